import type { Tx } from '../../platform/db/database.ts';
import {
  addFirst,
  addRevision,
  currentRevisions,
  everyRevision,
  type Revision,
  revisionsOf,
  type Written,
} from '../../platform/db/revisions.ts';
import { listVentet } from '../boligbyggeprogram/index.ts';
import { feltAsTilbud, feltNumber } from './felt.ts';
import type { Tilbud } from './tilbud.ts';

/** The newest revision of every row, removed ones too. */
export const listTilbud = (tx: Tx): Promise<Revision<Tilbud>[]> => currentRevisions<Tilbud>(tx, 'tilbud_revisjon');

/** Every revision of every row. */
export const allTilbud = (tx: Tx): Promise<Revision<Tilbud>[]> => everyRevision<Tilbud>(tx, 'tilbud_revisjon');

/** All revisions of a row, newest first. */
export const tilbudHistory = (tx: Tx, number: number): Promise<Revision<Tilbud>[]> =>
  revisionsOf<Tilbud>(tx, 'tilbud_revisjon', number);

export const insertTilbud = (tx: Tx, w: Written, data: Tilbud): Promise<number> =>
  addFirst(tx, 'tilbud_revisjon', w, data);

/** False when somebody else has saved since `after`. */
export const reviseTilbud = (tx: Tx, w: Written, number: number, after: number, data: Tilbud): Promise<boolean> =>
  addRevision(tx, 'tilbud_revisjon', w, number, after, data);

/** The rows, with what is left of the boligbyggeprogram beside them: everything that is or comes. */
export const listSupply = async (tx: Tx): Promise<Revision<Tilbud>[]> => [
  ...(await listTilbud(tx)),
  ...(await listVentet(tx)).map((row) => ({
    number: feltNumber(row),
    revision: row.revision,
    created: row.created,
    data: feltAsTilbud(row),
  })),
];
