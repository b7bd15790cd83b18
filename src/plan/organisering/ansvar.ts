import type { RowRefusal, Texts, TypedFields } from '../../kernel/index.ts';
import type { Enhet } from './enhet.ts';

export const ANSVAR = ['ansvarlig', 'deltar', 'informeres'] as const;
export type Ansvar = (typeof ANSVAR)[number];

/** One of the nine housing tasks of the guide, from content/organisering. */
export interface Boligoppgave {
  readonly id: string;
  readonly name: Texts;
  readonly description: Texts;
}

/** Task id -> number of the unit -> its part. A unit that is not there has none. */
export type Cells = Readonly<Record<string, Readonly<Record<string, Ansvar>>>>;

export interface Ansvarstabell {
  readonly cells: Cells;
}

export interface NumberedEnhet {
  readonly number: number;
  readonly data: Enhet;
}

export const cellField = (task: string, unit: number): string => `${task}-${unit}`;

/** The table as typed. What units that are put away had, stays as it was. */
export function parseAnsvar(
  typed: TypedFields,
  tasks: readonly Boligoppgave[],
  units: readonly NumberedEnhet[],
  before: Cells,
): { readonly ok: true; readonly value: Ansvarstabell } | { readonly ok: false; readonly error: RowRefusal[] } {
  const error: RowRefusal[] = [];
  const cells: Record<string, Record<string, Ansvar>> = {};
  const open = new Set(units.map((u) => String(u.number)));
  for (const task of tasks) {
    const row = Object.fromEntries(Object.entries(before[task.id] ?? {}).filter(([unit]) => !open.has(unit)));
    for (const unit of units) {
      const field = cellField(task.id, unit.number);
      const raw = typed[field] ?? '';
      const value = ANSVAR.find((a) => a === raw);
      if (value) row[String(unit.number)] = value;
      else if (raw !== '') error.push({ code: 'ukjent-valg', field });
    }
    cells[task.id] = row;
  }
  return error.length > 0 ? { ok: false, error } : { ok: true, value: { cells } };
}

export function typedAnsvar(
  cells: Cells,
  tasks: readonly Boligoppgave[],
  units: readonly NumberedEnhet[],
): TypedFields {
  return Object.fromEntries(
    tasks.flatMap((t) => units.map((u) => [cellField(t.id, u.number), cells[t.id]?.[String(u.number)] ?? ''])),
  );
}

export interface Findings {
  /** Tasks that nobody answers for. */
  readonly gaps: readonly Boligoppgave[];
  /** Tasks that more than one unit answers for, with which. */
  readonly overlaps: readonly { readonly task: Boligoppgave; readonly units: readonly string[] }[];
}

/** Where something can fall between two chairs, and where two sit on one. */
export function findingsOf(cells: Cells, tasks: readonly Boligoppgave[], units: readonly NumberedEnhet[]): Findings {
  const responsible = tasks.map((task) => ({
    task,
    units: units.filter((u) => cells[task.id]?.[String(u.number)] === 'ansvarlig').map((u) => u.data.name),
  }));
  return {
    gaps: responsible.filter((r) => r.units.length === 0).map((r) => r.task),
    overlaps: responsible.filter((r) => r.units.length > 1),
  };
}
