import type { Boligtype, Language, Ledger, Maalgruppe, Texts, Tjenestenivaa } from '../../kernel/index.ts';
import type { Typed } from './maal.ts';
import type { Slag } from './tiltak.ts';

/** What is paid or lent, or a share of it, with the days it holds. */
export interface Sats {
  readonly what: Texts<string>;
  readonly amount: Texts<string>;
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
}

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
  readonly rates: readonly Sats[];
  /** Why no rate of today stands here, and where the municipality finds its own. */
  readonly noRate?: Texts<string> | undefined;
  readonly starts: {
    readonly kind: Slag;
    readonly ledger: Ledger;
    readonly group: Maalgruppe;
    readonly type: Boligtype;
    readonly level: Tjenestenivaa;
    readonly kostra: string;
  };
}

/** The day the rows of the content were noted. */
export const NOTED = '2026-11-25';

/** What stands in a value that somebody must replace; a form that still has it is not saved. */
export const BYTT_UT: Texts<string> = { nb: 'eksempel – bytt ut', nn: 'døme – byt ut' };

export const isExample = (text: string): boolean =>
  Object.values(BYTT_UT).some((mark) => text.toLowerCase().includes(mark));

export const isOpen = (v: Pick<Virkemiddel, 'validFrom' | 'validTo'>, day: string): boolean =>
  (v.validFrom === null || v.validFrom <= day) && (v.validTo === null || day <= v.validTo);

/** The form of a tiltak that starts from an instrument: what it is for is chosen, and the words are examples to replace. */
export const tiltakFra = (v: Virkemiddel, lang: Language): Typed => ({
  ...v.starts,
  instruments: v.id,
  title: `${v.name[lang]} (${BYTT_UT[lang]})`,
  description: `${v.conditions[lang]} (${BYTT_UT[lang]})`,
});

/** Those that hold on a day; where none does, the last that were known. */
export function ratesOn(v: Pick<Virkemiddel, 'rates'>, day: string): readonly Sats[] {
  const now = v.rates.filter((r) => isOpen({ validFrom: r.from, validTo: r.to }, day));
  if (now.length > 0) return now;
  const last = v.rates.reduce((end, r) => (r.to !== null && r.to < day && r.to > end ? r.to : end), '');
  return v.rates.filter((r) => r.to === last);
}

/** What to say where the grants are typed of a tiltak whose instruments have no rate here. */
export function ownRateHelp(all: readonly Virkemiddel[], typed: Typed, lang: Language): { readonly help?: string } {
  const chosen = (typed.instruments ?? '').split(' ');
  const lines = all.flatMap((v) => (v.noRate && chosen.includes(v.id) ? [`${v.name[lang]}: ${v.noRate[lang]}`] : []));
  return lines.length > 0 ? { help: lines.join(' ') } : {};
}

/** The first two of those chosen that the same tiltak cannot use. */
export function clashOf(
  all: readonly Virkemiddel[],
  chosen: readonly string[],
): readonly [Virkemiddel, Virkemiddel] | null {
  const used = all.filter((v) => chosen.includes(v.id));
  for (const a of used) {
    const b = used.find((v) => a.notWith.includes(v.id));
    if (b) return [a, b];
  }
  return null;
}
