import type { Language, Refusal } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { inProcess, TooHeavy } from '../../platform/compute/process.ts';
import { threadBeside } from '../../platform/compute/thread.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import {
  type CheckedFile,
  dropUnkept,
  findSameFile,
  keepFile,
  readParts,
  removeOldFiles,
  saveFile,
} from '../../platform/files/files.ts';
import { enqueue, type Job } from '../../platform/jobs/jobs.ts';
import type { JobView } from '../../platform/jobs/view.ts';
import { defineJob, type JobContext, type JobKind } from '../../platform/jobs/worker.ts';
import {
  type ImportRefusal,
  type Prepared,
  prepareImport,
  type Regions,
  type StoredTable,
  storePrepared,
} from './actions.ts';
import { fetchRole, type TableService, UNREACHABLE } from './henting.ts';
import type { ReadOrder, ReadReport } from './innlesing.thread.ts';
import { readerSentence } from './reading/sentences.ts';
import { type CatalogueRow, type DataRole, fetchedRows } from './roles.ts';
import { lockImports } from './store.ts';
import { GRUNNLAG_TEXTS } from './texts.ts';

export const INNLESING = 'grunnlag.innlesing';

export interface ImportDeps {
  readonly catalogue: readonly (CatalogueRow & { readonly name: Readonly<Record<Language, string>> })[];
  /** `compared` are other municipalities whose figures are kept too. */
  readonly regionsOf: (kommuneNumber: string, compared?: readonly string[]) => Regions;
  /** The municipalities that the one of the transaction has chosen to compare itself with. */
  readonly compared?: (tx: Tx) => Promise<readonly string[]>;
}

interface ImportOrder {
  readonly number: string;
  readonly files: readonly { readonly id: string; readonly name: string }[];
}

export type ImportResult =
  | {
      readonly stored: readonly {
        readonly file: string;
        readonly role: DataRole;
        /** Periods that the table before had and this one lacks; not said by jobs from before that was told. */
        readonly lost?: readonly string[];
      }[];
    }
  | { readonly refused: readonly { readonly file: string; readonly refusal: ImportRefusal }[] };

/** A file that was uploaded and never became a table is removed after this long. */
const UNUSED_DAYS = 7;

