import {
  BOLIGTYPER,
  type Boligtype,
  type Confidence,
  type Interval,
  isSmallCount,
  type Ledger,
  openSum,
  type Tjenestenivaa,
  weakest,
} from '../kernel/index.ts';
import { classOf, type Part, weakShare } from './gap/confidence.ts';
import { errorPath } from './gap/errors.ts';
import { quantile } from './gap/quantile.ts';
import { householdsByType } from './households/membership.ts';
import { canonicalJson, fingerprint } from './manifest.ts';
import { carePlaces } from './need/care.ts';
import { byDwellingType, dwellingMix, yearlyNeeds } from './need/dwellings.ts';
import { projectPopulation, total } from './population/project.ts';
import { AGE_GROUPS, bandsOf, type GapRow, type Manifest, type RunResult } from './result.ts';
import { drawnBy, expectedBy } from './supply/supply.ts';
import {
  AGES,
  type AgeSex,
  FLOW_KINDS,
  type FlowRow,
  MODEL_VERSION,
  type Parameters,
  type PopulationYear,
  type RunInput,
} from './types.ts';

export interface Engine {
  /** Draws behind each interval. */
  readonly draws: number;
}

const inGroup = (p: AgeSex, [from, to]: readonly [number, number]) => {
  let sum = 0;
  for (let a = from; a <= to; a += 1) sum += (p.female[a] ?? 0) + (p.male[a] ?? 0);
  return sum;
};

function populationPath(
  input: RunInput,
  parameters: Parameters,
): { path: readonly PopulationYear[]; source: RunResult['population']['source'] } {
  const wanted =
    input.projection?.filter((p) => p.year >= input.baseYear && p.year <= input.baseYear + input.years) ?? [];
  if (wanted.length === input.years + 1) return { path: wanted, source: 'ssb-projection' };
  const path = projectPopulation(
    { own: input.history, county: input.county, country: input.country },
    parameters,
    input.years,
  );
  return { path, source: input.history.length > 1 ? 'own-history' : 'one-year' };
}

/**
 * Observed over modelled households, both of the year of observation and kept constant afterwards (as in the Scottish household
 * projections). Between two known years the modelled ones are interpolated; outside them the nearest known year stands for it.
 * 1 when nothing was observed.
 */
function calibration(input: RunInput, parameters: Parameters): number {
  const observed = input.households;
  if (!observed) return 1;
  const modelled = (p: PopulationYear) => householdsByType(p, parameters).reduce((n, v) => n + v, 0);
  const before = input.history.findLast((p) => p.year <= observed.year);
  const after = input.history.find((p) => p.year >= observed.year);
  const [low, high] = [before ?? after, after ?? before];
  if (!low || !high) return 1;
  const part = high.year > low.year ? (observed.year - low.year) / (high.year - low.year) : 0;
  const then = modelled(low) * (1 - part) + modelled(high) * part;
  return then > 0 ? observed.count / then : 1;
}

function comingByKind(flows: readonly FlowRow[], years: readonly number[]): NonNullable<RunResult['supply']['coming']> {
  const by = (ledger: Ledger, kind: FlowRow['kind']) => {
    const own = flows.filter((f) => f.ledger === ledger && f.kind === kind);
    return years.map((year) => own.reduce((n, f) => n + expectedBy(f, year), 0));
  };
  const kinds = (ledger: Ledger) =>
    Object.fromEntries(FLOW_KINDS.map((kind) => [kind, by(ledger, kind)])) as Record<FlowRow['kind'], number[]>;
  return { boligutvikling: kinds('boligutvikling'), boligsosialt: kinds('boligsosialt') };
}

/** What the planner should load or type next; the order is the order of usefulness. */
function missingInputs(input: RunInput): string[] {
  const absent: [string, boolean][] = [
    ['population-history', input.history.length < 2],
    ['population-projection', input.projection === null],
    ['households', input.households === null],
    ['dwellings', input.dwellings === null],
    ['dwellings-by-type', input.dwellings?.byType == null],
    ['boligbyggeprogram', input.flows === null],
    ['backlog', input.backlog === null],
    ['kommunal-stokk', input.stock === null],
    ['social-counts', input.social === null],
  ];
  return absent.filter(([, isAbsent]) => isAbsent).map(([role]) => role);
}

interface Cell {
  readonly ledger: Ledger;
  readonly type: Boligtype | 'alle';
  readonly level: Tjenestenivaa;
  /** Needed by year index t in one draw, given the draw's relative errors of households and of the old. */
  needed(t: number, households: number, old: number): number;
  parts(t: number): Part[];
  /** The ends of what is needed by t when small counts of people are hidden; absent when none is in it. */
  open?(t: number): { readonly low: number; readonly high: number };
}

