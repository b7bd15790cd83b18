import {
  BOLIGTYPER,
  type FieldCode,
  formatDate,
  formatNumber,
  MAALGRUPPER,
  type Refusal,
  TJENESTENIVAAER,
  type TypedFields,
  typedForm,
} from '../../kernel/index.ts';
import {
  DOBBELTTELLING,
  type Kommunetall,
  METODER,
  partnersOf,
  SITUASJONER,
  sameCount,
  type Telling,
} from './telling.ts';

type OwnCode =
  | 'frem-i-tid'
  | 'personopplysning'
  | 'ikke-hundre'
  | 'finnes-fra-foer'
  | 'endret-av-andre'
  | 'ikke-aar'
  | 'aar-utenfor'
  | 'bare-anslag'
  | 'utenfor-spenn'
  | 'egen-enhet'
  | 'flere-enn-talt'
  | 'har-ikke-talt'
  | 'alt-avstemt'
  | 'to-ganger'
  | 'mangler-kolonne'
  | 'person-kolonne'
  | 'celle-feil'
  | 'for-mange-rader'
  | 'ikke-epost'
  | 'fortid'
  | 'alt-spurt'
  | 'annen-enhet'
  | 'avstemmes-av-andre'
  | 'ingen-rader'
  | 'har-rader'
  | 'alt-levert'
  | 'lenke-ugyldig';
export type KartleggingRefusal = Refusal<FieldCode | OwnCode>;

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly KartleggingRefusal[] };

const MAX_HOUSEHOLDS = 100_000;
const MAX_NAME = 120;
const MAX_NOTE = 500;
const YEARS_AHEAD = 30;

/** A birth number, however it is spaced. Text about counts has no other use for eleven digits in a row. */
const BIRTH_NUMBER = /(^|\D)\d{6}[ .-]?\d{5}(\D|$)/;

export const hasBirthNumber = (text: string): boolean => BIRTH_NUMBER.test(text);

export function reader(typed: TypedFields, today: string) {
  const form = typedForm<OwnCode>(typed);
  return {
    ...form,
    impersonal(field: string, max: number, required: boolean): string {
      const text = form.text(field, max, required);
      if (hasBirthNumber(text)) form.refuse('personopplysning', field);
      return text;
    },
    /** A count that may be unknown; null then, which is not zero. */
    perhaps: (field: string): number | null => (typed[field] ? form.whole(field, 0, MAX_HOUSEHOLDS) : null),
    /** A year from that of the count on, or null for now. */
    yearFrom(field: string, date: string): number | null {
      const raw = (typed[field] ?? '').trim();
      if (raw === '') return null;
      const first = Number(date.slice(0, 4));
      if (!/^\d{4}$/.test(raw)) form.refuse('ikke-aar', field);
      else if (Number(raw) < first || Number(raw) > first + YEARS_AHEAD)
        form.refuse('aar-utenfor', field, { min: String(first), max: String(first + YEARS_AHEAD) });
      return Number(raw);
    },
    past(field: string): string {
      const date = form.date(field);
      if (date !== null && date > today) form.refuse('frem-i-tid', field);
      return date ?? today;
    },
  };
}

