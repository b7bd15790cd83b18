import { z } from 'zod';
import { type Endpoint, endpoint, kommuneOf, reasoned, withReasons } from '../../platform/http/api.ts';
import { listTiltak } from '../tiltak/index.ts';
import {
  buildOekonomiplan,
  type Oekonomiplan,
  PARTS,
  type Part,
  type PlanLine,
  type PlanTables,
} from './oekonomiplan.ts';
import { listFrames } from './store.ts';

const amounts = Object.fromEntries(PARTS.map((p) => [p, z.int()])) as Record<Part, z.ZodInt>;
const inYear = z.strictObject({ year: z.int(), ...amounts });

const line = reasoned({
  number: z.string(),
  title: z.string(),
  kostra: z.string().nullable(),
  share: z.number().nullable(),
  priceYear: z.int(),
  unmet: z.array(z.string()),
  years: z.array(inYear),
});

const oekonomiplan = z.strictObject({
  /** Whole kroner in the prices of the first year. */
  unit: z.literal('kr'),
  priceYear: z.int(),
  years: z.array(z.int()),
  lines: z.array(line),
  totals: z.array(z.strictObject({ year: z.int(), ...amounts, netOperation: z.int() })),
  functions: z.array(
    reasoned({
      kostra: z.string().nullable(),
      years: z.array(z.strictObject({ year: z.int(), investment: z.int(), netOperation: z.int() })),
    }),
  ),
  /** What the council's frame leaves; negative is over the frame. */
  left: z.array(reasoned({ year: z.int(), operation: z.int().nullable(), investment: z.int().nullable() })),
  unfunded: z.array(line),
});

const partsIn = (of: Readonly<Record<Part, readonly number[]>>, i: number) =>
  Object.fromEntries(PARTS.map((p) => [p, of[p][i] ?? 0])) as Record<Part, number>;

function toAnswer(plan: Oekonomiplan): z.infer<typeof oekonomiplan> {
  const toLine = (l: PlanLine) =>
    withReasons(
      {
        number: l.number,
        title: l.title,
        kostra: l.kostra || null,
        share: l.share,
        priceYear: l.priceYear,
        unmet: [...l.unmet],
        years: plan.years.map((year, i) => ({ year, ...partsIn(l, i) })),
      },
      { kostra: 'ikke-oppgitt', share: 'gjelder-ikke' },
    );
  return {
    unit: 'kr',
    priceYear: plan.years[0] ?? 0,
    years: [...plan.years],
    lines: plan.lines.map(toLine),
    totals: plan.years.map((year, i) => ({
      year,
      ...partsIn(plan.totals, i),
      netOperation: plan.netOperation[i] ?? 0,
    })),
    functions: plan.functions.map((f) =>
      withReasons(
        {
          kostra: f.kostra || null,
          years: plan.years.map((year, i) => ({
            year,
            investment: f.investment[i] ?? 0,
            netOperation: f.operation[i] ?? 0,
          })),
        },
        { kostra: 'ikke-oppgitt' },
      ),
    ),
    left: plan.years.map((year, i) =>
      withReasons(
        { year, operation: plan.left.drift[i] ?? null, investment: plan.left.investering[i] ?? null },
        { operation: 'ingen-ramme', investment: 'ingen-ramme' },
      ),
    ),
    unfunded: plan.unfunded.map(toLine),
  };
}

/** The same plan as on the page, made with the same tables of functions and prices. */
export const oekonomiplanApi = (tables: PlanTables): readonly Endpoint[] => [
  endpoint({
    id: 'getOekonomiplan',
    path: '/api/v1/kommuner/:kommune/oekonomiplan',
    answer: oekonomiplan,
    async load(ctx) {
      const { tiltak, frames } = await ctx.db.inKommune(kommuneOf(ctx).id, async (tx) => ({
        tiltak: await listTiltak(tx),
        frames: await listFrames(tx),
      }));
      return toAnswer(buildOekonomiplan(Number(ctx.clock.today().slice(0, 4)) + 1, tiltak, frames, tables));
    },
  }),
];
