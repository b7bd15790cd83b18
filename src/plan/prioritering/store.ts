import type { Tx } from '../../platform/db/database.ts';
import { findRow, listRows, type RowKind } from '../../platform/db/rows.ts';
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

/** Every score that stands, the newest of each person for each tiltak. */
export const listPoeng = async (tx: Tx): Promise<(Poeng & { readonly number: number; readonly revision: number })[]> =>
  (await listRows(tx, POENG)).map(({ number, revision, data }) => ({ ...data, number, revision }));

export const listSett = (tx: Tx) => listRows(tx, SETT);
