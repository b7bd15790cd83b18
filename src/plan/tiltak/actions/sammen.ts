import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../../platform/db/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { CHANGED, circleWithout, removeTiltakIn, type Saved, saveTiltakIn } from '../actions.ts';
import type { ParseContext, TiltakRefusal } from '../parse.ts';
import { samlerader, samlet, uvalgt } from '../samling.ts';
import { takeBackNeedsAdopt } from '../status.ts';
import { listTiltak, lockPlan, tiltakHistory } from '../store.ts';
import { tiltakNumber } from '../tiltak.ts';

/** Takes back what was written before a refusal was known. */
class Refused extends Error {
  readonly refusals: readonly TiltakRefusal[];
  constructor(refusals: readonly TiltakRefusal[]) {
    super('refused');
    this.refusals = refusals;
  }
}

/**
 * Makes one of two: the one that stands gets what was chosen of both, and the other goes out of the plan with its history. Both or nothing,
 * and only when nobody has saved either since they were seen.
 */
export async function mergeTiltak(
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: { readonly staar: Seen; readonly gaar: Seen },
  valg: Readonly<Record<string, string>>,
  contextIn: (year: number) => ParseContext,
): Promise<Saved<TiltakRefusal>> {
  try {
    return await db.inKommune(actor.kommuneId, async (tx): Promise<Saved<TiltakRefusal>> => {
      const w = written(clock, actor);
      await lockPlan(tx, w.kommuneId);
      const [staar] = await tiltakHistory(tx, seen.staar.number);
      const [gaar] = await tiltakHistory(tx, seen.gaar.number);
      if (seen.staar.number === seen.gaar.number) return { ok: false, error: [{ code: 'ukjent-valg', field: 'med' }] };
      if (staar?.revision !== seen.staar.revision || staar.data.removed) return CHANGED;
      if (gaar?.revision !== seen.gaar.revision || gaar.data.removed) return CHANGED;
      const context = contextIn(staar.data.firstYear);
      const rows = samlerader(staar.data, gaar.data);
      const open = uvalgt(rows, valg);
      if (open) return { ok: false, error: [{ code: 'ikke-valgt', field: open.key }] };
      // What a council has decided on goes out of the plan only by somebody who may write down what it decides.
      if (context.mayAdopt === false && takeBackNeedsAdopt(gaar.data, { status: 'foreslaatt' }))
        return { ok: false, error: [{ code: 'krever-vedtak', field: 'status' }] };
      const typed = samlet(staar.data, gaar.data, valg, [tiltakNumber(staar.number), tiltakNumber(gaar.number)]);
      const merged = [...(staar.data.merged ?? []), ...(gaar.data.merged ?? []), gaar.number];
      const saved = await saveTiltakIn(tx, w, typed, staar.data.firstYear, seen.staar, { ...context, merged });
      if (!saved.ok) throw new Refused(saved.error);
      const circle = circleWithout(gaar.number, staar.number, await listTiltak(tx));
      if (circle) throw new Refused([circle]);
      if (!(await removeTiltakIn(tx, w, seen.gaar, staar.number))) throw new Refused(CHANGED.error);
      await recordEvent(tx, { now: () => w.at }, w.kommuneId, {
        type: 'tiltak.slaatt-sammen',
        actor: w.by,
        data: { number: staar.number, with: gaar.number },
      });
      return { ok: true, value: staar.number };
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.refusals };
    throw error;
  }
}
