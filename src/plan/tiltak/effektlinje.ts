import { formatNumber, type Kroner, type Ledger, type Maalgruppe } from '../../kernel/index.ts';
import { ENDRINGER, type Endring, isTold } from '../boligtilbud/index.ts';
import type { Typed } from './maal.ts';

/** What one line of what a tiltak gives says for itself. Absent: as the tiltak says it. */
export interface Effektlinje {
  /** What it does to dwellings that stand, its units; absent: the units come. */
  readonly change?: Endring;
  /** Years they are out, of those that are put in order. */
  readonly out?: number;
  readonly group?: Maalgruppe;
  /** Percent. */
  readonly probability?: number;
  /** Years that units of this line usually come late. */
  readonly delay?: number;
  /** Årsverk in a whole year when all units of the line are in use, with one decimal. */
  readonly staff?: number;
  /** Kroner in a whole year when all units of the line are in use, in the prices of the tiltak. */
  readonly drift?: Kroner;
}

export const LINJEFELT = ['change', 'out', 'group', 'probability', 'delay', 'staff', 'drift'] as const;
export type Linjefelt = (typeof LINJEFELT)[number];

/** The field of the form that line `n` (from 1) says it in. */
export const linjefelt = (n: number, field: Linjefelt): string => `effect${n}${field}`;

/** The line as its form shows it. */
export const typedLinje = (n: number, e: Effektlinje | undefined): Typed =>
  Object.fromEntries(
    LINJEFELT.map((f) => {
      const value = e?.[f];
      const shown =
        typeof value === 'number' ? formatNumber(value, Number.isInteger(value) ? 0 : 1).replace('\u2212', '-') : value;
      return [linjefelt(n, f), shown ?? ''];
    }),
  );

/** What line `n` says, of what the form has; what nobody has said is not there. */
export function linjeOf(
  n: number,
  typed: Typed,
  read: { readonly [F in Linjefelt]: (field: string) => NonNullable<Effektlinje[F]> | null },
): Effektlinje {
  const said = LINJEFELT.flatMap((f) => {
    const field = linjefelt(n, f);
    const value = typed[field] ? read[f](field) : null;
    return value === null ? [] : [[f, value] as const];
  });
  return Object.fromEntries(said);
}

export const saysLinje = (n: number, typed: Typed): boolean => LINJEFELT.some((f) => typed[linjefelt(n, f)]);

/** Whether two lines would say the same of the units they give. */
export const sameLinje = (a: Effektlinje, b: Effektlinje): boolean =>
  a.change === b.change &&
  a.out === b.out &&
  a.group === b.group &&
  a.probability === b.probability &&
  a.delay === b.delay;

/** What two lines of the same kind need together; nothing where one of them has not said. */
export function addedLinje(a: Effektlinje, b: Effektlinje): Pick<Effektlinje, 'staff' | 'drift'> {
  const sum = (x: number | undefined, y: number | undefined) =>
    x === undefined || y === undefined ? undefined : x + y;
  const [staff, drift] = [sum(a.staff, b.staff), sum(a.drift, b.drift)];
  return {
    ...(staff === undefined ? {} : { staff: Math.round(staff * 10) / 10 }),
    ...(drift === undefined ? {} : { drift: drift as Kroner }),
  };
}

/** Years dwellings can be out for rehabilitation. */
export const MAX_OUT = 20;

/** What cannot be said of line `n`: of ordinary dwellings only rebuilding is told, and only those that are put in order are out. */
export function changeRefusals(n: number, typed: Typed, ledger: Ledger) {
  const [change, out] = [linjefelt(n, 'change'), linjefelt(n, 'out')];
  const told = ENDRINGER.find((c) => c === typed[change]);
  return [
    ...(told && !isTold(told, ledger) ? [{ code: 'alt-i-behovet', field: change } as const] : []),
    ...(typed[out] && told !== 'rehabilitering' ? [{ code: 'bare-rehabilitering', field: out } as const] : []),
  ];
}
