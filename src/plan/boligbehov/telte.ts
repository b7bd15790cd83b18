import { AGES, type EventCount, type RunInput, type VitalCounts } from '../../model/types.ts';
import { addedValues, type DataRole, type Mapping, means, type Shares, type StatTable } from '../grunnlag/index.ts';
import { codesOf, sumCells } from './cells.ts';

/** What the tables of births, deaths and moves count, by the name the catalogue has words for. */
const KINDS = ['births', 'deaths', 'arrivals', 'departures'] as const;
export type EventKind = (typeof KINDS)[number];

/** Tables that count them, those by age before those that only have the sum. */
export const EVENT_ROLES = ['births', 'deaths', 'moves', 'change'] as const satisfies readonly DataRole[];

type Dimension = StatTable['dimensions'][number];
type Value = Dimension['values'][number];

/** The ages of a value, both counted; null where it names none. */
export function agesOf({ code, label }: Value): { readonly from: number; readonly to: number } | null {
  for (const text of [label, code]) {
    const span = /(\d{1,3})\s*[-–]\s*(\d{1,3})(?!\d)/.exec(text);
    if (span) return { from: Number(span[1]), to: Number(span[2]) };
    const under = /\bunder (\d{1,3})\b/i.exec(text);
    if (under) return { from: 0, to: Number(under[1]) - 1 };
    const over = /(\d{1,3})\s*(?:\+|år (?:og|eller) (?:over|eldre)|eller eldre|og over|or older)/i.exec(text);
    if (over) return { from: Number(over[1]), to: AGES - 1 };
    const one = /^0*(\d{1,3})(?: år)?$/.exec(text.trim());
    if (one && Number(one[1]) < AGES) return { from: Number(one[1]), to: Number(one[1]) };
  }
  return null;
}

/** Which measures of a table count a kind of event; of a table of one kind all but those its words leave out. */
function measuresOf(dimension: Dimension, kind: EventKind, role: DataRole, mapping: Mapping): readonly Value[] {
  const words = mapping.events?.[kind] ?? [];
  const counted = dimension.values.filter((v) => !means(v, mapping.drop));
  const named = counted.filter((v) => means(v, words));
  // "Innflytting" beside "Innflytting, innenlandsk" is the sum.
  const within = (v: Value, other: Value) => other !== v && other.label.toLowerCase().startsWith(v.label.toLowerCase());
  const sum = named.find((v) => named.some((other) => within(v, other)));
  if (sum && !named.some((v) => means(v, mapping.total))) return [sum];
  return addedValues(named.length > 0 || role === 'moves' || role === 'change' ? named : counted, mapping);
}

const KINDS_OF: Readonly<Record<(typeof EVENT_ROLES)[number], readonly EventKind[]>> = {
  births: ['births'],
  deaths: ['deaths'],
  moves: ['arrivals', 'departures'],
  change: KINDS,
};

interface Counting {
  readonly role: DataRole;
  readonly table: StatTable;
  readonly mapping: Mapping;
}

/** One kind of event in one year, without a count in cells the agency hides; null where the table tells nothing of it. */
function countsIn(
  { role, table, mapping }: Counting,
  kind: EventKind,
  year: string,
  shares: Shares,
): EventCount[] | null {
  const chosen = new Map<string, ReadonlySet<string>>();
  for (const d of table.dimensions) {
    if (d.role !== 'contents' && d.role !== 'other') continue;
    const named = d.values.some((v) =>
      means(
        v,
        KINDS.flatMap((k) => mapping.events?.[k] ?? []),
      ),
    );
    const values = d.role === 'contents' || named ? measuresOf(d, kind, role, mapping) : addedValues(d.values, mapping);
    if (values.length === 0) return null;
    chosen.set(d.code, new Set(values.map((v) => v.code)));
  }
  // A table with neither measures nor kinds says nothing of who came and who went.
  if (chosen.size === 0 && (role === 'moves' || role === 'change')) return null;
  const ages = table.dimensions.find((d) => d.role === 'age');
  const bands = ages?.values.flatMap((v) => {
    const band = agesOf(v);
    return band ? [{ ...band, code: v.code }] : [];
  });
  // Single ages and bands of them in one table would be counted twice.
  const narrow = bands?.filter(
    (b) =>
      !bands.some(
        (other) => other !== b && other.from >= b.from && other.to <= b.to && other.to - other.from < b.to - b.from,
      ),
  );
  const sexes = codesOf(table, 'sex');
  // The sex of who is born is not that of who gives birth.
  const bySex = kind !== 'births' && sexes.includes('1') && sexes.includes('2');
  const made: EventCount[] = [];
  for (const sex of bySex ? (['2', '1'] as const) : [undefined]) {
    const whole = sex ?? (sexes.includes('0') ? '0' : undefined);
    for (const band of narrow?.length ? narrow : [{ from: 0, to: AGES - 1, code: undefined }]) {
      let events: number | null = 0;
      for (const [region, share] of shares.size > 0 ? shares : new Map([['', 1]])) {
        const found = sumCells(table, {
          ...{ time: year, other: (d: string, code: string) => chosen.get(d)?.has(code) !== false },
          ...(region === '' ? {} : { region: new Set([region]) }),
          ...(whole === undefined ? {} : { sex: whole }),
          ...(band.code === undefined ? {} : { age: band.code }),
        });
        events = events === null || found === null ? null : events + found * share;
      }
      const { from, to } = band;
      made.push({ year: Number(year), from, to, events, ...(sex ? { sex: sex === '2' ? 'female' : 'male' } : {}) });
    }
  }
  return made.some((count) => count.events !== null) ? made : null;
}

/** Which codes of a table make up a place in a year. */
type Choose<T> = (loaded: T, year: string) => Shares | null;

/** Everything counted of one place: for each kind and year the first table that has it, those by age before the others. */
function countsOf<T extends Counting>(tables: readonly T[], choose: Choose<T>): VitalCounts {
  const of = (kind: EventKind): EventCount[] => {
    const found = new Map<number, readonly EventCount[]>();
    for (const role of EVENT_ROLES)
      for (const loaded of KINDS_OF[role].includes(kind) ? tables.filter((t) => t.role === role) : [])
        for (const year of codesOf(loaded.table, 'time').filter((y) => /^\d{4}$/.test(y))) {
          const shares = found.has(Number(year)) ? null : choose(loaded, year);
          const counts = shares && countsIn(loaded, kind, year, shares);
          if (counts) found.set(Number(year), counts);
        }
    return [...found].sort(([a], [b]) => a - b).flatMap(([, counts]) => counts);
  };
  return { births: of('births'), deaths: of('deaths'), arrivals: of('arrivals'), departures: of('departures') };
}

/** Births, deaths and moves of the municipality and its county; nothing where no table counts any. */
export function vitalOf<T extends Counting>(
  tables: readonly T[],
  kommunen: Choose<T>,
  fylket: Choose<T>,
): RunInput['vital'] {
  const counting = tables.filter((t) => EVENT_ROLES.some((role) => role === t.role));
  const hasRegions = (t: T) => codesOf(t.table, 'region').length > 0;
  const own = countsOf(counting, kommunen);
  const county = countsOf(counting.filter(hasRegions), fylket);
  const any = [own, county].some((of) => KINDS.some((kind) => of[kind].length > 0));
  return any ? { own, county } : undefined;
}
