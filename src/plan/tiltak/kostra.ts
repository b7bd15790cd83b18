import type { Confidence, Texts } from '../../kernel/index.ts';

/** A row of the dated KOSTRA table in content/. */
export interface KostraFunksjon {
  readonly code: string;
  readonly name: Texts;
  readonly validFrom?: number;
  /** Last year it may be booked on; null while it is in use. */
  readonly validTo?: number | null;
  /** A where the agency itself names the function, O where nobody has checked. */
  readonly confidence?: Confidence;
}

/** Functions that may be booked on in a year. */
export const kostraIn = (table: readonly KostraFunksjon[], year: number): readonly KostraFunksjon[] =>
  table.filter((k) => (k.validFrom ?? year) <= year && year <= (k.validTo ?? year));
