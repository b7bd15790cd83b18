import { bandShare, type ShareBand } from '../households/shares.ts';
import type { GapRow, RunResult } from '../result.ts';
import { resultOf } from '../run.ts';
import type { FlowRow, Parameters, RunInput } from '../types.ts';

/** What a run is made of. */
export interface Setup {
  readonly input: RunInput;
  readonly parameters: Parameters;
}

/** One thing a planner may assume differently: its default, how far it may reasonably go, and what it changes. */
interface Assumption {
  /** `rate` is shown in percent, `people` per 1 000. */
  readonly unit: 'children' | 'percent' | 'perThousand' | 'years' | 'percentage';
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** True for what only the model's own population can answer: the agency's projection stands as it is. */
  readonly ownPopulation?: true;
  value(setup: Setup): number;
  apply(setup: Setup, value: number): Setup;
}

const withParameters =
  (change: (p: Parameters, value: number) => Partial<Parameters>): Assumption['apply'] =>
  ({ input, parameters }, value) => ({ input, parameters: { ...parameters, ...change(parameters, value) } });

const withProgramme =
  (change: (flow: FlowRow, value: number) => Partial<FlowRow>): Assumption['apply'] =>
  ({ input, parameters }, value) => ({
    parameters,
    input: {
      ...input,
      flows: input.flows?.map((f) => (f.kind === 'programme' ? { ...f, ...change(f, value) } : f)) ?? null,
    },
  });

/** Ten years of change in percent, as a relative change a year. */
const yearly = (percent: number) => (1 + percent / 100) ** 0.1 - 1;

/** The bands whose share who live alone may be moved. */
export const ALONE = {
  alone18: { from: 18, to: 29, type: 0 },
  alone30: { from: 30, to: 66, type: 0 },
  alone67: { from: 67, to: 79, type: 0 },
  alone80: { from: 80, to: 105, type: 0 },
} as const satisfies Readonly<Record<string, ShareBand>>;
export type AloneKey = keyof typeof ALONE;

/** The share of an age band who live alone, ten years after the base. A setup without people has none. */
const alone = (band: ShareBand, low: number, high: number) => {
  return {
    unit: 'percent',
    low,
    high,
    step: 1,
    value: ({ input, parameters }: Setup) => {
      const base = input.history.at(-1);
      return base ? bandShare(base, parameters, band) * 100 : 0;
    },
    apply: withParameters(({ householdShares }, percent) => ({
      householdShares: { ...householdShares, targets: [...householdShares.targets, { ...band, share: percent / 100 }] },
    })),
  } as const;
};

/** Households that come to lack a dwelling each year, of those who lack one now; as many as leave where nobody has said. */
function inflowShare({ backlog, backlogFlow }: RunInput, { groups }: Parameters): number {
  const { perYear, leaving = groups.flow.leaving } = backlogFlow ?? {};
  return perYear === undefined || !backlog ? leaving : perYear / backlog;
}

