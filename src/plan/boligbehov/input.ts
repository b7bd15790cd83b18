import type { Boligtype, Confidence } from '../../kernel/index.ts';
import type {
  FlowRow,
  InputSource,
  Parameters,
  PopulationYear,
  RunInput,
  SocialCount,
  StockRow,
} from '../../model/types.ts';
import {
  type AreaParts,
  type Areas,
  addedValues,
  boligtypeOf,
  cover,
  type DataRole,
  dateOf,
  filledRegions,
  type Mapping,
  means,
  oneValue,
  type Shares,
  type StatTable,
} from '../grunnlag/index.ts';
import { type CellFilter, codesOf, sumCells } from './cells.ts';
import { alternativesOf, mappingOf } from './framskriving.ts';
import { areasOfRun, type Omraadetall, omraadeSources } from './omraader.ts';
import { openPopulations, type PopulationTable } from './populations.ts';
import { vitalOf } from './telte.ts';
import { crowdedOf } from './trangbodd.ts';

export interface LoadedTable {
  readonly role: DataRole;
  readonly table: StatTable;
  /** What its values mean, from the catalogue. */
  readonly mapping: Mapping;
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
  /** What it, its county and the country are made of through time. */
  readonly areas: Areas;
  /** The share of a split number that somebody has decided is this municipality's. */
  readonly shares?: Shares;
}

