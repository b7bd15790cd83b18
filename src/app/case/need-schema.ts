import { z } from 'zod';
import { BOLIGTYPER, MAALGRUPPER, REGNSKAP, TJENESTENIVAAER } from '../../kernel/index.ts';

export const CLASS = z.enum(['A', 'B', 'C', 'O']);
export const TYPE = z.enum(BOLIGTYPER);
export const LEVEL = z.enum(TJENESTENIVAAER);
export const LEDGER = z.enum(REGNSKAP);
export const inArea = z
  .string()
  .optional()
  .describe('The code of the area it is in; told of the whole alone when left out');

export const persons = z.number().nonnegative();
export const share = z.number().min(0).max(1);
const ofGroup = {
  group: z.enum(MAALGRUPPER),
  type: TYPE,
  level: LEVEL,
  year: z.int().describe('The year of the count'),
  confidence: CLASS.default('B'),
};
const leaving = share.nullable().default(null).describe('Share who leave in a year; null takes the parameter');
export const groups = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('refugees'),
        ...ofGroup,
        housed: persons.describe('Municipal dwellings they live in at the count'),
        series: z.array(
          z.strictObject({
            year: z.int(),
            requested: persons.nullable().default(null),
            decided: persons.nullable().default(null),
            settled: persons.nullable().default(null),
          }),
        ),
        alone: share.default(0).describe('Share who find a dwelling without the municipality'),
        leaving,
        mix: z.array(share).nullable().default(null).describe('Share of persons by kind of household, adds up to 1'),
      }),
      z.strictObject({
        kind: z.literal('planned'),
        ...ofGroup,
        persons: z.array(z.strictObject({ year: z.int(), count: persons })),
      }),
      z.strictObject({
        kind: z.literal('flow'),
        ...ofGroup,
        now: persons,
        perYear: persons,
        leaving,
        ages: z
          .tuple([z.int().min(0).max(105), z.int().min(0).max(105)])
          .optional()
          .describe('Those who come follow the people in these ages, first and last'),
      }),
    ]),
  )
  .describe('Groups carried forward from figures of their own: refugees, planned moves (disability), and flows');
export type CaseGroups = z.infer<typeof groups>;

export const backlogFlow = z
  .strictObject({ perYear: z.number().nonnegative().optional(), leaving: share.optional() })
  .optional()
  .describe(
    'Households that come to lack a dwelling each year, and the share who find one a year later without a new one',
  );
export const crowded = z
  .strictObject({ year: z.int(), households: z.number().nonnegative(), confidence: CLASS.default('B') })
  .optional()
  .describe('Crowded households: those that would split are units where no backlog is counted');
