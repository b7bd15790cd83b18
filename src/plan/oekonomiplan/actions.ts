import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { parseFrames, type RammeRefusal, seenFrames } from './ramme.ts';
import { deleteFrame, listFrames, lockFrames, saveFrame } from './store.ts';

export interface FrameActor {
  readonly kommuneId: string;
  readonly brukerId: string | null;
}

/** Sets the frames of the plan's years, and takes away those that were emptied. `seen` is what the form was made from; '' takes whatever is there. */
export async function setFrames(
  db: Database,
  clock: Clock,
  actor: FrameActor,
  typed: Readonly<Record<string, string>>,
  years: readonly number[],
  seen: string,
): Promise<{ ok: true } | { ok: false; error: readonly RammeRefusal[]; changed: boolean }> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await lockFrames(tx, actor.kommuneId);
    const before = await listFrames(tx);
    if (seen !== '' && seen !== seenFrames(before, years)) return { ok: false as const, error: [], changed: true };
    const parsed = parseFrames(typed, years);
    if (!parsed.ok) return { ok: false as const, error: parsed.error, changed: false };
    for (const { year, frame } of parsed.value) {
      if (frame) await saveFrame(tx, actor.kommuneId, frame);
      else await deleteFrame(tx, year);
    }
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'oekonomiplan.ramme-satt',
      actor: actor.brukerId,
      // What was there stands in the event, so that a frame taken away can be brought back.
      data: { years, before: before.filter((f) => years.includes(f.year)) },
    });
    return { ok: true as const };
  });
}
