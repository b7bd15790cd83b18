/** Bodies that decide in a municipality. 'utvalg' and 'annet' are given a name. */
export const ORGANER = ['kommunestyre', 'formannskap', 'utvalg', 'kommunedirektoer', 'annet'] as const;
export type Organ = (typeof ORGANER)[number];

/** What a decision can be about, beside the things that have numbers. */
export const EMNER = ['planform', 'mandat', 'prosessplan', 'oekonomiplan'] as const;
export type Emne = (typeof EMNER)[number];

/** What was decided upon, as it was: things with revisions are named with theirs. */
export type Subject =
  | { readonly kind: 'planform' | 'mandat'; readonly number: number; readonly revision: number }
  | { readonly kind: 'prosessplan' | 'oekonomiplan' }
  | { readonly kind: 'planversjon'; readonly number: number; readonly adopted: boolean }
  | { readonly kind: 'tiltak'; readonly number: number; readonly revision: number };

export interface Votes {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
}

export interface Endringsforslag {
  /** The point as it would read. */
  readonly text: string;
  readonly proposedBy: string;
  readonly votes: Votes | null;
}

/** What became of a point: the text as proposed, an amendment by its place from 0, or nothing. */
export type Outcome = 'forslag' | 'falt' | number;

export interface Punkt {
  readonly proposed: string;
  /** Votes over the text as proposed; null when nobody wrote them down. */
  readonly votes: Votes | null;
  readonly amendments: readonly Endringsforslag[];
  readonly outcome: Outcome;
}

/** Something the decision asks of a unit; it becomes a task of the round that goes. */
export interface Oppdrag {
  readonly title: string;
  readonly unit: string;
  readonly deadline: string | null;
}

export interface Vedlegg {
  readonly filId: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Why a decision takes the place of an older: the body decided anew, or the older was typed wrong. */
export const ERSTATNINGER = ['nytt', 'retting'] as const;
export type Erstatning = (typeof ERSTATNINGER)[number];

export interface Vedtak {
  readonly title: string;
  readonly body: Organ;
  readonly bodyName: string;
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly caseNumber: string;
  readonly text: string;
  /** How many voted; null when nobody wrote it down. */
  readonly present: number | null;
  readonly points: readonly Punkt[];
  readonly subjects: readonly Subject[];
  readonly assignments: readonly Oppdrag[];
  readonly attachments: readonly Vedlegg[];
  readonly replacing: { readonly number: number; readonly kind: Erstatning; readonly why: string } | null;
}

export interface StoredVedtak {
  readonly number: number;
  readonly data: Vedtak;
  readonly created: string;
}

export const vedtakNumber = (number: number): string => `V-${String(number).padStart(3, '0')}`;

/** The point as it was adopted; null when it fell. */
export function adoptedText(point: Punkt): string | null {
  if (point.outcome === 'falt') return null;
  return point.outcome === 'forslag' ? point.proposed : (point.amendments[point.outcome]?.text ?? null);
}

/** The proposal that became the point, for its votes and its proposer; null when it fell. */
export const carriedAmendment = (point: Punkt): Endringsforslag | null =>
  typeof point.outcome === 'number' ? (point.amendments[point.outcome] ?? null) : null;

export const votesCast = (votes: Votes): number => votes.for + votes.against + votes.abstained;

/** The decision that has taken the place of this one; null while it stands. */
export const replacedBy = (number: number, all: readonly StoredVedtak[]): StoredVedtak | null =>
  all.find((v) => v.data.replacing?.number === number) ?? null;

/** Decisions that nothing has taken the place of. */
export const standing = (all: readonly StoredVedtak[]): readonly StoredVedtak[] =>
  all.filter((v) => replacedBy(v.number, all) === null);

/** The newest standing decision on something of a kind. */
export const newestOn = (all: readonly StoredVedtak[], kind: Subject['kind']): StoredVedtak | null =>
  standing(all)
    .filter((v) => v.data.subjects.some((s) => s.kind === kind))
    .toSorted((a, b) => b.data.date.localeCompare(a.data.date) || b.number - a.number)[0] ?? null;

/** Where an assignment stands, which its task keeps as its origin: the decision, and the place there from 1. */
export const assignmentAnchor = (number: number, place: number): string => `vedtak/${number}#oppdrag-${place}`;

/**
 * The anchors an assignment has had, its own first: a correction of a typing error goes on with the tasks of what it corrects,
 * so that nothing is asked for twice.
 */
export function assignmentAnchors(vedtak: StoredVedtak, place: number, all: readonly StoredVedtak[]): string[] {
  const own = assignmentAnchor(vedtak.number, place);
  const { replacing, assignments } = vedtak.data;
  const asked = assignments[place - 1];
  const old = replacing?.kind === 'retting' ? all.find((v) => v.number === replacing.number) : undefined;
  const before = old?.data.assignments.findIndex((a) => a.title === asked?.title && a.unit === asked?.unit) ?? -1;
  return old && before >= 0 ? [own, ...assignmentAnchors(old, before + 1, all)] : [own];
}
