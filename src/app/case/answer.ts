import { householdsByType } from '../../model/households/membership.ts';
import { householdPath } from '../../model/households/path.ts';
import { movesOf, partAt } from '../../model/households/shares.ts';
import { areaPaths } from '../../model/population/area-paths.ts';
import { projectCohorts } from '../../model/population/cohort/step.ts';
import { populationPath } from '../../model/population/path.ts';
import type { RunResult } from '../../model/result.ts';
import { type Engine, run } from '../../model/run.ts';
import type { AgeSex, Parameters, RunInput } from '../../model/types.ts';
import { groupProblems, lackingOf, needAnswer } from './need.ts';
import { populationAnswer, toCohortCase } from './population.ts';
import { jsonPath, type Problem, problemsOf } from './problems.ts';
import { caseFile, type HouseholdsCaseFile, type RunCaseFile } from './schema.ts';

export type CaseAnswer =
  | { readonly ok: true; readonly value: object }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const typed = (p: { readonly female: readonly number[]; readonly male: readonly number[] }): AgeSex => ({
  female: Float64Array.from(p.female),
  male: Float64Array.from(p.male),
});

function households(file: HouseholdsCaseFile, shipped: Parameters): CaseAnswer {
  const { path: way } = file;
  const named = file.types ?? shipped.householdTypes;
  const parameters: Parameters = {
    ...shipped,
    householdPath: way.kind === 'trend' ? { ...way, trend: way.yearly } : { trend: 0, damping: 1, cap: 1 },
    householdShares:
      way.kind === 'shares'
        ? { years: way.years, targets: way.targets.map((t) => ({ ...t, type: named.indexOf(t.type) })) }
        : shipped.householdShares,
    householdTypes: file.types ?? shipped.householdTypes,
    householdSize: file.size ?? shipped.householdSize,
    membership: file.membership ?? shipped.membership,
  };
  const problems: Problem[] = [];
  const types = parameters.householdTypes.length;
  if (parameters.householdSize.length !== types)
    problems.push({ path: '$.size', text: `has ${parameters.householdSize.length} sizes, there are ${types} types` });
  for (const [i, row] of parameters.membership.entries()) {
    const path = jsonPath(['membership', i, 'shares']);
    if (row.shares.length !== types + 1)
      problems.push({
        path,
        text: `has ${row.shares.length} shares, ${types + 1} are needed: every type, and outside private households`,
      });
    if (!(row.shares.reduce((n, s) => n + s, 0) > 0)) problems.push({ path, text: 'adds up to nothing' });
  }
  for (const sex of ['female', 'male'] as const)
    if (!parameters.membership.some((row) => row.from === 0 && (row.sex === sex || row.sex === 'both')))
      problems.push({ path: '$.membership', text: `has no row from age 0 for ${sex}` });
  for (const [i, target] of (way.kind === 'shares' ? way.targets : []).entries()) {
    if (!named.includes(target.type))
      problems.push({ path: jsonPath(['path', 'targets', i, 'type']), text: `is not one of ${named.join(', ')}` });
    if (target.from > target.to)
      problems.push({ path: jsonPath(['path', 'targets', i, 'to']), text: 'is below the first age' });
  }
  if (file.observed && !file.years.some((y) => y.year === file.observed?.year))
    problems.push({ path: '$.observed.year', text: 'is not one of the years of the case' });
  if (problems.length > 0) return { ok: false, problems };
  const first = file.years[0];
  const moves = first ? movesOf(typed(first), parameters) : [];
  const modelled = file.years.map((y) => {
    const t = y.year - (first?.year ?? y.year);
    const byType = householdsByType(typed(y), parameters, { moves, part: partAt(parameters, t) });
    return { year: y.year, byType: [...byType].map((h) => h * householdPath(parameters, t)) };
  });
  const added = (byType: readonly number[]) => byType.reduce((n, h) => n + h, 0);
  const base = modelled.find((m) => m.year === file.observed?.year);
  const factor = file.observed && base ? file.observed.count / added(base.byType) : 1;
  return {
    ok: true,
    value: {
      kind: 'households',
      title: file.title ?? null,
      source: file.source ?? null,
      unit: 'households',
      parameterVersion: shipped.version,
      types: parameters.householdTypes,
      calibration: factor,
      years: modelled.map(({ year, byType }) => {
        const scaled = byType.map((h) => h * factor);
        return { year, byType: scaled, total: added(scaled) };
      }),
    },
  };
}

