import { type Confidence, err, ok, type Refusal, type Result, type RowResult } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { addFirst, addRevision } from '../../platform/db/revisions.ts';
import { CHANGED, recordRow } from '../../platform/db/rows.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { mentions } from '../../platform/kommuner/kommuner.ts';
import { type AndelRefusal, parseAndel } from './andel.ts';
import { bordersOf, type NumberSpan } from './borders.ts';
import { complete } from './catalogue.ts';
import { impossibleCount } from './counts.ts';
import { fromCube, narrowTo, periodsOf, toCube } from './cube.ts';
import { compareTables, isNothingNew, type TableChange } from './endring.ts';
import type { FetchRecord } from './henting.ts';
import { type ReaderRefusal, readStatistics } from './reading/index.ts';
import { type CatalogueRow, type DataRole, identify } from './roles.ts';
import { countCells } from './stat-table.ts';
import {
  addAndel,
  confirmDatasett,
  findCube,
  findTallplan,
  listAndeler,
  lockImports,
  removeDatasett,
  saveDatasett,
  TALLPLAN,
} from './store.ts';

export type ImportRefusal =
  | ReaderRefusal
  | Refusal<'ukjent-tabell' | 'feil-tittel' | 'ikke-kommunen' | 'uten-kommune' | 'umulig-tall' | 'samme-rolle'>;

export interface Regions {
  /** The kommune's numbers through time, its county and the country: the regions that are kept. */
  readonly codes: ReadonlySet<string>;
  /** The kommune's own numbers, at least one of which the table must have. */
  readonly own: ReadonlySet<string>;
  /** How the kommune is named in titles and file names; a table without regions must have one of them. */
  readonly slugs: readonly string[];
  /** Every number with its validity, to tell which borders the figures of a year follow. */
  readonly spans?: readonly NumberSpan[];
}

/** One file read and checked, ready to be stored. */
export interface Prepared {
  readonly role: DataRole;
  readonly fileName: string;
  readonly table: string | null;
  readonly title: string | null;
  readonly updated: string | null;
  readonly firstPeriod: string | null;
  readonly lastPeriod: string | null;
  readonly cells: number;
  readonly missing: number;
  /** The cube as JSON. */
  readonly cube: string;
  /** Where it was fetched, when it is not a file that somebody chose. */
  readonly fetched?: { readonly source: string; readonly record: FetchRecord };
}

