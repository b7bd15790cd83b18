import {
  formatNumber,
  isSmallCount,
  type Language,
  type Removable,
  type RowResult,
  rowForm,
  type Texts,
  type TypedFields,
} from '../../kernel/index.ts';
import type { Punkt } from './beregn.ts';
import type { Indikator, Liste } from './indikator.ts';
import { GRUPPER, gruppenummer, type Kostragruppe, medlemmerI } from './kostragruppe.ts';

export const STEDER = ['kommunen', 'kostragruppe', 'fylke', 'landet'] as const;
export type Sted = (typeof STEDER)[number];

/** A figure the municipality has typed for an indicator, of itself or of what it is compared with. */
export interface EgenVerdi extends Removable {
  readonly indikator: string;
  /** One of `STEDER`, or today's number of a municipality. */
  readonly place: string;
  readonly year: number;
  readonly value: number;
  readonly source: string;
}

/** What an indicator means to the municipality, in its own words. */
export interface EgenTekst extends Removable {
  readonly indikator: string;
  readonly text: string;
}

/** The municipalities one compares with, by today's numbers, and one's own KOSTRA group (absent before it was asked for). */
export interface Sammenligning extends Removable {
  readonly numbers: readonly string[];
  readonly group?: Kostragruppe | null;
}

export const MAX_TEKST = 3000;
export const MAX_SOURCE = 200;
export const COMPARED = ['kommune1', 'kommune2', 'kommune3'] as const;
const FIRST_YEAR = 1950;
/** The list of all municipalities by group, pasted whole, has about 15 000 letters. */
const MAX_MEMBERS = 60_000;
const FIRST_GROUPS = 1994;

/** "1 234,5", "12.5" or "-0,7": a number with at most two decimals, as Norwegians type it. */
export function typedDecimal(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');
  return /^-?\d{1,9}([.,]\d{1,2})?$/.test(plain) ? Number(plain.replace(',', '.')) : null;
}

export function parseVerdi(typed: TypedFields, indikator: Indikator, thisYear: number): RowResult<EgenVerdi> {
  const form = rowForm(typed);
  const limits = indikator.manual;
  if (!limits) return { ok: false, error: [{ code: 'ukjent-valg', field: 'value' }] };
  const raw = (typed.value ?? '').slice(0, 40);
  const value = typedDecimal(raw);
  const [min, max] = [formatNumber(limits.min), formatNumber(limits.max)];
  if (raw === '') form.refuse('mangler', 'value');
  else if (value === null) form.refuse('ikke-tall', 'value');
  else if (value < limits.min || value > limits.max) form.refuse('utenfor', 'value', { min, max });
  else if (Math.abs(value * 10 ** indikator.decimals - Math.round(value * 10 ** indikator.decimals)) > 1e-6)
    form.refuse('ikke-tall', 'value');
  const year = form.whole('year', FIRST_YEAR, thisYear);
  const place = form.choice(STEDER, 'place');
  const source = form.words('source', MAX_SOURCE, true);
  return form.done(
    value === null || place === null ? null : { indikator: indikator.id, place, year, value, source, removed: false },
  );
}

export function parseTekst(typed: TypedFields, indikator: Indikator): RowResult<EgenTekst> {
  const form = rowForm(typed);
  const text = form.words('text', MAX_TEKST, true);
  return form.done({ indikator: indikator.id, text, removed: false });
}

function parseGruppe(
  form: ReturnType<typeof rowForm>,
  own: string,
  find: (query: string) => string | null,
  thisYear: number,
): Kostragruppe | null {
  const chosen = form.text('gruppe', 10);
  const text = form.text('medlemmer', MAX_MEMBERS);
  if (chosen !== '' && !GRUPPER.includes(chosen)) form.refuse('ukjent-valg', 'gruppe');
  const list = medlemmerI(text, own, chosen || null, find);
  const year = form.text('gruppeaar', 10) === '' ? thisYear : form.whole('gruppeaar', FIRST_GROUPS, thisYear + 1);
  const code = chosen || list.code;
  if (code === null) {
    if (text.trim() !== '') form.refuse('mangler', 'gruppe');
    return null;
  }
  if (list.code !== null && list.code !== code)
    form.refuse('ukjent-valg', 'gruppe', { group: String(gruppenummer(list.code)) });
  if (list.unknown.length > 0) form.refuse('ukjent-valg', 'medlemmer', { what: list.unknown.slice(0, 3).join(', ') });
  else if (text.trim() !== '' && list.members.length === 0) form.refuse('mangler', 'medlemmer');
  return { code, members: list.members, year };
}

/** Up to three municipalities, by name or number, and the KOSTRA group; `find` gives today's number, or null. */
export function parseSammenligning(
  typed: TypedFields,
  own: string,
  find: (query: string) => string | null,
  thisYear: number,
): RowResult<Sammenligning> {
  const form = rowForm(typed);
  const numbers: string[] = [];
  for (const field of COMPARED) {
    const query = form.text(field, 100).trim();
    if (query === '') continue;
    const number = find(query);
    if (number === null || number === own) form.refuse('ukjent-valg', field);
    else if (numbers.includes(number)) form.refuse('finnes-fra-foer', field);
    else numbers.push(number);
  }
  const group = parseGruppe(form, own, find, thisYear);
  return form.done({ numbers, group, removed: false });
}

/** Typed figures of one place as the years of an indicator. What somebody typed from a document is class B. */
export const egneVerdier = (i: Indikator, place: string, values: readonly EgenVerdi[]): readonly Punkt[] =>
  values
    .filter((v) => v.indikator === i.id && v.place === place && !v.removed)
    .map((v) => ({ year: v.year, count: v.value, share: null, source: v.source, confidence: 'B' as const }))
    .sort((a, b) => a.year - b.year);

/** What the list of municipal dwellings says of an indicator. */
export interface FraListe {
  readonly what: Liste;
  readonly year: number;
  readonly percent: number;
  readonly whole: boolean;
  readonly source: Texts;
}

/** The typed years and those that a table tells: what somebody typed stands before the table of its year. */
export const foran = (typed: readonly Punkt[], told: readonly Punkt[]): Punkt[] =>
  [...typed, ...told.filter((p) => !typed.some((own) => own.year === p.year))].sort((a, b) => a.year - b.year);

/** The typed years and those of the list: what somebody typed stands before the list of its year. */
export function medListe(i: Indikator, typed: readonly Punkt[], list: readonly FraListe[], lang: Language): Punkt[] {
  const told = list
    .filter((l) => l.what === i.list && !typed.some((p) => p.year === l.year))
    .map(
      (l): Punkt => ({
        year: l.year,
        count: Number(l.percent.toFixed(i.decimals)),
        share: null,
        source: l.source[lang],
        confidence: l.whole ? 'B' : 'C',
      }),
    );
  return [...typed, ...told].sort((a, b) => a.year - b.year);
}

/** Typed counts of people so small that they could point somebody out, for readers who do not work with the figures. */
export function dempet(
  i: Indikator,
  points: readonly Punkt[],
): { points: readonly Punkt[]; hidden: readonly number[] } {
  const people = i.manual?.unit === 'personer' || i.manual?.unit === 'husholdninger';
  const small = (p: Punkt) => people && p.count !== null && isSmallCount(p.count);
  return {
    points: points.filter((p) => !small(p)),
    hidden: points.filter(small).map((p) => p.year),
  };
}
