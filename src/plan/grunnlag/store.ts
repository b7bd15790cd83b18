import type { Confidence } from '../../kernel/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { currentRevisions, type Revision } from '../../platform/db/revisions.ts';
import type { RowKind } from '../../platform/db/rows.ts';
import type { Andel } from './andel.ts';
import { type Cube, fromCube } from './cube.ts';
import type { TableChange } from './endring.ts';
import type { FetchRecord } from './henting.ts';
import type { StatTable } from './stat-table.ts';
import type { Tallplan } from './tallplan.ts';

export interface Datasett {
  readonly id: string;
  readonly role: string;
  readonly table: string | null;
  readonly title: string;
  readonly source: string;
  readonly fileName: string | null;
  readonly retrieved: string;
  readonly updated: string | null;
  readonly confidence: Confidence;
  readonly firstPeriod: string | null;
  readonly lastPeriod: string | null;
  readonly cells: number;
  readonly missing: number;
  /** What was asked of the agency; null for a file. */
  readonly request: FetchRecord | null;
  /** What it brought that the one before it had not; null for the first of its role. */
  readonly change: TableChange | null;
  /** When it was last found to be the same as the agency's; null when it has not been asked for since. */
  readonly checked: string | null;
}

const COLUMNS = `id, role, table_no as "table", title, source, file_name as "fileName", retrieved, updated, confidence,
  first_period as "firstPeriod", last_period as "lastPeriod", cells, missing, request, endring as change, checked`;

export const listDatasett = (tx: Tx): Promise<Datasett[]> =>
  tx.rows<Datasett>(`select ${COLUMNS} from datasett where replaced is null order by role`);

export const loadCubes = (tx: Tx): Promise<(Datasett & { cube: Cube })[]> =>
  tx.rows<Datasett & { cube: Cube }>(`select ${COLUMNS}, cube from datasett where replaced is null order by role`);

/** Imports of a kommune one at a time until the transaction ends: two at once would both see no such file, and both take a table's place. */
export const lockImports = async (tx: Tx, kommuneId: string): Promise<void> => {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`grunnlag:${kommuneId}`]);
};

/** The new table takes the place of the one before it with the same role; the old one is kept. */
export async function saveDatasett(
  tx: Tx,
  kommuneId: string,
  datasett: Omit<Datasett, 'checked'> & { cube: string; fileId: string | null },
  at: string,
  by: string | null,
): Promise<void> {
  await tx.rows('update datasett set replaced = $2 where role = $1 and replaced is null', [datasett.role, at]);
  await tx.rows(
    `insert into datasett (kommune_id, id, role, table_no, title, source, file_name, retrieved, updated, confidence,
       first_period, last_period, cells, missing, cube, created, created_by, fil_id, request, endring)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      kommuneId,
      datasett.id,
      datasett.role,
      datasett.table,
      datasett.title,
      datasett.source,
      datasett.fileName,
      datasett.retrieved,
      datasett.updated,
      datasett.confidence,
      datasett.firstPeriod,
      datasett.lastPeriod,
      datasett.cells,
      datasett.missing,
      datasett.cube,
      at,
      by,
      datasett.fileId,
      datasett.request && JSON.stringify(datasett.request),
      datasett.change && JSON.stringify(datasett.change),
    ],
  );
}

/** The table in use for a role, with its figures. */
export const findCube = async (tx: Tx, role: string): Promise<(Datasett & { cube: Cube }) | null> =>
  (
    await tx.rows<Datasett & { cube: Cube }>(
      `select ${COLUMNS}, cube from datasett where role = $1 and replaced is null`,
      [role],
    )
  )[0] ?? null;

/** The agency's table is still the one that is here: its figures stay, with what was last asked of the agency and when. */
export const confirmDatasett = (
  tx: Tx,
  id: string,
  at: string,
  updated: string | null,
  request: FetchRecord | null,
): Promise<unknown> =>
  tx.rows(
    `update datasett set checked = $2, updated = coalesce($3, updated), request = coalesce($4, request) where id = $1`,
    [id, at, updated, request && JSON.stringify(request)],
  );

/** A table that was in use once. */
export interface OldDatasett {
  readonly id: string;
  readonly role: string;
  readonly retrieved: string;
  readonly replaced: string;
}

export const listReplaced = (tx: Tx): Promise<OldDatasett[]> =>
  tx.rows<OldDatasett>('select id, role, retrieved, replaced from datasett where replaced is not null');

export const TALLPLAN: RowKind<Tallplan> = { table: 'tallplan_revisjon', event: 'tall.plan' };

/** How the municipality has said it; null before anybody has. */
export const findTallplan = async (tx: Tx): Promise<Revision<Tallplan> | null> =>
  (await currentRevisions<Tallplan>(tx, TALLPLAN.table))[0] ?? null;

/** Whether the figures of a day are still to be fetched: something was fetched once, nobody has said no, and no job has done it. */
export async function wantsOppdatering(tx: Tx, kommuneId: string, kind: string, day: string): Promise<boolean> {
  // Two servers on one database ask at the same time.
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`${kind}:${kommuneId}`]);
  if ((await findTallplan(tx))?.data.on === false) return false;
  const [row] = await tx.rows<{ fetched: boolean; made: boolean }>(
    `select exists (select 1 from datasett where replaced is null and request is not null) as fetched,
            exists (select 1 from jobb where kind = $1 and input ->> 'day' = $2) as made`,
    [kind, day],
  );
  return row?.fetched === true && !row.made;
}

export const removeDatasett = (tx: Tx, id: string, at: string): Promise<unknown> =>
  tx.rows('update datasett set replaced = $2 where id = $1 and replaced is null', [id, at]);

/** The last word on each split number. */
export const listAndeler = (tx: Tx): Promise<Andel[]> =>
  tx.rows<Andel>(
    `select distinct on (old_number) old_number as number, revision, share::float8 as share, reason,
       to_char(created at time zone 'Europe/Oslo', 'YYYY-MM-DD') as decided, decided_by as by
     from andel_av_delt_kommune order by old_number, revision desc`,
  );

/** One more decision on a number; false when somebody else was first. */
export async function addAndel(
  tx: Tx,
  kommuneId: string,
  row: { number: string; revision: number; share: number | null; reason: string },
  at: string,
  by: { readonly id: string | null; readonly name: string },
): Promise<boolean> {
  const rows = await tx.rows(
    `insert into andel_av_delt_kommune (kommune_id, old_number, revision, share, reason, created, created_by, decided_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning 1`,
    [kommuneId, row.number, row.revision, row.share, row.reason, at, by.id, by.name],
  );
  return rows.length > 0;
}

/** What a stored table knows of itself beside its row: read apart, since it lies in the cube. */
export interface TableFacts {
  readonly id: string;
  /** Combinations of its variables that the file never had. */
  readonly absent: number;
  /** Notes that the agency demands be shown with the figures. */
  readonly mandatory: readonly string[];
}

export const listTableFacts = (tx: Tx): Promise<TableFacts[]> =>
  tx.rows<TableFacts>(
    `select id, jsonb_array_length(cube -> 'values') - cells as absent, coalesce(cube -> 'mandatory', '[]') as mandatory
     from datasett where replaced is null`,
  );

/** One stored table by its number; null when it is not loaded. */
export async function loadTable(tx: Tx, table: string): Promise<StatTable | null> {
  const [row] = await tx.rows<{ cube: Cube }>(
    'select cube from datasett where replaced is null and table_no = $1 order by retrieved desc limit 1',
    [table],
  );
  return row ? fromCube(row.cube) : null;
}
