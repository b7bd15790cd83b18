import type { TypedFields } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import type { PlanformRules } from '../planform.ts';
import { insertVurdering, listVurderinger, reviseVurdering, type StoredVurdering, vurderingHistory } from '../store.ts';
import { NO_VURDERING, type PlanformRefusal, parseAnswers, parseChoice, type Vurdering } from '../vurdering.ts';

const CHANGED: readonly PlanformRefusal[] = [{ code: 'endret-av-andre' }];

type PlanformEvent = 'planform.svart' | 'planform.valgt' | 'planform.ny' | 'planform.angret';
const record = (tx: Tx, clock: Clock, actor: Actor, type: PlanformEvent, data: Readonly<Record<string, unknown>>) =>
  recordEvent(tx, clock, actor.kommuneId, { type, actor: actor.brukerId, data });

/** The newest assessment. Whoever asks is alone with them until the transaction ends, so that two who are first begin one. */
async function newestOf(tx: Tx, actor: Actor): Promise<StoredVurdering | null> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`planform:${actor.kommuneId}`]);
  return (await listVurderinger(tx)).at(-1) ?? null;
}

/** The same, when it is still the one that was seen; 'changed' when it is not. */
async function asSeen(tx: Tx, actor: Actor, seen: Seen): Promise<StoredVurdering | null | 'changed'> {
  const newest = await newestOf(tx, actor);
  if (newest === null) return seen.number === 0 ? null : 'changed';
  return newest.number === seen.number && newest.revision === seen.revision ? newest : 'changed';
}

/** Writes the next revision of the newest assessment, or the first one. Gives its number, or null when somebody was first. */
async function write(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  before: StoredVurdering | null,
  data: Vurdering,
): Promise<number | null> {
  const w = written(clock, actor);
  if (!before) return insertVurdering(tx, w, data);
  return (await reviseVurdering(tx, w, before.number, before.revision, data)) ? before.number : null;
}

/** Saves the answers with their evidence. Gives every refusal, or none. */
export async function saveAnswers(
  db: Database,
  clock: Clock,
  actor: Actor,
  rules: PlanformRules,
  typed: TypedFields,
  seen: Seen,
): Promise<readonly PlanformRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const before = await asSeen(tx, actor, seen);
    if (before === 'changed') return CHANGED;
    const parsed = parseAnswers(rules, typed);
    if (!parsed.ok) return parsed.error;
    const number = await write(tx, clock, actor, before, { ...(before?.data ?? NO_VURDERING), ...parsed.value });
    if (number === null) return CHANGED;
    await record(tx, clock, actor, 'planform.svart', { number, answers: parsed.value.answers });
    return [];
  });
}

/** Saves which form the municipality chose, why, and the mandate. */
export async function saveChoice(
  db: Database,
  clock: Clock,
  actor: Actor,
  rules: PlanformRules,
  typed: TypedFields,
  seen: Seen,
): Promise<readonly PlanformRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<readonly PlanformRefusal[]> => {
    const before = await asSeen(tx, actor, seen);
    const parsed = parseChoice(rules, before && before !== 'changed' ? before.data.answers : {}, typed);
    if (before === 'changed') return CHANGED;
    if (!parsed.ok) return parsed.error;
    const number = await write(tx, clock, actor, before, { ...(before?.data ?? NO_VURDERING), choice: parsed.value });
    if (number === null) return CHANGED;
    const { planform, recommended } = parsed.value;
    await record(tx, clock, actor, 'planform.valgt', { number, planform, recommended });
    return [];
  });
}

/** Begins a new assessment, at the next round; the old one stays and is shown beside it. Pressing twice begins one. */
export async function beginVurdering(db: Database, clock: Clock, actor: Actor): Promise<void> {
  await db.inKommune(actor.kommuneId, async (tx) => {
    const newest = await newestOf(tx, actor);
    if (!newest || Object.keys(newest.data.answers).length === 0) return;
    const number = await insertVurdering(tx, written(clock, actor), NO_VURDERING);
    await record(tx, clock, actor, 'planform.ny', { number });
  });
}

/** Undo: the newest assessment as it was before its last revision. False when there is none, or somebody has saved since. */
export async function undoVurdering(db: Database, clock: Clock, actor: Actor, seen: Seen): Promise<boolean> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    if ((await asSeen(tx, actor, seen)) === 'changed') return false;
    const [, older] = await vurderingHistory(tx, seen.number);
    if (!older) return false;
    if (!(await reviseVurdering(tx, written(clock, actor), seen.number, seen.revision, older.data))) return false;
    await record(tx, clock, actor, 'planform.angret', { number: seen.number });
    return true;
  });
}
