import type { RunInput } from './types.ts';

/** What the planner should load or type next; the order is the order of usefulness. */
export function missingInputs(input: RunInput): string[] {
  const absent: [string, boolean][] = [
    ['population-history', input.history.length < 2],
    ['population-projection', input.projection === null],
    ['households', input.households === null],
    ['dwellings', input.dwellings === null],
    ['dwellings-by-type', input.dwellings?.byType == null],
    ['boligbyggeprogram', input.flows === null],
    ['backlog', input.backlog === null],
    ['kommunal-stokk', input.stock === null],
    ['social-counts', input.social === null],
  ];
  return absent.filter(([, isAbsent]) => isAbsent).map(([role]) => role);
}
