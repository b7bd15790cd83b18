import type { DataRole } from './roles.ts';
import type { StatTable } from './stat-table.ts';

/** Nobody counts fewer than none of these. */
const COUNTED: ReadonlySet<DataRole> = new Set([
  'population',
  'projection',
  'households',
  'dwellings',
  'births',
  'deaths',
]);
/** And these come whole: a projection may be a mean of several. */
const WHOLE: ReadonlySet<DataRole> = new Set(['population', 'dwellings']);

/** The first cell of a table of persons or dwellings that no count can be, by the labels it stands under; null when there is none. */
export function impossibleCount(role: DataRole, table: StatTable): { cell: string; value: number } | null {
  if (!COUNTED.has(role)) return null;
  const at = table.values.findIndex((n) => n < 0 || (WHOLE.has(role) && !Number.isNaN(n) && !Number.isInteger(n)));
  if (at < 0) return null;
  const labels: string[] = [];
  let rest = at;
  for (const { values } of [...table.dimensions].reverse()) {
    labels.unshift(values[rest % values.length]?.label ?? '');
    rest = Math.floor(rest / values.length);
  }
  return { cell: labels.filter((label) => label !== '').join(', '), value: table.values[at] ?? 0 };
}
