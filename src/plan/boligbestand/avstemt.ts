import { type Boligtype, omraadeKey, type Tjenestenivaa } from '../../kernel/index.ts';
import type { FlowRow } from '../../model/types.ts';
import { backId, goneKey } from '../boligtilbud/index.ts';
import type { Gruppe } from './bolig.ts';

/** What a list, rows and tiltak tell of the same: dwellings that leave in a year, or that are out when the list is made. */
export interface Avgangsrad {
  readonly what: 'avgang' | 'rehabilitering';
  /** The year told by the row or the tiltak. */
  readonly year: number;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  /** Dwellings of the list, those that rows and tiltak tell of, and how many of those the list or another of them tells as well. */
  readonly list: number;
  readonly told: number;
  readonly both: number;
}

export interface Avstemming {
  /** The dwellings of the list, with the year of a row where the list had none. */
  readonly groups: readonly Gruppe[];
  /** Those of them that a row gave the year they are sold in. */
  readonly dated: readonly Gruppe[];
  /** Units that the list or a surer flow has already, by {@link goneKey} of the flow that tells them as well. */
  readonly twice: ReadonlyMap<string, number>;
  readonly rows: readonly Avgangsrad[];
}

/** Whether it leaves as a sold or a demolished dwelling does, and not because a right ends. */
const leaves = (g: Gruppe): boolean =>
  g.status === 'til-salgs' || (g.toYear !== null && !g.hired && (g.disposal === null || g.disposal === 'eid'));

const TAKES_AWAY: readonly FlowRow['kind'][] = ['sale', 'demolition', 'conversion', 'rehabilitation'];
const certain = (f: FlowRow): boolean => f.probability === 1;

const rowKeyOf = ({ what, year, type, level }: Pick<Avgangsrad, 'what' | 'year' | 'type' | 'level'>): string =>
  `${what}/${year}/${type}/${level}`;
const rowKey = (f: FlowRow): string =>
  rowKeyOf({ ...f, what: f.kind === 'rehabilitation' ? 'rehabilitering' : 'avgang' });

const sameArea = (a = '', b = '') => omraadeKey(a) === omraadeKey(b);
const anyArea = (a = '', b = '') => !a.trim() || !b.trim();
/** A row of supply; what else tells of dwellings beside the list is a tiltak. */
const isRow = (f: FlowRow): boolean => f.id.startsWith('tilbud-');

/**
 * What a row and a tiltak both tell of: dwellings of one type and level that leave in the same way and year, whatever the list has. The
 * surer stands, and of two as sure the row.
 */
function radOgTiltak(out: readonly FlowRow[]): { readonly flow: FlowRow; readonly units: number }[] {
  const left = new Map(out.map((f) => [f, -f.units]));
  const found: { flow: FlowRow; units: number }[] = [];
  for (const where of [sameArea, anyArea])
    for (const row of out.filter(isRow))
      for (const tiltak of out) {
        const same = rowKey(row) === rowKey(tiltak) && row.kind === tiltak.kind && where(row.area, tiltak.area);
        const units = same && !isRow(tiltak) ? Math.min(left.get(row) ?? 0, left.get(tiltak) ?? 0) : 0;
        if (units <= 0) continue;
        for (const f of [row, tiltak]) left.set(f, (left.get(f) ?? 0) - units);
        found.push({ flow: tiltak.probability > row.probability ? row : tiltak, units });
      }
  return found;
}

interface Left {
  readonly group: Gruppe;
  units: number;
}

/**
 * Rows and tiltak held against the list, so that no dwelling leaves twice: of the same type, service level and year the list stands, and
 * what is told beside it counts only as far as it is more. Areas are the same when either names none. A dwelling for sale whose year the
 * list lacks takes the year of a certain row; so does one that is put in order. A row and a tiltak that tell of the same leave once, whether
 * or not the list has them. `told` has areas by name, `gone` are dwellings of the
 * list that have left, and `listYear` is the year of its day: what is out then is told by it.
 */
