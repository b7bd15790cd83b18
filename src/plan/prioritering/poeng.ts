import { type Removable, type RowResult, rowForm, type TypedFields } from '../../kernel/index.ts';

/** What a tiltak is judged by, one to five; five is always the better: much value, low cost, soon, and sure. */
export const KRITERIER = ['verdi', 'kostnad', 'tid', 'sikkerhet'] as const;
export type Kriterium = (typeof KRITERIER)[number];
export const LOWEST = 1;
export const HIGHEST = 5;

/** How much each criterion counts, 0 to 10; not all of them 0. */
export interface Vekter extends Removable, Readonly<Record<Kriterium, number>> {}
export const DEFAULT_VEKTER: Vekter = { verdi: 4, kostnad: 2, tid: 2, sikkerhet: 2, removed: false };

/** What one person gave one tiltak. */
export interface Poeng extends Removable, Readonly<Record<Kriterium, number>> {
  readonly tiltak: number;
  readonly bruker: string;
  readonly reason: string;
}

const MAX_REASON = 1000;

export function parseVekter(typed: TypedFields): RowResult<Vekter> {
  const form = rowForm(typed);
  const [verdi = 0, kostnad = 0, tid = 0, sikkerhet = 0] = KRITERIER.map((k) => form.whole(`vekt-${k}`, 0, 10));
  if (form.refusals.length === 0 && verdi + kostnad + tid + sikkerhet === 0)
    form.refuse('utenfor', 'vekt-verdi', { min: '1', max: '10' });
  return form.done({ verdi, kostnad, tid, sikkerhet, removed: false });
}

/** The weights as their form shows them; what `parseVekter` reads back unchanged. */
export const typedVekter = (v: Vekter): TypedFields =>
  Object.fromEntries(KRITERIER.map((k) => [`vekt-${k}`, String(v[k])]));

/** One person's score of one tiltak that stands in the plan. */
export function parsePoeng(typed: TypedFields, bruker: string, tiltak: ReadonlySet<number>): RowResult<Poeng> {
  const form = rowForm(typed);
  const number = Number(form.choice([...tiltak].map(String), 'tiltak') ?? 0);
  const [verdi = 0, kostnad = 0, tid = 0, sikkerhet = 0] = KRITERIER.map((k) => form.whole(k, LOWEST, HIGHEST));
  const reason = form.words('reason', MAX_REASON);
  return form.done({ tiltak: number, bruker, verdi, kostnad, tid, sikkerhet, reason, removed: false });
}

/** The mean of four marks, each by its weight: from 1 to 5. */
export function weightedMean(p: Readonly<Record<Kriterium, number>>, v: Readonly<Record<Kriterium, number>>): number {
  const all = KRITERIER.reduce((sum, k) => sum + v[k], 0);
  return KRITERIER.reduce((sum, k) => sum + p[k] * v[k], 0) / all;
}

/** Where a tiltak stands in the matrix: much value or little, easy to do or hard. */
export const RUTER = ['foerst', 'planlegg', 'passer', 'vent'] as const;
export type Rute = (typeof RUTER)[number];

export interface Ranked {
  readonly tiltak: number;
  /** Mean of the people's own sums; null when nobody has scored it. */
  readonly score: number | null;
  /** The highest sum less the lowest; null with fewer than two people. */
  readonly spread: number | null;
  readonly people: number;
  /** Mean of each mark. */
  readonly marks: Readonly<Record<Kriterium, number>> | null;
  readonly rute: Rute | null;
  readonly reasons: readonly string[];
}

const MIDDLE = (LOWEST + HIGHEST) / 2;
const mean = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/** How easy it is: what is left of the weights when value is taken out; even weights when only value counts. */
function easeOf(marks: Readonly<Record<Kriterium, number>>, v: Readonly<Record<Kriterium, number>>): number {
  const rest = { ...v, verdi: 0 };
  return weightedMean(
    marks,
    rest.kostnad + rest.tid + rest.sikkerhet > 0 ? rest : { verdi: 0, kostnad: 1, tid: 1, sikkerhet: 1 },
  );
}

export function ruteOf(marks: Readonly<Record<Kriterium, number>>, v: Readonly<Record<Kriterium, number>>): Rute {
  const easy = easeOf(marks, v) > MIDDLE;
  if (marks.verdi > MIDDLE) return easy ? 'foerst' : 'planlegg';
  return easy ? 'passer' : 'vent';
}

/** Every tiltak, the best first and what nobody has scored last; equal ones in the order of their numbers. */
export function rankTiltak(tiltak: readonly number[], poeng: readonly Poeng[], v: Vekter): Ranked[] {
  const ranked = tiltak.map((number): Ranked => {
    const own = poeng.filter((p) => p.tiltak === number && !p.removed);
    const reasons = own.map((p) => p.reason).filter((reason) => reason !== '');
    if (own.length === 0)
      return { tiltak: number, score: null, spread: null, people: 0, marks: null, rute: null, reasons };
    const sums = own.map((p) => weightedMean(p, v));
    const of = (k: Kriterium) => mean(own.map((p) => p[k]));
    const marks = { verdi: of('verdi'), kostnad: of('kostnad'), tid: of('tid'), sikkerhet: of('sikkerhet') };
    const spread = own.length > 1 ? Math.max(...sums) - Math.min(...sums) : null;
    return { tiltak: number, score: mean(sums), spread, people: own.length, marks, rute: ruteOf(marks, v), reasons };
  });
  return ranked.sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || a.tiltak - b.tiltak);
}
