import { z } from 'zod';

/** What a tiltak costs and who pays, by year, as programs read it. */
export const AMOUNTS = [
  'investment',
  'grants',
  'vat',
  'fund',
  'sale',
  'onlending',
  'loan',
  'operation',
  'rent',
] as const;

export const money = z.strictObject({
  /** Whole kroner in the prices of `priceYear`. */
  unit: z.literal('kr'),
  priceYear: z.int(),
  years: z.array(
    z.strictObject({
      year: z.int(),
      ...(Object.fromEntries(AMOUNTS.map((a) => [a, z.int()])) as Record<(typeof AMOUNTS)[number], z.ZodInt>),
    }),
  ),
});
