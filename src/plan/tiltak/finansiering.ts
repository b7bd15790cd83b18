import { type Kroner, kroner, roundKroner, type Tjenestenivaa } from '../../kernel/index.ts';
import { byLevel, driftOf, halfSaid } from './linjedrift.ts';
import { effekterOf, type FundingField, PLAN_YEARS, type Tiltak } from './tiltak.ts';

/** All money of a tiltak, an amount a year; `loan` is what the other sources leave of the investment: loans and own means. */
export interface Amounts extends Readonly<Record<FundingField, readonly Kroner[]>> {
  readonly investment: readonly Kroner[];
  readonly grants: readonly Kroner[];
  readonly loan: readonly Kroner[];
  readonly operation: readonly Kroner[];
  /** The operation by level of services; null is what is not said of any. Adds up to it. Absent in what was frozen before it was kept. */
  readonly byLevel?: readonly Nivaadrift[];
}

export interface Nivaadrift {
  readonly level: Tjenestenivaa | null;
  readonly operation: readonly Kroner[];
}

type Scale = (amount: Kroner) => Kroner;

/** What amounts are multiplied by to stand in the prices of another year. */
export interface PriceFactors {
  readonly investment: number;
  readonly operation: number;
}
const AS_TYPED: PriceFactors = { investment: 1, operation: 1 };

const NONE: readonly Kroner[] = Array.from({ length: PLAN_YEARS }, () => kroner(0));

export const fundingOf = (t: Tiltak, field: FundingField): readonly Kroner[] => t.funding?.[field] ?? NONE;

/** Sources that pay an investment; rent pays running costs and is not among them. */
const INVESTMENT_SOURCES = ['vat', 'fund', 'sale', 'onlending'] as const;

/** Levels scaled one upon the other, so that they add up to the scaled operation. */
function scaledLevels(t: Tiltak, scale: Scale): Nivaadrift[] {
  const below = t.operation.map(() => 0);
  return byLevel(t, 'drift').map(({ level, years }) => ({
    level,
    operation: years.map((n, year) => {
      const before = below[year] ?? 0;
      below[year] = before + n;
      return kroner(scale(kroner(before + n)) - scale(kroner(before)));
    }),
  }));
}

/**
 * Scales the sources one upon the other, so that rounding leaves no source negative and they add up to the scaled investment.
 * `scale` must grow with its argument.
 */
function amountsWith(t: Tiltak, scale: Scale, scaleOperation: Scale = scale): Amounts {
  const sources = [t.grants, ...INVESTMENT_SOURCES.map((f) => fundingOf(t, f))];
  const stacked = t.investment.map((all, year) => {
    let below = 0;
    const parts = sources.map((amounts) => {
      const before = scale(kroner(below));
      below += amounts[year] ?? 0;
      return kroner(scale(kroner(below)) - before);
    });
    return { parts, investment: scale(all), loan: kroner(scale(all) - scale(kroner(below))) };
  });
  const source = (at: number) => stacked.map((y) => y.parts[at] ?? kroner(0));
  const [vat, fund, sale, onlending] = INVESTMENT_SOURCES.map((_, i) => source(i + 1));
  return {
    investment: stacked.map((y) => y.investment),
    grants: source(0),
    vat: vat ?? NONE,
    fund: fund ?? NONE,
    sale: sale ?? NONE,
    onlending: onlending ?? NONE,
    loan: stacked.map((y) => y.loan),
    operation: driftOf(t).map(scaleOperation),
    byLevel: scaledLevels(t, scaleOperation),
    rent: fundingOf(t, 'rent').map(scaleOperation),
  };
}

/** The whole cost and how it is paid. */
export const amountsOf = (t: Tiltak, prices: PriceFactors = AS_TYPED): Amounts =>
  amountsWith(t, inPrices(prices.investment), inPrices(prices.operation));

/** What the municipality must borrow or find itself: the investment less every other source. */
export const loanOf = (t: Tiltak): readonly Kroner[] => amountsOf(t).loan;

/** Whether a tiltak's money stands in the økonomiplan. The one place that decides it. */
export const countsInOekonomiplan = (t: Pick<Tiltak, 'status'>): boolean =>
  ['finansiert', 'delvis', 'i-gang', 'gjennomfoert'].includes(t.status);

/** Carried to other prices, each amount rounded once, half away from zero. */
const inPrices =
  (factor: number): Scale =>
  (amount) =>
    factor === 1 ? amount : roundKroner(amount * factor);

const partOf =
  (t: Tiltak, whole: Scale): Scale =>
  (amount) =>
    roundKroner((whole(amount) * (t.share ?? 100)) / 100);

/** The amounts that stand in the økonomiplan; null for a tiltak that does not. A partly financed one counts with its share. */
export function fundedPart(t: Tiltak, prices: PriceFactors = AS_TYPED): Amounts | null {
  if (!countsInOekonomiplan(t)) return null;
  const [whole, wholeOperation] = [inPrices(prices.investment), inPrices(prices.operation)];
  return t.status === 'delvis'
    ? amountsWith(t, partOf(t, whole), partOf(t, wholeOperation))
    : amountsWith(t, whole, wholeOperation);
}

