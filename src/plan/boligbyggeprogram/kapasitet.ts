import type { Boligtype, Texts } from '../../kernel/index.ts';
import { type Boliger, type FeltRad, remainingOf, standing, sumOf } from './felt.ts';

/** What the dwellings of a field need places in. */
export const TILBUD_TIL_BARN = ['kindergarten', 'school'] as const;
export type TilbudTilBarn = (typeof TILBUD_TIL_BARN)[number];

/** Children in a household: of 1-5 years, and of the ten years of school. */
export type Barnerate = Readonly<Record<TilbudTilBarn, number>> & { readonly year: number };

/** The country's rate, and how a dwelling of each type is beside the mean. */
export interface Barnetall {
  readonly national: Barnerate & { readonly source: Texts; readonly url: string };
  readonly weight: Readonly<Record<Boligtype, number>>;
}

/**
 * A school or a barnehage against the dwellings that are to use it: of the fields that name it, or of those of one area that name none.
 * A field without both has its places alone.
 */
export interface Kapasitet {
  readonly what: TilbudTilBarn;
  /** What its fields call it; '' when they name none. */
  readonly name: string;
  readonly areas: readonly string[];
  readonly fields: readonly FeltRad[];
  /** Dwellings that are planned and not built. */
  readonly units: number;
  /** Free places; null when no field says. The smallest where its fields say different things. */
  readonly places: number | null;
  readonly disagree: boolean;
  /** Children when every planned dwelling has come, and of what is expected to be built. */
  readonly children: number;
  readonly expected: number;
  /** The first planned year whose dwellings, with those before it, have more children than there are places. */
  readonly fullYear: number | null;
}

const NAME_OF = { kindergarten: 'kindergartenName', school: 'schoolName' } as const;

const childrenOf = (units: readonly Boliger[], rate: number, weight: Barnetall['weight']): number =>
  units.reduce((n, row) => n + row.units * rate * weight[row.type], 0);

const plain = (area: string) => area.toLowerCase().replace(/\s+/g, ' ').trim();

/** Fields that share the places of one school or barnehage. */
function sharing(rows: readonly FeltRad[], what: TilbudTilBarn): FeltRad[][] {
  const groups = new Map<string, FeltRad[]>();
  for (const row of standing(rows)) {
    const [name, area] = [plain(row.data[NAME_OF[what]]), plain(row.data.area)];
    const key = name ? `navn ${name}` : area ? `område ${area}` : `felt ${row.number}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** The dwellings of each school and barnehage as children, beside the places that its fields share. `shareOf` is the percent of a field that is expected to be built. */
export function kapasitet(
  rows: readonly FeltRad[],
  rate: Barnerate,
  weight: Barnetall['weight'],
  shareOf: (row: FeltRad) => number,
): Kapasitet[] {
  const of = (what: TilbudTilBarn, fields: readonly FeltRad[]): Kapasitet[] => {
    const left = fields.map((row) => ({ row, units: remainingOf(row.data) }));
    const all = left.flatMap(({ units }) => units);
    const isTold = fields.some(({ data }) => TILBUD_TIL_BARN.some((one) => data[one] !== null));
    if (all.length === 0 && !isTold) return [];
    const told = [...new Set(fields.flatMap(({ data }) => data[what] ?? []))];
    const places = told.length > 0 ? Math.min(...told) : null;
    const years = [...new Set(all.map((row) => row.year))].sort((a, b) => a - b);
    const children = (units: readonly Boliger[]) => childrenOf(units, rate[what], weight);
    const isFull = (year: number) => places !== null && children(all.filter((row) => row.year <= year)) > places + 1e-9;
    return [
      {
        what,
        name: fields[0]?.data[NAME_OF[what]] ?? '',
        areas: [...new Map(fields.map(({ data }) => [plain(data.area), data.area])).values()].filter((a) => a !== ''),
        fields,
        units: sumOf(all),
        places,
        disagree: told.length > 1,
        children: children(all),
        expected: left.reduce((n, { row, units }) => n + children(units) * (shareOf(row) / 100), 0),
        fullYear: years.find(isFull) ?? null,
      },
    ];
  };
  const first = (k: Kapasitet) => rows.findIndex((row) => row.number === k.fields[0]?.number);
  return TILBUD_TIL_BARN.flatMap((what) => sharing(rows, what).flatMap((fields) => of(what, fields))).sort(
    (a, b) => first(a) - first(b),
  );
}

/** More children than places, where anybody has told of places. */
export const isShort = (k: Kapasitet): boolean => k.places !== null && k.children > k.places;

/** Those whose fields tell of places at all, and the names of fields that no such one has. */
export function toldOf(all: readonly Kapasitet[]): {
  readonly told: readonly Kapasitet[];
  readonly untold: readonly string[];
} {
  const told = all.filter((k) => k.fields.some(({ data }) => TILBUD_TIL_BARN.some((what) => data[what] !== null)));
  const known = new Set(told.flatMap((k) => k.fields.map((row) => row.number)));
  const rest = new Map(all.flatMap((k) => k.fields.map((row) => [row.number, row.data.name] as const)));
  return { told, untold: [...rest].flatMap(([number, name]) => (known.has(number) ? [] : [name])) };
}

/** Of a hundred dwellings like those of the municipality today. */
export const perHundred = (rate: Barnerate, what: TilbudTilBarn): number => Math.round(rate[what] * 100);

/** Children of a household out of persons by five years of age from 0, and the number of households; null where there are none. */
export function ratesOf(bands: readonly number[], households: number, year: number): Barnerate | null {
  if (!(households > 0) || bands.length < 4) return null;
  const of = (band: number, part: number) => (bands[band] ?? 0) * part;
  return {
    year,
    kindergarten: (of(0, 0.8) + of(1, 0.2)) / households,
    school: (of(1, 0.8) + of(2, 1) + of(3, 0.2)) / households,
  };
}
