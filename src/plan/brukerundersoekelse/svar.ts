import { parseTypedInteger } from '../../kernel/index.ts';
import { holdsBirthNumber } from './fritekst.ts';
import { SKALA, type Spoersmaal, type Tatt, type UndersoekelseRefusal } from './skjema.ts';

export const METODER = ['nett', 'papir'] as const;
export type Metode = (typeof METODER)[number];

/** What was answered to each question that is no text: places of choices from 1, a step of the scale, or a number. */
export type Svar = Readonly<Record<string, readonly number[]>>;

export interface Ark {
  readonly answers: Svar;
  /** Kept apart from the rest of the sheet, so that nobody can put them together again. */
  readonly texts: readonly { readonly question: string; readonly text: string }[];
}

export type Avkryss = Readonly<Record<string, readonly string[]>>;

const WORDS = 1000;

/** Field that people do not see: whoever fills it in is a program, or a browser that guessed. */
export const LURE = 'nettside';

function closed(q: Spoersmaal, typed: readonly string[]): number[] | UndersoekelseRefusal {
  if (q.kind === 'tall') {
    const n = parseTypedInteger(typed[0] ?? '');
    if (n === null) return { code: 'ikke-tall', field: q.id };
    if (n < q.min || n > q.max) return { code: 'utenfor', field: q.id, data: { min: q.min, max: q.max } };
    return [n];
  }
  const most = q.kind === 'skala' ? SKALA.length : q.options.length;
  const places = [...new Set(typed.map((t) => (/^[1-9]\d?$/.test(t) ? Number(t) : 0)))].sort((a, b) => a - b);
  if (places.some((n) => n < 1 || n > most) || (q.kind !== 'flere' && places.length > 1))
    return { code: 'ukjent-valg', field: q.id };
  return places;
}

/** Reads a sheet. On paper nothing is required: what was left open stays open. */
export function parseSvar(questions: readonly Spoersmaal[], typed: Avkryss, paper: boolean): Tatt<Ark> {
  const refusals: UndersoekelseRefusal[] = [];
  const answers: Record<string, number[]> = {};
  const texts: { question: string; text: string }[] = [];
  if ((typed[LURE]?.[0] ?? '') !== '') refusals.push({ code: 'ikke-tomt', field: LURE });
  for (const q of questions) {
    const given = (typed[q.id] ?? []).filter((t) => t !== '');
    if (given.length === 0) {
      if (q.required && !paper) refusals.push({ code: 'mangler', field: q.id });
    } else if (q.kind === 'fritekst') {
      const text = given[0] ?? '';
      if (text.length > WORDS) refusals.push({ code: 'for-langt', field: q.id, data: { max: WORDS } });
      else if (holdsBirthNumber(text)) refusals.push({ code: 'personopplysning', field: q.id });
      else texts.push({ question: q.id, text });
    } else {
      const read = closed(q, given);
      if (Array.isArray(read)) answers[q.id] = read;
      else refusals.push(read);
    }
  }
  if (refusals.length === 0 && Object.keys(answers).length === 0 && texts.length === 0)
    refusals.push({ code: 'tomt', ...(questions[0] ? { field: questions[0].id } : {}) });
  return refusals.length > 0 ? { ok: false, error: refusals } : { ok: true, value: { answers, texts } };
}
