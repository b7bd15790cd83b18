import { hashToken, newToken } from '../auth/token.ts';
import type { Clock } from '../clock/clock.ts';
import type { Tx } from '../db/database.ts';

/** What a link opens: a slice's own kind, and the number of the thing. */
export interface Opens {
  readonly kind: string;
  readonly object: number;
}

export interface NewLink extends Opens {
  readonly kommuneId: string;
  /** The instant from which it opens nothing. */
  readonly expires: string;
  /** Whose it is alone; null is whoever holds it. */
  readonly brukerId?: string;
  /** What pressing it does. */
  readonly value?: string;
}

export interface Link {
  readonly hash: string;
  readonly object: number;
  readonly value: string | null;
}

/** A link of somebody's own opens nothing from the instant it runs out, and is known for so long, to tell them why. */
const TOLD_DAYS = 30;

const removeDead = (tx: Tx, now: string, kind: string | null): Promise<unknown> =>
  tx.rows(
    `delete from lenke where ($1::text is null or kind = $1) and expires < $2::timestamptz
       and (bruker_id is null or expires < $2::timestamptz - make_interval(days => ${TOLD_DAYS}))`,
    [kind, now],
  );

/** Makes a link and gives its token, which is stored nowhere; those of its kind that have run out go. */
export async function newLink(tx: Tx, clock: Pick<Clock, 'now'>, link: NewLink): Promise<string> {
  const token = newToken();
  await removeDead(tx, clock.now(), link.kind);
  await tx.rows(
    `insert into lenke (kommune_id, kind, token_hash, object, bruker_id, value, created, expires)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      link.kommuneId,
      link.kind,
      hashToken(token),
      link.object,
      link.brukerId ?? null,
      link.value ?? null,
      clock.now(),
      link.expires,
    ],
  );
  return token;
}

/** The link of a token while it works: not spent, not run out, and the holder's own where it is somebody's. */
export async function findLink(
  tx: Tx,
  clock: Pick<Clock, 'now'>,
  kind: string,
  token: string,
  holder: string | null = null,
): Promise<Link | null> {
  const [row] = await tx.rows<Link>(
    `select token_hash as hash, object, value from lenke
     where kind = $1 and token_hash = $2 and used is null and expires > $3 and (bruker_id is null or bruker_id = $4::uuid)`,
    [kind, hashToken(token), clock.now(), holder],
  );
  return row ?? null;
}

export interface DeadLink {
  readonly object: number;
  readonly why: 'brukt' | 'gaatt-ut';
}

/** Why a link of the holder's own does not work any more, and what it was to; null to anybody else, and of one that is forgotten. */
export async function deadLink(
  tx: Tx,
  clock: Pick<Clock, 'now'>,
  kind: string,
  token: string,
  holder: string,
): Promise<DeadLink | null> {
  const [row] = await tx.rows<{ object: number; used: boolean; out: boolean }>(
    `select object, used is not null as used, expires <= $4 as out from lenke
     where kind = $1 and token_hash = $2 and bruker_id = $3::uuid`,
    [kind, hashToken(token), holder, clock.now()],
  );
  if (!row || !(row.used || row.out)) return null;
  return { object: row.object, why: row.used ? 'brukt' : 'gaatt-ut' };
}

/** Spends a link that works once; false when somebody did in the same moment. */
export const spendLink = async (tx: Tx, clock: Pick<Clock, 'now'>, kind: string, link: Link): Promise<boolean> =>
  (
    await tx.rows('update lenke set used = $3 where kind = $1 and token_hash = $2 and used is null returning object', [
      kind,
      link.hash,
      clock.now(),
    ])
  ).length > 0;

/** Every link to a thing lasts until then. */
export const extendLinks = (tx: Tx, { kind, object }: Opens, expires: string): Promise<unknown> =>
  tx.rows('update lenke set expires = $3 where kind = $1 and object = $2', [kind, object, expires]);

/** Every link to a thing is dead at once. */
export const endLinks = (tx: Tx, { kind, object }: Opens): Promise<unknown> =>
  tx.rows('delete from lenke where kind = $1 and object = $2', [kind, object]);

/** What has run out opens nothing; somebody's own is known a while longer. */
export const removeRunOut = (tx: Tx, now: string): Promise<unknown> => removeDead(tx, now, null);
