import { z } from 'zod';
import { BOLIGTYPER, MAALGRUPPER, TJENESTENIVAAER } from '../../kernel/index.ts';
import { ENDRINGER } from '../boligtilbud/index.ts';
import type { Effekt, Tiltak } from './tiltak.ts';

/** A line of what a tiltak does, as the read API has it. */
export const EFFEKTFELT = {
  type: z.enum(BOLIGTYPER),
  level: z.enum(TJENESTENIVAAER),
  unit: z.string(),
  /** What the line does to dwellings that stand, its units; null: they come. */
  change: z.enum(ENDRINGER).nullable(),
  /** Years they are out, of those that are put in order. */
  yearsOut: z.int().nullable(),
  /** The line's own, where it is not as the tiltak. */
  group: z.enum(MAALGRUPPER).nullable(),
  probability: z.int().nullable(),
  delay: z.int().nullable(),
  /** Årsverk, and kroner in the prices of `priceYear`, in a whole year when all units of the line are in use. */
  staffPerYear: z.number().nullable(),
  operationPerYear: z.int().nullable(),
  years: z.array(z.strictObject({ year: z.int(), units: z.number() })),
};

export const effektverdier = (t: Tiltak, e: Effekt, unit: string) => ({
  type: e.type,
  level: e.level,
  unit,
  change: e.change ?? null,
  yearsOut: e.out ?? null,
  group: e.group ?? null,
  probability: e.probability ?? null,
  delay: e.delay ?? null,
  staffPerYear: e.staff ?? null,
  operationPerYear: e.drift ?? null,
  years: e.units.map((units, i) => ({ year: t.firstYear + i, units })),
});

/** Why fields of a line are null. */
export const effektgrunner = (e: Effekt) => ({
  change: 'gjelder-ikke' as const,
  yearsOut: e.change === 'rehabilitering' ? ('ikke-oppgitt' as const) : ('gjelder-ikke' as const),
  group: 'ikke-oppgitt' as const,
  probability: 'ikke-oppgitt' as const,
  delay: 'ikke-oppgitt' as const,
  staffPerYear: 'ikke-oppgitt' as const,
  operationPerYear: 'ikke-oppgitt' as const,
});
