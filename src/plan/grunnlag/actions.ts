import type { Confidence } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { recordEvent } from '../../platform/events/events.ts';
import type { Prepared, Regions } from './prepare.ts';
import { removeDatasett, saveDatasett } from './store.ts';

export { type ImportRefusal, type Prepared, prepareImport } from './prepare.ts';

export interface ImportPlace extends Regions {
  readonly kommuneId: string;
  readonly actor: string | null;
}

/** Stores prepared tables and what happened in the caller's transaction. `fileIds` are the stored files, by file name. */
export async function storePrepared(
  tx: Tx,
  clock: Clock,
  place: Pick<ImportPlace, 'kommuneId' | 'actor'>,
  prepared: readonly Prepared[],
  confidence: Confidence = 'A',
  fileIds: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  for (const p of prepared) {
    const row = {
      ...p,
      id: clock.id(),
      title: p.title ?? p.fileName,
      source: p.table ? `SSB tabell ${p.table}` : p.fileName,
      retrieved: clock.today(),
      confidence,
      fileId: fileIds.get(p.fileName) ?? null,
    };
    await saveDatasett(tx, place.kommuneId, row, clock.now(), place.actor);
    await recordEvent(tx, clock, place.kommuneId, {
      type: 'grunnlag.tabell-lastet',
      actor: place.actor,
      data: { id: row.id, role: row.role, table: row.table, cells: row.cells },
    });
  }
}

/** Stores prepared tables, all or nothing, for whoever has no job to report to. */
export const storeImports = (
  db: Database,
  clock: Clock,
  place: ImportPlace,
  prepared: readonly Prepared[],
  confidence: Confidence = 'A',
): Promise<void> => db.inKommune(place.kommuneId, (tx) => storePrepared(tx, clock, place, prepared, confidence));

export async function dropDatasett(db: Database, clock: Clock, place: ImportPlace, id: string): Promise<void> {
  await db.inKommune(place.kommuneId, async (tx) => {
    await removeDatasett(tx, id, clock.now());
    await recordEvent(tx, clock, place.kommuneId, {
      type: 'grunnlag.tabell-fjernet',
      actor: place.actor,
      data: { id },
    });
  });
}
