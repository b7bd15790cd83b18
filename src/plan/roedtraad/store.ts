import type { Tx } from '../../platform/db/database.ts';
import type { Revision } from '../../platform/db/revisions.ts';
import { listRows, type RowKind } from '../../platform/db/rows.ts';
import { isStale, latestRun } from '../boligbehov/index.ts';
import { bestandEndret, gjeldendeTilbud } from '../boligbestand/index.ts';
import { listDatasett } from '../grunnlag/index.ts';
import { listTellinger } from '../kartlegging/index.ts';
import { buildOekonomiplan, listFrames, type PlanTables } from '../oekonomiplan/index.ts';
import { listFoeringer, listMotstrid } from '../planregister/index.ts';
import { listMaal, listTiltak } from '../tiltak/index.ts';
import type { Godtatt } from './godtatt.ts';
import type { CheckedPlan, Kombinasjon } from './plan.ts';
import { planOf } from './planen.ts';

export const GODTATT: RowKind<Godtatt> = {
  table: 'roedtraad_godtatt_revisjon',
  event: 'roedtraad.funn',
  same: (a, b) => (a.funn === b.funn ? 'reason' : null),
};

export const listGodtatt = (tx: Tx): Promise<Revision<Godtatt>[]> => listRows(tx, GODTATT);

export interface PlanSources {
  readonly tables: PlanTables;
  readonly kombinasjoner: readonly Kombinasjon[];
}

/** The plan of the kommune out of the stores of the other slices; `year` is the first of the økonomiplan. */
export async function loadCheckedPlan(tx: Tx, sources: PlanSources, year: number): Promise<CheckedPlan> {
  const [tiltak, tellinger, tilbud] = [await listTiltak(tx), await listTellinger(tx), await gjeldendeTilbud(tx)];
  const run = await latestRun(tx);
  const dates = [...tiltak, ...tellinger, ...tilbud].map((r) => r.created);
  const listed = await bestandEndret(tx);
  const retrieved = (await listDatasett(tx)).map((d) => d.retrieved);
  const newest = [...dates, ...retrieved, ...(listed ? [listed] : [])].reduce((a, b) => (b > a ? b : a), '');
  const changed = run && newest > run.created && (await isStale(tx, run)) ? newest : null;
  return planOf({
    foeringer: await listFoeringer(tx),
    motstrid: await listMotstrid(tx),
    maal: await listMaal(tx),
    tiltak,
    oekonomiplan: buildOekonomiplan(year, tiltak, await listFrames(tx), sources.tables),
    tellinger,
    tilbud,
    run: run ? { made: run.created, changed } : null,
    kombinasjoner: sources.kombinasjoner,
  });
}
