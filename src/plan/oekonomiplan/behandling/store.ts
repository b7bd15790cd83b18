import type { Tx } from '../../../platform/db/database.ts';
import type { Frame, Oekonomiplan } from '../oekonomiplan.ts';
import type { Trinn, TypedUtgave, Utgave } from './behandling.ts';

interface Row {
  readonly number: number;
  readonly trinn: Trinn;
  readonly date: string;
  readonly caseNumber: string;
  readonly note: string;
  readonly content: { readonly plan: Oekonomiplan; readonly frames: readonly Frame[] };
}

/** Every reading of every plan, the newest first. */
export async function listUtgaver(tx: Tx): Promise<Utgave[]> {
  const rows = await tx.rows<Row>(
    `select number, trinn, held_on as date, case_number as "caseNumber", note, content
     from oekonomiplan_utgave order by number desc`,
  );
  return rows.map(({ content, ...row }) => ({ ...row, plan: content.plan, frames: content.frames }));
}

/** One at a time adds a reading to a kommune; held to the end of the transaction. */
export async function lockUtgaver(tx: Tx, kommuneId: string): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`oekonomiplan_utgave:${kommuneId}`]);
}

export interface NewUtgave extends TypedUtgave {
  readonly number: number;
  readonly plan: Oekonomiplan;
  readonly frames: readonly Frame[];
}

export async function insertUtgave(
  tx: Tx,
  u: NewUtgave,
  w: { readonly kommuneId: string; readonly at: string; readonly by: string | null },
): Promise<void> {
  await tx.rows(
    `insert into oekonomiplan_utgave (kommune_id, number, trinn, first_year, held_on, case_number, note, content, created, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      w.kommuneId,
      u.number,
      u.trinn,
      u.plan.years[0] ?? 0,
      u.date,
      u.caseNumber,
      u.note,
      JSON.stringify({ plan: u.plan, frames: u.frames }),
      w.at,
      w.by,
    ],
  );
}
