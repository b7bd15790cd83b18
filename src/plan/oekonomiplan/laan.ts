import { type Confidence, type Kroner, kroner, roundKroner } from '../../kernel/index.ts';

export const LAANEFORMER = ['annuitet', 'serie'] as const;
export type Laaneform = (typeof LAANEFORMER)[number];

/** Husbanken lends for at most so many years (Husbankforskriften § 8-5). */
export const MAX_LOAN_YEARS = 50;

/** What loans cost from a day on. */
export interface Laanevilkaar {
  readonly from: string;
  readonly form: Laaneform;
  readonly years: number;
  /** Percent a year. */
  readonly rate: number;
  readonly source: string;
  /** Null for what the municipality has said itself. */
  readonly confidence: Confidence | null;
}

/** Those in force on a day: the newest that have begun, the municipality's own before any example. */
export function vilkaarOn(all: readonly Laanevilkaar[], day: string): Laanevilkaar | null {
  const begun = all.filter((v) => v.from <= day).sort((a, b) => b.from.localeCompare(a.from));
  return begun.find((v) => v.confidence === null) ?? begun[0] ?? null;
}

export interface Terminaar {
  readonly interest: Kroner;
  readonly instalment: Kroner;
  /** What is owed when the year is over. */
  readonly rest: Kroner;
}

/**
 * A loan's years, one payment a year, the first a year after it is taken up. Each amount is rounded once and the last
 * instalment takes what is left, so that the instalments are the loan to the krone.
 */
export function repay(loan: Kroner, { form, years, rate }: Pick<Laanevilkaar, 'form' | 'years' | 'rate'>): Terminaar[] {
  const r = rate / 100;
  const payment = r === 0 ? loan / years : (loan * r) / (1 - (1 + r) ** -years);
  let rest: number = loan;
  return Array.from({ length: years }, (_, i) => {
    const interest = roundKroner(rest * r);
    const wanted = form === 'serie' ? roundKroner(loan / years) : roundKroner(payment - interest);
    const instalment = kroner(i === years - 1 ? rest : Math.min(rest, wanted));
    rest -= instalment;
    return { interest, instalment, rest: kroner(rest) };
  });
}
