import type { RundeRolle } from '../../platform/auth/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import {
  addFirst,
  addRevision,
  currentRevisions,
  type Revision,
  revisionsOf,
  type Written,
} from '../../platform/db/revisions.ts';
import type { ListedOppgave, Oppgave } from './oppgave.ts';
import type { Punkt } from './paaminning.ts';
import type { Runde } from './runde.ts';

export type StoredRunde = Revision<Runde>;

/** Every round of the kommune, the newest first. */
export const listRunder = async (tx: Tx): Promise<StoredRunde[]> =>
  (await currentRevisions<Runde>(tx, 'runde_revisjon')).reverse();

/** The newest round that is not closed; null when the municipality goes no round. */
export const currentRunde = async (tx: Tx): Promise<StoredRunde | null> =>
  (await listRunder(tx)).find((r) => !r.data.closed) ?? null;

export const insertRunde = (tx: Tx, w: Written, data: Runde): Promise<number> =>
  addFirst(tx, 'runde_revisjon', w, data);

/** False when somebody else has saved since `after`. */
export const reviseRunde = (tx: Tx, w: Written, number: number, after: number, data: Runde): Promise<boolean> =>
  addRevision(tx, 'runde_revisjon', w, number, after, data);

/** All revisions of a round, newest first. */
export const rundeHistory = (tx: Tx, number: number): Promise<(Revision<Runde> & { readonly by: string | null })[]> =>
  tx.rows(
    'select number, revision, data, created, created_by as by from runde_revisjon where number = $1 order by revision desc',
    [number],
  );

const LISTED = `number, runde, revision, step, status, title, unit, person, participants, deadline, decides,
  content_id as "contentId", content_version as "contentVersion", changed`;

/** The tasks of a round in the order of the guide: one look in one index. */
export const listOppgaver = (tx: Tx, runde: number): Promise<ListedOppgave[]> =>
  tx.rows<ListedOppgave>(`select ${LISTED} from oppgave where runde = $1 order by step, number`, [runde]);

export type FindableOppgave = Pick<ListedOppgave, 'number' | 'title' | 'unit' | 'contentId'>;

/** What every task of the municipality is found by: one value instead of thousands of rows, which the embedded database hands over slowly. */
export async function findableOppgaver(tx: Tx): Promise<FindableOppgave[]> {
  const [row] = await tx.rows<{ all: FindableOppgave[] | null }>(
    `select json_agg(json_build_object('number', number, 'title', title, 'unit', unit, 'contentId', content_id) order by number) as "all"
     from oppgave`,
  );
  return row?.all ?? [];
}

/** The open tasks of these rounds. */
export const openOppgaver = (tx: Tx, runder: readonly number[]): Promise<ListedOppgave[]> =>
  tx.rows<ListedOppgave>(
    `select ${LISTED} from oppgave where runde = any($1::int[]) and status not in ('ferdig', 'ikke-aktuell')
     order by deadline nulls last, step, number`,
    [runder],
  );

export interface StoredOppgave extends Revision<Oppgave> {
  readonly runde: number;
}

export async function findOppgave(tx: Tx, number: number): Promise<StoredOppgave | null> {
  const [row] = await tx.rows<StoredOppgave>(
    'select number, runde, revision, data, changed as created from oppgave where number = $1',
    [number],
  );
  return row ?? null;
}

export const findOppgaver = (tx: Tx, numbers: readonly number[]): Promise<StoredOppgave[]> =>
  tx.rows<StoredOppgave>(
    'select number, runde, revision, data, changed as created from oppgave where number = any($1::int[]) order by number',
    [numbers],
  );

/** The tasks that something of the product made: by what kind of thing, and its numbers. */
export const oppgaverFrom = (tx: Tx, kind: string, numbers: readonly number[]): Promise<StoredOppgave[]> =>
  tx.rows<StoredOppgave>(
    `select number, runde, revision, data, changed as created from oppgave
     where data->'origin'->>'kind' = $1 and (data->'origin'->>'number')::int = any($2::int[]) order by number`,
    [kind, numbers],
  );

export interface OppgaveRevision extends Revision<Oppgave> {
  readonly by: string | null;
}

/** All revisions of a task, newest first. */
export const oppgaveHistory = (tx: Tx, number: number): Promise<OppgaveRevision[]> =>
  tx.rows<OppgaveRevision>(
    'select number, revision, data, created, created_by as by from oppgave_revisjon where number = $1 order by revision desc',
    [number],
  );

interface NewRevision {
  readonly number: number;
  readonly revision: number;
  readonly runde: number;
  readonly data: Oppgave;
}

