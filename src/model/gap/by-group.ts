import type { Boligtype, Maalgruppe } from '../../kernel/index.ts';
import type { GroupGap, OpenSupply } from '../result.ts';
import { expectedBy } from '../supply/supply.ts';
import type { FlowRow, Parameters } from '../types.ts';
import { type Cell, NOTHING } from './cells.ts';
import type { Errors } from './errors.ts';
import { flowsOf, gapAt } from './rows.ts';

/** Whether the need of a kind is told by group at all; what is modelled by age is not. */
export const isByGroup = (shares: readonly { readonly group: Maalgruppe }[]): boolean =>
  shares.some((share) => share.group !== 'alle');

/** The group that a flow is reserved for; all, where it is open or the need it meets is not told by group. */
export const servedGroup = (flow: FlowRow, byGroup: boolean): Maalgruppe => (byGroup ? (flow.group ?? 'alle') : 'alle');

const isKind = (cell: Cell): cell is Cell & { readonly type: Boligtype } => cell.type !== 'alle';

/** Boligsosial supply that no one group has of its own, by where it comes from: what {@link gapByGroup} does not share out. */
export function supplyNotByGroup(flows: readonly FlowRow[], years: readonly number[]): OpenSupply[] {
  const open = flows.filter((f) => f.ledger === 'boligsosialt' && (f.group ?? 'alle') === 'alle');
  const kinds = new Map<string, FlowRow[]>();
  for (const f of open) {
    const key = `${f.kind}|${f.type}|${f.level}`;
    kinds.set(key, [...(kinds.get(key) ?? []), f]);
  }
  return [...kinds.values()].flatMap(([first, ...more]): OpenSupply[] => {
    if (!first) return [];
    const { kind, type, level } = first;
    return [
      { kind, type, level, coming: years.map((y) => [first, ...more].reduce((n, f) => n + expectedBy(f, y), 0)) },
    ];
  });
}

/**
 * The boligsosiale gap by group: each group's need minus what is reserved for it, and last what is open to all. Nothing that is open is
 * shared out, so the parts of a kind add up to its own row.
 */
export function gapByGroup(
  cells: readonly Cell[],
  years: readonly number[],
  flows: readonly FlowRow[],
  { exampleShare }: Pick<Parameters, 'exampleShare'>,
  errors: Errors,
  arrivals: ReadonlyMap<FlowRow, Float64Array>,
): GroupGap[] {
  return cells.filter(isKind).flatMap((cell) => {
    const { ledger, type, level, shares } = cell;
    if (!shares) return [];
    const byGroup = isByGroup(shares);
    const own = flowsOf(cell, flows);
    const told = shares.map((share) => share.group);
    const reserved = own.map((flow) => servedGroup(flow, byGroup));
    const groups = [...new Set([...told, ...reserved].filter((group) => group !== 'alle'))];
    const rest = told.includes('alle') || reserved.includes('alle') ? (['alle'] as const) : [];
    return [...groups, ...rest].flatMap((group) => {
      const share = shares.find((s) => s.group === group);
      const held = { flows: own.filter((_, i) => reserved[i] === group), errors, arrivals, exampleShare };
      return years.slice(1).map((year, i): GroupGap => {
        const { needed: _, coming: __, ...told } = gapAt(share ?? NOTHING, i + 1, year, held);
        const row = { ledger, year, type, level, group, ...told };
        // Supply alone: how likely it is to be too little is not known.
        return share?.counted ? { ...row, counted: true } : { ...row, counted: false, shortage: null };
      });
    });
  });
}
