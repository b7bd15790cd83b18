import { formatDate, type Language } from '../../kernel/index.ts';
import { aktivitetNumber, ORGANER } from './aktivitet.ts';
import type { Conflict } from './conflicts.ts';
import type { ProsessplanCode, ProsessplanRefusal } from './parse.ts';
import { PROSESSPLAN_TEXTS } from './texts.ts';

/** Data of a conflict or a refusal as a reader sees them: dates, bodies and numbers in words. */
function inWords(data: Readonly<Record<string, string | number>>, lang: Language) {
  const t = PROSESSPLAN_TEXTS[lang];
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return [key, formatDate(value)];
      const organ = key === 'organ' ? ORGANER.find((o) => o === value) : undefined;
      if (organ) return [key, t.organer[organ]];
      return [key, key === 'other' && typeof value === 'number' ? aktivitetNumber(value) : value];
    }),
  );
}

export const conflictSentence = (c: Conflict, lang: Language): string =>
  PROSESSPLAN_TEXTS[lang].conflicts[c.code](inWords(c.data, lang));

export function refusalSentence(r: ProsessplanRefusal, lang: Language): string {
  const t = PROSESSPLAN_TEXTS[lang].refusals;
  const data = inWords(r.data ?? {}, lang);
  const why = data.why as ProsessplanCode | undefined;
  return t[r.code](why ? { ...data, reason: t[why](data) } : data);
}

/** "01.03.2027–31.03.2027", or the day alone. */
export function period(days: { readonly start: string; readonly end: string } | null): string {
  if (!days) return '–';
  return days.start === days.end ? formatDate(days.end) : `${formatDate(days.start)}–${formatDate(days.end)}`;
}
