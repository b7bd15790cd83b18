import {
  formatDate,
  formatNumber,
  type Refusal,
  type Removable,
  type RowCode,
  rowForm,
  type TypedFields,
} from '../../kernel/index.ts';

export const KILDER = ['egen', 'kunnskap', 'tiltak'] as const;
export type Kilde = (typeof KILDER)[number];
export const RETNINGER = ['opp', 'ned'] as const;
export type Retning = (typeof RETNINGER)[number];

export interface Punkt {
  readonly year: number;
  readonly value: number;
}
export interface Verdi {
  readonly date: string;
  readonly value: number;
  readonly source: string;
}

/** What shows whether a goal is reached. Values of `egen` stand here; those of the other kinds are read where they are. */
export interface Maalindikator extends Removable {
  readonly maal: number;
  readonly title: string;
  readonly unit: string;
  readonly kilde: Kilde;
  /** The indicator of the knowledge base that it follows; '' where it follows none. */
  readonly kunnskap: string;
  readonly retning: Retning;
  /** What it shall show in each year, the years rising; the last is the goal. */
  readonly bane: readonly Punkt[];
  readonly baneKilde: string;
  readonly responsible: string;
  readonly due: string;
  readonly verdier: readonly Verdi[];
}

export type MaalindikatorRefusal = Refusal<RowCode | 'ikke-linje' | 'ikke-desimaltall' | 'for-mange-verdier'>;
type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly MaalindikatorRefusal[] };

const LIMIT = 1_000_000_000;
const MAX_YEARS = 30;
export const MAX_VERDIER = 200;

/** A number with at most three decimals, as people write it; null for anything else. */
export function decimal(text: string): number | null {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
  if (!/^-?\d{1,10}(\.\d{1,3})?$/.test(plain)) return null;
  const value = Number(plain);
  return Math.abs(value) <= LIMIT ? value : null;
}

const shown = (n: number): string => formatNumber(n, Math.max(0, String(n).split('.')[1]?.length ?? 0));

/** "2027: 40", one year a line; the number of the first line that is not so, or of a year that stands twice. */
export function parseBane(text: string): { readonly bane: readonly Punkt[]; readonly wrong: number | null } {
  const bane: Punkt[] = [];
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const [, year, rest] = /^\s*((?:20|21)\d{2})\s*[:;=\t ]\s*(.+)$/.exec(raw) ?? [];
    const value = decimal(rest ?? '');
    if (!year || value === null || bane.some((p) => p.year === Number(year)) || bane.length === MAX_YEARS)
      return { bane, wrong: i + 1 };
    bane.push({ year: Number(year), value });
  }
  return { bane: bane.sort((a, b) => a.year - b.year), wrong: null };
}

export function parseMaalindikator(
  typed: TypedFields,
  known: { readonly maal: readonly number[]; readonly kunnskap: readonly string[] },
  before: Maalindikator | null,
): Parsed<Maalindikator> {
  const form = rowForm(typed);
  const own: MaalindikatorRefusal[] = [];
  const maal = known.maal.find((n) => String(n) === typed.maal) ?? null;
  if (maal === null) form.refuse(typed.maal ? 'ukjent-valg' : 'mangler', 'maal');
  const title = form.words('title', 200, true);
  const unit = form.words('unit', 60, true);
  const kilde = form.choice(KILDER, 'kilde');
  const kunnskap = kilde === 'kunnskap' ? form.choice(known.kunnskap, 'kunnskap') : '';
  const retning = form.choice(RETNINGER, 'retning');
  const { bane, wrong } = parseBane(typed.bane ?? '');
  if (wrong !== null) own.push({ code: 'ikke-linje', field: 'bane', data: { line: wrong } });
  else if (bane.length === 0) form.refuse('mangler', 'bane');
  const baneKilde = form.words('baneKilde', 200, true);
  const responsible = form.words('responsible', 120, true);
  const due = form.date('due');
  const error = [...form.refusals, ...own];
  if (error.length > 0 || maal === null || !kilde || kunnskap === null || !retning || !due) return { ok: false, error };
  const verdier = before?.verdier ?? [];
  return {
    ok: true,
    value: { maal, title, unit, kilde, kunnskap, retning, bane, baneKilde, responsible, due, verdier, removed: false },
  };
}

