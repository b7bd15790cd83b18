import type { Tx } from './database.ts';

/** Tables of numbered things with append-only revisions; the names are a closed list, so that they may stand in SQL. */
export type RevisionTable =
  | 'maal_revisjon'
  | 'maalindikator_revisjon'
  | 'tiltak_revisjon'
  | 'tilbud_revisjon'
  | 'felt_revisjon'
  | 'kart_revisjon'
  | 'kartlegging_revisjon'
  | 'kommunetall_revisjon'
  | 'brukerundersoekelse_revisjon'
  | 'vanskeligstilt_revisjon'
  | 'runde_revisjon'
  | 'planform_revisjon'
  | 'aktivitet_revisjon'
  | 'moete_revisjon'
  | 'prosessplan_revisjon'
  | 'plan_revisjon'
  | 'foering_revisjon'
  | 'motstrid_revisjon'
  | 'enhet_revisjon'
  | 'ansvar_revisjon'
  | 'arbeidsrolle_revisjon'
  | 'interessent_revisjon'
  | 'boliggruppe_revisjon'
  | 'gruppemedlem_revisjon'
  | 'gruppemoete_revisjon'
  | 'gruppevedtak_revisjon'
  | 'gruppetall_revisjon'
  | 'ide_revisjon'
  | 'veiledernotat_revisjon'
  | 'eget_eksempel_revisjon'
  | 'eget_felt_revisjon'
  | 'tiltaksutvalg_revisjon'
  | 'vekt_revisjon'
  | 'poeng_revisjon'
  | 'tiltakssett_revisjon'
  | 'scenario_revisjon'
  | 'omraadetall_revisjon'
  | 'indikatorverdi_revisjon'
  | 'indikatortekst_revisjon'
  | 'sammenligning_revisjon'
  | 'rapportrunde_revisjon'
  | 'tiltaksrapport_revisjon'
  | 'roedtraad_godtatt_revisjon'
  | 'tallplan_revisjon';

export interface Revision<T> {
  readonly number: number;
  readonly revision: number;
  readonly data: T;
  readonly created: string;
}

/** In which kommune something is written, when and by whom (null for the system itself). */
export interface Written {
  readonly kommuneId: string;
  readonly at: string;
  readonly by: string | null;
}

/** The newest revision of every number. */
export const currentRevisions = <T>(tx: Tx, table: RevisionTable): Promise<Revision<T>[]> =>
  tx.rows<Revision<T>>(
    `select distinct on (number) number, revision, data, created from ${table} order by number, revision desc`,
  );

/** Every revision of every number, in their order. */
export const everyRevision = <T>(tx: Tx, table: RevisionTable): Promise<Revision<T>[]> =>
  tx.rows<Revision<T>>(`select number, revision, data, created from ${table} order by number, revision`);

/** All revisions of one number, newest first. */
export const revisionsOf = <T>(tx: Tx, table: RevisionTable, number: number): Promise<Revision<T>[]> =>
  tx.rows<Revision<T>>(
    `select number, revision, data, created from ${table} where number = $1 order by revision desc`,
    [number],
  );

/** One at a time takes the next number of a table. */
export const lockNumbers = (tx: Tx, table: RevisionTable, kommuneId: string): Promise<unknown> =>
  tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`${table}:${kommuneId}`]);

/** Adds a thing and gives its number, which is never used again. */
export async function addFirst(tx: Tx, table: RevisionTable, w: Written, data: unknown): Promise<number> {
  await lockNumbers(tx, table, w.kommuneId);
  const [row] = await tx.rows<{ number: number }>(
    `insert into ${table} (kommune_id, number, revision, data, created, created_by)
     select $1, coalesce(max(number), 0) + 1, 1, $2, $3, $4 from ${table} where kommune_id = $1 returning number`,
    [w.kommuneId, JSON.stringify(data), w.at, w.by],
  );
  if (!row) throw new Error(`Nothing was added to ${table}`);
  return row.number;
}

/** Adds a revision after `after`; false when somebody else has saved since then. */
export async function addRevision(
  tx: Tx,
  table: RevisionTable,
  w: Written,
  number: number,
  after: number,
  data: unknown,
): Promise<boolean> {
  const rows = await tx.rows(
    `insert into ${table} (kommune_id, number, revision, data, created, created_by) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning number`,
    [w.kommuneId, number, after + 1, JSON.stringify(data), w.at, w.by],
  );
  return rows.length > 0;
}
