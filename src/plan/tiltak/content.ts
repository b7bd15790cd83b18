import { z } from 'zod';
import { readYaml } from '../../platform/content/yaml.ts';
import type { KostraFunksjon } from './kostra.ts';

const year = z.int().min(1990).max(2200);
const row = z.strictObject({
  code: z.string().regex(/^\d{3}$/),
  validFrom: year,
  validTo: year.nullable(),
  confidence: z.enum(['A', 'B', 'C', 'O']),
  source: z.string().min(1),
  name: z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) }),
});

/** The dated table of functions; a code may return with another name, but never twice in one year. */
export const kostraTable = z.array(row).superRefine((rows, ctx) => {
  for (const [i, a] of rows.entries()) {
    if (a.validTo !== null && a.validTo < a.validFrom)
      ctx.addIssue({ code: 'custom', path: [i], message: `${a.code} ends before it begins` });
    const twice = rows
      .slice(0, i)
      .some((b) => b.code === a.code && a.validFrom <= (b.validTo ?? 9999) && b.validFrom <= (a.validTo ?? 9999));
    if (twice) ctx.addIssue({ code: 'custom', path: [i], message: `${a.code} stands twice in one year` });
  }
});

export const loadKostra = (root: string): readonly KostraFunksjon[] =>
  kostraTable.parse(readYaml(root, 'content/kostra.yaml'));