export function avstemMotListe(
  groups: readonly Gruppe[],
  told: readonly FlowRow[],
  { now, listYear, gone = [] }: { readonly now: number; readonly listYear: number; readonly gone?: readonly Gruppe[] },
): Avstemming {
  const out = told.filter((f) => f.ledger === 'boligsosialt' && f.units < 0 && TAKES_AWAY.includes(f.kind));
  const backs = new Map(told.map((f) => [f.id, f]));
  const pool: Left[] = [...groups, ...gone].map((group) => ({ group, units: group.units }));
  const left = new Map(out.map((f) => [f, -f.units]));
  const twice = new Map<string, number>();
  const matched = new Map<string, number>();
  const split: { from: Gruppe; to: Gruppe }[] = [];
  const backOf = (g: Gruppe) => (g.backYear != null && g.backYear >= now ? g.backYear : null);

  const fits = (f: FlowRow, g: Gruppe): boolean => {
    if (f.type !== g.type || f.level !== (g.level ?? 'ingen')) return false;
    if (f.kind === 'rehabilitation') return g.status === 'rehabilitering' && f.year === listYear;
    // One that stands for sale is neither torn down nor rebuilt.
    return leaves(g) && (g.status !== 'til-salgs' || f.kind === 'sale');
  };
  const inYear = (f: FlowRow, g: Gruppe) => (f.kind === 'rehabilitation' ? backOf(g) !== null : g.toYear === f.year);
  const undated = (f: FlowRow, g: Gruppe) => (f.kind === 'rehabilitation' ? backOf(g) === null : g.toYear === null);

  const dateOf = (f: FlowRow, g: Gruppe): Gruppe | null => {
    if (!certain(f)) return null;
    if (f.kind === 'sale') return { ...g, toYear: f.year };
    const back = backs.get(backId(f.id, f.year));
    return back && back.delay === 0 && back.year >= now ? { ...g, backYear: back.year } : null;
  };

  const pass = (...tests: ((f: FlowRow, g: Gruppe) => boolean)[]) => {
    for (const f of out)
      for (const entry of pool) {
        const units = Math.min(left.get(f) ?? 0, entry.units);
        if (units <= 0 || !fits(f, entry.group) || !tests.every((test) => test(f, entry.group))) continue;
        left.set(f, (left.get(f) ?? 0) - units);
        entry.units -= units;
        twice.set(goneKey(f), (twice.get(goneKey(f)) ?? 0) + units);
        matched.set(rowKey(f), (matched.get(rowKey(f)) ?? 0) + units);
        const to = undated(f, entry.group) ? dateOf(f, entry.group) : null;
        if (to) split.push({ from: entry.group, to: { ...to, units } });
      }
  };
  const again = new Map<string, number>();
  for (const { flow, units } of radOgTiltak(out)) {
    left.set(flow, (left.get(flow) ?? 0) - units);
    twice.set(goneKey(flow), (twice.get(goneKey(flow)) ?? 0) + units);
    again.set(rowKey(flow), (again.get(rowKey(flow)) ?? 0) + units);
    // What they become does not come either.
    const becomes = told.find((f) => f.kind === 'conversion' && f.id === `${flow.id}/blir` && f.year === flow.year);
    const key = becomes && goneKey(becomes);
    if (key) twice.set(key, (twice.get(key) ?? 0) + Math.round((becomes.units * units) / -flow.units));
  }
  for (const when of [inYear, undated])
    for (const where of [sameArea, anyArea]) pass(when, (f, g) => where(f.area, g.place));

  const datedOf = (g: Gruppe) => split.filter((s) => s.from === g).map((s) => s.to);
  const after = groups.flatMap((g) => {
    const dated = datedOf(g);
    const rest = g.units - dated.reduce((n, d) => n + d.units, 0);
    return [...dated, ...(rest > 0 ? [{ ...g, units: rest }] : [])];
  });
  const rows = new Map<string, Avgangsrad>();
  for (const f of out) {
    const what = f.kind === 'rehabilitation' ? ('rehabilitering' as const) : ('avgang' as const);
    const key = rowKey(f);
    const had = rows.get(key)?.told ?? 0;
    const { year, type, level } = f;
    const both = matched.get(key) ?? 0;
    rows.set(key, { what, year, type, level, list: 0, told: had - f.units, both });
  }
  const listed = (r: Avgangsrad) =>
    [...after, ...gone]
      .filter((g) => g.type === r.type && (g.level ?? 'ingen') === r.level)
      .filter((g) =>
        r.what === 'rehabilitering'
          ? g.status === 'rehabilitering' && r.year === listYear
          : leaves(g) && g.toYear === r.year,
      )
      .reduce((n, g) => n + g.units, 0);
  return {
    groups: after,
    dated: split.filter((s) => s.from.status === 'til-salgs').map((s) => s.to),
    twice,
    // Without a year in the list, and told with a chance, the list's own stand: they are at least those that are the same.
    rows: [...rows.values()]
      .map((r) => ({ ...r, list: Math.max(listed(r), r.both) }))
      .map((r) => ({ ...r, both: r.both + (again.get(rowKeyOf(r)) ?? 0) }))
      .filter((r) => r.list > 0 || r.both > 0),
  };
}

/** Flows without the units that a list tells already; what would have come back of those does not come either. */
export const utenDobbelt = (flows: readonly FlowRow[], twice: Avstemming['twice'] | undefined): FlowRow[] =>
  flows.flatMap((f) => {
    const again = TAKES_AWAY.includes(f.kind) ? (twice?.get(goneKey(f)) ?? 0) : 0;
    if (again === 0) return [f];
    const units = Math.sign(f.units) * Math.max(0, Math.abs(f.units) - again);
    return units === 0 ? [] : [{ ...f, units }];
  });
