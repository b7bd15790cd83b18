import { addDays } from '../../kernel/index.ts';
import type { Aktivitet, Organ } from './aktivitet.ts';

/** One meeting of a body. */
export interface Moete {
  readonly organ: Organ;
  /** Which one, where there are several of the kind: "utvalg for helse". */
  readonly name: string;
  readonly date: string;
  /** '18.00' on the clock in Oslo; null when nobody has said. */
  readonly time: string | null;
  /** Last day for handing in the papers (frist for sakspapirer). */
  readonly papers: string | null;
  readonly removed: boolean;
}

export interface NumberedMoete {
  readonly number: number;
  readonly data: Moete;
}

/**
 * The last day something may end to reach a meeting. Work has to be in the papers; what another body said is
 * sent after them, and only has to be said before.
 */
export const lastDayBefore = (
  moete: { readonly date: string; readonly papers: string | null },
  isFromMeeting: boolean,
) => (isFromMeeting || moete.papers === null ? addDays(moete.date, -1) : moete.papers);

const byPapers = (a: NumberedMoete, b: NumberedMoete) =>
  (a.data.papers ?? a.data.date).localeCompare(b.data.papers ?? b.data.date) || a.number - b.number;

/**
 * The meetings of a body in order, one for each day. Two utvalg may meet the same day, and an activity does not say
 * which of them it goes to: the papers have to be in for the one that wants them first.
 */
const meetingsOf = (meetings: readonly NumberedMoete[], organ: Organ | null) =>
  meetings
    .filter((m) => !m.data.removed && m.data.organ === organ)
    .toSorted((a, b) => a.data.date.localeCompare(b.data.date) || byPapers(a, b))
    .filter((m, i, all) => m.data.date !== all[i - 1]?.data.date);

export const latestMeeting = (meetings: readonly NumberedMoete[], organ: Organ | null, limit: string) =>
  meetingsOf(meetings, organ).findLast((m) => m.data.date <= limit) ?? null;

/** The first meeting that everything before it reaches: `ends` are the days the work and the meetings before it end. */
export const firstMeeting = (
  meetings: readonly NumberedMoete[],
  organ: Organ | null,
  ends: readonly { readonly end: string; readonly isMeeting: boolean }[],
  from: string,
) =>
  meetingsOf(meetings, organ).find(
    (m) => m.data.date >= from && ends.every((e) => e.end <= lastDayBefore(m.data, e.isMeeting)),
  ) ?? null;

/** The meeting an activity is dated to, if its day is one. */
export const meetingOn = (meetings: readonly NumberedMoete[], a: Pick<Aktivitet, 'organ'>, date: string) =>
  meetingsOf(meetings, a.organ).find((m) => m.data.date === date) ?? null;
