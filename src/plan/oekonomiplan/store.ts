import { kroner } from '../../kernel/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Frame } from './oekonomiplan.ts';

export async function listFrames(tx: Tx): Promise<Frame[]> {
  const rows = await tx.rows<{ year: number; drift: number; investering: number }>(
    'select year, drift, investering from oekonomiplan_ramme order by year',
  );
  return rows.map((r) => ({ year: r.year, drift: kroner(r.drift), investering: kroner(r.investering) }));
}

export async function saveFrame(tx: Tx, kommuneId: string, frame: Frame): Promise<void> {
  await tx.rows(
    `insert into oekonomiplan_ramme (kommune_id, year, drift, investering) values ($1, $2, $3, $4)
     on conflict (kommune_id, year) do update set drift = excluded.drift, investering = excluded.investering`,
    [kommuneId, frame.year, frame.drift, frame.investering],
  );
}

export async function deleteFrame(tx: Tx, year: number): Promise<void> {
  await tx.rows('delete from oekonomiplan_ramme where year = $1', [year]);
}

/** The frames that stood before the last change; null when nothing has been changed. */
export async function framesBefore(tx: Tx): Promise<Frame[] | null> {
  const [last] = await tx.rows<{ data: { before?: Frame[] } }>(
    "select data from hendelse where type = 'oekonomiplan.ramme-satt' order by seq desc limit 1",
  );
  return last?.data.before ?? null;
}

/** One at a time sets the frames of a kommune; held to the end of the transaction. */
export async function lockFrames(tx: Tx, kommuneId: string): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`oekonomiplan_ramme:${kommuneId}`]);
}
