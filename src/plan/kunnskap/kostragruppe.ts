import type { Areas } from '../grunnlag/index.ts';
import type { Omraade } from './beregn.ts';

/** The KOSTRA group of the municipality, and the municipalities in it as Statistics Norway had them in a year. */
export interface Kostragruppe {
  readonly code: string;
  readonly members: readonly string[];
  readonly year: number;
}

export const GRUPPER = Array.from({ length: 17 }, (_, i) => `EKG${String(i + 1).padStart(2, '0')}`);

/** "EKG12" is number 12. */
export const gruppenummer = (code: string): number => Number(code.slice(3));

/** The same in both written forms, as Statistics Norway has it. */
export const gruppenavn = (code: string): string => `KOSTRA-gruppe ${gruppenummer(code)}`;

interface Linje {
  readonly code: string | null;
  readonly word: string;
}

/** A line of the agency's list has a group and a municipality; what one types has names or numbers alone. */
function linjerIn(text: string): Linje[] {
  return text.split(/\r?\n/).flatMap((line): Linje[] => {
    const code = /\bEKG\s?(\d{1,2})\b/i.exec(line)?.[1];
    const number = /(?<!\d)\d{4}(?!\d)/.exec(line)?.[0];
    if (code !== undefined) return number ? [{ code: `EKG${code.padStart(2, '0')}`, word: number }] : [];
    return line
      .split(/[;,\t]/)
      .map((word) => word.replace(/["']/g, '').trim())
      .filter((word) => word !== '')
      .map((word) => ({ code: null, word }));
  });
}

export interface Liste {
  /** The group the list says the municipality is in; null where it does not say. */
  readonly code: string | null;
  readonly members: readonly string[];
  readonly unknown: readonly string[];
}

/** The members of a group, out of the agency's whole list or of names and numbers. `find` gives today's number, or null. */
export function medlemmerI(
  text: string,
  own: string,
  chosen: string | null,
  find: (query: string) => string | null,
): Liste {
  const lines = linjerIn(text);
  const listed = lines.some((l) => l.code !== null);
  const code = lines.find((l) => l.code !== null && find(l.word) === own)?.code ?? null;
  const group = code ?? chosen;
  const found = lines
    .filter((l) => !listed || l.code === group)
    .map((l) => ({ ...l, number: find(/^\d{4}/.exec(l.word)?.[0] ?? l.word) }));
  return {
    code,
    members: [...new Set(found.flatMap((l) => l.number ?? []))],
    unknown: found.filter((l) => l.number === null).map((l) => l.word),
  };
}

/**
 * Figures of the group: the agency's own estimate where a table has the group's code, else the sum of every municipality in it. Ratios
 * are never added.
 */
export function gruppeOmraade(group: Kostragruppe, areasOf: (number: string) => Areas): Omraade {
  const areas = group.members.map(areasOf);
  const known = new Map<string, ReturnType<Omraade['partsOn']>>();
  return {
    id: 'kostragruppe',
    name: gruppenavn(group.code),
    partsOn(date) {
      const before = known.get(date);
      if (before) return before;
      const parts = areas.map((a) => a.kommune(date));
      const whole = [...new Set(parts.flatMap((p) => p.whole))];
      const splits = [...new Set(parts.flatMap((p) => p.splits))].filter((n) => !whole.includes(n));
      const made = { whole, splits, codes: [group.code] };
      known.set(date, made);
      return made;
    },
  };
}
