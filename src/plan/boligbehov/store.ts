import { createHmac, randomBytes } from 'node:crypto';
import type { Manifest } from '../../model/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { RowKind } from '../../platform/db/rows.ts';
import { KeptRuns, type RunKey, type StoredRun } from './kept-runs.ts';
import { type Omraadetall, sameOmraade } from './omraader.ts';
import type { Scenario } from './scenario.ts';

export const SCENARIO: RowKind<Scenario> = {
  table: 'scenario_revisjon',
  event: 'boligbehov.scenario',
  same: (a, b) => (a.title.toLowerCase() === b.title.toLowerCase() ? 'title' : null),
};

/** People by area; one row for each area and year. */
export const OMRAADETALL: RowKind<Omraadetall> = {
  table: 'omraadetall_revisjon',
  event: 'grunnlag.omraadetall',
  same: (a, b) => (sameOmraade(a, b) ? 'rader' : null),
};

export type { StoredRun };

const kept = new KeptRuns();

/** One run at most; which it is, the rest of the statement says. */
async function oneRun(tx: Tx, rest: string, params: readonly unknown[] = []): Promise<StoredRun | null> {
  const [key] = await tx.rows<RunKey>(
    `select id, created, input_hash as "inputHash" from modellkjoering ${rest}`,
    params,
  );
  if (!key) return null;
  const before = kept.get(key);
  if (before) return before;
  const [row] = await tx.rows<{ result: string; manifest: Manifest }>(
    'select result::text as result, manifest from modellkjoering where id = $1',
    [key.id],
  );
  return row ? kept.keep(key, row.result, row.manifest) : null;
}

/** The newest run of the kommune; null before the first. */
export const latestRun = (tx: Tx): Promise<StoredRun | null> => oneRun(tx, 'order by created desc, id desc limit 1');

/** The newest run made before a moment, else the first there is; null before the first. */
export const runBefore = (tx: Tx, moment: string): Promise<StoredRun | null> =>
  oneRun(
    tx,
    `order by created < $1 desc, case when created < $1 then created end desc nulls last,
       case when created < $1 then id end desc nulls last, created, id limit 1`,
    [moment],
  );

export const findRun = (tx: Tx, id: string): Promise<StoredRun | null> => oneRun(tx, 'where id = $1', [id]);

/** When the newest runs were made, without what came out of them. */
export const runDates = (tx: Tx, limit: number): Promise<{ readonly id: string; readonly created: string }[]> =>
  tx.rows('select id, created from modellkjoering order by created desc, id desc limit $1', [limit]);

/** Runs, newest first; those older than the run `after` when it is given. Ids are in the order of time. */
export const listRuns = (tx: Tx, limit: number, after: string | null): Promise<StoredRun[]> =>
  tx.rows<StoredRun>(
    `select id, created, result, manifest from modellkjoering
     where $2::uuid is null or id < $2::uuid order by id desc limit $1`,
    [limit, after],
  );

/** The run with its input hash under the kommune's own key, so that nobody finds a count by trying (docs/adr/0066). */
export async function withKeyedHash(tx: Tx, kommuneId: string, run: StoredRun): Promise<StoredRun> {
  await tx.rows('insert into avtrykk_noekkel (kommune_id, noekkel) values ($1, $2) on conflict do nothing', [
    kommuneId,
    randomBytes(32).toString('hex'),
  ]);
  const [row] = await tx.rows<{ noekkel: string }>('select noekkel from avtrykk_noekkel where kommune_id = $1', [
    kommuneId,
  ]);
  if (!row) throw new Error('The kommune has no key');
  const inputHash = createHmac('sha256', row.noekkel).update(run.manifest.inputHash).digest('hex');
  return { ...run, manifest: { ...run.manifest, inputHash } };
}

export async function saveRun(
  tx: Tx,
  kommuneId: string,
  run: StoredRun,
  datasettIds: readonly string[],
  by: string | null,
): Promise<void> {
  const { manifest, result } = run;
  await tx.rows(
    `insert into modellkjoering (kommune_id, id, created, created_by, base_year, input_hash, model_version, parameter_version, seed, datasett_ids, result, manifest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      kommuneId,
      run.id,
      run.created,
      by,
      result.baseYear,
      manifest.inputHash,
      manifest.modelVersion,
      manifest.parameterVersion,
      manifest.seed,
      JSON.stringify(datasettIds),
      JSON.stringify(result),
      JSON.stringify(manifest),
    ],
  );
}

/** Every run with the tables it was made of, newest first. */
export const listRunTables = (
  tx: Tx,
): Promise<{ readonly id: string; readonly created: string; readonly datasettIds: readonly string[] }[]> =>
  tx.rows('select id, created, datasett_ids as "datasettIds" from modellkjoering order by created desc, id desc');

/** True when figures, counts, supply or tiltak have changed since the run. */
export async function isStale(tx: Tx, run: StoredRun): Promise<boolean> {
  const rows = await tx.rows(
    "select 1 from hendelse where at > $1 and (type like 'grunnlag.%' or type like 'kartlegging.%' or type like 'tilbud.%' or type like 'felt.%' or type like 'tiltak.%' or type like 'kunnskap.verdi%') limit 1",
    [run.created],
  );
  return rows.length > 0;
}
