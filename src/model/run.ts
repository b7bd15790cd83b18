import type { Confidence, Interval } from '../kernel/index.ts';
import { type AreaChain, type Areas, areasOf } from './areas/areas.ts';
import { gapByArea } from './areas/gap.ts';
import { basisOf } from './explain/basis.ts';
import { gapByGroup, supplyNotByGroup } from './gap/by-group.ts';
import { cellsOf } from './gap/cells.ts';
import { bandOf, withheld } from './gap/draws.ts';
import { errorsOf, type Figure } from './gap/errors.ts';
import { gapRows } from './gap/rows.ts';
import { calibration } from './households/calibration.ts';
import { householdsByType } from './households/membership.ts';
import { householdPath } from './households/path.ts';
import { movesOf, partAt } from './households/shares.ts';
import { canonicalJson, fingerprint } from './manifest.ts';
import { missingInputs } from './missing.ts';
import { nationalUsers, ownUse, placesFor } from './need/care.ts';
import { byDwellingType, dwellingMix, yearlyNeeds } from './need/dwellings.ts';
import { groupExamples } from './need/examples.ts';
import { byTenure } from './need/tenure.ts';
import type { simulate } from './population/draws/simulate.ts';
import type { LoadedFrom } from './population/loaded-rates.ts';
import { populationPath } from './population/path.ts';
import { total } from './population/project.ts';
import {
  AGE_GROUPS,
  type AreaFigures,
  bandsOf,
  type Manifest,
  type PopulationSource,
  type RunResult,
} from './result.ts';
import { arrivalsOf, comingByKind } from './supply/supply.ts';
import { type AgeSex, MODEL_VERSION, type Parameters, type RunInput } from './types.ts';

export interface Engine {
  /** Draws behind each interval. */
  readonly draws: number;
  /** How the population is drawn; the reference in this thread when nothing is said. Every way gives the same bytes. */
  readonly simulate?: typeof simulate;
}

const inGroup = (p: AgeSex, [from, to]: readonly [number, number]) => {
  let sum = 0;
  for (let a = from; a <= to; a += 1) sum += (p.female[a] ?? 0) + (p.male[a] ?? 0);
  return sum;
};

/** What is told of one area: its people, its households, its part of the need. */
function areaFigures(areas: Areas, r: number, draws: number, care: readonly number[]): AreaFigures {
  const { code, name, confidence, persons, households, need, careUsers } = areas.chains[r] as AreaChain;
  const all = careUsers.map((_, t) => areas.chains.reduce((n, chain) => n + (chain.careUsers[t] ?? 0), 0));
  return {
    code,
    name,
    confidence,
    population: persons.map((mean, t) => {
      if (confidence === 'C') return withheld(mean);
      const { above: _, ends: __, ...interval } = bandOf(mean, draws, (d) => areas.drawn('people', r, t, d));
      return interval;
    }),
    households,
    need,
    care: careUsers.map((own, t) => ((all[t] ?? 0) > 0 ? ((care[t] ?? 0) * own) / (all[t] ?? 1) : 0)),
  };
}

/** Births and deaths alone tell nothing of who moves: without moves or a history, that is the country's. */
function populationConfidence(source: PopulationSource, input: RunInput, loaded?: LoadedFrom): Confidence {
  if (source === 'ssb-projection') return 'A';
  return input.history.length > 1 || loaded?.moves ? 'B' : 'C';
}

