import { isClosed, type Oppgave } from './oppgave.ts';

interface Held {
  readonly number: number;
  readonly data: Oppgave;
}

/**
 * The tasks of the round after this one. A guide task begins anew with who answered for it and what came of it last time;
 * one that was not done keeps its state and words. The municipality's own open tasks come along.
 * Each line of `sentBack` becomes a task of the first step, which is where findings of follow-up belong.
 */
export function nextTasks(
  guide: readonly Oppgave[],
  old: readonly Held[],
  runde: number,
  sentBack: readonly string[],
): Oppgave[] {
  const carried = (held: Held) => ({ runde, number: held.number, learnt: held.data.result.text });
  const again = guide.map((fresh): Oppgave => {
    const held = old.find((o) => o.data.content?.id === fresh.content?.id);
    if (!held) return fresh;
    const { data } = held;
    if (isClosed(data.status))
      return { ...fresh, title: data.title, unit: data.unit, why: data.why, carried: carried(held) };
    return { ...data, content: data.title === null ? fresh.content : data.content, carried: carried(held) };
  });
  const own = old
    .filter((o) => o.data.content === null && !isClosed(o.data.status))
    .map((o): Oppgave => ({ ...o.data, carried: carried(o) }));
  const template = guide[0];
  const back = template
    ? sentBack.map(
        (line): Oppgave => ({
          ...template,
          step: 1,
          content: null,
          decides: false,
          title: line.slice(0, 200),
          origin: { kind: 'runde', number: runde, label: '', href: '' },
        }),
      )
    : [];
  return [...again, ...own, ...back];
}
