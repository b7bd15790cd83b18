import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import type { Bruker } from '../http/route.ts';
import { hashToken, newToken } from './token.ts';

/** However much it is used, a session ends so long after the login. */
export const SESSION_HOURS = 12;
/** A session that nobody uses ends after this. */
export const IDLE_MINUTES = 60;

const MINUTE = 60_000;
/** Using it again within this moves nothing, so that reading is not writing all the time. */
const NOTED_EVERY = MINUTE;

export interface Session {
  /** ISO instant. */
  readonly ends: string;
  /** It ends then whatever anybody does. */
  readonly last: boolean;
}

/** Behind https the browser itself refuses to take this name from any other site or path, or over http. */
const cookieName = (secure: boolean) => (secure ? '__Host-boligplan' : 'boligplan');

export function cookieOf(request: Request, wanted: string): string | null {
  const cookies = request.headers.get('cookie') ?? '';
  for (const part of cookies.split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === wanted && value) return value;
  }
  return null;
}

export const sessionToken = (request: Request, secure: boolean): string | null => cookieOf(request, cookieName(secure));

export function sessionCookie(token: string | null, secure: boolean): string {
  const life = token === null ? 0 : SESSION_HOURS * 3600;
  return `${cookieName(secure)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${life}${secure ? '; Secure' : ''}`;
}

const plus = (iso: string, milliseconds: number): string => new Date(Date.parse(iso) + milliseconds).toISOString();

/** When a session that was started at `created` and is used now ends. ISO instants in UTC sort as they follow. */
function endOf(created: string, now: string): Session {
  const limit = plus(created, SESSION_HOURS * 60 * MINUTE);
  const idle = plus(now, IDLE_MINUTES * MINUTE);
  return idle < limit ? { ends: idle, last: false } : { ends: limit, last: true };
}

/** A session that has not ended, with whose it is; nulls where there is none. */
export interface SessionRow {
  readonly bruker: string | null;
  readonly name: string;
  readonly email: string;
  readonly created: string;
  readonly expires: string;
  readonly seen: string;
}
export const SESSION_COLUMNS = 'b.id as bruker, b.name, b.email, o.created, o.expires, o.last_seen as seen';
export const sessionJoins = (hash: string, now: string) =>
  `left join (oekt o join bruker b on b.id = o.bruker_id and b.disabled is null) on o.token_hash = ${hash} and o.expires > ${now}`;

/** Whose session it is and when it ends. `use` is true when a person does something: then it lasts on, and `extend` says to note it. */
export function toSession(
  row: SessionRow,
  use: boolean,
  now: string,
): { bruker: Bruker; session: Session; extend: boolean } | null {
  if (row.bruker === null) return null;
  const bruker = { id: row.bruker, name: row.name, email: row.email };
  if (use && Date.parse(now) - Date.parse(row.seen) >= NOTED_EVERY)
    return { bruker, session: endOf(row.created, now), extend: true };
  const last = row.expires >= plus(row.created, SESSION_HOURS * 60 * MINUTE);
  return { bruker, session: { ends: row.expires, last }, extend: false };
}

export const extendSession = (db: Database, hash: string, now: string, { ends }: Session): Promise<unknown> =>
  db.inPlattform((tx) =>
    tx.rows('update oekt set last_seen = $2, expires = $3 where token_hash = $1', [hash, now, ends]),
  );

/** Somebody who has proved who they are, by the password that had this hash. */
export interface Proved {
  readonly id: string;
  readonly hash: string;
}

export function createSessions(db: Database, clock: Clock) {
  return {
    /** The token is the browser's and never stored; null when the password has been changed since it was proved. */
    async startSession({ id, hash }: Proved): Promise<string | null> {
      const token = newToken();
      const now = clock.now();
      return db.inPlattform(async (tx) => {
        // Waits for a change that has begun, which ends every session there is when it is done.
        const same = await tx.rows('select 1 from bruker where id = $1 and password_hash = $2 for share', [id, hash]);
        if (same.length === 0) return null;
        await tx.rows(
          'insert into oekt (token_hash, bruker_id, created, expires, last_seen) values ($1, $2, $3, $4, $3)',
          [hashToken(token), id, now, endOf(now, now).ends],
        );
        return token;
      });
    },

    async logOut(token: string): Promise<void> {
      await db.inPlattform((tx) => tx.rows('delete from oekt where token_hash = $1', [hashToken(token)]));
    },

    /** Ends every session of a person, on every machine, which are all strangers from then on. Gives how many there were. */
    async logOutEverywhere(brukerId: string): Promise<number> {
      return db.inPlattform(async (tx) => {
        await tx.rows('delete from kjent_nettleser where bruker_id = $1', [brukerId]);
        return (await tx.rows('delete from oekt where bruker_id = $1 returning token_hash', [brukerId])).length;
      });
    },

    async sessionCount(brukerId: string): Promise<number> {
      const rows = await db.inPlattform((tx) =>
        tx.rows('select 1 from oekt where bruker_id = $1 and expires > $2', [brukerId, clock.now()]),
      );
      return rows.length;
    },
  };
}
