import { z } from 'zod';
import { AKTIVITETSTYPER, ORGANER, PLANFORMER } from './aktivitet.ts';

/** What is frozen when a prosessplan is adopted: units and dates, no persons. */
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const aktivitet = z.looseObject({
  title: z.string(),
  purpose: z.string(),
  responsible: z.string(),
  participants: z.string(),
  method: z.string(),
  result: z.string(),
  type: z.enum(AKTIVITETSTYPER),
  organ: z.enum(ORGANER).nullable(),
  weeks: z.number(),
  start: date.nullable(),
  end: date.nullable(),
  done: date.nullable(),
  after: z.array(z.number()),
  milestone: z.boolean(),
  phase: z.number().nullable(),
  removed: z.boolean(),
});
const schema1 = z.looseObject({
  schema: z.literal(1),
  kommune: z.string(),
  planform: z.enum(PLANFORMER),
  wished: date.nullable(),
  approvedBy: z.string(),
  approvedOn: date,
  activities: z.array(z.looseObject({ number: z.number(), revision: z.number(), data: aktivitet })),
});

export type Snapshot = Readonly<z.infer<typeof schema1>>;

/** A reader for every schema a version was ever stored in; none is taken away. */
const READERS: Readonly<Record<number, (stored: unknown) => Snapshot | null>> = {
  1: (stored) => schema1.safeParse(stored).data ?? null,
};

export const readSnapshot = (schema: number, stored: unknown): Snapshot | null => READERS[schema]?.(stored) ?? null;
