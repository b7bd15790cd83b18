import { splitSexes } from '../../model/population/project.ts';
import { AGES, type AgeSex, type Parameters, type PopulationYear } from '../../model/types.ts';
import { type Mapping, oneValue, type Shares, type StatTable } from '../grunnlag/index.ts';

/** A table of persons by single age, opened for reading by region and year. */
export interface PopulationTable {
  readonly regions: readonly string[];
  readonly years: readonly string[];
  /** False when the sexes must be split by the model's own ratio. */
  readonly bySex: boolean;
  /** Persons of the regions together, each by its share (none named: the table has no regions); null when a cell under 100 years is missing. */
  read(regions: Shares, year: string, parameters: Parameters): PopulationYear | null;
}

/** Null when the table has no ages, no years, or dimensions nobody can choose from. */
export function openPopulations(table: StatTable, mapping: Mapping): PopulationTable | null {
  const { dimensions: dims, values } = table;
  const strides = dims.map((_, i) => dims.slice(i + 1).reduce((n, d) => n * d.values.length, 1));
  const at = (role: string) => dims.findIndex((d) => d.role === role);
  const [regionAt, timeAt, ageAt, sexAt] = [at('region'), at('time'), at('age'), at('sex')];
  if (timeAt < 0 || ageAt < 0) return null;
  let base = 0;
  for (const [i, d] of dims.entries()) {
    if ([regionAt, timeAt, ageAt, sexAt].includes(i)) continue;
    const chosen = oneValue(d.values, mapping);
    if (chosen === null) return null;
    base += chosen * (strides[i] ?? 1);
  }
  const offsets = (i: number) =>
    new Map(i < 0 ? [] : (dims[i]?.values ?? []).map((v, n) => [v.code, n * (strides[i] ?? 1)] as const));
  const [regions, times, sexes] = [offsets(regionAt), offsets(timeAt), offsets(sexAt)];
  const ages = new Map<number, number>();
  for (const [code, offset] of offsets(ageAt)) {
    const match = /^(\d{3})\+?$/.exec(code);
    if (match?.[1] && Number(match[1]) < AGES) ages.set(Number(match[1]), offset);
  }
  const bySex = sexes.has('1') && sexes.has('2');

  function column(
    regionOffsets: readonly (readonly [number, number])[],
    time: number,
    sex: number,
  ): Float64Array | null {
    const counts = new Float64Array(AGES);
    for (let a = 0; a < AGES; a += 1) {
      const age = ages.get(a);
      for (const [region, share] of regionOffsets) {
        const value = age === undefined ? Number.NaN : (values[base + region + time + sex + age] ?? Number.NaN);
        if (!Number.isNaN(value)) counts[a] = (counts[a] ?? 0) + value * share;
        else if (a < 100) return null;
      }
    }
    return counts;
  }
  return {
    regions: [...regions.keys()],
    years: [...times.keys()],
    bySex,
    read(wanted, year, parameters) {
      const time = times.get(year);
      const chosen = [...wanted].flatMap(([code, share]): [number, number][] => {
        const offset = regions.get(code);
        return offset === undefined ? [] : [[offset, share]];
      });
      if (regionAt < 0) chosen.push([0, 1]);
      if (time === undefined || chosen.length === 0) return null;
      const whole = (both: Float64Array | null): AgeSex | null => both && splitSexes(both, parameters);
      const pair = (female: Float64Array | null, male: Float64Array | null): AgeSex | null =>
        female && male && { female, male };
      const people = bySex
        ? pair(column(chosen, time, sexes.get('2') ?? 0), column(chosen, time, sexes.get('1') ?? 0))
        : whole(column(chosen, time, sexes.get('0') ?? 0));
      return people && { year: Number(year), ...people };
    },
  };
}
