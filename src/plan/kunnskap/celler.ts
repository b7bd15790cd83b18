import {
  addedValues,
  type Mapping,
  means,
  type Shares,
  type StatDimension,
  type StatTable,
} from '../grunnlag/index.ts';
import type { Lesning, Utvalg } from './indikator.ts';

/** Ages from and to, both counted; null is the open end. */
type Band = readonly [number, number | null];

/** "067", "105+", "80-84 år" or "90 år eller eldre"; null for a total and for what is no age. */
export function bandOf(code: string): Band | null {
  const plain = code.trim().toLowerCase();
  const band = /^(\d{1,3})\s*[-–]\s*(\d{1,3})(?: år| years)?$/.exec(plain);
  if (band) return [Number(band[1]), Number(band[2])];
  const one = /^(\d{1,3})(?: år| years?)?\s*(\+|eller eldre|or older|og over)?(?: år)?$/.exec(plain);
  if (!one) return null;
  const age = Number(one[1]);
  // Tables of single ages end at 105, with or without the sign.
  return [age, one[2] || age >= 105 ? null : age];
}

/** The ages of a table are read once for all its years and places. */
const bandsOf = new WeakMap<StatDimension['values'], readonly { readonly at: number; readonly band: Band }[]>();
function bandsIn(values: StatDimension['values']) {
  const known = bandsOf.get(values);
  if (known) return known;
  const bands = values.flatMap((v, at) => {
    const band = bandOf(v.code) ?? bandOf(v.label);
    return band ? [{ at, band }] : [];
  });
  bandsOf.set(values, bands);
  return bands;
}

/** The places of the ages wanted, when they fill the span without hole or overlap; null when anybody would be left out or counted twice. */
function agesIn(values: StatDimension['values'], [from, to]: Band): readonly number[] | null {
  const inside = bandsIn(values)
    .filter(({ band: [low, high] }) => (high ?? Number.POSITIVE_INFINITY) >= from && (to === null || low <= to))
    .sort((a, b) => a.band[0] - b.band[0]);
  let next: number | null = from;
  for (const { band } of inside) {
    if (next === null || band[0] !== next) return null;
    next = band[1] === null ? null : band[1] + 1;
  }
  const whole = to === null ? next === null : next === to + 1;
  return whole && inside.length > 0 ? inside.map((b) => b.at) : null;
}

const EVERYBODY: Band = [0, null];
const TOTAL = ['total'];
const isTotal = (v: StatDimension['values'][number], mapping: Mapping) => means(v, [...mapping.total, ...TOTAL]);

function agePlaces(d: StatDimension, utvalg: Utvalg, mapping: Mapping): readonly number[] | null {
  const total = utvalg.ages ? -1 : d.values.findIndex((v) => isTotal(v, mapping) && bandOf(v.code) === null);
  if (total >= 0) return [total];
  return agesIn(d.values, utvalg.ages ?? EVERYBODY);
}

/** Both sexes, however the table gives them; half of the population is never taken for the whole. */
function sexPlaces(d: StatDimension): readonly number[] | null {
  const at = (code: string) => d.values.findIndex((v) => v.code === code);
  if (at('0') >= 0) return [at('0')];
  return at('1') >= 0 && at('2') >= 0 ? [at('1'), at('2')] : null;
}

/** Of measures one is read: the first word that names exactly one, else the only one that is counted. */
function measurePlaces(d: StatDimension, utvalg: Utvalg, mapping: Mapping): readonly number[] | null {
  for (const word of utvalg.words ?? []) {
    const found = d.values.flatMap((v, at) => (means(v, [word]) ? [at] : []));
    if (found.length === 1) return found;
  }
  const total = d.values.findIndex((v) => isTotal(v, mapping));
  if (total >= 0) return [total];
  const counted = addedValues(d.values, mapping);
  return counted.length === 1 && counted[0] ? [d.values.indexOf(counted[0])] : null;
}

function groupPlaces(d: StatDimension, utvalg: Utvalg, mapping: Mapping): readonly number[] {
  const named = d.values.flatMap((v, at) => (means(v, utvalg.words ?? []) && !isTotal(v, mapping) ? [at] : []));
  if (named.length > 0) return named;
  const total = d.values.findIndex((v) => isTotal(v, mapping));
  if (total >= 0) return [total];
  return addedValues(d.values, mapping).map((v) => d.values.indexOf(v));
}

/** Whether the words of a selection name something in the table: what it counts must be there, or nothing is counted. */
const named = (table: StatTable, words: readonly string[]) =>
  table.dimensions.some((d) => (d.role === 'contents' || d.role === 'other') && d.values.some((v) => means(v, words)));

/**
 * Sum of the cells of a selection in a year for some regions, each by its share (none named: a table without regions).
 * Null when a cell is missing, or when the table cannot tell just what was asked for.
 */