/** Everything that is wrong with the form at once, or the count. `today` is 'YYYY-MM-DD'. */
export function parseTelling(typed: TypedFields, today: string): Parsed<Telling> {
  const form = reader(typed, today);
  const group = form.choice(MAALGRUPPER, 'group');
  const situation = form.choice(SITUASJONER, 'situation');
  const type = form.choice(BOLIGTYPER, 'type');
  const level = form.choice(TJENESTENIVAAER, 'level');
  const now = form.whole('now', 0, MAX_HOUSEHOLDS);
  const perYear = form.whole('perYear', 0, MAX_HOUSEHOLDS);
  const countedBy = form.impersonal('countedBy', MAX_NAME, true);
  const date = form.past('date');
  const method = form.choice(METODER, 'method');
  const doubleCount = form.choice(DOBBELTTELLING, 'doubleCount');
  const note = form.impersonal('note', MAX_NOTE, false);
  const area = form.impersonal('area', MAX_NAME, false);
  const needed = form.yearFrom('needed', date);
  const source = form.impersonal('source', MAX_NAME, false);
  const [low, high] = [form.perhaps('low'), form.perhaps('high')];
  const [fresh, solved, lost] = [form.perhaps('fresh'), form.perhaps('solved'), form.perhaps('lost')];
  const alsoBy = form.impersonal('alsoBy', MAX_NAME, false);
  const alsoCount = form.perhaps('alsoCount');
  if ((low === null) !== (high === null)) form.refuse('mangler', low === null ? 'low' : 'high');
  else if (low !== null && high !== null) {
    if (method !== null && method !== 'anslag') form.refuse('bare-anslag', 'low');
    if (low > now) form.refuse('utenfor-spenn', 'low');
    if (high < now) form.refuse('utenfor-spenn', 'high');
  }
  if ((alsoBy === '') !== (alsoCount === null)) form.refuse('mangler', alsoBy === '' ? 'alsoBy' : 'alsoCount');
  else if (alsoBy !== '' && alsoBy.toLowerCase() === countedBy.toLowerCase()) form.refuse('egen-enhet', 'alsoBy');
  if (alsoCount !== null && alsoCount > now) form.refuse('flere-enn-talt', 'alsoCount');
  if (form.refusals.length > 0 || !group || !situation || !type || !level || !method || !doubleCount)
    return { ok: false, error: form.refusals };
  const value: Telling = {
    group,
    situation,
    type,
    level,
    now,
    perYear,
    countedBy,
    date,
    method,
    doubleCount,
    note,
    area,
    needed,
    source,
    low,
    high,
    fresh,
    solved,
    lost,
    alsoBy,
    alsoCount,
    removed: false,
  };
  return { ok: true, value };
}

export function parseKommunetall(typed: TypedFields, today: string): Parsed<Kommunetall> {
  const form = reader(typed, today);
  const units = form.whole('units', 0, MAX_HOUSEHOLDS);
  const source = form.impersonal('source', MAX_NAME, true);
  const date = form.past('date');
  const method = form.choice(METODER, 'method');
  if (form.refusals.length > 0 || !method) return { ok: false, error: form.refusals };
  return { ok: true, value: { units, source, date, method, removed: false } };
}

const typedCount = (n: number | null): string => (n === null ? '' : formatNumber(n));

/** The count as its form shows it; what `parseTelling` reads back unchanged. */
export const typedTelling = (t: Telling): TypedFields => ({
  group: t.group,
  situation: t.situation,
  type: t.type,
  level: t.level,
  now: formatNumber(t.now),
  perYear: formatNumber(t.perYear),
  countedBy: t.countedBy,
  date: formatDate(t.date),
  method: t.method,
  doubleCount: t.doubleCount,
  note: t.note,
  area: t.area,
  needed: t.needed === null ? '' : String(t.needed),
  source: t.source,
  low: typedCount(t.low),
  high: typedCount(t.high),
  fresh: typedCount(t.fresh),
  solved: typedCount(t.solved),
  lost: typedCount(t.lost),
  alsoBy: t.alsoBy,
  alsoCount: typedCount(t.alsoCount),
});

export const typedKommunetall = (e: Kommunetall): TypedFields => ({
  units: formatNumber(e.units),
  source: e.source,
  date: formatDate(e.date),
  method: e.method,
});

/** What the other counts say against `telling`, whose own number is `own`; null for a new one. */
export function refusedBeside(
  telling: Telling,
  rows: readonly { readonly number: number; readonly data: Telling }[],
  own: number | null,
): KartleggingRefusal[] {
  const others = rows.filter((r) => r.number !== own && !r.data.removed);
  const twice = others.find((r) => sameCount(r.data, telling));
  if (twice) return [{ code: 'finnes-fra-foer', field: 'group', data: { number: twice.number } }];
  if (telling.alsoBy === '') return [];
  const partners = partnersOf(telling, others);
  if (partners.length === 0) return [{ code: 'har-ikke-talt', field: 'alsoBy' }];
  // The pair is taken off once: when the other unit has said it, saying it here too would lose the households.
  if (partners.some((p) => p.alsoBy.toLowerCase() === telling.countedBy.toLowerCase()))
    return [{ code: 'alt-avstemt', field: 'alsoBy' }];
  const most = partners.reduce((sum, p) => sum + p.now, 0);
  return (telling.alsoCount ?? 0) > most ? [{ code: 'utenfor', field: 'alsoCount', data: { min: 0, max: most } }] : [];
}
