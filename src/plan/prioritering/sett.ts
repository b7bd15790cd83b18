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
import { amountsOf, effekterOf, type Opptalt, PLAN_YEARS, type Tiltak, tiltakFlows } from '../tiltak/index.ts';

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
  /** Numbers of the set that the plan no longer has. */
  readonly gone: readonly number[];
}

const key = (type: string, level: string) => `${type}/${level}`;

/** Units by kind, up to the end of a year. */
function givenBy(tiltak: readonly Numbered[], ledger: Ledger, year: number): Map<string, number> {
  const given = new Map<string, number>();
  for (const { data: t } of tiltak)
    if (t.ledger === ledger)
      for (const { type, level, units } of effekterOf(t))
        units.forEach((n, i) => {
          if (t.firstYear + i <= year) given.set(key(type, level), (given.get(key(type, level)) ?? 0) + n);
        });
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
): SettResult {
  const chosen = all.filter((t) => sett.tiltak.includes(t.number));
  const years = Array.from({ length: PLAN_YEARS }, (_, i) => firstYear + i);
  const of = (ledger: Ledger) =>
    coverageOf(
      gap.filter((g) => g.ledger === ledger),
      givenBy(chosen, ledger, year),
      counted(all, ledger, year, opptalt),
    );
  const social = chosen.filter((t) => t.data.ledger === 'boligsosialt');
  const boligsosialt = of('boligsosialt');
  const spent = sumKroner(social.flatMap((t) => t.data.investment));
  const cost = (amount: (t: Tiltak, i: number) => number) =>
    years.map((y) => sumKroner(chosen.map(({ data }) => kroner(amount(data, y - data.firstYear)))));
  return {
    year,
    boligsosialt,
    boligutvikling: of('boligutvikling'),
    years,
    investment: cost((t, i) => t.investment[i] ?? 0),
    operation: cost((t, i) => (t.operation[i] ?? 0) - (amountsOf(t).rent[i] ?? 0)),
    perUnit: boligsosialt.closed ? roundKroner(spent / boligsosialt.closed) : null,
    gone: sett.tiltak.filter((n) => !all.some((t) => t.number === n)),
  };
}
