import { AGES, type AgeSex, type Parameters } from '../types.ts';
import { allShares } from './membership.ts';
import { bandShare, type ShareBand } from './shares.ts';

/** What households do when a share of a band rises, all else as it is. */
export interface Sensitivity {
  /** The band's share in the base year, of its persons in private households, 0..1. */
  readonly share: number;
  /** dH / d eta: households for each unit that the share rises; a hundredth of it is a percentage point. */
  readonly households: number;
  /** Percent more households for each percent that the share rises. */
  readonly elasticity: number;
}

/**
 * The derivative of households in a year with respect to a band's share of the base year. The share rises as a user's own does
 * (`shares.ts`): the same part of every other type moves, so of each age s / size households come and those of the others go. `scale` is
 * what modelled households are multiplied by, `part` how far the year is along its way. Null where nobody is there to move.
 */
export function sensitivityOf(
  base: AgeSex,
  then: AgeSex,
  parameters: Parameters,
  band: ShareBand,
  { scale, part, households }: { readonly scale: number; readonly part: number; readonly households: number },
): Sensitivity | null {
  const share = bandShare(base, parameters, band);
  const sizes = parameters.householdSize;
  const shares = allShares(parameters);
  let sum = 0;
  for (const sex of ['female', 'male'] as const)
    for (let a = band.from; a <= Math.min(band.to, AGES - 1); a += 1) {
      const of = shares[sex][a] ?? [];
      const others = sizes.reduce((n, _, k) => (k === band.type ? n : n + (of[k] ?? 0)), 0);
      const went = sizes.reduce((n, size, k) => (k === band.type ? n : n + (of[k] ?? 0) / size), 0);
      sum += (then[sex][a] ?? 0) * (others / (sizes[band.type] ?? 1) - went);
    }
  const room = 1 - share;
  if (!(room > 0) || !(share > 0) || !(households > 0)) return null;
  const more = (scale * part * sum) / room;
  return { share, households: more, elasticity: (share * more) / households };
}
