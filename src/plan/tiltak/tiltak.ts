import type { Boligtype, Kroner, Ledger, Maalgruppe, Tjenestenivaa } from '../../kernel/index.ts';
import type { Egneverdier } from '../egnefelt/index.ts';
import type { Effektlinje } from './effektlinje.ts';
import type { Oppgave } from './oppgaver.ts';
import type { TiltakStatus } from './status.ts';
import type { Sted } from './sted.ts';

/** How well the cost is known. Money is not given to more than a rough guess (the guide, phase 5.1: about ±20 %). */
export const SIKKERHET = ['grov', 'pluss-minus-20', 'anbud'] as const;
export type Sikkerhet = (typeof SIKKERHET)[number];

/** What kind of work a tiltak is. */
export const SLAG = [
  'oppdrag',
  'drift',
  'investering',
  'avtale',
  'regulering',
  'laan-tilskudd',
  'organisering',
] as const;
export type Slag = (typeof SLAG)[number];

/** Years of an økonomiplan. */
export const PLAN_YEARS = 4;

/** What a tiltak does with one kind of dwelling or place: units that come in each of the four years, or go where the line says so. */
export interface Effekt extends Effektlinje {
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly units: readonly number[];
}

export const MAX_EFFEKTER = 3;

/** Money for an investment besides grants and loans, and rents that carry running costs; one amount for each of the four years. */
export const FUNDING_FIELDS = ['vat', 'fund', 'sale', 'onlending', 'rent'] as const;
export type FundingField = (typeof FUNDING_FIELDS)[number];

/** The adopted økonomiplan that a status rests on: its number among the readings, and the decision as it is known outside. */
export interface Beslutning {
  readonly utgave: number;
  readonly firstYear: number;
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly caseNumber: string;
}

/**
 * A tiltak as the newest revision says it. Amounts are whole kroner in the prices of `priceYear`, one for each of the four years.
 * Fields with `?` came later than the first revisions: absent means that nobody has said.
 */
export interface Tiltak extends Sted {
  readonly title: string;
  readonly maal: number;
  readonly ledger: Ledger;
  readonly status: TiltakStatus;
  readonly reason: string;
  readonly responsible: string;
  readonly group: Maalgruppe;
  /** Type and level of the first effect. */
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly kostra: string;
  readonly firstYear: number;
  /** Units of all effects together, a year each. */
  readonly units: readonly number[];
  readonly investment: readonly Kroner[];
  readonly grants: readonly Kroner[];
  readonly operation: readonly Kroner[];
  /** The written statement that an investment brings no running cost; '' when not given. */
  readonly noOperation: string;
  readonly description?: string;
  /** Strategi of the goal it follows; null for none. */
  readonly strategy?: number | null;
  readonly cooperating?: string;
  readonly otherGroups?: readonly Maalgruppe[];
  readonly effects?: readonly Effekt[];
  /** Årsverk, with one decimal. */
  readonly staff?: readonly number[];
  readonly certainty?: Sikkerhet | null;
  readonly funding?: Readonly<Record<FundingField, readonly Kroner[]>>;
  /** Percent of the cost that has money, for a tiltak that is partly financed. */
  readonly share?: number | null;
  readonly start?: number | null;
  readonly end?: number | null;
  /** Read through `priceYearOf`: null or absent is the first year. */
  readonly priceYear?: number | null;
  readonly kind?: Slag | null;
  /** Ids of content/virkemidler. */
  readonly instruments?: readonly string[];
  /** How anybody sees that it works; '' when nobody has said, as in the four that follow. */
  readonly indicator?: string;
  readonly law?: string;
  readonly risks?: string;
  /** Why the dwellings give VAT compensation, where their level of services does not say so. */
  readonly vatGround?: string;
  /** Others than the municipality's own units, which are `cooperating`. */
  readonly parties?: string;
  readonly plans?: string;
  /** Numbers of tiltak that must be in place first, and of those that cannot be had together with this one. */
  readonly requires?: readonly number[];
  readonly excludes?: readonly number[];
  /** The gjennomføringsplan, in order. */
  readonly tasks?: readonly Oppgave[];
  /** What it says in the fields the municipality has added, those that are taken away too. */
  readonly own?: Egneverdier;
  /** Taken away: no list has it, and its own page says so. `replacedBy` is the tiltak that stands for it. */
  readonly removed?: boolean;
  readonly replacedBy?: number;
  /** What it was started from: 'tiltak:7' or 'eksempel:stord'. */
  readonly from?: string;
  /** Numbers of the tiltak whose content has become part of this one. */
  readonly merged?: readonly number[];
  /** The decision behind the status; gone when somebody gives it another. */
  readonly decision?: Beslutning;
}

export const effekterOf = (t: Tiltak): readonly Effekt[] =>
  t.effects ?? [{ type: t.type, level: t.level, units: t.units }];

/** Lines whose units come; the others sell, tear down, put in order or rebuild dwellings that stand. */
export const givendeOf = (t: Tiltak): readonly Effekt[] => effekterOf(t).filter((e) => !e.change);

/** The groups the tiltak as a whole is for, the most important one first. */
export const hovedgrupperOf = (t: Tiltak): readonly Maalgruppe[] => [
  t.group,
  ...(t.otherGroups ?? []).filter((g) => g !== t.group),
];

/** The same with those that only a line of what it gives is for. */
export const maalgrupperOf = (t: Tiltak): readonly Maalgruppe[] => [
  ...new Set([...hovedgrupperOf(t), ...effekterOf(t).flatMap((e) => (e.group ? [e.group] : []))]),
];

/** The year whose prices the amounts are in. */
export const priceYearOf = (t: Pick<Tiltak, 'priceYear' | 'firstYear'>): number => t.priceYear ?? t.firstYear;

export const tiltakNumber = (number: number): string => `T-${String(number).padStart(3, '0')}`;
