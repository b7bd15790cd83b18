import type { Language } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { orAbort } from '../../platform/compute/thread.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { CheckedFile } from '../../platform/files/files.ts';
import { enqueue, type Job } from '../../platform/jobs/jobs.ts';
import { defineJob, type JobContext, type JobKind } from '../../platform/jobs/worker.ts';
import type { PlanSources } from './actions.ts';
import type { PlanDocument } from './document.ts';
import { type FileFormat, FORMATS } from './store.ts';

export const UTKASTFIL = 'plandokument.utkastfil';
export const FRYSING = 'plandokument.frysing';
export const VERSJONSFILER = 'plandokument.versjonsfiler';

export interface PlanKommune {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}
interface Named {
  readonly slug: string;
  readonly name: string;
}

export interface FileOrder extends Named {
  readonly format: FileFormat;
  readonly lang: Language;
}
export interface FileResult {
  readonly filId: string;
  readonly format: FileFormat;
}
interface FreezeOrder extends Named {
  readonly lang: Language;
}
export type FreezeResult =
  | { readonly number: number; readonly unchanged: boolean }
  | { readonly unknown: readonly string[] };
interface VersionOrder {
  readonly slug: string;
  readonly number: number;
}

/** A file of the draft is made to be downloaded now; it is removed after a day. */
const DRAFT_HOURS = 24;

const wish = (kind: string, input: object, actor: string | null) => ({ kind, input: { ...input }, actor });

export const orderDraftFile = (
  tx: Tx,
  clock: Clock,
  { id, slug, name }: PlanKommune,
  file: Pick<FileOrder, 'format' | 'lang'>,
  actor: string | null,
): Promise<string> => enqueue(tx, clock, id, wish(UTKASTFIL, { ...file, slug, name }, actor));

export const orderFreeze = (
  tx: Tx,
  clock: Clock,
  { id, slug, name }: PlanKommune,
  lang: Language,
  actor: string | null,
): Promise<string> => enqueue(tx, clock, id, wish(FRYSING, { lang, slug, name }, actor));

export const orderVersionFiles = (
  tx: Tx,
  clock: Clock,
  { id, slug }: PlanKommune,
  number: number,
  actor: string | null,
): Promise<string> => enqueue(tx, clock, id, wish(VERSJONSFILER, { slug, number }, actor));

/** Renders in a thread and types, names and hashes what came out. */
async function makeFile(document: PlanDocument, format: FileFormat, name: string, signal: AbortSignal) {
  const { checkUploads } = await import('../../platform/files/check.ts');
  const make = {
    pdf: async () => (await import('./rendering/pdf.ts')).toPdf(document),
    docx: async () => (await import('./rendering/word.ts')).toWord(document),
    xlsx: async () => (await import('./rendering/excel.ts')).toExcel(document),
  };
  const bytes = await orAbort(make[format](), signal);
  const [checked] = await checkUploads([{ name, bytes }], [format]);
  if (!checked?.ok) throw new Error(`The ${format} that was made is not one: ${checked?.error.code}`);
  return checked.value;
}

/** All formats of a version, one after the other, with the progress between `from` and 90. */
async function makeFiles(
  job: Pick<JobContext<unknown>, 'progress' | 'signal'>,
  document: PlanDocument,
  name: string,
  from: number,
): Promise<Map<FileFormat, CheckedFile>> {
  const files = new Map<FileFormat, CheckedFile>();
  for (const [i, format] of FORMATS.entries()) {
    await job.progress(from + ((90 - from) * i) / FORMATS.length, format);
    files.set(format, await makeFile(document, format, `${name}.${format}`, job.signal));
  }
  await job.progress(90, 'lagrer');
  return files;
}

const draftFile = (tables: PlanSources) =>
  defineJob<FileOrder>(UTKASTFIL, async (job) => {
    const { assemblePlan } = await import('./assemble.ts');
    const { loadPlan } = await import('./actions.ts');
    const { leadingTo, workspaceAt } = await import('./forklart.ts');
    const { removeOldFiles, saveFile } = await import('../../platform/files/files.ts');
    const { format, lang, name, slug } = job.input;
    const today = job.clock.today();
    await job.progress(5, 'laster');
    const { document } = assemblePlan(await loadPlan(job.db, { id: job.kommuneId, name }, today, tables), lang);
    await job.progress(20, format);
    const links = leadingTo(document, workspaceAt(tables.address, lang, slug));
    const file = await makeFile(links, format, `boligplan-${slug}-${today}.${format}`, job.signal);
    await job.progress(90, 'lagrer');
    const now = job.clock.now();
    const until = new Date(Date.parse(now) + DRAFT_HOURS * 3_600_000).toISOString();
    await job.complete(async (tx) => {
      await removeOldFiles(tx, now);
      return { filId: await saveFile(tx, job.clock, job.kommuneId, file, until), format } satisfies FileResult;
    });
  });

