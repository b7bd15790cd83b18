import { type Removable, type RowResult, rowForm, type TypedFields } from '../../kernel/index.ts';

export const IDE_STATES = ['ny', 'tiltak', 'oppgave', 'ikke-med'] as const;
export type IdeState = (typeof IDE_STATES)[number];

/** Something that was said in a workshop or a meeting, and what became of it. */
export interface Ide extends Removable {
  readonly text: string;
  /** Where it was said: 'Idédugnad 3. mai'. */
  readonly from: string;
  /** The group it came from: 'Eldrerådet'. */
  readonly group: string;
  readonly state: IdeState;
  /** Why it was not taken along. */
  readonly reason: string;
  /** The number of the tiltak or the task it became. */
  readonly became: number | null;
}

export const MOST_IDEAS = 100;
const MAX = { text: 1000, name: 120, reason: 1000, title: 300 } as const;

export const ideNumber = (number: number): string => `I-${String(number).padStart(3, '0')}`;

/** One idea a line, with the marks of a pasted list taken away. */
export const ideasIn = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d{1,3}[.)])\s+/, '').trim())
    .filter((line) => line !== '');

/** Every idea of the form, or what is wrong with it. */
export function parseIdeas(typed: TypedFields): RowResult<readonly Ide[]> {
  const form = rowForm(typed);
  const lines = ideasIn(form.words('ideas', MOST_IDEAS * (MAX.text + 2), true));
  if (lines.length > MOST_IDEAS) form.refuse('for-mange', 'ideas', { max: MOST_IDEAS });
  if (lines.some((line) => line.length > MAX.text)) form.refuse('for-langt', 'ideas', { max: MAX.text });
  if (lines.length === 0 && !form.refusals.some((r) => r.field === 'ideas')) form.refuse('mangler', 'ideas');
  const from = form.words('from', MAX.name, true);
  const group = form.words('group', MAX.name);
  return form.done(
    lines.map((text) => ({ text, from, group, state: 'ny' as const, reason: '', became: null, removed: false })),
  );
}

export function parseReason(typed: TypedFields): RowResult<string> {
  const form = rowForm(typed);
  return form.done(form.words('reason', MAX.reason, true));
}

export interface TypedTask {
  readonly title: string;
  readonly unit: string;
  readonly deadline: string | null;
}

export function parseTask(typed: TypedFields): RowResult<TypedTask> {
  const form = rowForm(typed);
  const title = form.words('taskTitle', MAX.title, true);
  const unit = form.words('taskUnit', MAX.name);
  const deadline = typed.taskDeadline ? form.date('taskDeadline') : null;
  return form.done({ title, unit, deadline });
}

/** An idea as a heading: the whole of it when that is short enough, else as many words as fit. */
export function titleFrom(text: string, max: number = MAX.title): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}

/** How many there are in each state. */
export const countStates = (rows: readonly { readonly data: Ide }[]): Readonly<Record<IdeState, number>> => {
  const count = (state: IdeState) => rows.filter((r) => !r.data.removed && r.data.state === state).length;
  return { ny: count('ny'), tiltak: count('tiltak'), oppgave: count('oppgave'), 'ikke-med': count('ikke-med') };
};
