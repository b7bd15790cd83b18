import { z } from 'zod';
import { KVALITETER } from '../../kernel/index.ts';
import { readYaml } from '../../platform/content/yaml.ts';
import { DATA_ROLES } from '../grunnlag/index.ts';
import { ENHETER, LISTER, RETNINGER, type Tema } from './indikator.ts';

/** The themes in the order of the page, each a file. */
const THEMES = ['befolkning', 'boligmarked', 'levekaar', 'kommunale-boliger', 'bosetting-og-omsorg'] as const;

const texts = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) });
const utvalg = z.strictObject({
  role: z.enum(DATA_ROLES),
  ages: z.tuple([z.int().min(0), z.int().min(0).nullable()]).optional(),
  words: z.array(z.string().min(3)).min(1).optional(),
});
const lesning = z
  .strictObject({
    role: z.enum(DATA_ROLES),
    words: z.array(z.string().min(3)).min(1),
    not: z.array(z.string().min(2)).optional(),
    pick: z.array(z.string().min(2)).optional(),
    sum: z.literal(true).optional(),
    weight: z.array(z.string().min(3)).optional(),
  })
  .refine((r) => !(r.sum && r.weight), 'added or weighted, not both');
const unit = z.enum(ENHETER);
const indikator = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    table: z
      .string()
      .regex(/^\d{5}$/)
      .nullable(),
    source: texts,
    direction: z.enum(RETNINGER),
    quality: z.enum(KVALITETER).nullable(),
    name: texts,
    definition: texts,
    caveat: texts,
    obtain: texts.optional(),
    compute: z
      .strictObject({
        count: utvalg,
        of: utvalg.optional(),
        inverse: utvalg.optional(),
        growth: z.int().min(1).max(20).optional(),
        per: z.union([z.literal(1), z.literal(100), z.literal(1000)]),
      })
      .refine((c) => [c.of, c.inverse, c.growth].filter((v) => v !== undefined).length === 1, 'one way to a share')
      .optional(),
    read: lesning.optional(),
    manual: z.strictObject({ unit, min: z.number(), max: z.number() }).optional(),
    list: z.enum(LISTER).optional(),
    countUnit: unit.optional(),
    shareUnit: unit.optional(),
    decimals: z.int().min(0).max(2),
  })
  .refine((i) => (i.compute === undefined) !== (i.manual === undefined), 'either computed or typed')
  .refine(
    (i) => !i.read || (i.manual !== undefined && i.table !== null && !i.list),
    'what is read has a table and may be typed',
  )
  .refine((i) => !i.manual || i.read || i.list || i.obtain, 'one that no table gives says how it is come by')
  .refine((i) => !i.list || i.manual?.unit === 'prosent', 'a share of a list is in percent')
  .refine((i) => !i.compute || (i.table !== null && i.countUnit && i.shareUnit), 'a computed one has table and units');

export const temaSchema = z.strictObject({
  theme: z.enum(THEMES),
  name: texts,
  indicators: z.array(indikator).min(1),
});

/** Every indicator in content/indikatorer; one whose table the catalogue does not know is an error, so is an id used twice. */
export function loadIndikatorer(root: string, known: readonly string[]): readonly Tema[] {
  const themes = THEMES.map((name) => temaSchema.parse(readYaml(root, `content/indikatorer/${name}.yaml`)));
  const all = themes.flatMap((t) => t.indicators);
  for (const i of all)
    if (i.table !== null && !known.includes(i.table)) throw new Error(`${i.id}: no table ${i.table} in the catalogue`);
  if (new Set(all.map((i) => i.id)).size !== all.length) throw new Error('An indicator stands twice');
  return themes;
}
