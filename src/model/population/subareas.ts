import { BOLIGTYPER, type Boligtype } from '../../kernel/index.ts';
import { AGES, type AgeSex, type Parameters, type PopulationYear } from '../types.ts';
import { type Histories, migrationRates, step, total } from './project.ts';
import { type RakeRefusal, rake } from './rake.ts';
import { bandValue } from './vital-rates.ts';

/** A part of the municipality: what is known of it, and new dwellings by the year they are moved into. */
export interface SubArea {
  readonly code: string;
  /** Known years, oldest first, the last one the base; at least one. */
  readonly history: readonly PopulationYear[];
  readonly dwellings: readonly { readonly year: number; readonly type: Boligtype; readonly units: number }[];
}

const SEXES = ['female', 'male'] as const;

/** Persons who move into new dwellings, by sex and age: as the whole's own people move. */
function moversInto(area: SubArea, year: number, whole: AgeSex, parameters: Parameters): AgeSex {
  const units = (type: Boligtype) =>
    area.dwellings.filter((d) => d.year === year && d.type === type).reduce((n, d) => n + d.units, 0);
  const persons = BOLIGTYPER.reduce((n, type) => n + units(type) * parameters.movers.persons[type], 0);
  const weight = (sex: 'female' | 'male', a: number) => (whole[sex][a] ?? 0) * bandValue(parameters.movers.rates, a);
  let all = 0;
  for (const sex of SEXES) for (let a = 0; a < AGES; a += 1) all += weight(sex, a);
  const of = (sex: 'female' | 'male') =>
    Float64Array.from({ length: AGES }, (_, a) => (all > 0 ? (persons * weight(sex, a)) / all : 0));
  return { female: of('female'), male: of('male') };
}

/**
 * Parts of each cell of the whole: those who moved into new dwellings first, what is left shared by what each area would have had; where
 * no area has anybody, by the areas' totals. Adds up to the whole in every cell; more movers than there are people are scaled down.
 */
function constrain(
  stayed: readonly AgeSex[],
  moved: readonly AgeSex[],
  whole: PopulationYear,
): { female: Float64Array; male: Float64Array }[] {
  const sizes = stayed.map(total);
  const everybody = sizes.reduce((n, v) => n + v, 0);
  const made = stayed.map(() => ({ female: new Float64Array(AGES), male: new Float64Array(AGES) }));
  for (const sex of SEXES) {
    for (let a = 0; a < AGES; a += 1) {
      const persons = whole[sex][a] ?? 0;
      const wanted = moved.reduce((n, m) => n + (m[sex][a] ?? 0), 0);
      const fit = wanted > persons ? persons / wanted : 1;
      const left = Math.max(0, persons - wanted * fit);
      const had = stayed.reduce((n, p) => n + (p[sex][a] ?? 0), 0);
      for (const [r, area] of made.entries()) {
        const share =
          had > 0 ? (stayed[r]?.[sex][a] ?? 0) / had : everybody > 0 ? (sizes[r] ?? 0) / everybody : 1 / made.length;
        area[sex][a] = (moved[r]?.[sex][a] ?? 0) * fit + left * share;
      }
    }
  }
  return made;
}

/**
 * Sub-areas projected year by year with their own migration, damped towards the whole's, and constrained to the whole's path in every
 * sex and age (to rounding). New dwellings bring movers by type and age; the rest goes to the other areas. `whole` is the path from
 * the base year, [year]; the answer is [area][year], the base constrained too, since published small counts are perturbed.
 */
export function projectSubAreas(
  areas: readonly SubArea[],
  whole: readonly PopulationYear[],
  known: Pick<Histories, 'own'>,
  parameters: Parameters,
): PopulationYear[][] {
  const rates = areas.map((area) => {
    const histories = { own: area.history, county: known.own, country: [] };
    return {
      female: migrationRates(histories, parameters, 'female'),
      male: migrationRates(histories, parameters, 'male'),
    };
  });
  const nobody = { female: new Float64Array(AGES), male: new Float64Array(AGES) };
  const paths: PopulationYear[][] = areas.map(() => []);
  for (const [t, control] of whole.entries()) {
    const before = areas.map((area, r) => paths[r]?.[t - 1] ?? area.history.at(-1));
    const stayed = areas.map((_, r): AgeSex => {
      const start = before[r];
      const rate = rates[r];
      if (!start || !rate) throw new RangeError('An area has no known year');
      return t === 0
        ? start
        : step(start, parameters, rate, 0.5 ** ((t - 1) / parameters.migrationHalfLife), 1).population;
    });
    const year = control.year - 1;
    const moved = areas.map((area) => (t === 0 ? nobody : moversInto(area, year, control, parameters)));
    for (const [r, cells] of constrain(stayed, moved, control).entries())
      paths[r]?.push({ year: control.year, ...cells });
  }
  return paths;
}

/**
 * The areas of one year moved to totals somebody else has projected for them, still adding up to the whole in every sex and age. The totals
 * are scaled to the whole first, so that only how the areas divide it counts. Refused where an area or an age with people has nobody.
 */
export function rakeAreas(
  areas: readonly AgeSex[],
  totals: readonly number[],
):
  | { readonly ok: true; readonly value: { female: Float64Array; male: Float64Array }[] }
  | { readonly ok: false; readonly error: RakeRefusal } {
  const cells = areas.map((p) => Float64Array.of(...p.female, ...p.male));
  const columns = Array.from({ length: 2 * AGES }, (_, c) => cells.reduce((n, row) => n + (row[c] ?? 0), 0));
  const everybody = columns.reduce((n, v) => n + v, 0);
  const given = totals.reduce((n, v) => n + v, 0);
  const raked = rake(
    cells,
    columns,
    totals.map((n) => (n * everybody) / given),
  );
  return raked.ok
    ? { ok: true, value: raked.cells.map((row) => ({ female: row.slice(0, AGES), male: row.slice(AGES) })) }
    : raked;
}
