import { birthsByMother } from './births.ts';
import type { CohortCase, CohortFloor, CohortMortality, CohortStep } from './case.ts';

const sum = (values: ArrayLike<number>): number => {
  let n = 0;
  for (let i = 0; i < values.length; i += 1) n += values[i] ?? 0;
  return n;
};

/**
 * Survivors of one area and sex by their group at the end (group 0 still empty), and deaths by group at the start. The open group is
 * entered by two: more deaths than persons in one of them would be taken from the other unseen, so `raise` says what it leaves instead.
 */
function survive(
  mortality: CohortMortality,
  t: number,
  area: number,
  sex: number,
  start: Float64Array,
  raise: (age: number, count: number) => number,
): { alive: Float64Array; deaths: Float64Array; stayed: Float64Array } {
  const last = start.length - 1;
  const alive = new Float64Array(start.length);
  const deaths = new Float64Array(start.length);
  const stayed = new Float64Array(start.length);
  for (let a = 0; a <= last; a += 1) {
    const persons = start[a] ?? 0;
    let left: number;
    if (mortality.kind === 'deaths') {
      left = persons - (mortality.deaths[t]?.[area]?.[sex]?.[a] ?? 0);
      stayed[a] = persons > 0 ? left / persons : 0;
    } else {
      const own = a === last && mortality.open !== 'pooled' ? mortality.open[t]?.[area]?.[sex] : undefined;
      stayed[a] = own ?? mortality.ratios[t]?.[area]?.[sex]?.[Math.min(a + 1, last)] ?? 0;
      left = persons * (stayed[a] ?? 0);
    }
    deaths[a] = persons - left;
    const to = Math.min(a + 1, last);
    alive[to] = (alive[to] ?? 0) + (left < 0 && to === last ? raise(to, left) : left);
  }
  return { alive, deaths, stayed };
}

/** Moves between areas through one pool: what leaves an area arrives in another, by sex and age. Returns net persons by [area][sex] age array. */
function moveBetween(c: CohortCase, t: number, present: readonly (readonly Float64Array[])[]): Float64Array[][] {
  const net = c.areas.map(() => c.sexes.map(() => new Float64Array(c.ages)));
  if (!c.internal) return net;
  for (let s = 0; s < c.sexes.length; s += 1) {
    for (let a = 0; a < c.ages; a += 1) {
      const out = c.areas.map((_, r) => (present[r]?.[s]?.[a] ?? 0) * (c.internal?.out[t]?.[r]?.[s]?.[a] ?? 0));
      const pool = sum(out);
      for (const [r, leaving] of out.entries()) {
        const cells = net[r]?.[s];
        if (cells) cells[a] = pool * (c.internal.destination[t]?.[r] ?? 0) - leaving;
      }
    }
  }
  return net;
}

/**
 * One step: migration at the start, moves between areas, survival into the next group, births, migration at the end; negative counts are
 * raised to the floor and reported. `before` is [area][sex] age arrays; nothing of it is changed.
 */
