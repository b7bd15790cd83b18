import {
  type Boligtype,
  type Kroner,
  kroner,
  type Ledger,
  type Removable,
  type RowResult,
  roundKroner,
  rowForm,
  sumKroner,
  type Tjenestenivaa,
  type TypedFields,
} from '../../kernel/index.ts';
import { convert, type Frame, type PriceTable } from '../oekonomiplan/index.ts';
import {
  amountsOf,
  countsInOekonomiplan,
  netBy,
  type Opptalt,
  PLAN_YEARS,
  priceYearOf,
  type Tiltak,
  tiltakFlows,
} from '../tiltak/index.ts';

/** A choice of tiltak that somebody wants to see the sum of. */
export interface Sett extends Removable {
  readonly title: string;
  readonly tiltak: readonly number[];
}

export type Numbered = { readonly number: number; readonly data: Tiltak };

export const MAX_SETT = 12;
export const SHOWN_AT_ONCE = 3;

/** The chosen tiltak come as `t-7: 'ja'`. */
export function parseSett(typed: TypedFields, known: readonly number[]): RowResult<Sett> {
  const form = rowForm(typed);
  const title = form.words('title', 120, true);
  const tiltak = known.filter((n) => typed[`t-${n}`] === 'ja');
  if (tiltak.length === 0) form.refuse('mangler', 'tiltak');
  return form.done({ title, tiltak, removed: false });
}

export const typedSett = (s: Sett): TypedFields => ({
  title: s.title,
  ...Object.fromEntries(s.tiltak.map((n) => [`t-${n}`, 'ja'])),
});

/** A row of the gap in the year that is compared; null where it may not be told. */
export interface GapAt {
  readonly ledger: Ledger;
  readonly type: Boligtype | 'alle';
  readonly level: Tjenestenivaa;
  readonly mean: number | null;
}

export interface Coverage {
  /** What is missing before any tiltak of the plan, in whole units; null where it is not known or may not be told. */
  readonly missing: number | null;
  /** What the set gives by the end of the year. */
  readonly given: number;
  /** Of what is missing, how much the set covers with the right type and level. */
  readonly closed: number | null;
  readonly left: number | null;
}

export interface SettResult {
  readonly year: number;
  readonly boligsosialt: Coverage;
  readonly boligutvikling: Coverage;
  readonly years: readonly number[];
  readonly investment: readonly Kroner[];
  /** Of the boligsosiale tiltak alone, all years together, for each unit they cover; null when they cover none. */
  readonly perUnit: Kroner | null;
  /** Operation less rent. */
  readonly operation: readonly Kroner[];
  /** Of the frames of the four years when this set alone is carried out; null without a frame for each of them. */
  readonly frameLeft: { readonly investering: Kroner | null; readonly drift: Kroner | null };
  /** Numbers of the set that the plan no longer has. */
  readonly gone: readonly number[];
  /** Those whose amounts could not be carried to the prices of the first year, and stand as typed. */
  readonly otherPrices: readonly number[];
  readonly clashes: readonly Clash[];
}

/** Two of the set that cannot be had together, or one that needs another which is neither in it nor decided. */
export interface Clash {
  readonly code: 'begge' | 'mangler';
  readonly tiltak: number;
  readonly other: number;
}

/** What the set is held against besides the gap. */
export interface Grunnlag {
  readonly prices: PriceTable;
  readonly frames: readonly Frame[];
}

const isSure = (t: Tiltak) => t.status === 'vedtatt' || countsInOekonomiplan(t);

export function clashesIn(chosen: readonly Numbered[], all: readonly Numbered[]): Clash[] {
  const inSet = new Set(chosen.map((t) => t.number));
  const sure = new Set(all.filter((t) => isSure(t.data)).map((t) => t.number));
  const pairs = new Map<string, Clash>();
  for (const { number, data } of chosen)
    for (const other of data.excludes ?? []) {
      const [tiltak, second] = number < other ? [number, other] : [other, number];
      if (inSet.has(other)) pairs.set(`${tiltak}-${second}`, { code: 'begge', tiltak, other: second });
    }
  const lacks = chosen.flatMap(({ number, data }) =>
    (data.requires ?? [])
      .filter((other) => !inSet.has(other) && !sure.has(other))
      .map((other): Clash => ({ code: 'mangler', tiltak: number, other })),
  );
  return [...pairs.values(), ...lacks];
}

const key = (type: string, level: string) => `${type}/${level}`;

