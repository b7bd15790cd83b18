import type { Language, Refusal } from '../../kernel/index.ts';

/** What a respondent may read the form in: the two written forms, English, and easy-to-read bokmål. */
export const SPRAAK = ['nb', 'nn', 'en', 'lett'] as const;
export type Spraak = (typeof SPRAAK)[number];
export type Tekst = Readonly<Record<Spraak, string>>;

/** Easy-to-read is bokmål to a screen reader. */
export const htmlLang = (spraak: Spraak): string => (spraak === 'lett' ? 'nb' : spraak);

/** One choice, several, a scale from 1 to 5, a whole number, or the respondent's own words. */
export const SLAG = ['en', 'flere', 'skala', 'tall', 'fritekst'] as const;
export type Slag = (typeof SLAG)[number];

export const SKALA = [1, 2, 3, 4, 5] as const;

export interface Spoersmaal {
  /** 's1', 's2', ...: never used again within its form. */
  readonly id: string;
  readonly kind: Slag;
  readonly required: boolean;
  readonly text: Tekst;
  /** The choices; of a scale what 1 and 5 mean. Answers name them by place, from 1. */
  readonly options: readonly Tekst[];
  /** The bounds of a number. */
  readonly min: number;
  readonly max: number;
}

export type Tilstand = 'kladd' | 'aapen' | 'lukket';

export interface Undersoekelse {
  /** The last part of the public address. */
  readonly code: string;
  readonly title: Tekst;
  readonly intro: Tekst;
  /** Whom a respondent may ask. */
  readonly contact: string;
  /** First and last day it can be answered, 'YYYY-MM-DD'. */
  readonly from: string;
  readonly to: string;
  readonly state: Tilstand;
  readonly questions: readonly Spoersmaal[];
  /** Questions ever made, so that the id of one that is gone is not given to another. */
  readonly made: number;
  /** Whether its result stands in the plan document; only of one that is closed. */
  readonly inPlan: boolean;
  readonly removed: boolean;
}

export type UndersoekelseCode =
  | 'mangler'
  | 'for-langt'
  | 'ikke-tall'
  | 'utenfor'
  | 'ukjent-valg'
  | 'ikke-dato'
  | 'personopplysning'
  | 'endret-av-andre'
  | 'adresse-form'
  | 'adresse-i-bruk'
  | 'slutt-foer-start'
  | 'slutt-er-over'
  | 'valg-antall'
  | 'valg-ulike'
  | 'ingen-spoersmaal'
  | 'ingen-spraak'
  | 'for-mange'
  | 'er-publisert'
  | 'har-svar'
  | 'ikke-aapen'
  | 'tomt'
  | 'ikke-tomt'
  | 'ma-sladdes';
export type UndersoekelseRefusal = Refusal<UndersoekelseCode>;
export type Tatt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly UndersoekelseRefusal[] };

/** A text made for each language. */
export const inAll = (of: (spraak: Spraak) => string): Tekst => ({
  nb: of('nb'),
  nn: of('nn'),
  en: of('en'),
  lett: of('lett'),
});

export const EMPTY: Tekst = inAll(() => '');

/** What an open link says: not yet, answer, over. A draft says nothing. */
export type Stilling = 'kladd' | 'venter' | 'svar' | 'over' | 'lukket';

export function standing(s: Undersoekelse, today: string): Stilling {
  if (s.state !== 'aapen') return s.state;
  if (today < s.from) return 'venter';
  return today > s.to ? 'over' : 'svar';
}

/** Paper that was filled in before the end comes in after it; then the survey closes by itself. */
export const PAPER_DAYS = 14;

const textsOf = (s: Undersoekelse): Tekst[] => [
  s.title,
  s.intro,
  ...s.questions.flatMap((q) => [q.text, ...q.options]),
];

/** How many texts each language lacks. */
export function lacking(s: Undersoekelse): Readonly<Record<Spraak, number>> {
  const texts = textsOf(s);
  const of = (spraak: Spraak) => texts.filter((t) => t[spraak] === '').length;
  return { nb: of('nb'), nn: of('nn'), en: of('en'), lett: of('lett') };
}

/** The languages a respondent may choose among: those in which every text stands. */
export function offered(s: Undersoekelse): readonly Spraak[] {
  const lacks = lacking(s);
  return SPRAAK.filter((spraak) => lacks[spraak] === 0);
}

/** The text as staff read it: in their own form, else in the first that has it. */
export const inWork = (t: Tekst, lang: Language): string => t[lang] || t.nb || t.nn || t.en || t.lett;

export const labelsOf = (q: Spoersmaal, spraak: Spraak): string[] => {
  if (q.kind !== 'skala') return q.options.map((o) => o[spraak]);
  const ends: Readonly<Record<number, string | undefined>> = { 1: q.options[0]?.[spraak], 5: q.options[1]?.[spraak] };
  return SKALA.map((n) => (ends[n] ? `${n} – ${ends[n]}` : String(n)));
};

/** Why it cannot be published yet; nothing when it can. */
export function hindrances(s: Undersoekelse, today: string): UndersoekelseRefusal[] {
  const found: UndersoekelseRefusal[] = [];
  if (s.questions.length === 0) found.push({ code: 'ingen-spoersmaal' });
  if (offered(s).length === 0) found.push({ code: 'ingen-spraak' });
  if (s.to < today) found.push({ code: 'slutt-er-over' });
  return found;
}
