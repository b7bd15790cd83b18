/** Bodies that meet on fixed days: the municipality's own, and the group that steers the work. */
export const ORGANER = [
  'kommunestyret',
  'formannskapet',
  'utvalg',
  'eldreraad',
  'raad-funksjon',
  'ungdomsraad',
  'styringsgruppe',
] as const;
export type Organ = (typeof ORGANER)[number];

/** `vedtak` is the meeting that the whole plan is counted back from. */
export const AKTIVITETSTYPER = ['arbeid', 'medvirkning', 'hoering', 'moete', 'vedtak'] as const;
export type Aktivitetstype = (typeof AKTIVITETSTYPER)[number];

/** What the work is to end in; it decides which time limits are the law's. */
export const PLANFORMER = [
  'helhetlig-boligplan',
  'boligsosial-plan',
  'temaplan',
  'handlingsprogram',
  'kommunedelplan',
] as const;
export type Planform = (typeof PLANFORMER)[number];

/** An activity as the newest revision says it: who, what, when and why. */
export interface Aktivitet {
  readonly title: string;
  /** Hvorfor. */
  readonly purpose: string;
  /** A unit of the municipality, never a person. */
  readonly responsible: string;
  readonly participants: string;
  readonly method: string;
  readonly result: string;
  readonly type: Aktivitetstype;
  readonly organ: Organ | null;
  /** How long it takes; 0 for what happens on one day. */
  readonly weeks: number;
  readonly start: string | null;
  readonly end: string | null;
  /** The day it was finished; null until then. */
  readonly done: string | null;
  /** Numbers of the activities that must be finished first. */
  readonly after: readonly number[];
  readonly milestone: boolean;
  /** Sub-process of the guide's step 4, 1 to 5. */
  readonly phase: number | null;
  /** The task of the round that was made of it; absent until then. */
  readonly oppgave?: number;
  readonly removed: boolean;
}

export interface Numbered {
  readonly number: number;
  readonly data: Aktivitet;
}

/** What the municipality has said of the plan as a whole. */
export interface Prosessplan {
  readonly planform: Planform;
  /** The day the plan is wished adopted. */
  readonly wished: string | null;
  /** The day the newly elected council was constituted; the year for the planstrategi runs from it. */
  readonly constituted: string | null;
  /** What the last step wrote, so that it can be undone as a whole. */
  readonly step: Step | null;
}

export interface Step {
  readonly kind: 'mal' | 'datoer' | 'tabell' | 'ny';
  readonly wrote: readonly (readonly [number: number, revision: number])[];
}

export const EMPTY_PLAN: Prosessplan = {
  planform: 'helhetlig-boligplan',
  wished: null,
  constituted: null,
  step: null,
};

export const isMeeting = (a: Pick<Aktivitet, 'type'>): boolean => a.type === 'moete' || a.type === 'vedtak';

/** "A-007", as it is read aloud. */
export const aktivitetNumber = (number: number): string => `A-${String(number).padStart(3, '0')}`;

/** In the order they happen; what has no date comes last, in the order it was added. */
export function byDate<T extends Numbered>(activities: readonly T[]): readonly T[] {
  const key = ({ data: a, number }: T) =>
    `${a.start ?? a.end ?? '9999'} ${a.end ?? a.start ?? '9999'} ${String(number).padStart(7, '0')}`;
  return activities.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The days an activity takes up: until it was done, or is to be. Null when it has none. */
export function daysOf(a: Pick<Aktivitet, 'start' | 'end' | 'done'>): { start: string; end: string } | null {
  const end = a.done ?? a.end ?? a.start;
  if (!end) return null;
  return { start: [a.start ?? end, end].sort()[0] ?? end, end };
}
