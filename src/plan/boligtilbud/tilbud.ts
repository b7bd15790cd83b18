import type { Boligtype, Disposisjonsform, Ledger, Tjenestenivaa } from '../../kernel/index.ts';
import type { FlowRow, StockRow } from '../../model/types.ts';
import type { Finansiering } from './avtale.ts';
import { flowOrigin } from './felt.ts';

export const TILBUD_KINDS = ['program', 'avtale', 'bestand'] as const;
export type TilbudKind = (typeof TILBUD_KINDS)[number];

/** How far a field has come: set aside in arealdelen, zoned, or being built. */
export const PLANSTATUS = ['avsatt', 'regulert', 'igangsatt'] as const;
export type Planstatus = (typeof PLANSTATUS)[number];

/** Tilvisning: the landlord signs the lease. Tildeling: the municipality allots. Innleie: it rents and lets on. Utbyggingsavtale: pbl chapter 17. */
export const AVTALETYPER = ['tilvisning', 'tildeling', 'innleie', 'utbyggingsavtale'] as const;
export type Avtaletype = (typeof AVTALETYPER)[number];

/** Dwellings that somebody has said came, on which day, and where that is known from. */
export interface Leveranse {
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly units: number;
  readonly source: string;
}

/**
 * A row of supply: a field of the boligbyggeprogram, an agreement with a private party, or municipal dwellings that stand today.
 * `units` come in `year`; of a stock row they are there in that year.
 * Fields with `?` belong to one kind and came later than the first revisions: absent means that nobody has said.
 */
export interface Tilbud {
  readonly kind: TilbudKind;
  readonly name: string;
  readonly ledger: Ledger;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly units: number;
  readonly year: number;
  /** Percent; 100 for what is certain. */
  readonly probability: number;
  readonly removed: boolean;
  /** Of a field or an agreement: what has come of it, in the order it came. */
  readonly levert?: readonly Leveranse[];
  /** Of a field. */
  readonly planStatus?: Planstatus | null;
  readonly owner?: string;
  /** Median years that the field slips. */
  readonly delay?: number | null;
  /** Of an agreement; dates 'YYYY-MM-DD'. */
  readonly agreement?: Avtaletype | null;
  readonly party?: string;
  readonly right?: string;
  readonly start?: string | null;
  readonly expiry?: string | null;
  readonly services?: string;
  readonly price?: string;
  readonly financing?: Finansiering | null;
  /** Dwellings in all, of those financed, that the agreement gives a right to some of. */
  readonly building?: number | null;
  /** Months before the expiry that people are reminded. */
  readonly remind?: number | null;
  /** Of municipal stock. */
  readonly disposal?: Disposisjonsform | null;
}

/** Median years a field of the programme slips when nobody has said otherwise; agreements come when they say. */
export const PROGRAMME_DELAY = 1;

interface Row {
  readonly number: number;
  readonly data: Tilbud;
}

/** Units that come, and of agreements that end, go again (negative) in the year of the expiry. */
export function tilbudFlows(rows: readonly Row[]): FlowRow[] {
  return rows.flatMap(({ number, data: d }): FlowRow[] => {
    if (d.removed || d.kind === 'bestand') return [];
    const field = d.kind === 'program' ? flowOrigin({ kind: 'programme', id: `tilbud-${number}` }) : null;
    const coming: FlowRow = {
      kind: d.kind === 'program' ? 'programme' : 'agreement',
      id: `tilbud-${number}`,
      ...(field?.kind === 'felt' ? { field: `felt-${field.number}` } : {}),
      year: d.year,
      type: d.type,
      level: d.level,
      ledger: d.ledger,
      units: d.units,
      probability: d.probability / 100,
      delay: d.kind === 'program' ? (d.delay ?? PROGRAMME_DELAY) : 0,
      confidence: 'B',
    };
    if (d.kind !== 'avtale' || !d.expiry) return [coming];
    return [coming, { ...coming, id: `tilbud-${number}/utloep`, year: Number(d.expiry.slice(0, 4)), units: -d.units }];
  });
}

export const tilbudStock = (rows: readonly { readonly data: Tilbud }[]): StockRow[] =>
  rows.flatMap(({ data: d }) =>
    d.removed || d.kind !== 'bestand'
      ? []
      : [{ type: d.type, level: d.level, ledger: d.ledger, units: d.units, confidence: 'B' as const }],
  );

/** Units of a kind in one ledger. The two ledgers are never added. */
export const unitsOf = (rows: readonly { readonly data: Tilbud }[], kind: TilbudKind, ledger: Ledger): number =>
  rows
    .filter(({ data: d }) => !d.removed && d.kind === kind && d.ledger === ledger)
    .reduce((n, { data: d }) => n + d.units, 0);

/** Whether an agreement has ended, or ends within two years of `today` ('YYYY-MM-DD'), when a new one should be in sight. */
export function expiryState(d: Pick<Tilbud, 'expiry'>, today: string): 'ut' | 'snart' | null {
  if (!d.expiry) return null;
  if (d.expiry < today) return 'ut';
  return d.expiry < `${Number(today.slice(0, 4)) + 2}${today.slice(4)}` ? 'snart' : null;
}

/** Whole months from `today` to the expiry, 0 in the last one; null without an expiry. Negative when it has passed. */
export function monthsLeft(d: Pick<Tilbud, 'expiry'>, today: string): number | null {
  if (!d.expiry) return null;
  const [year = 0, month = 0, day = 0] = d.expiry.split('-').map(Number);
  const [nowYear = 0, nowMonth = 0, nowDay = 0] = today.split('-').map(Number);
  const months = (year - nowYear) * 12 + month - nowMonth;
  return day < nowDay ? months - 1 : months;
}

/** What the boligbyggeprogram plans for each year in one ledger: all units, and those to expect with the stated probabilities. */
export function programByYear(
  rows: readonly { readonly data: Tilbud }[],
  ledger: Ledger,
): { year: number; units: number; expected: number }[] {
  const own = rows.filter(({ data: d }) => !d.removed && d.kind === 'program' && d.ledger === ledger);
  const years = [...new Set(own.map(({ data }) => data.year))].sort((a, b) => a - b);
  return years.map((year) => {
    const inYear = own.filter(({ data }) => data.year === year);
    return {
      year,
      units: inYear.reduce((n, { data }) => n + data.units, 0),
      expected: inYear.reduce((n, { data }) => n + (data.units * data.probability) / 100, 0),
    };
  });
}
