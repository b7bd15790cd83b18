import { err, ok, type Result, type RowRefusal, type TypedFields } from '../../kernel/index.ts';
import type { Manifest, RunResult } from '../../model/result.ts';
import type { Parameters, RunInput } from '../../model/types.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inThread, threadBeside } from '../../platform/compute/thread.ts';
import { type Actor, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { listRows, saveRowIn } from '../../platform/db/rows.ts';
import { recordEvent } from '../../platform/events/events.ts';
import {
  DATA_ROLES,
  fromCube,
  inModel,
  KUNNSKAP_ROLES,
  listAndeler,
  loadCubes,
  type Mappings,
  sharesOf,
} from '../grunnlag/index.ts';
import { buildInput, type InputRefusal, type KommuneNumbers, type OwnFigures } from './input.ts';
import type { RunOrder } from './kjoering.thread.ts';
import { parseOmraader, sameOmraade } from './omraader.ts';
import { OMRAADETALL, type StoredRun, saveRun, withKeyedHash } from './store.ts';

export interface RunDeps {
  readonly parameters: Parameters;
  /** What the values of the tables mean. */
  readonly mappings: Mappings;
  readonly kommuneOf: (number: string) => KommuneNumbers;
  /** What the municipality has typed about supply and need, read in the same transaction as the tables. */
  readonly ownFigures: (tx: Tx) => Promise<OwnFigures>;
}

const YEARS = 20;
const DRAWS = 200;
const SEED = 1;

interface Loaded {
  readonly input: RunInput;
  readonly datasettIds: readonly string[];
}

/** Everything a run needs, read in one transaction. */
/** What only the knowledge base shows is no part of a run, which does not grow old when it changes. */
const onlyShown = (role: string) => KUNNSKAP_ROLES.some((r) => r === role && !inModel(r));

export async function loadRun(
  db: Database,
  deps: RunDeps,
  kommune: { id: string; number: string },
  alternative?: string,
): Promise<Result<Loaded, InputRefusal>> {
  const { cubes, own, andeler } = await db.inKommune(kommune.id, async (tx) => ({
    cubes: await loadCubes(tx),
    own: await deps.ownFigures(tx),
    andeler: await listAndeler(tx),
  }));
  const loaded = cubes.flatMap((c) => {
    const role = DATA_ROLES.find((r) => r === c.role);
    if (!role || !inModel(role)) return [];
    const mapping = deps.mappings[role];
    return [{ role, mapping, table: fromCube(c.cube), title: c.source, confidence: c.confidence, ownByName: true }];
  });
  const place = { ...deps.kommuneOf(kommune.number), shares: sharesOf(andeler) };
  const asked = alternative === undefined ? own : { ...own, alternative };
  const input = buildInput(place, loaded, asked, deps.parameters, YEARS);
  return input.ok
    ? ok({ input: input.value, datasettIds: cubes.filter(({ role }) => !onlyShown(role)).map((c) => c.id) })
    : err(input.error);
}

/** The calculation itself, in a thread. */
export const computeRun = (
  deps: RunDeps,
  input: RunInput,
  signal?: AbortSignal,
): Promise<{ result: RunResult; manifest: Manifest }> =>
  inThread<RunOrder, { result: RunResult; manifest: Manifest }>(
    threadBeside(import.meta.url, 'kjoering'),
    { input, parameters: deps.parameters, seed: SEED, draws: DRAWS },
    { signal },
  );

/** Stores the frozen run and what happened. */
export async function storeRun(
  tx: Tx,
  clock: Clock,
  kommuneId: string,
  run: StoredRun,
  datasettIds: readonly string[],
  actor: string | null,
): Promise<void> {
  const keyed = await withKeyedHash(tx, kommuneId, run);
  await saveRun(tx, kommuneId, keyed, datasettIds, actor);
  await recordEvent(tx, clock, kommuneId, {
    type: 'boligbehov.kjoert',
    actor,
    data: { id: run.id, inputHash: keyed.manifest.inputHash },
  });
}

/** A whole run at once, for whoever has no job to report to: load, compute without the database, save. */
export async function runModel(
  db: Database,
  clock: Clock,
  deps: RunDeps,
  kommune: { id: string; number: string },
  actor: string | null,
): Promise<Result<StoredRun, InputRefusal>> {
  const loaded = await loadRun(db, deps, kommune);
  if (!loaded.ok) return loaded;
  const computed = await computeRun(deps, loaded.value.input);
  const stored: StoredRun = { id: clock.id(), created: clock.now(), ...computed };
  await db.inKommune(kommune.id, (tx) => storeRun(tx, clock, kommune.id, stored, loaded.value.datasettIds, actor));
  return ok(stored);
}

/** What was wrong with people by area that were pasted: fields, and the lines that could not be read. */
export interface OmraadeRefused {
  readonly refusals: readonly RowRefusal[];
  readonly lines: readonly number[];
}

/** Every line pasted is a row; one that is told of already is told anew. All of them, or none. */
export async function saveOmraader(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
): Promise<OmraadeRefused> {
  const parsed = parseOmraader(typed);
  if (!parsed.ok) return { refusals: parsed.error, lines: parsed.lines };
  const w = written(clock, actor);
  const refusals = await db.inKommune(actor.kommuneId, async (tx) => {
    const before = await listRows(tx, OMRAADETALL);
    for (const data of parsed.value) {
      const same = before.find((row) => sameOmraade(row.data, data));
      if (same && JSON.stringify(same.data) === JSON.stringify(data)) continue;
      const saved = await saveRowIn(tx, w, OMRAADETALL, data, same ?? null);
      if (!saved.ok) return saved.error;
    }
    return [];
  });
  return { refusals, lines: [] };
}
