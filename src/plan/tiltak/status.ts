import type { Beslutning } from './tiltak.ts';

export const TILTAK_STATUS = [
  'foreslaatt',
  'krever-utredning',
  'vedtatt',
  'finansiert',
  'delvis',
  'utsatt',
  'forkastet',
  'i-gang',
  'gjennomfoert',
  'ikke-gjennomfoert',
] as const;
export type TiltakStatus = (typeof TILTAK_STATUS)[number];

/** The right it takes: `vedta` writes down what a council decides, `rediger` is the daily work. */
export type Rett = 'rediger' | 'vedta';

type Overganger = Readonly<Partial<Record<TiltakStatus, Rett>>>;

/**
 * What a status may be followed by, and the right it takes. What a council has given, only a decision takes away.
 * A mistake is undone with "angre", not by walking on.
 */
export const OVERGANGER: Readonly<Record<TiltakStatus, Overganger>> = {
  foreslaatt: {
    'krever-utredning': 'rediger',
    vedtatt: 'vedta',
    finansiert: 'vedta',
    delvis: 'vedta',
    utsatt: 'rediger',
    forkastet: 'rediger',
    'i-gang': 'vedta',
  },
  'krever-utredning': {
    foreslaatt: 'rediger',
    vedtatt: 'vedta',
    finansiert: 'vedta',
    delvis: 'vedta',
    utsatt: 'rediger',
    forkastet: 'rediger',
  },
  vedtatt: {
    'krever-utredning': 'rediger',
    finansiert: 'vedta',
    delvis: 'vedta',
    utsatt: 'vedta',
    forkastet: 'vedta',
    'i-gang': 'rediger',
    'ikke-gjennomfoert': 'rediger',
  },
  finansiert: {
    vedtatt: 'vedta',
    delvis: 'vedta',
    utsatt: 'vedta',
    forkastet: 'vedta',
    'i-gang': 'rediger',
    gjennomfoert: 'rediger',
    'ikke-gjennomfoert': 'rediger',
  },
  delvis: {
    vedtatt: 'vedta',
    finansiert: 'vedta',
    utsatt: 'vedta',
    forkastet: 'vedta',
    'i-gang': 'rediger',
    gjennomfoert: 'rediger',
    'ikke-gjennomfoert': 'rediger',
  },
  utsatt: {
    foreslaatt: 'rediger',
    'krever-utredning': 'rediger',
    vedtatt: 'vedta',
    finansiert: 'vedta',
    delvis: 'vedta',
    forkastet: 'vedta',
    'ikke-gjennomfoert': 'rediger',
  },
  forkastet: { foreslaatt: 'rediger' },
  'i-gang': { gjennomfoert: 'rediger', 'ikke-gjennomfoert': 'rediger', utsatt: 'vedta', delvis: 'vedta' },
  gjennomfoert: { 'i-gang': 'rediger' },
  'ikke-gjennomfoert': { foreslaatt: 'rediger', 'krever-utredning': 'rediger', utsatt: 'rediger' },
};

/** What a tiltak that is written for the first time may stand in: what is under way and what came of it are facts, money is a decision. */
const BEGINS: Readonly<Record<TiltakStatus, Rett>> = {
  foreslaatt: 'rediger',
  'krever-utredning': 'rediger',
  vedtatt: 'vedta',
  finansiert: 'vedta',
  delvis: 'vedta',
  utsatt: 'rediger',
  forkastet: 'rediger',
  'i-gang': 'rediger',
  gjennomfoert: 'rediger',
  'ikke-gjennomfoert': 'rediger',
};

/** The right a change of status takes, `null` for one that cannot be; what stays as it is takes the right to edit. */
export const rightFor = (before: TiltakStatus | null, after: TiltakStatus): Rett | null =>
  before === null ? BEGINS[after] : before === after ? 'rediger' : (OVERGANGER[before][after] ?? null);

export const mayFollow = (before: TiltakStatus, after: TiltakStatus): boolean => rightFor(before, after) !== null;

/** Taking back a decision, or bringing one back, takes the right to make it. */
export const undoNeedsAdopt = (newest: TiltakStatus, older: TiltakStatus): boolean =>
  newest !== older && (rightFor(older, newest) === 'vedta' || rightFor(newest, older) === 'vedta');

/** The same of two revisions: a decision that an adopted plan has put behind a status is not taken away by daily work. */
export const takeBackNeedsAdopt = (newest: Decided, older: Decided): boolean =>
  undoNeedsAdopt(newest.status, older.status) || newest.decision?.utgave !== older.decision?.utgave;

/** What somebody may write a new tiltak down as. */
export const startsFor = (mayAdopt: boolean): TiltakStatus[] =>
  TILTAK_STATUS.filter((s) => mayAdopt || BEGINS[s] !== 'vedta');

/** Where somebody may take a tiltak from here, in the order of the list. */
export const nextFor = (before: TiltakStatus, mayAdopt: boolean): TiltakStatus[] =>
  TILTAK_STATUS.filter((s) => s !== before && mayFollow(before, s) && (mayAdopt || rightFor(before, s) !== 'vedta'));

interface Decided {
  readonly status: TiltakStatus;
  readonly decision?: Beslutning;
}

const NEEDS_REASON: readonly TiltakStatus[] = ['delvis', 'utsatt', 'forkastet', 'ikke-gjennomfoert'];

/** States that a person must give a reason for; the report to the council asks for it. */
export const needsReason = (status: TiltakStatus): boolean => NEEDS_REASON.includes(status);

interface Version {
  readonly revision: number;
  readonly created: string;
  readonly data: Decided & { readonly reason: string };
}
export interface Skritt {
  readonly revision: number;
  readonly created: string;
  readonly from: TiltakStatus | null;
  readonly to: TiltakStatus;
  readonly reason: string;
  /** The adopted plan behind the step; null for one that a person took alone. */
  readonly decision: Beslutning | null;
}

/** The changes of status among all revisions, newest first: one where nothing but other fields moved is none. */
export function stepsOf(newestFirst: readonly Version[]): Skritt[] {
  return newestFirst.flatMap((v, i) => {
    const before = newestFirst[i + 1]?.data ?? null;
    const { status, reason, decision = null } = v.data;
    const decided = before?.decision?.utgave === decision?.utgave;
    if (before?.status === status && before.reason === reason && decided) return [];
    return [{ revision: v.revision, created: v.created, from: before?.status ?? null, to: status, reason, decision }];
  });
}
