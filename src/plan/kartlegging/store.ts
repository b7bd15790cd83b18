import type { Tx } from '../../platform/db/database.ts';
import {
  addFirst,
  addRevision,
  currentRevisions,
  type Revision,
  revisionsOf,
  type Written,
} from '../../platform/db/revisions.ts';
import type { RowKind } from '../../platform/db/rows.ts';
import { type Etterslep, type Telling, UNASKED } from './telling.ts';
import { sameStatistic, type Vanskeligstilt } from './vanskeligstilt.ts';

export const VANSKELIGSTILT: RowKind<Vanskeligstilt> = {
  table: 'vanskeligstilt_revisjon',
  event: 'kartlegging.statistikk',
  same: sameStatistic,
};

const asked = (row: Revision<Telling>): Revision<Telling> => ({ ...row, data: { ...UNASKED, ...row.data } });

/** The newest revision of every count, removed ones too. */
export const listTellinger = async (tx: Tx): Promise<Revision<Telling>[]> =>
  (await currentRevisions<Telling>(tx, 'kartlegging_revisjon')).map(asked);

export async function findTelling(tx: Tx, number: number): Promise<Revision<Telling> | null> {
  const [newest] = await revisionsOf<Telling>(tx, 'kartlegging_revisjon', number);
  return newest ? asked(newest) : null;
}

export const insertTelling = (tx: Tx, w: Written, data: Telling): Promise<number> =>
  addFirst(tx, 'kartlegging_revisjon', w, data);

/** False when somebody else has saved since `after`. */
export const reviseTelling = (tx: Tx, w: Written, number: number, after: number, data: Telling): Promise<boolean> =>
  addRevision(tx, 'kartlegging_revisjon', w, number, after, data);

/** The newest revision of the backlog, taken back or not; null when nobody has ever counted. */
export async function findEtterslep(tx: Tx): Promise<Revision<Etterslep> | null> {
  const [newest] = await revisionsOf<Etterslep>(tx, 'etterslep_revisjon', 1);
  return newest ?? null;
}

/** Writes the revision after `after` (0 for the first); false when somebody else has saved since then. */
export const saveEtterslep = (tx: Tx, w: Written, after: number, data: Etterslep): Promise<boolean> =>
  addRevision(tx, 'etterslep_revisjon', w, 1, after, data);
