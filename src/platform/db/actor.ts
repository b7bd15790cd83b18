import type { Clock } from '../clock/clock.ts';
import type { Written } from './revisions.ts';

/** Who changes something, and where. */
export interface Actor {
  readonly kommuneId: string;
  /** Null for a visitor of the demonstration, who has no account. */
  readonly brukerId: string | null;
}

/** The number and the revision the reader had before them when they typed. */
export interface Seen {
  readonly number: number;
  readonly revision: number;
}

export const written = (clock: Clock, actor: Actor): Written => ({
  kommuneId: actor.kommuneId,
  at: clock.now(),
  by: actor.brukerId,
});
