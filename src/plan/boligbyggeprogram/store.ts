import type { Tx } from '../../platform/db/database.ts';
import {
  addFirst,
  addRevision,
  currentRevisions,
  everyRevision,
  lockNumbers,
  type Revision,
  revisionsOf,
  type Written,
} from '../../platform/db/revisions.ts';
import { loadTable } from '../grunnlag/index.ts';
import { type Felt, NEW_FELT } from './felt.ts';
import { type Kart, numberOf } from './kart.ts';
import { LEDETID, type Ledetid, ledetidIn, type Ventet, ventet } from './prognose.ts';

const TABLE = 'felt_revisjon';

const whole = (row: Revision<Felt>): Revision<Felt> => ({ ...row, data: { ...NEW_FELT, ...row.data } });

/** The newest revision of every field, removed ones too. */
export const listFelt = async (tx: Tx): Promise<Revision<Felt>[]> =>
  (await currentRevisions<Felt>(tx, TABLE)).map(whole);

/** All revisions of one field, newest first. */
export const feltHistory = async (tx: Tx, number: number): Promise<Revision<Felt>[]> =>
  (await revisionsOf<Felt>(tx, TABLE, number)).map(whole);

/** Every revision of every field. */
export const allRevisions = async (tx: Tx): Promise<Revision<Felt>[]> =>
  (await everyRevision<Felt>(tx, TABLE)).map(whole);

export const lockFelt = (tx: Tx, kommuneId: string): Promise<unknown> => lockNumbers(tx, TABLE, kommuneId);

export const insertFelt = (tx: Tx, w: Written, data: Felt): Promise<number> => addFirst(tx, TABLE, w, data);

/** False when somebody else has saved since `after`. */
export const reviseFelt = (tx: Tx, w: Written, number: number, after: number, data: Felt): Promise<boolean> =>
  addRevision(tx, TABLE, w, number, after, data);

/** What is left of the programme, as the model counts it. */
export async function listVentet(
  tx: Tx,
): Promise<(Ventet & { readonly created: string; readonly revision: number })[]> {
  const rows = await listFelt(tx);
  if (rows.length === 0) return [];
  const ledetid = await findLedetid(tx);
  return ventet(rows, ledetid).flatMap((row) => {
    const of = rows.find((felt) => felt.number === row.number);
    return of ? [{ ...row, created: of.created, revision: of.revision }] : [];
  });
}

/** Days from start meeting to decision in KOSTRA table 12671, the latest year of the municipality itself, if it is loaded. */
export async function findLedetid(tx: Tx): Promise<Ledetid> {
  const table = await loadTable(tx, '12671');
  return table ? (ledetidIn(table) ?? { ...LEDETID, notOwn: true }) : LEDETID;
}

/** The layers of the map, removed ones too. */
export const listKart = (tx: Tx): Promise<Revision<Kart>[]> => currentRevisions<Kart>(tx, 'kart_revisjon');

/** A layer in the place of the one there was; false when somebody else has saved since `after`. */
export const reviseKart = (tx: Tx, w: Written, after: number, data: Kart): Promise<boolean> =>
  addRevision(tx, 'kart_revisjon', w, numberOf(data.lag), after, data);
