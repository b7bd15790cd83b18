import type { Clock } from '../../../platform/clock/clock.ts';
import type { Actor } from '../../../platform/db/actor.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type CheckedFile, findSameFile, saveFile } from '../../../platform/files/files.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';

export const REGNSKAP = 'regnskap.lesing';

export interface RegnskapOrder {
  readonly file: string;
  readonly name: string;
  readonly kind: 'xlsx' | 'csv';
  readonly year: number;
  readonly period: number;
}

/** What is uploaded waits as a file until it is read; it is gone after a day whatever happens. */
const HOURS = 24;

export async function orderRegnskap(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  file: CheckedFile,
  order: Omit<RegnskapOrder, 'file' | 'name'>,
): Promise<string> {
  const until = new Date(Date.parse(clock.now()) + HOURS * 3_600_000).toISOString();
  const id = (await findSameFile(tx, file)) ?? (await saveFile(tx, clock, actor.kommuneId, file, until));
  const input = { file: id, name: file.name, ...order } satisfies RegnskapOrder;
  return enqueue(tx, clock, actor.kommuneId, { kind: REGNSKAP, input, actor: actor.brukerId });
}