/** The assumptions of the slider page and of the tornado, in the order of the chain. */
export const ASSUMPTIONS = {
  fertility: {
    unit: 'children',
    low: 1.2,
    high: 1.9,
    step: 0.05,
    ownPopulation: true,
    value: ({ parameters }) => parameters.fertility.tfr,
    apply: withParameters((p, tfr) => ({ fertility: { ...p.fertility, tfr } })),
  },
  migration: {
    unit: 'perThousand',
    low: -8,
    high: 8,
    step: 1,
    ownPopulation: true,
    value: ({ parameters }) => parameters.extraMigration * 1000,
    apply: withParameters((_, perThousand) => ({ extraMigration: perThousand / 1000 })),
  },
  mortality: {
    unit: 'percent',
    low: 0,
    high: 200,
    step: 10,
    ownPopulation: true,
    value: () => 100,
    apply: withParameters(({ mortality }, percent) => ({
      mortality: {
        ...mortality,
        female: { ...mortality.female, improvement: (mortality.female.improvement * percent) / 100 },
        male: { ...mortality.male, improvement: (mortality.male.improvement * percent) / 100 },
      },
    })),
  },
  households: {
    unit: 'percentage',
    low: -6,
    high: 6,
    step: 1,
    value: ({ parameters }) => ((1 + parameters.householdPath.trend) ** 10 - 1) * 100,
    apply: withParameters((p, percent) => ({ householdPath: { ...p.householdPath, trend: yearly(percent) } })),
  },
  householdDamping: {
    unit: 'percent',
    low: 50,
    high: 100,
    step: 5,
    value: ({ parameters }) => parameters.householdPath.damping * 100,
    apply: withParameters((p, percent) => ({ householdPath: { ...p.householdPath, damping: percent / 100 } })),
  },
  alone18: alone(ALONE.alone18, 15, 35),
  alone30: alone(ALONE.alone30, 12, 28),
  alone67: alone(ALONE.alone67, 20, 40),
  alone80: alone(ALONE.alone80, 35, 75),
  replacement: {
    unit: 'percent',
    low: 0,
    high: 0.6,
    step: 0.05,
    value: ({ parameters }) => parameters.replacement * 100,
    apply: withParameters((_, percent) => ({ replacement: percent / 100 })),
  },
  vacancy: {
    unit: 'percent',
    low: 0,
    high: 5,
    step: 0.5,
    value: ({ parameters }) => parameters.vacancyReserve * 100,
    apply: withParameters((_, percent) => ({ vacancyReserve: percent / 100 })),
  },
  backlog: {
    unit: 'years',
    low: 2,
    high: 20,
    step: 1,
    value: ({ parameters }) => parameters.backlogYears,
    apply: withParameters((_, backlogYears) => ({ backlogYears })),
  },
  backlogInflow: {
    unit: 'percent',
    low: 0,
    high: 100,
    step: 5,
    // Where nobody has said, as many come as leave.
    value: ({ input, parameters }) => inflowShare(input, parameters) * 100,
    apply: ({ input, parameters }, percent) => ({
      parameters,
      input:
        input.backlog === null
          ? input
          : { ...input, backlogFlow: { ...input.backlogFlow, perYear: (input.backlog * percent) / 100 } },
    }),
  },
  realisation: {
    unit: 'percent',
    low: 40,
    high: 120,
    step: 10,
    value: () => 100,
    apply: withProgramme((f, percent) => ({ probability: Math.min(1, (f.probability * percent) / 100) })),
  },
  slip: {
    unit: 'years',
    low: 0,
    high: 5,
    step: 1,
    value: () => 0,
    apply: withProgramme((f, years) => ({ delay: f.delay + years })),
  },
  healthierAgeing: {
    unit: 'percent',
    low: -1.5,
    high: 0.5,
    step: 0.1,
    value: ({ parameters }) => parameters.careChange * 100,
    apply: withParameters((_, percent) => ({ careChange: percent / 100 })),
  },
} as const satisfies Readonly<Record<string, Assumption>>;

export type AssumptionKey = keyof typeof ASSUMPTIONS;
export const ASSUMPTION_KEYS = Object.keys(ASSUMPTIONS) as AssumptionKey[];
/** The values that differ from the defaults. */
export type Choices = Readonly<Partial<Record<AssumptionKey, number>>>;

export const assumption = (key: AssumptionKey): Assumption => ASSUMPTIONS[key];

/** A setup with the choices made; what is not chosen stands. */
export function applyChoices(setup: Setup, choices: Choices): Setup {
  return ASSUMPTION_KEYS.reduce((made, key) => {
    const value = choices[key];
    return value === undefined ? made : assumption(key).apply(made, value);
  }, setup);
}

/** Sliders move the municipality; its areas, which move no figure of it, would only make people wait. */
const wholeOf = ({ areas: _, ...whole }: RunInput): RunInput => whole;

/** Expected values alone, without draws. Pure. */
export const expected = ({ input, parameters }: Setup): RunResult =>
  resultOf(wholeOf(input), parameters, 0, { draws: 0 });

/** Draws and seed of an answer with intervals: those of a saved run, so that the usual answer is the gap page's own. */
const ANSWER = { seed: 1, draws: 200 } as const;

/** A run with its intervals. Pure. */
export const withDraws = ({ input, parameters }: Setup): RunResult =>
  resultOf(wholeOf(input), parameters, ANSWER.seed, ANSWER);

/** The ledger's own gap `ahead` years after the base, or the last one there is; null when there is no supply to measure against. */
export function mainGap(result: RunResult, ahead: number): GapRow | null {
  const rows = result.gap.filter((g) => g.ledger === 'boligutvikling' && g.type === 'alle');
  return rows.find((g) => g.year === result.baseYear + ahead) ?? rows.at(-1) ?? null;
}

export interface Swing {
  readonly key: AssumptionKey;
  /** The gap at the low and the high end of the assumption, all else at its default. Dwellings. */
  readonly low: number;
  readonly high: number;
}

/** How far each assumption alone moves the main gap, the widest first (a tornado); what moves nothing is left out, nothing without a gap. */
export function tornado(setup: Setup, ahead: number): Swing[] {
  const at = (key: AssumptionKey, value: number) =>
    mainGap(expected(applyChoices(setup, { [key]: value })), ahead)?.mean ?? 0;
  return ASSUMPTION_KEYS.map((key) => {
    const { low, high } = assumption(key);
    return { key, low: at(key, low), high: at(key, high) };
  })
    .filter((swing) => Math.abs(swing.high - swing.low) > 1e-9)
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low));
}
