import type { RowRefusal, RowResult, TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { addFirst, addRevision, type Written } from '../../platform/db/revisions.ts';
import { CHANGED, findRow, recordRow } from '../../platform/db/rows.ts';
import { createOppgave } from '../runde/index.ts';
import { saveTiltakIn, type TiltakRefusal } from '../tiltak/index.ts';
import { type Ide, ideNumber, parseIdeas, parseReason, parseTask } from './ide.ts';
import { IDE } from './store.ts';

export type IdeResult =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly error: readonly (RowRefusal | TiltakRefusal)[] };

/** Adds every idea of a paste, all of them or none; gives how many. */
export async function addIdeas(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
): Promise<RowResult<number>> {
  const parsed = parseIdeas(typed);
  if (!parsed.ok) return parsed;
  return db.inKommune(actor.kommuneId, async (tx) => {
    const w = written(clock, actor);
    const numbers: number[] = [];
    for (const idea of parsed.value) numbers.push(await addFirst(tx, IDE.table, w, idea));
    await recordRow(tx, w, IDE, 'lagt-til', { numbers });
    return { ok: true, value: numbers.length };
  });
}

type Became = Pick<Ide, 'state' | 'reason' | 'became'>;

/** Decides about an idea that is still new and was seen as it stands; `make` says what it becomes, and nothing is kept when it refuses. */
const decide = (
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  make: (
    tx: Tx,
    w: Written,
    idea: Ide,
  ) => Promise<{ ok: true; value: Became } | { ok: false; error: readonly (RowRefusal | TiltakRefusal)[] }>,
): Promise<IdeResult> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<IdeResult> => {
    // One decision on an idea at a time: two presses make one tiltak.
    await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`ide:${actor.kommuneId}:${seen.number}`]);
    const row = await findRow(tx, IDE, seen.number);
    if (row?.revision !== seen.revision || row.data.removed || row.data.state !== 'ny') return CHANGED;
    const w = written(clock, actor);
    const made = await make(tx, w, row.data);
    if (!made.ok) return made;
    if (!(await addRevision(tx, IDE.table, w, seen.number, seen.revision, { ...row.data, ...made.value })))
      throw new Error('The idea was changed while it was decided on');
    await recordRow(tx, w, IDE, 'avgjort', { number: seen.number, state: made.value.state });
    return { ok: true, value: made.value.became ?? 0 };
  });

/** Makes a tiltak of it, by the rules of the tiltak's own form. */
export const becomeTiltak = (
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  firstYear: number,
  seen: Seen,
): Promise<IdeResult> =>
  decide(db, clock, actor, seen, async (tx, w, idea) => {
    const description = `${idea.text} (${ideNumber(seen.number)}, ${idea.from})`;
    const saved = await saveTiltakIn(tx, w, { description, ...typed, status: 'foreslaatt' }, firstYear, null);
    return saved.ok ? { ok: true, value: { state: 'tiltak', reason: '', became: saved.value } } : saved;
  });

/** Makes a task of it, in the round that goes. */
export const becomeOppgave = (
  db: Database,
  clock: Clock,
  actor: Actor,
  slug: string,
  typed: TypedFields,
  seen: Seen,
): Promise<IdeResult> =>
  decide(db, clock, actor, seen, async (tx, w, idea) => {
    const parsed = parseTask(typed);
    if (!parsed.ok) return parsed;
    const label = `${ideNumber(seen.number)} ${idea.from}`;
    const href = `/arbeid/${slug}/ideer/${seen.number}`;
    const origin = { kind: 'idekasse', number: seen.number, label, href };
    const task = await createOppgave(tx, w, { ...parsed.value, why: idea.text, step: 4, origin });
    if (!task.ok) return { ok: false, error: [{ code: task.error, field: 'taskTitle' }] };
    return { ok: true, value: { state: 'oppgave', reason: '', became: task.value } };
  });

/** "Ikke tatt med fordi ...": the idea stays, with the reason. */
export const leaveOut = (
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  seen: Seen,
): Promise<IdeResult> =>
  decide(db, clock, actor, seen, async () => {
    const parsed = parseReason(typed);
    if (!parsed.ok) return parsed;
    return { ok: true, value: { state: 'ikke-med', reason: parsed.value, became: null } };
  });

/** Takes an idea that was left out up again. What became a tiltak or a task is changed there. */
export const takeUpAgain = (db: Database, clock: Clock, actor: Actor, seen: Seen): Promise<IdeResult> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<IdeResult> => {
    const row = await findRow(tx, IDE, seen.number);
    if (row?.revision !== seen.revision || row.data.removed || row.data.state !== 'ikke-med') return CHANGED;
    const w = written(clock, actor);
    const data: Ide = { ...row.data, state: 'ny', reason: '' };
    if (!(await addRevision(tx, IDE.table, w, seen.number, seen.revision, data))) return CHANGED;
    await recordRow(tx, w, IDE, 'tatt-opp-igjen', { number: seen.number });
    return { ok: true, value: seen.number };
  });
