import type { TypedFields } from '../../kernel/index.ts';
import { ACCESS, RUNDE_ROLLER } from '../../platform/auth/access.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Written } from '../../platform/db/revisions.ts';
import { recordEvent } from '../../platform/events/events.ts';
import type { Action } from '../../platform/http/route.ts';
import { findLink, spendLink } from '../../platform/links/links.ts';
import type { GuideTask } from './content.ts';
import type { Funn } from './funn.ts';
import { MAX_COMMENT, mentionsIn, type Named } from './kommentar.ts';
import { nextTasks } from './neste.ts';
import { NO_RESULT, type Oppgave, type Origin } from './oppgave.ts';
import { needsApproval, type OppgaveRefusal, type ParseContext, parseOppgave, typedOppgave } from './parse.ts';
import { parseNext, parseRunde, type Runde, type RundeRefusal } from './runde.ts';
import {
  addOppgaver,
  currentRunde,
  deleteRolle,
  findOppgave,
  findRunde,
  insertKommentar,
  insertRolle,
  insertRunde,
  OPPGAVE_LENKE,
  oppgaveHistory,
  oppgaverOf,
  reviseRunde,
  writeOppgaver,
} from './store.ts';

export type Outcome<R> =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly error: readonly R[] };

export type RundeEvent =
  | 'runde.startet'
  | 'runde.endret'
  | 'runde.avsluttet'
  | 'runde.oppgave-lagt-til'
  | 'runde.oppgave-endret'
  | 'runde.oppgave-angret'
  | 'runde.oppgaver-endret'
  | 'runde.kommentar'
  | 'runde.rolle-gitt'
  | 'runde.rolle-tatt';

export const record = (tx: Tx, w: Written, type: RundeEvent, data: Readonly<Record<string, unknown>>) =>
  recordEvent(tx, { now: () => w.at }, w.kommuneId, { type, actor: w.by, data });

const emptyTask = (step: number): Oppgave => ({
  title: null,
  why: '',
  step,
  content: null,
  status: 'ikke-startet',
  reason: '',
  unit: '',
  person: null,
  participants: [],
  deadline: null,
  decides: false,
  result: NO_RESULT,
  evidence: '',
  origin: null,
  carried: null,
});

export const fromGuide = (task: GuideTask): Oppgave => ({
  ...emptyTask(task.step),
  content: { id: task.id, version: task.version },
  decides: task.decides,
});

/**
 * Starts a round with the guide's tasks. When one goes already, that one is closed with what it taught,
 * and the new one takes over what is not done and what is sent back. Each of `funn` becomes a task of the first step.
 */
export async function startRunde(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  guide: readonly GuideTask[],
  funn: readonly Funn[] = [],
): Promise<Outcome<RundeRefusal>> {
  const [parsed, said] = [parseRunde(typed), parseNext(typed)];
  if (!parsed.ok) return parsed;
  if (!said.ok) return said;
  return db.inKommune(actor.kommuneId, async (tx): Promise<Outcome<RundeRefusal>> => {
    const w = written(clock, actor);
    // One start at a time: two presses of the button make one round.
    await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`runde-start:${w.kommuneId}`]);
    const before = await currentRunde(tx);
    if (String(before?.number ?? '') !== (typed.after ?? ''))
      return { ok: false, error: [{ code: 'finnes-fra-foer' }] };
    const data: Runde = { ...parsed.value, closed: false, after: before?.number ?? null, learnt: '' };
    const found = funn.map(({ title, why, origin }): Oppgave => ({ ...emptyTask(1), title, why, origin }));
    const carried = before
      ? nextTasks(guide.map(fromGuide), await oppgaverOf(tx, before.number), before.number, said.value.sendBack)
      : guide.map(fromGuide);
    const tasks = [...carried, ...found];
    if (before) {
      const closed = { ...before.data, closed: true, learnt: said.value.learnt };
      if (!(await reviseRunde(tx, w, before.number, before.revision, closed)))
        return { ok: false, error: [{ code: 'endret-av-andre' }] };
      await record(tx, w, 'runde.avsluttet', { number: before.number });
    }
    const number = await insertRunde(tx, w, data);
    await addOppgaver(tx, w, number, tasks);
    if (actor.brukerId) await insertRolle(tx, w, number, actor.brukerId, 'prosjektleder');
    await record(tx, w, 'runde.startet', { number, tasks: tasks.length });
    return { ok: true, value: number };
  });
}

export interface NewOppgave {
  /** The round that goes now, when none is named. */
  readonly rundeNumber?: number;
  readonly title: string;
  readonly why: string;
  readonly unit?: string;
  /** 'YYYY-MM-DD'. */
  readonly deadline?: string | null;
  /** The step it belongs to; the one the round began in when nobody says. */
  readonly step?: number;
  readonly origin: Origin | null;
}

