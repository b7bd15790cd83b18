import type { RowRefusal, RowResult, TypedFields } from '../../kernel/index.ts';
import { isSmallCount, omraadeKey, type Removable, rowForm } from '../../kernel/index.ts';
import { AGES, type AreaInput, type AreaOf, type InputSource, type PopulationYear } from '../../model/types.ts';

/** The ages people of an area are told in, first and last. */
export const OMRAADEALDRE = [
  [0, 17],
  [18, 66],
  [67, 79],
  [80, AGES - 1],
] as const;

/** People of one part of the municipality on 1 January of a year. */
export interface Omraadetall extends Removable {
  readonly area: string;
  readonly year: number;
  /** Persons in each of {@link OMRAADEALDRE}. */
  readonly ages: readonly number[];
  readonly source: string;
}

export const sameOmraade = (a: Omraadetall, b: Omraadetall): boolean =>
  a.year === b.year && omraadeKey(a.area) === omraadeKey(b.area);

const MOST_LINES = 600;
const MOST_PERSONS = 2_000_000;
const wholeOf = (cell: string | undefined): number | null => {
  const digits = (cell ?? '').replace(/[\s.]/g, '');
  return /^\d{1,7}$/.test(digits) && Number(digits) <= MOST_PERSONS ? Number(digits) : null;
};

/** One line: area, year, and persons in each of the ages; cells apart by tab or semicolon. */
function lineOf(text: string, source: string): Omraadetall | null {
  const [area = '', year, ...ages] = text.split(/[\t;]/).map((cell) => cell.trim());
  const when = wholeOf(year);
  const counts = ages.slice(0, OMRAADEALDRE.length).map(wholeOf);
  const told = counts.flatMap((n) => (n === null ? [] : [n]));
  if (area === '' || area.length > 80 || when === null || when < 1986 || when > 2200) return null;
  if (told.length !== OMRAADEALDRE.length || ages.length !== OMRAADEALDRE.length) return null;
  // A handful of people in all are pointed out by their sum, which stands in every run.
  if (isSmallCount(told.reduce((sum, n) => sum + n, 0))) return null;
  return { area: area.replace(/\s+/g, ' '), year: when, ages: told, source, removed: false };
}

/** What is pasted: a line for each area and year, with or without a line of heads. Every line that cannot be read is named. */
export function parseOmraader(
  typed: TypedFields,
):
  | { readonly ok: true; readonly value: readonly Omraadetall[] }
  | { readonly ok: false; readonly error: readonly RowRefusal[]; readonly lines: readonly number[] } {
  const form = rowForm(typed);
  const source = form.words('source', 200, true);
  const text = form.words('rader', 60_000, true);
  const lines = text.split('\n').map((line) => line.trim());
  const made: Omraadetall[] = [];
  const wrong: number[] = [];
  for (const [i, line] of lines.entries()) {
    if (line === '') continue;
    const row = lineOf(line, source);
    const isHead = i === 0 && !/\d{4}/.test(line);
    if (!row && !isHead) wrong.push(i + 1);
    else if (row && made.some((other) => sameOmraade(other, row))) wrong.push(i + 1);
    else if (row) made.push(row);
  }
  if (made.length > MOST_LINES) form.refuse('for-mange', 'rader');
  // Heads alone say nothing of any area.
  if (made.length === 0 && wrong.length === 0 && text !== '') form.refuse('mangler', 'rader');
  const refused: RowResult<readonly Omraadetall[]> = form.done(made);
  if (!refused.ok) return { ok: false, error: refused.error, lines: wrong };
  if (wrong.length > 0) return { ok: false, error: [], lines: wrong };
  return { ok: true, value: made };
}

const sumOver = (p: PopulationYear, [from, to]: readonly [number, number]) => {
  let n = 0;
  for (let a = from; a <= to; a += 1) n += (p.female[a] ?? 0) + (p.male[a] ?? 0);
  return n;
};

/** An area's people by single age and sex: in each of its bands as in the municipality of the nearest year. */
function spread(ages: readonly number[], year: number, history: readonly PopulationYear[]): PopulationYear {
  const away = (p: PopulationYear) => Math.abs(p.year - year);
  const near = history.reduce((best, p) => (away(p) < away(best) ? p : best));
  const made = { year, female: new Float64Array(AGES), male: new Float64Array(AGES) };
  for (const [i, band] of OMRAADEALDRE.entries()) {
    const all = sumOver(near, band);
    const share = all > 0 ? (ages[i] ?? 0) / all : 0;
    for (const sex of ['female', 'male'] as const)
      for (let a = band[0]; a <= band[1]; a += 1) made[sex][a] = (near[sex][a] ?? 0) * share;
  }
  return made;
}

/** What is told of no area that has been named. */
export const RESTEN = 'resten';
/** Less than this part of the municipality is what small counts are moved about by, not a part nobody has told of. */
const LEAST_REST = 0.02;

/**
 * The areas of a run: those told of in the base year or before it, their people spread over the ages of their bands, and the rest of the
 * municipality as one more where they are not all of it.
 */
export function areasOfRun(rows: readonly Omraadetall[], history: readonly PopulationYear[]): AreaInput[] {
  const base = history.at(-1);
  const told = rows.filter((row) => base && row.year <= base.year);
  if (!base || told.length === 0) return [];
  const names = new Map(told.map((row) => [omraadeKey(row.area), row.area]));
  const areas = [...names].map(([key, name]): AreaInput => {
    const own = told.filter((row) => omraadeKey(row.area) === key).sort((a, b) => a.year - b.year);
    const known = own.map((row) => spread(row.ages, row.year, history));
    const last = own.at(-1);
    // A newer year of the municipality than of the area: the area is then as it was last told.
    if (last && last.year < base.year) known.push(spread(last.ages, base.year, history));
    return { code: name, name, confidence: 'B', history: known, dwellings: [] };
  });
  const left = (p: PopulationYear): PopulationYear => {
    const of = (sex: 'female' | 'male') =>
      p[sex].map((n, a) =>
        Math.max(
          0,
          n - areas.reduce((sum, area) => sum + (area.history.find((h) => h.year === p.year)?.[sex][a] ?? 0), 0),
        ),
      );
    return { year: p.year, female: of('female'), male: of('male') };
  };
  const everywhere = history.filter((p) => areas.every((area) => area.history.some((h) => h.year === p.year)));
  const rest = everywhere.map(left);
  const whole = sumOver(base, [0, AGES - 1]);
  const size = rest.at(-1);
  return size && sumOver(size, [0, AGES - 1]) > LEAST_REST * whole
    ? [...areas, { code: RESTEN, name: RESTEN, confidence: 'B', history: rest, dwellings: [] }]
    : areas;
}

/** The code of an area from what somebody has called it; nothing where it is none of them. */
export function placing(rows: readonly Omraadetall[]): AreaOf {
  const names = new Map(rows.map((row) => [omraadeKey(row.area), row.area]));
  return (name) => {
    const area = name === undefined ? undefined : names.get(omraadeKey(name));
    return area === undefined ? {} : { area };
  };
}

/** Where the people of the areas were told, for the run's list of sources. */
export function omraadeSources(rows: readonly Omraadetall[]): InputSource[] {
  const newest = new Map<string, number>();
  for (const { source, year } of rows) newest.set(source, Math.max(year, newest.get(source) ?? year));
  return [...newest].map(([title, year]) => ({ role: 'areas', title, confidence: 'B', year }));
}
