import { BOLIGTYPER, type Confidence, weakest } from '../../kernel/index.ts';
import { type Errors, FIGURES, type Figure, figureWeights } from '../gap/errors.ts';
import { householdsByType } from '../households/membership.ts';
import { householdPath } from '../households/path.ts';
import { partAt, type ShareMove } from '../households/shares.ts';
import { nationalUsers } from '../need/care.ts';
import { byDwellingType, type YearlyNeed } from '../need/dwellings.ts';
import { areaPaths } from '../population/area-paths.ts';
import { total } from '../population/project.ts';
import { subAreaDraws } from '../population/subarea-draws.ts';
import type { Engine } from '../run.ts';
import type { AreaInput, Parameters, PopulationYear, RunInput } from '../types.ts';

/** One area through the chain, by year index from the base. */
export interface AreaChain {
  readonly code: string;
  readonly name: string;
  readonly confidence: Confidence;
  readonly path: readonly PopulationYear[];
  readonly persons: readonly number[];
  /** Households by type before calibration, [year][type]. */
  readonly modelled: readonly Float64Array[];
  readonly households: readonly number[];
  /** Households by dwelling type, [year][BOLIGTYPER]. */
  readonly dwellings: readonly Float64Array[];
  readonly careUsers: readonly number[];
  readonly need: readonly YearlyNeed[];
}

/** The parts of a municipality: what adds up to the whole's chain in every year, and in every draw. */
export interface Areas {
  readonly chains: readonly AreaChain[];
  /** The codes of the areas, and last null for what is told of none. */
  readonly codes: readonly (string | null)[];
  /** A figure of an area in one draw, and of the whole, which the areas add up to. */
  drawn(figure: Figure, area: number, t: number, draw: number): number;
  whole(figure: Figure, t: number, draw: number): number;
}

/** What the whole's chain has given, that its parts are made with. */
export interface WholeChain {
  readonly path: readonly PopulationYear[];
  readonly persons: readonly number[];
  readonly households: readonly number[];
  readonly dwellings: readonly Float64Array[];
  readonly careUsers: readonly number[];
  readonly need: readonly YearlyNeed[];
  readonly calibration: number;
  readonly moves: readonly ShareMove[];
  readonly mix: readonly (readonly number[])[];
  /** The place's own use of 24-hour care against the country's. */
  readonly use: number;
  readonly confidence: Confidence;
}

/** The area something lies in; null where nobody has said, or said a name that is none of them. */
export const placedIn = (of: { readonly area?: string }, areas: Pick<Areas, 'codes'> | null): string | null =>
  of.area !== undefined && areas?.codes.includes(of.area) ? of.area : null;

/** C where the area is small, or known in one year alone: nobody has tried how well so little is told ahead. */
function classOfArea(area: AreaInput, whole: Confidence, { areaLeast }: Parameters): Confidence {
  const base = area.history.at(-1);
  const thin = area.history.length < 2 || !base || total(base) < areaLeast;
  // Nobody counts the parts of a projection, so they are computed at best.
  return weakest(area.confidence, whole, thin ? 'C' : 'B');
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((n, v) => n + v, 0);

/**
 * The need of an area, year by year. Its households change as they do; what goes out of use is the whole's by its part of the households; a
 * growing whole keeps its reserve by each area's change, so that the parts add up, and a backlog is told of the whole alone.
 */
function needOfArea(households: readonly number[], whole: WholeChain, { vacancyReserve }: Parameters): YearlyNeed[] {
  const reserve = vacancyReserve / (1 - vacancyReserve);
  return whole.need.map((n, t) => {
    const [now = 0, all = 0] = [households[t], whole.households[t]];
    const change = (households[t + 1] ?? 0) - now;
    return {
      year: n.year,
      change,
      replacement: all > 0 ? (n.replacement * now) / all : 0,
      vacancy: n.change > 0 ? change * reserve : 0,
      backlog: null,
      crowding: null,
    };
  });
}

function chainOf(area: AreaInput, path: readonly PopulationYear[], whole: WholeChain, parameters: Parameters) {
  const { moves, calibration, mix, use } = whole;
  const modelled = path.map((p, t) => householdsByType(p, parameters, { moves, part: partAt(parameters, t) }));
  const byType = modelled.map((h, t) => h.map((n) => n * calibration * householdPath(parameters, t)));
  const households = byType.map(sum);
  return {
    code: area.code,
    name: area.name,
    confidence: classOfArea(area, whole.confidence, parameters),
    path,
    persons: path.map(total),
    modelled,
    households,
    dwellings: byType.map((h) => byDwellingType(mix, h)),
    careUsers: path.map((p) => nationalUsers(p, parameters, p.year) * use),
    need: needOfArea(households, whole, parameters),
  };
}

const valuesOf = (of: Omit<WholeChain, 'path'> | AreaChain, figure: Figure): readonly number[] => {
  if (figure === 'people') return of.persons;
  if (figure === 'households') return of.households;
  return figure === 'care' ? of.careUsers : of.dwellings.map((d) => d[BOLIGTYPER.indexOf(figure)] ?? 0);
};

/** The chain of every area of a run; null where it has none. */
export function areasOf(
  input: RunInput,
  parameters: Parameters,
  whole: WholeChain,
  errors: Errors,
  seed: number,
  engine: Engine,
): Areas | null {
  const { areas = [] } = input;
  if (areas.length === 0) return null;
  const paths = areaPaths(input, whole.path, parameters);
  const chains = areas.map((area, r) => chainOf(area, paths[r] ?? [], whole, parameters));
  const weights = figureWeights(parameters, whole.mix);
  const figures = FIGURES.flatMap((figure, f) => {
    const [weight, all] = [weights[f], valuesOf(whole, figure)];
    const expected = chains.map((chain) => valuesOf(chain, figure));
    const inDraw = (t: number, d: number) => (all[t] ?? 0) * errors.of(figure, t, d);
    return weight ? [{ weights: weight, expected, whole: inDraw }] : [];
  });
  const drawn = errors.draws > 0 ? subAreaDraws(areas, figures, input, parameters, seed, engine) : null;
  return {
    chains,
    codes: [...areas.map((area) => area.code), null],
    drawn: (figure, area, t, d) => drawn?.(FIGURES.indexOf(figure), area, t, d) ?? 0,
    whole: (figure, t, d) => figures[FIGURES.indexOf(figure)]?.whole(t, d) ?? 0,
  };
}
