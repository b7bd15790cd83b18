import type { Boligtype, Disposisjonsform, Tjenestenivaa } from '../../kernel/index.ts';
import type { AreaOf, FlowKind, FlowRow, StockRow } from '../../model/types.ts';

export const EIERSLAG = ['kommunekasse', 'kf', 'as', 'stiftelse', 'privat'] as const;
export type Eierslag = (typeof EIERSLAG)[number];
export const BOLIGSTATUS = ['utleid', 'ledig', 'rehabilitering', 'til-salgs', 'avhendet'] as const;
export type Boligstatus = (typeof BOLIGSTATUS)[number];
/** Rullestol: a wheelchair can be used in the whole dwelling. Trinnfri: no steps to it and within it. */
export const TILGJENGELIGHET = ['rullestol', 'trinnfri', 'ikke'] as const;
export type Tilgjengelighet = (typeof TILGJENGELIGHET)[number];
export const JA_NEI = ['ja', 'nei'] as const;

/** A dwelling the municipality disposes of. Null is "the list does not say". Nothing about who lives there. */
export interface Bolig {
  /** The row of the list it came from, from 1. */
  readonly row: number;
  /** What it is known by from one list to the next: its own number, else its address and unit. */
  readonly key: string;
  readonly ref: string;
  readonly address: string;
  readonly unit: string;
  /** Name or number of the building; '' where the list does not say. */
  readonly building: string;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa | null;
  readonly disposal: Disposisjonsform | null;
  readonly owner: Eierslag | null;
  readonly status: Boligstatus | null;
  /** Whether who rents it might come to buy it. */
  readonly buy: (typeof JA_NEI)[number] | null;
  /** Whether it is one of several that share rooms. */
  readonly shared: (typeof JA_NEI)[number] | null;
  /** Whether the municipality is paid back the VAT of building and running it. */
  readonly vat: (typeof JA_NEI)[number] | null;
  readonly access: Tilgjengelighet | null;
  /** 0 to 3, as NS 3600 grades. */
  readonly condition: number | null;
  /** Square metres. */
  readonly size: number | null;
  readonly rooms: number | null;
  /** Whole kroner. */
  readonly backlog: number | null;
  /** Whole kroner a month. */
  readonly rent: number | null;
  readonly place: string;
  readonly grunnkrets: string;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  /** The year a dwelling that is being put in order can be let again. */
  readonly backYear: number | null;
  /** When the municipality's own right to the dwelling ends. */
  readonly hireEnd: string | null;
  /** When the contract with whoever lives there ends. */
  readonly leaseEnd: string | null;
}

/** How dwellings fit their households; `unknown` where rooms or household are not said. */
export interface Sizes {
  readonly small: number;
  readonly fits: number;
  readonly large: number;
  readonly unknown: number;
}

/** Crowded when there are fewer rooms than people, or one room only; large when there are three rooms more than people. */
export function fitOf(rooms: number | null, people: number | null): keyof Sizes {
  if (rooms === null || people === null || people < 1) return 'unknown';
  if (rooms < people || rooms < 2) return 'small';
  return rooms >= people + 3 ? 'large' : 'fits';
}

/** The last day the municipality has the dwelling; null as long as nobody has said. */
export const lastDay = (b: Pick<Bolig, 'toYear' | 'hireEnd'>): string | null => {
  const days = [b.hireEnd, b.toYear === null ? null : `${b.toYear}-12-31`].filter((d) => d !== null);
  return days.sort()[0] ?? null;
};

/** Whether the dwelling is part of the stock on a day. */
export function standsOn(b: Pick<Bolig, 'status' | 'fromYear' | 'toYear' | 'hireEnd'>, day: string): boolean {
  if (b.status === 'avhendet') return false;
  const last = lastDay(b);
  if (last !== null && last < day) return false;
  return b.fromYear === null || b.fromYear <= Number(day.slice(0, 4));
}

/** Of one kind and with one last year, how many there are; what the gap is made of. */
export interface Gruppe {
  readonly type: Boligtype;
  readonly level: Tjenestenivaa | null;
  readonly disposal: Disposisjonsform | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly status?: Boligstatus | null;
  readonly backYear?: number | null;
  /** Whether it goes because the municipality's own right ends. */
  readonly hired?: boolean;
  /** The part of the municipality, as the list has it. */
  readonly place?: string;
  readonly units: number;
}

/**
 * Median years until a dwelling that stands for sale is sold, and until one that is being put in order can be let, where the list names no
 * year. Nobody has measured it: our own guess, so class O.
 */
export const UNTOLD_DELAY = 1;

/**
 * Stock of the model on a day, and what comes and goes after it. A dwelling that is being put in order is out until it is back; one that
 * stands for sale is there until it is sold. A dwelling whose service level is not said is counted as one without. `areaOf` says which
 * area of the run a place is.
 */
export function supplyOf(
  groups: readonly Gruppe[],
  today: string,
  areaOf: AreaOf = () => ({}),
): { stock: StockRow[]; flows: FlowRow[] } {
  const now = Number(today.slice(0, 4));
  const stock = new Map<string, StockRow>();
  const flows = new Map<string, FlowRow>();
  for (const g of groups) {
    const level = g.level ?? 'ingen';
    const placed = areaOf(g.place);
    const base = { type: g.type, level, ledger: 'boligsosialt' as const, ...placed, confidence: 'B' as const };
    const at = `${g.type}/${level}${placed.area === undefined ? '' : `/${placed.area}`}`;
    const flow = (kind: FlowKind, told: number | null, units: number) => {
      const id = `bolig/${at}/${kind}/${told ?? 'uten-aar'}/${units > 0 ? 'inn' : 'ut'}`;
      const had = flows.get(id)?.units ?? 0;
      const sure = told === null ? { delay: UNTOLD_DELAY, confidence: 'O' as const } : { delay: 0 };
      flows.set(id, { ...base, kind, id, year: told ?? now, units: had + units, probability: 1, ...sure });
    };
    const back = g.backYear != null && g.backYear >= now ? g.backYear : null;
    const out = g.status === 'rehabilitering' && (g.fromYear === null || g.fromYear <= now);
    // It leaves for good before it is back.
    if (out && g.toYear !== null && g.toYear <= (back ?? now)) continue;
    if (out) flow('rehabilitation', back, g.units);
    else if (g.fromYear !== null && g.fromYear > now) flow('other', g.fromYear, g.units);
    else stock.set(at, { ...base, units: (stock.get(at)?.units ?? 0) + g.units });
    const sold = g.status === 'til-salgs';
    if (sold || g.toYear !== null) flow(sold || g.disposal === 'eid' ? 'sale' : 'agreement', g.toYear, -g.units);
  }
  return { stock: [...stock.values()], flows: [...flows.values()] };
}

/** The grunnkrets that holds the most of the dwellings whose grunnkrets is known, and its share of those. */
export function concentration(
  counts: readonly { readonly name: string; readonly units: number }[],
): { readonly name: string; readonly units: number; readonly known: number; readonly share: number } | null {
  const known = counts.filter((c) => c.name !== '');
  const total = known.reduce((n, c) => n + c.units, 0);
  const top = known.reduce<(typeof known)[number] | null>(
    (best, c) => (best && best.units >= c.units ? best : c),
    null,
  );
  return top && total > 0 ? { ...top, known: total, share: top.units / total } : null;
}
