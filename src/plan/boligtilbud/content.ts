import { z } from 'zod';
import { readYaml } from '../../platform/content/yaml.ts';
import { FINANSIERING, type Husbankvilkaar } from './avtale.ts';
import { AVTALETYPER } from './tilbud.ts';

const husbankvilkaar = z
  .array(
    z.strictObject({
      agreement: z.enum(AVTALETYPER),
      financing: z.enum(FINANSIERING),
      from: z.iso.date().nullable(),
      share: z.number().min(1).max(100),
      years: z.int().min(1).max(100),
      source: z.string().min(1),
      url: z.url(),
    }),
  )
  .refine((rows) => new Set(rows.map((r) => `${r.agreement}/${r.financing}/${r.from}`)).size === rows.length, {
    message: 'the same term stands twice from one day',
  });

export const loadHusbankvilkaar = (root: string): readonly Husbankvilkaar[] =>
  husbankvilkaar.parse(readYaml(root, 'content/husbankvilkaar.yaml'));
