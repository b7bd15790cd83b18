import type { Oppgave, Origin } from './oppgave.ts';

/** Something found elsewhere in the product that a new round can open with, as a task of its first step. */
export interface Funn {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly origin: Origin;
}

/** Two findings of one report may have its name alone; then the place in it tells them apart. */
const sameOrigin = (o: Origin | null): string =>
  JSON.stringify([o?.kind, o?.number, o?.label, o?.href.split('#')[1] ?? '']);

/** Those that no task has come from yet, in any round: what became a task once is carried on by it. */
export function withoutTask(funn: readonly Funn[], tasks: readonly Pick<Oppgave, 'origin'>[]): Funn[] {
  const taken = new Set(tasks.map((task) => sameOrigin(task.origin)));
  return funn.filter((f) => !taken.has(sameOrigin(f.origin)));
}

/** Each finding with the newest task that has come from it; null where none has. */
export const withTask = (
  funn: readonly Funn[],
  tasks: readonly { readonly number: number; readonly data: Pick<Oppgave, 'origin'> }[],
): { readonly funn: Funn; readonly task: number | null }[] =>
  funn.map((f) => ({
    funn: f,
    task: tasks.filter((task) => sameOrigin(task.data.origin) === sameOrigin(f.origin)).at(-1)?.number ?? null,
  }));
