import type { Tx } from '../../platform/db/database.ts';
import {
  addFirst,
  addRevision,
  currentRevisions,
  type Revision,
  revisionsOf,
  type Written,
} from '../../platform/db/revisions.ts';
import type { StoredVedtak, Vedtak } from './vedtak.ts';
import type { Vurdering } from './vurdering.ts';

export type StoredVurdering = Revision<Vurdering>;

/** The newest revision of every assessment of the plan form, oldest assessment first. */
export const listVurderinger = (tx: Tx): Promise<StoredVurdering[]> =>
  currentRevisions<Vurdering>(tx, 'planform_revisjon');

/** All revisions of one assessment, newest first. */
export const vurderingHistory = (tx: Tx, number: number): Promise<StoredVurdering[]> =>
  revisionsOf<Vurdering>(tx, 'planform_revisjon', number);

export const insertVurdering = (tx: Tx, w: Written, data: Vurdering): Promise<number> =>
  addFirst(tx, 'planform_revisjon', w, data);

/** False when somebody else has saved since `after`. */
export const reviseVurdering = (tx: Tx, w: Written, number: number, after: number, data: Vurdering): Promise<boolean> =>
  addRevision(tx, 'planform_revisjon', w, number, after, data);

const VEDTAK = 'number, data, created';

/** Every decision, newest first, those that others have taken the place of too. */
export const listVedtak = (tx: Tx): Promise<StoredVedtak[]> =>
  tx.rows<StoredVedtak>(`select ${VEDTAK} from vedtak order by number desc`);

export async function findVedtak(tx: Tx, number: number): Promise<StoredVedtak | null> {
  const [row] = await tx.rows<StoredVedtak>(`select ${VEDTAK} from vedtak where number = $1`, [number]);
  return row ?? null;
}

/** The number the next decision gets; whoever asks is alone with the decisions until the transaction ends. */
export async function takeNumber(tx: Tx, kommuneId: string): Promise<number> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`vedtak:${kommuneId}`]);
  const [row] = await tx.rows<{ n: number }>('select coalesce(max(number), 0) + 1 as n from vedtak');
  return row?.n ?? 1;
}

/** Writes a decision with its files. Nothing here changes or removes one, and no right to do so is granted. */
export async function insertVedtak(tx: Tx, w: Written, number: number, data: Vedtak): Promise<void> {
  await tx.rows(
    'insert into vedtak (kommune_id, number, replaces, data, created, created_by) values ($1, $2, $3, $4, $5, $6)',
    [w.kommuneId, number, data.replacing?.number ?? null, JSON.stringify(data), w.at, w.by],
  );
  for (const [i, { filId }] of data.attachments.entries())
    await tx.rows('insert into vedtak_vedlegg (kommune_id, vedtak, place, fil_id) values ($1, $2, $3, $4)', [
      w.kommuneId,
      number,
      i + 1,
      filId,
    ]);
}
