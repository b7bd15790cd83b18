import type { Tx } from '../../platform/db/database.ts';
import {
  addFirst,
  addRevision,
  currentRevisions,
  type Revision,
  revisionsOf,
  type Written,
} from '../../platform/db/revisions.ts';
import { type Aktivitet, EMPTY_PLAN, type Prosessplan } from './aktivitet.ts';
import type { Moete } from './moete.ts';

export type StoredAktivitet = Revision<Aktivitet>;
export type StoredMoete = Revision<Moete>;

/** Holds everybody else who writes in this kommune's prosessplan until the transaction ends: dependencies are checked against all. */
export const lockPlan = (tx: Tx, kommuneId: string) =>
  tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`prosessplan:${kommuneId}`]);

/** Every activity as its newest revision says it, without the removed ones. */
export const listAktiviteter = async (tx: Tx): Promise<StoredAktivitet[]> =>
  (await currentRevisions<Aktivitet>(tx, 'aktivitet_revisjon')).filter((a) => !a.data.removed);

export const aktivitetHistory = (tx: Tx, number: number): Promise<StoredAktivitet[]> =>
  revisionsOf<Aktivitet>(tx, 'aktivitet_revisjon', number);

export const insertAktivitet = (tx: Tx, w: Written, data: Aktivitet): Promise<number> =>
  addFirst(tx, 'aktivitet_revisjon', w, data);

/** False when somebody else has saved since `after`. */
export const reviseAktivitet = (tx: Tx, w: Written, number: number, after: number, data: Aktivitet): Promise<boolean> =>
  addRevision(tx, 'aktivitet_revisjon', w, number, after, data);

/** Every meeting, the removed ones too, in the order of their dates. */
export const listMoeter = async (tx: Tx): Promise<StoredMoete[]> =>
  (await currentRevisions<Moete>(tx, 'moete_revisjon')).sort((a, b) => (a.data.date < b.data.date ? -1 : 1));

export const moeteHistory = (tx: Tx, number: number): Promise<StoredMoete[]> =>
  revisionsOf<Moete>(tx, 'moete_revisjon', number);

export const insertMoete = (tx: Tx, w: Written, data: Moete): Promise<number> =>
  addFirst(tx, 'moete_revisjon', w, data);

export const reviseMoete = (tx: Tx, w: Written, number: number, after: number, data: Moete): Promise<boolean> =>
  addRevision(tx, 'moete_revisjon', w, number, after, data);

export interface StoredPlan {
  /** 0 when nothing has been said. */
  readonly revision: number;
  readonly data: Prosessplan;
  /** What stood before the newest revision. */
  readonly before: Prosessplan;
  /** When the newest revision was written; null when there is none. */
  readonly written: string | null;
}

/** Every revision of what is said of the plan as a whole, newest first. */
export const planHistory = (tx: Tx): Promise<Revision<Prosessplan>[]> =>
  revisionsOf<Prosessplan>(tx, 'prosessplan_revisjon', 1);

export async function findPlan(tx: Tx): Promise<StoredPlan> {
  const [newest, older] = await planHistory(tx);
  return {
    revision: newest?.revision ?? 0,
    data: newest?.data ?? EMPTY_PLAN,
    before: older?.data ?? EMPTY_PLAN,
    written: newest?.created ?? null,
  };
}

export const revisePlan = (tx: Tx, w: Written, after: number, data: Prosessplan): Promise<boolean> =>
  addRevision(tx, 'prosessplan_revisjon', w, 1, after, data);

export interface Versjon {
  readonly number: number;
  readonly schema: number;
  readonly digest: string;
  readonly published: boolean;
  readonly created: string;
}
export interface FullVersjon extends Versjon {
  readonly document: unknown;
}

/** Newest first. */
export const listVersjoner = (tx: Tx): Promise<Versjon[]> =>
  tx.rows<Versjon>('select number, schema, digest, published, created from prosessplan_versjon order by number desc');

export async function findVersjon(tx: Tx, number: number): Promise<FullVersjon | null> {
  const rows = await tx.rows<FullVersjon>('select * from prosessplan_versjon where number = $1', [number]);
  return rows[0] ?? null;
}

export async function publishedVersjon(tx: Tx): Promise<FullVersjon | null> {
  const rows = await tx.rows<FullVersjon>(
    'select * from prosessplan_versjon where published order by number desc limit 1',
  );
  return rows[0] ?? null;
}

export async function insertVersjon(
  tx: Tx,
  w: Written,
  frozen: { readonly schema: number; readonly document: unknown; readonly digest: string },
): Promise<number> {
  const [row] = await tx.rows<{ number: number }>(
    `insert into prosessplan_versjon (kommune_id, number, schema, document, digest, published, created, created_by)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, true, $5, $6 from prosessplan_versjon returning number`,
    [w.kommuneId, frozen.schema, JSON.stringify(frozen.document), frozen.digest, w.at, w.by],
  );
  if (!row) throw new Error('No version was written');
  return row.number;
}

/** Takes every version off the public page, but for `except`. Gives the numbers that were on it. */
export async function unpublish(tx: Tx, except: number | null): Promise<number[]> {
  const rows = await tx.rows<{ number: number }>(
    'update prosessplan_versjon set published = false where published and number is distinct from $1 returning number',
    [except],
  );
  return rows.map((r) => r.number);
}

/** The hash of the secret that opens the calendar feed; null where there is none. */
export async function findFeedHash(tx: Tx): Promise<string | null> {
  const rows = await tx.rows<{ token_hash: string }>('select token_hash from kalender_noekkel');
  return rows[0]?.token_hash ?? null;
}

export const saveFeedHash = (tx: Tx, kommuneId: string, hash: string, at: string) =>
  tx.rows(
    `insert into kalender_noekkel (kommune_id, token_hash, created) values ($1, $2, $3)
     on conflict (kommune_id) do update set token_hash = excluded.token_hash, created = excluded.created`,
    [kommuneId, hash, at],
  );
