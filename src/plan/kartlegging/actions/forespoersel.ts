import type { TypedFields } from '../../../kernel/index.ts';
import { isEmail } from '../../../platform/auth/person.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import { endLinks, extendLinks, newLink } from '../../../platform/links/links.ts';
import { alone } from '../actions.ts';
import { type Forespoersel, isOpen, isSameUnit, parseAsked, parseChange } from '../forespoersel.ts';
import type { KartleggingRefusal } from '../parse.ts';
import {
  type BrevGrunn,
  findForespoersel,
  insertBrev,
  insertForespoersel,
  listForespoersler,
  SVAR_LENKE,
  updateForespoersel,
} from '../store.ts';

export const BREV = 'kartlegging.brev';
/** A link lasts so long after the deadline: late answers are answers too. */
const DAYS_AFTER = 30;
const DAY = 86_400_000;

const CHANGED: readonly KartleggingRefusal[] = [{ code: 'endret-av-andre' }];

/** Not among the events of the counts: a request changes no figure, so no run is old because of it. */
type Event =
  | 'forespoersel.sendt'
  | 'forespoersel.endret'
  | 'forespoersel.sendt-igjen'
  | 'forespoersel.lenke'
  | 'forespoersel.trukket'
  | 'forespoersel.angret';

/** Which request, never who it was sent to. */
const record = (tx: Tx, clock: Clock, actor: Actor, type: Event, number: number) =>
  recordEvent(tx, clock, actor.kommuneId, { type, actor: actor.brukerId, data: { number } });

export const expiryOf = (deadline: string, today: string): string =>
  new Date(Date.parse(`${deadline > today ? deadline : today}T23:59:59Z`) + DAYS_AFTER * DAY).toISOString();

const linksTo = (object: number) => ({ kind: SVAR_LENKE, object });

/** A new link to the grid of a request, whose token is stored nowhere. */
export const newSvarLenke = (
  tx: Tx,
  clock: Clock,
  actor: Actor,
  f: Pick<Forespoersel, 'number' | 'deadline'>,
): Promise<string> =>
  newLink(tx, clock, {
    kommuneId: actor.kommuneId,
    kind: SVAR_LENKE,
    object: f.number,
    expires: expiryOf(f.deadline, clock.today()),
  });

/** Owes a mail in the transaction of the wish, and puts the sending of it in the queue. */
async function owe(tx: Tx, clock: Clock, actor: Actor, forespoersel: number, why: BrevGrunn): Promise<void> {
  const messageId = clock.id();
  await insertBrev(tx, written(clock, actor), { messageId, forespoersel, why, day: clock.today() });
  await enqueue(tx, clock, actor.kommuneId, { kind: BREV, input: { brev: messageId } });
}

/** Asks the units of a form: all of them, or none and everything that is wrong. */
export async function askUnits(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  byMail: boolean,
): Promise<readonly KartleggingRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await alone(tx, actor);
    const open = (await listForespoersler(tx)).filter(isOpen);
    const parsed = parseAsked(typed, clock.today(), isEmail, open);
    if (!parsed.ok) return parsed.error;
    for (const asked of parsed.value) {
      const number = await insertForespoersel(tx, written(clock, actor), asked);
      await record(tx, clock, actor, 'forespoersel.sendt', number);
      if (byMail) await owe(tx, clock, actor, number, 'forespoersel');
    }
    return [];
  });
}

/** Changes who answers, until when and the words, and sends it again when that is wished. */
export async function changeForespoersel(
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  typed: TypedFields,
  again: boolean,
): Promise<readonly KartleggingRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await alone(tx, actor);
    const before = await findForespoersel(tx, seen.number);
    if (before?.revision !== seen.revision || before.withdrawn) return CHANGED;
    const parsed = parseChange(typed, clock.today(), isEmail);
    if (!parsed.ok) return parsed.error;
    // A link that was sent to somebody else opens nothing any more.
    if (parsed.value.email.toLowerCase() !== before.email.toLowerCase()) await endLinks(tx, linksTo(seen.number));
    await extendLinks(tx, linksTo(seen.number), expiryOf(parsed.value.deadline, clock.today()));
    if (!(await updateForespoersel(tx, { ...before, ...parsed.value }))) return CHANGED;
    await record(tx, clock, actor, 'forespoersel.endret', seen.number);
    if (again) {
      await record(tx, clock, actor, 'forespoersel.sendt-igjen', seen.number);
      await owe(tx, clock, actor, seen.number, 'igjen');
    }
    return [];
  });
}

/** A link to hand over in another way than by mail; it is shown once. Null for a request that is withdrawn or not there. */
export async function makeLink(db: Database, clock: Clock, actor: Actor, number: number): Promise<string | null> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await alone(tx, actor);
    const found = await findForespoersel(tx, number);
    if (!found || found.withdrawn) return null;
    await record(tx, clock, actor, 'forespoersel.lenke', number);
    return newSvarLenke(tx, clock, actor, found);
  });
}

/** Withdraws a request, and every link to it at once; or brings it back, to be sent anew. The counts stay as they are. */
export async function setForespoerselWithdrawn(
  db: Database,
  clock: Clock,
  actor: Actor,
  number: number,
  withdrawn: boolean,
): Promise<readonly KartleggingRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await alone(tx, actor);
    const all = await listForespoersler(tx);
    const before = all.find((f) => f.number === number);
    if (!before || (before.withdrawn !== null) === withdrawn) return [];
    const again = (f: Forespoersel) => f.number !== number && isOpen(f) && isSameUnit(f.unit, before.unit);
    if (!withdrawn && !before.delivered && all.some(again)) return [{ code: 'alt-spurt' }];
    if (withdrawn) await endLinks(tx, linksTo(number));
    if (!(await updateForespoersel(tx, { ...before, withdrawn: withdrawn ? clock.now() : null }))) return CHANGED;
    const type = withdrawn ? 'forespoersel.trukket' : 'forespoersel.angret';
    await record(tx, clock, actor, type, number);
    return [];
  });
}