/** A task that something else in the product made: a point of a vedtak, a decision of a boliggruppe. Refused without a round to put it in. */
export async function createOppgave(
  tx: Tx,
  w: Written,
  task: NewOppgave,
): Promise<{ readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: 'ingen-runde' }> {
  const runde = task.rundeNumber === undefined ? await currentRunde(tx) : await findRunde(tx, task.rundeNumber);
  if (!runde || runde.data.closed) return { ok: false, error: 'ingen-runde' };
  const data: Oppgave = {
    ...emptyTask(task.step ?? runde.data.firstStep),
    title: task.title,
    why: task.why,
    unit: task.unit ?? '',
    deadline: task.deadline ?? null,
    origin: task.origin,
  };
  const [number] = await addOppgaver(tx, w, runde.number, [data]);
  if (number === undefined) throw new Error('No task was added');
  await record(tx, w, 'runde.oppgave-lagt-til', { number, runde: runde.number });
  return { ok: true, value: number };
}

/** Adds a task of the municipality's own, as a form says it. */
export async function addOwnOppgave(
  db: Database,
  clock: Clock,
  actor: Actor,
  runde: number,
  typed: TypedFields,
  context: ParseContext,
): Promise<Outcome<OppgaveRefusal>> {
  const parsed = parseOppgave({ status: 'ikke-startet', ...typed }, emptyTask(Number(typed.step) || 1), context);
  if (!parsed.ok) return parsed;
  return db.inKommune(actor.kommuneId, async (tx): Promise<Outcome<OppgaveRefusal>> => {
    const w = written(clock, actor);
    if ((await findRunde(tx, runde))?.data.closed !== false) return { ok: false, error: [{ code: 'runde-avsluttet' }] };
    const [number] = await addOppgaver(tx, w, runde, [parsed.value]);
    if (number === undefined) throw new Error('No task was added');
    await record(tx, w, 'runde.oppgave-lagt-til', { number, runde });
    return { ok: true, value: number };
  });
}

/** A new revision of the task that was seen. `file` stores a new file of the result in the same transaction; without it the one there stays. */
export const saveOppgave = (
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  typed: TypedFields,
  context: ParseContext,
  file?: (tx: Tx) => Promise<Oppgave['result']['file']>,
): Promise<Outcome<OppgaveRefusal>> =>
  db.inKommune(actor.kommuneId, (tx) =>
    saveOppgaveIn(tx, written(clock, actor), seen, () => typed, context, file ?? null),
  );

/** `saveOppgave` in a transaction of the caller's; what is typed may build on the task as it stands. */
export async function saveOppgaveIn(
  tx: Tx,
  w: Written,
  seen: Seen,
  typed: (before: Oppgave) => TypedFields,
  context: ParseContext,
  file: ((tx: Tx) => Promise<Oppgave['result']['file']>) | null,
): Promise<Outcome<OppgaveRefusal>> {
  const before = await findOppgave(tx, seen.number);
  if (before?.revision !== seen.revision) return CHANGED;
  if ((await findRunde(tx, before.runde))?.data.closed !== false)
    return { ok: false, error: [{ code: 'runde-avsluttet' }] };
  const parsed = parseOppgave(typed(before.data), before.data, context);
  if (!parsed.ok) return parsed;
  const { result } = parsed.value;
  const data = file ? { ...parsed.value, result: { ...result, file: await file(tx) } } : parsed.value;
  const row = { number: seen.number, revision: seen.revision + 1, runde: before.runde, data };
  if ((await writeOppgaver(tx, w, [row])).length === 0) return CHANGED;
  await record(tx, w, 'runde.oppgave-endret', { number: seen.number, status: data.status });
  return { ok: true, value: seen.number };
}

export const CHANGED = { ok: false, error: [{ code: 'endret-av-andre' }] } as const;

/** Undo: a new revision equal to the one before the newest. What needs approval needs it here too. */
export async function undoOppgave(
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  context: Pick<ParseContext, 'mayApprove'>,
): Promise<Outcome<OppgaveRefusal>> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<Outcome<OppgaveRefusal>> => {
    const now = await findOppgave(tx, seen.number);
    const [newest, older] = await oppgaveHistory(tx, seen.number);
    if (!now || !newest || !older || newest.revision !== seen.revision) return CHANGED;
    if ((await findRunde(tx, now.runde))?.data.closed !== false)
      return { ok: false, error: [{ code: 'runde-avsluttet' }] };
    if (needsApproval(newest.data.status, older.data.status) && !context.mayApprove)
      return { ok: false, error: [{ code: 'ikke-godkjenner', field: 'status' }] };
    const w = written(clock, actor);
    const row = { number: seen.number, revision: seen.revision + 1, runde: now.runde, data: older.data };
    if ((await writeOppgaver(tx, w, [row])).length === 0) return CHANGED;
    await record(tx, w, 'runde.oppgave-angret', { number: seen.number });
    return { ok: true, value: seen.number };
  });
}

