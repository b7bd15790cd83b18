import type { Clock } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type CheckedFile, findSameFile, saveFile } from '../../../platform/files/files.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import type { Slag } from '../inntak.ts';

export const INNTAK = 'inntak.lesing';

export interface InntakOrder {
  readonly file: string;
  readonly name: string;
  readonly kind: 'xlsx' | 'docx' | 'csv' | 'limt';
  readonly slag: Slag;
}

/** What is uploaded or pasted waits as a file until it is read; it is gone after a day whatever happens. */
const HOURS = 24;

export async function orderInntak(
  tx: Tx,
  clock: Clock,
  kommuneId: string,
  actor: string | null,
  file: CheckedFile,
  order: Omit<InntakOrder, 'file' | 'name'>,
): Promise<string> {
  const until = new Date(Date.parse(clock.now()) + HOURS * 3_600_000).toISOString();
  const id = (await findSameFile(tx, file)) ?? (await saveFile(tx, clock, kommuneId, file, until));
  const input = { file: id, name: file.name, ...order } satisfies InntakOrder;
  return enqueue(tx, clock, kommuneId, { kind: INNTAK, input, actor });
}
