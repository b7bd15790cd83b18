import type { Clock } from '../../../platform/clock/clock.ts';
import type { Actor } from '../../../platform/db/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { findRegnskap, lesningOf, lockRegnskap, setState, setTaken, standing } from '../store.ts';

export type Svar = 'ok' | 'endret' | 'feil';

/** Takes in the whole table or nothing of it; what stood for the same year and period is kept as replaced. */
export const takeIn = (db: Database, clock: Clock, actor: Actor, number: number): Promise<Svar> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<Svar> => {
    await lockRegnskap(tx, actor.kommuneId);
    const own = await findRegnskap(tx, number);
    if (own?.state !== 'lest') return 'endret';
    const read = lesningOf(own);
    if (!read) return 'endret';
    if (read.faults > 0) return 'feil';
    const replaced = await standing(tx, own.year, own.period);
    if (replaced !== null) await setState(tx, replaced, 'erstattet');
    await setTaken(tx, number, read, replaced);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'regnskap.tatt-inn',
      actor: actor.brukerId,
      data: { number, year: own.year, period: own.period, rows: read.rows, replaced },
    });
    return 'ok';
  });

/** Takes an account out again; the one it replaced stands in its place. */
export const undo = (db: Database, clock: Clock, actor: Actor, number: number): Promise<Svar> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<Svar> => {
    await lockRegnskap(tx, actor.kommuneId);
    const own = await findRegnskap(tx, number);
    if (own?.state !== 'tatt-inn') return 'endret';
    await setState(tx, number, 'angret');
    if (own.replaced !== null && (await findRegnskap(tx, own.replaced))?.state === 'erstattet')
      await setState(tx, own.replaced, 'tatt-inn');
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'regnskap.angret',
      actor: actor.brukerId,
      data: { number, year: own.year, period: own.period, back: own.replaced },
    });
    return 'ok';
  });
