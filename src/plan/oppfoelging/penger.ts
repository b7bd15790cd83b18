import type { Avvikslinje, Sammenstilling } from '../regnskap/index.ts';
import type { Rundetype } from './rapport.ts';

/** Percent of the budget of a line that an account may deviate by without a reason, where the round says nothing else. */
export const GRENSE = 10;
/** Kroner that nobody has to explain, whatever the percent. */
export const BAGATELL = 100_000;

/**
 * Lines whose account deviates so much that somebody must say why. More than the budget of the year counts at any time;
 * less counts only when the year is over, in a report for the whole year.
 */
export const moneyDeviations = (
  account: Sammenstilling | null | undefined,
  type: Rundetype,
  grense: number = GRENSE,
): Avvikslinje[] =>
  (account?.linjer ?? []).filter(({ avvik, beloep }) => {
    if (avvik === null || Math.abs(avvik) <= BAGATELL || Math.abs(avvik) * 100 <= Math.abs(beloep) * grense)
      return false;
    return avvik > 0 || (type === 'aar' && account?.period === 12);
  });

/** Whether a report on this tiltak must say why, for the money alone. */
export const moneyDeviates = (
  account: Sammenstilling | null,
  of: { readonly type: Rundetype; readonly grense?: number | undefined },
  tiltak: number,
): boolean => moneyDeviations(account, of.type, of.grense).some((l) => l.tiltak === tiltak);
