import type { Ledger } from '../../kernel/index.ts';
import type { AreaOf, FlowRow } from '../../model/types.ts';
import { endringFlows } from '../boligtilbud/index.ts';
import { countsInOekonomiplan } from './finansiering.ts';
import { ASSUMED_PROBABILITY } from './sted.ts';
import { type Effekt, effekterOf, givendeOf, hovedgrupperOf, type Tiltak, tiltakNumber } from './tiltak.ts';

/** The year the dwellings of each ledger were last counted, and the day of the list when they stand in one; null where nobody has. */
export type Opptalt = Readonly<Record<Ledger, { readonly year: number; readonly list: string | null } | null>>;

export const IKKE_OPPTALT: Opptalt = { boligsosialt: null, boligutvikling: null };

/** What is finished by the year of a count stands in the count; what is not finished cannot, whatever year it was planned for. */
const inCount = (t: Tiltak, year: number, counted: Opptalt): boolean =>
  t.status === 'gjennomfoert' && year <= (counted[t.ledger]?.year ?? Number.NEGATIVE_INFINITY);

/** Units of a tiltak that stand among the dwellings counted, and are not expected besides. */
export const unitsInCount = (t: Tiltak, counted: Opptalt): number =>
  givendeOf(t)
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

/** What a line that sells, tears down, puts in order or rebuilds takes away in a year, and what of it is back later. */
function changeFlows(t: Tiltak, e: Effekt, coming: FlowRow, areaOf: AreaOf): FlowRow[] {
  const { id, year, units, type, level, ledger } = coming;
  const backYear = e.out === undefined ? null : year + e.out;
  const told = { change: e.change ?? null, backYear, ledger, type, level, units, year, probability: 100 };
  const group = e.group && e.group !== 'alle' && ledger === 'boligsosialt' ? { group: e.group } : {};
  const { probability, delay, field = id } = coming;
  return endringFlows(id, { ...told, ...(t.area ? { area: t.area } : {}) }, null, areaOf).map((f) => ({
    ...f,
    ...group,
    field,
    probability,
    delay: f.delay + delay,
  }));
}

/**
 * The units of tiltak that count and do not stand among the dwellings already counted, as flows of supply for the model. A partly
 * financed tiltak is as likely as its share is large. All that a tiltak does has one draw, so what it sells goes when what it gives comes.
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
        e.units.flatMap((count, i): FlowRow[] => {
          if (count === 0 || inCount(data, data.firstYear + i, counted)) return [];
          const coming: FlowRow = {
            kind: 'measure',
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
            confidence: 'B',
          };
          return e.change ? changeFlows(data, e, coming, areaOf) : [coming];
        }),
      ),
    );
}

/** Units a tiltak gives and takes away of each kind by the end of a year, as it is planned. */
export const netBy = (
  t: Tiltak,
  year: number,
): { readonly type: string; readonly level: string; readonly units: number }[] =>
  effekterOf(t).flatMap((e) =>
    e.units.map((units, i) => {
      const from = t.firstYear + i;
      const away =
        e.change === undefined ? 0 : e.change === 'rehabilitering' && from + (e.out ?? 1) <= year ? 0 : -units;
      return { type: e.type, level: e.level, units: from > year ? 0 : e.change ? away : units };
    }),
  );
