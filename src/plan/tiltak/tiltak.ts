import {
  BOLIGTYPER,
  type Boligtype,
  type Kroner,
  kroner,
  type Ledger,
  MAALGRUPPER,
  type Maalgruppe,
  parseTypedInteger,
  REGNSKAP,
  type Refusal,
  sumKroner,
  TJENESTENIVAAER,
  type Tjenestenivaa,
} from '../../kernel/index.ts';
import type { FlowRow } from '../../model/types.ts';

export const TILTAK_STATUS = [
  'foreslaatt',
  'krever-utredning',
  'vedtatt',
  'finansiert',
  'utsatt',
  'forkastet',
  'i-gang',
  'gjennomfoert',
] as const;
export type TiltakStatus = (typeof TILTAK_STATUS)[number];

/** Years of an økonomiplan. */
export const PLAN_YEARS = 4;

export interface Maal {
  readonly title: string;
  readonly ledger: Ledger;
  readonly indicator: string;
  readonly target: string;
  readonly strategy: string;
}

/** A tiltak as the newest revision says it. Amounts are whole kroner in the prices of the first year, one for each of the four years. */
export interface Tiltak {
  readonly title: string;
  readonly maal: number;
  readonly ledger: Ledger;
  readonly status: TiltakStatus;
  readonly reason: string;
  readonly responsible: string;
  readonly group: Maalgruppe;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly kostra: string;
  readonly firstYear: number;
  readonly units: readonly number[];
  readonly investment: readonly Kroner[];
  readonly grants: readonly Kroner[];
  readonly operation: readonly Kroner[];
  /** The written statement that an investment brings no running cost; '' when not given. */
  readonly noOperation: string;
}

export type TiltakRefusal = Refusal<
  | 'mangler'
  | 'for-langt'
  | 'ikke-tall'
  | 'negativ'
  | 'ukjent-valg'
  | 'tilskudd-over-investering'
  | 'mangler-drift'
  | 'mangler-begrunnelse'
  | 'endret-av-andre'
>;

export type Typed = Readonly<Record<string, string>>;

export const YEAR_FIELDS = ['units', 'investment', 'grants', 'operation'] as const;
const MAX_TITLE = 300;
const MAX_TEXT = 2000;

function oneOf<T extends string>(values: readonly T[], text: string | undefined): T | null {
  return values.find((v) => v === text) ?? null;
}

/** Everything that is wrong with the form at once, or the goal. */
export function parseMaal(typed: Typed): { ok: true; value: Maal } | { ok: false; error: TiltakRefusal[] } {
  const refusals: TiltakRefusal[] = [];
  const ledger = oneOf(REGNSKAP, typed.ledger);
  if (!typed.title) refusals.push({ code: 'mangler', field: 'title' });
  if (!ledger) refusals.push({ code: 'ukjent-valg', field: 'ledger' });
  for (const [field, max] of [
    ['title', MAX_TITLE],
    ['indicator', MAX_TITLE],
    ['target', MAX_TITLE],
    ['strategy', MAX_TEXT],
  ] as const) {
    if ((typed[field] ?? '').length > max) refusals.push({ code: 'for-langt', field, data: { max } });
  }
  if (refusals.length > 0 || !ledger) return { ok: false, error: refusals };
  return {
    ok: true,
    value: {
      title: typed.title ?? '',
      ledger,
      indicator: typed.indicator ?? '',
      target: typed.target ?? '',
      strategy: typed.strategy ?? '',
    },
  };
}

/** An investment needs a running cost or a written statement that it has none (kommuneloven § 14-4: the plan must be complete and realistic). */
export const lacksOperation = (t: Pick<Tiltak, 'investment' | 'operation' | 'noOperation'>): boolean =>
  t.investment.some((n) => n > 0) && t.operation.every((n) => n === 0) && t.noOperation === '';

