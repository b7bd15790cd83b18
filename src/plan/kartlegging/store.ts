import type { Clock } from '../../platform/clock/clock.ts';
import type { Tx } from '../../platform/db/database.ts';
import {
  addFirst,
  addRevision,
  currentRevisions,
  type Revision,
  revisionsOf,
  type Written,
} from '../../platform/db/revisions.ts';
import type { RowKind } from '../../platform/db/rows.ts';
import { findLink } from '../../platform/links/links.ts';
import type { Asked, Forespoersel } from './forespoersel.ts';
import { GRUPPER, type Gruppe, MAALGRUPPETALL, type Maalgruppetall } from './maalgruppetall.ts';
import {
  type Counted,
  countedOf,
  KOMMUNETALL,
  type Kommunetall,
  type Kommunetallslag,
  type Telling,
  UNASKED,
} from './telling.ts';
import { sameStatistic, type Vanskeligstilt } from './vanskeligstilt.ts';

export const VANSKELIGSTILT: RowKind<Vanskeligstilt> = {
  table: 'vanskeligstilt_revisjon',
  event: 'kartlegging.statistikk',
  same: sameStatistic,
};

const asked = (row: Revision<Telling>): Revision<Telling> => ({ ...row, data: { ...UNASKED, ...row.data } });

/** The newest revision of every count, removed ones too. */
export const listTellinger = async (tx: Tx): Promise<Revision<Telling>[]> =>
  (await currentRevisions<Telling>(tx, 'kartlegging_revisjon')).map(asked);

/** Who has counted, and when. */
export const countedIn = async (tx: Tx): Promise<Counted | null> => countedOf(await listTellinger(tx));

/** All revisions of a count, newest first. */
export const tellingHistory = async (tx: Tx, number: number): Promise<Revision<Telling>[]> =>
  (await revisionsOf<Telling>(tx, 'kartlegging_revisjon', number)).map(asked);

export const findTelling = async (tx: Tx, number: number): Promise<Revision<Telling> | null> =>
  (await tellingHistory(tx, number))[0] ?? null;

export const insertTelling = (tx: Tx, w: Written, data: Telling): Promise<number> =>
  addFirst(tx, 'kartlegging_revisjon', w, data);

/** False when somebody else has saved since `after`. */
export const reviseTelling = (tx: Tx, w: Written, number: number, after: number, data: Telling): Promise<boolean> =>
  addRevision(tx, 'kartlegging_revisjon', w, number, after, data);

/** All revisions of a count for the whole municipality, newest first. */
export const kommunetallHistory = (tx: Tx, kind: Kommunetallslag): Promise<Revision<Kommunetall>[]> =>
  revisionsOf<Kommunetall>(tx, 'kommunetall_revisjon', KOMMUNETALL[kind]);

/** The newest of them, taken back or not; null when nobody has ever counted. */
export const findKommunetall = async (tx: Tx, kind: Kommunetallslag): Promise<Revision<Kommunetall> | null> =>
  (await kommunetallHistory(tx, kind))[0] ?? null;

/** Writes the revision after `after` (0 for the first); false when somebody else has saved since then. */
export const saveKommunetall = (
  tx: Tx,
  w: Written,
  kind: Kommunetallslag,
  after: number,
  data: Kommunetall,
): Promise<boolean> => addRevision(tx, 'kommunetall_revisjon', w, KOMMUNETALL[kind], after, data);

/** All revisions of a group's figures, newest first. */
export const maalgruppetallHistory = (tx: Tx, group: Gruppe): Promise<Revision<Maalgruppetall>[]> =>
  revisionsOf<Maalgruppetall>(tx, 'kommunetall_revisjon', MAALGRUPPETALL[group]);

/** The newest of them, taken back or not; null when nobody has ever told any. */
export const findMaalgruppetall = async (tx: Tx, group: Gruppe): Promise<Revision<Maalgruppetall> | null> =>
  (await maalgruppetallHistory(tx, group))[0] ?? null;

export const saveMaalgruppetall = (
  tx: Tx,
  w: Written,
  group: Gruppe,
  after: number,
  data: Maalgruppetall,
): Promise<boolean> => addRevision(tx, 'kommunetall_revisjon', w, MAALGRUPPETALL[group], after, data);

/** The newest figures of every group that has any. */
export async function listMaalgruppetall(tx: Tx): Promise<{ readonly group: Gruppe; readonly data: Maalgruppetall }[]> {
  const rows = await currentRevisions<Maalgruppetall>(tx, 'kommunetall_revisjon');
  return rows.flatMap(({ number, data }) => {
    const group = GRUPPER.find((g) => MAALGRUPPETALL[g] === number);
    return group ? [{ group, data }] : [];
  });
}

