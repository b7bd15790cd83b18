import { bareHead } from '../../kernel/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { revisionsOf } from '../../platform/db/revisions.ts';
import { listAllRows, listRows, type RowKind } from '../../platform/db/rows.ts';
import type { EgetFelt } from './felt.ts';

export const EGET_FELT: RowKind<EgetFelt> = {
  table: 'eget_felt_revisjon',
  event: 'tiltak.eget-felt',
  same: (a, b) => (bareHead(a.name) === bareHead(b.name) ? 'name' : null),
};

/** The fields that stand, in the order they were made. */
export const listEgneFelt = (tx: Tx) => listRows(tx, EGET_FELT);
export const listAlleEgneFelt = (tx: Tx) => listAllRows(tx, EGET_FELT);
/** All revisions of a field, newest first. */
export const feltHistory = (tx: Tx, number: number) => revisionsOf<EgetFelt>(tx, EGET_FELT.table, number);
