import { BOLIGTYPER, type Boligtype, weakest } from '../../kernel/index.ts';
import { type AreaShare, addedUp, type Needs } from '../gap/cells.ts';
import type { Lacks } from '../gap/lacks.ts';
import { placesFor } from '../need/care.ts';
import type { Parameters, StockRow } from '../types.ts';
import { type Areas, placedIn } from './areas.ts';

/**
 * Ordinary dwellings of one type, or of all, by area: parts of the whole's need in every draw. The reserve follows whether the whole
 * grows; what goes out of use is of the types as in the whole, since nobody has told the types of an area. What is missing has no area.
 */
export function ordinaryAreas(
  areas: Areas,
  parameters: Parameters,
  { householdClass }: Pick<Needs, 'householdClass'>,
  cell: { readonly type: Boligtype | 'alle'; at(t: number): number; readonly share: number },
  lacks: Lacks,
): AreaShare[] {
  const { type, at, share } = cell;
  const figure = type === 'alle' ? 'households' : type;
  const reserve = 1 / (1 - parameters.vacancyReserve);
  const parts = areas.chains.map((chain, r): AreaShare => {
    const own = (t: number) =>
      type === 'alle' ? (chain.households[t] ?? 0) : (chain.dwellings[t]?.[BOLIGTYPER.indexOf(type)] ?? 0);
    const replaced = (t: number) => share * addedUp(chain.need, t, 'replacement');
    const since = (then: number, grows: boolean, t: number) => (then - own(0)) * (grows ? reserve : 1) + replaced(t);
    return {
      area: chain.code,
      counted: true,
      figure: null,
      needed: (t) => since(own(t), at(t) > at(0), t),
      drawn: (t, d) => since(areas.drawn(figure, r, t, d), areas.whole(figure, t, d) > at(0), t),
      parts: (t) => [
        { size: own(t) - own(0), confidence: type === 'alle' ? weakest(householdClass, chain.confidence) : 'C' },
        { size: replaced(t), confidence: 'O' },
        { size: share * addedUp(chain.need, t, 'vacancy'), confidence: 'O' },
      ],
    };
  });
  if (lacks.of.length === 0) return parts;
  return [
    ...parts,
    {
      ...{ area: null, counted: true, figure: null },
      needed: (t) => share * lacks.expected(t),
      drawn: (t, d) => share * lacks.drawn(t, d),
      parts: (t) => lacks.parts(t, share),
    },
  ];
}

/** Places with 24-hour staffing by area: each its part of the whole's by its users, minus the places that stand in it. */
export function careAreas(
  areas: Areas,
  stock: readonly StockRow[],
  parameters: Parameters,
  users: readonly number[],
): AreaShare[] {
  const inArea = (code: string | null) => stock.filter((row) => placedIn(row, areas) === code);
  const unitsIn = (code: string | null) => inArea(code).reduce((n, row) => n + row.units, 0);
  const partsOf = (code: string | null) => inArea(code).map((row) => ({ size: row.units, confidence: row.confidence }));
  const places = (own: number, all: number) => (all > 0 ? (placesFor(all, parameters) * own) / all : 0);
  const parts = areas.chains.map(({ code, careUsers }, r): AreaShare => {
    const there = unitsIn(code);
    const expected = (t: number) => places(careUsers[t] ?? 0, users[t] ?? 0);
    return {
      area: code,
      counted: true,
      figure: null,
      needed: (t) => expected(t) - there,
      met: () => there,
      drawn: (t, d) => places(areas.drawn('care', r, t, d), areas.whole('care', t, d)) - there,
      parts: (t) => [{ size: expected(t), confidence: 'C' }, ...partsOf(code)],
    };
  });
  const unplaced = unitsIn(null);
  if (unplaced === 0) return parts;
  const alone: AreaShare = {
    ...{ area: null, counted: false, figure: null, needed: () => -unplaced, met: () => unplaced },
    parts: () => partsOf(null),
  };
  return [...parts, alone];
}
