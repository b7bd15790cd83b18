import { type Confidence, err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { mentions } from '../../platform/kommuner/kommuner.ts';
import type { Catalogue } from './content.ts';
import { narrowTo, periodsOf, toCube } from './cube.ts';
import { type ReaderRefusal, readStatistics } from './reading/index.ts';
import { type DataRole, identify } from './roles.ts';
import type { StatTable } from './stat-table.ts';
import { removeDatasett, saveDatasett } from './store.ts';

export type ImportRefusal = ReaderRefusal | Refusal<'ukjent-tabell' | 'feil-tittel' | 'ikke-kommunen' | 'uten-kommune'>;

export interface ImportPlace {
  readonly kommuneId: string;
  readonly actor: string | null;
  /** The kommune's numbers through time, its county and the country: the regions that are kept. */
  readonly codes: ReadonlySet<string>;
  /** The kommune's own numbers, at least one of which the table must have. */
  readonly own: ReadonlySet<string>;
  /** How the kommune is named in titles and file names; a table without regions must have one of them. */
  readonly slugs: readonly string[];
}

export interface Prepared {
  readonly role: DataRole;
  readonly table: StatTable;
  readonly fileName: string;
}

/** Reads and checks one file without storing anything. */
export async function prepareImport(
  catalogue: Catalogue,
  place: ImportPlace,
  file: { name: string; bytes: Uint8Array },
): Promise<Result<Prepared, ImportRefusal>> {
  const read = await readStatistics(file.bytes);
  if (!read.ok) return read;
  const role = identify(read.value, catalogue);
  if (!role.ok) return err({ code: role.error.code });
  const hasRegions = read.value.dimensions.some((d) => d.role === 'region');
  if (hasRegions && narrowTo(read.value, place.own) === null) return err({ code: 'ikke-kommunen' });
  if (!hasRegions && !mentions(`${read.value.title ?? ''} ${file.name}`, place.slugs))
    return err({ code: 'uten-kommune' });
  const table = narrowTo(read.value, place.codes) ?? read.value;
  return ok({ role: role.value, table, fileName: file.name });
}

/** Stores prepared tables and what happened, all or nothing. */
export async function storeImports(
  db: Database,
  clock: Clock,
  place: ImportPlace,
  prepared: readonly Prepared[],
  confidence: Confidence = 'A',
): Promise<void> {
  const at = clock.now();
  const rows = prepared.map(({ role, table, fileName }) => {
    const periods = [...periodsOf(table)].sort();
    return {
      id: clock.id(),
      role,
      table: table.table,
      title: table.title ?? fileName,
      source: table.table ? `SSB tabell ${table.table}` : fileName,
      fileName,
      retrieved: clock.today(),
      updated: table.updated,
      confidence,
      firstPeriod: periods[0] ?? null,
      lastPeriod: periods.at(-1) ?? null,
      cells: table.values.length,
      missing: table.status.size,
      cube: toCube(table),
    };
  });
  await db.inKommune(place.kommuneId, async (tx) => {
    for (const row of rows) {
      await saveDatasett(tx, place.kommuneId, row, at, place.actor);
      await recordEvent(tx, clock, place.kommuneId, {
        type: 'grunnlag.tabell-lastet',
        actor: place.actor,
        data: { id: row.id, role: row.role, table: row.table, cells: row.cells },
      });
    }
  });
}

export async function dropDatasett(db: Database, clock: Clock, place: ImportPlace, id: string): Promise<void> {
  await db.inKommune(place.kommuneId, async (tx) => {
    await removeDatasett(tx, id, clock.now());
    await recordEvent(tx, clock, place.kommuneId, {
      type: 'grunnlag.tabell-fjernet',
      actor: place.actor,
      data: { id },
    });
  });
}
