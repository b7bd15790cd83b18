import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { addFirst, addRevision, revisionsOf } from '../../platform/db/revisions.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { parseTilbud, type Tilbud, type TilbudRefusal } from './tilbud.ts';

interface Actor {
  readonly kommuneId: string;
  readonly brukerId: string | null;
}

export async function addTilbud(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: Readonly<Record<string, string>>,
): Promise<readonly TilbudRefusal[]> {
  const parsed = parseTilbud(typed);
  if (!parsed.ok) return parsed.error;
  await db.inKommune(actor.kommuneId, async (tx) => {
    const number = await addFirst(tx, 'tilbud_revisjon', actor.kommuneId, parsed.value, clock.now(), actor.brukerId);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'tilbud.lagt-til',
      actor: actor.brukerId,
      data: { number, kind: parsed.value.kind },
    });
  });
  return [];
}

/** The row stays in the history, marked as removed. */
export async function removeTilbud(db: Database, clock: Clock, actor: Actor, number: number): Promise<void> {
  await db.inKommune(actor.kommuneId, async (tx) => {
    const [newest] = await revisionsOf<Tilbud>(tx, 'tilbud_revisjon', number);
    if (!newest || newest.data.removed) return;
    await addRevision(
      tx,
      'tilbud_revisjon',
      actor.kommuneId,
      number,
      newest.revision,
      { ...newest.data, removed: true },
      clock.now(),
      actor.brukerId,
    );
    await recordEvent(tx, clock, actor.kommuneId, { type: 'tilbud.fjernet', actor: actor.brukerId, data: { number } });
  });
}