class NumberTaken extends Error {}

const freeze = (tables: PlanSources) =>
  defineJob<FreezeOrder>(FRYSING, async (job) => {
    const { assemblePlan } = await import('./assemble.ts');
    const { digestOf, keepVersion, loadPlan } = await import('./actions.ts');
    const { leadingTo, workspaceAt } = await import('./forklart.ts');
    const { saveFile } = await import('../../platform/files/files.ts');
    const store = await import('./store.ts');
    const { withState } = await import('./versjon.ts');
    const { lang, name, slug } = job.input;
    await job.progress(5, 'laster');
    const plan = await loadPlan(job.db, { id: job.kommuneId, name }, job.clock.today(), tables);
    const { document, unknown } = assemblePlan(plan, lang);
    if (unknown.length > 0) return { unknown: [...new Set(unknown.map((u) => u.key))] } satisfies FreezeResult;
    const digest = digestOf(document);

    const [newest] = await job.db.inKommune(job.kommuneId, store.listVersions);
    if (newest?.digest === digest) return { number: newest.number, unchanged: true } satisfies FreezeResult;

    const attempt = async (taken: number) => {
      const number = (newest?.number ?? 0) + taken + 1;
      const version = {
        number,
        state: 'utkast',
        vedtatt: null,
        vedtattAv: null,
        saksnummer: null,
        utenHoering: null,
      } as const;
      const links = leadingTo(withState(document, version), workspaceAt(tables.address, lang, slug));
      const files = await makeFiles(job, links, `boligplan-${slug}-versjon-${number}`, 15);
      await job.complete(async (tx): Promise<FreezeResult> => {
        if ((await store.nextNumber(tx)) !== number) throw new NumberTaken();
        await keepVersion(tx, job.clock, job.kommuneId, { number, document, runId: plan.runId }, job.actor);
        for (const [format, file] of files) {
          const filId = await saveFile(tx, job.clock, job.kommuneId, file);
          await store.saveVersionFile(tx, job.kommuneId, number, { state: 'utkast', format, filId });
        }
        return { number, unchanged: false };
      });
    };
    for (let taken = 0; ; taken += 1) {
      try {
        return await attempt(taken);
      } catch (error) {
        // Somebody froze another version meanwhile: the number stands on the title page, so the files are made anew.
        if (!(error instanceof NumberTaken) || taken === 5) throw error;
      }
    }
  });

/** The files of a version whose state has changed, with the new state on the title page. */
const versionFiles = ({ address }: PlanSources) =>
  defineJob<VersionOrder>(VERSJONSFILER, async (job) => {
    const { thaw } = await import('./actions.ts');
    const { leadingTo, workspaceAt } = await import('./forklart.ts');
    const { saveFile } = await import('../../platform/files/files.ts');
    const store = await import('./store.ts');
    const { withState } = await import('./versjon.ts');
    const { number, slug } = job.input;
    await job.progress(5, 'laster');
    const { version, files: made } = await job.db.inKommune(job.kommuneId, async (tx) => ({
      version: await store.findVersion(tx, number),
      files: await store.versionFiles(tx, number),
    }));
    if (!version) throw new Error(`There is no plan version ${number}`);
    if (made.some((file) => file.state === version.state)) return { number };
    const name = `boligplan-${slug}-versjon-${number}-${version.state}`;
    const document = withState(thaw(version), version);
    const links = leadingTo(document, workspaceAt(address, document.lang, slug));
    const files = await makeFiles(job, links, name, 15);
    await job.complete(async (tx) => {
      for (const [format, file] of files) {
        const filId = await saveFile(tx, job.clock, job.kommuneId, file);
        await store.saveVersionFile(tx, job.kommuneId, number, { state: version.state, format, filId });
      }
      return { number };
    });
  });

/** `tables` are those the økonomiplan is made with, so that a file says what the page says. */
export const plandokumentJobs = (tables: PlanSources): JobKind[] => [
  draftFile(tables),
  freeze(tables),
  versionFiles(tables),
];

/** What a finished freezing came to; null for a job that has not finished. */
export const freezeResult = (job: Job): FreezeResult | null =>
  job.state === 'ferdig' ? (job.result as FreezeResult) : null;
