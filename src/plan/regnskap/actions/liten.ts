import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, written } from '../../../platform/db/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { readTables } from '../../../platform/files/tables.ts';
import { insertRegnskap } from '../store.ts';
import { guessValg } from './lesing.ts';
import { type Svar, takeIn } from './taken.ts';

const FEW_ROWS = 1000;

/** Reads a short account at once, with the columns its heads name, and takes it in; nothing of it when something is wrong. */
export async function takeInShort(
  db: Database,
  clock: Clock,
  actor: Actor,
  of: { readonly name: string; readonly year: number; readonly period: number; readonly csv: string },
): Promise<Svar> {
  const { csv, ...what } = of;
  const bytes = new TextEncoder().encode(csv);
  const sheets = await readTables({ bytes, kind: 'csv', maxRows: FEW_ROWS }, () => {});
  if (!sheets || sheets.length === 0) return 'feil';
  const choice = guessValg(sheets, {});
  const number = await db.inKommune(actor.kommuneId, (tx) =>
    insertRegnskap(tx, written(clock, actor), { ...what, sheets, choice }),
  );
  return takeIn(db, clock, actor, number);
}
