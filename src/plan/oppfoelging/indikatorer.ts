export type Indikatortilstand = 'naadd' | 'paa-vei' | 'ikke-naadd' | 'for-tidlig' | 'uten-verdi';

/** An indicator of a goal as a round has it: the newest value up to the day of the round, and how it stands to the path. */
export interface Indikatorlinje {
  readonly number: number;
  readonly title: string;
  readonly unit: string;
  readonly goal: string;
  readonly responsible: string;
  readonly due: string;
  /** Typed by the municipality, or filled in by itself from the knowledge base or from the reports of tiltak. */
  readonly kilde: 'egen' | 'kunnskap' | 'tiltak';
  readonly value: number | null;
  readonly date: string | null;
  readonly source: string;
  /** What the path has for the year of the value. */
  readonly expected: number | null;
  readonly target: number | null;
  readonly targetYear: number | null;
  readonly tilstand: Indikatortilstand;
  /** Somebody is asked for a value, and none is given since the round before. */
  readonly missing: boolean;
}

/** The day after which a value counts as given for a round: that of the round before, else the last of the year before. */
export function sinceOf(
  runder: readonly { readonly number: number; readonly data: { readonly date: string; readonly removed: boolean } }[],
  runde: { readonly number: number; readonly data: { readonly date: string } },
): string {
  const { date } = runde.data;
  const before = runder.filter((r) => r.number !== runde.number && !r.data.removed && r.data.date < date);
  const newest = before.map((r) => r.data.date).sort();
  return newest.at(-1) ?? `${Number(date.slice(0, 4)) - 1}-12-31`;
}

export interface Indikatorendring {
  readonly title: string;
  readonly before: Indikatorlinje | null;
  readonly after: Indikatorlinje | null;
}

/** Indicators whose value or state differs between two reports, and those that stand in one alone. */
export function compareIndikatorer(
  before: readonly Indikatorlinje[],
  after: readonly Indikatorlinje[],
): Indikatorendring[] {
  const numbers = [...new Set([...before, ...after].map((l) => l.number))].sort((a, b) => a - b);
  const said = (l: Indikatorlinje | null) => JSON.stringify(l && [l.value, l.date, l.tilstand]);
  return numbers
    .map((n) => {
      const was = before.find((l) => l.number === n) ?? null;
      const is = after.find((l) => l.number === n) ?? null;
      return { title: (is ?? was)?.title ?? '', before: was, after: is };
    })
    .filter((e) => said(e.before) !== said(e.after));
}

export const shownDecimals = (n: number | null): number => String(n ?? '').split('.')[1]?.length ?? 0;