/** The amounts of a live tiltak that have no money; null when there are none. Together with the funded part it is the whole cost. */
export function unfundedPart(t: Tiltak, prices: PriceFactors = AS_TYPED): Amounts | null {
  const waiting = ['foreslaatt', 'krever-utredning', 'vedtatt', 'utsatt'].includes(t.status);
  if (!waiting && t.status !== 'delvis') return null;
  const rest = (factor: number): Scale => {
    const whole = inPrices(factor);
    const part = partOf(t, whole);
    return waiting ? whole : (n) => kroner(whole(n) - part(n));
  };
  const left = amountsWith(t, rest(prices.investment), rest(prices.operation));
  return [...left.investment, ...left.operation].every((n) => n === 0) ? null : left;
}

/** Whether a tiltak has a cost that is not in the økonomiplan. */
export const isUnfunded = (t: Tiltak): boolean => unfundedPart(t) !== null;

/** An investment needs a running cost or a written statement that it has none (kommuneloven § 14-4: the plan must be complete and realistic). */
export const lacksOperation = (t: Tiltak): boolean =>
  t.investment.some((n) => n > 0) && driftOf(t).every((n) => n === 0) && t.noOperation === '';

export interface Driftsmangel {
  readonly code: 'mangler-drift' | 'drift-i-noen-linjer' | 'drift-og-ingen-drift';
  readonly field: 'operation1' | 'noOperation';
}

/** What is wrong with what a tiltak says of its drift; `gets` is whether it is given money. A budget with the drift of some of the lines would look whole. */
export function driftRefusals(t: Tiltak, gets: boolean): Driftsmangel[] {
  const both = t.noOperation !== '' && effekterOf(t).some((e) => e.drift);
  return [
    ...(both ? [{ code: 'drift-og-ingen-drift', field: 'noOperation' } as const] : []),
    ...(gets && halfSaid(t, 'drift')
      ? [{ code: 'drift-i-noen-linjer', field: 'operation1' } as const]
      : gets && lacksOperation(t)
        ? [{ code: 'mangler-drift', field: 'operation1' } as const]
        : []),
  ];
}

/**
 * VAT compensation is for dwellings that are adapted for health or social care; those that are let like any other give none. A level with
 * staff says so by itself. Where it does not, somebody must write why.
 */
export const lacksVatGround = (
  t: Pick<Tiltak, 'funding' | 'effects' | 'level' | 'type' | 'units' | 'vatGround'>,
): boolean =>
  (t.funding?.vat ?? []).some((n) => n > 0) &&
  !t.vatGround &&
  !effekterOf(t as Tiltak).some((e) => e.level === 'personalbase' || e.level === 'heldoegns');

/** Years (0..3) in which the sources pay more than the investment costs. */
export const overfundedYears = (t: Tiltak): number[] => loanOf(t).flatMap((n, i) => (n < 0 ? [i] : []));

export type Vilkaar =
  | 'ansvarlig-enhet'
  | 'kostra-funksjon'
  | 'kostnad-anslaatt'
  | 'drift-oppgitt'
  | 'finansiering-innenfor';

/**
 * Whether the cost is known well enough for money. Plus/minus 20 percent and a tender are enough; a rough guess never is.
 * Where nobody has said, the tiltak may be saved with money, but stands as not ready until somebody does.
 */
export const surenessOf = (t: Pick<Tiltak, 'certainty'>): 'nok' | 'for-grov' | 'ikke-oppgitt' =>
  t.certainty === 'grov' ? 'for-grov' : t.certainty ? 'nok' : 'ikke-oppgitt';

/** Whether the tiltak costs anything, so far as anybody has said. */
export const hasCost = (t: Tiltak): boolean => [...t.investment, ...driftOf(t)].some((n) => n !== 0);

/**
 * Whether a change gives money to a cost nobody has said the certainty of. What had money before that was asked for
 * may keep it, and stands as not ready.
 */
export const givesMoneyUnsure = (before: Tiltak | null, after: Tiltak): boolean => {
  const [had, has] = [before !== null && countsInOekonomiplan(before), countsInOekonomiplan(after)];
  // What is under way when it is first written down is a fact, not a gift of money.
  const gives = before === null ? ['finansiert', 'delvis'].includes(after.status) : has && !had;
  const forgets = had && has && before?.certainty && !after.certainty;
  return Boolean(gives || forgets) && hasCost(after) && surenessOf(after) !== 'nok';
};

/** The conditions for giving a tiltak money, in the guide's order, each met or not. */
export function canBeFinansiert(t: Tiltak): readonly { readonly vilkaar: Vilkaar; readonly met: boolean }[] {
  const costs = hasCost(t);
  return [
    { vilkaar: 'ansvarlig-enhet', met: t.responsible !== '' },
    { vilkaar: 'kostnad-anslaatt', met: !costs || surenessOf(t) === 'nok' },
    { vilkaar: 'drift-oppgitt', met: !lacksOperation(t) },
    { vilkaar: 'finansiering-innenfor', met: overfundedYears(t).length === 0 },
    { vilkaar: 'kostra-funksjon', met: !costs || t.kostra !== '' },
  ];
}

export const unmetConditions = (t: Tiltak): Vilkaar[] => canBeFinansiert(t).flatMap((c) => (c.met ? [] : [c.vilkaar]));
