import { type Kroner, kroner, roundKroner, sumKroner } from '../../kernel/index.ts';
import type { Kontering, Oekonomiplan } from '../oekonomiplan/index.ts';

export const FORMAAL = ['investering', 'drift'] as const;
export type Formaal = (typeof FORMAAL)[number];
export const KODER = ['ansvar', 'art', 'funksjon', 'prosjekt', 'tiltak'] as const;
export type Kode = (typeof KODER)[number];

/** What is booked on one account string; income is below zero. `formaal` is null where the file does not say it. */
export type Kontolinje = Readonly<Record<Kode, string>> & {
  readonly formaal: Formaal | null;
  readonly beloep: Kroner;
};

/** Rows of a sheet: the ledger of a large municipality for a year. */
export const MAX_POSTERINGER = 200_000;

/** One row of a file: what was booked, in øre. */
export type Postering = Readonly<Record<Kode, string>> & { readonly formaal: Formaal | null; readonly oere: number };

/** Which sheet, which row is its head, and which column holds each field. */
export interface Valg {
  readonly sheet: number;
  readonly head: number | null;
  readonly columns: Readonly<Record<string, number>>;
}

export type Tilstand = 'lest' | 'tatt-inn' | 'erstattet' | 'angret';

/** Rows with the same account string as one, in the order they first stood; each string is rounded once, and no row before it. */
export function summed(rows: Iterable<Postering>): Kontolinje[] {
  const found = new Map<string, { row: Postering; oere: number }>();
  for (const row of rows) {
    const key = JSON.stringify([...KODER.map((k) => row[k]), row.formaal]);
    const had = found.get(key);
    if (had) had.oere += row.oere;
    else found.set(key, { row, oere: row.oere });
  }
  return [...found.values()].map(({ row: { oere: _, ...string }, oere }) => ({
    ...string,
    // Forty øre of income is nothing, and not less than nothing.
    beloep: kroner(roundKroner(oere / 100) + 0),
  }));
}

/** What the rounding of the account strings has added to the file's own sum, in øre; null for an account from before øre were read. */
export const roundingOf = (beloep: readonly Kroner[], oere: number | null | undefined): number | null =>
  oere === null || oere === undefined ? null : sumKroner(beloep) * 100 - oere;

export type Grunn = 'ingen-streng' | 'ukjent-streng' | 'flere-tiltak' | 'ikke-i-budsjettet' | 'drift-eller-investering';

/** A code as it is compared: a spreadsheet takes the zeros in front of a number away. */
const bare = (code: string): string => code.toUpperCase().replace(/^0+(?=\d)/, '');
const same = (a: string, b: string): boolean => bare(a) === bare(b);

/** The number a cell such as "T-012", "t12" or "12" names; null for anything else. */
export function lineNumber(text: string): number | null {
  const found = /^(?:t-?)?0*([1-9]\d{0,5})$/i.exec(text.trim());
  return found ? Number(found[1]) : null;
}

/** The kinds of money an account string of this tiltak may be: those whose art is the row's own, else those without an art. */
function formaalOf(row: Kontolinje, own: Kontering | undefined): readonly Formaal[] {
  const art = (f: Formaal) => (f === 'investering' ? own?.artInvestering : own?.artDrift) ?? '';
  const said = FORMAAL.filter((f) => row.formaal === null || row.formaal === f);
  const exact = said.filter((f) => art(f) !== '' && same(art(f), row.art));
  return exact.length > 0 ? exact : said.filter((f) => art(f) === '');
}

type Funnet = { readonly ok: true; readonly tiltak: number; readonly formaal: Formaal };

/**
 * The line a row is booked on: by the number of the tiltak where the file has it, else by the account string that says
 * most of it. A row that fits two tiltak equally well fits none.
 */
export function lineFor(
  row: Kontolinje,
  kontering: readonly Kontering[],
  budget: readonly Budsjettlinje[],
): Funnet | { readonly ok: false; readonly why: Grunn } {
  if (KODER.every((k) => row[k] === '')) return { ok: false, why: 'ingen-streng' };
  const named = lineNumber(row.tiltak);
  let own = kontering.find((k) => k.tiltak === named);
  let tiltak = named;
  if (named === null) {
    const fits = kontering
      .map((k) => {
        const own = (['ansvar', 'prosjekt'] as const).filter((f) => k[f] !== '');
        const whole = own.length > 0 && own.every((f) => same(k[f], row[f])) && formaalOf(row, k).length > 0;
        const exact = [k.artInvestering, k.artDrift].some((a) => a !== '' && same(a, row.art));
        return { k, score: whole ? own.length * 2 + (exact ? 1 : 0) : 0 };
      })
      .filter((f) => f.score > 0);
    const best = Math.max(0, ...fits.map((f) => f.score));
    const first = fits.filter((f) => f.score === best);
    if (first.length === 0) return { ok: false, why: 'ukjent-streng' };
    // One that others became part of is booked on their strings too.
    if (new Set(first.map((f) => f.k.tiltak)).size > 1) return { ok: false, why: 'flere-tiltak' };
    own = first[0]?.k;
    tiltak = own?.tiltak ?? null;
  }
  const line = budget.filter((b) => b.tiltak === tiltak);
  if (tiltak === null || line.length === 0) return { ok: false, why: 'ikke-i-budsjettet' };
  // Whoever names the tiltak may book on arts that nobody has given it.
  const kinds = named !== null && formaalOf(row, own).length === 0 ? FORMAAL : formaalOf(row, own);
  const budgeted = kinds.filter((f) => line.some((b) => b.formaal === f && b.beloep !== 0));
  const [only] = kinds.length === 1 ? kinds : budgeted;
  return only && (kinds.length === 1 || budgeted.length === 1)
    ? { ok: true, tiltak, formaal: only }
    : { ok: false, why: 'drift-eller-investering' };
}

