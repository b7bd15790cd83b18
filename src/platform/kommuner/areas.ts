import { type Kommuner, numbersOf, successorsOf } from './kommuner.ts';

/** The numbers that made up an area on a date. */
export interface AreaParts {
  /** Numbers all of which lies in the area of today. */
  readonly whole: readonly string[];
  /** Numbers of which a part does, and a part does not: their figures need weights and a person's decision. */
  readonly splits: readonly string[];
}

/** What a municipality, its county and the country are made of, on any date. */
export interface Areas {
  readonly kommune: (date: string) => AreaParts;
  /** `code` is the county number that meant the same area then; null where none did. */
  readonly fylke: (date: string) => AreaParts & { readonly code: string | null };
  readonly landet: (date: string) => AreaParts;
}

interface Dated {
  readonly number: string;
  readonly from: string;
  readonly to: string | null;
  readonly ends: readonly string[];
}

const datedOf = new WeakMap<Kommuner, readonly Dated[]>();

function dated(kommuner: Kommuner): readonly Dated[] {
  const known = datedOf.get(kommuner);
  if (known) return known;
  const fictional = new Set(kommuner.today.filter((k) => k.fictional).map((k) => k.number));
  const rows = kommuner.rows
    .filter((row) => !fictional.has(row.number))
    .map(({ number, from, to }) => ({ number, from, to, ends: successorsOf(kommuner, number) }));
  datedOf.set(kommuner, rows);
  return rows;
}

const holds = (row: { from: string; to: string | null }, date: string) =>
  row.from <= date && (row.to === null || date < row.to);

/** The areas that a municipality of today is compared with, through time. A number nobody knows is itself at all times. */
export function areasOf(kommuner: Kommuner, number: string): Areas {
  const rows = dated(kommuner);
  const prefix = number.slice(0, 2);
  const real = kommuner.today.filter((k) => !k.fictional).map((k) => k.number);
  const known = new Map<string, AreaParts>();
  function partsOf(name: string, today: ReadonlySet<string>, date: string): AreaParts {
    const key = `${name} ${date}`;
    const before = known.get(key);
    if (before) return before;
    const whole = new Set<string>();
    const splits = new Set<string>();
    for (const row of rows) {
      if (!holds(row, date) || !row.ends.some((n) => today.has(n))) continue;
      (row.ends.every((n) => today.has(n)) ? whole : splits).add(row.number);
    }
    const parts = { whole: [...whole], splits: [...splits] };
    known.set(key, parts);
    return parts;
  }
  const own = new Set([number]);
  const county = new Set(real.filter((n) => n.startsWith(prefix)));
  const country = new Set(real);
  return {
    kommune(date) {
      const parts = partsOf('kommune', own, date);
      return parts.whole.length + parts.splits.length > 0 ? parts : { whole: [number], splits: [] };
    },
    fylke(date) {
      const parts = partsOf('fylke', county, date);
      const code = parts.whole[0]?.slice(0, 2) ?? null;
      const under = rows.filter((row) => holds(row, date) && row.number.slice(0, 2) === code);
      const same = parts.splits.length === 0 && new Set(under.map((r) => r.number)).size === parts.whole.length;
      const one = parts.whole.every((n) => n.slice(0, 2) === code);
      return { ...parts, code: same && one ? code : null };
    },
    landet: (date) => partsOf('landet', country, date),
  };
}

/** Numbers in use since 1986, where the population tables begin, of which only a part became this municipality. */
export function splitNumbersOf(
  kommuner: Kommuner,
  number: string,
): readonly { readonly number: string; readonly name: string; readonly from: string; readonly to: string }[] {
  const splits = new Set(numbersOf(kommuner, number).splits);
  const found = new Map<string, { number: string; name: string; from: string; to: string }>();
  for (const { number: old, name, from, to } of kommuner.rows) {
    if (!splits.has(old) || to === null || to <= '1986-01-01') continue;
    found.set(old, { number: old, name, from: found.get(old)?.from ?? from, to });
  }
  return [...found.values()];
}
