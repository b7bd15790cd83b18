import { z } from 'zod';
import { BOLIGTYPER, CONFIDENCES, type Interval, MAALGRUPPER, REGNSKAP, TJENESTENIVAAER } from '../../kernel/index.ts';
import { AGE_GROUPS } from '../../model/result.ts';
import { FLOW_KINDS } from '../../model/types.ts';
import {
  type Endpoint,
  endpoint,
  idPage,
  isUuid,
  kommuneOf,
  pageOf,
  reasoned,
  toPage,
  withReasons,
} from '../../platform/http/api.ts';
import { isHidden, openGap, openGroups } from './open-gap.ts';
import {
  banded,
  figuresOf,
  gapFigures,
  NO_ORIGIN,
  originOf,
  originShape,
  partsOf,
  partsShape,
  projected,
  UNIT,
  untold,
} from './pages/run-parts.ts';
import { findRun, latestRun, listRuns, type StoredRun } from './store.ts';

const base = '/api/v1/kommuner/:kommune/kjoeringer';

const manifest = z.strictObject({
  modelVersion: z.string(),
  parameterVersion: z.string(),
  seed: z.int(),
  draws: z.int(),
  inputHash: z.string(),
  sources: z.array(
    reasoned({
      role: z.string(),
      title: z.string(),
      confidence: z.enum(CONFIDENCES),
      year: z.int().nullable(),
    }),
  ),
});

const short = {
  id: z.uuid(),
  created: z.iso.datetime(),
  baseYear: z.int(),
  lastYear: z.int(),
  /** Modelled or assumed figures carry too much of the result for it to be a forecast. */
  example: z.boolean(),
  modelVersion: z.string(),
  inputHash: z.string(),
};
const summary = z.strictObject(short);

const run = reasoned({
  ...short,
  manifest,
  population: reasoned({
    unit: z.string(),
    ...originShape,
    confidence: z.enum(CONFIDENCES),
    total: z.array(projected),
    groups: z.array(
      z.strictObject({
        fromAge: z.int(),
        toAge: z.int(),
        values: z.array(z.strictObject({ year: z.int(), value: z.number() })),
      }),
    ),
  }),
  households: z.strictObject({
    unit: z.string(),
    calibrated: z.boolean(),
    confidence: z.enum(CONFIDENCES),
    total: z.array(projected),
  }),
  need: z.array(
    reasoned({
      ledger: z.literal('boligutvikling'),
      year: z.int(),
      unit: z.string(),
      change: z.number(),
      replacement: z.number(),
      vacancy: z.number(),
      backlog: z.number().nullable(),
      crowding: z.number().nullable(),
    }),
  ),
  care: z.array(z.strictObject({ year: z.int(), unit: z.string(), value: z.number() })),
  supply: z
    .array(
      z.strictObject({
        ledger: z.enum(REGNSKAP),
        kind: z.enum(FLOW_KINDS),
        year: z.int(),
        unit: z.string(),
        value: z.number(),
      }),
    )
    .nullable(),
  gap: z.array(
    reasoned({
      ledger: z.enum(REGNSKAP),
      year: z.int(),
      type: z.enum(['alle', ...BOLIGTYPER]),
      level: z.enum(TJENESTENIVAAER),
      ...gapFigures,
    }),
  ),
  /** The boligsosiale gap by group, adding up to its rows above; null in runs that are older than it. */
  gapByGroup: z
    .array(
      reasoned({
        ledger: z.enum(REGNSKAP),
        year: z.int(),
        type: z.enum(BOLIGTYPER),
        level: z.enum(TJENESTENIVAAER),
        /** 'alle' is need that is not of one group minus supply that is open to all. */
        group: z.enum(MAALGRUPPER),
        /** False where nobody has said a need: the figure is supply alone. */
        counted: z.boolean(),
        /** 0..1: share of the draws with too few. */
        shortage: z.number().nullable(),
        ...gapFigures,
      }),
    )
    .nullable(),
  ...partsShape,
  /** Inputs that were not given. */
  notLoaded: z.array(z.string()),
});

const toSummary = ({ id, created, result, manifest: m }: StoredRun) => ({
  id,
  created,
  baseYear: result.baseYear,
  lastYear: result.years.at(-1) ?? result.baseYear,
  example: result.example,
  modelVersion: m.modelVersion,
  inputHash: m.inputHash,
});

