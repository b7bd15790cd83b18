import type { PopulationYear, RunInput } from '../../model/types.ts';
import { addedValues, type Mapping, means, type Shares, type StatTable } from '../grunnlag/index.ts';
import type { CellFilter } from './cells.ts';

/** How a table says that a household lives crowded; its other values say that it does not, or that nobody knows. */
const CROWDED = /trangt|trongt|trangbodd|trongbudd|overcrowded/i;
const NOT = /ikke|ikkje|\bnot\b/i;

/** What the cells of the crowded count: households, the persons in them, or the share of all persons. The surest first. */
const COUNTED = [
  ['households', /hus(?:hold|hald)/i],
  ['persons', /person/i],
  ['share', /person/i],
] as const;
const PERCENT = /prosent|percent|%/i;

type Sum = (table: StatTable, shares: Shares, filter: CellFilter) => number | null;

/**
 * Households that live crowded in the newest year up to the base that the table knows the municipality in. Where it counts persons, they are
 * divided by the persons in a crowded household, and where it tells a share of persons, it is of those who live there. Null where it tells none.
 */
export function crowdedOf(
  { table, mapping }: { readonly table: StatTable; readonly mapping: Mapping },
  found: { readonly year: string; readonly shares: Shares } | null,
  persons: number,
  history: readonly PopulationYear[],
  sum: Sum,
): RunInput['crowded'] {
  const kinds = table.dimensions.find((d) => d.role === 'other' && d.values.some((v) => CROWDED.test(v.label)));
  const measures = table.dimensions.find((d) => d.role === 'contents');
  const crowded = kinds?.values.filter((v) => CROWDED.test(v.label) && !NOT.test(v.label)) ?? [];
  if (!found || !kinds || crowded.length === 0) return undefined;
  const codes = new Set(crowded.map((v) => v.code));
  const rest = new Map(
    table.dimensions.map((d) => [d.code, new Set(addedValues(d.values, mapping).map((v) => v.code))]),
  );
  for (const [of, words] of COUNTED) {
    const named = measures?.values.filter(
      (v) => words.test(`${v.label} ${v.code}`) && PERCENT.test(`${v.label} ${v.code}`) === (of === 'share'),
    );
    const measure = named?.find((v) => !means(v, mapping.drop));
    if (measures && !measure) continue;
    // A table without measures is of what its title says.
    if (!measures && (!words.test(table.title ?? '') || PERCENT.test(table.title ?? '') !== (of === 'share'))) continue;
    // Shares of several numbers cannot be added.
    if (of === 'share' && found.shares.size > 1) continue;
    const told = sum(table, found.shares, {
      time: found.year,
      other: (d, code) =>
        d === kinds.code
          ? codes.has(code)
          : d === measures?.code
            ? code === measure?.code
            : rest.get(d)?.has(code) === true,
    });
    if (told === null) continue;
    const year = Number(found.year);
    if (of === 'households') return { year, households: told, confidence: 'A' };
    const then = history.find((p) => p.year === year) ?? history.at(-1);
    const people = then ? [...then.female, ...then.male].reduce((n, v) => n + v, 0) : 0;
    return { year, households: (of === 'persons' ? told : (told / 100) * people) / persons, confidence: 'B' };
  }
  return undefined;
}
