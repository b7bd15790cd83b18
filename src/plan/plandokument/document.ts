import type { Language } from '../../kernel/index.ts';

/**
 * The one document model. Every output (web, PDF, Word, Excel) is rendered from it and from nothing else,
 * so that no figure can differ between them. Plain data: JSON in, JSON out.
 */
export interface PlanDocument {
  readonly schema: 1;
  readonly lang: Language;
  readonly title: string;
  readonly subtitle?: string;
  readonly kommune: string;
  /** Printed on the title page: status, version, date, adopting body. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly chapters: readonly Chapter[];
  /** The tiltak it is made of, each in the revision that it says; absent in documents frozen before they were kept. */
  readonly tiltak?: readonly TiltakIPlanen[];
}

/** A tiltak as a plan names it. */
export interface TiltakIPlanen {
  /** The plan's own number, from 1. */
  readonly display: number;
  /** Of the register, `T-017`. */
  readonly number: number;
  readonly revision?: number;
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | DocumentTable
  | DocumentPicture
  | { readonly kind: 'note'; readonly tone: 'info' | 'warning'; readonly text: readonly Inline[] };

export interface Inline {
  readonly text: string;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  readonly href?: string;
  /** Set when the text is a live figure: key into the run or the økonomiplan it is bound to. */
  readonly figure?: string;
  readonly explained?: Explained;
}

/** The page that explains a figure, within the municipality's workspace; a whole address once the document is given out. */
export type Explained = string;

export interface DocumentTable {
  readonly kind: 'table';
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly unit?: string; readonly align: 'left' | 'right' }[];
  /** A cell is text or a number with its decimals; null is missing and shown as an en dash. */
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly total?: boolean }[];
  readonly source: string;
  readonly explained?: Explained;
}

export interface NumberCell {
  readonly number: number;
  readonly decimals?: number;
  /** Low and high end of its interval. */
  readonly between?: readonly [number, number];
}

export type Cell = string | NumberCell | null;

export interface DocumentPicture {
  readonly kind: 'picture';
  readonly id: string;
  readonly caption: string;
  /** What the picture shows, in words; required. */
  readonly alt: string;
  /** Standalone SVG with xmlns, no style elements or attributes. */
  readonly svg: string;
  /** The same picture drawn for a narrow screen; the web alone uses it. */
  readonly narrow?: string;
  readonly source: string;
  readonly explained?: Explained;
}
