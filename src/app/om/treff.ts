import { z } from 'zod';
import { readYaml } from '../../platform/content/yaml.ts';

const share = z.number().min(0).max(2);
const file = z.strictObject({
  parameterVersion: z.string(),
  source: z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) }),
  years: z.strictObject({ from: z.int(), to: z.int(), truth: z.int() }),
  places: z.int().positive(),
  rows: z
    .array(
      z.strictObject({
        measure: z.enum(['total', '80+']),
        class: z.string().min(1),
        places: z.int().positive(),
        model: share,
        noChange: share,
        trend: share,
        median: share,
        coverage80: share,
        crps: share,
      }),
    )
    .min(1),
  /** Dwellings that more households than in `from` would have needed, beside the dwellings that came. */
  dwellings: z.strictObject({
    place: z.string().min(1),
    source: z.strictObject({ nb: z.string().min(1), nn: z.string().min(1) }),
    from: z.int(),
    rows: z.array(z.strictObject({ year: z.int(), model: z.int(), came: z.int() })).min(1),
  }),
});
export type Treff = z.infer<typeof file>;

/** How well the model would have hit, as it was last measured. */
export const loadTreff = (root: string): Treff => file.parse(readYaml(root, 'content/modell/treff.yaml'));