export function parseTiltak(
  typed: Typed,
  firstYear: number,
  maal: readonly number[],
): { ok: true; value: Tiltak } | { ok: false; error: TiltakRefusal[] } {
  const refusals: TiltakRefusal[] = [];
  const text = (field: string, max: number, required = false) => {
    const value = typed[field] ?? '';
    if (required && value === '') refusals.push({ code: 'mangler', field });
    if (value.length > max) refusals.push({ code: 'for-langt', field, data: { max } });
    return value;
  };
  const choice = <T extends string>(values: readonly T[], field: string): T | null => {
    const value = oneOf(values, typed[field]);
    if (!value) refusals.push({ code: 'ukjent-valg', field });
    return value;
  };
  const amounts = (field: (typeof YEAR_FIELDS)[number]) =>
    Array.from({ length: PLAN_YEARS }, (_, i) => {
      const name = `${field}${i + 1}`;
      const raw = typed[name] ?? '';
      if (raw === '') return 0;
      const value = parseTypedInteger(raw);
      if (value === null) refusals.push({ code: 'ikke-tall', field: name });
      else if (value < 0 && field !== 'operation') refusals.push({ code: 'negativ', field: name });
      return value ?? 0;
    });

  const title = text('title', MAX_TITLE, true);
  const responsible = text('responsible', MAX_TITLE, true);
  const reason = text('reason', MAX_TEXT);
  const noOperation = text('noOperation', MAX_TEXT);
  const kostra = text('kostra', 10);
  const ledger = choice(REGNSKAP, 'ledger');
  const status = choice(TILTAK_STATUS, 'status');
  const group = choice(MAALGRUPPER, 'group');
  const type = choice(BOLIGTYPER, 'type');
  const level = choice(TJENESTENIVAAER, 'level');
  const goal = Number(typed.maal);
  if (!maal.includes(goal)) refusals.push({ code: 'ukjent-valg', field: 'maal' });
  const [units, investment, grants, operation] = YEAR_FIELDS.map(amounts) as [number[], number[], number[], number[]];
  grants.forEach((g, i) => {
    if (g > (investment[i] ?? 0)) refusals.push({ code: 'tilskudd-over-investering', field: `grants${i + 1}` });
  });
  if ((status === 'forkastet' || status === 'utsatt') && reason === '')
    refusals.push({ code: 'mangler-begrunnelse', field: 'reason' });
  if (!ledger || !status || !group || !type || !level) return { ok: false, error: refusals };
  const tiltak: Tiltak = {
    title,
    maal: goal,
    ledger,
    status,
    reason,
    responsible,
    group,
    type,
    level,
    kostra,
    firstYear,
    noOperation,
    units,
    investment: investment.map(kroner),
    grants: grants.map(kroner),
    operation: operation.map(kroner),
  };
  if (status === 'finansiert' && lacksOperation(tiltak)) refusals.push({ code: 'mangler-drift', field: 'operation1' });
  return refusals.length > 0 ? { ok: false, error: refusals } : { ok: true, value: tiltak };
}

/** Whether a tiltak's money stands in the økonomiplan. The one place that decides it. */
export const countsInOekonomiplan = (t: Pick<Tiltak, 'status'>): boolean =>
  ['finansiert', 'i-gang', 'gjennomfoert'].includes(t.status);

/** Whether a tiltak is a live proposal without money: adopted or proposed, but not financed. */
export const isUnfunded = (t: Tiltak): boolean =>
  ['foreslaatt', 'krever-utredning', 'vedtatt', 'utsatt'].includes(t.status) &&
  sumKroner([...t.investment, ...t.operation]) !== 0;

/** What the municipality must borrow: investment less grants. */
export const loanOf = (t: Tiltak): Kroner[] => t.investment.map((n, i) => kroner(n - (t.grants[i] ?? 0)));

export const tiltakNumber = (number: number): string => `T-${String(number).padStart(3, '0')}`;

/** The units of tiltak that count, as flows of supply for the model. */
export function tiltakFlows(all: readonly { readonly number: number; readonly data: Tiltak }[]): FlowRow[] {
  return all
    .filter(({ data }) => countsInOekonomiplan(data))
    .flatMap(({ number, data }) =>
      data.units.flatMap((units, i) =>
        units === 0
          ? []
          : [
              {
                kind: 'measure' as const,
                id: tiltakNumber(number),
                year: data.firstYear + i,
                type: data.type,
                level: data.level,
                ledger: data.ledger,
                units,
                probability: 0.9,
                delay: 0,
                confidence: 'B' as const,
              },
            ],
      ),
    );
}
