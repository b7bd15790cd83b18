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

/** Makes a link and gives its token, which is stored nowhere; those of its kind that have run out go. */
export async function newLink(tx: Tx, clock: Pick<Clock, 'now'>, link: NewLink): Promise<string> {
  const token = newToken();
  await tx.rows('delete from lenke where kind = $1 and expires < $2', [link.kind, clock.now()]);
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

/** What has run out opens nothing, and is kept for nobody. */
export const removeRunOut = (tx: Tx, now: string): Promise<unknown> =>
  tx.rows('delete from lenke where expires < $1', [now]);
