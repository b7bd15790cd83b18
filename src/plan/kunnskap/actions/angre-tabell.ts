import { err, ok, type Result } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, written } from '../../../platform/db/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { addRevision, revisionsOf } from '../../../platform/db/revisions.ts';
import { recordRow } from '../../../platform/db/rows.ts';
import type { EgenVerdi } from '../eget.ts';
import type { Indikator } from '../indikator.ts';
import { findTatt, listVerdier, undoneTabell, VERDI } from '../store.ts';

export interface Angret {
  readonly back: number;
  /** Figures that somebody has changed since, which stand as they are. */
  readonly kept: number;
}

/** Takes back everything one table wrote: new figures go, changed ones are what they were. What was changed since stands. */
export function angreTabell(
  db: Database,
  clock: Clock,
  actor: Actor,
  i: Indikator,
  number: number,
): Promise<Result<Angret, 'finnes-ikke'>> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<Result<Angret, 'finnes-ikke'>> => {
    const w = written(clock, actor);
    await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`${VERDI.table}:same:${w.kommuneId}`]);
    const tatt = await findTatt(tx, i.id, number);
    if (!tatt) return err('finnes-ikke');
    const standing = new Map((await listVerdier(tx)).map((v) => [v.number, v]));
    let [back, kept] = [0, 0];
    for (const one of tatt.written) {
      const now = standing.get(one.number);
      if (now?.revision !== one.revision) {
        kept += 1;
        continue;
      }
      const before = (await revisionsOf<EgenVerdi>(tx, VERDI.table, one.number)).find((r) => r.revision < one.revision);
      const data = before ? before.data : { ...now.data, removed: true };
      if (!(await addRevision(tx, VERDI.table, w, one.number, one.revision, data)))
        throw new Error(`Figure ${one.number} changed under its lock`);
      await recordRow(tx, w, VERDI, data.removed ? 'fjernet' : 'endret', { number: one.number });
      back += 1;
    }
    await undoneTabell(tx, number);
    return ok({ back, kept });
  });
}
