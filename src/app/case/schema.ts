import { z } from 'zod';
import { MAALGRUPPER } from '../../kernel/index.ts';
import { FLOW_KINDS } from '../../model/types.ts';
import { backlogFlow, CLASS, crowded, groups, inArea, LEDGER, LEVEL, persons, share, TYPE } from './need-schema.ts';
import { ownPath } from './own-path.ts';

const ages = z.array(z.number()).min(2);
const SEX = z.enum(['female', 'male', 'both']);

/** One value for all steps and areas, or `byStep`, `byArea`, or `byStep` of `byArea`. */
function varying<T extends z.ZodType>(leaf: T) {
  const byArea = z.strictObject({ byArea: z.record(z.string(), leaf) });
  return z.union([z.strictObject({ byStep: z.array(z.union([byArea, leaf])).min(1) }), byArea, leaf]);
}
const bySex = <T extends z.ZodType>(value: T) => z.partialRecord(SEX, value);

const mortality = z.union([
  z.strictObject({
    survival: varying(bySex(ages)).describe(
      'Share alive in a group of those who were in the group below at the start; first entry: of the births of the step',
    ),
    openGroup: z.enum(['pooled', 'own']).default('pooled'),
    openSurvival: varying(bySex(z.number())).optional().describe('With openGroup "own": the open group’s own ratio'),
  }),
  z.strictObject({
    personYears: varying(bySex(ages)).describe('Life table L by group; the last entry is T of the open group'),
    radix: z.number().positive().default(100_000),
  }),
  z.strictObject({
    deaths: varying(bySex(ages)).describe('Deaths in the step by group at its start'),
    newbornDeaths: varying(bySex(z.number()))
      .optional()
      .describe('Deaths among the births of the step; none when left out'),
  }),
]);

const fertility = z.union([
  z.strictObject({
    rates: varying(ages).describe('Births per woman and year by age group'),
    form: z.enum(['mean', 'leslie', 'start']).default('mean'),
    youngestFertile: z.boolean().default(true),
    oldestFertile: z.boolean().default(true),
  }),
  z.strictObject({ births: varying(bySex(z.number())).describe('Births in the step') }),
]);

export const populationCase = z.strictObject({
  kind: z.literal('population'),
  title: z.string().optional(),
  source: z.string().optional(),
  startYear: z.int().optional(),
  ageWidth: z.union([z.literal(1), z.literal(5)]).default(1),
  stepWidth: z
    .union([z.literal(1), z.literal(5)])
    .optional()
    .describe('Years in a step; must equal ageWidth'),
  steps: z.int().min(1).max(500),
  sexes: z.array(SEX).min(1).max(2).default(['female', 'male']),
  areas: z.array(z.string().min(1)).min(1).default(['all']),
  population: varying(bySex(ages)).describe('Persons at the start, never negative'),
  mortality,
  fertility: fertility.nullable().default(null),
  sexRatioAtBirth: varying(z.number().nonnegative()).nullable().default(null).describe('Boys per girl'),
  migration: z
    .strictObject({
      values: varying(bySex(ages)),
      measure: z.enum(['counts', 'rates']).default('counts'),
      per: z.enum(['year', 'step']).default('step'),
      timing: z.enum(['end', 'start', 'even']).default('end'),
    })
    .nullable()
    .default(null)
    .describe('Net migration from outside all areas; rates are of the population at the start of the step'),
  internalMigration: z
    .strictObject({
      out: varying(bySex(ages)).describe('Share of a group that leaves for the pool in the step'),
      destination: varying(z.number().nonnegative()).describe('Share of the pool an area receives; adds up to 1'),
    })
    .nullable()
    .default(null),
  floor: z.number().nonnegative().default(0),
});
export type PopulationCaseFile = z.infer<typeof populationCase>;

const bothSexes = z.strictObject({
  female: z.array(z.number().nonnegative()).length(106),
  male: z.array(z.number().nonnegative()).length(106),
});