export interface Budsjettlinje {
  readonly tiltak: number;
  readonly title: string;
  readonly formaal: Formaal;
  readonly beloep: Kroner;
}

/** What a plan has for one year: investment, and operation less rents, of every line. */
export const budgetOf = (plan: Oekonomiplan, year: number): Budsjettlinje[] => {
  const i = plan.years.indexOf(year);
  return plan.lines.flatMap((l) =>
    FORMAAL.map((formaal) => ({
      tiltak: Number(l.number.slice(2)),
      title: l.title,
      formaal,
      beloep: kroner(formaal === 'investering' ? (l.investment[i] ?? 0) : (l.operation[i] ?? 0) - (l.rent[i] ?? 0)),
    })),
  );
};

export interface Avvikslinje extends Budsjettlinje {
  /** Null where nothing is booked on the line: the file does not speak of it, which is not the same as nothing used. */
  readonly regnskap: Kroner | null;
  /** Account less budget; above zero is more than planned. */
  readonly avvik: Kroner | null;
  /** Of the budget, with one decimal; null where the budget is nothing. */
  readonly prosent: number | null;
}

export interface Ufordelt extends Kontolinje {
  readonly why: Grunn;
}

export interface Sammenstilling {
  readonly number: number;
  readonly name: string;
  readonly year: number;
  readonly period: number;
  readonly taken: string;
  /** The adopted reading whose budget this is; null when it is the plan as it stands now. */
  readonly vedtak: { readonly number: number; readonly date: string } | null;
  readonly linjer: readonly Avvikslinje[];
  readonly ufordelt: readonly Ufordelt[];
  /** The sum of the file itself, in øre; absent in an account from before øre were read. */
  readonly oere?: number | null;
}

const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / Math.abs(whole)) / 10;

/** The tiltak whose account string may be a row's: of ten thousand strings in a municipality, a few are about dwellings. */
function nearby(kontering: readonly Kontering[]): (row: Kontolinje) => readonly Kontering[] {
  const by = Map.groupBy(kontering, (k) => (k.ansvar === '' ? `p${bare(k.prosjekt)}` : `a${bare(k.ansvar)}`));
  const at = (key: string) => by.get(key) ?? [];
  return (row) =>
    lineNumber(row.tiltak) === null
      ? [...at(`a${bare(row.ansvar)}`), ...(row.prosjekt === '' ? [] : at(`p${bare(row.prosjekt)}`))]
      : kontering;
}

/** Every row of the account stands in a line or among those that found none, so that the sums are the file's own. */
export function compare(
  rows: readonly Kontolinje[],
  kontering: readonly Kontering[],
  budget: readonly Budsjettlinje[],
): Pick<Sammenstilling, 'linjer' | 'ufordelt'> {
  const ufordelt: Ufordelt[] = [];
  const near = nearby(kontering);
  const booked = new Map<string, Kroner>();
  for (const row of rows) {
    const found = lineFor(row, near(row), budget);
    if (!found.ok) ufordelt.push({ ...row, why: found.why });
    else {
      const key = `${found.formaal}-${found.tiltak}`;
      booked.set(key, kroner((booked.get(key) ?? 0) + row.beloep));
    }
  }
  const linjer = budget.flatMap((b): Avvikslinje[] => {
    const regnskap = booked.get(`${b.formaal}-${b.tiltak}`) ?? null;
    if (b.beloep === 0 && regnskap === null) return [];
    const avvik = regnskap === null ? null : kroner(regnskap - b.beloep);
    return [{ ...b, regnskap, avvik, prosent: avvik === null ? null : percentOf(avvik, b.beloep) }];
  });
  return { linjer, ufordelt };
}

export interface Sum {
  readonly budsjett: Kroner;
  readonly regnskap: Kroner | null;
  readonly avvik: Kroner | null;
  readonly prosent: number | null;
}

/** The sum of lines; the deviation is left out while some line has nothing booked, so that a total never differs from its parts. */
export function sumOf(linjer: readonly Avvikslinje[]): Sum {
  const budsjett = sumKroner(linjer.map((l) => l.beloep));
  const known = linjer.flatMap((l) => (l.regnskap === null ? [] : [l.regnskap]));
  const avvik = known.length === linjer.length && known.length > 0 ? kroner(sumKroner(known) - budsjett) : null;
  return {
    budsjett,
    regnskap: known.length === 0 ? null : sumKroner(known),
    avvik,
    prosent: avvik === null ? null : percentOf(avvik, budsjett),
  };
}

/** What the account has on one tiltak, all kinds of money; null where nothing is booked. */
export function bookedOn(s: Sammenstilling, tiltak: number): Kroner | null {
  const own = s.linjer.flatMap((l) => (l.tiltak === tiltak && l.regnskap !== null ? [l.regnskap] : []));
  return own.length === 0 ? null : sumKroner(own);
}