/** What {@link run} gives, without the fingerprint of what went in. */
export function resultOf(input: RunInput, parameters: Parameters, seed: number, engine: Engine): RunResult {
  const { path, source, raked, loaded } = populationPath(input, parameters);
  const years = path.map((p) => p.year);
  const persons = path.map(total);
  const factor = calibration(input, parameters);
  const moves = path[0] ? movesOf(path[0], parameters) : [];
  const modelled = path.map((p, t) => householdsByType(p, parameters, { moves, part: partAt(parameters, t) }));
  const byType = modelled.map((h, t) => h.map((n) => n * factor * householdPath(parameters, t)));
  const households = byType.map((h) => h.reduce((n, v) => n + v, 0));
  const mix = dwellingMix(input, parameters, byType[0] ?? new Float64Array());
  const dwellings = byType.map((h) => byDwellingType(mix, h));
  const need = yearlyNeeds(input, parameters, households);
  const use = ownUse(input.careUsers, [...input.history, ...path], parameters);
  const careUsers = path.map((p) => nationalUsers(p, parameters, p.year) * (use?.factor ?? 1));

  const places = careUsers.map((users) => placesFor(users, parameters));

  const populationClass = populationConfidence(source, input, loaded);
  const householdClass: Confidence = input.households && populationClass !== 'C' ? 'B' : 'C';
  const errors = errorsOf(input, parameters, mix, seed, engine);
  const areas = areasOf(
    input,
    parameters,
    {
      ...{ path, persons, households, dwellings, careUsers, need, calibration: factor, moves, mix },
      use: use?.factor ?? 1,
      confidence: populationClass,
    },
    errors,
    seed,
    engine,
  );
  const place = { area: input.area.code, seed, shared: parameters.supplyShared };
  const arrivals = arrivalsOf(input.flows ?? [], place, engine.draws);
  const cells = cellsOf(input, parameters, {
    households,
    dwellings,
    need,
    careUsers,
    householdClass,
    path,
    people: (t, d) => errors.of('people', t, d),
    seed,
    arrivals,
    areas,
  });
  const gap = cells.flatMap((cell) => gapRows(cell, years, input.flows ?? [], parameters, errors, arrivals));
  const groups = gapByGroup(cells, years, input.flows ?? [], parameters, errors, arrivals);
  const bands = (values: readonly number[], weak: boolean, figure: Figure): Interval[] =>
    values.map((mean, t) => {
      if (weak) return withheld(mean);
      const drawn = errors.inAll(figure, t);
      const { above: _, ends: __, ...interval } = bandOf(mean, errors.draws, (d) => mean * (drawn[d] as number));
      return interval;
    });
  const main = gap.filter((g) => g.ledger === 'boligutvikling' && g.type === 'alle');
  return {
    baseYear: input.baseYear,
    years,
    population: {
      source,
      ...((source === 'ssb-projection' || raked) && input.alternatives ? { alternative: input.alternatives.used } : {}),
      ...(raked ? { raked } : {}),
      ...(loaded ? { loaded } : {}),
      total: bands(persons, populationClass === 'C', 'people'),
      groups: AGE_GROUPS.map((group) => path.map((p) => inGroup(p, group))),
      pyramid: [path[0], path.at(-1)].flatMap((p) =>
        p ? [{ year: p.year, female: bandsOf(p.female), male: bandsOf(p.male) }] : [],
      ),
      confidence: populationClass,
    },
    households: {
      total: bands(households, householdClass === 'C', 'households'),
      byType: parameters.householdTypes.map((_, k) => byType.map((h) => h[k] ?? 0)),
      calibrated: input.households !== null,
      confidence: householdClass,
    },
    need,
    care: places,
    supply: {
      dwellings: input.dwellings,
      municipal: input.stock,
      coming: input.flows && comingByKind(input.flows, years),
    },
    gap,
    gapByGroup: groups,
    notByGroup: supplyNotByGroup(input.flows ?? [], years),
    tenure: byTenure(byType, need, parameters),
    areas: areas && {
      of: areas.chains.map((_, r) => areaFigures(areas, r, errors.draws, places)),
      gap: gapByArea(cells, areas, years, input.flows ?? [], parameters, errors, arrivals),
    },
    examples: groupExamples(input, path, parameters),
    basis: basisOf(input, parameters, {
      ...{ path, modelled, calibration: factor, mix, use, areas, seed },
      draws: engine.draws,
    }),
    example: main.length > 0 ? main.some((g) => g.weakShare > parameters.exampleShare) : householdClass === 'C',
    missing: missingInputs(input),
  };
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
  const result = resultOf(input, parameters, seed, engine);
  const { source, alternative, raked, loaded } = result.population;
  const manifest: Manifest = {
    modelVersion: MODEL_VERSION,
    parameterVersion: parameters.version,
    seed,
    draws: engine.draws,
    inputHash: fingerprint(canonicalJson({ input, parameters, seed, draws: engine.draws })),
    sources: input.sources,
    population: {
      source,
      ...(alternative ? { alternative } : {}),
      ...(raked ? { raked } : {}),
      ...(loaded ? { loaded } : {}),
    },
  };
  return { result, manifest };
}
