import type { Clock } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type CheckedFile, findSameFile, saveFile } from '../../../platform/files/files.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';

export const BOLIGLISTE = 'boligbestand.lesing';
export interface ListeOrder {
  readonly file: string;
  readonly name: string;
  readonly kind: 'xlsx' | 'csv';
}
/** A file waits so long to be read at most. It is removed when it is read. */
const HOURS = 24;

export async function orderListe(
  tx: Tx,
  clock: Clock,
  kommuneId: string,
  actor: string | null,
  file: CheckedFile,
): Promise<string> {
  const until = new Date(Date.parse(clock.now()) + HOURS * 3_600_000).toISOString();
  const id = (await findSameFile(tx, file)) ?? (await saveFile(tx, clock, kommuneId, file, until));
  const input = { file: id, name: file.name, kind: file.kind === 'xlsx' ? 'xlsx' : 'csv' } satisfies ListeOrder;
  return enqueue(tx, clock, kommuneId, { kind: BOLIGLISTE, input, actor });
}
