import { addDays, daysBetween, formatDate, typedDate } from '../../kernel/index.ts';

/** One step of a gjennomføringsplan. The two that may be absent came later: nobody has said. */
export interface Oppgave {
  readonly title: string;
  readonly done: boolean;
  /** 'YYYY-MM-DD'. */
  readonly due?: string;
  /** A unit, or a person until the tiltak is decided on; never in anything that is published. */
  readonly responsible?: string;
}

export const MAX_OPPGAVER = 50;
const MAX_TITLE = 300;

/** Between the task, its day and who does it; one that belongs to the words themselves is written with a backslash before it. */
const BETWEEN = /(?<!\\)\|/;
const asWords = (text: string) => text.replaceAll('|', '\\|');

/** What follows the task on its line: a date and who does it, in either order; null when it cannot be read. */
function besideOf(parts: readonly string[]): Pick<Oppgave, 'due' | 'responsible'> | null {
  const dates = parts.filter((part) => /^\d[\d.\s-]*$/.test(part));
  const names = parts.filter((part) => !dates.includes(part));
  const due = typedDate(dates[0]);
  if (dates.length > 1 || names.length > 1 || due === 'ikke-dato') return null;
  return { ...(due ? { due } : {}), ...(names[0] ? { responsible: names[0] } : {}) };
}

type Refused =
  | { readonly code: 'for-mange-oppgaver' | 'for-lang-linje'; readonly max: number }
  | { readonly code: 'ikke-oppgavelinje'; readonly line: number };

/**
 * One task a line, "[x]" before what is done, and after it, parted by "|", the day it is due and who does it:
 * "[ ] Kjøpe tomt | 1.5.2027 | Eiendom". The codes of what is wrong, or the tasks.
 */
export function parseOppgaver(
  text: string,
): { readonly ok: true; readonly value: Oppgave[] } | { readonly ok: false; readonly refused: Refused } {
  const refuse = (refused: Refused) => ({ ok: false, refused }) as const;
  const value: Oppgave[] = [];
  for (const [i, line] of text.split(/\r\n?|\n/).entries()) {
    const [, mark = '', rest = ''] = /^\s*(?:[-*]\s+)?(?:\[([ xX]?)\])?\s*(.*?)\s*$/.exec(line) ?? [];
    const [title = '', ...parts] = rest.split(BETWEEN).map((part) => part.trim().replaceAll('\\|', '|'));
    const beside = besideOf(parts.filter((part) => part !== ''));
    if (beside === null || (title === '' && parts.length > 0))
      return refuse({ code: 'ikke-oppgavelinje', line: i + 1 });
    if (title !== '') value.push({ title, done: mark.toLowerCase() === 'x', ...beside });
  }
  if (value.length > MAX_OPPGAVER) return refuse({ code: 'for-mange-oppgaver', max: MAX_OPPGAVER });
  if (value.some((o) => o.title.length + (o.responsible ?? '').length > MAX_TITLE))
    return refuse({ code: 'for-lang-linje', max: MAX_TITLE });
  return { ok: true, value };
}

export const oppgaverText = (tasks: readonly Oppgave[] | undefined): string =>
  (tasks ?? [])
    .map((o) =>
      [`[${o.done ? 'x' : ' '}] ${asWords(o.title)}`, o.due ? formatDate(o.due) : '', asWords(o.responsible ?? '')]
        .filter((part) => part !== '')
        .join(' | '),
    )
    .join('\n');

/** The tasks with those of the given places done and the others not; null when a place is none of theirs. */
export function withDone(tasks: readonly Oppgave[], places: readonly string[]): Oppgave[] | null {
  const known = tasks.map((_, i) => String(i + 1));
  if (places.some((p) => !known.includes(p))) return null;
  return tasks.map((task, i) => ({ ...task, done: places.includes(String(i + 1)) }));
}

/** A task that is not done, of a tiltak that is not over. */
export interface OppgaveMedFrist {
  readonly tiltak: number;
  readonly title: string;
  readonly due: string;
  /** Who does it; who answers for the tiltak where the task does not say. */
  readonly responsible: string;
  /** Past the day; below zero while there is time. */
  readonly days: number;
}

const OVER = ['forkastet', 'gjennomfoert', 'ikke-gjennomfoert'];

/** Tasks that are due within so many days, those past their day too, the oldest first. */
export function oppgaverMedFrist(
  tiltak: readonly {
    readonly number: number;
    readonly data: {
      readonly status: string;
      readonly responsible: string;
      readonly removed?: boolean;
      readonly tasks?: readonly Oppgave[];
    };
  }[],
  today: string,
  within = 0,
): readonly OppgaveMedFrist[] {
  const last = addDays(today, within);
  return tiltak
    .filter(({ data }) => !data.removed && !OVER.includes(data.status))
    .flatMap(({ number, data }) =>
      (data.tasks ?? []).flatMap((o) =>
        o.done || !o.due || o.due > last
          ? []
          : [
              {
                tiltak: number,
                title: o.title,
                due: o.due,
                responsible: o.responsible ?? data.responsible,
                days: daysBetween(o.due, today),
              },
            ],
      ),
    )
    .sort((a, b) => a.due.localeCompare(b.due) || a.tiltak - b.tiltak);
}
