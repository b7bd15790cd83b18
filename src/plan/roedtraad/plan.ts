import type { Ledger, Maalgruppe, Tjenestenivaa } from '../../kernel/index.ts';

/**
 * A plan as the checker sees it, wherever it was kept. `null` is "nobody has said", and never the same as zero.
 * A list that is null was not in what was read, and the rules that need it are not judged.
 */
export interface CheckedPlan {
  readonly foeringer: readonly CheckedFoering[] | null;
  readonly maal: readonly CheckedMaal[] | null;
  readonly tiltak: readonly CheckedTiltak[] | null;
  readonly linjer: readonly CheckedLinje[] | null;
  readonly behov: readonly CheckedBehov[] | null;
  readonly tall: readonly CheckedTall[] | null;
  readonly tilbud: readonly CheckedTilbud[] | null;
  readonly motstrid: readonly CheckedMotstrid[] | null;
  readonly kombinasjoner: readonly Kombinasjon[];
}

/** What a finding points at. `id` is unique among the objects of its kind. */
export interface PlanObject {
  readonly id: string;
  readonly title: string;
  /** Changes when somebody changes the object; absent where nobody keeps count. */
  readonly version?: number | undefined;
}

export interface CheckedFoering extends PlanObject {
  readonly strength: 'krav' | 'maal' | 'retningslinje' | 'anbefaling';
  /** Goals and tiltak that answer it, or the written reason why it is not answered here. */
  readonly answers: readonly string[];
  readonly waived: string;
}

export interface CheckedMaal extends PlanObject {
  readonly ledger: Ledger | null;
  readonly indicator: string;
  /** Units that shall come by the year; null where the target is not a number of dwellings. */
  readonly target: { readonly units: number; readonly year: number } | null;
  /** Null when what was read does not say anything of strategies. */
  readonly strategies: number | null;
}

/** An object that is over, or that was turned down, is not judged. */
export type Tilstand = 'foreslaatt' | 'vedtatt' | 'i-plan' | 'ferdig' | 'ute';

export interface CheckedTiltak extends PlanObject {
  readonly state: Tilstand;
  readonly maal: string | null;
  readonly ledger: Ledger | null;
  readonly owner: string;
  readonly groups: readonly Maalgruppe[];
  /** Levels of services of what it gives; absent when what was read does not say. */
  readonly levels?: readonly Tjenestenivaa[];
  /** Last year of the work. */
  readonly deadline: number | null;
  readonly investment: number | null;
  readonly operation: number | null;
  readonly noOperation: string;
  /** The first year in which the drift is less than what its own lines need; null where it is enough, absent where nobody has said what they need. */
  readonly tooLow?: { readonly year: number; readonly row: number; readonly lines: number } | null;
  /** What pays the investment, all sources together. */
  readonly funding: number | null;
  /** Dwellings and places that come, a row a year; null when nobody has said, empty for a tiltak that says it brings none. */
  readonly effect: readonly { readonly year: number; readonly units: number }[] | null;
  /** The site, agreement or field the units come in, where the tiltak names one. */
  readonly place: string;
  readonly instruments: readonly string[];
}

/** A line of the økonomiplan. */
export interface CheckedLinje extends PlanObject {
  readonly tiltak: string | null;
}

/** Unmet need of a group; null units: it is known that there is need, but not how much. */
export interface CheckedBehov extends PlanObject {
  readonly group: Maalgruppe;
  readonly units: number | null;
}

/** A figure the plan rests on. Dates 'YYYY-MM-DD' or a year. */
export interface CheckedTall extends PlanObject {
  readonly value: number | null;
  readonly counts: 'mennesker' | 'boliger' | 'annet';
  readonly ledgers: readonly Ledger[];
  /** When the figure was taken into the plan, and when its source last was newer. */
  readonly taken: string | null;
  readonly source: string | null;
}

export interface CheckedTilbud extends PlanObject {
  readonly stage: 'avsatt' | 'regulert' | 'igangsatt' | 'avtale' | 'bygd' | null;
  readonly units: number;
  readonly year: number;
  readonly ledger: Ledger;
  /** Percent. */
  readonly probability: number | null;
}

export interface CheckedMotstrid extends PlanObject {
  readonly a: string;
  readonly b: string;
  readonly reason: string;
}

/** Two instruments that one tiltak cannot use together, and where that is said. */
export interface Kombinasjon {
  readonly a: string;
  readonly b: string;
  readonly source: string;
}

export const EMPTY_PLAN: CheckedPlan = {
  foeringer: null,
  maal: null,
  tiltak: null,
  linjer: null,
  behov: null,
  tall: null,
  tilbud: null,
  motstrid: null,
  kombinasjoner: [],
};
