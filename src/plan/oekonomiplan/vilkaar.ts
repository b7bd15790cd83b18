import { formatDate, type TypedFields, typedForm } from '../../kernel/index.ts';
import { LAANEFORMER, type Laanevilkaar, MAX_LOAN_YEARS } from './laan.ts';

export interface VilkaarRefusal {
  readonly code: 'mangler' | 'for-langt' | 'ukjent-valg' | 'ikke-dato' | 'ikke-tall' | 'utenfor';
  readonly field: string;
}

const MAX_SOURCE = 300;
const MAX_RATE = 20;

/** "4,64" as people write it; at most three decimals. */
function rateFrom(raw: string): number | null {
  const plain = raw.replace(/\s|%/g, '').replace(',', '.');
  return /^\d{1,3}(\.\d{1,3})?$/.test(plain) ? Number(plain) : null;
}

/** What is typed about loans from a day on. Everything wrong at once. */
export function parseVilkaar(
  typed: TypedFields,
): { ok: true; value: Omit<Laanevilkaar, 'confidence'> } | { ok: false; error: readonly VilkaarRefusal[] } {
  const form = typedForm(typed);
  const from = form.date('from');
  const kind = form.choice(LAANEFORMER, 'form');
  const years = form.whole('years', 1, MAX_LOAN_YEARS);
  const raw = typed.rate ?? '';
  const rate = rateFrom(raw);
  if (raw === '') form.refuse('mangler', 'rate');
  else if (rate === null) form.refuse('ikke-tall', 'rate');
  else if (rate > MAX_RATE) form.refuse('utenfor', 'rate');
  const source = form.text('source', MAX_SOURCE, true);
  if (form.refusals.length > 0 || !from || !kind || rate === null)
    return { ok: false, error: form.refusals as readonly VilkaarRefusal[] };
  return { ok: true, value: { from, form: kind, years, rate, source } };
}

/** Terms as their form shows them; what `parseVilkaar` reads back unchanged. */
export const typedVilkaar = (v: Omit<Laanevilkaar, 'confidence'>): Readonly<Record<string, string>> => ({
  from: formatDate(v.from),
  form: v.form,
  years: String(v.years),
  rate: String(v.rate).replace('.', ','),
  source: v.source,
});
