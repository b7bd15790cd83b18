import type { Language, TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Revision } from '../../platform/db/revisions.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { addMaalIn } from '../tiltak/index.ts';
import { svargradOf } from './dekning.ts';
import type { Foering, FoeringRow } from './foering.ts';
import { type Names, parsePasted } from './innliming.ts';
import { maalFra } from './maalfra.ts';
import {
  type Parsed,
  parseFoering,
  parseMotstrid,
  parsePlan,
  parseSvar,
  placeRefusals,
  type RegisterRefusal,
} from './parse.ts';
import type { Plan, PlanRow } from './plan.ts';
import {
  historyOf,
  insertRow,
  listAnswers,
  listFoeringer,
  listMotstrid,
  listPlaner,
  listRows,
  lockRegister,
  type Rows,
  reviseRow,
  type Table,
} from './store.ts';
import { foeringerToAdd, plansToAdd, type Vanlige } from './vanlige.ts';

export type Saved =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly error: readonly RegisterRefusal[] };

const CHANGED: Saved = { ok: false, error: [{ code: 'endret-av-andre' }] };

type What = 'plan' | 'foering' | 'motstrid';
type Happened = 'lagt-til' | 'endret' | 'fjernet' | 'tatt-tilbake' | 'angret' | 'svar-endret';
const WHAT: Readonly<Record<Table, What>> = {
  plan_revisjon: 'plan',
  foering_revisjon: 'foering',
  motstrid_revisjon: 'motstrid',
};

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
}

const record = (tx: Tx, clock: Clock, actor: Actor, table: Table, happened: Happened, number: number) =>
  recordEvent(tx, clock, actor.kommuneId, {
    type: `planregister.${WHAT[table]}-${happened}`,
    actor: actor.brukerId,
    data: { number },
  });

/** The five beats once, for every kind of row: load, decide, and write the revision and its event in one transaction. */
async function write<T extends Table>(
  { db, clock }: Deps,
  actor: Actor,
  table: T,
  seen: Seen | null,
  happened: Happened,
  decide: (tx: Tx, before: Revision<Rows[T]> | null) => Promise<Parsed<Rows[T]>>,
): Promise<Saved> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<Saved> => {
    await lockRegister(tx, actor.kommuneId);
    const [before = null] = seen ? await historyOf(tx, table, seen.number) : [];
    if (seen && before?.revision !== seen.revision) return CHANGED;
    const decided = await decide(tx, before);
    if (!decided.ok) return decided;
    const w = written(clock, actor);
    if (seen && !(await reviseRow(tx, table, w, seen.number, seen.revision, decided.value))) return CHANGED;
    const number = seen ? seen.number : await insertRow(tx, table, w, decided.value);
    await record(tx, clock, actor, table, happened, number);
    return { ok: true, value: number };
  });
}

export const savePlan = (deps: Deps, actor: Actor, typed: TypedFields, seen: Seen | null = null): Promise<Saved> =>
  write(deps, actor, 'plan_revisjon', seen, seen ? 'endret' : 'lagt-til', async (tx, before) =>
    parsePlan(typed, before, await listPlaner(tx)),
  );

export const saveFoering = (deps: Deps, actor: Actor, typed: TypedFields, seen: Seen | null = null): Promise<Saved> =>
  write(deps, actor, 'foering_revisjon', seen, seen ? 'endret' : 'lagt-til', async (tx, before) =>
    parseFoering(typed, before?.data ?? null, await listPlaner(tx)),
  );

/** Which goals and tiltak answer the føring, of those that `answers` finds. */
export const saveSvar = (
  deps: Deps,
  actor: Actor,
  typed: TypedFields,
  seen: Seen,
  answers: (tx: Tx) => Promise<{ readonly maal: readonly number[]; readonly tiltak: readonly number[] }>,
): Promise<Saved> =>
  write(deps, actor, 'foering_revisjon', seen, 'svar-endret', async (tx, before) => {
    if (!before) return { ok: false, error: [{ code: 'endret-av-andre' }] };
    const there = await answers(tx);
    const parsed = parseSvar(typed, there.maal, there.tiltak);
    return parsed.ok ? { ok: true, value: { ...before.data, ...parsed.value } } : parsed;
  });

/**
 * Makes a goal of a føring that has no answer, with everything the føring says and where it stands, and lets it answer.
 * `read` gives the rows in the reader's language. The number is that of the goal.
 */
export async function pullMaal(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  ledger: string,
  read: {
    readonly foering: (row: FoeringRow) => FoeringRow;
    readonly planer: (rows: readonly PlanRow[]) => readonly PlanRow[];
  },
): Promise<Saved> {
  let goal = 0;
  const saved = await write(deps, actor, 'foering_revisjon', seen, 'svar-endret', async (tx, before) => {
    if (!before || before.data.removed) return { ok: false, error: [{ code: 'endret-av-andre' }] };
    const answers = await listAnswers(tx);
    if (svargradOf(before.data, answers) !== 'ubesvart') return { ok: false, error: [{ code: 'besvart' }] };
    const typed = maalFra(read.foering(before), read.planer(await listPlaner(tx)), ledger);
    const made = await addMaalIn(tx, written(deps.clock, actor), typed);
    if (!made.ok)
      return { ok: false, error: made.error.map(({ field }) => ({ code: 'ukjent-valg', field: field ?? 'ledger' })) };
    goal = made.value;
    return { ok: true, value: { ...before.data, maal: [...before.data.maal, goal] } };
  });
  return saved.ok ? { ok: true, value: goal } : saved;
}

