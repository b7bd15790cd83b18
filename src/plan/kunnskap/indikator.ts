import type { Kvalitet, Texts } from '../../kernel/index.ts';
import type { DataRole } from '../grunnlag/index.ts';

export const RETNINGER = ['higher', 'lower', 'neutral'] as const;
export type Retning = (typeof RETNINGER)[number];

export const ENHETER = [
  'personer',
  'husholdninger',
  'boliger',
  'lån',
  'kr',
  'dager',
  'prosent',
  'per 1000 innbyggere',
  'personer per husholdning',
] as const;
export type Enhet = (typeof ENHETER)[number];

/** Cells of the table that plays a role. `ages` is from and to, both counted; null is everybody older. */
export interface Utvalg {
  readonly role: DataRole;
  readonly ages?: readonly [number, number | null] | undefined;
  readonly words?: readonly string[] | undefined;
}

/** What is counted, and what makes a share of it: a part of `of`, `inverse` divided by it, or its growth over some years. */
export interface Beregning {
  readonly count: Utvalg;
  readonly of?: Utvalg | undefined;
  readonly inverse?: Utvalg | undefined;
  readonly growth?: number | undefined;
  readonly per: number;
}

/**
 * A figure as it stands in a table: `words` name its measure, the first that names exactly one, `not` are words that measure may not have,
 * `pick` names the value of every other variable. Where none is picked, `sum` adds the values, and `weight` makes their mean by another measure.
 */
export interface Lesning {
  readonly role: DataRole;
  readonly words: readonly string[];
  readonly not?: readonly string[] | undefined;
  readonly pick?: readonly string[] | undefined;
  readonly sum?: true | undefined;
  readonly weight?: readonly string[] | undefined;
}

export const LISTER = ['grunnkrets', 'rullestol'] as const;
export type Liste = (typeof LISTER)[number];

export interface EgetTall {
  readonly unit: Enhet;
  readonly min: number;
  readonly max: number;
}

export interface Indikator {
  readonly id: string;
  readonly table: string | null;
  readonly source: Texts;
  readonly direction: Retning;
  readonly quality: Kvalitet | null;
  readonly name: Texts;
  readonly definition: Texts;
  readonly caveat: Texts;
  /** What to download and where, for one that no table gives. */
  readonly obtain?: Texts | undefined;
  readonly compute?: Beregning | undefined;
  /** Read from a table where one is loaded; a figure that is typed stands before it. */
  readonly read?: Lesning | undefined;
  /** Typed by the municipality. */
  readonly manual?: EgetTall | undefined;
  /** Which share of the list of municipal dwellings it is, where there is a list; a figure that is typed stands before it. */
  readonly list?: Liste | undefined;
  readonly countUnit?: Enhet | undefined;
  readonly shareUnit?: Enhet | undefined;
  readonly decimals: number;
}

export interface Tema {
  readonly theme: string;
  readonly name: Texts;
  readonly indicators: readonly Indikator[];
}

/** Whether the count is shown first: the figure is typed, or the share is its growth. */
export const countFirst = (i: Indikator): boolean => i.manual !== undefined || i.compute?.growth !== undefined;

/** Whether a unit counts how many there are, which says nothing beside a place many times as large. */
export const isCount = (unit: Enhet): boolean => ['personer', 'husholdninger', 'boliger', 'lån'].includes(unit);

/** The unit and the decimals of the figure shown first. */
export const unitOf = (i: Indikator): Enhet =>
  i.manual?.unit ?? (countFirst(i) ? i.countUnit : i.shareUnit) ?? 'prosent';
export const decimalsOf = (i: Indikator): number => (i.manual === undefined && countFirst(i) ? 0 : i.decimals);

export const rolesOf = (i: Indikator): readonly DataRole[] => [
  ...new Set([i.read, i.compute?.count, i.compute?.of, i.compute?.inverse].flatMap((u) => (u ? [u.role] : []))),
];
