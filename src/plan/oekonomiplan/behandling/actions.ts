import type { Clock } from '../../../platform/clock/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { listTiltak } from '../../tiltak/index.ts';
import type { FrameActor } from '../actions.ts';
import { buildOekonomiplan, type PlanTables } from '../oekonomiplan.ts';
import { listFrames } from '../store.ts';
import { type BehandlingRefusal, parseUtgave } from './behandling.ts';
import { insertUtgave, listUtgaver, lockUtgaver } from './store.ts';

export interface BehandlingDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly tables: PlanTables;
}

/** Freezes the økonomiplan as it stands now, as one reading of it; gives its number. */
export async function addUtgave(
  { db, clock, tables }: BehandlingDeps,
  actor: FrameActor,
  typed: Readonly<Record<string, string>>,
): Promise<{ ok: true; value: number } | { ok: false; error: readonly BehandlingRefusal[] }> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await lockUtgaver(tx, actor.kommuneId);
    const firstYear = Number(clock.today().slice(0, 4)) + 1;
    const frames = await listFrames(tx);
    const plan = buildOekonomiplan(firstYear, await listTiltak(tx), frames, tables);
    const earlier = await listUtgaver(tx);
    const parsed = parseUtgave(typed, plan, earlier);
    if (!parsed.ok) return parsed;
    const number = (earlier[0]?.number ?? 0) + 1;
    const w = { kommuneId: actor.kommuneId, at: clock.now(), by: actor.brukerId };
    await insertUtgave(tx, { ...parsed.value, number, plan, frames }, w);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'oekonomiplan.utgave',
      actor: actor.brukerId,
      data: { number, trinn: parsed.value.trinn, firstYear, caseNumber: parsed.value.caseNumber },
    });
    return { ok: true as const, value: number };
  });
}
