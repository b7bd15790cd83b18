import type { Tx } from '../../platform/db/database.ts';
import { listRows, type RowKind } from '../../platform/db/rows.ts';
import type { Maalindikator } from './maalindikator.ts';

export const MAALINDIKATOR: RowKind<Maalindikator> = {
  table: 'maalindikator_revisjon',
  event: 'maalindikator.indikator',
  same: (a, b) => (a.maal === b.maal && a.title.toLowerCase() === b.title.toLowerCase() ? 'title' : null),
};

export const listMaalindikatorer = (tx: Tx) => listRows(tx, MAALINDIKATOR);
