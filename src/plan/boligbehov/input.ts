import type { Boligtype, Confidence } from '../../kernel/index.ts';
import {
  type FlowRow,
  type InputSource,
  type Parameters,
  type PopulationYear,
  type RunInput,
  type SocialCount,
  type StockRow,
} from '../../model/types.ts';
import type { DataRole, StatTable } from '../grunnlag/index.ts';
import { codesOf, sumCells } from './cells.ts';
import { openPopulations, type PopulationTable } from './populations.ts';

export interface LoadedTable {
  readonly role: DataRole;
  readonly table: StatTable;
  readonly title: string;
  /** Class of the figures; an agency's own table (A) unless said. */
  readonly confidence?: Confidence;
  /** A table without regions says elsewhere (title, file name, or the person who loaded it) that it is this municipality's. */
  readonly ownByName?: boolean;
}

export interface KommuneNumbers {
  readonly number: string;
  readonly name: string;
  /** Every number that became this municipality and nothing else. */
  readonly whole: readonly string[];
}

/** What the municipality has typed itself; null where nothing has been entered. */
export interface OwnFigures {
  readonly backlog: number | null;
  readonly backlogConfidence?: Confidence;
  readonly stock: readonly StockRow[] | null;
  readonly flows: readonly FlowRow[] | null;
  readonly social: readonly SocialCount[] | null;
  /** Where the figures above come from, for the list of sources. */
  readonly sources?: readonly InputSource[];
}

export const NO_OWN_FIGURES: OwnFigures = { backlog: null, stock: null, flows: null, social: null };

export type InputRefusal =
  | { readonly code: 'mangler-befolkning' }
  | { readonly code: 'ufullstendig-befolkning'; readonly year: string };

/** The codes of this municipality that a table has figures for in a year: today's number, or else the predecessors that then were. */
function codesIn(table: StatTable, kommune: KommuneNumbers, year: string): ReadonlySet<string> | null {
  const all = codesOf(table, 'region');
  if (all.length === 0) return new Set();
  const present = kommune.whole.filter((n) => all.includes(n));
  const filled = present.filter((n) => (sumCells(table, { region: new Set([n]), time: year }) ?? 0) > 0);
  if (filled.length === 0) return null;
  // Statbank tables list a municipality under its old and its new number in different years; never count both.
  return filled.includes(kommune.number) ? new Set([kommune.number]) : new Set(filled);
}

/** Whether a table has anything to say of the municipality: figures without a region are nobody's unless somebody says whose. */
export function concerns(loaded: LoadedTable, kommune: KommuneNumbers): boolean {
  const regions = codesOf(loaded.table, 'region');
  return regions.length === 0 ? loaded.ownByName === true : kommune.whole.some((number) => regions.includes(number));
}

/** The years a set of tables knows of some regions, one with counted sexes before one with split ones. */
function readHistory(
  tables: readonly PopulationTable[],
  regionsOf: (table: PopulationTable, year: string) => readonly string[] | null,
  parameters: Parameters,
): { years: PopulationYear[]; split: boolean } {
  const found = new Map<number, { population: PopulationYear; split: boolean }>();
  for (const table of tables) {
    for (const year of table.years) {
      const regions = regionsOf(table, year);
      const population = regions && table.read(regions, year, parameters);
      const before = found.get(Number(year));
      if (population && (!before || before.split)) found.set(Number(year), { population, split: !table.bySex });
    }
  }
  const years = [...found.values()].sort((a, b) => a.population.year - b.population.year);
  return { years: years.map((y) => y.population), split: years.some((y) => y.split) };
}

const latest = (table: StatTable, until: number) =>
  codesOf(table, 'time')
    .filter((y) => Number(y) <= until)
    .sort()
    .at(-1);

const BUILDING_TYPES: readonly (readonly [Boligtype, RegExp])[] = [
  ['enebolig', /enebolig|einebustad|detached/i],
  ['tomannsbolig', /tomannsbolig|tomannsbustad|two-dwelling/i],
  ['smaahus', /rekkehus|småhus|kjedehus|row house/i],
  ['blokk', /blokk|multi-dwelling/i],
];

