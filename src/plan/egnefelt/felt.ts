import {
  bareHead,
  formatDate,
  formatNumber,
  type Language,
  type Refusal,
  type Removable,
  type RowResult,
  rowForm,
  type Texts,
  type TypedFields,
  typedDate,
} from '../../kernel/index.ts';

export const FELTSLAG = ['tekst', 'tall', 'dato', 'valg', 'janei'] as const;
export type Feltslag = (typeof FELTSLAG)[number];

/** A field that the municipality has added to its tiltak. */
export interface EgetFelt extends Removable {
  readonly name: string;
  /** Never changed: the values that are stored are of it. */
  readonly kind: Feltslag;
  /** Of a number; '' for none. */
  readonly unit: string;
  /** What there is to choose between. */
  readonly choices: readonly string[];
  readonly help: string;
  /** Shown in the list of tiltak and on paper, and changed in the table of many. */
  readonly inTable: boolean;
  /** Printed in the plan document, which everybody reads; absent in fields from before it could be. */
  readonly inPlan?: boolean;
}

export interface NumberedFelt {
  readonly number: number;
  readonly data: EgetFelt;
}

export type Egenverdi = string | number | boolean;
/** The values of a tiltak by the numbers of the fields; one that is not there has not been said. */
export type Egneverdier = Readonly<Record<string, Egenverdi>>;

export const MAX_CHOICES = 30;
const MAX_NAME = 60;
const MAX_TEXT = 2000;

/** What a form calls the field. */
export const feltKey = (number: number): string => `eget-${number}`;

export const JANEI: Texts<Readonly<Record<'ja' | 'nei', string>>> = {
  nb: { ja: 'Ja', nei: 'Nei' },
  nn: { ja: 'Ja', nei: 'Nei' },
};

const choicesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Reads the form of a field. The kind of one that is stored stays. */
export function parseFelt(typed: TypedFields, before: EgetFelt | null): RowResult<EgetFelt> {
  const form = rowForm(typed);
  const name = form.words('name', MAX_NAME, true);
  const kind = before ? before.kind : form.choice(FELTSLAG, 'kind');
  const unit = kind === 'tall' ? form.words('unit', 30) : '';
  const help = form.words('help', 300);
  const choices = kind === 'valg' ? choicesOf(form.words('choices', MAX_CHOICES * (MAX_NAME + 2))) : [];
  if (kind === 'valg') {
    if (choices.length < 2) form.refuse('mangler', 'choices');
    else if (choices.length > MAX_CHOICES) form.refuse('for-mange', 'choices', { max: MAX_CHOICES });
    else if (choices.some((c) => c.length > MAX_NAME)) form.refuse('for-langt', 'choices', { max: MAX_NAME });
    else if (new Set(choices.map(bareHead)).size < choices.length) form.refuse('finnes-fra-foer', 'choices');
  }
  const felt = kind && {
    name,
    kind,
    unit,
    choices,
    help,
    inTable: typed.inTable === 'ja',
    inPlan: typed.inPlan === 'ja',
    removed: false,
  };
  return form.done(felt || null);
}

/** The field as its form shows it; what `parseFelt` reads back unchanged. */
export const typedFelt = (f: EgetFelt): TypedFields => ({
  name: f.name,
  kind: f.kind,
  unit: f.unit,
  choices: f.choices.join('\n'),
  help: f.help,
  inTable: f.inTable ? 'ja' : '',
  inPlan: f.inPlan ? 'ja' : '',
});

/** A number with at most three decimals, as people write it, in one way only: "1 200,50" is "1200,5". Null for anything else. */
export function plainNumber(text: string): string | null {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,3})?$/.test(plain) ? String(Number(plain) || 0).replace('.', ',') : null;
}

/** A value as a form has it typed. */
export const typedVerdi = (v: Egenverdi): string =>
  typeof v === 'boolean' ? (v ? 'ja' : 'nei') : typeof v === 'number' ? String(v).replace('.', ',') : v;

export const typedVerdier = (own: Egneverdier | undefined): TypedFields =>
  Object.fromEntries(Object.entries(own ?? {}).map(([number, v]) => [feltKey(Number(number)), typedVerdi(v)]));

export type VerdiRefusal = Refusal<'for-langt' | 'ikke-desimaltall' | 'ikke-dato' | 'ukjent-valg' | 'personopplysning'>;

function readVerdi(felt: EgetFelt, field: string, raw: string): Egenverdi | VerdiRefusal {
  const form = rowForm({ [field]: raw });
  switch (felt.kind) {
    case 'tekst': {
      const text = form.words(field, MAX_TEXT);
      const [refused] = form.refusals;
      if (!refused) return text;
      return refused.code === 'personopplysning'
        ? { code: 'personopplysning', field }
        : { code: 'for-langt', field, data: { max: MAX_TEXT } };
    }
    case 'tall': {
      const plain = plainNumber(raw);
      return plain === null ? { code: 'ikke-desimaltall', field } : Number(plain.replace(',', '.'));
    }
    case 'dato': {
      const date = typedDate(raw);
      return date === null || date === 'ikke-dato' ? { code: 'ikke-dato', field } : date;
    }
    case 'valg':
      return felt.choices.includes(raw) ? raw : { code: 'ukjent-valg', field };
    case 'janei':
      return raw === 'ja' || raw === 'nei' ? raw === 'ja' : { code: 'ukjent-valg', field };
  }
}

/**
 * The values of a form. A field that the form does not have keeps its value, and so does one that has been taken away: nobody was asked.
 * What stands may stay as it is, also when it is no longer among the choices.
 */
export function parseVerdier(
  typed: TypedFields,
  felter: readonly NumberedFelt[],
  before: Egneverdier = {},
): { readonly values: Egneverdier; readonly refusals: readonly VerdiRefusal[] } {
  const values: Record<string, Egenverdi> = { ...before };
  const refusals: VerdiRefusal[] = [];
  for (const { number, data } of felter) {
    const field = feltKey(number);
    const raw = typed[field]?.replace(/\r\n?/g, '\n').trim();
    const was = before[number];
    if (raw === undefined || data.removed || (was !== undefined && raw === typedVerdi(was))) continue;
    delete values[number];
    if (raw === '') continue;
    const value = readVerdi(data, field, raw);
    if (typeof value === 'object') refusals.push(value);
    else values[number] = value;
  }
  return { values, refusals };
}

/** The value as people read it, with the unit of a number; '' when nobody has said. */
export function shownVerdi(felt: EgetFelt, value: Egenverdi | undefined, lang: Language): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return JANEI[lang][value ? 'ja' : 'nei'];
  if (typeof value === 'number') {
    const number = formatNumber(value, String(value).split('.')[1]?.length ?? 0);
    return felt.unit ? `${number} ${felt.unit}` : number;
  }
  return felt.kind === 'dato' ? formatDate(value) : value;
}

/** What a tiltak says in the fields that are printed in the plan, in their order and on one line each. */
export const paaTrykk = (
  felter: readonly NumberedFelt[],
  own: Egneverdier | undefined,
  lang: Language,
): { readonly name: string; readonly value: string }[] =>
  felter.flatMap(({ number, data }) => {
    const value = data.inPlan && !data.removed ? shownVerdi(data, own?.[number], lang).replace(/\s*\n\s*/g, ' ') : '';
    return value === '' ? [] : [{ name: data.name, value }];
  });

/** What can be chosen in a field, with a value that stands there though it is no longer among the choices. */
export const valgIn = (felt: EgetFelt, value: string): readonly string[] =>
  value === '' || felt.choices.includes(value) ? felt.choices : [...felt.choices, value];
