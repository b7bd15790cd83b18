import type { Clock } from '../../../platform/clock/clock.ts';
import type { Actor } from '../../../platform/db/actor.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type CheckedFile, findFile, findSameFile, saveFile } from '../../../platform/files/files.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import type { Valg } from '../regnskap.ts';
import { findRegnskap } from '../store.ts';

export const REGNSKAP = 'regnskap.lesing';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface RegnskapOrder {
  readonly file: string;
  readonly name: string;
  readonly kind: 'xlsx' | 'csv';
  readonly year: number;
  readonly period: number;
  /** A long file that is read again, with the columns that were said. */
  readonly again?: { readonly number: number; readonly choice: Valg };
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

/** Reads a long file again as its columns now are; null when it is no longer kept. */
export async function orderAgain(tx: Tx, clock: Clock, actor: Actor, number: number): Promise<string | null> {
  const own = await findRegnskap(tx, number);
  const file = own?.fil ? await findFile(tx, own.fil) : null;
  if (!own || !file) return null;
  const kind = file.type === XLSX ? 'xlsx' : 'csv';
  const { name, year, period, choice } = own;
  const input = { file: file.id, name, kind, year, period, again: { number, choice } } satisfies RegnskapOrder;
  return enqueue(tx, clock, actor.kommuneId, { kind: REGNSKAP, input, actor: actor.brukerId });
}