/** What the municipality has typed itself; null where nothing has been entered. */
export interface OwnFigures {
  readonly backlog: number | null;
  readonly backlogConfidence?: Confidence;
  /** The alternative of the agency's projection that is asked for, where its table has it. */
  readonly alternative?: string;
  readonly careUsers?: RunInput['careUsers'];
  readonly turnover?: RunInput['turnover'];
  readonly groups?: RunInput['groups'];
  /** People by area. */
  readonly omraader?: readonly Omraadetall[];
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

/** A year of a table that was not used, and why: numbers it lacks, or split numbers without a decided share. */
export interface LeftOut {
  readonly role: DataRole;
  readonly title: string;
  readonly area: keyof Areas;
  readonly year: string;
  readonly missing: readonly string[];
  readonly undecided: readonly string[];
}

/** Whether a table has anything to say of the municipality: figures without a region are nobody's unless somebody says whose. */
export function concerns(loaded: LoadedTable, kommune: KommuneNumbers): boolean {
  const regions = codesOf(loaded.table, 'region');
  if (regions.length === 0) return loaded.ownByName === true;
  const has = (number: string) => regions.includes(number);
  // Figures of a number that was split are of this municipality too; without a share they are left out by name.
  const split = (year: string) => kommune.areas.kommune(dateOf(loaded.table, year)).splits.some(has);
  return kommune.whole.some(has) || codesOf(loaded.table, 'time').some(split);
}

/** Which codes of a table make up an area in a year, each with its share. */
type Choose = (loaded: LoadedTable, year: string) => Shares | null;

/** Chooses the codes of the municipality, the county and the country, and keeps what it had to leave out. */
function createChooser(kommune: KommuneNumbers) {
  const leftOut: LeftOut[] = [];
  const weighted = new Map<LoadedTable, Set<string>>();
  const filled = new Map<StatTable, ReturnType<typeof filledRegions>>();
  const filledIn = (table: StatTable, year: string): ReadonlySet<string> => {
    const known = filled.get(table) ?? filledRegions(table);
    filled.set(table, known);
    return known.get(year) ?? new Set();
  };
  function choose(area: keyof Areas, parts: AreaParts, loaded: LoadedTable, year: string): Shares | null {
    const has = filledIn(loaded.table, year);
    const needed = [...parts.whole, ...parts.splits];
    const found = needed.filter((code) => has.has(code)).length;
    const covered = cover(parts, (code) => has.has(code), area === 'kommune' ? kommune.shares : undefined);
    if (covered.ok) {
      if (covered.weighted) weighted.set(loaded, new Set([...(weighted.get(loaded) ?? []), year]));
      return covered.shares;
    }
    // A table of one place has not left out the rest of the county and the country; it never had them.
    const meant = area === 'kommune' ? found > 0 : found > needed.length / 2;
    const told = leftOut.some((l) => l.area === area && l.year === year && l.title === loaded.title);
    if (meant && !told) {
      const { missing, undecided } = covered;
      leftOut.push({ role: loaded.role, title: loaded.title, area, year, missing, undecided });
    }
    return null;
  }
  const { areas } = kommune;
  const kommunen: Choose = (loaded, year) => {
    if (codesOf(loaded.table, 'region').length === 0) return new Map();
    return choose('kommune', areas.kommune(dateOf(loaded.table, year)), loaded, year);
  };
  const fylket: Choose = (loaded, year) => {
    const parts = areas.fylke(dateOf(loaded.table, year));
    if (parts.code !== null && filledIn(loaded.table, year).has(parts.code)) return new Map([[parts.code, 1]]);
    return choose('fylke', parts, loaded, year);
  };
  const landet: Choose = (loaded, year) =>
    filledIn(loaded.table, year).has('0')
      ? new Map([['0', 1]])
      : choose('landet', areas.landet(dateOf(loaded.table, year)), loaded, year);
  return { kommunen, fylket, landet, leftOut, weighted };
}

interface Opened {
  readonly loaded: LoadedTable;
  readonly population: PopulationTable;
}

/** The years a set of tables knows of an area, one with counted sexes before one with split ones. */
function readHistory(
  tables: readonly Opened[],
  choose: Choose,
  parameters: Parameters,
): { years: PopulationYear[]; split: boolean } {
  const found = new Map<number, { population: PopulationYear; split: boolean }>();
  for (const { loaded, population: table } of tables) {
    for (const year of table.years) {
      const shares = choose(loaded, year);
      const population = shares && table.read(shares, year, parameters);
      const before = found.get(Number(year));
      if (population && (!before || before.split)) found.set(Number(year), { population, split: !table.bySex });
    }
  }
  const years = [...found.values()].sort((a, b) => a.population.year - b.population.year);
  return { years: years.map((y) => y.population), split: years.some((y) => y.split) };
}

/** The sum of the cells of some codes, each by its share; of a table without regions, of all of it. */
function sumOf(table: StatTable, shares: Shares, filter: CellFilter): number | null {
  if (shares.size === 0) return sumCells(table, filter);
  let sum = 0;
  for (const [code, share] of shares) {
    const part = sumCells(table, { ...filter, region: new Set([code]) });
    if (part === null) return null;
    sum += part * share;
  }
  return Math.round(sum);
}

/** The newest year up to a limit that the table knows the municipality in, and the codes to add there. */
function latestIn(loaded: LoadedTable, until: number, choose: Choose): { year: string; shares: Shares } | null {
  const years = codesOf(loaded.table, 'time').filter((y) => Number(y) <= until);
  for (const year of years.sort().reverse()) {
    const shares = choose(loaded, year);
    if (shares) return { year, shares };
  }
  return null;
}

const lastPeriod = (table: StatTable) => codesOf(table, 'time').toSorted().at(-1);

/** Lets through what is to be added of every variable that is not asked about. */
function addedOf({ table, mapping }: LoadedTable, apart?: string): NonNullable<CellFilter['other']> {
  const added = new Map(
    table.dimensions.map((d) => [d.code, new Set(addedValues(d.values, mapping).map((v) => v.code))]),
  );
  return (dimension, code) => dimension === apart || added.get(dimension)?.has(code) === true;
}

/** Persons in all of the years after the base, of a projection that tells no ages. */
function readTotals(loaded: LoadedTable, choose: Choose, baseYear: number): NonNullable<RunInput['rakeTo']> {
  const { table, mapping } = loaded;
  if (table.dimensions.some((d) => d.role === 'age')) return [];
  const chosen = new Map(table.dimensions.map((d) => [d.code, d.values[oneValue(d.values, mapping) ?? -1]?.code]));
  return codesOf(table, 'time').flatMap((time) => {
    const shares = Number(time) > baseYear ? choose(loaded, time) : null;
    const persons =
      shares && sumOf(table, shares, { time, other: (dimension, code) => chosen.get(dimension) === code });
    return persons ? [{ year: Number(time), persons }] : [];
  });
}

function readDwellings(loaded: LoadedTable, choose: Choose, until: number): RunInput['dwellings'] {
  const { table, mapping } = loaded;
  const found = latestIn(loaded, until, choose);
  if (!found) return null;
  const { year, shares } = found;
  const types = table.dimensions.find((d) => d.role === 'other');
  const added = addedOf(loaded, types?.code);
  if (!types) {
    const count = sumOf(table, shares, { time: year, other: added });
    return count === null ? null : { year: Number(year), count, byType: null };
  }
  const byType: Record<Boligtype, number> = { enebolig: 0, tomannsbolig: 0, smaahus: 0, blokk: 0, annet: 0 };
  let count = 0;
  for (const value of types.values) {
    if (means(value, mapping.total)) continue;
    const other: CellFilter['other'] = (d, code) => (d === types.code ? code === value.code : added(d, code, ''));
    const units = sumOf(table, shares, { time: year, other });
    if (units === null) return null;
    byType[boligtypeOf(value, mapping)] += units;
    count += units;
  }
  return { year: Number(year), count, byType };
}

function readHouseholds(loaded: LoadedTable, choose: Choose, until: number): RunInput['households'] {
  const { table } = loaded;
  // Shares of households, such as table 06079, count none.
  if (table.addable === false) return null;
  const found = latestIn(loaded, until, choose);
  if (!found) return null;
  const { year, shares } = found;
  const count = sumOf(table, shares, { time: year, other: addedOf(loaded) });
  return count === null ? null : { year: Number(year), count };
}

/** What certainly came, or was rebuilt, before the base year stands among its dwellings, and is no supply besides. */
const isStanding = (f: FlowRow, baseYear: number): boolean =>
  f.ledger === 'boligutvikling' &&
  (f.units > 0 || f.kind === 'conversion') &&
  f.probability === 1 &&
  f.delay === 0 &&
  f.year < baseYear;

/** Everything the model needs for one municipality, from whatever tables are loaded and what it has typed itself. */
export function buildInput(
  kommune: KommuneNumbers,
  all: readonly LoadedTable[],
  { omraader = [], alternative, ...own }: OwnFigures,
  parameters: Parameters,
  years: number,
):
  | { ok: true; value: RunInput; leftOut: readonly LeftOut[] }
  | { ok: false; error: InputRefusal; leftOut: readonly LeftOut[] } {
  const loaded = all
    .filter((l) => concerns(l, kommune))
    .map((l) => (l.role === 'projection' ? { ...l, mapping: mappingOf(l.table, l.mapping, alternative) } : l));
  const of = (role: DataRole) => loaded.filter((l) => l.role === role);
  const opened = (role: DataRole) =>
    of(role).flatMap((l): Opened[] => {
      const population = openPopulations(l.table, l.mapping);
      return population ? [{ loaded: l, population }] : [];
    });
  const { kommunen, fylket, landet, leftOut, weighted } = createChooser(kommune);
  const population = opened('population');
  const history = readHistory(population, kommunen, parameters);
  const base = history.years.at(-1);
  if (!base) return { ok: false, error: { code: 'mangler-befolkning' }, leftOut };

  const regional = population.filter((p) => p.population.regions.length > 0);
  const country = readHistory(regional, landet, parameters);
  const county = readHistory(regional, fylket, parameters);
  const ahead = readHistory(opened('projection'), kommunen, parameters);
  const projection = ahead.years.length > 0 ? [base, ...ahead.years.filter((y) => y.year > base.year)] : null;
  const [framskriving] = of('projection');
  const alternatives = framskriving && alternativesOf(framskriving.table, framskriving.mapping);
  const vital = vitalOf(loaded, kommunen, fylket);
  const rakeTo = projection ? [] : of('projection').flatMap((l) => readTotals(l, kommunen, base.year));
  const first = <T>(role: DataRole, read: (table: LoadedTable) => T | null): T | null =>
    of(role)
      .map(read)
      .find((v) => v !== null) ?? null;

  const households = first('households', (table) => readHouseholds(table, kommunen, base.year));
  // Counted on the day of the population where they can be; else a year later is nearer than many years before.
  const dwellings = first('dwellings', (table) => {
    const inBase = readDwellings(table, kommunen, base.year);
    return inBase?.year === base.year ? inBase : (readDwellings(table, kommunen, base.year + 1) ?? inBase);
  });
  const crowded = first(
    'crowding',
    (table) =>
      crowdedOf(table, latestIn(table, base.year, kommunen), parameters.crowding.persons, history.years, sumOf) ?? null,
  );
  const areas = areasOfRun(omraader, history.years);
  const sources: InputSource[] = loaded.map((l) => {
    const shared = weighted.get(l);
    const unused = leftOut.filter((x) => x.area === 'kommune' && x.title === l.title).map((x) => x.year);
    return {
      role: l.role,
      title: l.title,
      confidence: shared && (l.confidence ?? 'A') === 'A' ? 'B' : (l.confidence ?? 'A'),
      year: Number(lastPeriod(l.table) ?? Number.NaN) || null,
      ...(shared ? { weighted: [...shared].sort() } : {}),
      ...(unused.length > 0 ? { leftOut: unused } : {}),
    };
  });
  return {
    ok: true,
    leftOut,
    value: {
      area: { code: kommune.number, name: kommune.name },
      baseYear: base.year,
      years,
      history: history.years,
      sexesSplit: history.split,
      county: county.years,
      country: country.years,
      projection,
      ...(alternatives ? { alternatives } : {}),
      ...(rakeTo.length > 0 ? { rakeTo } : {}),
      ...(vital ? { vital } : {}),
      households,
      dwellings,
      ...(crowded ? { crowded } : {}),
      ...own,
      flows: own.flows?.filter((f) => !isStanding(f, base.year)) ?? null,
      ...(areas.length > 0 ? { areas } : {}),
      sources: [...sources, ...(own.sources ?? []), ...(areas.length > 0 ? omraadeSources(omraader) : [])],
    },
  };
}
