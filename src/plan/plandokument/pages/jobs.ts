import type { JobView } from '../../../platform/jobs/view.ts';
import { type FileOrder, FRYSING, type FreezeResult, UTKASTFIL, VERSJONSFILER } from '../jobs.ts';
import { PAGE_TEXTS } from './texts.ts';

const doing: JobView['doing'] = (job, lang) => PAGE_TEXTS[lang].jobs.doing[job.message ?? ''] ?? '';
const advice: JobView['advice'] = (lang) => PAGE_TEXTS[lang].jobs.advice;
const versionPath = (number: number) => `/dokument/versjon/${number}`;

const draftFile: JobView = {
  kind: UTKASTFIL,
  who: 'les',
  title: (job, lang) => PAGE_TEXTS[lang].jobs.file[(job.input as FileOrder).format],
  doing,
  outcome(job, lang) {
    const t = PAGE_TEXTS[lang].jobs;
    const label = t.get[(job.input as FileOrder).format];
    const link = { path: `/dokument/fil/${job.id}`, label, forward: false, file: true } as const;
    return { ok: true, text: t.fileDone, link };
  },
  advice,
};

const freezing: JobView = {
  kind: FRYSING,
  who: 'rediger',
  title: (_job, lang) => PAGE_TEXTS[lang].jobs.freeze,
  doing,
  outcome(job, lang) {
    const t = PAGE_TEXTS[lang].jobs;
    const result = job.result as FreezeResult;
    if ('unknown' in result) {
      const link = { path: '/dokument', label: t.toChapters, forward: false };
      return { ok: false, text: t.unknown(result.unknown.join(', ')), link };
    }
    const { number, unchanged } = result;
    const text = unchanged ? t.unchanged(number) : t.frozen(number);
    return { ok: true, text, link: { path: freezePath(number, unchanged), label: t.toVersion, forward: true } };
  },
  advice,
};

const versionFiles: JobView = {
  kind: VERSJONSFILER,
  who: 'rediger',
  title: (job, lang) => PAGE_TEXTS[lang].jobs.versionFiles((job.input as { number: number }).number),
  doing,
  outcome(job, lang) {
    const t = PAGE_TEXTS[lang].jobs;
    const { number } = job.input as { number: number };
    return { ok: true, text: t.filesDone, link: { path: versionPath(number), label: t.toVersion, forward: true } };
  },
  advice,
};

/** The version's page; `frosset` says there what the freezing came to. */
export const freezePath = (number: number, unchanged: boolean): string =>
  `${versionPath(number)}?frosset=${unchanged ? 'fra-foer' : 'ja'}`;

export const plandokumentViews: readonly JobView[] = [draftFile, freezing, versionFiles];
