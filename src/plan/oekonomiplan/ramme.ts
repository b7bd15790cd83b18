import { kroner, parseTypedInteger, type Refusal } from '../../kernel/index.ts';
import type { Frame } from './oekonomiplan.ts';

export const RAMME_FIELDS = ['drift', 'investering'] as const;
export type RammeRefusal = Refusal<'ikke-tall' | 'negativ' | 'begge' | 'allerede-satt'>;

/** What the reader had before them, as one text; the form carries it so that two who save at once see each other. */
export const seenFrames = (frames: readonly Frame[], years: readonly number[]): string =>
  years
    .map((year) => {
      const frame = frames.find((f) => f.year === year);
      return frame ? `${frame.drift}/${frame.investering}` : '-';
    })
    .join(' ');

/** The frames as typed, a pair of fields a year; a year left empty is no frame. Everything wrong at once. */
export function parseFrames(
  typed: Readonly<Record<string, string>>,
  years: readonly number[],
  before: readonly Frame[],
): { ok: true; value: Frame[] } | { ok: false; error: RammeRefusal[] } {
  const refusals: RammeRefusal[] = [];
  const frames: Frame[] = [];
  for (const year of years) {
    const raw = RAMME_FIELDS.map((f) => typed[`${f}${year}`] ?? '');
    if (raw.every((text) => text === '')) {
      // Rows are kept, so an emptied frame would come back unsaid.
      if (before.some((f) => f.year === year)) refusals.push({ code: 'allerede-satt', field: `drift${year}` });
      continue;
    }
    const [drift, investering] = RAMME_FIELDS.map((f, i) => {
      const text = raw[i] ?? '';
      const n = parseTypedInteger(text);
      const field = `${f}${year}`;
      if (text === '') refusals.push({ code: 'begge', field });
      else if (n === null) refusals.push({ code: 'ikke-tall', field });
      else if (n < 0) refusals.push({ code: 'negativ', field });
      return kroner(n ?? 0);
    });
    frames.push({ year, drift: drift ?? kroner(0), investering: investering ?? kroner(0) });
  }
  return refusals.length > 0 ? { ok: false, error: refusals } : { ok: true, value: frames };
}