const FORESPOERSEL = `number, revision, unit, name, email, deadline, message, created, started, delivered, none, withdrawn`;

export const listForespoersler = (tx: Tx): Promise<Forespoersel[]> =>
  tx.rows<Forespoersel>(`select ${FORESPOERSEL} from kartlegging_forespoersel order by number`);

export async function findForespoersel(tx: Tx, number: number): Promise<Forespoersel | null> {
  const [row] = await tx.rows<Forespoersel>(`select ${FORESPOERSEL} from kartlegging_forespoersel where number = $1`, [
    number,
  ]);
  return row ?? null;
}

/** The caller holds the lock of the counts, so that no number is taken twice. */
export async function insertForespoersel(tx: Tx, w: Written, a: Asked): Promise<number> {
  const [row] = await tx.rows<{ number: number }>(
    `insert into kartlegging_forespoersel (kommune_id, number, revision, unit, name, email, deadline, message, created, created_by)
     select $1, coalesce(max(number), 0) + 1, 1, $2, $3, $4, $5, $6, $7, $8 from kartlegging_forespoersel where kommune_id = $1
     returning number`,
    [w.kommuneId, a.unit, a.name, a.email, a.deadline, a.message, w.at, w.by],
  );
  if (!row) throw new Error('No request was added');
  return row.number;
}

/** Writes what is changed over the revision that was seen; false when somebody else has saved since then. */
export async function updateForespoersel(tx: Tx, f: Forespoersel): Promise<boolean> {
  const rows = await tx.rows(
    `update kartlegging_forespoersel set revision = revision + 1, name = $3, email = $4, deadline = $5, message = $6,
       started = $7, delivered = $8, none = $9, withdrawn = $10 where number = $1 and revision = $2 returning number`,
    [f.number, f.revision, f.name, f.email, f.deadline, f.message, f.started, f.delivered, f.none, f.withdrawn],
  );
  return rows.length > 0;
}

/** The links to a unit's grid, without a login, as long as its request lasts. */
export const SVAR_LENKE = 'kartlegging';

/** The request that a link opens while it works; null for every other link. */
export async function findByLenke(tx: Tx, clock: Pick<Clock, 'now'>, token: string): Promise<Forespoersel | null> {
  const link = await findLink(tx, clock, SVAR_LENKE, token);
  const found = link ? await findForespoersel(tx, link.object) : null;
  return found?.withdrawn ? null : found;
}

export type BrevGrunn = 'forespoersel' | 'igjen' | 'snart' | 'forfalt';

/** A mail to who answers for a unit. */
export interface OwedBrev {
  readonly messageId: string;
  readonly forespoersel: number;
  readonly why: BrevGrunn;
  readonly day: string;
}

const TRIES = 6;

/** A reminder there is one of for each request and day, whoever asks and how often. */
export const insertBrev = (tx: Tx, w: Written, b: OwedBrev): Promise<unknown> =>
  tx.rows(
    `insert into kartlegging_brev (kommune_id, message_id, forespoersel, why, day, state, created)
     values ($1, $2, $3, $4, $5, 'venter', $6) on conflict do nothing`,
    [w.kommuneId, b.messageId, b.forespoersel, b.why, b.day, w.at],
  );

export const brevOwed = (tx: Tx): Promise<OwedBrev[]> =>
  tx.rows<OwedBrev>(
    `select message_id as "messageId", forespoersel, why, day from kartlegging_brev
     where state = 'venter' and attempts < $1 order by created, message_id`,
    [TRIES],
  );

/** Takes the mail for sending; false when somebody else has. */
export const claimBrev = async (tx: Tx, id: string, at: string): Promise<boolean> =>
  (
    await tx.rows(
      `update kartlegging_brev set state = 'sendes', attempts = attempts + 1, finished = $2
       where message_id = $1 and state = 'venter' returning message_id`,
      [id, at],
    )
  ).length > 0;

/** After the last try a mail that was never taken is refused, so that the planner sees it. */
export const endBrev = (tx: Tx, id: string, state: 'venter' | 'sendt' | 'avvist' | 'uviss', at: string) =>
  tx.rows(
    `update kartlegging_brev set state = case when $2 = 'venter' and attempts >= $4 then 'avvist' else $2 end, finished = $3
     where message_id = $1`,
    [id, state, at, TRIES],
  );

export interface SentBrev {
  readonly forespoersel: number;
  readonly state: 'venter' | 'sendes' | 'sendt' | 'avvist' | 'uviss';
  readonly day: string;
}

/** The newest mail of each request. */
export const newestBrev = (tx: Tx): Promise<SentBrev[]> =>
  tx.rows<SentBrev>(
    `select distinct on (forespoersel) forespoersel, state, day from kartlegging_brev order by forespoersel, created desc, message_id desc`,
  );
