import { createHash } from 'node:crypto';
import { err, ok, type TypedFields, typedDate } from '../../../kernel/index.ts';
import { canonicalJson } from '../../../model/manifest.ts';
import { hashToken, newToken, sameHash } from '../../../platform/auth/token.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { ProsessplanRefusal } from '../parse.ts';
import { readSnapshot, type Snapshot } from '../snapshot.ts';
import {
  type FullVersjon,
  findFeedHash,
  findPlan,
  insertVersjon,
  listAktiviteter,
  saveFeedHash,
  unpublish,
} from '../store.ts';
import { change, record, type Saved } from './change.ts';

/** SHA-256 of the snapshot as canonical JSON: what proves that it is as it was. */
const digestOf = (document: unknown): string => createHash('sha256').update(canonicalJson(document)).digest('hex');

/** The frozen plan, proved against its digest; one that does not prove is a damaged database, and thrown. */
export function thaw(version: FullVersjon): Snapshot {
  const snapshot = readSnapshot(version.schema, version.document);
  if (!snapshot) throw new Error(`Prosessplan ${version.number} cannot be read in schema ${version.schema}`);
  if (digestOf(version.document) !== version.digest)
    throw new Error(`Prosessplan ${version.number} is not what was frozen`);
  return snapshot;
}

const MAX_APPROVER = 300;

/** Freezes the plan as it stands and puts it on the public page, in place of the one that was there. */
export const publish = (
  db: Database,
  clock: Clock,
  actor: Actor,
  kommune: string,
  typed: TypedFields,
): Promise<Saved<number>> =>
  change(db, actor, async (tx) => {
    const refusals: ProsessplanRefusal[] = [];
    const approvedBy = typed.approvedBy ?? '';
    if (approvedBy.length > MAX_APPROVER)
      refusals.push({ code: 'for-langt', field: 'approvedBy', data: { max: MAX_APPROVER } });
    const approvedOn = typedDate(typed.approvedOn) ?? clock.today();
    if (approvedOn === 'ikke-dato') refusals.push({ code: 'ikke-dato', field: 'approvedOn' });
    else if (approvedOn > clock.today()) refusals.push({ code: 'fram-i-tid', field: 'approvedOn' });
    const activities = await listAktiviteter(tx);
    if (activities.length === 0) refusals.push({ code: 'ingen-aktiviteter' });
    if (refusals.length > 0) return err(refusals);
    const plan = await findPlan(tx);
    const document = {
      schema: 1,
      kommune,
      planform: plan.data.planform,
      wished: plan.data.wished,
      approvedBy,
      approvedOn,
      activities: activities.map(({ number, revision, data }) => ({ number, revision, data })),
    };
    const digest = digestOf(document);
    const number = await insertVersjon(tx, written(clock, actor), { schema: 1, document, digest });
    await unpublish(tx, number);
    await record(tx, clock, actor, 'publisert', { number, digest });
    return ok(number);
  });

/** Takes the plan off the public page; the frozen versions stay. */
export const withdraw = (db: Database, clock: Clock, actor: Actor): Promise<Saved<number>> =>
  change(db, actor, async (tx) => {
    const numbers = await unpublish(tx, null);
    if (numbers.length > 0) await record(tx, clock, actor, 'trukket-tilbake', { numbers });
    return ok(numbers.length);
  });

/** A new secret for the calendar feed, given this once; the old address answers no more. */
export const renewToken = (db: Database, clock: Clock, actor: Actor): Promise<string> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    const token = newToken();
    await saveFeedHash(tx, actor.kommuneId, hashToken(token), clock.now());
    await record(tx, clock, actor, 'kalender-fornyet', {});
    return token;
  });

/** Whether an address carries the secret of this kommune's feed. */
export async function opensFeed(tx: Tx, given: string): Promise<boolean> {
  const hash = await findFeedHash(tx);
  return hash !== null && given !== '' && sameHash(hashToken(given), hash);
}
