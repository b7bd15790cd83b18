import { type TypedFields, typedForm } from '../../kernel/index.ts';
import { holdsBirthNumber } from './fritekst.ts';
import {
  inAll,
  SLAG,
  SPRAAK,
  type Spoersmaal,
  type Spraak,
  type Tatt,
  type Tekst,
  type Undersoekelse,
  type UndersoekelseCode,
} from './skjema.ts';

const TITLE = 120;
const INTRO = 1500;
const QUESTION = 300;
const OPTION = 120;
const OPTIONS = 12;
export const QUESTIONS = 30;

type Form = ReturnType<typeof typedForm<UndersoekelseCode>>;

function tekst(form: Form, field: string, max: number): Tekst {
  const read = (spraak: Spraak) => {
    const name = `${field}-${spraak}`;
    const text = form.text(name, max);
    if (holdsBirthNumber(text)) form.refuse('personopplysning', name);
    return text;
  };
  const t = inAll(read);
  if (SPRAAK.every((spraak) => t[spraak] === '')) form.refuse('mangler', `${field}-nb`);
  return t;
}

export type Innstillinger = Pick<Undersoekelse, 'code' | 'title' | 'intro' | 'contact' | 'from' | 'to'>;

export function parseSettings(typed: TypedFields): Tatt<Innstillinger> {
  const form = typedForm<UndersoekelseCode>(typed);
  const title = tekst(form, 'title', TITLE);
  const intro = tekst(form, 'intro', INTRO);
  const contact = form.text('contact', 200);
  if (holdsBirthNumber(contact)) form.refuse('personopplysning', 'contact');
  const from = form.date('from') ?? '';
  const to = form.date('to') ?? '';
  if (from !== '' && to !== '' && to < from) form.refuse('slutt-foer-start', 'to');
  const code = (typed.code ?? '').toLowerCase();
  if (!/^[a-z0-9][a-z0-9-]{3,39}$/.test(code)) form.refuse('adresse-form', 'code');
  return form.refusals.length > 0
    ? { ok: false, error: form.refusals }
    : { ok: true, value: { code, title, intro, contact, from, to } };
}

const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** One choice a line, as many lines in every language that has any. */
function options(form: Form, typed: TypedFields, wanted: readonly [number, number]): Tekst[] {
  const lines = (spraak: Spraak) => linesOf(typed[`options-${spraak}`]);
  const most = Math.max(...SPRAAK.map((spraak) => lines(spraak).length));
  if (most < wanted[0] || most > wanted[1])
    form.refuse('valg-antall', 'options-nb', { min: wanted[0], max: wanted[1] });
  for (const spraak of SPRAAK) {
    const n = lines(spraak).length;
    if (n > 0 && n !== most) form.refuse('valg-ulike', `options-${spraak}`, { n, most });
    if (lines(spraak).some((line) => line.length > OPTION))
      form.refuse('for-langt', `options-${spraak}`, { max: OPTION });
  }
  return Array.from({ length: Math.min(most, wanted[1]) }, (_, i) => inAll((spraak) => lines(spraak)[i] ?? ''));
}

export function parseQuestion(typed: TypedFields, id: string): Tatt<Spoersmaal> {
  const form = typedForm<UndersoekelseCode>(typed);
  const kind = form.choice(SLAG, 'kind');
  const text = tekst(form, 'text', QUESTION);
  const chosen = kind === 'en' || kind === 'flere' ? options(form, typed, [2, OPTIONS]) : [];
  const ends = kind === 'skala' ? options(form, typed, [2, 2]) : [];
  const min = kind === 'tall' ? form.whole('min', 0, 1_000_000) : 0;
  const max = kind === 'tall' ? form.whole('max', 0, 1_000_000) : 0;
  if (kind === 'tall' && form.refusals.length === 0 && max <= min)
    form.refuse('utenfor', 'max', { min: min + 1, max: '1 000 000' });
  if (form.refusals.length > 0 || kind === null) return { ok: false, error: form.refusals };
  return {
    ok: true,
    value: { id, kind, required: typed.required === 'ja', text, options: [...chosen, ...ends], min, max },
  };
}

const spread = (field: string, t: Tekst): TypedFields =>
  Object.fromEntries(SPRAAK.map((spraak) => [`${field}-${spraak}`, t[spraak]]));

export const typedSettings = (s: Innstillinger): TypedFields => ({
  ...spread('title', s.title),
  ...spread('intro', s.intro),
  code: s.code,
  from: s.from,
  to: s.to,
  contact: s.contact,
});

export const typedQuestion = (q: Spoersmaal): TypedFields => ({
  kind: q.kind,
  ...spread('text', q.text),
  ...spread(
    'options',
    inAll((spraak) => q.options.map((o) => o[spraak]).join('\n')),
  ),
  min: q.kind === 'tall' ? String(q.min) : '',
  max: q.kind === 'tall' ? String(q.max) : '',
  required: q.required ? 'ja' : '',
});
