import type { Boligtype, Disposisjonsform, Ledger, Tjenestenivaa } from '../../kernel/index.ts';
import type { AreaOf, FlowRow, StockRow } from '../../model/types.ts';
import type { Finansiering, Indeksert } from './avtale.ts';
import { type Endringsfelt, endringFlows } from './endring.ts';
import { flowOrigin } from './felt.ts';

export const TILBUD_KINDS = ['program', 'avtale', 'bestand', 'endring'] as const;
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
 * A row of supply: a field of the boligbyggeprogram, an agreement with a private party, municipal dwellings that stand today, or a change
 * of dwellings that stand. `units` come in `year`; of a stock row they are there in that year, of a change they go in it.
 * Fields with `?` belong to one kind and came later than the first revisions: absent means that nobody has said.
 */
export interface Tilbud extends Endringsfelt {
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
  /** Part of the municipality it lies in, as it is called there. */
  readonly area?: string;
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
  /** What the price terms say beside `rent`, `indexed` and `adjusted`. */
  readonly price?: string;
  /** Whether the rent follows the consumer price index. */
  readonly indexed?: Indeksert | null;
  /** The day the rent is next adjusted. */
  readonly adjusted?: string | null;
  /** Whole kroner a month for one of the dwellings. */
  readonly rent?: number | null;
  /** The first row of the agreement that this is a part of; absent for the first itself. */
  readonly avtale?: number;
  /** A part that was taken out of its agreement: it does not come back with the others. */
  readonly dropped?: boolean;
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

/** The last year each ledger's dwellings were counted; null where nobody has. */
export type Opptaltaar = Readonly<Record<Ledger, { readonly year: number } | null>>;

/** In the id of what has come of a row. */
const DELIVERED = '/levert-';

/** Whether somebody has said that it came: then it is certain. */
export const isDelivered = (flow: Pick<FlowRow, 'id'>): boolean => flow.id.includes(DELIVERED);

/** What of a row has come, by the year it came, and what of it is still promised. More than was promised leaves nothing. */
export function comeAndLeft(d: Pick<Tilbud, 'units' | 'levert'>): {
  readonly came: readonly { readonly year: number; readonly units: number }[];
  readonly left: number;
} {
  const by = new Map<number, number>();
  for (const l of d.levert ?? []) {
    const year = Number(l.date.slice(0, 4));
    by.set(year, (by.get(year) ?? 0) + l.units);
  }
  const came = [...by].map(([year, units]) => ({ year, units })).filter((c) => c.units > 0);
  return { came, left: Math.max(0, d.units - came.reduce((n, c) => n + c.units, 0)) };
}

/**
 * Units that come, and of agreements that end, go again (negative) in the year of the expiry. What somebody has said came is certain, in
 * the year it came, and no longer promised; of a field it stands among the dwellings of a count of that year or later, and does not come
 * besides. A change takes away in its year (`endring.ts`). `areaOf` says which area of the run a name is.
 */
export function tilbudFlows(
  rows: readonly Row[],
  { counted, areaOf = () => ({}) }: { readonly counted?: Opptaltaar; readonly areaOf?: AreaOf } = {},
): FlowRow[] {
  return rows.flatMap(({ number, data: d }): FlowRow[] => {
    if (d.removed || d.kind === 'bestand') return [];
    const id = `tilbud-${number}`;
    if (d.kind === 'endring') return endringFlows(id, d, counted?.[d.ledger]?.year ?? null, areaOf);
    const field = d.kind === 'program' ? flowOrigin({ kind: 'programme', id }) : null;
    const coming: FlowRow = {
      kind: d.kind === 'program' ? 'programme' : 'agreement',
      id,
      ...(field?.kind === 'felt' ? { field: `felt-${field.number}` } : {}),
      // What an agreement gives and what it takes away have one draw: what never came does not go.
      ...(d.kind === 'avtale' && d.expiry ? { field: id } : {}),
      year: d.year,
      type: d.type,
      level: d.level,
      ledger: d.ledger,
      ...areaOf(d.area),
      units: d.units,
      probability: d.probability / 100,
      delay: d.kind === 'program' ? (d.delay ?? PROGRAMME_DELAY) : 0,
      confidence: 'B',
    };
    const { came, left } = comeAndLeft(d);
    const certain = came.map(({ year, units }) => ({
      ...coming,
      id: `${id}${DELIVERED}${year}`,
      year,
      units,
      probability: 1,
      delay: 0,
    }));
    const standing = (year: number) => d.kind === 'program' && year <= (counted?.[d.ledger]?.year ?? -1);
    const flows = [...certain.filter((f) => !standing(f.year)), ...(left > 0 ? [{ ...coming, units: left }] : [])];
    if (d.kind !== 'avtale' || !d.expiry) return flows;
    const expiry = Number(d.expiry.slice(0, 4));
    return [...flows, ...flows.map((f) => ({ ...f, id: `${f.id}/utloep`, year: expiry, units: -f.units }))];
  });
}

export const tilbudStock = (rows: readonly { readonly data: Tilbud }[], areaOf: AreaOf = () => ({})): StockRow[] =>
  rows.flatMap(({ data: d }) =>
    d.removed || d.kind !== 'bestand'
      ? []
      : [
          {
            type: d.type,
            level: d.level,
            ledger: d.ledger,
            units: d.units,
            ...areaOf(d.area),
            confidence: 'B' as const,
          },
        ],
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

/**
 * What the boligbyggeprogram plans for each year in one ledger: all units, and those to expect: what has come, and the rest with
 * its chance (`share`, percent). `fields` are what its fields add to boligutvikling.
 */
export function programByYear(
  rows: readonly { readonly data: Tilbud }[],
  ledger: Ledger,
  fields: readonly { readonly year: number; readonly units: number; readonly share: number }[] = [],
): { year: number; units: number; expected: number }[] {
  const years = new Map<number, { year: number; units: number; expected: number }>();
  const add = (year: number, units: number, expected: number) => {
    const had = years.get(year) ?? { year, units: 0, expected: 0 };
    years.set(year, { year, units: had.units + units, expected: had.expected + expected });
  };
  for (const { data: d } of rows) {
    if (d.removed || d.kind !== 'program' || d.ledger !== ledger) continue;
    const { came, left } = comeAndLeft(d);
    add(d.year, d.units, (left * d.probability) / 100);
    for (const c of came) add(c.year, 0, c.units);
  }
  if (ledger === 'boligutvikling') for (const f of fields) add(f.year, f.units, (f.units * f.share) / 100);
  return [...years.values()].sort((a, b) => a.year - b.year);
}
