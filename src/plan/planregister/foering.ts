import type { Ledger, Maalgruppe } from '../../kernel/index.ts';
import type { Tema } from './plan.ts';

/** How strongly a plan or law asks, the strongest first. */
export const FOERINGSTYPER = ['krav', 'maal', 'retningslinje', 'anbefaling'] as const;
export type Foeringstype = (typeof FOERINGSTYPER)[number];

/** What a plan or law asks for, as the newest revision says it. */
export interface Foering {
  readonly text: string;
  /** Number of the plan it stands in; null when `source` names a law or another document. */
  readonly plan: number | null;
  readonly source: string;
  readonly link: string;
  /** Page or section. */
  readonly place: string;
  readonly kind: Foeringstype;
  readonly groups: readonly Maalgruppe[];
  /** Null: it is for both ledgers, or for neither alone. */
  readonly ledger: Ledger | null;
  readonly theme: Tema | null;
  /** How many of `unit`, by `year`, where the føring says so. */
  readonly amount: number | null;
  readonly unit: string;
  readonly year: number | null;
  /** Why the municipality does not answer it in this plan; '' while it means to. */
  readonly waived: string;
  /** 'YYYY-MM-DD', for what ships with the product. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly ready: string | null;
  /** Numbers of the goals and the tiltak that answer it. */
  readonly maal: readonly number[];
  readonly tiltak: readonly number[];
  readonly removed: boolean;
}

export interface FoeringRow {
  readonly number: number;
  readonly revision: number;
  readonly data: Foering;
}

/** Two føringer that a person has found to pull two ways. */
export interface Motstrid {
  readonly a: number;
  readonly b: number;
  readonly reason: string;
  readonly removed: boolean;
}

export interface MotstridRow {
  readonly number: number;
  readonly revision: number;
  readonly data: Motstrid;
}

export const foeringNumber = (number: number): string => `F-${String(number).padStart(3, '0')}`;