export const householdsCase = z.strictObject({
  kind: z.literal('households'),
  title: z.string().optional(),
  source: z.string().optional(),
  years: z
    .array(z.strictObject({ year: z.int(), ...bothSexes.shape }))
    .min(1)
    .describe('Persons by single age 0..104 and 105+, one entry a year'),
  types: z.array(z.string().min(1)).min(1).optional().describe('Household types; those that ship when left out'),
  size: z.array(z.number().positive()).optional().describe('Persons per household of each type'),
  membership: z
    .array(
      z.strictObject({
        sex: z.enum(['female', 'male', 'both']),
        from: z.int().nonnegative(),
        shares: z.array(z.number().nonnegative()),
      }),
    )
    .optional()
    .describe('Share of persons by type and, last, outside private households; holds from an age upwards'),
  observed: z.strictObject({ year: z.int(), count: z.number().positive() }).nullable().default(null),
  path: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('constant') }),
      z.strictObject({
        kind: z.literal('trend'),
        yearly: z.number().gt(-1).describe('Relative change of households per person in the first year'),
        damping: z.number().min(0).max(1).default(1).describe('Part of a year’s change that is left the year after'),
        cap: z.number().positive().default(0.2).describe('Largest change in all'),
      }),
      z.strictObject({
        kind: z.literal('shares'),
        years: z.int().min(1).describe('Years from the first until the shares are reached, in a straight line'),
        targets: z
          .array(
            z.strictObject({
              from: z.int().min(0).max(105),
              to: z.int().min(0).max(105).default(105),
              type: z.string().min(1),
              share: z.number().min(0).max(1).describe('Of those of the ages who live in private households'),
            }),
          )
          .min(1),
      }),
    ])
    .default({ kind: 'constant' })
    .describe('How households are formed after the first year'),
});
export type HouseholdsCaseFile = z.infer<typeof householdsCase>;

const populationYears = z.array(z.strictObject({ year: z.int(), ...bothSexes.shape }));

export const needCase = z.strictObject({
  kind: z.literal('need'),
  title: z.string().optional(),
  source: z.string().optional(),
  baseYear: z.int(),
  households: z
    .array(z.number().nonnegative())
    .min(2)
    .optional()
    .describe('Households on 1 January of consecutive years; asks for the need of ordinary dwellings'),
  stock: z.number().nonnegative().nullable().default(null).describe('Ordinary dwellings in the base year'),
  backlog: z.number().nonnegative().nullable().default(null),
  backlogFlow,
  crowded,
  replacement: z.number().min(0).max(1).optional().describe('Share of the stock a year'),
  vacancyReserve: z.number().min(0).max(0.5).optional().describe('Share of dwellings'),
  backlogYears: z.int().min(1).optional(),
  splitShare: share.optional().describe('Share of crowded households that would split'),
  population: populationYears.min(1).optional().describe('Consecutive years from the base year; for care and ages'),
  care: z
    .strictObject({
      rates: z
        .array(z.strictObject({ sex: SEX.optional(), from: z.int().nonnegative(), rate: share }))
        .min(1)
        .optional()
        .describe('Users per person from an age upwards; of both sexes unless a row says one'),
      rateYear: z.int().optional().describe('The year the rates were measured'),
      change: z.number().gt(-1).optional().describe('Relative yearly change of the rates since then'),
      occupancy: z.number().positive().max(1).optional(),
      reserve: z.number().nonnegative().optional().describe('Places kept for chance, in square roots of the users'),
      ownWeight: z.number().nonnegative().optional().describe('Expected users that national use weighs as much as'),
      counted: z.strictObject({ year: z.int(), users: persons }).nullable().default(null),
    })
    .optional()
    .describe('Places with 24-hour staffing from the population; {} takes every value that ships'),
  years: z.int().min(1).max(60).optional().describe('Years ahead for the groups; those of the lists when left out'),
  groups: groups.optional(),
  refugees: z
    .strictObject({
      kinds: z.array(z.string().min(1)).min(1),
      sizes: z.array(z.number().positive()).min(1),
      mixes: z.array(z.array(share)).min(1).max(2),
    })
    .optional()
    .describe('Kinds of refugee household, persons in each, and one mix or two to lie between'),
});
export type NeedCaseFile = z.infer<typeof needCase>;