/**
 * The whole line for one municipality: population, households, need, supply, gap. Pure: the same input, parameters, seed and draws
 * give the same bytes. The base year is taken to be in balance but for the backlog the municipality has counted itself; the gap is what
 * has been needed since then minus what is known to come.
 */
export function run(
  input: RunInput,
  parameters: Parameters,
  seed: number,
  engine: Engine,
): { result: RunResult; manifest: Manifest } {
  const { path, source } = populationPath(input, parameters);
  const persons = path.map(total);
  const raw = path.map((p) => householdsByType(p, parameters));
  const rawTotal = raw.map((h) => h.reduce((n, v) => n + v, 0));
  const factor = calibration(input, parameters);
  const byType = raw.map((h) => h.map((v) => v * factor));
  const households = rawTotal.map((h) => h * factor);
  const mix = dwellingMix(input, parameters, byType[0] ?? new Float64Array());
  const dwellings = byType.map((h) => byDwellingType(mix, h));
  const need = yearlyNeeds(input, parameters, households);
  const care = path.map((p) => carePlaces(p, parameters, p.year));

  const populationClass: Confidence = source === 'ssb-projection' ? 'A' : source === 'own-history' ? 'B' : 'C';
  const householdClass: Confidence = input.households && populationClass !== 'C' ? 'B' : 'C';
  const flows = input.flows ?? [];
  const stock = input.stock ?? [];
  const reserve = 1 / (1 - parameters.vacancyReserve);
  const sum = (values: readonly number[]) => values.reduce((n, v) => n + v, 0);
  const upTo = (t: number, part: 'replacement' | 'vacancy' | 'backlog' | 'change') =>
    sum(need.slice(0, t).map((n) => n[part] ?? 0));
  const share = (c: number) => (dwellings[0]?.[c] ?? 0) / Math.max(1e-9, sum(Array.from(dwellings[0] ?? [])));

  const cells: Cell[] = [];
  if (input.flows !== null || input.dwellings !== null) {
    const ordinary = (type: Boligtype | 'alle', at: (t: number) => number, part: number): Cell => ({
      ledger: 'boligutvikling',
      type,
      level: 'ingen',
      needed: (t, h) => {
        const change = at(t) * h - at(0);
        return (change > 0 ? change * reserve : change) + part * (upTo(t, 'replacement') + upTo(t, 'backlog'));
      },
      parts: (t) => [
        { size: at(t) - at(0), confidence: type === 'alle' || input.dwellings?.byType ? householdClass : 'C' },
        { size: part * upTo(t, 'replacement'), confidence: 'O' },
        { size: part * upTo(t, 'vacancy'), confidence: 'O' },
        { size: part * upTo(t, 'backlog'), confidence: input.backlogConfidence ?? 'B' },
      ],
    });
    cells.push(ordinary('alle', (t) => households[t] ?? 0, 1));
    for (const [c, type] of BOLIGTYPER.entries()) cells.push(ordinary(type, (t) => dwellings[t]?.[c] ?? 0, share(c)));
  }
  const careStock = stock.filter((s) => s.ledger === 'boligsosialt' && s.level === 'heldoegns');
  if (careStock.length > 0) {
    const places = sum(careStock.map((s) => s.units));
    cells.push({
      ledger: 'boligsosialt',
      type: 'annet',
      level: 'heldoegns',
      needed: (t, _households, old) => (care[t] ?? 0) * old - places,
      parts: (t) => [
        { size: care[t] ?? 0, confidence: 'C' },
        ...careStock.map((s) => ({ size: s.units, confidence: s.confidence })),
      ],
    });
  }
  const social = new Map<string, NonNullable<RunInput['social']>[number][]>();
  for (const row of input.social ?? []) {
    const key = `${row.type}|${row.level}`;
    social.set(key, [...(social.get(key) ?? []), row]);
  }
  for (const rows of social.values()) {
    const [first] = rows;
    if (!first || (first.level === 'heldoegns' && first.type === 'annet' && careStock.length > 0)) continue;
    const [now, perYear] = [rows.map((r) => r.now), rows.map((r) => r.perYear)];
    const [nowOpen, perYearOpen] = [openSum(now), openSum(perYear)];
    cells.push({
      ledger: 'boligsosialt',
      type: first.type,
      level: first.level,
      needed: (t) => sum(rows.map((r) => r.now + r.perYear * t)),
      parts: (t) => rows.map((r) => ({ size: r.now + r.perYear * t, confidence: r.confidence })),
      ...([...now, ...perYear].some(isSmallCount)
        ? {
            open: (t) => ({
              low: nowOpen.low + perYearOpen.low * t,
              high: nowOpen.high + perYearOpen.high * t,
            }),
          }
        : {}),
    });
  }

  const years = path.map((p) => p.year);
  const serves = (cell: Cell) =>
    flows.filter(
      (f) => f.ledger === cell.ledger && (cell.type === 'alle' || (f.type === cell.type && f.level === cell.level)),
    );
  const cellFlows = cells.map(serves);
  const errorsOf = (count: number, driver: 'population' | 'old') =>
    Array.from({ length: engine.draws }, (_, d) =>
      errorPath(parameters, count, input.years, seed, d, input.area.code, driver),
    );
  const draws = errorsOf(persons[0] ?? 0, 'population');
  const oldDraws = errorsOf(path[0] ? inGroup(path[0], [80, AGES - 1]) : 0, 'old');
  const band = (mean: number, values: (d: number) => number): Interval => {
    const sorted = Float64Array.from({ length: engine.draws }, (_, d) => values(d)).sort();
    return engine.draws > 0
      ? { mean, p10: quantile(sorted, 0.1), p90: quantile(sorted, 0.9) }
      : { mean, p10: null, p90: null };
  };

  const gap: GapRow[] = [];
  for (const [i, cell] of cells.entries()) {
    const own = cellFlows[i] ?? [];
    for (let t = 1; t < years.length; t += 1) {
      const year = years[t] ?? 0;
      const parts = [
        ...cell.parts(t),
        ...own.filter((f) => f.year < year).map((f) => ({ size: f.units, confidence: f.confidence })),
      ];
      const weak = weakShare(parts);
      const coming = sum(own.map((f) => expectedBy(f, year)));
      const mean = cell.needed(t, 1, 1) - coming;
      const ends = cell.open?.(t);
      const shown = weak <= parameters.exampleShare;
      const interval = shown
        ? band(mean, (d) => {
            const e = draws[d];
            const households = Math.exp((e?.population[t] ?? 0) + (e?.household[t] ?? 0));
            const old = Math.exp(oldDraws[d]?.population[t] ?? 0);
            return cell.needed(t, households, old) - sum(own.map((f) => drawnBy(f, year, seed, d)));
          })
        : { mean, p10: null, p90: null };
      gap.push({
        ledger: cell.ledger,
        year,
        type: cell.type,
        level: cell.level,
        confidence: classOf(parts),
        weakShare: weak,
        ...interval,
        open: ends
          ? {
              low: ends.low - coming,
              high: ends.high - coming,
              confidence: weakest(...parts.map((p) => p.confidence)),
            }
          : null,
      });
    }
  }

  const bands = (values: readonly number[], weak: boolean, error: (d: number, t: number) => number): Interval[] =>
    values.map((mean, t) => (weak ? { mean, p10: null, p90: null } : band(mean, (d) => mean * Math.exp(error(d, t)))));
  const main = gap.filter((g) => g.ledger === 'boligutvikling' && g.type === 'alle');
  const result: RunResult = {
    baseYear: input.baseYear,
    years,
    population: {
      source,
      total: bands(persons, populationClass === 'C', (d, t) => draws[d]?.population[t] ?? 0),
      groups: AGE_GROUPS.map((group) => path.map((p) => inGroup(p, group))),
      pyramid: [path[0], path.at(-1)].flatMap((p) =>
        p ? [{ year: p.year, female: bandsOf(p.female), male: bandsOf(p.male) }] : [],
      ),
      confidence: populationClass,
    },
    households: {
      total: bands(
        households,
        householdClass === 'C',
        (d, t) => (draws[d]?.population[t] ?? 0) + (draws[d]?.household[t] ?? 0),
      ),
      byType: parameters.householdTypes.map((_, k) => byType.map((h) => h[k] ?? 0)),
      calibrated: input.households !== null,
      confidence: householdClass,
    },
    need,
    care,
    supply: {
      dwellings: input.dwellings,
      municipal: input.stock,
      coming: input.flows && comingByKind(input.flows, years),
    },
    gap,
    example: main.length > 0 ? main.some((g) => g.weakShare > parameters.exampleShare) : householdClass === 'C',
    missing: missingInputs(input),
  };
  const manifest: Manifest = {
    modelVersion: MODEL_VERSION,
    parameterVersion: parameters.version,
    seed,
    draws: engine.draws,
    inputHash: fingerprint(canonicalJson({ input, parameters, seed, draws: engine.draws })),
    sources: input.sources,
  };
  return { result, manifest };
}
