import type { Arbeidsside, DelId, Trinn, Underprosess } from './veileder.ts';

/** Where a part of the municipality's own work stands. */
export interface Standing {
  readonly state: 'ferdig' | 'paabegynt' | 'ikke';
  readonly stateName: string;
  readonly name: string;
  readonly text: string;
}

/** What the municipality has to each page of the workspace; a page that is not built yet has no standing. */
export type Standings = Readonly<Partial<Record<Arbeidsside, Standing>>>;

/** Where live tasks stand, with the way to them. */
export interface TaskStanding extends Omit<Standing, 'name'> {
  readonly href: string;
}

/** The municipality's own tasks, as the guide shows them beside its headings and its numbered tasks. */
export interface LiveTasks {
  /** All tasks whose place in the guide begins so: 'trinn-4', 'trinn-4/1-forfase', 'trinn-4/1-forfase/fase-2'. */
  of(place: string): TaskStanding | null;
  /** One task, by the same kind of id. */
  task(id: string): Omit<TaskStanding, 'text'> | null;
}

/** Pages that the headings of a step speak of, beyond the one its own link names. */
const OF_STEP: readonly (readonly Arbeidsside[])[] = [
  ['tall', 'kartlegging/oversikt', 'kartlegging', 'behov', 'planer'],
  ['behov', 'tiltak'],
  ['tilbud', 'gap'],
  [
    'planform',
    'vedtak',
    'prosessplan',
    'planer',
    'foringer',
    'tall',
    'kartlegging',
    'behov',
    'gap',
    'tiltak',
    'oekonomiplan',
    'dokument',
  ],
  ['tilbud'],
  ['oekonomiplan', 'tiltak', 'oppfoelging'],
];
const OF_SUBPROCESS: readonly (readonly Arbeidsside[])[] = [
  ['planform', 'vedtak', 'prosessplan', 'prosess', 'tall'],
  ['tall', 'kartlegging', 'foringer', 'planer', 'behov'],
  ['gap', 'tiltak', 'tilbud', 'foringer'],
  ['oekonomiplan', 'dokument'],
  ['tiltak', 'oppfoelging', 'oekonomiplan'],
];
/** Headings that say the same at every step. */
const OF_PART: Readonly<Partial<Record<DelId, readonly Arbeidsside[]>>> = {
  hvem: ['prosess'],
  lov: ['dokument'],
  kilder: ['tall'],
};

/** The workspace pages whose state stands beside a heading, the heading's own link first. */
export function pagesBeside(
  del: DelId,
  place: { readonly trinn: Trinn; readonly underprosess?: Underprosess },
  link: Arbeidsside | undefined,
): readonly Arbeidsside[] {
  const { trinn, underprosess } = place;
  const all = OF_PART[del] ?? (underprosess ? OF_SUBPROCESS[underprosess.nummer - 1] : OF_STEP[trinn.nummer - 1]) ?? [];
  // The tasks tell of the whole; the other headings of what is nearest, so that the guide stays a text to read.
  const many = del === 'oppgaver' ? all : all.slice(0, 2);
  return [...new Set([...(link ? [link] : []), ...many])];
}