export const runCase = z.strictObject({
  kind: z.literal('run'),
  title: z.string().optional(),
  source: z.string().optional(),
  area: z.strictObject({ code: z.string().min(1), name: z.string().min(1) }),
  years: z.int().min(1).max(60).default(20),
  draws: z.int().min(0).max(10_000).default(200),
  history: populationYears.min(1).describe('Known years, oldest first; the last is the base year'),
  county: populationYears.default([]),
  country: populationYears.default([]),
  projection: populationYears.nullable().default(null),
  households: z.strictObject({ year: z.int(), count: z.number().positive() }).nullable().default(null),
  dwellings: z
    .strictObject({
      year: z.int(),
      count: z.number().nonnegative(),
      byType: z.record(TYPE, z.number().nonnegative()).nullable().default(null),
    })
    .nullable()
    .default(null),
  backlog: z.number().nonnegative().nullable().default(null),
  backlogFlow,
  crowded,
  careUsers: z
    .strictObject({ year: z.int(), users: z.number().nonnegative(), confidence: CLASS.default('B') })
    .optional()
    .describe('Users of places with 24-hour staffing, counted by the municipality'),
  alternatives: z
    .strictObject({ used: z.string(), offered: z.array(z.string()).default([]) })
    .optional()
    .describe('Which alternative of the projection this is'),
  ...ownPath,
  turnover: z
    .strictObject({ year: z.int(), share: z.number().min(0).max(1), confidence: CLASS.default('B') })
    .optional()
    .describe('Share of the municipal dwellings let anew in a year: they meet new need before it is a gap'),
  stock: z
    .array(
      z.strictObject({
        type: TYPE,
        level: LEVEL,
        ledger: LEDGER,
        units: z.number().nonnegative(),
        area: inArea,
        confidence: CLASS,
      }),
    )
    .nullable()
    .default(null),
  social: z
    .array(
      z.strictObject({
        group: z.enum(MAALGRUPPER),
        type: TYPE,
        level: LEVEL,
        now: z.number().nonnegative(),
        perYear: z.number().nonnegative(),
        from: z.int().optional().describe('The year those counted now need them; now when left out'),
        area: inArea,
        confidence: CLASS,
      }),
    )
    .nullable()
    .default(null)
    .describe('Counted by the municipality: units needed now that are not there, and new ones a year'),
  groups: groups.optional(),
  flows: z
    .array(
      z.strictObject({
        kind: z.enum(FLOW_KINDS),
        id: z.string(),
        field: z.string().optional().describe('Flows of one field come or fail together'),
        year: z.int(),
        type: TYPE,
        level: LEVEL,
        ledger: LEDGER,
        group: z.enum(MAALGRUPPER).optional().describe('The one group it is reserved for; open to all when left out'),
        area: inArea,
        units: z.number(),
        probability: z.number().min(0).max(1),
        delay: z.number().nonnegative(),
        confidence: CLASS,
      }),
    )
    .nullable()
    .default(null),
  areas: z
    .array(
      z.strictObject({
        code: z.string().min(1),
        name: z.string().min(1).optional(),
        confidence: CLASS.default('B').describe('Class of the figures of its people'),
        history: populationYears.min(1),
        dwellings: z.array(z.strictObject({ year: z.int(), type: TYPE, units: z.number().nonnegative() })).default([]),
        totals: z
          .array(z.strictObject({ year: z.int(), persons: z.number().positive() }))
          .default([])
          .describe('Projected by somebody else; used in the years every area has one'),
      }),
    )
    .nullable()
    .default(null)
    .describe(
      'Parts of the area, each with need, supply and gap: constrained to the whole, new dwellings bring movers by type and age',
    ),
});
export type RunCaseFile = z.infer<typeof runCase>;

export const caseFile = z.discriminatedUnion('kind', [populationCase, householdsCase, needCase, runCase]);
