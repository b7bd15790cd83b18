import { type Confidence, openSum, weakest } from '../../kernel/index.ts';
import { keyAt, keyOf, normalOf, uniformOf } from '../random/keyed.ts';
import type { Parameters, RunInput } from '../types.ts';
import { poisson } from './group-draws.ts';
import { needOf } from './groups.ts';

/** Crowded households that would split, opened: households, the share that would, and those counted elsewhere, who are taken off. */
export interface Crowded {
  readonly year: number;
  readonly households: number;
  readonly split: number;
  /** The most households of the overview that can lack a dwelling, as its small counts are hidden: they are helped in the other ledger. */
  readonly counted: number;
  readonly confidence: Confidence;
}

/**
 * Ordinary dwellings that are missing, as a flow of those who lack one: L(t+1) = L(t) (1 - leaving) + perYear, from what is counted in the
 * base year. Those who leave have found a dwelling without a new one. Units: dwellings, one a household.
 */
export interface Lack {
  readonly part: 'backlog' | 'crowding';
  readonly start: number;
  readonly perYear: number;
  readonly leaving: number;
  /** Whether somebody has said how many come; else as many come as leave, and the stock stands. */
  readonly told: boolean;
  /** Whether `leaving` is the municipality's own. */
  readonly ownLeaving: boolean;
  readonly confidence: Confidence;
  /** Class of what somebody has counted. */
  readonly counted: Confidence;
  readonly crowded?: Crowded;
}

type Asked = Pick<RunInput, 'backlog' | 'backlogConfidence' | 'backlogFlow' | 'crowded' | 'social'>;

/** Units of crowding: crowded households that would split, less those counted in the overview; never below none. */
export const unitsOfCrowding = ({ households, split, counted }: Pick<Crowded, 'households' | 'split' | 'counted'>) =>
  Math.max(0, households * split - counted);

/**
 * What is missing now: the municipality's own count, or, where nobody has counted, the crowded households that would split. A count holds
 * the crowded too, so the two are never both there. Nothing where neither is known, which is not zero.
 */
export function lacksOf(input: Asked, parameters: Pick<Parameters, 'groups' | 'crowding'>): Lack[] {
  const { flow } = parameters.groups;
  if (input.backlog !== null) {
    const { perYear, leaving: own } = input.backlogFlow ?? {};
    const leaving = own ?? flow.leaving;
    const counted = input.backlogConfidence ?? 'B';
    return [
      {
        part: 'backlog',
        start: input.backlog,
        perYear: perYear ?? leaving * input.backlog,
        leaving,
        told: perYear !== undefined,
        ownLeaving: own !== undefined,
        counted,
        confidence: perYear !== undefined && own === undefined ? weakest(counted, 'C') : counted,
      },
    ];
  }
  if (!input.crowded) return [];
  const crowded: Crowded = {
    ...input.crowded,
    split: parameters.crowding.split,
    counted: openSum((input.social ?? []).map((row) => row.now)).high,
  };
  const start = unitsOfCrowding(crowded);
  return [
    {
      ...{ part: 'crowding', start, perYear: flow.leaving * start, leaving: flow.leaving, told: false },
      // The share that would split is only an example.
      ...{ ownLeaving: false, counted: input.crowded.confidence, confidence: 'O', crowded },
    },
  ];
}

/** Share of those who then lack a dwelling that are to have one by 1 January `t` years on: a straight line over `years`, then all. */
export const clearedBy = (t: number, years: number): number => Math.min(1, t / years);

const flowOf = ({ leaving }: Pick<Lack, 'leaving'>) => ({ since: 0, offset: 0, leaving });

/** Households that lack a dwelling on 1 January `t` years after the base, when none is built for them. */
export const lackingAt = (lack: Pick<Lack, 'start' | 'perYear' | 'leaving'>, t: number): number =>
  needOf(flowOf(lack), t, lack.start, new Float64Array(Math.max(0, t)).fill(lack.perYear));

/**
 * {@link lackingAt} in one draw, by year from 0: the count strays once (log-normal with mean one), and those who come do so one by one; where
 * nobody has told how many, they are as many as leave a stock of the size that was drawn. Keyed by place and part.
 */
export function drawnLack(
  lack: Pick<Lack, 'part' | 'start' | 'perYear' | 'leaving' | 'told'>,
  place: { readonly code: string; readonly baseYear: number; readonly years: number },
  countSpread: number,
  seed: number,
  draw: number,
): Float64Array {
  const key = keyOf(lack.part, place.code);
  const at = (t: number) => keyAt(key, seed, draw, place.baseYear + t);
  const strays = Math.exp(countSpread * normalOf(at(0), 2) - countSpread ** 2 / 2);
  const come = lack.perYear * (lack.told ? 1 : strays);
  const added = Float64Array.from({ length: place.years }, (_, t) => {
    const k = at(t);
    return poisson(come, uniformOf(k, 1), normalOf(k, 0));
  });
  const flow = flowOf(lack);
  return Float64Array.from({ length: place.years + 1 }, (_, t) => needOf(flow, t, lack.start * strays, added));
}