/** What a goal says in words of where it stands and where it is going. */
export interface MaalTekst {
  readonly indicator: string;
  readonly baseline?: string;
  readonly baselineYear?: number | null;
  readonly baselineSource?: string;
  readonly target: string;
  readonly targetYear?: number | null;
  readonly origin?: string;
}

/** "12 boliger" as a number and its unit; null where the text does not begin with a number. */
export function numberIn(text: string | undefined): { readonly value: number; readonly unit: string } | null {
  const [, digits = '', unit = ''] = /^\s*(-?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?)\s*(.*?)\s*$/.exec(text ?? '') ?? [];
  const value = decimal(digits);
  // What comes after a mark, or in a longer sentence, is no unit.
  const [first = ''] = unit.split(/\s*[,.;:(]/);
  const short = first.split(' ').length > 3 ? '' : first;
  return value === null ? null : { value, unit: short === '%' ? 'prosent' : short };
}

/**
 * The form of an indicator as far as the goal's own words go, so that nothing is typed again. `known` are the
 * indicators of the knowledge base: a goal that names one is measured by it.
 */
export function fraMaal(
  number: number,
  goal: MaalTekst,
  known: readonly { readonly id: string; readonly name: string; readonly unit: string }[] = [],
): TypedFields {
  const same = known.find((k) => k.name === goal.indicator);
  const [from, to] = [numberIn(goal.baseline), numberIn(goal.target)];
  return {
    maal: String(number),
    title: goal.indicator,
    unit: same?.unit ?? (to?.unit || from?.unit || ''),
    kilde: same ? 'kunnskap' : 'egen',
    kunnskap: same?.id ?? '',
    retning: from && to && to.value < from.value ? 'ned' : 'opp',
    bane: to && goal.targetYear ? `${goal.targetYear}: ${shown(to.value)}` : '',
    baneKilde: goal.origin ?? '',
    due: goal.targetYear ? `${goal.targetYear}-12-31` : '',
  };
}

/** The goal's baseline as the first value of the indicator that the goal names, in the same unit; none where it has no number, year or source, or lies ahead. */
export function firstVerdi(m: Maalindikator, goal: MaalTekst, today: string): readonly Verdi[] {
  const from = numberIn(goal.baseline);
  const date = `${goal.baselineYear}-12-31`;
  const source = goal.baselineSource ?? '';
  const same = from !== null && (from.unit === '' || from.unit.toLowerCase() === m.unit.toLowerCase());
  // Another name is another thing measured.
  const other = m.title.trim().toLowerCase() !== goal.indicator.trim().toLowerCase();
  if (m.kilde !== 'egen' || other || !same || !goal.baselineYear || source === '' || date > today) return [];
  return [{ date, value: from.value, source }];
}

export const typedMaalindikator = (m: Maalindikator): TypedFields => ({
  maal: String(m.maal),
  title: m.title,
  unit: m.unit,
  kilde: m.kilde,
  kunnskap: m.kunnskap,
  retning: m.retning,
  bane: m.bane.map((p) => `${p.year}: ${shown(p.value)}`).join('\n'),
  baneKilde: m.baneKilde,
  responsible: m.responsible,
  due: m.due,
});

/** A value as its form has it. */
export const typedVerdi = ({ date, value, source }: Verdi): TypedFields => ({
  date: formatDate(date),
  value: shown(value),
  source,
});

/** The indicator with one more value; a value of the same day is put right. */
export function withVerdi(m: Maalindikator, typed: TypedFields, today: string): Parsed<Maalindikator> {
  const form = rowForm(typed, today);
  const own: MaalindikatorRefusal[] = [];
  const date = form.past('date');
  const value = decimal(typed.value ?? '');
  if (!typed.value) form.refuse('mangler', 'value');
  else if (value === null) own.push({ code: 'ikke-desimaltall', field: 'value' });
  const source = form.words('source', 200, true);
  const others = m.verdier.filter((v) => v.date !== date);
  if (others.length >= MAX_VERDIER) own.push({ code: 'for-mange-verdier', field: 'value' });
  const error = [...form.refusals, ...own];
  if (error.length > 0 || value === null) return { ok: false, error };
  const verdier = [...others, { date, value, source }].sort((a, b) => (a.date < b.date ? -1 : 1));
  return { ok: true, value: { ...m, verdier } };
}

export const TILSTANDER = ['naadd', 'paa-vei', 'ikke-naadd', 'for-tidlig', 'uten-verdi'] as const;
export type Tilstand = (typeof TILSTANDER)[number];

const yearOf = (v: Verdi): number => Number(v.date.slice(0, 4));

/** What the path has for a year: that of the year, or of the last year before it that the path names. */
export const expectedIn = (m: Pick<Maalindikator, 'bane'>, year: number): number | null =>
  m.bane.filter((p) => p.year <= year).at(-1)?.value ?? null;

/**
 * The newest value decides. Reached: it is at the last target or past it. On the way: it is at or past what the path
 * has for its year, and the deadline is not out. Otherwise not reached.
 */
export function tilstandOf(
  m: Pick<Maalindikator, 'bane' | 'retning' | 'due'>,
  verdier: readonly Verdi[],
  today: string,
): { readonly tilstand: Tilstand; readonly newest: Verdi | null; readonly expected: number | null } {
  const newest = verdier.at(-1) ?? null;
  const target = m.bane.at(-1);
  if (!newest || !target) return { tilstand: 'uten-verdi', newest, expected: null };
  const atLeast = (want: number) => (m.retning === 'opp' ? newest.value >= want : newest.value <= want);
  const expected = expectedIn(m, yearOf(newest));
  const tilstand = (): Tilstand => {
    if (atLeast(target.value)) return 'naadd';
    if (m.due < today) return 'ikke-naadd';
    if (expected === null) return 'for-tidlig';
    return atLeast(expected) ? 'paa-vei' : 'ikke-naadd';
  };
  return { tilstand: tilstand(), newest, expected };
}

/** The path and the newest value of each year side by side; null is not said. */
export function yearsOf(
  m: Pick<Maalindikator, 'bane'>,
  verdier: readonly Verdi[],
): { readonly year: number; readonly target: number | null; readonly verdi: Verdi | null }[] {
  const years = [...new Set([...m.bane.map((p) => p.year), ...verdier.map(yearOf)])].sort((a, b) => a - b);
  return years.map((year) => ({
    year,
    target: m.bane.find((p) => p.year === year)?.value ?? null,
    verdi: verdier.filter((v) => yearOf(v) === year).at(-1) ?? null,
  }));
}

export interface Levert {
  readonly tiltak: number;
  readonly date: string;
  readonly units: number;
}

/** Units delivered by the tiltak of a goal, added up through the years: what each year's newest report of each tiltak says. */
export function deliveredOf(levert: readonly Levert[], tiltak: readonly number[], source: string): Verdi[] {
  const own = levert.filter((l) => tiltak.includes(l.tiltak));
  const dates = [...new Set(own.map((l) => l.date))].sort();
  return dates.map((date) => {
    const known = new Map<string, Levert>();
    for (const l of own)
      if (l.date <= date) {
        const key = `${l.tiltak} ${l.date.slice(0, 4)}`;
        const had = known.get(key);
        if (!had || had.date <= l.date) known.set(key, l);
      }
    return { date, value: [...known.values()].reduce((sum, l) => sum + l.units, 0), source };
  });
}

export const decimalsOf = (numbers: readonly number[]): number =>
  Math.max(0, ...numbers.map((n) => String(n).split('.')[1]?.length ?? 0));
