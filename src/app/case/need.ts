import { nationalUsers, ownUse, placesFor } from '../../model/need/care.ts';
import { yearlyNeeds } from '../../model/need/dwellings.ts';
import { dwellingsPerPerson, expectedAdditions, groupNeed, needOf } from '../../model/need/groups.ts';
import type { Parameters, PopulationYear, RunInput } from '../../model/types.ts';
import type { CaseAnswer } from './answer.ts';
import type { CaseGroups } from './need-schema.ts';
import { jsonPath, type Problem } from './problems.ts';
import type { NeedCaseFile } from './schema.ts';

const NOTHING_ELSE = {
  area: { code: 'case', name: 'case' },
  history: [],
  sexesSplit: false,
  county: [],
  country: [],
  projection: null,
  households: null,
  stock: null,
  flows: null,
  social: null,
  sources: [],
} as const;

const addsUp = (shares: readonly number[]) => Math.abs(shares.reduce((n, s) => n + s, 0) - 1) <= 1e-9;

/** What the schema cannot see of groups: a mix must fit the kinds of household, ages must rise. */
export function groupProblems(groups: CaseGroups, { groups: known }: Pick<Parameters, 'groups'>): Problem[] {
  const { kinds } = known.refugees;
  return groups.flatMap((g, i): Problem[] => {
    if (g.kind === 'flow' && g.ages && g.ages[0] > g.ages[1])
      return [{ path: jsonPath(['groups', i, 'ages']), text: 'ends before it begins' }];
    if (g.kind !== 'refugees' || !g.mix) return [];
    const path = jsonPath(['groups', i, 'mix']);
    if (g.mix.length !== kinds.length)
      return [{ path, text: `has ${g.mix.length} shares, ${kinds.length} are needed: ${kinds.join(', ')}` }];
    return addsUp(g.mix) ? [] : [{ path, text: 'does not add up to 1' }];
  });
}

/** Rates must tell of every age of both sexes, and rise in age for each of them. */
function rateProblems(rates: NonNullable<NeedCaseFile['care']>['rates']) {
  const found = new Map<string, { path: readonly PropertyKey[]; text: string }>();
  for (const sex of ['female', 'male'] as const) {
    const own = [...(rates ?? []).entries()].filter(([, row]) => [sex, 'both'].includes(row.sex ?? 'both'));
    if (rates && own.length === 0)
      found.set(sex, { path: ['care', 'rates'], text: `has no row from age 0 for ${sex}` });
    for (const [at, [i, { from }]] of own.entries()) {
      const path = ['care', 'rates', i, 'from'];
      if (at === 0 && from !== 0) found.set(String(i), { path, text: 'is not 0, the first age' });
      if (at > 0 && from <= (own[at - 1]?.[1].from ?? 0))
        found.set(String(i), { path, text: 'is not above the age before it' });
    }
  }
  return [...found.values()];
}

function withOwn(file: NeedCaseFile, shipped: Parameters): Parameters {
  const { care } = file;
  return {
    ...shipped,
    replacement: file.replacement ?? shipped.replacement,
    vacancyReserve: file.vacancyReserve ?? shipped.vacancyReserve,
    backlogYears: file.backlogYears ?? shipped.backlogYears,
    crowding: { ...shipped.crowding, split: file.splitShare ?? shipped.crowding.split },
    careRates: care?.rates ?? shipped.careRates,
    careYear: care?.rateYear ?? shipped.careYear,
    careChange: care?.change ?? shipped.careChange,
    careOccupancy: care?.occupancy ?? shipped.careOccupancy,
    careReserve: care?.reserve ?? shipped.careReserve,
    careOwnWeight: care?.ownWeight ?? shipped.careOwnWeight,
    groups: { ...shipped.groups, refugees: { ...shipped.groups.refugees, ...file.refugees } },
  };
}

/** What a case says of who lacks a dwelling besides a count. */
export const lackingOf = ({ backlogFlow, crowded }: Pick<NeedCaseFile, 'backlogFlow' | 'crowded'>) => ({
  ...(backlogFlow ? { backlogFlow } : {}),
  ...(crowded ? { crowded } : {}),
});

