import type { Clock } from '../clock/clock.ts';
import type { Tx } from '../db/database.ts';
import type { Remembered } from './columns.ts';

/** Whose choice it is, and what kind of table it was made for, such as the tiltak of the last plan. */
export interface ColumnMemory {
  readonly kommuneId: string;
  readonly brukerId: string | null;
  readonly purpose: string;
}

export async function rememberedColumns(tx: Tx, purpose: string): Promise<Remembered> {
  const rows = await tx.rows<{ head: string; field: string | null }>(
    'select head, field from kolonnevalg where purpose = $1',
    [purpose],
  );
  return Object.fromEntries(rows.map((row) => [row.head, row.field]));
}

/** The newest choice for a head stands; what was said of other heads is kept. */
export async function rememberColumns(tx: Tx, clock: Clock, memory: ColumnMemory, said: Remembered): Promise<void> {
  // Always in the same order, so that two who save at once cannot wait for each other.
  const heads = Object.keys(said).sort();
  if (heads.length === 0) return;
  await tx.rows(
    `insert into kolonnevalg (kommune_id, purpose, head, field, saved, saved_by)
     select $1, $2, h.head, h.field, $5, $6 from unnest($3::text[], $4::text[]) as h (head, field)
     on conflict (kommune_id, purpose, head) do update set field = excluded.field, saved = excluded.saved, saved_by = excluded.saved_by`,
    [memory.kommuneId, memory.purpose, heads, heads.map((h) => said[h] ?? null), clock.now(), memory.brukerId],
  );
}