/** Persons of each sub-area by year, in all with its interval, and by sex and age; together they are the population of the run. */
function subAreas(input: RunInput, areas: NonNullable<RunResult['areas']>, shipped: Parameters) {
  const paths = areaPaths(input, populationPath(input, shipped).path, shipped);
  return areas.of.map(({ code, population }, r) => ({
    code,
    years: (paths[r] ?? []).map((p, t) => ({
      year: p.year,
      total: population[t]?.mean ?? null,
      p10: population[t]?.p10 ?? null,
      p90: population[t]?.p90 ?? null,
      female: [...p.female],
      male: [...p.male],
    })),
  }));
}

function whole(file: RunCaseFile, shipped: Parameters, seed: number, draw: Engine['simulate']): CaseAnswer {
  const base = file.history.at(-1)?.year ?? 0;
  const rising = (years: readonly { year: number }[], name: string): Problem[] =>
    years.flatMap((y, i) =>
      i > 0 && y.year <= (years[i - 1]?.year ?? 0)
        ? [{ path: jsonPath([name, i, 'year']), text: 'is not after the year before it' }]
        : [],
    );
  const problems = [
    ...rising(file.history, 'history'),
    ...rising(file.county, 'county'),
    ...rising(file.country, 'country'),
    ...rising(file.projection ?? [], 'projection'),
    ...(file.areas ?? []).flatMap((area, r) =>
      area.history.at(-1)?.year === base
        ? []
        : [{ path: jsonPath(['areas', r, 'history']), text: `does not end in ${base}, the base year` }],
    ),
    ...(file.areas ?? []).flatMap((area, r, all) =>
      all.findIndex((other) => other.code === area.code) === r
        ? []
        : [{ path: jsonPath(['areas', r, 'code']), text: 'is named twice' }],
    ),
    ...(['flows', 'stock', 'social'] as const).flatMap((list) =>
      (file[list] ?? []).flatMap(({ area }, i) =>
        area === undefined || file.areas?.some((one) => one.code === area)
          ? []
          : [{ path: jsonPath([list, i, 'area']), text: 'is not the code of one of the areas' }],
      ),
    ),
  ];
  problems.push(...groupProblems(file.groups ?? [], shipped));
  if (problems.length > 0) return { ok: false, problems };
  const years = (list: RunCaseFile['history']) => list.map((y) => ({ year: y.year, ...typed(y) }));
  const input: RunInput = {
    area: file.area,
    baseYear: base,
    years: file.years,
    history: years(file.history),
    sexesSplit: false,
    county: years(file.county),
    country: years(file.country),
    projection: file.projection && years(file.projection),
    ...(file.alternatives ? { alternatives: file.alternatives } : {}),
    ...(file.rakeTo ? { rakeTo: file.rakeTo } : {}),
    ...(file.vital ? { vital: file.vital } : {}),
    households: file.households,
    dwellings: file.dwellings,
    backlog: file.backlog,
    ...lackingOf(file),
    ...(file.careUsers ? { careUsers: file.careUsers } : {}),
    ...(file.turnover ? { turnover: file.turnover } : {}),
    stock: file.stock,
    flows: file.flows,
    social: file.social,
    ...(file.groups ? { groups: file.groups } : {}),
    ...(file.areas
      ? {
          areas: file.areas.map((area) => ({
            ...area,
            name: area.name ?? area.code,
            history: years(area.history),
          })),
        }
      : {}),
    sources: [],
  };
  const engine: Engine = { draws: file.draws, ...(draw ? { simulate: draw } : {}) };
  const made = run(input, shipped, seed, engine);
  const { areas } = made.result;
  return {
    ok: true,
    value: {
      kind: 'run',
      title: file.title ?? null,
      ...made,
      ...(areas ? { areas: subAreas(input, areas, shipped) } : {}),
    },
  };
}

/** What a self-contained case gives, or everything that is wrong with it; nothing is computed of a case with a problem. */
export function answerCase(json: unknown, shipped: Parameters, seed: number, draw?: Engine['simulate']): CaseAnswer {
  const parsed = caseFile.safeParse(json);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues) };
  const file = parsed.data;
  switch (file.kind) {
    case 'households':
      return households(file, shipped);
    case 'need':
      return needAnswer(file, shipped);
    case 'run':
      return whole(file, shipped, seed, draw);
    case 'population': {
      const read = toCohortCase(file);
      if (read.problems.length > 0) return { ok: false, problems: read.problems };
      return { ok: true, value: populationAnswer(file, read.value, projectCohorts(read.value)) };
    }
  }
}
