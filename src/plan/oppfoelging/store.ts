import type { Tx } from '../../platform/db/database.ts';
import type { Written } from '../../platform/db/revisions.ts';
import { listRows, type RowKind } from '../../platform/db/rows.ts';
import type { Rapport, Rapportrunde, Rapportutgave } from './rapport.ts';

export const RAPPORTRUNDE: RowKind<Rapportrunde> = {
  table: 'rapportrunde_revisjon',
  event: 'oppfoelging.rapportrunde',
  same: (a, b) => (a.title.toLowerCase() === b.title.toLowerCase() ? 'title' : null),
};
export const RAPPORT: RowKind<Rapport> = { table: 'tiltaksrapport_revisjon', event: 'oppfoelging.rapport' };

export const listRapportrunder = (tx: Tx) => listRows(tx, RAPPORTRUNDE);
export const listRapporter = (tx: Tx) => listRows(tx, RAPPORT);

/** The reports of closed rounds, the newest first. */
export const listUtgaver = async (tx: Tx): Promise<Rapportutgave[]> =>
  (await tx.rows<{ content: Rapportutgave }>('select content from rapportutgave order by runde desc')).map(
    (row) => row.content,
  );

/** Closing a round and reporting in it wait for each other, so that no report comes after the report is frozen. */
export async function lockRapportrunder(tx: Tx, kommuneId: string): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`rapportrunde:${kommuneId}`]);
}

export async function insertUtgave(tx: Tx, w: Written, utgave: Rapportutgave): Promise<void> {
  await tx.rows(
    'insert into rapportutgave (kommune_id, runde, content, created, created_by) values ($1, $2, $3, $4, $5)',
    [w.kommuneId, utgave.runde, JSON.stringify(utgave), w.at, w.by],
  );
}