export const saveMotstrid = (deps: Deps, actor: Actor, typed: TypedFields): Promise<Saved> =>
  write(deps, actor, 'motstrid_revisjon', null, 'lagt-til', async (tx) => {
    const rows = (await listFoeringer(tx)).filter((r) => !r.data.removed);
    const parsed = parseMotstrid(
      typed,
      rows.map((r) => r.number),
    );
    if (!parsed.ok) return parsed;
    const { a, b } = parsed.value;
    const twice = (await listMotstrid(tx)).some(
      ({ data: m }) => !m.removed && ((m.a === a && m.b === b) || (m.a === b && m.b === a)),
    );
    return twice ? { ok: false, error: [{ code: 'finnes-fra-foer', field: 'b', data: { plan: '' } }] } : parsed;
  });

/** A plan may come back, or go back to what it said, only if it still has a place among the others. */
async function mayStand<T extends Table>(tx: Tx, table: T, number: number, data: Rows[T]): Promise<Parsed<Rows[T]>> {
  const error = table === 'plan_revisjon' ? placeRefusals(data as Plan, number, await listPlaner(tx)) : [];
  return error.length > 0 ? { ok: false, error } : { ok: true, value: data };
}

/** Takes a row away or brings it back as it was. Both are revisions; pressing twice changes nothing more. */
export async function setRemoved<T extends Table>(
  deps: Deps,
  actor: Actor,
  table: T,
  number: number,
  removed: boolean,
): Promise<Saved> {
  const newest = await deps.db.inKommune(actor.kommuneId, async (tx) => (await historyOf(tx, table, number))[0]);
  if (!newest) return CHANGED;
  if (newest.data.removed === removed) return { ok: true, value: number };
  const seen = { number, revision: newest.revision };
  return write(deps, actor, table, seen, removed ? 'fjernet' : 'tatt-tilbake', (tx, before) =>
    mayStand(tx, table, number, { ...(before ?? newest).data, removed }),
  );
}

/** Undo: a new revision equal to the one before the newest. Refused when there is none, or when somebody has saved since. */
export const undo = <T extends Table>(deps: Deps, actor: Actor, table: T, seen: Seen): Promise<Saved> =>
  write(deps, actor, table, seen, 'angret', async (tx) => {
    const [, older] = await historyOf(tx, table, seen.number);
    return older ? mayStand(tx, table, seen.number, older.data) : { ok: false, error: [{ code: 'endret-av-andre' }] };
  });

/** Adds rows in one transaction, each with its event; gives how many. */
async function addAll<T extends Table>(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  table: T,
  rows: readonly Rows[T][],
): Promise<number> {
  for (const data of rows) {
    const number = await insertRow(tx, table, written(clock, actor), data);
    await record(tx, clock, actor, table, 'lagt-til', number);
  }
  return rows.length;
}

const nextNumber = (rows: readonly { readonly number: number }[]) =>
  rows.reduce((n, r) => Math.max(n, r.number), 0) + 1;

/** "Legg inn de vanlige planene": those that are not there yet. Gives how many were added. */
export const addUsualPlans = (deps: Deps, actor: Actor, list: Vanlige, lang: Language): Promise<number> =>
  deps.db.inKommune(actor.kommuneId, async (tx) => {
    await lockRegister(tx, actor.kommuneId);
    const rows = await listPlaner(tx);
    const plans = plansToAdd(list, rows, nextNumber(rows), lang);
    return addAll(tx, deps.clock, actor, 'plan_revisjon', plans);
  });

/** Takes in what laws and national expectations ask for today. Gives how many were added. */
export const addReadyFoeringer = (deps: Deps, actor: Actor, list: Vanlige, lang: Language): Promise<number> =>
  deps.db.inKommune(actor.kommuneId, async (tx) => {
    await lockRegister(tx, actor.kommuneId);
    const plans = await listPlaner(tx);
    const foeringer = foeringerToAdd(list, await listFoeringer(tx), plans, deps.clock.today(), lang);
    return addAll<'foering_revisjon'>(tx, deps.clock, actor, 'foering_revisjon', foeringer);
  });

/** Undo of one of the two presses above: takes away the ready rows that nobody has touched. Gives how many. */
export const removeUntouched = (deps: Deps, actor: Actor, table: 'plan_revisjon' | 'foering_revisjon') =>
  deps.db.inKommune(actor.kommuneId, async (tx) => {
    await lockRegister(tx, actor.kommuneId);
    const rows: readonly Revision<Plan | Foering>[] = await listRows(tx, table);
    const untouched = rows.filter((r) => r.data.ready !== null && r.revision === 1);
    for (const { number, data } of untouched) {
      const gone = { ...data, removed: true } as Plan & Foering;
      await reviseRow(tx, table, written(deps.clock, actor), number, 1, gone);
      await record(tx, deps.clock, actor, table, 'fjernet', number);
    }
    return untouched.length;
  });

/** Plans pasted from a spreadsheet: all of them, or none and what is wrong with each line. Gives how many. */
export const pastePlans = (deps: Deps, actor: Actor, text: string, names: Names): Promise<Saved> =>
  deps.db.inKommune(actor.kommuneId, async (tx): Promise<Saved> => {
    await lockRegister(tx, actor.kommuneId);
    const rows = await listPlaner(tx);
    const parsed = parsePasted(text, rows, nextNumber(rows), names);
    if (!parsed.ok) return parsed;
    return { ok: true, value: await addAll<'plan_revisjon'>(tx, deps.clock, actor, 'plan_revisjon', parsed.value) };
  });
