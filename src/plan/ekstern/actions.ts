import { addDays, type TypedFields } from '../../kernel/index.ts';
import { isEmail } from '../../platform/auth/person.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { addKommentarIn, findRunde, listOppgaver, type Oppgave, saveOppgaveIn, typedOppgave } from '../runde/index.ts';
import { mayWithLink } from './access.ts';
import { DAYS, type EksternRefusal, type Invitasjon, LINK_FIELDS, parseInvited } from './invitasjon.ts';
import {
  alone,
  findByLenke,
  findInvitasjon,
  insertInvitasjon,
  invitedTo,
  oweMail,
  reopen,
  replaceLenke,
  setUsed,
  withdraw,
} from './store.ts';

export const EKSTERN_BREV = 'ekstern.brev';

type Event = 'ekstern.invitert' | 'ekstern.fornyet' | 'ekstern.trukket';
/** Which invitation, never who it was sent to. */
const record = (tx: Tx, clock: Clock, actor: Actor, type: Event, data: { number: number; oppgave: number }) =>
  recordEvent(tx, clock, actor.kommuneId, { type, actor: actor.brukerId, data });

/** A new link, by mail or in hand: the token is stored nowhere. */
async function giveLink(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  { number, until }: Pick<Invitasjon, 'number' | 'until'>,
  byMail: boolean,
): Promise<string | null> {
  if (byMail) {
    const mailId = clock.id();
    await oweMail(tx, number, mailId);
    await enqueue(tx, clock, actor.kommuneId, { kind: EKSTERN_BREV, input: { brev: mailId } });
    return null;
  }
  return replaceLenke(tx, clock, actor.kommuneId, { number, until });
}

export type Given =
  | { readonly ok: true; readonly number: number; readonly token: string | null }
  | { readonly ok: false; readonly error: readonly EksternRefusal[] };

/** Invites one person to one task of the round. */
export const inviteEkstern = (
  db: Database,
  clock: Clock,
  actor: Actor,
  runde: number,
  typed: TypedFields,
  byMail: boolean,
): Promise<Given> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<Given> => {
    if ((await findRunde(tx, runde))?.data.closed !== false) return { ok: false, error: [{ code: 'runde-avsluttet' }] };
    const w = written(clock, actor);
    // One at a time: two presses of the button invite once.
    await alone(tx, w);
    const parsed = parseInvited(typed, clock.today(), isEmail, await listOppgaver(tx, runde));
    if (!parsed.ok) return parsed;
    const { email, oppgave } = parsed.value;
    if ((await invitedTo(tx, oppgave)).some((i) => i.email.toLowerCase() === email.toLowerCase()))
      return { ok: false, error: [{ code: 'alt-invitert', field: 'email' }] };
    const number = await insertInvitasjon(tx, w, { ...parsed.value, id: clock.id(), runde });
    await record(tx, clock, actor, 'ekstern.invitert', { number, oppgave });
    return { ok: true, number, token: await giveLink(tx, clock, actor, { number, until: parsed.value.until }, byMail) };
  });

/** Gives an invitation of the round a new link and a new day; every older link is dead at once. Null when there is nobody to give it to. */
export const renewEkstern = (
  db: Database,
  clock: Clock,
  actor: Actor,
  runde: number,
  number: number,
  byMail: boolean,
): Promise<{ readonly token: string | null } | null> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    const found = await findInvitasjon(tx, number);
    if (found?.runde !== runde || found.email === '') return null;
    if ((await findRunde(tx, runde))?.data.closed !== false) return null;
    const until = addDays(clock.today(), DAYS);
    await reopen(tx, number, until);
    await record(tx, clock, actor, 'ekstern.fornyet', { number, oppgave: found.oppgave });
    return { token: await giveLink(tx, clock, actor, { number, until }, byMail) };
  });

/** Takes an invitation back: its link opens nothing from now on. What was written stays. */
export const withdrawEkstern = (
  db: Database,
  clock: Clock,
  actor: Actor,
  runde: number,
  number: number,
): Promise<boolean> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    const found = await findInvitasjon(tx, number);
    if (found?.runde !== runde) return false;
    if (found.withdrawn) return true;
    await withdraw(tx, number, clock.now());
    await record(tx, clock, actor, 'ekstern.trukket', { number, oppgave: found.oppgave });
    return true;
  });

/** The invitation of a link, while its round goes. */
export async function openLenke(tx: Tx, clock: Clock, token: string, lock = false): Promise<Invitasjon | null> {
  const found = await findByLenke(tx, clock, token, lock);
  return found && (await findRunde(tx, found.runde))?.data.closed === false ? found : null;
}

type Done = { readonly ok: true } | { readonly ok: false; readonly error: readonly EksternRefusal[] };

const GONE: Done = { ok: false, error: [{ code: 'lenke-ugyldig' }] };

/** Read under a lock, so that an invitation that is withdrawn in the same moment takes nothing more in. */
const withLink = (
  db: Database,
  clock: Clock,
  kommuneId: string,
  token: string,
  act: (tx: Tx, i: Invitasjon, actor: Actor) => Promise<Done>,
): Promise<Done> =>
  db.inKommune(kommuneId, async (tx) => {
    const found = await openLenke(tx, clock, token, true);
    if (!found) return GONE;
    const done = await act(tx, found, { kommuneId, brukerId: found.id });
    if (done.ok) await setUsed(tx, found.number, clock.now());
    return done;
  });

/** What the link's task is saved as: their own fields as typed, and the rest as it stands. */
const typedOver =
  (typed: TypedFields) =>
  (before: Oppgave): TypedFields => ({
    ...typedOppgave(before),
    ...Object.fromEntries(LINK_FIELDS.map((f) => [f, typed[f] ?? ''])),
  });

export const saveWithLink = (
  db: Database,
  clock: Clock,
  kommuneId: string,
  token: string,
  revision: Seen['revision'],
  typed: TypedFields,
  file: ((tx: Tx) => Promise<Oppgave['result']['file']>) | null,
): Promise<Done> =>
  withLink(db, clock, kommuneId, token, (tx, i, actor) =>
    saveOppgaveIn(
      tx,
      written(clock, actor),
      { number: i.oppgave, revision },
      typedOver(typed),
      { members: new Set(), mayApprove: mayWithLink('godkjenn') },
      file,
    ),
  );

export const commentWithLink = (
  db: Database,
  clock: Clock,
  kommuneId: string,
  token: string,
  text: string,
  members: Parameters<typeof addKommentarIn>[4],
): Promise<Done> =>
  withLink(db, clock, kommuneId, token, (tx, i, actor) =>
    addKommentarIn(tx, written(clock, actor), i.oppgave, text, members),
  );