/** Units by kind, up to the end of a year. */
function givenBy(tiltak: readonly Numbered[], ledger: Ledger, year: number): Map<string, number> {
  const given = new Map<string, number>();
  for (const { data: t } of tiltak)
    if (t.ledger === ledger)
      for (const { type, level, units } of netBy(t, year))
        if (units !== 0) given.set(key(type, level), (given.get(key(type, level)) ?? 0) + units);
  return given;
}

/** What the run has counted as coming from tiltak with money: taken out of the gap again, so that no tiltak counts twice. */
function counted(all: readonly Numbered[], ledger: Ledger, year: number, opptalt: Opptalt): Map<string, number> {
  const found = new Map<string, number>();
  for (const f of tiltakFlows(all, opptalt))
    if (f.ledger === ledger && f.year <= year)
      found.set(key(f.type, f.level), (found.get(key(f.type, f.level)) ?? 0) + f.units * f.probability);
  return found;
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, n) => all + n, 0);

/** In whole dwellings: half a home houses nobody, so what is missing is rounded up. */
const whole = (n: number) => Math.max(0, Math.ceil(n - 1e-9));

function coverageOf(gap: readonly GapAt[], own: Map<string, number>, before: Map<string, number>): Coverage {
  const given = sum(own.values());
  const rows = gap.filter((g) => g.type !== 'alle');
  const known = rows.map((g) => ({ at: key(g.type, g.level), mean: g.mean }));
  if (known.length === 0 || known.some((g) => g.mean === null))
    return { missing: null, given, closed: null, left: null };
  const missing = known.map((g) => ({ at: g.at, units: whole((g.mean ?? 0) + (before.get(g.at) ?? 0)) }));
  const closed = sum(missing.map((g) => Math.min(g.units, own.get(g.at) ?? 0)));
  const all = sum(missing.map((g) => g.units));
  return { missing: all, given, closed, left: all - closed };
}

/** What a set comes to, against the gap of `year`; `all` are the tiltak of the plan as it is. */
export function resultOf(
  sett: Pick<Sett, 'tiltak'>,
  all: readonly Numbered[],
  gap: readonly GapAt[],
  year: number,
  firstYear: number,
  opptalt: Opptalt,
  { prices, frames }: Grunnlag = { prices: [], frames: [] },
): SettResult {
  const chosen = all.filter((t) => sett.tiltak.includes(t.number));
  const years = Array.from({ length: PLAN_YEARS }, (_, i) => firstYear + i);
  const of = (ledger: Ledger) =>
    coverageOf(
      gap.filter((g) => g.ledger === ledger),
      givenBy(chosen, ledger, year),
      counted(all, ledger, year, opptalt),
    );
  const social = chosen.filter((t) => t.data.ledger === 'boligsosialt').map((t) => t.number);
  const boligsosialt = of('boligsosialt');
  // Everything in the prices of the first year, as the økonomiplan has it, so that sets can be told apart by their cost.
  const priced = chosen.map(({ number, data }) => {
    const conversion = convert(prices, priceYearOf(data), firstYear);
    return { number, data, conversion, amounts: amountsOf(data, conversion?.factors) };
  });
  const spent = sumKroner(priced.filter((t) => social.includes(t.number)).flatMap((t) => t.amounts.investment));
  type Priced = (typeof priced)[number]['amounts'];
  const cost = (amount: (a: Priced, i: number) => number) =>
    years.map((y) => sumKroner(priced.map((t) => kroner(amount(t.amounts, y - t.data.firstYear)))));
  const investment = cost((a, i) => a.investment[i] ?? 0);
  const operation = cost((a, i) => (a.operation[i] ?? 0) - (a.rent[i] ?? 0));
  const own = years.map((y) => frames.find((f) => f.year === y));
  const leftOf = (frame: 'investering' | 'drift', used: readonly Kroner[]) =>
    own.some((f) => f === undefined)
      ? null
      : kroner(own.reduce((n, f) => n + (f?.[frame] ?? 0), 0) - sumKroner([...used]));
  return {
    year,
    boligsosialt,
    boligutvikling: of('boligutvikling'),
    years,
    investment,
    operation,
    frameLeft: { investering: leftOf('investering', investment), drift: leftOf('drift', operation) },
    perUnit: boligsosialt.closed ? roundKroner(spent / boligsosialt.closed) : null,
    gone: sett.tiltak.filter((n) => !all.some((t) => t.number === n)),
    otherPrices: priced.filter((t) => t.conversion === null).map((t) => t.number),
    clashes: clashesIn(chosen, all),
  };
}
