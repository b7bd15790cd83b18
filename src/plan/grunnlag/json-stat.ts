import type { Confidence } from '../../kernel/index.ts';
import type { Cube } from './cube.ts';

/** A stored table as a JSON-stat 2.0 dataset; missing values stay null, with the agency's symbol under `status`. */
export function jsonStat(
  cube: Cube,
  from: {
    readonly title: string;
    readonly source: string;
    readonly retrieved: string;
    readonly confidence: Confidence;
  },
  status: Record<string, string>,
) {
  const codesWith = (role: string) => cube.dimensions.filter((d) => d.role === role).map((d) => d.code);
  const roles = { time: codesWith('time'), geo: codesWith('region'), metric: codesWith('contents') };
  const unit = cube.units[''];
  return {
    version: '2.0' as const,
    class: 'dataset' as const,
    label: from.title,
    source: from.source,
    ...(cube.updated ? { updated: cube.updated } : {}),
    ...(cube.notes.length > 0 ? { note: [...cube.notes] } : {}),
    id: cube.dimensions.map((d) => d.code),
    size: cube.dimensions.map((d) => d.values.length),
    role: Object.fromEntries(Object.entries(roles).filter(([, codes]) => codes.length > 0)),
    dimension: Object.fromEntries(
      cube.dimensions.map((d) => {
        const units = d.values.flatMap((v) => {
          const base = cube.units[v.code];
          return d.role === 'contents' && base ? [[v.code, { base }] as const] : [];
        });
        return [
          d.code,
          {
            label: d.label,
            category: {
              index: d.values.map((v) => v.code),
              label: Object.fromEntries(d.values.map((v) => [v.code, v.label])),
              ...(units.length > 0 ? { unit: Object.fromEntries(units) } : {}),
            },
          },
        ];
      }),
    ),
    value: [...cube.values],
    status,
    extension: { confidence: from.confidence, retrieved: from.retrieved, ...(unit ? { unit } : {}) },
  };
}