function problemsIn(file: NeedCaseFile, parameters: Parameters, ahead: number | undefined): Problem[] {
  const problems = groupProblems(file.groups ?? [], parameters);
  const say = (path: readonly PropertyKey[], text: string) => {
    problems.push({ path: jsonPath(path), text });
  };
  if (!file.households && !file.care && !file.groups) say([], 'asks for nothing: give households, care or groups');
  if (file.care && !file.population) say(['population'], 'is needed to compute care');
  for (const { path, text } of rateProblems(file.care?.rates)) say(path, text);
  for (const [i, { year }] of (file.population ?? []).entries())
    if (year !== file.baseYear + i) say(['population', i, 'year'], `is not ${file.baseYear + i}`);
  if (file.groups && ahead === undefined) say(['years'], 'is needed: no list says how far ahead');
  for (const [i, g] of (file.groups ?? []).entries())
    if (g.kind === 'flow' && g.ages && (file.population?.length ?? 0) < (ahead ?? 0))
      say(['groups', i, 'ages'], 'needs the population of every year ahead');
  const { refugees } = file;
  if (refugees && refugees.sizes.length !== refugees.kinds.length)
    say(['refugees', 'sizes'], `has ${refugees.sizes.length} sizes, there are ${refugees.kinds.length} kinds`);
  for (const [m, mix] of (refugees?.mixes ?? []).entries()) {
    if (mix.length !== refugees?.kinds.length)
      say(['refugees', 'mixes', m], `has ${mix.length} shares, there are ${refugees?.kinds.length} kinds`);
    else if (!addsUp(mix)) say(['refugees', 'mixes', m], 'does not add up to 1');
  }
  return problems;
}

/** The need of a case, each part it asks for: ordinary dwellings by component, places with 24-hour staffing, and groups. */
export function needAnswer(file: NeedCaseFile, shipped: Parameters): CaseAnswer {
  const parameters = withOwn(file, shipped);
  const lists = [file.households, file.population].flatMap((list) =>
    list && list.length > 1 ? [list.length - 1] : [],
  );
  const ahead = file.years ?? (lists.length > 0 ? Math.min(...lists) : undefined);
  const problems = problemsIn(file, parameters, ahead);
  if (problems.length > 0) return { ok: false, problems };
  const input: RunInput = {
    ...NOTHING_ELSE,
    baseYear: file.baseYear,
    years: ahead ?? 0,
    dwellings: file.stock === null ? null : { year: file.baseYear, count: file.stock, byType: null },
    backlog: file.backlog,
    ...lackingOf(file),
  };
  const path: PopulationYear[] = (file.population ?? []).map((p) => ({
    year: p.year,
    female: Float64Array.from(p.female),
    male: Float64Array.from(p.male),
  }));
  const counted = file.care?.counted;
  const use = ownUse(counted ? { ...counted, confidence: 'B' } : undefined, path, parameters);
  return {
    ok: true,
    value: {
      kind: 'need',
      title: file.title ?? null,
      source: file.source ?? null,
      unit: 'dwellings a year; places and dwellings of groups on 1 January',
      parameterVersion: shipped.version,
      years: file.households ? yearlyNeeds(input, parameters, file.households) : null,
      care: file.care
        ? path.map((p) => {
            const users = nationalUsers(p, parameters, p.year) * (use?.factor ?? 1);
            return { year: p.year, users, places: placesFor(users, parameters) };
          })
        : null,
      groups:
        file.groups?.map((figures) => {
          const g = groupNeed(figures, input, path, parameters);
          const added = g ? expectedAdditions(g, file.baseYear) : [];
          return {
            group: figures.group,
            // Nothing is known of it: no need that can be computed, which is not none.
            dwellingsPerPerson: g && dwellingsPerPerson(g),
            additions:
              g?.additions.map(({ year, persons, known }, i) => ({ year, persons, known, dwellings: added[i] })) ??
              null,
            years:
              g &&
              Array.from({ length: input.years + 1 }, (_, t) => ({
                year: file.baseYear + t,
                need: needOf(g, file.baseYear + t, g.start, added),
              })),
          };
        }) ?? null,
    },
  };
}