export function cohortStep(c: CohortCase, t: number, before: readonly (readonly Float64Array[])[]): CohortStep {
  const floored: CohortFloor[] = [];
  const raise = (area: number, sex: number, age: number, count: number): number => {
    floored.push({ step: t, area: c.areas[area] ?? '', sex: c.sexes[sex] ?? 'both', age, added: c.floor - count });
    return c.floor;
  };
  const hold = (cells: Float64Array, area: number, sex: number) => {
    for (let a = 0; a < cells.length; a += 1) {
      const count = cells[a] ?? 0;
      if (count < 0) cells[a] = raise(area, sex, a, count);
    }
  };
  const timing = c.migration?.timing ?? 'end';
  const early = timing === 'start' ? 1 : timing === 'even' ? 0.5 : 0;
  const scale = c.migration?.per === 'year' ? c.width : 1;
  const migration = c.areas.map((_, r) =>
    c.sexes.map((_sex, s) =>
      Float64Array.from({ length: c.ages }, (_age, a) => {
        const value = (c.migration?.values[t]?.[r]?.[s]?.[a] ?? 0) * scale;
        return c.migration?.measure === 'rates' ? value * (before[r]?.[s]?.[a] ?? 0) : value;
      }),
    ),
  );
  const present = before.map((sexes, r) =>
    sexes.map((cells, s) => {
      const here = cells.map((n, a) => n + early * (migration[r]?.[s]?.[a] ?? 0));
      hold(here, r, s);
      return here;
    }),
  );
  const moves = moveBetween(c, t, present);
  const survived = present.map((sexes, r) =>
    sexes.map((cells, s) => {
      const here = cells.map((n, a) => n + (moves[r]?.[s]?.[a] ?? 0));
      return { here, ...survive(c.mortality, t, r, s, here, (age, count) => raise(r, s, age, count)) };
    }),
  );
  if (timing === 'even') {
    for (const [r, sexes] of survived.entries())
      for (const [s, { alive }] of sexes.entries())
        for (let a = 1; a < c.ages; a += 1) alive[a] = (alive[a] ?? 0) + 0.5 * (migration[r]?.[s]?.[a] ?? 0);
  }

  const mothers = c.sexes[0] === 'male' ? 1 : 0;
  const byMother = survived.map((sexes, r) => {
    const women = sexes[mothers];
    const rates = c.fertility?.kind === 'rates' ? c.fertility.rates[t]?.[r] : undefined;
    return women && rates && c.fertility?.kind === 'rates'
      ? birthsByMother(c.fertility, c.width, rates, women.here, women.alive, women.stayed)
      : null;
  });
  const ratio = c.sexRatioAtBirth?.[t];
  const births = c.areas.map((_, r) =>
    c.sexes.map((sex, s) => {
      if (c.fertility?.kind === 'births') return c.fertility.births[t]?.[r]?.[s] ?? 0;
      const all = sum(byMother[r] ?? []);
      if (ratio === undefined || sex === 'both') return all;
      return sex === 'female' ? all / (1 + ratio) : (all * ratio) / (1 + ratio);
    }),
  );

  const newbornDeaths = births.map((sexes, r) =>
    sexes.map((born, s) =>
      c.mortality.kind === 'deaths'
        ? (c.mortality.newborn[t]?.[r]?.[s] ?? 0)
        : born - born * (c.mortality.ratios[t]?.[r]?.[s]?.[0] ?? 0),
    ),
  );
  const late = timing === 'end' ? 1 : 0;
  const population = survived.map((sexes, r) =>
    sexes.map(({ alive }, s) => {
      const cells = alive.map((n, a) => n + late * (migration[r]?.[s]?.[a] ?? 0));
      const born = (births[r]?.[s] ?? 0) - (newbornDeaths[r]?.[s] ?? 0);
      cells[0] = (cells[0] ?? 0) + born + (timing === 'even' ? 0.5 * (migration[r]?.[s]?.[0] ?? 0) : 0);
      hold(cells, r, s);
      return cells;
    }),
  );

  const internal = moves.map((sexes) => sexes.map(sum));
  let imbalance = 0;
  for (const [r, sexes] of population.entries()) {
    for (const [s, cells] of sexes.entries()) {
      const raised = floored.filter((f) => f.area === c.areas[r] && f.sex === c.sexes[s]).map((f) => f.added);
      const parts =
        sum(before[r]?.[s] ?? []) +
        (births[r]?.[s] ?? 0) -
        (newbornDeaths[r]?.[s] ?? 0) -
        sum(survived[r]?.[s]?.deaths ?? []) +
        sum(migration[r]?.[s] ?? []) +
        (internal[r]?.[s] ?? 0) +
        sum(raised);
      imbalance = Math.max(imbalance, Math.abs(sum(cells) - parts));
    }
  }
  return {
    population,
    births,
    birthsByMother: byMother,
    deaths: survived.map((sexes) => sexes.map((x) => x.deaths)),
    newbornDeaths,
    migration,
    internal,
    floored,
    imbalance,
  };
}

/** All steps of a case, the first from its start. Pure; the same case gives the same bytes. */
export function projectCohorts(c: CohortCase): CohortStep[] {
  const steps: CohortStep[] = [];
  let present = c.start;
  for (let t = 0; t < c.steps; t += 1) {
    const done = cohortStep(c, t, present);
    steps.push(done);
    present = done.population;
  }
  return steps;
}
