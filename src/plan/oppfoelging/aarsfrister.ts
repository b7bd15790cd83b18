import { addDays, daysBetween } from '../../kernel/index.ts';
import type { Rapportrunde } from './rapport.ts';

/** What kommuneloven asks of a municipality that follows up a budget, each with a day of the year. */
export const AARSFRISTER = ['rapporter', 'regnskap', 'aarsberetning'] as const;
export type Aarsfristnavn = (typeof AARSFRISTER)[number];

export const isAarsfrist = (text: string): text is Aarsfristnavn => AARSFRISTER.some((f) => f === text);

/** `ikke-sett`: the day is over and nothing here says that it was kept; it may have been, elsewhere. */
export type Aarsfriststand = 'holdt' | 'aapen' | 'brutt' | 'ikke-sett';

export interface Aarsfrist {
  readonly frist: Aarsfristnavn;
  readonly law: string;
  /** The budget year it is about. */
  readonly year: number;
  readonly due: string;
  /** Below zero when the day is over. */
  readonly daysLeft: number;
  readonly state: Aarsfriststand;
  /** Reports that are frozen, of those the law asks for. */
  readonly count?: number;
}

/** Reports to the council a year: kommuneloven § 14-5. */
export const RAPPORTER_I_AARET = 2;

/** Days before its day that those who keep the money are reminded of a clock that is not kept. */
export const FRISTVARSEL = [30, 7] as const;

/** Those to remind of on a day, of what was not said on the working day before. */
export const aarsfristerAaMinneOm = (frister: readonly Aarsfrist[], since: string, today: string): Aarsfrist[] =>
  frister.filter(
    (f) => f.state === 'aapen' && FRISTVARSEL.some((n) => addDays(f.due, -n) > since && addDays(f.due, -n) <= today),
  );

type Runde = Pick<Rapportrunde, 'type' | 'date' | 'closed' | 'removed'>;

/**
 * Where the clocks of the budget stand on a day. A report counts for the year it is about when its round is frozen; the year that is
 * over is told of only where somebody reported in it. `accounts` are the years whose whole account has been taken in.
 */
export function aarsfristerOf(
  runder: readonly Runde[],
  accounts: readonly number[],
  today: string,
): readonly Aarsfrist[] {
  const year = Number(today.slice(0, 4));
  const frozen = (type: Runde['type'], of: number) =>
    runder.filter((r) => r.type === type && r.closed && !r.removed && r.date.startsWith(`${of}-`)).length;
  const row = (frist: Aarsfristnavn, law: string, of: number, due: string, kept: boolean, late: Aarsfriststand) => {
    const daysLeft = daysBetween(today, due);
    return { frist, law, year: of, due, daysLeft, state: kept ? 'holdt' : daysLeft >= 0 ? 'aapen' : late } as const;
  };
  const reports = (of: number): Aarsfrist => {
    const count = frozen('tertial', of);
    const kept = count >= RAPPORTER_I_AARET;
    return { ...row('rapporter', 'kommuneloven § 14-5', of, `${of}-12-31`, kept, 'brutt'), count };
  };
  const before = year - 1;
  return [
    ...(runder.some((r) => !r.removed && r.type === 'tertial' && r.date.startsWith(`${before}-`))
      ? [reports(before)]
      : []),
    row('regnskap', 'kommuneloven § 14-6', before, `${year}-02-22`, accounts.includes(before), 'ikke-sett'),
    row('aarsberetning', 'kommuneloven § 14-7', before, `${year}-03-31`, frozen('aar', before) > 0, 'ikke-sett'),
    reports(year),
  ];
}
