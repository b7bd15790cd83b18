import { BOLIGTYPER, type Boligtype, type Ledger, TJENESTENIVAAER, type Tjenestenivaa } from '../../kernel/index.ts';

/** A kind of unit in one ledger and how many of it are missing (above 0) or to spare (below 0). */
export interface Kind {
  readonly ledger: Ledger;
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly gap: number;
}

/** Units of one kind that are used for another, by their places in the list. */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly units: number;
}

/**
 * How far a kind is from what is asked for, 0 for the same; null where it cannot stand for it. Never across the ledgers. Help can be a step
 * less than the place is staffed for, never more than it has, and places with 24-hour staffing are for those who need it. In the market a
 * dwelling stands for the types beside it; in what the municipality lets, people can live in any type.
 */
export function mismatch(from: Omit<Kind, 'gap'>, to: Omit<Kind, 'gap'>): number | null {
  if (from.ledger !== to.ledger) return null;
  const types = Math.abs(BOLIGTYPER.indexOf(from.type) - BOLIGTYPER.indexOf(to.type));
  const steps = TJENESTENIVAAER.indexOf(from.level) - TJENESTENIVAAER.indexOf(to.level);
  if (steps !== 0 && (steps !== 1 || from.level === 'heldoegns')) return null;
  if (from.ledger === 'boligutvikling' && (types > 1 || [from.type, to.type].includes('annet'))) return null;
  return 2 * steps + (types > 0 ? 1 : 0);
}

/**
 * What is to spare used for what is missing: as many units as can be, with the least mismatch in all. A transportation problem, solved
 * exactly by augmenting along shortest paths (Ford and Fulkerson 1962). What has no use stays to spare.
 */
export function substitute(kinds: readonly Kind[]): Move[] {
  const surplus = kinds.map((k) => Math.max(0, -k.gap));
  const missing = kinds.map((k) => Math.max(0, k.gap));
  const used = kinds.map(() => kinds.map(() => 0));
  const edges = kinds.flatMap((a, from) =>
    kinds.flatMap((b, to) => {
      const cost = a.gap < 0 && b.gap > 0 ? mismatch(a, b) : null;
      return cost === null ? [] : [{ from, to, cost }];
    }),
  );
  for (;;) {
    const path = shortestPath(kinds.length, edges, surplus, missing, used);
    if (!path) break;
    const [start] = path;
    const end = path.at(-1);
    if (!start || !end) break;
    // Every other step takes back what was moved before.
    const back = path.filter((step) => step.back).map((step) => used[step.from]?.[step.to] ?? 0);
    const units = Math.min(surplus[start.from] ?? 0, missing[end.to] ?? 0, ...back);
    for (const { from, to, back: undone } of path) {
      const row = used[from];
      if (row) row[to] = (row[to] ?? 0) + (undone ? -units : units);
    }
    surplus[start.from] = (surplus[start.from] ?? 0) - units;
    missing[end.to] = (missing[end.to] ?? 0) - units;
  }
  return edges.flatMap(({ from, to }) => {
    const units = used[from]?.[to] ?? 0;
    return units > 1e-9 ? [{ from, to, units }] : [];
  });
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly back: boolean;
}

/** The cheapest way from a kind with units to spare to one that is missing some; null when there is none (Bellman 1958). */
function shortestPath(
  n: number,
  edges: readonly { readonly from: number; readonly to: number; readonly cost: number }[],
  surplus: readonly number[],
  missing: readonly number[],
  used: readonly (readonly number[])[],
): Step[] | null {
  const least = 1e-9;
  // Kinds to spare are nodes 0 to n - 1, those missing n to 2n - 1.
  const cost = Array.from({ length: 2 * n }, (_, i) =>
    i < n && (surplus[i] ?? 0) > least ? 0 : Number.POSITIVE_INFINITY,
  );
  const by: (Step | undefined)[] = [];
  for (let pass = 0; pass < 2 * n; pass += 1) {
    let moved = false;
    for (const { from, to, cost: price } of edges) {
      if ((cost[from] ?? 0) + price < (cost[n + to] ?? 0) - least) {
        cost[n + to] = (cost[from] ?? 0) + price;
        by[n + to] = { from, to, back: false };
        moved = true;
      }
      if ((used[from]?.[to] ?? 0) > least && (cost[n + to] ?? 0) - price < (cost[from] ?? 0) - least) {
        cost[from] = (cost[n + to] ?? 0) - price;
        by[from] = { from, to, back: true };
        moved = true;
      }
    }
    if (!moved) break;
  }
  let end = -1;
  for (let i = 0; i < n; i += 1)
    if ((missing[i] ?? 0) > least && (end < 0 || (cost[n + i] ?? 0) < (cost[n + end] ?? 0))) end = i;
  if (end < 0 || !Number.isFinite(cost[n + end])) return null;
  const path: Step[] = [];
  for (let at = n + end; ; ) {
    const step = by[at];
    if (!step) break;
    path.unshift(step);
    at = step.back ? n + step.to : step.from;
  }
  return path;
}
