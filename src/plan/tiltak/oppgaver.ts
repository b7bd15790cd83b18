/** One step of a gjennomføringsplan. */
export interface Oppgave {
  readonly title: string;
  readonly done: boolean;
}

export const MAX_OPPGAVER = 50;
const MAX_TITLE = 300;

/** One task a line, "[x]" before what is done; the codes of what is wrong, or the tasks. */
export function parseOppgaver(
  text: string,
): { ok: true; value: Oppgave[] } | { ok: false; code: 'for-mange-oppgaver' | 'for-lang-linje'; max: number } {
  const value = text.split(/\r\n?|\n/).flatMap((line): Oppgave[] => {
    const [, mark = '', title = ''] = /^\s*(?:[-*]\s+)?(?:\[([ xX]?)\])?\s*(.*?)\s*$/.exec(line) ?? [];
    return title === '' ? [] : [{ title, done: mark.toLowerCase() === 'x' }];
  });
  if (value.length > MAX_OPPGAVER) return { ok: false, code: 'for-mange-oppgaver', max: MAX_OPPGAVER };
  if (value.some((o) => o.title.length > MAX_TITLE)) return { ok: false, code: 'for-lang-linje', max: MAX_TITLE };
  return { ok: true, value };
}

export const oppgaverText = (tasks: readonly Oppgave[] | undefined): string =>
  (tasks ?? []).map((o) => `[${o.done ? 'x' : ' '}] ${o.title}`).join('\n');

/** The tasks with those of the given places done and the others not; null when a place is none of theirs. */
export function withDone(tasks: readonly Oppgave[], places: readonly string[]): Oppgave[] | null {
  const known = tasks.map((_, i) => String(i + 1));
  if (places.some((p) => !known.includes(p))) return null;
  return tasks.map(({ title }, i) => ({ title, done: places.includes(String(i + 1)) }));
}
