import { z } from 'zod';

const events = z
  .array(
    z
      .strictObject({
        year: z.int(),
        sex: z.enum(['female', 'male']).optional(),
        from: z.int().min(0),
        to: z.int().min(0),
        events: z.number().nonnegative().nullable().describe('Null where the cell is hidden'),
      })
      .refine((count) => count.to >= count.from, { path: ['to'], error: 'is below the age it begins at' }),
  )
  .default([]);
const counts = z.strictObject({ births: events, deaths: events, arrivals: events, departures: events });
const none = { births: [], deaths: [], arrivals: [], departures: [] };

/** What the own path of a run rests on and is moved to, beside the known years. */
export const ownPath = {
  rakeTo: z
    .array(z.strictObject({ year: z.int(), persons: z.number().positive() }))
    .optional()
    .describe('Persons of an alternative without ages: the own path is raked to them where every year is told'),
  vital: z
    .strictObject({ own: counts.default(none), county: counts.default(none) })
    .optional()
    .describe(
      'Births by mother’s age, deaths, and moves in and out of the place and of its county, counted in calendar years; ages in completed years, both ends counted',
    ),
};
