import { isOverdue, isOwnerless, type ListedOppgave, OPPGAVE_STATUS, STEPS, staleness } from './oppgave.ts';

/** What a list of tasks is narrowed to; null is everything. The names are those of the address. */
export interface OppgaveFilter {
  readonly trinn: string | null;
  /** A part of the guide: the beginning of the tasks' content ids. */
  readonly del: string | null;
  readonly status: string | null;
  readonly enhet: string | null;
  readonly hvem: string | null;
  readonly vis: string | null;
}
export const FILTERS = [
  'trinn',
  'del',
  'status',
  'enhet',
  'hvem',
  'vis',
] as const satisfies readonly (keyof OppgaveFilter)[];
/** Open, late, without somebody who answers, left alone for thirty days. */
export const VIEWS = ['aapne', 'forfalt', 'uten-ansvarlig', 'stille'] as const;

export const unitsOf = (tasks: readonly ListedOppgave[]): string[] =>
  [...new Set(tasks.map((t) => t.unit))].filter((u) => u !== '').sort((a, b) => a.localeCompare(b, 'nb'));

export const peopleOf = (tasks: readonly ListedOppgave[]): string[] => [
  ...new Set(tasks.flatMap((t) => (t.person === null ? [] : [t.person]))),
];

/** 'trinn-4', 'trinn-4/1-forfase' and 'trinn-4/1-forfase/fase-2' of the task 'trinn-4/1-forfase/fase-2/eier'. */
export function partsOf(contentId: string | null): string[] {
  const parts = contentId?.split('/').slice(0, -1) ?? [];
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

/** The filter of an address; a value that nothing can have is no filter. */
export function readFilter(
  params: { get(name: string): string | null },
  tasks: readonly ListedOppgave[],
): OppgaveFilter {
  const one = (name: keyof OppgaveFilter, values: readonly string[]) =>
    values.find((v) => v === params.get(name)) ?? null;
  return {
    trinn: one('trinn', STEPS.map(String)),
    del: one(
      'del',
      tasks.flatMap((t) => partsOf(t.contentId)),
    ),
    status: one('status', OPPGAVE_STATUS),
    enhet: one('enhet', unitsOf(tasks)),
    hvem: one('hvem', peopleOf(tasks)),
    vis: one('vis', VIEWS),
  };
}

function inView(view: string, t: ListedOppgave, today: string): boolean {
  if (view === 'forfalt') return isOverdue(t, today);
  if (view === 'uten-ansvarlig') return isOwnerless(t);
  if (view === 'stille') return staleness(t, today) > 0;
  return t.status !== 'ferdig' && t.status !== 'ikke-aktuell';
}

export const passes = (f: OppgaveFilter, t: ListedOppgave, today: string): boolean =>
  (!f.trinn || String(t.step) === f.trinn) &&
  (!f.del || partsOf(t.contentId).includes(f.del)) &&
  (!f.status || t.status === f.status) &&
  (!f.enhet || t.unit === f.enhet) &&
  (!f.hvem || t.person === f.hvem) &&
  (!f.vis || inView(f.vis, t, today));

/** '?status=ferdig', or '' for everything; the same selection has the same address. */
export function queryOf(f: OppgaveFilter): string {
  const query = new URLSearchParams(FILTERS.flatMap((name): [string, string][] => (f[name] ? [[name, f[name]]] : [])));
  return query.size > 0 ? `?${query}` : '';
}