function readDwellings(table: StatTable, kommune: KommuneNumbers, until: number): RunInput['dwellings'] {
  const year = latest(table, until);
  if (!year) return null;
  const regions = codesIn(table, kommune, year);
  if (regions === null) return null;
  const where = { ...(regions.size > 0 ? { region: regions } : {}), time: year };
  const types = table.dimensions.find((d) => d.role === 'other');
  if (!types) {
    const only = (_d: string, code: string) => !/started|completed|municipal|owned/i.test(code);
    const count = sumCells(table, { ...where, other: only });
    return count === null ? null : { year: Number(year), count, byType: null };
  }
  const byType: Record<Boligtype, number> = { enebolig: 0, tomannsbolig: 0, smaahus: 0, blokk: 0, annet: 0 };
  let count = 0;
  for (const value of types.values) {
    if (/i alt|alle|total/i.test(value.label)) continue;
    const units = sumCells(table, { ...where, other: (d, code) => d !== types.code || code === value.code });
    if (units === null) return null;
    byType[BUILDING_TYPES.find(([, pattern]) => pattern.test(value.label))?.[0] ?? 'annet'] += units;
    count += units;
  }
  return { year: Number(year), count, byType };
}

function readHouseholds(table: StatTable, kommune: KommuneNumbers, until: number): RunInput['households'] {
  const year = latest(table, until);
  if (!year) return null;
  const regions = codesIn(table, kommune, year);
  if (regions === null) return null;
  const totals = table.dimensions.some((d) => d.role === 'other' && d.values.some((v) => /i alt|alle/i.test(v.label)));
  const keep = (d: string, code: string, label: string) => {
    const dim = table.dimensions.find((x) => x.code === d);
    if (dim?.role === 'contents') return !/person/i.test(code) || dim.values.length === 1;
    return !totals || /i alt|alle/i.test(label) || code === '0000';
  };
  const count = sumCells(table, { ...(regions.size > 0 ? { region: regions } : {}), time: year, other: keep });
  return count === null ? null : { year: Number(year), count };
}

/** Everything the model needs for one municipality, from whatever tables are loaded and what it has typed itself. */
export function buildInput(
  kommune: KommuneNumbers,
  all: readonly LoadedTable[],
  own: OwnFigures,
  parameters: Parameters,
  years: number,
): { ok: true; value: RunInput } | { ok: false; error: InputRefusal } {
  const loaded = all.filter((l) => concerns(l, kommune));
  const of = (role: DataRole) => loaded.filter((l) => l.role === role);
  const opened = (role: DataRole) => of(role).flatMap((l) => openPopulations(l.table) ?? []);
  const population = opened('population');
  const ownIn = (table: PopulationTable, year: string) => {
    if (table.regions.length === 0) return [];
    const present = kommune.whole.filter((number) => table.read([number], year, parameters) !== null);
    // Statbank tables list a municipality under its old and its new number in different years; never count both.
    if (present.includes(kommune.number)) return [kommune.number];
    return present.length > 0 ? present : null;
  };
  const history = readHistory(population, ownIn, parameters);
  const base = history.years.at(-1);
  if (!base) return { ok: false, error: { code: 'mangler-befolkning' } };

  // The country and the county: their own rows, or else every municipality of a file that has them all.
  const hasAll = (codes: readonly string[]) => codes.length > 300 && codes.every((code) => code.length === 4);
  const country = readHistory(
    population,
    ({ regions }) => (regions.includes('0') ? ['0'] : hasAll(regions) ? regions : null),
    parameters,
  );
  const county = readHistory(
    population,
    (table, year) => {
      const number = ownIn(table, year)?.[0];
      if (number === undefined) return null;
      const prefix = number.slice(0, 2);
      if (table.regions.includes(prefix)) return [prefix];
      return hasAll(table.regions) ? table.regions.filter((code) => code.startsWith(prefix)) : null;
    },
    parameters,
  );
  const ahead = readHistory(opened('projection'), ownIn, parameters);
  const projection = ahead.years.length > 0 ? [base, ...ahead.years.filter((y) => y.year > base.year)] : null;
  const first = <T>(role: DataRole, read: (table: StatTable) => T | null): T | null =>
    of(role)
      .map((l) => read(l.table))
      .find((v) => v !== null) ?? null;

  const sources: InputSource[] = loaded.map((l) => ({
    role: l.role,
    title: l.title,
    confidence: l.confidence ?? 'A',
    year: Number(latest(l.table, 9999) ?? Number.NaN) || null,
  }));
  return {
    ok: true,
    value: {
      area: { code: kommune.number, name: kommune.name },
      baseYear: base.year,
      years,
      history: history.years,
      sexesSplit: history.split,
      county: county.years,
      country: country.years,
      projection,
      households: first('households', (table) => readHouseholds(table, kommune, base.year)),
      dwellings: first('dwellings', (table) => readDwellings(table, kommune, base.year + 1)),
      ...own,
      sources: [...sources, ...(own.sources ?? [])],
    },
  };
}