export function sumUtvalg(
  table: StatTable,
  mapping: Mapping,
  utvalg: Utvalg,
  year: string,
  shares: Shares,
): number | null {
  if (utvalg.words && !named(table, utvalg.words)) return null;
  const { dimensions: dims, values } = table;
  const stride = (i: number) => dims.slice(i + 1).reduce((n, d) => n * d.values.length, 1);
  let cells: { offset: number; share: number }[] = [{ offset: 0, share: 1 }];
  for (const [i, d] of dims.entries()) {
    let places: readonly (readonly [number, number])[] | null | undefined;
    if (d.role === 'region')
      places = [...shares].map(([code, share]) => [d.values.findIndex((v) => v.code === code), share] as const);
    else if (d.role === 'time') places = [[d.values.findIndex((v) => v.code === year), 1]];
    else {
      const found =
        d.role === 'age'
          ? agePlaces(d, utvalg, mapping)
          : d.role === 'sex'
            ? sexPlaces(d)
            : d.role === 'contents'
              ? measurePlaces(d, utvalg, mapping)
              : groupPlaces(d, utvalg, mapping);
      places = found?.map((at) => [at, 1] as const);
    }
    if (!places || places.length === 0 || places.some(([at]) => at < 0)) return null;
    const step = stride(i);
    cells = cells.flatMap((c) =>
      (places ?? []).map(([at, share]) => ({ offset: c.offset + at * step, share: c.share * share })),
    );
  }
  // One cell can be read where nothing may be added.
  if (table.addable === false && !(cells.length === 1 && cells[0]?.share === 1)) return null;
  // A selection of ages from a table that has none would be everybody.
  if (utvalg.ages && !dims.some((d) => d.role === 'age')) return null;
  let sum = 0;
  for (const { offset, share } of cells) {
    const value = values[offset] ?? Number.NaN;
    if (Number.isNaN(value)) return null;
    sum += value * share;
  }
  return sum;
}

const barred = (v: StatDimension['values'][number], how: Lesning) => how.not !== undefined && means(v, how.not);

/** The measure that the first of some words names alone. */
function measureNamed(d: StatDimension, words: readonly string[], how: Lesning): number | null {
  for (const word of words) {
    const found = d.values.flatMap((v, at) => (means(v, [word]) && !barred(v, how) ? [at] : []));
    if (found.length === 1) return found[0] ?? null;
  }
  return null;
}

/** The value of another variable: the one that a word names alone, else its total where nothing else was asked for, else the only one. */
function picked(d: StatDimension, how: Lesning, mapping: Mapping): number | null {
  for (const word of how.pick ?? []) {
    const found = d.values.flatMap((v, at) =>
      v.code.toLowerCase() === word.toLowerCase() || (word.length > 2 && means({ code: '', label: v.label }, [word]))
        ? [at]
        : [],
    );
    if (found.length === 1) return found[0] ?? null;
  }
  if (d.values.length === 1 && !how.pick) return 0;
  const total = d.values.findIndex((v) => isTotal(v, mapping));
  return !how.pick && total >= 0 ? total : null;
}

export interface Lestverdi {
  readonly value: number;
  /** The unit that the table says its measure has; '' where it says none. */
  readonly unit: string;
  /** Whether it was made of several cells. */
  readonly made: boolean;
}

/**
 * The figure of one region code in a year as it stands in the table; null when the table cannot tell just what was asked for, or a cell
 * of it is missing. A table without regions is read as it is.
 */
export function lesVerdi(
  table: StatTable,
  mapping: Mapping,
  how: Lesning,
  year: string,
  code: string | null,
): Lestverdi | null {
  const dims = table.dimensions;
  const contents = dims.find((d) => d.role === 'contents');
  const measure = contents ? measureNamed(contents, how.words, how) : null;
  if (!contents || measure === null) return null;
  const at = new Map<StatDimension, readonly number[]>();
  for (const d of dims) {
    if (d === contents) continue;
    const one =
      d.role === 'region'
        ? d.values.findIndex((v) => v.code === code)
        : d.role === 'time'
          ? d.values.findIndex((v) => v.code === year)
          : picked(d, how, mapping);
    if (one !== null && one >= 0) at.set(d, [one]);
    else if (d.role === 'other' && (how.sum || how.weight))
      at.set(
        d,
        d.values.map((_, i) => i),
      );
    else return null;
  }
  const cellsOf = (which: number): number[] => {
    let offsets = [0];
    for (const d of dims) {
      const places = d === contents ? [which] : (at.get(d) ?? []);
      offsets = offsets.flatMap((o) => places.map((p) => o * d.values.length + p));
    }
    return offsets.map((o) => table.values[o] ?? Number.NaN);
  };
  const cells = cellsOf(measure);
  const value = cells.length === 1 || !how.weight ? total(cells) : weighted(cells, contents, how, cellsOf);
  const unit = table.units[contents.values[measure]?.code ?? ''] ?? '';
  return value === null ? null : { value, unit, made: cells.length > 1 };
}

const total = (cells: readonly number[]): number | null => {
  const sum = cells.reduce((a, b) => a + b, 0);
  return Number.isNaN(sum) ? null : sum;
};

/** The mean by another measure; a cell that nobody weighs need not be known. */
function weighted(
  cells: readonly number[],
  contents: StatDimension,
  how: Lesning,
  cellsOf: (measure: number) => readonly number[],
): number | null {
  const measure = measureNamed(contents, how.weight ?? [], how);
  if (measure === null) return null;
  const weights = cellsOf(measure);
  const all = total(weights);
  const sum = total(cells.map((cell, i) => (weights[i] === 0 ? 0 : cell * (weights[i] ?? Number.NaN))));
  return all === null || sum === null || all === 0 ? null : sum / all;
}
