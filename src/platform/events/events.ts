import type { Clock } from '../clock/clock.ts';
import type { Tx } from '../db/database.ts';

export interface NewEvent {
  /** '<slice>.<what happened>', from the slice's own closed list. */
  readonly type: string;
  /** Who did it; null for the system itself. */
  readonly actor: string | null;
  /** No personal data: ids and values of the municipality's plans. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Writes what happened in the transaction of the change itself, with the kommune's next number. */
export async function recordEvent(
  tx: Tx,
  clock: Pick<Clock, 'now'>,
  kommuneId: string,
  event: NewEvent,
): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`hendelse:${kommuneId}`]);
  await tx.rows(
    `insert into hendelse (kommune_id, seq, type, at, bruker_id, data)
     select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5 from hendelse where kommune_id = $1`,
    [kommuneId, event.type, clock.now(), event.actor, JSON.stringify(event.data)],
  );
}

export interface StoredEvent {
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The newest events of the kommune, newest first. */
export const listEvents = (tx: Tx, limit = 50): Promise<StoredEvent[]> =>
  tx.rows<StoredEvent>('select seq, type, at, data from hendelse order by seq desc limit $1', [limit]);
