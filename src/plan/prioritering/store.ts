import type { Tx } from '../../platform/db/database.ts';
import { revisionsOf } from '../../platform/db/revisions.ts';
import { findRow, listRows, type RowKind } from '../../platform/db/rows.ts';
import { staaende, stedfortreder } from '../tiltak/index.ts';
import { DEFAULT_VEKTER, type Poeng, type Vekter } from './poeng.ts';
import type { Sett } from './sett.ts';

export const VEKTER: RowKind<Vekter> = { table: 'vekt_revisjon', event: 'prioritering.vekter' };
export const POENG: RowKind<Poeng> = { table: 'poeng_revisjon', event: 'prioritering.poeng' };
export const SETT: RowKind<Sett> = {
  table: 'tiltakssett_revisjon',
  event: 'prioritering.sett',
  same: (a, b) => (a.title.toLowerCase() === b.title.toLowerCase() ? 'title' : null),
};

/** The weights that stand, and the revision that says so; revision 0 before anybody has set them. */
export async function currentVekter(tx: Tx): Promise<{ readonly revision: number; readonly data: Vekter }> {
  return (await findRow(tx, VEKTER, 1)) ?? { revision: 0, data: DEFAULT_VEKTER };
}

export const vekterHistorie = (tx: Tx) => revisionsOf<Vekter>(tx, VEKTER.table, 1);

/**
 * Every score that stands, the newest of each person for each tiltak. What somebody gave one that became part of another counts for that,
 * unless they have scored it too.
 */
export async function listPoeng(tx: Tx): Promise<Poeng[]> {
  const rows = (await listRows(tx, POENG)).map((r) => r.data);
  const to = await stedfortreder(tx);
  const own = rows.filter((p) => to(p.tiltak) === p.tiltak);
  const all = [...own, ...rows.filter((p) => to(p.tiltak) !== p.tiltak).map((p) => ({ ...p, tiltak: to(p.tiltak) }))];
  return [...new Map(all.toReversed().map((p) => [`${p.tiltak}:${p.bruker}`, p])).values()].reverse();
}

export async function listSett(tx: Tx) {
  const to = await stedfortreder(tx);
  return (await listRows(tx, SETT)).map((r) => ({ ...r, data: { ...r.data, tiltak: staaende(r.data.tiltak, to) } }));
}
