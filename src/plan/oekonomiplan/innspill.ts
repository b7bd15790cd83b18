import { type Kroner, kroner, roundKroner, sumKroner } from '../../kernel/index.ts';
import { PLAN_YEARS, type Tiltak, type TiltakStatus } from '../tiltak/index.ts';
import type { Kontering } from './kontering.ts';
import { vilkaarOn } from './laan.ts';
import { buildLangsikt } from './langsikt.ts';
import { type NumberedTiltak, type PlanLine, type PlanTables, wholeLine } from './oekonomiplan.ts';

/** Rows of a budget sheet, in the order they stand. Loan is what the other sources leave of the investment. */
export const INNSPILL_SOURCES = ['grants', 'vat', 'fund', 'sale', 'onlending', 'loan'] as const;
export type InnspillSource = (typeof INNSPILL_SOURCES)[number];

/** Thousands of kroner, a year each; every sum here is of the thousands that stand in the sheet. */
type Thousands = readonly number[];

export interface Innspill {
  readonly number: number;
  readonly tiltak: Tiltak;
  readonly years: readonly number[];
  readonly investment: Thousands;
  readonly sources: Readonly<Record<InnspillSource, Thousands>>;
  readonly operation: Thousands;
  readonly rent: Thousands;
  /** Operation less rent. */
  readonly net: Thousands;
  /** Interest and instalments of what is borrowed; null without terms for loans. */
  readonly capital: Thousands | null;
  /** Årsverk; null when nobody has said. */
  readonly staff: readonly number[] | null;
  readonly units: readonly number[];
  /** The same in whole kroner, for whoever must have them exact. */
  readonly exact: { readonly investment: Kroner; readonly net: Kroner };
  /** Whether the amounts stand in the prices of the plan's first year; false where the table of prices lacks a year. */
  readonly fixed: boolean;
  readonly priceYear: number;
  readonly kontering: Kontering | null;
}

/** Those that ask for money, or have it and still use it. */
const ASKING: readonly TiltakStatus[] = [
  'foreslaatt',
  'krever-utredning',
  'vedtatt',
  'finansiert',
  'delvis',
  'utsatt',
  'i-gang',
];

const thousands = (amounts: readonly Kroner[]): number[] => amounts.map((n) => roundKroner(n / 1000));

/** Sources rounded one upon the other, so that they add up to the rounded investment. */
function roundedSources(line: PlanLine): Readonly<Record<InnspillSource, Thousands>> {
  const below = line.investment.map(() => 0);
  return Object.fromEntries(
    INNSPILL_SOURCES.map((source) => [
      source,
      line[source].map((n, year) => {
        const before = below[year] ?? 0;
        below[year] = before + n;
        return roundKroner((before + n) / 1000) - roundKroner(before / 1000);
      }),
    ]),
  ) as Record<InnspillSource, number[]>;
}

/** What each tiltak asks of the budget, all of its cost whatever it has been given; those that cost nothing in the four years are left out. */
export function innspillOf(
  firstYear: number,
  all: readonly NumberedTiltak[],
  tables: PlanTables,
  kontering: readonly Kontering[],
): Innspill[] {
  const years = Array.from({ length: PLAN_YEARS }, (_, i) => firstYear + i);
  const terms = vilkaarOn(tables.laan ?? [], `${firstYear}-01-01`);
  return all.flatMap((one): Innspill[] => {
    if (one.data.removed || !ASKING.includes(one.data.status)) return [];
    const line = wholeLine(one, years, tables.prices);
    if ([...line.investment, ...line.operation, ...line.rent].every((n) => n === 0)) return [];
    const own = terms ? buildLangsikt(years, [line], terms).lines[0] : undefined;
    const [operation, rent] = [thousands(line.operation), thousands(line.rent)];
    const paid = years.map((_, i) => kroner((own?.interest[i] ?? 0) + (own?.instalment[i] ?? 0)));
    return [
      {
        number: one.number,
        tiltak: one.data,
        years,
        investment: thousands(line.investment),
        sources: roundedSources(line),
        operation,
        rent,
        net: operation.map((n, i) => n - (rent[i] ?? 0)),
        capital: terms ? thousands(paid) : null,
        staff: line.staff.some((n) => n > 0) ? line.staff : null,
        units: line.units ?? [],
        exact: {
          investment: sumKroner(line.investment),
          net: kroner(sumKroner(line.operation) - sumKroner(line.rent)),
        },
        fixed: line.conversion !== null,
        priceYear: line.priceYear,
        kontering: kontering.find((k) => k.tiltak === one.number) ?? null,
      },
    ];
  });
}
