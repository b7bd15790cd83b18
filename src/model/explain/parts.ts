import { type Confidence, weakest } from '../../kernel/index.ts';

/** How the parts of a number make it; the order of the parts counts. `reserve`: first part, when it grows over one minus the second. `queue`: the larger of the first over the second and the first plus the third times its square root. `slip`: what is left after halving once for each time the second goes into the first, taken from one. `least`: the smaller of the two, and nothing when one is below zero. `surplus`: what the others leave of the first, and nothing when they are more. `between`: from the first to the second, as far as the third says. */
export const FORMULAS = [
  'sum',
  'product',
  'difference',
  'quotient',
  'power',
  'reserve',
  'queue',
  'slip',
  'least',
  'surplus',
  'between',
] as const;
export type Formula = (typeof FORMULAS)[number];

export const UNITS = [
  'dwellings',
  'households',
  'persons',
  'places',
  'share',
  'years',
  'perHousehold',
  'factor',
] as const;

/** Where a number that is not computed further comes from. */
export type Origin =
  /** A group of the parameter file. */
  | { readonly kind: 'parameter'; readonly key: string }
  /** A loaded table or what the municipality has typed, by role. */
  | { readonly kind: 'input'; readonly role: string }
  /** A step of the model that stands in the tables of the need page. */
  | { readonly kind: 'model'; readonly step: 'population' | 'households' | 'quantile' }
  /** A draw of the run, by its number. */
  | { readonly kind: 'draw'; readonly draw: number };

/** One number of an explanation: computed from its parts by a formula, or taken from its origin. */
export interface Explained {
  readonly term: string;
  /** What the term is of: a type, a year, a lowest age or a flow. */
  readonly of?: string | number;
  readonly value: number;
  readonly unit: (typeof UNITS)[number];
  readonly formula: Formula | null;
  readonly parts: readonly Explained[];
  readonly origin: Origin | null;
  readonly confidence: Confidence;
}

/** The number that a formula makes of the values of its parts. */
export function evaluate(formula: Formula, values: readonly number[]): number {
  const [first = 0, second = 0, third = 0] = values;
  switch (formula) {
    case 'sum':
      return values.reduce((n, v) => n + v, 0);
    case 'product':
      return values.reduce((n, v) => n * v, 1);
    case 'difference':
      return values.slice(1).reduce((n, v) => n - v, first);
    case 'quotient':
      return first / second;
    case 'power':
      return first ** second;
    case 'reserve':
      return first > 0 ? first / (1 - second) : first;
    case 'queue':
      return Math.max(first / second, first + third * Math.sqrt(first));
    case 'slip':
      return 1 - 0.5 ** (first / second);
    case 'least':
      return Math.max(0, Math.min(first, second));
    case 'between':
      return first + (second - first) * third;
    case 'surplus':
      return Math.max(0, evaluate('difference', values));
  }
}

type Unit = Explained['unit'];

export const leaf = (
  term: string,
  value: number,
  unit: Unit,
  origin: Origin,
  confidence: Confidence,
  of?: string | number,
): Explained => ({
  term,
  ...(of === undefined ? {} : { of }),
  value,
  unit,
  formula: null,
  parts: [],
  origin,
  confidence,
});

export const made = (
  term: string,
  formula: Formula,
  unit: Unit,
  parts: readonly Explained[],
  of?: string | number,
): Explained => ({
  term,
  ...(of === undefined ? {} : { of }),
  value: evaluate(
    formula,
    parts.map((p) => p.value),
  ),
  unit,
  formula,
  parts,
  origin: null,
  confidence: weakest(...parts.map((p) => p.confidence)),
});

/** How a figure strays in one draw. */
export interface Strays {
  readonly draw: number;
  readonly by: number;
}

export const straysTold = ({ draw, by }: Strays): Explained =>
  leaf('strays', by, 'factor', { kind: 'draw', draw }, 'B', draw + 1);

export const POPULATION: Origin = { kind: 'model', step: 'population' };
export const parameter = (key: string): Origin => ({ kind: 'parameter', key });
export const input = (role: string): Origin => ({ kind: 'input', role });
