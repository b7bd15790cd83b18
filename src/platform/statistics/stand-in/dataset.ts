import type { Chosen } from './query.ts';
import type { Cell, StandInTable } from './table.ts';

const byCode = <T>(codes: readonly string[], value: (code: string, at: number) => T): Record<string, T> =>
  Object.fromEntries(codes.map((code, at) => [code, value(code, at)]));

/** Numbers added; a symbol only when there is no number at all. */
function sum(cells: readonly Cell[]): Cell {
  let total: number | null = null;
  for (const cell of cells) if (typeof cell === 'number') total = (total ?? 0) + cell;
  return total ?? cells[0] ?? '..';
}

/** The cell of one combination: summed over the parts of each place and over what was left out. */
function cellOf(table: StandInTable, parts: readonly (readonly [string, readonly string[]])[]): Cell {
  const codes: Record<string, string> = {};
  const found: Cell[] = [];
  const walk = (at: number): void => {
    const part = parts[at];
    if (!part) {
      found.push(table.cell(codes));
      return;
    }
    for (const code of part[1]) {
      codes[part[0]] = code;
      walk(at + 1);
    }
  };
  walk(0);
  return sum(found);
}

/** A JSON-stat 2 dataset as the agency writes it; `chosen` null gives the metadata, without values. */
export function dataset(table: StandInTable, chosen: readonly Chosen[] | null): Record<string, unknown> {
  const shown = chosen
    ? chosen.filter((c) => c.places.length > 0).map((c) => ({ variable: c.variable, places: c.places }))
    : table.variables.map((variable) => ({
        variable,
        places: variable.values.map(([code, label]) => ({ code, label, sumOf: [code] })),
      }));
  const roles = (role: string) => shown.filter((s) => s.variable.role === role).map((s) => s.variable.code);
  const geo = roles('geo');
  const dimension = Object.fromEntries(
    shown.map(({ variable, places }) => {
      const codes = places.map((p) => p.code);
      const metric = variable.role === 'metric';
      return [
        variable.code,
        {
          label: variable.label,
          category: {
            index: byCode(codes, (_, i) => i),
            label: byCode(codes, (_, i) => places[i]?.label ?? ''),
            ...(metric ? { unit: byCode(codes, () => ({ base: table.unit, decimals: 0 })) } : {}),
          },
          extension: {
            elimination: variable.elimination,
            show: 'value',
            ...(chosen ? {} : { codelists: (variable.codelists ?? []).map((id) => ({ id, type: 'Aggregation' })) }),
            ...(metric ? { measuringType: byCode(codes, () => 'Stock'), refperiod: byCode(codes, () => '1.1.') } : {}),
          },
        },
      ];
    }),
  );
  const described = {
    version: '2.0',
    class: 'dataset',
    label: `${table.id}: ${table.title}`,
    source: 'Prøvetjeneste',
    updated: table.updated,
    note: table.notes,
    role: { time: roles('time'), ...(geo.length > 0 ? { geo } : {}), metric: roles('metric') },
    id: shown.map((s) => s.variable.code),
    size: shown.map((s) => s.places.length),
    dimension,
    extension: {
      noteMandatory: { '1': true },
      px: { tableid: table.id, decimals: 0, aggregallowed: table.addable, 'official-statistics': false },
    },
  };
  if (!chosen) return described;
  const value: (number | null)[] = [];
  const status: Record<string, string> = {};
  const total = described.size.reduce((n, s) => n * s, 1);
  for (let i = 0; i < total; i += 1) {
    let rest = i;
    const parts: (readonly [string, readonly string[]])[] = [];
    for (let d = chosen.length - 1; d >= 0; d -= 1) {
      const { variable, places, summedOver } = chosen[d] as Chosen;
      const size = Math.max(1, places.length);
      parts.push([variable.code, places[rest % size]?.sumOf ?? summedOver]);
      rest = Math.floor(rest / size);
    }
    const cell = cellOf(table, parts);
    value.push(typeof cell === 'number' ? cell : null);
    if (typeof cell !== 'number') status[String(i)] = cell;
  }
  return { ...described, value, ...(Object.keys(status).length > 0 ? { status } : {}) };
}
