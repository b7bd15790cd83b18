import { isSmallCount, SMALL_COUNT } from '../../kernel/index.ts';
import { inAll, labelsOf, type Spoersmaal, type Tekst, type Undersoekelse } from './skjema.ts';
import { METODER, type Metode, type Svar } from './svar.ts';

/** A row of a result; null is hidden. The row without a name holds those who did not answer. */
export interface Rad {
  readonly label: Tekst | null;
  readonly count: number | null;
}

export interface SpoersmaalResultat {
  readonly id: string;
  readonly kind: Spoersmaal['kind'];
  readonly text: Tekst;
  readonly rows: readonly Rad[];
  /** Of a scale or a number, and only when nothing of it is hidden: a mean beside a hidden count gives it away. */
  readonly mean: number | null;
}

/** What a survey came to, as it is kept when it closes: already without what may not be told. */
export interface Resultat {
  readonly schema: 1;
  readonly title: Tekst;
  readonly from: string;
  readonly to: string;
  readonly closed: string;
  /** Sheets in all; null when there are from one to four, and then nothing else is told either. */
  readonly total: number | null;
  readonly methods: Readonly<Record<Metode, number | null>>;
  readonly questions: readonly SpoersmaalResultat[];
}

/**
 * Which parts of a known total must be hidden so that no count of one to four can be worked out, also by one who knows this rule.
 * Others are hidden with the small ones from below, equal ones together, until what is hidden is two or more that may share their
 * sum so that each is any small count: none must be larger for the sum to be reached, none too large for the others to be there.
 */
export function hiddenParts(parts: readonly number[]): boolean[] {
  if (!parts.some(isSmallCount)) return parts.map(() => false);
  const larger = [...new Set(parts.filter((n) => n >= SMALL_COUNT))].sort((a, b) => a - b);
  for (const [i, upTo] of [SMALL_COUNT - 1, ...larger].entries()) {
    const hidden = parts.map((n) => n > 0 && n <= upTo);
    const kept = parts.filter((_, at) => hidden[at]);
    const others = kept.length - 1;
    const sum = kept.reduce((all, n) => all + n, 0);
    const most = (larger[i] ?? Number.POSITIVE_INFINITY) - 1;
    if (others > 0 && sum - most * others <= 1 && sum - others >= SMALL_COUNT - 1) return hidden;
  }
  return parts.map(() => true);
}

/**
 * The same for choices of which each sheet may hold several: a choice is hidden when few made it, or when few did not. Where
 * everybody must have made one, those shown must not tell what is left for the hidden.
 */
export function hiddenChoices(counts: readonly number[], total: number, everybody: boolean): boolean[] {
  const hidden = counts.map((n) => isSmallCount(n) || isSmallCount(total - n));
  if (!everybody || !hidden.includes(true)) return hidden;
  const left = () => total - counts.reduce((sum, n, i) => (hidden[i] ? sum : sum + n), 0);
  while (left() > 0 && hidden.filter(Boolean).length < 2) {
    const at = counts.reduce(
      (best, n, i) => (hidden[i] || n === 0 || (best >= 0 && (counts[best] ?? 0) <= n) ? best : i),
      -1,
    );
    if (at < 0) return counts.map(() => true);
    hidden[at] = true;
  }
  return hidden;
}

const BANDS = 6;
/** Equal steps between the bounds of the question, so that no answer decides where they go. */
export function bandsOf(q: Pick<Spoersmaal, 'min' | 'max'>): { low: number; high: number }[] {
  const width = Math.max(1, Math.ceil((q.max - q.min + 1) / BANDS));
  const count = Math.ceil((q.max - q.min + 1) / width);
  return Array.from({ length: count }, (_, i) => ({
    low: q.min + i * width,
    high: Math.min(q.max, q.min + (i + 1) * width - 1),
  }));
}

const named = (q: Spoersmaal): Tekst[] =>
  q.kind === 'tall'
    ? bandsOf(q).map((b) => inAll(() => (b.low === b.high ? String(b.low) : `${b.low}–${b.high}`)))
    : labelsOf(q, 'nb').map((_, i) => inAll((spraak) => labelsOf(q, spraak)[i] ?? ''));

function resultOf(q: Spoersmaal, sheets: readonly Svar[], paper: boolean): SpoersmaalResultat {
  const given = sheets.map((s) => s[q.id] ?? []);
  const bands = q.kind === 'tall' ? bandsOf(q) : [];
  const within = (n: number, i: number) => {
    const band = bands[i];
    return band ? n >= band.low && n <= band.high : n === i + 1;
  };
  const names = named(q);
  const counts = names.map((_, i) => given.filter((ns) => ns.some((n) => within(n, i))).length);
  const open = given.filter((ns) => ns.length === 0).length;
  if (q.kind === 'flere') {
    // How many left it open is not told: beside the choices it would tell what they overlap.
    const hidden = hiddenChoices(counts, sheets.length, (q.required && !paper) || open === 0);
    const rows = names.map((label, i) => ({ label, count: hidden[i] ? null : (counts[i] ?? 0) }));
    return { id: q.id, kind: q.kind, text: q.text, rows, mean: null };
  }
  const parts = [...counts, open];
  const hidden = hiddenParts(parts);
  const rows = parts.map((n, i) => ({ label: names[i] ?? null, count: hidden[i] ? null : n }));
  const numbers = given.flat();
  const mean =
    q.kind !== 'en' && !hidden.includes(true) && numbers.length >= 2 * SMALL_COUNT
      ? Math.round((numbers.reduce((sum, n) => sum + n, 0) / numbers.length) * 10) / 10
      : null;
  return { id: q.id, kind: q.kind, text: q.text, rows, mean };
}

/** The result, with everything hidden that could point somebody out. */
export function tally(
  s: Undersoekelse,
  sheets: readonly { readonly method: Metode; readonly answers: Svar }[],
  closed: string,
): Resultat {
  const few = isSmallCount(sheets.length);
  const byMethod = METODER.map((m) => sheets.filter((sheet) => sheet.method === m).length);
  const hidden = hiddenParts(byMethod);
  const told = (i: number) => (few || hidden[i] ? null : (byMethod[i] ?? 0));
  const paper = (byMethod[1] ?? 0) > 0;
  const questions = s.questions
    .filter((q) => q.kind !== 'fritekst')
    .map((q) => {
      const result = resultOf(
        q,
        sheets.map((sheet) => sheet.answers),
        paper,
      );
      return few ? { ...result, rows: result.rows.map((row) => ({ ...row, count: null })), mean: null } : result;
    });
  return {
    schema: 1,
    title: s.title,
    from: s.from,
    to: s.to,
    closed,
    total: few ? null : sheets.length,
    methods: { nett: told(0), papir: told(1) },
    questions,
  };
}
