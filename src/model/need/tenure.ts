import type { TenureFigures } from '../result.ts';
import type { Parameters } from '../types.ts';
import { addedNeed, type YearlyNeed } from './dwellings.ts';

/** How a household holds its dwelling: owns it, owns it through a cooperative (borettslag), rents it. */
export const TENURES = ['owned', 'cooperative', 'rented'] as const;
export type Tenure = (typeof TENURES)[number];

/**
 * Households by tenure, each type holding its dwellings as such households do in the country, and the yearly need by it: the change is of
 * the households that come and go, the other components are divided as the households of the year are. Adds up to the need.
 */
export function byTenure(
  byType: readonly Float64Array[],
  need: readonly YearlyNeed[],
  { tenure }: Pick<Parameters, 'tenure'>,
): TenureFigures {
  const rows = tenure.map((row) => {
    const sum = row.reduce((n, v) => n + v, 0);
    return row.map((v) => v / sum);
  });
  const households = TENURES.map((_, c) => byType.map((of) => of.reduce((n, h, k) => n + h * (rows[k]?.[c] ?? 0), 0)));
  return {
    households,
    need: households.map((own) =>
      need.map((n, t) => {
        const all = households.reduce((sum, of) => sum + (of[t] ?? 0), 0);
        const share = all > 0 ? (own[t] ?? 0) / all : 0;
        const change = (own[t + 1] ?? 0) - (own[t] ?? 0);
        return change + share * addedNeed(n);
      }),
    ),
  };
}