function toRun(stored: StoredRun): z.infer<typeof run> {
  const { result: r, manifest: m } = stored;
  const { population, households } = r;
  const yearly = (total: readonly Interval[]) =>
    r.years.flatMap((year, i) => (total[i] ? banded({ year }, total[i]) : []));
  // Runs stored before model 0.3.0 have no supply by kind.
  const coming = r.supply?.coming ?? null;
  const supply =
    coming &&
    REGNSKAP.flatMap((ledger) =>
      FLOW_KINDS.flatMap((kind) =>
        r.years.map((year, i) => ({ ledger, kind, year, unit: UNIT[ledger], value: coming[ledger][kind]?.[i] ?? 0 })),
      ),
    );
  return withReasons(
    {
      ...toSummary(stored),
      manifest: {
        modelVersion: m.modelVersion,
        parameterVersion: m.parameterVersion,
        seed: m.seed,
        draws: m.draws,
        inputHash: m.inputHash,
        sources: m.sources.map(({ role, title, confidence, year }) =>
          withReasons({ role, title, confidence, year }, { year: 'gjelder-ikke' }),
        ),
      },
      population: withReasons(
        {
          unit: 'personer',
          ...originOf(population),
          confidence: population.confidence,
          total: yearly(population.total),
          groups: AGE_GROUPS.map(([fromAge, toAge], g) => ({
            fromAge,
            toAge,
            values: r.years.map((year, i) => ({ year, value: population.groups[g]?.[i] ?? 0 })),
          })),
        },
        NO_ORIGIN,
      ),
      households: {
        unit: 'husholdninger',
        calibrated: households.calibrated,
        confidence: households.confidence,
        total: yearly(households.total),
      },
      need: r.need.map(({ year, change, replacement, vacancy, backlog, crowding = null }) =>
        withReasons(
          {
            ledger: 'boligutvikling' as const,
            year,
            unit: 'boliger per år',
            change,
            replacement,
            vacancy,
            backlog,
            crowding,
          },
          { backlog: 'ikke-talt-opp', crowding: backlog === null ? 'ikke-lastet' : 'gjelder-ikke' },
        ),
      ),
      care: r.care.map((value, i) => ({ year: r.years[i] ?? r.baseYear, unit: 'plasser', value })),
      supply,
      gap: openGap(r).map((g) => withReasons(figuresOf(g), untold(g))),
      gapByGroup: r.gapByGroup
        ? openGroups(r).map((g) => {
            const shortage = isHidden(g) ? null : (g.shortage ?? null);
            const reasons = untold(g);
            const row = { ...figuresOf(g), type: g.type, group: g.group, counted: g.counted, shortage };
            return withReasons(row, { ...reasons, shortage: g.counted ? reasons.mean : 'ikke-talt-opp' });
          })
        : null,
      ...partsOf(r),
      notLoaded: [...r.missing],
    },
    {
      supply: 'ikke-registrert',
      gapByGroup: 'ikke-registrert',
      supplyNotByGroup: 'ikke-registrert',
      tenure: 'ikke-registrert',
      areas: 'ikke-registrert',
      gapByArea: 'ikke-registrert',
    },
  );
}

/** What a reader may ask for instead of all of it: the rows of one ledger, of one year, or both. */
const part = z.strictObject({
  ledger: z.enum(REGNSKAP).optional(),
  year: z.coerce.number().int().min(1900).max(2200).optional(),
});

/** The rows asked for; tables without a ledger or a year of their own are whole. */
function partOf(all: z.infer<typeof run>, { ledger, year }: z.infer<typeof part>): z.infer<typeof run> {
  const keep = <T extends { readonly year: number; readonly ledger?: string }>(rows: T[]): T[] =>
    rows.filter((r) => (!year || r.year === year) && (!ledger || !r.ledger || r.ledger === ledger));
  return {
    ...all,
    need: keep(all.need),
    care: keep(all.care),
    supply: all.supply && keep(all.supply),
    gap: keep(all.gap),
    gapByGroup: all.gapByGroup && keep(all.gapByGroup),
    gapByArea: all.gapByArea && keep(all.gapByArea),
  };
}

export const boligbehovApi: readonly Endpoint[] = [
  endpoint({
    id: 'listKjoeringer',
    path: base,
    query: idPage,
    answer: pageOf(summary),
    async load(ctx, { limit, after }) {
      const runs = await ctx.db.inKommune(kommuneOf(ctx).id, (tx) => listRuns(tx, limit + 1, after ?? null));
      return toPage(ctx, runs.map(toSummary), limit, (r) => r.id);
    },
  }),
  endpoint({
    id: 'getKjoering',
    path: `${base}/:id`,
    examples: [`${base}/siste`],
    query: part,
    answer: run,
    async load(ctx, asked) {
      const id = ctx.params.id ?? '';
      if (id !== 'siste' && !isUuid(id)) return null;
      const found = await ctx.db.inKommune(kommuneOf(ctx).id, (tx) =>
        id === 'siste' ? latestRun(tx) : findRun(tx, id),
      );
      return found && partOf(toRun(found), asked);
    },
  }),
];