/** Reads and checks one file without storing anything. */
export async function prepareImport(
  catalogue: readonly CatalogueRow[],
  regions: Regions,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<Prepared, ImportRefusal>> {
  const read = await readStatistics(file.bytes);
  if (!read.ok) return read;
  const entries = catalogue.flatMap((row) => row.entries ?? []);
  const whole = complete(read.value, entries, file.name);
  const role = identify(whole, catalogue);
  if (!role.ok) return err({ code: role.error.code });
  const hasRegions = whole.dimensions.some((d) => d.role === 'region');
  if (hasRegions && narrowTo(whole, regions.own) === null) return err({ code: 'ikke-kommunen' });
  if (!hasRegions && !mentions(`${whole.title ?? ''} ${file.name}`, regions.slugs))
    return err({ code: 'uten-kommune' });
  const borders = bordersOf(whole, regions.spans ?? []);
  const narrow = narrowTo(whole, regions.codes) ?? whole;
  const impossible = impossibleCount(role.value, narrow);
  if (impossible) return err({ code: 'umulig-tall', data: impossible });
  const places = narrow.dimensions.find((d) => d.role === 'region')?.values.map((v) => v.code) ?? [];
  const own = places.filter((code) => regions.own.has(code.replace(/^K-/, '')));
  const table = { ...narrow, borders, ...(hasRegions ? { own } : {}) };
  const periods = [...periodsOf(table)].sort();
  return ok({
    role: role.value,
    fileName: file.name,
    table: table.table,
    title: table.title,
    updated: table.updated,
    firstPeriod: periods[0] ?? null,
    lastPeriod: periods.at(-1) ?? null,
    ...countCells(table),
    cube: JSON.stringify(toCube(table)),
  });
}

/** Two files that would take each other's place: storing both would silently drop one. */
export function refuseSameRole(prepared: readonly Prepared[]): { file: string; refusal: ImportRefusal }[] {
  return prepared.flatMap((p, i) => {
    const first = prepared.findIndex((other) => other.role === p.role);
    const other = prepared[first];
    return other && first < i
      ? [{ file: p.fileName, refusal: { code: 'samme-rolle' as const, data: { other: other.fileName } } }]
      : [];
  });
}

export interface ImportPlace extends Regions {
  readonly kommuneId: string;
  readonly actor: string | null;
}

/** What came of a table that was stored: `null` for the first of its role. */
export interface StoredTable {
  readonly role: DataRole;
  readonly change: TableChange | null;
  /** The figures were the ones we had, which stay in use. */
  readonly same: boolean;
  /** Periods of the one before it that it lacks: nobody uses them any more. */
  readonly lost: readonly string[];
}

/**
 * Stores prepared tables and what happened in the caller's transaction. `fileIds` are the stored files, by file name.
 * A table from the same place that brings nothing new leaves the one before it in use, so that what was made of its figures stays fresh.
 */
export async function storePrepared(
  tx: Tx,
  clock: Clock,
  place: Pick<ImportPlace, 'kommuneId' | 'actor' | 'own'>,
  prepared: readonly Prepared[],
  confidence: Confidence = 'A',
  fileIds: ReadonlyMap<string, string> = new Map(),
): Promise<readonly StoredTable[]> {
  await lockImports(tx, place.kommuneId);
  const stored: StoredTable[] = [];
  for (const p of prepared) {
    const row = {
      ...p,
      id: clock.id(),
      title: p.title ?? p.fileName,
      source: p.fetched?.source ?? (p.table ? `SSB tabell ${p.table}` : p.fileName),
      retrieved: clock.today(),
      confidence,
      fileId: fileIds.get(p.fileName) ?? null,
      request: p.fetched?.record ?? null,
    };
    const before = await findCube(tx, p.role);
    const [old, next] = [before ? fromCube(before.cube) : null, fromCube(JSON.parse(p.cube))];
    const change = old ? compareTables(old, next, place.own) : null;
    const samePlace = before?.source === row.source && before.confidence === confidence && before.title === row.title;
    const same = old !== null && change !== null && samePlace && isNothingNew(change, old, next);
    const kept = new Set(periodsOf(next));
    const lost = old ? [...periodsOf(old)].filter((period) => !kept.has(period)).sort() : [];
    stored.push({ role: p.role, change, same, lost });
    if (before && same) {
      await confirmDatasett(tx, before.id, clock.now(), row.updated, row.request);
      continue;
    }
    await saveDatasett(tx, place.kommuneId, { ...row, change }, clock.now(), place.actor);
    await recordEvent(tx, clock, place.kommuneId, {
      type: 'grunnlag.tabell-lastet',
      actor: place.actor,
      data: { id: row.id, role: row.role, table: row.table, cells: row.cells },
    });
  }
  return stored;
}

/** Stores prepared tables, all or nothing, for whoever has no job to report to. */
export const storeImports = (
  db: Database,
  clock: Clock,
  place: ImportPlace,
  prepared: readonly Prepared[],
  confidence: Confidence = 'A',
): Promise<readonly StoredTable[]> =>
  db.inKommune(place.kommuneId, (tx) => storePrepared(tx, clock, place, prepared, confidence));

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

export interface Decider {
  readonly kommuneId: string;
  readonly bruker: { readonly id: string; readonly name: string } | null;
}

/** Stores a share of a split number's figures; `seen` is the revision that the person had before the eyes. */
export async function decideAndel(
  db: Database,
  clock: Clock,
  decider: Decider,
  typed: { readonly number: string; readonly percent: string; readonly reason: string },
  seen: number,
): Promise<readonly AndelRefusal[]> {
  const parsed = parseAndel(typed.percent, typed.reason);
  if (!parsed.ok) {
    // The form comes back made from the newest decision, so whoever saw an older one is told of it now and not never.
    const andeler = await db.inKommune(decider.kommuneId, listAndeler);
    const newest = andeler.find((a) => a.number === typed.number)?.revision ?? 0;
    return newest === seen ? parsed.error : [{ code: 'endret-av-andre' }, ...parsed.error];
  }
  return keepAndel(db, clock, decider, { number: typed.number, ...parsed.value }, seen);
}

/** Takes the last decision back: the figures are left out again. */
export const undoAndel = (db: Database, clock: Clock, decider: Decider, number: string, seen: number) =>
  keepAndel(db, clock, decider, { number, share: null, reason: '' }, seen);

async function keepAndel(
  db: Database,
  clock: Clock,
  { kommuneId, bruker }: Decider,
  row: { readonly number: string; readonly share: number | null; readonly reason: string },
  seen: number,
): Promise<readonly AndelRefusal[]> {
  const by = { id: bruker?.id ?? null, name: bruker?.name ?? '' };
  return db.inKommune(kommuneId, async (tx) => {
    const kept = await addAndel(tx, kommuneId, { ...row, revision: seen + 1 }, clock.now(), by);
    if (!kept) return [{ code: 'endret-av-andre' as const }];
    await recordEvent(tx, clock, kommuneId, {
      type: row.share === null ? 'grunnlag.andel-angret' : 'grunnlag.andel-bestemt',
      actor: by.id,
      data: { number: row.number, share: row.share, revision: seen + 1 },
    });
    return [];
  });
}

/** Says whether figures are to be fetched by themselves; `seen` is the revision the writer had seen, 0 where there was none. */
export async function saveTallplan(
  db: Database,
  clock: Clock,
  actor: Actor,
  on: boolean,
  seen: number,
): Promise<RowResult<number>> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`${TALLPLAN.table}:${actor.kommuneId}`]);
    const before = await findTallplan(tx);
    if ((before?.revision ?? 0) !== seen) return CHANGED;
    const w = written(clock, actor);
    const data = { on, removed: false };
    const number = before ? before.number : await addFirst(tx, TALLPLAN.table, w, data);
    if (before && !(await addRevision(tx, TALLPLAN.table, w, number, seen, data))) return CHANGED;
    await recordRow(tx, w, TALLPLAN, before ? 'endret' : 'lagt-til', { number });
    return { ok: true, value: number };
  });
}
