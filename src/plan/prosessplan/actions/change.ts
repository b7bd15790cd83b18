import { err, type Result } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import type { Actor } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import type { ProsessplanRefusal } from '../parse.ts';
import { findPlan, listAktiviteter, listMoeter, lockPlan } from '../store.ts';

export type Saved<T = number> = Result<T, readonly ProsessplanRefusal[]>;

export const CHANGED = err<readonly ProsessplanRefusal[]>([{ code: 'endret-av-andre' }]);

type EventType =
  | 'aktivitet-lagt-til'
  | 'aktivitet-endret'
  | 'aktivitet-fjernet'
  | 'aktivitet-angret'
  | 'mal-tatt'
  | 'datoer-tatt'
  | 'datoer-endret'
  | 'startet-paa-nytt'
  | 'steg-angret'
  | 'innstilt'
  | 'moeter-endret'
  | 'publisert'
  | 'trukket-tilbake'
  | 'kalender-fornyet'
  | 'oppgaver-laget';

export const record = (tx: Tx, clock: Clock, actor: Actor, type: EventType, data: Readonly<Record<string, unknown>>) =>
  recordEvent(tx, clock, actor.kommuneId, { type: `prosessplan.${type}`, actor: actor.brukerId, data });

/** Everything a page of the prosessplan is made of, read in one transaction. */
export const loadPlan = (db: Database, kommuneId: string) =>
  db.inKommune(kommuneId, async (tx) => {
    const plan = await findPlan(tx);
    const activities = await listAktiviteter(tx);
    const meetings = (await listMoeter(tx)).filter((m) => !m.data.removed);
    return { plan, activities, meetings };
  });
export type LoadedPlan = Awaited<ReturnType<typeof loadPlan>>;

/** One change of the plan, with nobody else writing meanwhile. */
export const change = <T>(db: Database, actor: Actor, body: (tx: Tx) => Promise<Saved<T>>): Promise<Saved<T>> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    await lockPlan(tx, actor.kommuneId);
    return body(tx);
  });
