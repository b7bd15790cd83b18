import type { Addition, GroupNeed } from '../need/groups.ts';
import { type Explained, input, leaf, made, type Origin, parameter } from './parts.ts';

const ROLE = input('group-figures');

/** Where a share that leaves comes from: the municipality, or the parameter that stands for it. */
const leavingOrigin = (g: GroupNeed): Origin => {
  if (g.leavingConfidence === g.confidence) return ROLE;
  return parameter(g.kind === 'refugees' ? 'refugees' : 'groupFlow');
};

function stays(g: GroupNeed, years: number): Explained {
  return made('stillThere', 'power', 'factor', [
    leaf('stays', 1 - g.leaving, 'share', leavingOrigin(g), g.leavingConfidence),
    leaf('yearsPassed', years, 'years', ROLE, g.confidence),
  ]);
}

function mixesTold(g: GroupNeed): Explained[] {
  const [own] = g.mixes;
  if (!own) return [];
  const origin = g.mixes.length === 1 ? ROLE : parameter('refugees');
  const confidence = g.mixes.length === 1 ? g.confidence : 'B';
  const told = g.mixes.map((mix, m) =>
    made(
      'perPersonMix',
      'sum',
      'factor',
      mix.map((share, k) =>
        made('ofKind', 'quotient', 'factor', [
          leaf('mixShare', share, 'share', origin, confidence, g.kinds[k]),
          leaf('mixSize', g.sizes[k] ?? 1, 'perHousehold', parameter('refugees'), 'B', g.kinds[k]),
        ]),
      ),
      m + 1,
    ),
  );
  const [only] = told;
  const perPerson =
    told.length === 1 && only
      ? only
      : made('perPerson', 'quotient', 'factor', [
          made('mixSum', 'sum', 'factor', told),
          leaf('mixes', told.length, 'factor', parameter('refugees'), 'B'),
        ]);
  return [leaf('notAlone', 1 - g.alone, 'share', ROLE, g.confidence), perPerson];
}

function personsTold(g: GroupNeed, a: Addition): Explained {
  if (!a.carried) return leaf(a.known, a.persons, 'persons', ROLE, a.confidence, a.year);
  return made(
    'continued',
    'quotient',
    'persons',
    [
      made(
        'carriedSum',
        'sum',
        'persons',
        a.carried.from.map((f) => leaf('carriedYear', f.persons, 'persons', ROLE, g.confidence, f.year)),
      ),
      leaf('carriedOver', a.carried.over, 'years', ROLE, 'C'),
    ],
    a.year,
  );
}

function cohortTold(g: GroupNeed, baseYear: number, year: number): Explained[] {
  const [then, now] = [g.cohort?.[g.since - baseYear], g.cohort?.[year - baseYear]];
  if (then === undefined || now === undefined || then <= 0) return [];
  const people: Origin = { kind: 'model', step: 'population' };
  return [
    made('cohort', 'quotient', 'factor', [
      leaf('inAges', now, 'persons', people, 'C', year),
      leaf('inAges', then, 'persons', people, 'C', g.since),
    ]),
  ];
}

/** What a group needs by 1 January of a year, opened down to what was typed and the parameters that stand for what was not. */
export function groupTold(g: GroupNeed, baseYear: number, year: number): Explained {
  const start = g.kind === 'refugees' ? 'housedThen' : g.kind === 'planned' ? 'overdue' : 'lacking';
  const unit = g.kind === 'refugees' ? 'dwellings' : 'persons';
  const whole = made('leftOfStart', 'product', 'dwellings', [
    leaf(start, g.start, unit, ROLE, g.confidence, g.since),
    stays(g, Math.max(0, year - g.since)),
  ]);
  const mixes = mixesTold(g);
  const added = g.additions
    .filter((a) => a.year < year)
    .map((a) =>
      made(
        'addedIn',
        'product',
        'dwellings',
        [personsTold(g, a), ...mixes, ...cohortTold(g, baseYear, a.year), stays(g, year - 1 - a.year)],
        a.year,
      ),
    );
  const there = made('groupThere', 'sum', 'dwellings', [whole, ...added], g.group);
  if (g.kind !== 'refugees') return { ...there, term: 'ofGroup' };
  return made(
    'ofGroup',
    'difference',
    'dwellings',
    [there, leaf('housedThen', g.offset, 'dwellings', ROLE, g.confidence, g.since)],
    g.group,
  );
}
