import type { Language } from '../../kernel/index.ts';
import type { DocumentTable } from '../plandokument/document.ts';
import { type Boligoppgave, type Cells, findingsOf, type NumberedEnhet } from './ansvar.ts';
import { ORGANISERING_TEXTS } from './texts.ts';

/** The matrix for Excel and for paper: a row for each task, a column for each unit. */
export function ansvarTable(
  cells: Cells,
  tasks: readonly Boligoppgave[],
  units: readonly NumberedEnhet[],
  lang: Language,
): DocumentTable {
  const t = ORGANISERING_TEXTS[lang];
  return {
    kind: 'table',
    id: 'ansvar',
    caption: t.matrix,
    columns: [t.task, ...units.map((u) => u.data.name)].map((label) => ({ label, align: 'left' as const })),
    rows: tasks.map((task) => ({
      cells: [
        task.name[lang],
        ...units.map((u) => {
          const part = cells[task.id]?.[String(u.number)];
          return part ? t.parts[part] : '–';
        }),
      ],
    })),
    source: t.matrixSource,
  };
}

/** Gaps and overlaps as sentences, the gaps first; or that there are none. */
export function ansvarSentences(
  cells: Cells,
  tasks: readonly Boligoppgave[],
  units: readonly NumberedEnhet[],
  lang: Language,
): string[] {
  const t = ORGANISERING_TEXTS[lang];
  const { gaps, overlaps } = findingsOf(cells, tasks, units);
  const name = (task: Boligoppgave) => task.name[lang].toLocaleLowerCase('nb');
  if (gaps.length + overlaps.length === 0) return [t.clear];
  return [
    ...(gaps.length > 0 ? [t.gaps(gaps.map(name).join(', '), gaps.length)] : []),
    ...(overlaps.length > 0
      ? [t.overlaps(overlaps.map((o) => t.overlap(name(o.task), o.units.join(', '))).join('; '))]
      : []),
  ];
}
