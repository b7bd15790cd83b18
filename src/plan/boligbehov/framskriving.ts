import type { RunInput } from '../../model/types.ts';
import { type Mapping, oneValue, type StatTable } from '../grunnlag/index.ts';

/** Four letters: fertility, life expectancy, moves within the country and immigration, each high, middle, low, constant or none. */
const CODE = /\b(?=[HLMK0]*[HLMK])[HLMK0]{4}\b/;

/** The alternatives of an agency's projection that a table has, by their four letters; none where it names none. */
export const alternativesIn = ({ dimensions }: StatTable): string[] => [
  ...new Set(
    dimensions
      .filter((d) => d.role === 'contents' || d.role === 'other')
      .flatMap((d) => d.values.flatMap((v) => CODE.exec(v.label)?.[0] ?? CODE.exec(v.code)?.[0] ?? [])),
  ),
];

/** The mapping that reads the alternative asked for, where the table has it; else the main one is read. */
export const mappingOf = (table: StatTable, mapping: Mapping, asked: string | undefined): Mapping =>
  asked !== undefined && alternativesIn(table).includes(asked)
    ? { ...mapping, choose: [asked, ...mapping.choose] }
    : mapping;

/** Which alternative of a table is read, and all it has; nothing where it names none. */
export function alternativesOf(table: StatTable, mapping: Mapping): RunInput['alternatives'] {
  const offered = alternativesIn(table);
  for (const d of table.dimensions) {
    if (d.role !== 'contents' && d.role !== 'other') continue;
    const value = d.values[oneValue(d.values, mapping) ?? -1];
    const used = value && (CODE.exec(value.label)?.[0] ?? CODE.exec(value.code)?.[0]);
    if (used) return { used, offered };
  }
  return undefined;
}