/** Writes revisions and what lists read of them, in one statement; gives the numbers that nobody else had saved meanwhile. */
export async function writeOppgaver(tx: Tx, w: Written, rows: readonly NewRevision[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const done = await tx.rows<{ number: number }>(
    `with given as (select * from jsonb_to_recordset($2::jsonb) as g(number int, revision int, runde int, data jsonb)),
     kept as (
       insert into oppgave_revisjon (kommune_id, number, revision, data, created, created_by)
       select $1, number, revision, data, $3, $4 from given on conflict do nothing returning number, revision, data
     )
     insert into oppgave (kommune_id, number, runde, revision, created, changed, data)
     select $1, k.number, g.runde, k.revision, $3, $3, k.data from kept k join given g on g.number = k.number
     on conflict (kommune_id, number) do update set revision = excluded.revision, changed = excluded.changed, data = excluded.data
     returning number`,
    [w.kommuneId, JSON.stringify(rows), w.at, w.by],
  );
  return done.map((r) => r.number).sort((a, b) => a - b);
}

/** Adds tasks to a round and gives their numbers, which are never used again. */
export async function addOppgaver(tx: Tx, w: Written, runde: number, tasks: readonly Oppgave[]): Promise<number[]> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`oppgave:${w.kommuneId}`]);
  const [last] = await tx.rows<{ number: number | null }>('select max(number) as number from oppgave');
  const first = (last?.number ?? 0) + 1;
  return writeOppgaver(
    tx,
    w,
    tasks.map((data, i) => ({ number: first + i, revision: 1, runde, data })),
  );
}

/** Units that somebody has typed before, for suggestions. */
export const knownUnits = async (tx: Tx): Promise<string[]> =>
  (await tx.rows<{ unit: string }>("select distinct unit from oppgave where unit <> '' order by unit limit 200")).map(
    (r) => r.unit,
  );

export async function findRunde(tx: Tx, number: number): Promise<StoredRunde | null> {
  const [newest] = await revisionsOf<Runde>(tx, 'runde_revisjon', number);
  return newest ?? null;
}

/** The whole tasks of a round. */
export const oppgaverOf = (tx: Tx, runde: number): Promise<StoredOppgave[]> =>
  tx.rows<StoredOppgave>(
    'select number, runde, revision, data, changed as created from oppgave where runde = $1 order by step, number',
    [runde],
  );

export interface Rolle {
  readonly brukerId: string;
  readonly role: RundeRolle;
}

export const rollerIn = (tx: Tx, runde: number): Promise<Rolle[]> =>
  tx.rows<Rolle>('select bruker_id as "brukerId", role from runde_rolle where runde = $1 order by created, role', [
    runde,
  ]);

/** False when the person had the role already. */
export const insertRolle = async (
  tx: Tx,
  w: Written,
  runde: number,
  brukerId: string,
  role: RundeRolle,
): Promise<boolean> =>
  (
    await tx.rows(
      `insert into runde_rolle (kommune_id, runde, bruker_id, role, created, created_by) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning role`,
      [w.kommuneId, runde, brukerId, role, w.at, w.by],
    )
  ).length > 0;

export const deleteRolle = async (tx: Tx, runde: number, brukerId: string, role: RundeRolle): Promise<boolean> =>
  (
    await tx.rows('delete from runde_rolle where runde = $1 and bruker_id = $2 and role = $3 returning role', [
      runde,
      brukerId,
      role,
    ])
  ).length > 0;

export interface Kommentar {
  readonly oppgave: number;
  readonly number: number;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly created: string;
  readonly by: string | null;
}

const KOMMENTAR = 'oppgave, number, text, mentions, created, created_by as by';

export const kommentarerTo = (tx: Tx, oppgave: number): Promise<Kommentar[]> =>
  tx.rows<Kommentar>(`select ${KOMMENTAR} from oppgave_kommentar where oppgave = $1 order by number`, [oppgave]);

/** Comments since a day that call somebody, the newest first. */
export const kommentarerCalling = (tx: Tx, brukerId: string, since: string): Promise<Kommentar[]> =>
  tx.rows<Kommentar>(
    `select ${KOMMENTAR} from oppgave_kommentar where mentions @> to_jsonb($1::text) and created >= $2::timestamptz
     order by created desc limit 20`,
    [brukerId, since],
  );

export async function insertKommentar(
  tx: Tx,
  w: Written,
  oppgave: number,
  text: string,
  mentions: readonly string[],
): Promise<number> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`oppgave-kommentar:${w.kommuneId}:${oppgave}`]);
  const [row] = await tx.rows<{ number: number }>(
    `insert into oppgave_kommentar (kommune_id, oppgave, number, text, mentions, created, created_by)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4::jsonb, $5, $6 from oppgave_kommentar where oppgave = $2 returning number`,
    [w.kommuneId, oppgave, text, JSON.stringify(mentions), w.at, w.by],
  );
  if (!row) throw new Error('No comment was added');
  return row.number;
}

