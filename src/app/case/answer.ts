import { bandOf } from '../../model/gap/draws.ts';
import { householdsByType } from '../../model/households/membership.ts';
import { householdPath } from '../../model/households/path.ts';
import { movesOf, partAt } from '../../model/households/shares.ts';
import { projectCohorts } from '../../model/population/cohort/step.ts';
import { populationPath } from '../../model/population/path.ts';
import { total } from '../../model/population/project.ts';
import { subAreaDraws } from '../../model/population/subarea-draws.ts';
import { projectSubAreas, rakeAreas } from '../../model/population/subareas.ts';
import { type Engine, run } from '../../model/run.ts';
import type { AgeSex, Parameters, RunInput } from '../../model/types.ts';
import { groupProblems, needAnswer } from './need.ts';
import { populationAnswer, toCohortCase } from './population.ts';
import { caseFile, type HouseholdsCaseFile, jsonPath, type Problem, problemsOf, type RunCaseFile } from './schema.ts';

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
function subAreas(
  input: RunInput,
  areas: NonNullable<RunCaseFile['areas']>,
  shipped: Parameters,
  seed: number,
  engine: Engine,
) {
  const typedAreas = areas.map((area) => ({
    ...area,
    history: area.history.map((y) => ({ year: y.year, ...typed(y) })),
  }));
  const paths = projectSubAreas(typedAreas, populationPath(input, shipped).path, { own: input.history }, shipped);
  const base = paths[0] ?? [];
  for (const [t, { year }] of base.entries()) {
    const totals = areas.flatMap((area) => area.totals.find((one) => one.year === year)?.persons ?? []);
    const now = paths.flatMap((path) => path[t] ?? []);
    const raked = totals.length === areas.length ? rakeAreas(now, totals) : null;
    // Areas without people cannot be moved to a total; they then stay as they were projected.
    if (raked?.ok) for (const [r, cells] of raked.value.entries()) paths[r]?.splice(t, 1, { year, ...cells });
  }
  // One known year is too little for an interval, as for the whole.
  const draws = input.projection || input.history.length > 1 ? engine.draws : 0;
  const drawn = subAreaDraws(typedAreas, paths, input, shipped, seed, { ...engine, draws });
  return areas.map(({ code }, r) => ({
    code,
    years: (paths[r] ?? []).map((p, t) => {
      const { mean, p10, p90 } = bandOf(total(p), draws, (d) => drawn(r, t, d));
      return { year: p.year, total: mean, p10, p90, female: [...p.female], male: [...p.male] };
    }),
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
    households: file.households,
    dwellings: file.dwellings,
    backlog: file.backlog,
    ...(file.careUsers ? { careUsers: file.careUsers } : {}),
    stock: file.stock,
    flows: file.flows,
    social: file.social,
    ...(file.groups ? { groups: file.groups } : {}),
    sources: [],
  };
  const engine: Engine = { draws: file.draws, ...(draw ? { simulate: draw } : {}) };
  return {
    ok: true,
    value: {
      kind: 'run',
      title: file.title ?? null,
      ...run(input, shipped, seed, engine),
      ...(file.areas ? { areas: subAreas(input, file.areas, shipped, seed, engine) } : {}),
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
