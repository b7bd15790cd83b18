import { formatDate } from '../../kernel/index.ts';
import type { DocumentTable } from '../plandokument/document.ts';
import { type ListedOppgave, oppgaveNumber } from './oppgave.ts';

/** The words and names the table needs; made where the texts are. */
export interface TableWords {
  readonly caption: string;
  readonly labels: readonly [string, string, string, string, string, string, string];
  readonly source: string;
  readonly title: (task: ListedOppgave) => string;
  readonly step: (step: number) => string;
  readonly person: (id: string) => string;
  readonly status: (status: ListedOppgave['status']) => string;
}

/** Every chosen task on a row, for Excel and for paper. */
export const oppgaveTable = (tasks: readonly ListedOppgave[], words: TableWords): DocumentTable => ({
  kind: 'table',
  id: 'oppgaver',
  caption: words.caption,
  columns: words.labels.map((label) => ({ label, align: 'left' as const })),
  rows: tasks.map((task) => ({
    cells: [
      oppgaveNumber(task.number),
      words.step(task.step),
      words.title(task),
      task.unit || '–',
      task.person === null ? '–' : words.person(task.person),
      task.deadline === null ? '–' : formatDate(task.deadline),
      words.status(task.status),
    ],
  })),
  source: words.source,
});
