import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Kombinasjon } from './plan.ts';

const file = z.array(
  z.strictObject({
    a: z.string().min(1),
    b: z.string().min(1),
    kilde: z.url(),
    notert: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  }),
);

/** Schemes of support that one tiltak cannot use together. */
export const loadKombinasjoner = (root: string): Kombinasjon[] =>
  file
    .parse(parse(readFileSync(join(root, 'content/roedtraad/kombinasjoner.yaml'), 'utf8')))
    .map(({ a, b, kilde }) => ({ a, b, source: kilde }));
