import { type Kroner, kroner, sumKroner } from '../../kernel/index.ts';
import type { Oekonomiplan } from './oekonomiplan.ts';

/**
 * The lines of the two overviews a budget must have (budsjett- og regnskapsforskriften §§ 5-4 and 5-5) that tiltak bring something to.
 * Money lent on stands apart, so that it pays for no dwelling of the municipality's own.
 */
export const DRIFTSLINJER = ['netto-drift', 'renteutgifter', 'avdrag'] as const;
export const INVESTERINGSUTGIFTER = ['varige-driftsmidler', 'videreutlaan'] as const;
export const INVESTERINGSINNTEKTER = [
  'mva-kompensasjon',
  'tilskudd-fra-andre',
  'salg',
  'bruk-av-laan',
  'bruk-av-laan-til-videreutlaan',
  'bruk-av-fond',
] as const;

type Aar = readonly (Kroner | null)[];

/** What the tiltak bring to each line, a year each; null for interest and instalments that nobody knows the terms of. */
export interface Bevilgning {
  readonly years: readonly number[];
  readonly drift: Readonly<Record<(typeof DRIFTSLINJER)[number], Aar>>;
  readonly utgifter: Readonly<Record<(typeof INVESTERINGSUTGIFTER)[number], readonly Kroner[]>>;
  readonly inntekter: Readonly<Record<(typeof INVESTERINGSINNTEKTER)[number], readonly Kroner[]>>;
  readonly sumDrift: Aar;
  /** Expenses of the investment, which its income is equal to, to the krone. */
  readonly sum: readonly Kroner[];
}

export function bevilgningOf(plan: Oekonomiplan): Bevilgning {
  const { years, totals } = plan;
  const each = (amount: (i: number) => Kroner): Kroner[] => years.map((_, i) => amount(i));
  const at = (amounts: readonly Kroner[], i: number): Kroner => amounts[i] ?? kroner(0);
  const paid = (part: 'interest' | 'instalment'): Aar =>
    years.map((_, i) => (plan.langsikt ? at(plan.langsikt.totals[part], i) : null));
  const drift = { 'netto-drift': plan.netOperation, renteutgifter: paid('interest'), avdrag: paid('instalment') };
  return {
    years,
    drift,
    utgifter: {
      'varige-driftsmidler': each((i) => kroner(at(totals.investment, i) - at(totals.onlending, i))),
      videreutlaan: totals.onlending,
    },
    inntekter: {
      'mva-kompensasjon': totals.vat,
      'tilskudd-fra-andre': totals.grants,
      salg: totals.sale,
      'bruk-av-laan': totals.loan,
      'bruk-av-laan-til-videreutlaan': totals.onlending,
      'bruk-av-fond': totals.fund,
    },
    sumDrift: years.map((_, i) => {
      const parts = DRIFTSLINJER.map((line) => drift[line][i] ?? null);
      const known = parts.filter((n) => n !== null);
      return known.length === parts.length ? sumKroner(known) : null;
    }),
    sum: totals.investment,
  };
}
