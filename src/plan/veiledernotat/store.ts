import type { Tx } from '../../platform/db/database.ts';
import { currentRevisions, type Revision } from '../../platform/db/revisions.ts';
import { listRows, type RowKind } from '../../platform/db/rows.ts';
import type { Notat } from './notat.ts';

export const NOTAT: RowKind<Notat> = { table: 'veiledernotat_revisjon', event: 'veiledernotat.notat' };

/** The note at a heading, also when it is put away: a heading has one, and keeps its history. */
export const findNotat = async (tx: Tx, sted: string): Promise<Revision<Notat> | null> =>
  (await currentRevisions<Notat>(tx, NOTAT.table)).find((row) => row.data.sted === sted) ?? null;

export const listNotater = (tx: Tx): Promise<Revision<Notat>[]> => listRows(tx, NOTAT);

export const publishedNotater = async (tx: Tx): Promise<Revision<Notat>[]> =>
  (await listNotater(tx)).filter((row) => row.data.visible === 'publisert');