/** Adds a comment; `mentions` are the members it calls. */
export const addKommentar = (
  db: Database,
  clock: Clock,
  actor: Actor,
  number: number,
  text: string,
  members: readonly Named[],
): Promise<Outcome<OppgaveRefusal>> =>
  db.inKommune(actor.kommuneId, (tx) => addKommentarIn(tx, written(clock, actor), number, text, members));

export async function addKommentarIn(
  tx: Tx,
  w: Written,
  number: number,
  text: string,
  members: readonly Named[],
): Promise<Outcome<OppgaveRefusal>> {
  if (text === '') return { ok: false, error: [{ code: 'mangler', field: 'kommentar' }] };
  if (text.length > MAX_COMMENT)
    return { ok: false, error: [{ code: 'for-langt', field: 'kommentar', data: { max: MAX_COMMENT } }] };
  if (!(await findOppgave(tx, number))) return CHANGED;
  const value = await insertKommentar(tx, w, number, text, mentionsIn(text, members));
  await record(tx, w, 'runde.kommentar', { oppgave: number, number: value });
  return { ok: true, value };
}

/**
 * Gives a member a role in the round, or takes it. Nobody gives themselves more than they have: `may` is what the giver may do in the
 * round. Who starts a round leads it all the same, for a round in which nobody approves would stand still.
 */
export async function setRolle(
  db: Database,
  clock: Clock,
  actor: Actor,
  runde: number,
  typed: TypedFields,
  members: readonly Named[],
  given: boolean,
  may: (action: Action) => boolean = () => true,
): Promise<readonly OppgaveRefusal[]> {
  const role = RUNDE_ROLLER.find((r) => r === typed.role);
  const member = typed.bruker ?? '';
  const refusals: OppgaveRefusal[] = [
    ...(role ? [] : [{ code: 'ukjent-valg', field: 'role' } as const]),
    ...(members.some((m) => m.brukerId === member) || (!given && /^[0-9a-f-]{36}$/.test(member))
      ? []
      : [{ code: 'ukjent-person', field: 'bruker' } as const]),
  ];
  if (!role || refusals.length > 0) return refusals;
  if (given && member === actor.brukerId && ACCESS[role].some((action) => !may(action)))
    return [{ code: 'egen-rolle', field: 'role' }];
  return db.inKommune(actor.kommuneId, async (tx) => {
    const w = written(clock, actor);
    if ((await findRunde(tx, runde))?.data.closed !== false) return [{ code: 'runde-avsluttet' }];
    const changed = given ? await insertRolle(tx, w, runde, member, role) : await deleteRolle(tx, runde, member, role);
    if (changed) await record(tx, w, given ? 'runde.rolle-gitt' : 'runde.rolle-tatt', { runde, bruker: member, role });
    return [];
  });
}

/** Presses the button of a link in a mail: once, for one task, by the person it was sent to. A refusal uses nothing up. */
export async function pressLenke(
  db: Database,
  clock: Clock,
  actor: Actor,
  token: string,
  context: ParseContext,
): Promise<Outcome<OppgaveRefusal>> {
  const w = written(clock, actor);
  return db.inKommune(actor.kommuneId, async (tx): Promise<Outcome<OppgaveRefusal>> => {
    const link = await findLink(tx, clock, OPPGAVE_LENKE, token, actor.brukerId);
    const task = link && (await findOppgave(tx, link.object));
    if (!task || (await findRunde(tx, task.runde))?.data.closed !== false)
      return { ok: false, error: [{ code: 'lenke-ugyldig' }] };
    const parsed = parseOppgave({ ...typedOppgave(task.data), status: link.value ?? '' }, task.data, context);
    if (!parsed.ok) return parsed;
    const row = { number: task.number, revision: task.revision + 1, runde: task.runde, data: parsed.value };
    if ((await writeOppgaver(tx, w, [row])).length === 0) return CHANGED;
    if (!(await spendLink(tx, clock, OPPGAVE_LENKE, link))) throw new Error('A link was pressed twice at once');
    await record(tx, w, 'runde.oppgave-endret', { number: task.number, status: parsed.value.status });
    return { ok: true, value: task.number };
  });
}
