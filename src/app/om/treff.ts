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
});
export type Treff = z.infer<typeof file>;

/** How well the model would have hit, as it was last measured. */
export const loadTreff = (root: string): Treff => file.parse(readYaml(root, 'content/modell/treff.yaml'));