/** The roles one person has in these rounds. */
export const rollerOf = (tx: Tx, runder: readonly number[], brukerId: string): Promise<Rolle[]> =>
  tx.rows<Rolle>(
    'select bruker_id as "brukerId", role from runde_rolle where runde = any($1::int[]) and bruker_id = $2',
    [runder, brukerId],
  );

/** Who was put on which task from one instant to another by somebody else, also when they are off it again. */
export const givenBetween = (
  tx: Tx,
  from: string,
  to: string,
): Promise<{ readonly number: number; readonly brukerId: string }[]> =>
  tx.rows(
    `with at as (
       select number, revision, created, created_by, p.bruker from oppgave_revisjon,
         lateral (select data->>'person' as bruker union select jsonb_array_elements_text(data->'participants')) p
       where p.bruker is not null
         and number in (select number from oppgave_revisjon where created >= $1 and created < $2)
     )
     select distinct a.number, a.bruker as "brukerId" from at a
     where a.created >= $1 and a.created < $2 and a.created_by::text is distinct from a.bruker
       and not exists (
         select 1 from at b where b.number = a.number and b.revision = a.revision - 1 and b.bruker = a.bruker
       ) order by a.number`,
    [from, to],
  );

/** Roles that were given from one instant to another by somebody else, and are held still. */
export const rollerGivenBetween = (tx: Tx, from: string, to: string): Promise<(Rolle & { readonly runde: number })[]> =>
  tx.rows(
    `select runde, bruker_id as "brukerId", role from runde_rolle
     where created >= $1 and created < $2 and created_by is distinct from bruker_id order by runde, role`,
    [from, to],
  );

/** A digest that one person is to have on one day. */
export interface Paaminning {
  readonly brukerId: string;
  readonly day: string;
  readonly messageId: string;
  readonly items: readonly Punkt[];
}

const TRIES = 6;

/** True when the kommune goes a round, or has something else to say (`also`), and today's digest is not made, or some of it waits for another try. */
export async function wantsPaaminning(tx: Tx, kind: string, day: string, also: boolean): Promise<boolean> {
  if (!also && !(await currentRunde(tx))) return false;
  const [row] = await tx.rows<{ made: boolean; waits: boolean }>(
    `select exists (select 1 from jobb where kind = $1 and input ->> 'day' = $2 and state = 'ferdig') as made,
            exists (select 1 from paaminning where day = $2 and state = 'venter' and attempts < $3) as waits`,
    [kind, day, TRIES],
  );
  return row !== undefined && (!row.made || row.waits);
}

/** What a person was told after a day and before another. */
export const digestsBetween = async (tx: Tx, brukerId: string, after: string, before: string): Promise<Punkt[][]> =>
  (
    await tx.rows<{ items: Punkt[] }>('select items from paaminning where bruker_id = $1 and day > $2 and day < $3', [
      brukerId,
      after,
      before,
    ])
  ).map((row) => row.items);

/** One a day for each person, whoever asks and how often. */
export const insertPaaminning = (
  tx: Tx,
  p: Omit<Paaminning, 'messageId'> & { readonly kommuneId: string; readonly id: string; readonly at: string },
): Promise<unknown> =>
  tx.rows(
    `insert into paaminning (kommune_id, bruker_id, day, state, message_id, items, created)
     values ($1, $2, $3, 'venter', $4, $5, $6) on conflict do nothing`,
    [p.kommuneId, p.brukerId, p.day, p.id, JSON.stringify(p.items), p.at],
  );

export const paaminningerOwed = (tx: Tx, day: string): Promise<Paaminning[]> =>
  tx.rows<Paaminning>(
    `select bruker_id as "brukerId", day, message_id as "messageId", items from paaminning
     where day = $1 and state = 'venter' and attempts < $2 order by bruker_id`,
    [day, TRIES],
  );

/** Takes the digest for sending; false when somebody else has. */
export const claimPaaminning = async (tx: Tx, p: Paaminning, at: string): Promise<boolean> =>
  (
    await tx.rows(
      `update paaminning set state = 'sendes', attempts = attempts + 1, finished = $3
       where bruker_id = $1 and day = $2 and state = 'venter' returning day`,
      [p.brukerId, p.day, at],
    )
  ).length > 0;

export const endPaaminning = (
  tx: Tx,
  p: Paaminning,
  state: 'venter' | 'sendt' | 'avvist' | 'uviss',
  at: string,
): Promise<unknown> =>
  tx.rows('update paaminning set state = $3, finished = $4 where bruker_id = $1 and day = $2', [
    p.brukerId,
    p.day,
    state,
    at,
  ]);

/** The links of mails: a prefilled button for one task, for one person, once. */
export const OPPGAVE_LENKE = 'oppgave';
