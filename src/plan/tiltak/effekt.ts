import type { Ledger } from '../../kernel/index.ts';
import type { AreaOf, FlowRow } from '../../model/types.ts';
import { countsInOekonomiplan } from './finansiering.ts';
import { ASSUMED_PROBABILITY } from './sted.ts';
import { type Effekt, effekterOf, hovedgrupperOf, type Tiltak, tiltakNumber } from './tiltak.ts';

/** The year the dwellings of each ledger were last counted, and the day of the list when they stand in one; null where nobody has. */
export type Opptalt = Readonly<Record<Ledger, { readonly year: number; readonly list: string | null } | null>>;

export const IKKE_OPPTALT: Opptalt = { boligsosialt: null, boligutvikling: null };

/** What is finished by the year of a count stands in the count; what is not finished cannot, whatever year it was planned for. */
const inCount = (t: Tiltak, year: number, counted: Opptalt): boolean =>
  t.status === 'gjennomfoert' && year <= (counted[t.ledger]?.year ?? Number.NEGATIVE_INFINITY);

/** Units of a tiltak that stand among the dwellings counted, and are not expected besides. */
export const unitsInCount = (t: Tiltak, counted: Opptalt): number =>
  effekterOf(t)
    .flatMap((e) => e.units.filter((_, i) => inCount(t, t.firstYear + i, counted)))
    .reduce((n, units) => n + units, 0);

/** How sure it is that the units of a line come; less where only a part has money. */
const chanceOf = (t: Tiltak, e: Effekt): number => {
  const sure = (e.probability ?? t.probability ?? ASSUMED_PROBABILITY) / 100;
  return t.status === 'delvis' ? (sure * (t.share ?? 100)) / 100 : sure;
};

/** The one group that dwellings of the boligsosiale ledger are for; nothing when they are for all or for several, who share them. */
function reservedFor(t: Tiltak, e: Effekt): Pick<FlowRow, 'group'> {
  const [group, ...more] = e.group ? [e.group] : hovedgrupperOf(t);
  return t.ledger === 'boligsosialt' && group && group !== 'alle' && more.length === 0 ? { group } : {};
}

/**
 * The units of tiltak that count and do not stand among the dwellings already counted, as flows of supply for the model. A partly
 * financed tiltak is as likely as its share is large.
 */
export function tiltakFlows(
  all: readonly { readonly number: number; readonly data: Tiltak }[],
  counted: Opptalt,
  areaOf: AreaOf = () => ({}),
): FlowRow[] {
  return all
    .filter(({ data }) => countsInOekonomiplan(data))
    .flatMap(({ number, data }) =>
      effekterOf(data).flatMap((e, row) =>
        e.units.flatMap((count, i) =>
          count === 0 || inCount(data, data.firstYear + i, counted)
            ? []
            : [
                {
                  kind: 'measure' as const,
                  id: row === 0 ? tiltakNumber(number) : `${tiltakNumber(number)}/${row + 1}`,
                  field: tiltakNumber(number),
                  year: data.firstYear + i,
                  type: e.type,
                  level: e.level,
                  ledger: data.ledger,
                  ...reservedFor(data, e),
                  ...areaOf(data.area),
                  units: count,
                  probability: chanceOf(data, e),
                  delay: e.delay ?? data.delay ?? 0,
                  confidence: 'B' as const,
                },
              ],
        ),
      ),
    );
}
