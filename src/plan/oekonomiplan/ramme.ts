import { formatNumber, type Kroner, kroner, parseTypedInteger, type Refusal } from '../../kernel/index.ts';
import type { Frame } from './oekonomiplan.ts';

/** Every frame has these two; what is about loans may be left out. */
export const RAMMEN = ['drift', 'investering'] as const;
const UTLAAN = ['avdragInn', 'avdragBrukt'] as const;
export const LAANEFELT = ['laan', ...UTLAAN] as const;
export const RAMME_FIELDS = [...RAMMEN, ...LAANEFELT] as const;
export type RammeField = (typeof RAMME_FIELDS)[number];
export type RammeRefusal = Refusal<'ikke-tall' | 'negativ' | 'begge' | 'begge-avdrag' | 'over-avdrag'>;

export const amountIn = (frame: Frame, field: RammeField): Kroner | undefined =>
  field === 'avdragInn' ? frame.utlaan?.inn : field === 'avdragBrukt' ? frame.utlaan?.brukt : frame[field];

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
      return frame ? RAMME_FIELDS.flatMap((f) => amountIn(frame, f) ?? []).join('/') : '-';
    })
    .join(' ');

/** The frames that `seenFrames` made a text of; undefined when it did not. */
export function framesSeen(seen: string, years: readonly number[]): Frame[] | undefined {
  const parts = seen.split(' ');
  if (parts.length !== years.length || parts.some((part) => !/^(-|\d{1,15}(\/\d{1,15}){1,4})$/.test(part)))
    return undefined;
  return years.flatMap((year, i) => {
    const [drift, investering, ...rest] = (parts[i]?.match(/\d+/g) ?? []).map((n) => kroner(Number(n)));
    // The two of money lent on stand together, so an odd one is the loan.
    const laan = rest.length % 2 === 1 ? rest.shift() : undefined;
    const [inn, brukt] = rest;
    return drift === undefined || investering === undefined
      ? []
      : [
          {
            year,
            drift,
            investering,
            ...(laan === undefined ? {} : { laan }),
            ...(inn === undefined || brukt === undefined ? {} : { utlaan: { inn, brukt } }),
          },
        ];
  });
}

/** The frames as typed; a year left empty is no frame, and what is about loans may be left out. Everything wrong at once. */
export function parseFrames(
  typed: Readonly<Record<string, string>>,
  years: readonly number[],
): { ok: true; value: YearFrame[] } | { ok: false; error: RammeRefusal[] } {
  const refusals: RammeRefusal[] = [];
  const frames = years.map((year): YearFrame => {
    const text = (f: RammeField) => typed[`${f}${year}`] ?? '';
    const said = (fields: readonly RammeField[]) => fields.some((f) => text(f) !== '');
    if (!said(RAMME_FIELDS)) return { year, frame: null };
    const amount = (f: RammeField, missing: RammeRefusal['code']): Kroner => {
      const n = parseTypedInteger(text(f));
      const field = `${f}${year}`;
      if (text(f) === '') refusals.push({ code: missing, field });
      else if (n === null) refusals.push({ code: 'ikke-tall', field });
      else if (n < 0) refusals.push({ code: 'negativ', field });
      return kroner(n ?? 0);
    };
    const both = { year, drift: amount('drift', 'begge'), investering: amount('investering', 'begge') };
    const own = said(['laan']) ? { ...both, laan: amount('laan', 'begge') } : both;
    if (!said(UTLAAN)) return { year, frame: own };
    const before = refusals.length;
    const utlaan = { inn: amount('avdragInn', 'begge-avdrag'), brukt: amount('avdragBrukt', 'begge-avdrag') };
    if (refusals.length === before && utlaan.brukt > utlaan.inn)
      refusals.push({ code: 'over-avdrag', field: `avdragBrukt${year}` });
    return { year, frame: { ...own, utlaan } };
  });
  return refusals.length > 0 ? { ok: false, error: refusals } : { ok: true, value: frames };
}

/** The frames as their form shows them; what `parseFrames` reads back unchanged. */
export const typedFrames = (frames: readonly Frame[], years: readonly number[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    years.flatMap((year) => {
      const frame = frames.find((f) => f.year === year);
      return RAMME_FIELDS.map((f) => {
        const amount = frame && amountIn(frame, f);
        return [`${f}${year}`, amount === undefined ? '' : formatNumber(amount)];
      });
    }),
  );
