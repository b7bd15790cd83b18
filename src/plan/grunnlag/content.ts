import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { DATA_ROLES } from './roles.ts';

const texts = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) });
const file = z.array(
  z.strictObject({
    role: z.enum(DATA_ROLES),
    tables: z.array(z.string().regex(/^\d{5}$/)).min(1),
    titleStart: z.string().min(1),
    /** Whether number and title were seen in an answer of the agency. */
    seen: z.boolean(),
    name: texts,
    why: texts,
  }),
);
export type Catalogue = z.infer<typeof file>;

/** The editable list of tables in content/statistikk. */
export const loadCatalogue = (root: string): Catalogue =>
  file.parse(parse(readFileSync(join(root, 'content/statistikk/tabeller.yaml'), 'utf8')));
