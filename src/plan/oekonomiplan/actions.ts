import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { parseFrames, type RammeRefusal, seenFrames } from './ramme.ts';
import { listFrames, lockFrames, saveFrame } from './store.ts';

export interface FrameActor {
  readonly kommuneId: string;
  readonly brukerId: string | null;
}

/** Sets the frames of the plan's years. `seen` is what the form was made from; '' takes whatever is there. */
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
    const parsed = parseFrames(typed, years, before);
    if (!parsed.ok) return { ok: false as const, error: parsed.error, changed: false };
    for (const frame of parsed.value) await saveFrame(tx, actor.kommuneId, frame);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'oekonomiplan.ramme-satt',
      actor: actor.brukerId,
      data: { years: parsed.value.map((f) => f.year) },
    });
    return { ok: true as const };
  });
}
