import type {
  CohortCase,
  CohortFertility,
  CohortMortality,
  CohortSex,
  CohortStep,
} from '../../model/population/cohort/case.ts';

import { jsonPath, type Problem } from './problems.ts';
import type { PopulationCaseFile } from './schema.ts';

type Varying<T> = T | { byArea: Record<string, T> } | { byStep: (T | { byArea: Record<string, T> })[] };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const hasSteps = <T>(v: Varying<T>): v is { byStep: (T | { byArea: Record<string, T> })[] } =>
  isObject(v) && 'byStep' in v;
const hasAreas = <T>(v: T | { byArea: Record<string, T> }): v is { byArea: Record<string, T> } =>
  isObject(v) && 'byArea' in v;

/** Turns a parsed case into what the core takes: every option filled in, every array by step, area and sex; or all problems at once. */
export function toCohortCase(file: PopulationCaseFile): { readonly problems: Problem[]; readonly value: CohortCase } {
  const problems: Problem[] = [];
  const report = (path: readonly PropertyKey[], text: string) => {
    problems.push({ path: jsonPath(path), text });
  };
  const { sexes, areas, steps } = file;
  if ((file.stepWidth ?? file.ageWidth) !== file.ageWidth)
    report(
      ['stepWidth'],
      `a step of ${file.stepWidth} years needs age groups of ${file.stepWidth} years, not ${file.ageWidth}`,
    );
  if (new Set(areas).size !== areas.length) report(['areas'], 'an area is named twice');
  if (new Set(sexes).size !== sexes.length || (sexes.includes('both') && sexes.length > 1))
    report(['sexes'], 'female and male, or one of female, male and both');

  /** [step][area] of a value that may vary, each checked by `read`. */
  function spread<T, U>(
    value: Varying<T>,
    at: readonly PropertyKey[],
    count: number,
    read: (leaf: T, path: readonly PropertyKey[]) => U,
  ): U[][] {
    const list = hasSteps(value) ? value.byStep : null;
    if (list && list.length !== count) report([...at, 'byStep'], `has ${list.length} steps, the case has ${count}`);
    return Array.from({ length: count }, (_, t) => {
      const one = list
        ? (list[Math.min(t, list.length - 1)] as T | { byArea: Record<string, T> })
        : (value as T | { byArea: Record<string, T> });
      const path = list ? [...at, 'byStep', Math.min(t, list.length - 1)] : at;
      if (!hasAreas(one)) {
        const same = read(one, path);
        return areas.map(() => same);
      }
      for (const name of Object.keys(one.byArea))
        if (!areas.includes(name)) report([...path, 'byArea', name], 'is not one of the areas');
      return areas.map((name) => {
        const leaf = one.byArea[name];
        if (leaf === undefined) report([...path, 'byArea'], `has nothing for the area ${name}`);
        return read((leaf ?? Object.values(one.byArea)[0]) as T, [...path, 'byArea', name]);
      });
    });
  }

  const first = spread(
    file.population as Varying<Partial<Record<CohortSex, number[]>>>,
    ['population'],
    1,
    (leaf) => leaf,
  );
  const ages = first[0]?.[0]?.[sexes[0] ?? 'both']?.length ?? 0;
  type Rule = (n: number) => string | null;
  const anyNumber: Rule = () => null;
  const notNegative: Rule = (n) => (n < 0 ? 'is negative' : null);
  const share: Rule = (n) => (n < 0 || n > 1 ? 'is not between 0 and 1' : null);
  const array = (rule: Rule) => (leaf: number[], path: readonly PropertyKey[]) => {
    if (leaf.length !== ages) report(path, `has ${leaf.length} age groups, the population has ${ages}`);
    for (const [a, n] of leaf.entries()) {
      const wrong = rule(n);
      if (wrong) report([...path, a], wrong);
    }
    return Float64Array.from({ length: ages }, (_, a) => leaf[a] ?? 0);
  };
  const number = (rule: Rule) => (leaf: number, path: readonly PropertyKey[]) => {
    const wrong = rule(leaf);
    if (wrong) report(path, wrong);
    return leaf;
  };
  const bySex =
    <T, U>(read: (leaf: T, path: readonly PropertyKey[]) => U, missing: T) =>
    (leaf: Partial<Record<CohortSex, T>>, path: readonly PropertyKey[]): U[] => {
      for (const sex of Object.keys(leaf))
        if (!sexes.includes(sex as CohortSex)) report([...path, sex], 'is not one of the sexes of the case');
      return sexes.map((sex) => {
        const value = leaf[sex];
        if (value === undefined) report(path, `has nothing for ${sex}`);
        return read(value ?? missing, [...path, sex]);
      });
    };
  const arrays = (value: unknown, at: readonly PropertyKey[], rule: Rule, count = steps) =>
    spread(
      value as Varying<Partial<Record<CohortSex, number[]>>>,
      at,
      count,
      bySex(array(rule), new Array<number>(ages).fill(0)),
    );
  const numbers = (value: unknown, at: readonly PropertyKey[], rule: Rule) =>
    spread(value as Varying<Partial<Record<CohortSex, number>>>, at, steps, bySex<number, number>(number(rule), 0));

  function readMortality(): CohortMortality {
    const m = file.mortality;
    if ('deaths' in m)
      return {
        kind: 'deaths',
        deaths: arrays(m.deaths, ['mortality', 'deaths'], notNegative),
        newborn: m.newbornDeaths
          ? numbers(m.newbornDeaths, ['mortality', 'newbornDeaths'], notNegative)
          : Array.from({ length: steps }, () => areas.map(() => sexes.map(() => 0))),
      };
    if ('personYears' in m) {
      const tables = arrays(m.personYears, ['mortality', 'personYears'], (n) => (n <= 0 ? 'is not above 0' : null));
      const ratios = tables.map((byArea) =>
        byArea.map((all) => all.map((years) => survivalFromPersonYears(years, m.radix, file.ageWidth))),
      );
      return { kind: 'survival', ratios, open: 'pooled' };
    }
    if (m.openGroup === 'own' && m.openSurvival === undefined)
      report(['mortality', 'openSurvival'], 'is needed when the open group has its own ratio');
    if (m.openGroup === 'pooled' && m.openSurvival !== undefined)
      report(['mortality', 'openSurvival'], 'has no meaning when the open group is pooled');
    return {
      kind: 'survival',
      ratios: arrays(m.survival, ['mortality', 'survival'], share),
      open:
        m.openGroup === 'own' && m.openSurvival !== undefined
          ? numbers(m.openSurvival, ['mortality', 'openSurvival'], share)
          : 'pooled',
    };
  }

  function readFertility(): CohortFertility | null {
    const f = file.fertility;
    if (f === null) return null;
    if ('births' in f) return { kind: 'births', births: numbers(f.births, ['fertility', 'births'], notNegative) };
    if (sexes.length === 1 && sexes[0] === 'male') report(['fertility', 'rates'], 'needs women in the case');
    if (sexes.length === 2 && file.sexRatioAtBirth === null)
      report(['sexRatioAtBirth'], 'is needed to divide the births between the sexes');
    return {
      kind: 'rates',
      rates: spread(f.rates as Varying<number[]>, ['fertility', 'rates'], steps, array(notNegative)),
      form: f.form,
      youngest: f.youngestFertile,
      oldest: f.oldestFertile,
    };
  }

  // One ratio for all areas: the births of a step are shared out alike everywhere.
  const ratios = file.sexRatioAtBirth;
  if (isObject(ratios) && ('byArea' in ratios || ('byStep' in ratios && ratios.byStep.some(isObject))))
    report(['sexRatioAtBirth'], 'is the same in all areas: one number, or byStep');
  const migration = file.migration && {
    measure: file.migration.measure,
    per: file.migration.per,
    timing: file.migration.timing,
    values: arrays(file.migration.values, ['migration', 'values'], anyNumber),
  };
  const internal = file.internalMigration && {
    out: arrays(file.internalMigration.out, ['internalMigration', 'out'], share),
    destination: spread(
      file.internalMigration.destination as Varying<number>,
      ['internalMigration', 'destination'],
      steps,
      number(share),
    ),
  };
  for (const [t, shares] of (internal?.destination ?? []).entries()) {
    const whole = shares.reduce((n, s) => n + s, 0);
    if (Math.abs(whole - 1) > 1e-9)
      report(['internalMigration', 'destination'], `adds up to ${whole} in step ${t + 1}, not 1`);
  }
  const value: CohortCase = {
    width: file.ageWidth,
    ages,
    steps,
    areas,
    sexes,
    start: arrays(file.population, ['population'], notNegative, 1)[0] ?? [],
    mortality: readMortality(),
    fertility: readFertility(),
    sexRatioAtBirth:
      file.sexRatioAtBirth === null
        ? null
        : spread(file.sexRatioAtBirth as Varying<number>, ['sexRatioAtBirth'], steps, number(notNegative)).map(
            (all) => all[0] ?? 0,
          ),
    migration,
    internal,
    floor: file.floor,
  };
  const unique = new Map(problems.map((p) => [`${p.path} ${p.text}`, p]));
  return { problems: [...unique.values()], value };
}

