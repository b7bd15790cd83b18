import { addDays, daysBetween } from '../../kernel/index.ts';
import type { Tiltak } from '../tiltak/index.ts';
import { linjerOf, type Numbered, type Rapport, type Rapportrunde } from './rapport.ts';

/** Days after which somebody above is told of a tiltak that nobody takes care of, and for how long it is not told of again. */
export const ESKALERING_DAGER = 14;

export const ESKALERINGER = ['tiltak-uten-ansvarlig', 'tiltak-uten-rapport', 'tiltak-endret'] as const;
export type Eskaleringsgrunn = (typeof ESKALERINGER)[number];

export interface Eskalering {
  readonly runde: number;
  readonly tiltak: number;
  readonly why: Eskaleringsgrunn;
  /** Without anybody responsible, past the deadline, or since it was changed. */
  readonly days: number;
}

/** Tiltak of open rounds that have been left for long enough, each once, for the reason that must be mended first. */
export function eskaleringerOf(
  runder: readonly Numbered<Rapportrunde>[],
  tiltak: readonly Numbered<Tiltak>[],
  reports: readonly Numbered<Rapport>[],
  today: string,
  dayOf: (moment: string) => string,
): Eskalering[] {
  const told = new Set<number>();
  const open = runder.filter((r) => !r.data.closed && !r.data.removed).sort((a, b) => b.number - a.number);
  return open.flatMap((runde) =>
    linjerOf(runde, tiltak, reports).flatMap((l): Eskalering[] => {
      const changed = dayOf(tiltak.find((t) => t.number === l.tiltak)?.created ?? runde.created);
      const started = dayOf(runde.created);
      const since = (day: string) => daysBetween(day, today);
      const reasons: readonly (readonly [boolean, Eskaleringsgrunn, number])[] = [
        [l.responsible.trim() === '', 'tiltak-uten-ansvarlig', Math.min(since(changed), since(started))],
        [l.report === null, 'tiltak-uten-rapport', since(runde.data.deadline)],
        [l.stale, 'tiltak-endret', since(changed)],
      ];
      const found = reasons.find(([is, , days]) => is && days >= ESKALERING_DAGER);
      if (!found || told.has(l.tiltak)) return [];
      told.add(l.tiltak);
      return [{ runde: runde.number, tiltak: l.tiltak, why: found[1], days: found[2] }];
    }),
  );
}

/** Days before the deadline of a round on which those who edit are reminded of what is not reported. */
export const PURREDAGER = [7, 1] as const;

export interface Purring {
  readonly runde: number;
  readonly tiltak: number;
  readonly why: 'rapport-snart';
  readonly days: number;
}

/** What is not reported in open rounds, on the days people are reminded; those days that are later than `since`. */
export const purringerOf = (
  runder: readonly Numbered<Rapportrunde>[],
  tiltak: readonly Numbered<Tiltak>[],
  reports: readonly Numbered<Rapport>[],
  since: string,
  today: string,
): Purring[] =>
  runder
    .filter((r) => !r.data.closed && !r.data.removed && r.data.deadline >= today)
    .filter((r) =>
      PURREDAGER.some((n) => addDays(r.data.deadline, -n) > since && addDays(r.data.deadline, -n) <= today),
    )
    .flatMap((runde) =>
      linjerOf(runde, tiltak, reports)
        .filter((l) => l.report === null)
        .map((l) => ({
          runde: runde.number,
          tiltak: l.tiltak,
          why: 'rapport-snart' as const,
          days: daysBetween(today, runde.data.deadline),
        })),
    );