const inDays = (now: string, days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();

/** The files and the job that reads them, in one transaction; the same files once more while it runs is the same job. */
export async function orderImport(
  tx: Tx,
  clock: Clock,
  kommune: { readonly id: string; readonly number: string },
  files: readonly CheckedFile[],
  actor: string | null,
): Promise<string> {
  const until = inDays(clock.now(), UNUSED_DAYS);
  await lockImports(tx, kommune.id);
  const stored: { id: string; name: string }[] = [];
  for (const file of files) {
    const id = (await findSameFile(tx, file)) ?? (await saveFile(tx, clock, kommune.id, file, until));
    stored.push({ id, name: file.name });
  }
  const input = { number: kommune.number, files: stored } satisfies ImportOrder;
  return enqueue(tx, clock, kommune.id, { kind: INNLESING, input, actor });
}

/** What the largest table we take needs, twice over. A file that wants more is no table, or made to exhaust the server. */
const BUDGET = { megabytes: 1024, seconds: 60 };

const comparedIn = async (deps: ImportDeps, db: Database, kommuneId: string): Promise<readonly string[]> =>
  deps.compared ? db.inKommune(kommuneId, deps.compared) : [];

function orderOf(deps: ImportDeps, number: string, compared: readonly string[]): Omit<ReadOrder, 'files'> {
  const regions = deps.regionsOf(number, compared);
  return {
    catalogue: deps.catalogue,
    codes: [...regions.codes],
    own: [...regions.own],
    slugs: regions.slugs,
    spans: regions.spans ?? [],
  };
}

/** Reads the files apart from the server; the one that takes more than its share is named, and nothing is read after it. */
export async function readFiles(
  signal: AbortSignal,
  order: ReadOrder,
  onProgress: (percent: number) => void = () => {},
  budget = BUDGET,
): Promise<ReadReport> {
  let reading = 0;
  try {
    return await inProcess<ReadOrder, ReadReport>(threadBeside(import.meta.url, 'innlesing'), order, {
      ...budget,
      signal,
      onProgress(percent) {
        reading = Math.round((percent * order.files.length) / 100);
        onProgress(percent);
      },
    });
  } catch (error) {
    const heavy = order.files[reading]?.file.name;
    if (!(error instanceof TooHeavy) || heavy === undefined) throw error;
    return { prepared: [], refused: [{ file: heavy, refusal: { code: 'for-tung' } }] };
  }
}

export const grunnlagJobs = (deps: ImportDeps): JobKind[] => [
  defineJob<ImportOrder>(INNLESING, async (job) => {
    await job.progress(2, 'henter');
    const files: ReadOrder['files'][number][] = [];
    for (const { id } of job.input.files) {
      const stored = await job.db.inKommune(job.kommuneId, (tx) => readParts(tx, id));
      if (!stored) throw new Error(`The uploaded file ${id} is no longer there`);
      files.push(stored);
    }
    await job.progress(10, 'leser');
    const compared = await comparedIn(deps, job.db, job.kommuneId);
    const report = await readFiles(job.signal, { ...orderOf(deps, job.input.number, compared), files }, (percent) => {
      void job.progress(10 + percent * 0.75, 'leser').catch(() => {});
    });
    await job.progress(90, 'lagrer');
    const ids = new Map(job.input.files.map((file) => [file.name, file.id]));
    await job.complete(async (tx): Promise<ImportResult> => {
      await removeOldFiles(tx, job.clock.now());
      if (report.refused.length > 0) {
        await dropUnkept(tx, [...ids.values()]);
        return { refused: report.refused };
      }
      const own = deps.regionsOf(job.input.number, compared).own;
      const place = { kommuneId: job.kommuneId, actor: job.actor, own };
      const stored = await storePrepared(tx, job.clock, place, report.prepared, 'A', ids);
      for (const id of ids.values()) await keepFile(tx, id, null);
      const lost = (role: DataRole) => stored.find((s) => s.role === role)?.lost ?? [];
      return { stored: report.prepared.map(({ fileName, role }) => ({ file: fileName, role, lost: lost(role) })) };
    });
  }),
];

/** The sentence for one refused file, with its name and where known its row. */
export function refusalSentence(file: string, refusal: ImportRefusal, lang: Language): string {
  const t = GRUNNLAG_TEXTS[lang];
  switch (refusal.code) {
    case 'ikke-kommunen':
      return t.wrongPlace(file);
    case 'uten-kommune':
      return t.noPlace(file);
    case 'ukjent-tabell':
    case 'feil-tittel':
      return t.unknownTable(file);
    case 'umulig-tall':
      return t.impossible(file, String(refusal.data?.cell ?? ''), Number(refusal.data?.value));
    case 'samme-rolle':
      return t.sameRole(file, String(refusal.data?.other ?? ''));
    default:
      return t.unreadable(file, readerSentence({ ...refusal, code: refusal.code }, lang));
  }
}

const yearsOf = (periods: readonly string[]) =>
  periods.length > 1 ? `${periods[0]}–${periods.at(-1)}` : (periods[0] ?? '');

/** What a finished import has to say: a line for each file, and one for years that went out with the table before it. */
export function importLines(job: Job, deps: ImportDeps, lang: Language): { ok: boolean; lines: string[] } {
  const result = job.result as ImportResult;
  if ('refused' in result)
    return { ok: false, lines: result.refused.map((r) => refusalSentence(r.file, r.refusal, lang)) };
  const nameOf = (role: DataRole) => deps.catalogue.find((row) => row.role === role)?.name[lang] ?? role;
  const t = GRUNNLAG_TEXTS[lang];
  const lines = result.stored.flatMap(({ file, role, lost = [] }) => [
    t.loadedLine(file, nameOf(role)),
    ...(lost.length > 0 ? [t.lostYears(file, lost.length, yearsOf(lost))] : []),
  ]);
  return { ok: true, lines };
}

export const importPath = (job: Job): string => `/tall?jobb=${job.id}`;

export const innlesingView = (deps: ImportDeps): JobView => ({
  kind: INNLESING,
  who: 'rediger',
  title: (job, lang) => GRUNNLAG_TEXTS[lang].job.title((job.input as ImportOrder).files.map((file) => file.name)),
  doing: (job, lang) => GRUNNLAG_TEXTS[lang].job.doing[job.message ?? ''] ?? '',
  outcome(job, lang) {
    const t = GRUNNLAG_TEXTS[lang];
    const { ok, lines } = importLines(job, deps, lang);
    const link = { path: importPath(job), label: t.job.toResult, forward: true };
    return { ok, text: ok ? t.loaded : t.errors, details: lines, link };
  },
  advice: (lang) => GRUNNLAG_TEXTS[lang].job.advice,
});

export const HENTING = 'grunnlag.hent';

export interface FetchDeps extends ImportDeps {
  /** A service for one job: what it has read of a table is not kept till the next. */
  readonly service: () => TableService<Refusal>;
  /** False for a stand-in or a copy: its figures are unchecked, and say where they came from. */
  readonly official: boolean;
}

interface FetchOrder {
  readonly number: string;
}

/** What came of each table of the catalogue; `refusal` null was stored, and what is not here was not tried. */
export interface FetchResult {
  readonly tables: readonly {
    readonly role: DataRole;
    readonly table: string;
    readonly refusal: Refusal | null;
    /** What it was beside the table we had; not said by jobs from before that was asked. */
    readonly came?: 'ny' | 'endret' | 'uendret';
  }[];
}

export const orderFetch = (tx: Tx, clock: Clock, kommune: { id: string; number: string }, actor: string | null) =>
  enqueue(tx, clock, kommune.id, { kind: HENTING, input: { number: kommune.number } satisfies FetchOrder, actor });

/** Fetches and reads the tables of these rows without storing any; one that is refused does not keep the others out. */
export async function fetchTables(
  job: Pick<JobContext<unknown>, 'db' | 'kommuneId' | 'clock' | 'signal' | 'progress'>,
  deps: FetchDeps,
  service: TableService<Refusal>,
  number: string,
  rows: FetchDeps['catalogue'],
  begun = 0,
) {
  const host = new URL(service.base).host;
  const compared = await comparedIn(deps, job.db, job.kommuneId);
  const regions = deps.regionsOf(number, compared);
  const beside = compared
    .filter((n) => /^\d{4}$/.test(n))
    .map((n) => ({ number: n, whole: [...deps.regionsOf(n).own] }));
  // KOSTRA has estimates of its own for groups, counties and the country, which nobody can add up.
  const estimates = [...regions.codes].filter((code) => /^E(AK|KA|KG)/.test(code));
  const kommune = { number, whole: [...regions.own], beside, estimates };
  const prepared: Prepared[] = [];
  const tables: FetchResult['tables'][number][] = [];
  const share = (90 - begun) / Math.max(1, rows.length);
  for (const [i, row] of rows.entries()) {
    await job.progress(begun + i * share + 1, row.role);
    const fetched = await fetchRole(service, row, kommune, job.clock.now, {
      signal: job.signal,
      progress: (done, of) => void job.progress(begun + (i + done / of) * share, row.role).catch(() => {}),
    });
    // Throws when it was we who stopped.
    await job.progress(begun + (i + 1) * share, row.role);
    if (!fetched.ok) {
      tables.push({ role: row.role, table: row.tables[0] ?? '', refusal: fetched.error });
      if (UNREACHABLE.has(fetched.error.code)) break;
      continue;
    }
    const { text, record } = fetched.value;
    const file = { name: `${record.table}.json`, bytes: new TextEncoder().encode(text) };
    const read = await prepareImport(deps.catalogue, regions, file);
    tables.push({ role: row.role, table: record.table, refusal: read.ok ? null : read.error });
    const source = deps.official ? `SSB tabell ${record.table}` : `Tabell ${record.table}, ${host}`;
    if (read.ok) prepared.push({ ...read.value, fetched: { source, record } });
  }
  await job.progress(95, 'lagrer');
  return {
    own: regions.own,
    prepared,
    tablesWith: (stored: readonly StoredTable[]): FetchResult['tables'] =>
      tables.map((table) => {
        const found = table.refusal === null ? stored.find((s) => s.role === table.role) : undefined;
        return found ? { ...table, came: found.same ? 'uendret' : found.change ? 'endret' : 'ny' } : table;
      }),
  };
}

/** Each table is stored whole or not at all. */
export const hentingJob = (deps: FetchDeps): JobKind =>
  defineJob<FetchOrder>(HENTING, async (job) => {
    const fetched = await fetchTables(job, deps, deps.service(), job.input.number, fetchedRows(deps.catalogue));
    await job.complete(async (tx): Promise<FetchResult> => {
      const place = { kommuneId: job.kommuneId, actor: job.actor, own: fetched.own };
      const stored = await storePrepared(tx, job.clock, place, fetched.prepared, deps.official ? 'A' : 'O');
      return { tables: fetched.tablesWith(stored) };
    });
  });

/** What a finished fetch has to say, one line a table of the catalogue. */
export function fetchLines(
  job: Job,
  deps: ImportDeps,
  lang: Language,
): { ok: boolean; heading: string; lines: readonly string[] } {
  const t = GRUNNLAG_TEXTS[lang].henting;
  const { tables } = job.result as FetchResult;
  const why = ({ code, data }: Refusal) => t.why[code] ?? t.whyOther(String(data?.title ?? ''));
  const rows = fetchedRows(deps.catalogue);
  const lines = rows.map((row) => {
    const name = row.name[lang];
    const found = tables.find((x) => x.role === row.role);
    if (!found) return t.notTried(name, row.tables[0] ?? '');
    if (found.refusal) return t.refused(name, found.table, why(found.refusal));
    return found.came === 'uendret' ? t.unchanged(name, found.table) : t.got(name, found.table);
  });
  const stored = tables.filter((x) => x.refusal === null).length;
  const all = stored === rows.length;
  const heading = all ? t.all : stored === 0 ? t.none : t.some(stored, rows.length);
  const closed = tables.find((x) => x.refusal && UNREACHABLE.has(x.refusal.code))?.refusal;
  // Said once, and not for every table, when the service could not be reached.
  return closed && stored === 0
    ? { ok: false, heading, lines: [why(closed), t.byHand] }
    : { ok: stored > 0, heading, lines: all ? lines : [...lines, t.byHand] };
}

export const hentingView = (deps: ImportDeps): JobView => ({
  kind: HENTING,
  who: 'rediger',
  title: (_job, lang) => GRUNNLAG_TEXTS[lang].henting.title,
  doing(job, lang) {
    const t = GRUNNLAG_TEXTS[lang].henting;
    const row = deps.catalogue.find((r) => r.role === job.message);
    return row ? t.doing(row.name[lang]) : job.message === 'lagrer' ? t.saving : '';
  },
  outcome(job, lang) {
    const { ok, heading, lines } = fetchLines(job, deps, lang);
    const link = { path: importPath(job), label: GRUNNLAG_TEXTS[lang].henting.toResult, forward: true };
    return { ok, text: heading, details: lines, link };
  },
  advice: (lang) => GRUNNLAG_TEXTS[lang].henting.advice,
});
