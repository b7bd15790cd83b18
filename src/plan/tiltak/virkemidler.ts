import type { Boligtype, Language, Ledger, Maalgruppe, Texts, Tjenestenivaa } from '../../kernel/index.ts';
import type { Typed } from './maal.ts';
import type { Slag } from './tiltak.ts';

/** A way to get dwellings or help that a tiltak may start from, with the days it is open. */
export interface Virkemiddel {
  readonly id: string;
  readonly name: Texts<string>;
  readonly conditions: Texts<string>;
  readonly source: string;
  readonly confidence: 'A' | 'B' | 'O';
  /** 'YYYY-MM-DD'; null where no date is known, and where it is still open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Ids of those that the same tiltak cannot use. */
  readonly notWith: readonly string[];
  readonly starts: {
    readonly kind: Slag;
    readonly ledger: Ledger;
    readonly group: Maalgruppe;
    readonly type: Boligtype;
    readonly level: Tjenestenivaa;
    readonly kostra: string;
  };
}

/** What stands in a value that somebody must replace; a form that still has it is not saved. */
export const BYTT_UT: Texts<string> = { nb: 'eksempel – bytt ut', nn: 'døme – byt ut' };

export const isExample = (text: string): boolean =>
  Object.values(BYTT_UT).some((mark) => text.toLowerCase().includes(mark));

export const isOpen = (v: Pick<Virkemiddel, 'validFrom' | 'validTo'>, day: string): boolean =>
  (v.validFrom === null || v.validFrom <= day) && (v.validTo === null || day <= v.validTo);

/** The form of a tiltak that starts from an instrument: what it is for is chosen, and the words are examples to replace. */
export const tiltakFra = (v: Virkemiddel, lang: Language): Typed => ({
  ...v.starts,
  title: `${v.name[lang]} (${BYTT_UT[lang]})`,
  description: `${v.conditions[lang]} (${BYTT_UT[lang]})`,
});
