import { daysBetween } from '../../kernel/index.ts';

export const OPPGAVE_STATUS = ['ikke-startet', 'paabegynt', 'til-gjennomgang', 'ferdig', 'ikke-aktuell'] as const;
export type OppgaveStatus = (typeof OPPGAVE_STATUS)[number];

export const STEPS = [1, 2, 3, 4, 5, 6] as const;

/** Something of the product that a task came from or ended in, by its address in the workspace. */
export interface Origin {
  /** The slice: 'vedtak', 'boliggruppe', 'idekasse', 'prosessplan', ... */
  readonly kind: string;
  readonly number: number;
  readonly label: string;
  readonly href: string;
}

export interface Result {
  readonly text: string;
  readonly link: string;
  /** A page of the workspace or one thing there, by its address: 'tall', 'tiltak/12'; '' for none. */
  readonly object: string;
  /** What the thing was called when it was chosen, for the day it is put away. */
  readonly objectTitle?: string;
  readonly file: { readonly id: string; readonly name: string } | null;
}

export const NO_RESULT: Result = { text: '', link: '', object: '', file: null };

/** A thing of the product that a task may end in. */
export interface Objekt {
  readonly kind: Objektslag;
  /** After the workspace's own: 'tiltak/12'. */
  readonly address: string;
  readonly title: string;
}
export const OBJEKTSLAG = [
  'tiltak',
  'maal',
  'vedtak',
  'kjoering',
  'dokument',
  'plan',
  'prosessplan',
  'rapport',
] as const;
export type Objektslag = (typeof OBJEKTSLAG)[number];

export const MAX_FIND = 100;

/** Those that have every word of the question somewhere in what is said of them, whatever the words begin or end with. */
export function matching<T>(things: readonly T[], query: string, said: (thing: T) => string): T[] {
  const words = query.slice(0, MAX_FIND).toLocaleLowerCase('nb').split(/\s+/);
  return things.filter((thing) => {
    const text = said(thing).toLocaleLowerCase('nb');
    return words.every((word) => text.includes(word));
  });
}

/** A task as its newest revision says it. */
export interface Oppgave {
  /** Null while a guide task is shown as the guide has it. */
  readonly title: string | null;
  readonly why: string;
  readonly step: number;
  /** Which text of the guide it came from, and how that read then; null for a task of the municipality's own. */
  readonly content: { readonly id: string; readonly version: string } | null;
  readonly status: OppgaveStatus;
  /** Why it is not relevant. */
  readonly reason: string;
  readonly unit: string;
  /** A member of the kommune, by id. */
  readonly person: string | null;
  readonly participants: readonly string[];
  /** 'YYYY-MM-DD'; lasts to the end of the day. */
  readonly deadline: string | null;
  /** Leads to a decision, so a person must answer for it before it is handed on. */
  readonly decides: boolean;
  readonly result: Result;
  readonly evidence: string;
  readonly origin: Origin | null;
  /** The task of the round before that this one goes on with. */
  readonly carried: { readonly runde: number; readonly number: number; readonly learnt: string } | null;
}

/** What lists know of a task. */
export interface ListedOppgave {
  readonly number: number;
  readonly runde: number;
  readonly revision: number;
  readonly step: number;
  readonly status: OppgaveStatus;
  readonly title: string | null;
  readonly unit: string;
  readonly person: string | null;
  readonly participants: readonly string[];
  readonly deadline: string | null;
  readonly decides: boolean;
  readonly contentId: string | null;
  readonly contentVersion: string | null;
  readonly changed: string;
}

export const oppgaveNumber = (number: number): string => `O-${String(number).padStart(3, '0')}`;

export const isClosed = (status: OppgaveStatus): boolean => status === 'ferdig' || status === 'ikke-aktuell';
export const isStarted = (status: OppgaveStatus): boolean => status !== 'ikke-startet' && status !== 'ikke-aktuell';

export type Tilstand = 'ferdig' | 'paabegynt' | 'ikke';

export interface Standing {
  readonly state: Tilstand;
  readonly done: number;
  /** Tasks that count: those that are not relevant do not. */
  readonly of: number;
  readonly waiting: number;
  /** Tasks that are not relevant: in the list, but not in `of`. */
  readonly out: number;
}

export const NO_TASKS: Standing = { state: 'ikke', done: 0, of: 0, waiting: 0, out: 0 };

/** Where a set of tasks stands; null for none at all. Never typed in by anybody. */
export function standingOf(tasks: readonly Pick<ListedOppgave, 'status'>[]): Standing | null {
  if (tasks.length === 0) return null;
  const counted = tasks.filter((t) => t.status !== 'ikke-aktuell');
  const done = counted.filter((t) => t.status === 'ferdig').length;
  const started = counted.some((t) => isStarted(t.status));
  return {
    state: done === counted.length ? 'ferdig' : started ? 'paabegynt' : 'ikke',
    done,
    of: counted.length,
    waiting: counted.filter((t) => t.status === 'til-gjennomgang').length,
    out: tasks.length - counted.length,
  };
}

export const STALE_DAYS = [30, 60, 180] as const;

type Dated = Pick<ListedOppgave, 'status' | 'deadline' | 'changed'>;

export const isOverdue = (t: Pick<Dated, 'status' | 'deadline'>, today: string): boolean =>
  !isClosed(t.status) && t.deadline !== null && t.deadline < today;

/** For how many of 30, 60 or 180 days nobody has touched an open, started task; 0 for none of them. */
export function staleness(t: Dated, today: string): number {
  if (isClosed(t.status) || t.status === 'ikke-startet') return 0;
  const days = daysBetween(t.changed.slice(0, 10), today);
  return STALE_DAYS.findLast((limit) => days >= limit) ?? 0;
}

/** Nobody answers for it though it is open and begun, or has a deadline that comes. */
export const isOwnerless = (t: Pick<ListedOppgave, 'status' | 'unit' | 'person' | 'deadline' | 'decides'>): boolean =>
  !isClosed(t.status) &&
  (t.unit === '' || (t.decides && t.person === null)) &&
  (t.deadline !== null || t.status !== 'ikke-startet');
