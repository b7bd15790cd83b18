import type { Clock } from '../../platform/clock/clock.ts';
import { endOfOsloDay } from '../../platform/clock/oslo.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Written } from '../../platform/db/revisions.ts';
import { endLinks, findLink, newLink } from '../../platform/links/links.ts';
import type { Invitasjon, Invited, MailState } from './invitasjon.ts';

/** The one link of an invitation. */
const LENKE = 'ekstern';
const COLUMNS = `number, id, runde, oppgave, name, email, until, mail, last_used as "lastUsed", withdrawn,
  exists (select 1 from lenke l where l.kind = '${LENKE}' and l.object = ekstern_invitasjon.number) as "hasLink"`;
const TRIES = 6;

export const listInvitasjoner = (tx: Tx, runde: number): Promise<Invitasjon[]> =>
  tx.rows<Invitasjon>(`select ${COLUMNS} from ekstern_invitasjon where runde = $1 order by number`, [runde]);

/** Those who were ever invited to a task, so that what they wrote has a name for as long as it is kept. */
export const invitedTo = (tx: Tx, oppgave: number): Promise<Invitasjon[]> =>
  tx.rows<Invitasjon>(`select ${COLUMNS} from ekstern_invitasjon where oppgave = $1 order by number`, [oppgave]);

export async function findInvitasjon(tx: Tx, number: number): Promise<Invitasjon | null> {
  const [row] = await tx.rows<Invitasjon>(`select ${COLUMNS} from ekstern_invitasjon where number = $1`, [number]);
  return row ?? null;
}

/** The invitation of a link that works: newest, not withdrawn, not past its day. With `lock` nobody withdraws it meanwhile. */
export async function findByLenke(tx: Tx, clock: Clock, token: string, lock = false): Promise<Invitasjon | null> {
  const link = await findLink(tx, clock, LENKE, token);
  if (!link) return null;
  const [row] = await tx.rows<Invitasjon>(
    `select ${COLUMNS} from ekstern_invitasjon where number = $1 and withdrawn is null and until >= $2
     ${lock ? 'for update' : ''}`,
    [link.object, clock.today()],
  );
  // Under the lock nobody renews it any more; who did while it was waited for has ended this link.
  return row && (!lock || (await findLink(tx, clock, LENKE, token))) ? row : null;
}

/** Until the transaction ends nobody else invites. */
export const alone = (tx: Tx, w: Pick<Written, 'kommuneId'>): Promise<unknown> =>
  tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`ekstern:${w.kommuneId}`]);

export async function insertInvitasjon(
  tx: Tx,
  w: Written,
  i: Invited & { readonly id: string; readonly runde: number },
): Promise<number> {
  const [row] = await tx.rows<{ number: number }>(
    `insert into ekstern_invitasjon (kommune_id, number, id, runde, oppgave, name, email, created, created_by, until, mail)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9, 'ingen' from ekstern_invitasjon returning number`,
    [w.kommuneId, i.id, i.runde, i.oppgave, i.name, i.email, w.at, w.by, i.until],
  );
  if (!row) throw new Error('Nobody was invited');
  return row.number;
}

const noLenke = (tx: Tx, number: number) => endLinks(tx, { kind: LENKE, object: number });

/** A link that replaces every older one, and works to the end of the invitation's day. */
export async function replaceLenke(
  tx: Tx,
  clock: Clock,
  kommuneId: string,
  { number, until }: Pick<Invitasjon, 'number' | 'until'>,
): Promise<string> {
  await noLenke(tx, number);
  return newLink(tx, clock, { kommuneId, kind: LENKE, object: number, expires: endOfOsloDay(until) });
}

/** Opens an invitation anew until a day. The older link is dead from now, also before the new one is sent. */
export async function reopen(tx: Tx, number: number, until: string): Promise<void> {
  await tx.rows(
    `update ekstern_invitasjon set until = $2, withdrawn = null, mail = 'ingen', mail_id = null, attempts = 0
     where number = $1`,
    [number, until],
  );
  await noLenke(tx, number);
}

export async function withdraw(tx: Tx, number: number, at: string): Promise<void> {
  await tx.rows(
    "update ekstern_invitasjon set withdrawn = $2, mail = case when mail = 'venter' then 'ingen' else mail end where number = $1",
    [number, at],
  );
  await noLenke(tx, number);
}

export const setUsed = (tx: Tx, number: number, at: string): Promise<unknown> =>
  tx.rows('update ekstern_invitasjon set last_used = $2 where number = $1', [number, at]);

/** Owes a mail; it is sent by the queue. */
export const oweMail = (tx: Tx, number: number, mailId: string): Promise<unknown> =>
  tx.rows("update ekstern_invitasjon set mail = 'venter', mail_id = $2, attempts = 0 where number = $1", [
    number,
    mailId,
  ]);

export const mailsOwed = (tx: Tx): Promise<{ readonly mailId: string }[]> =>
  tx.rows(
    `select mail_id as "mailId" from ekstern_invitasjon where mail = 'venter' and attempts < $1 order by number`,
    [TRIES],
  );

/** Takes the mail for sending; null when somebody else has, or it is not owed any more. */
export async function claimMail(tx: Tx, mailId: string, today: string): Promise<Invitasjon | null> {
  const [row] = await tx.rows<Invitasjon>(
    `update ekstern_invitasjon set mail = 'sendes', attempts = attempts + 1
     where mail_id = $1 and mail = 'venter' and withdrawn is null and until >= $2 and email <> '' returning ${COLUMNS}`,
    [mailId, today],
  );
  return row ?? null;
}

/** After the last try a mail that was never taken is refused, so that the project leader sees it. */
export const endMail = (tx: Tx, mailId: string, state: Exclude<MailState, 'ingen' | 'sendes'>): Promise<unknown> =>
  tx.rows(
    `update ekstern_invitasjon set mail = case when $2 = 'venter' and attempts >= $3 then 'avvist' else $2 end where mail_id = $1`,
    [mailId, state, TRIES],
  );
