import { run } from '../../model/run.ts';
import type { Parameters } from '../../model/types.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { DATA_ROLES, fromCube, loadCubes } from '../grunnlag/index.ts';
import { buildInput, type InputRefusal, type KommuneNumbers, type OwnFigures } from './input.ts';
import { type StoredRun, saveRun } from './store.ts';

export interface RunDeps {
  readonly parameters: Parameters;
  readonly kommuneOf: (number: string) => KommuneNumbers;
  /** What the municipality has typed about supply and need, read in the same transaction as the tables. */
  readonly ownFigures: (tx: Tx) => Promise<OwnFigures>;
}

const YEARS = 20;
const DRAWS = 200;
const SEED = 1;

/** Loads, computes outside the transaction, and stores the frozen run. */
export async function runModel(
  db: Database,
  clock: Clock,
  deps: RunDeps,
  kommune: { id: string; number: string },
  actor: string | null,
): Promise<{ ok: true; value: StoredRun } | { ok: false; error: InputRefusal }> {
  const { cubes, own } = await db.inKommune(kommune.id, async (tx) => ({
    cubes: await loadCubes(tx),
    own: await deps.ownFigures(tx),
  }));
  const loaded = cubes.flatMap((c) => {
    const role = DATA_ROLES.find((r) => r === c.role);
    return role ? [{ role, table: fromCube(c.cube), title: c.source, confidence: c.confidence, ownByName: true }] : [];
  });
  const input = buildInput(deps.kommuneOf(kommune.number), loaded, own, deps.parameters, YEARS);
  if (!input.ok) return input;
  const stored: StoredRun = {
    id: clock.id(),
    created: clock.now(),
    ...run(input.value, deps.parameters, SEED, { draws: DRAWS }),
  };
  await db.inKommune(kommune.id, async (tx) => {
    await saveRun(
      tx,
      kommune.id,
      stored,
      cubes.map((c) => c.id),
      actor,
    );
    await recordEvent(tx, clock, kommune.id, {
      type: 'boligbehov.kjoert',
      actor,
      data: { id: stored.id, inputHash: stored.manifest.inputHash },
    });
  });
  return { ok: true, value: stored };
}
