import { z } from 'zod';
import {
  BOLIGTYPER,
  CONFIDENCES,
  type Interval,
  type Ledger,
  REGNSKAP,
  TJENESTENIVAAER,
} from '../../../kernel/index.ts';
import { TENURES } from '../../../model/need/tenure.ts';
import type { GapRow, RunResult } from '../../../model/result.ts';
import { FLOW_KINDS } from '../../../model/types.ts';
import { type Reason, reasoned, withReasons } from '../../../platform/http/api.ts';
import { type HiddenGap, isHidden, openAreas } from '../open-gap.ts';

/** What is counted in each ledger. They are never added. */
export const UNIT: Readonly<Record<Ledger, string>> = { boligutvikling: 'boliger', boligsosialt: 'enheter' };

const quantile = z.number().nullable();
const band = { mean: z.number(), p10: quantile, p50: quantile, p90: quantile };
export const projected = reasoned({ year: z.int(), ...band });

export const gapFigures = {
  unit: z.string(),
  ...band,
  /** Null where it would give a count of one to four households away, which leaves the product for nobody. */
  mean: z.number().nullable(),
  confidence: z.enum(CONFIDENCES),
  /** 0..1: how much of the figure rests on modelled or unchecked inputs. */
  weakShare: z.number().nullable(),
};

const countedYears = z
  .strictObject({ of: z.enum(['own', 'county']), years: z.array(z.int()) })
  .nullable()
  .describe(
    'Whose counts it rests on and their years; null where the schedules of the country, or the known years, stand for it',
  );

/** What the population of a run rests on. */
export const originShape = {
  source: z.enum(['ssb-projection', 'vital-rates', 'own-history', 'one-year']),
  /** The alternative of the projection that it is, or is held to. */
  alternative: z.string().nullable(),
  /** Whether its own path is held to the persons of a projection without ages. */
  raked: z.boolean(),
  /** Births, deaths and moves that are loaded and used; null where it rests on none. */
  counted: reasoned({ births: countedYears, deaths: countedYears, moves: countedYears }).nullable(),
};

export function originOf({ source, alternative, raked, loaded }: RunResult['population']) {
  const own = (from: NonNullable<typeof loaded>['births']) => from && { of: from.of, years: [...from.years] };
  const told = loaded && { births: own(loaded.births), deaths: own(loaded.deaths), moves: own(loaded.moves) };
  return {
    source,
    alternative: alternative ?? null,
    raked: raked ?? false,
    counted: told ? withReasons(told, { births: 'ikke-lastet', deaths: 'ikke-lastet', moves: 'ikke-lastet' }) : null,
  };
}

/** Why a part of {@link originOf} is not there. */
export const NO_ORIGIN = {
  alternative: 'gjelder-ikke',
  counted: 'gjelder-ikke',
} as const satisfies Record<string, Reason>;

export const partsShape = {
  /** Boligsosial supply that no one group has of its own, by where it comes from; null in runs that are older than it. */
  supplyNotByGroup: z
    .array(
      z.strictObject({
        kind: z.enum(FLOW_KINDS),
        type: z.enum(BOLIGTYPER),
        level: z.enum(TJENESTENIVAAER),
        year: z.int(),
        unit: z.string(),
        value: z.number(),
      }),
    )
    .nullable(),
  /** Need and households by how the dwelling is held; null in runs that are older than it. */
  tenure: z
    .array(
      z.strictObject({
        tenure: z.enum(TENURES),
        year: z.int(),
        households: z.number(),
        /** Dwellings a year, all components together. */
        need: z.number(),
      }),
    )
    .nullable(),
  /** By part of the municipality; null where nobody has told of its parts. */
  areas: z
    .array(
      z.strictObject({
        area: z.string(),
        confidence: z.enum(CONFIDENCES),
        population: z.array(projected),
        need: z.array(
          z.strictObject({
            year: z.int(),
            unit: z.string(),
            households: z.number(),
            change: z.number(),
            replacement: z.number(),
            vacancy: z.number(),
            /** Its part of the places with 24-hour staffing that are needed. */
            carePlaces: z.number(),
          }),
        ),
      }),
    )
    .nullable(),
  /** The gap by area, adding up to its rows above; an area of null is what nobody has told an area of. */
  gapByArea: z
    .array(
      reasoned({
        ledger: z.enum(REGNSKAP),
        year: z.int(),
        type: z.enum(['alle', ...BOLIGTYPER]),
        level: z.enum(TJENESTENIVAAER),
        area: z.string().nullable(),
        /** False where nobody has said a need: the figure is supply alone. */
        counted: z.boolean(),
        needed: z.number().nullable(),
        coming: z.number().nullable(),
        shortage: z.number().nullable(),
        ...gapFigures,
      }),
    )
    .nullable(),
};

/** The interval, or why it is withheld. */
export const banded = <T extends object>(row: T, { mean, p10, p50 = null, p90 }: Interval) => ({
  ...row,
  ...withReasons({ mean, p10, p50, p90 }, { p10: 'usikre-inndata', p50: 'usikre-inndata', p90: 'usikre-inndata' }),
});

export const figuresOf = (g: GapRow | HiddenGap) => {
  const { ledger, year, type, level, confidence, weakShare, mean, p10, p90 } = g;
  const p50 = isHidden(g) ? null : (g.p50 ?? null);
  return { ledger, year, type, level, unit: UNIT[ledger], confidence, weakShare, mean, p10, p50, p90 };
};

/** Why figures of a gap are not told. */
export const untold = (g: GapRow | HiddenGap) => {
  const why: Reason = isHidden(g) ? 'liten-celle' : 'usikre-inndata';
  return { mean: why, p10: why, p50: why, p90: why, weakShare: why };
};

/** A run by what is nobody's, by tenure and by area. */
export function partsOf(r: RunResult) {
  const { notByGroup, tenure, areas } = r;
  return {
    supplyNotByGroup:
      notByGroup?.flatMap(({ kind, type, level, coming }) =>
        coming.map((value, i) => ({ kind, type, level, year: r.years[i] ?? 0, unit: UNIT.boligsosialt, value })),
      ) ?? null,
    tenure: tenure
      ? TENURES.flatMap((kind, c) =>
          r.need.map(({ year }, i) => ({
            tenure: kind,
            year,
            households: tenure.households[c]?.[i] ?? 0,
            need: tenure.need[c]?.[i] ?? 0,
          })),
        )
      : null,
    areas:
      areas?.of.map(({ name, confidence, population, households, need, care }) => ({
        area: name,
        confidence,
        population: r.years.flatMap((year, i) => (population[i] ? banded({ year }, population[i]) : [])),
        need: need.map(({ year, change, replacement, vacancy }, i) => {
          const [h = 0, carePlaces = 0] = [households[i], care[i]];
          return { year, unit: 'boliger per år', households: h, change, replacement, vacancy, carePlaces };
        }),
      })) ?? null,
    gapByArea: areas
      ? openAreas(r).map((g) => {
          const { area, counted, needed, coming } = g;
          const shortage = isHidden(g) ? null : (g.shortage ?? null);
          const reasons = untold(g);
          return withReasons(
            { ...figuresOf(g), area, counted, needed, coming, shortage },
            {
              ...reasons,
              ...{ area: 'ikke-registrert' as const, needed: reasons.mean, coming: reasons.mean },
              shortage: counted ? reasons.mean : 'ikke-talt-opp',
            },
          );
        })
      : null,
  };
}