/** Survival ratios of a stationary population (Preston, Heuveline and Guillot 2001, ch. 6): the last entry of `years` is T of the open group. */
export function survivalFromPersonYears(years: Float64Array, radix: number, width: number): Float64Array {
  const last = years.length - 1;
  return years.map((lived, a) => {
    if (a === 0) return lived / (width * radix);
    const below = years[a - 1] ?? 1;
    return a === last ? lived / (below + lived) : lived / below;
  });
}

const named = <T, U>(names: readonly string[], values: readonly T[], to: (value: T) => U): Record<string, U> =>
  Object.fromEntries(names.map((name, i) => [name, to(values[i] as T)]));

/** The answer as JSON: by step, area and sex by name. Plain numbers, nothing rounded. */
export function populationAnswer(file: PopulationCaseFile, c: CohortCase, steps: readonly CohortStep[]) {
  const year = (t: number) => (file.startYear === undefined ? null : file.startYear + t * file.ageWidth);
  const persons = (all: readonly (readonly Float64Array[])[]) =>
    named(c.areas, all, (sexes) => named(c.sexes, sexes, (cells) => [...cells]));
  const perSex = (all: readonly (readonly number[])[]) =>
    named(c.areas, all, (sexes) => named(c.sexes, sexes, (n) => n));
  return {
    kind: 'population' as const,
    title: file.title ?? null,
    source: file.source ?? null,
    unit: 'persons',
    ageWidth: c.width,
    population: [c.start, ...steps.map((s) => s.population)].map((p, t) => ({
      step: t,
      year: year(t),
      areas: persons(p),
    })),
    steps: steps.map((s, t) => ({
      step: t + 1,
      births: perSex(s.births),
      birthsByMother: named(c.areas, s.birthsByMother, (b) => (b ? [...b] : null)),
      deaths: persons(s.deaths),
      newbornDeaths: perSex(s.newbornDeaths),
      migration: persons(s.migration),
      internalMigration: perSex(s.internal),
    })),
    floored: steps.flatMap((s) => s.floored.map((f) => ({ ...f, step: f.step + 1 }))),
    balance: { largestDifference: steps.reduce((n, s) => Math.max(n, s.imbalance), 0), unit: 'persons' },
  };
}
