import { formatNumber, kroner, parseTypedInteger, type Refusal } from '../../kernel/index.ts';
import type { Frame } from './oekonomiplan.ts';

export const RAMME_FIELDS = ['drift', 'investering'] as const;
export type RammeRefusal = Refusal<'ikke-tall' | 'negativ' | 'begge'>;

/** A frame for a year, or null where the year has none. */
export interface YearFrame {
  readonly year: number;
  readonly frame: Frame | null;
}

/** What the reader had before them, as one text; the form carries it so that two who save at once see each other. */
export const seenFrames = (frames: readonly Frame[], years: readonly number[]): string =>
  years
    .map((year) => {
      const frame = frames.find((f) => f.year === year);
      return frame ? `${frame.drift}/${frame.investering}` : '-';
    })
    .join(' ');

/** The frames that `seenFrames` made a text of; undefined when it did not. */
export function framesSeen(seen: string, years: readonly number[]): Frame[] | undefined {
  const parts = seen.split(' ');
  if (parts.length !== years.length || parts.some((part) => !/^(-|\d{1,15}\/\d{1,15})$/.test(part))) return undefined;
  return years.flatMap((year, i) => {
    const [drift, investering] = (parts[i] ?? '-').split('/').map(Number);
    return drift === undefined || investering === undefined
      ? []
      : [{ year, drift: kroner(drift), investering: kroner(investering) }];
  });
}

/** The frames as typed, a pair of fields a year; a year left empty is no frame. Everything wrong at once. */
export function parseFrames(
  typed: Readonly<Record<string, string>>,
  years: readonly number[],
): { ok: true; value: YearFrame[] } | { ok: false; error: RammeRefusal[] } {
  const refusals: RammeRefusal[] = [];
  const frames = years.map((year): YearFrame => {
    const raw = RAMME_FIELDS.map((f) => typed[`${f}${year}`] ?? '');
    if (raw.every((text) => text === '')) return { year, frame: null };
    const [drift, investering] = RAMME_FIELDS.map((f, i) => {
      const text = raw[i] ?? '';
      const n = parseTypedInteger(text);
      const field = `${f}${year}`;
      if (text === '') refusals.push({ code: 'begge', field });
      else if (n === null) refusals.push({ code: 'ikke-tall', field });
      else if (n < 0) refusals.push({ code: 'negativ', field });
      return kroner(n ?? 0);
    });
    return { year, frame: { year, drift: drift ?? kroner(0), investering: investering ?? kroner(0) } };
  });
  return refusals.length > 0 ? { ok: false, error: refusals } : { ok: true, value: frames };
}

/** The frames as their form shows them; what `parseFrames` reads back unchanged. */
export const typedFrames = (frames: readonly Frame[], years: readonly number[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    years.flatMap((year) => {
      const frame = frames.find((f) => f.year === year);
      return RAMME_FIELDS.map((f) => [`${f}${year}`, frame ? formatNumber(frame[f]) : '']);
    }),
  );
