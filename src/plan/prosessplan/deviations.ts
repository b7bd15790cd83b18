import { daysBetween } from '../../kernel/index.ts';
import type { Aktivitet, Numbered } from './aktivitet.ts';

export type Standing = 'ferdig' | 'paa-vei' | 'kommer' | 'ny' | 'fjernet';

/** One activity as it was adopted beside how it stands. */
export interface Deviation {
  readonly number: number;
  readonly title: string;
  readonly planned: string | null;
  /** The day it was finished, or the day it is to be finished now. */
  readonly now: string | null;
  readonly standing: Standing;
  /** Days late: positive when later than adopted, negative when earlier; null when there is nothing to compare. */
  readonly late: number | null;
}

const endOf = (a: Pick<Aktivitet, 'start' | 'end' | 'done'>) => a.done ?? a.end ?? a.start;

/** How the work stands against what was adopted. What is overdue and not finished is late by what has passed, at least. */
export function deviations(
  adopted: readonly Numbered[],
  current: readonly Numbered[],
  today: string,
): readonly Deviation[] {
  const now = new Map(current.filter((a) => !a.data.removed).map((a) => [a.number, a.data]));
  const before = new Set(adopted.map((a) => a.number));
  const kept = adopted.map(({ number, data }): Deviation => {
    const a = now.get(number);
    const planned = data.end ?? data.start;
    if (!a) return { number, title: data.title, planned, now: null, standing: 'fjernet', late: null };
    const end = endOf(a);
    // An end that has passed without the work being done is no end.
    const reached = !a.done && end !== null && end < today ? today : end;
    const standing = a.done ? 'ferdig' : (a.start ?? a.end ?? '9999') <= today ? 'paa-vei' : 'kommer';
    return {
      number,
      title: a.title,
      planned,
      now: end,
      standing,
      late: planned && reached ? daysBetween(planned, reached) : null,
    };
  });
  const added = [...now]
    .filter(([number]) => !before.has(number))
    .map(
      ([number, a]): Deviation => ({
        number,
        title: a.title,
        planned: null,
        now: endOf(a),
        standing: 'ny',
        late: null,
      }),
    );
  return [...kept, ...added];
}
