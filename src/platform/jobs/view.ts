import type { Language } from '../../kernel/index.ts';
import type { Action } from '../http/route.ts';
import type { Job } from './jobs.ts';

/** How a kind of job is told to people; each slice makes those of its own kinds. */
export interface JobView {
  readonly kind: string;
  /** What a person must be allowed in the kommune to cancel it or to order it again. */
  readonly who: Action;
  /** What it is for, as a heading. */
  title(job: Job, lang: Language): string;
  /** What it does right now, told from `job.message`; empty when there is nothing to add. */
  doing(job: Job, lang: Language): string;
  /** What came of a finished job. */
  outcome(job: Job, lang: Language): JobOutcome;
  /** What to do when it failed. */
  advice(lang: Language): string;
}

export interface JobOutcome {
  /** False when the job ended well but refused what it was given. */
  readonly ok: boolean;
  readonly text: string;
  readonly details?: readonly string[];
  /** Where the result is, below the kommune's workspace. */
  readonly link?: {
    readonly path: string;
    readonly label: string;
    /** The one who waits goes straight there. */
    readonly forward: boolean;
    /** It is a file: the one who waits gets it by itself, and stays on the page. */
    readonly file?: true;
  };
}

/** The page of a job for the one who ordered it: when the job ends, it goes on to the result. */
export const waitingPath = (slug: string, job: Job): string => `/arbeid/${slug}/jobb/${job.id}?vent=ja`;

interface ReadingWords {
  title(name: string): string;
  /** By what the job says it is doing. */
  readonly doing: Readonly<Record<string, string>>;
  readonly done: string;
  readonly toResult: string;
  readonly advice: string;
}

/** How a job that reads a file is told: the one who waits goes on to what was read, or to why it could not be. */
export const readingView = (v: {
  readonly kind: string;
  readonly words: (lang: Language) => ReadingWords;
  readonly path: (job: Job) => string;
  /** Why the file could not be read; null when it was. */
  readonly refused: (job: Job, lang: Language) => string | null;
}): JobView => ({
  kind: v.kind,
  who: 'rediger',
  title: (job, lang) => v.words(lang).title((job.input as { readonly name: string }).name),
  doing: (job, lang) => v.words(lang).doing[job.message ?? ''] ?? '',
  outcome(job, lang) {
    const words = v.words(lang);
    const refused = v.refused(job, lang);
    return {
      ok: refused === null,
      text: refused ?? words.done,
      link: { path: v.path(job), label: words.toResult, forward: true },
    };
  },
  advice: (lang) => v.words(lang).advice,
});
