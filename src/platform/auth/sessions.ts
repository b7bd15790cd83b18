import type { Clock } from '../clock/clock.ts';
import type { Database, Tx } from '../db/database.ts';
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

export function sessionToken(request: Request, secure: boolean): string | null {
  const cookies = request.headers.get('cookie') ?? '';
  for (const part of cookies.split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === cookieName(secure) && value) return value;
  }
  return null;
}

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

/** Whose session it is and when it ends. `use` is true when a person does something: then it lasts on. */
export async function openSession(
  tx: Tx,
  token: string,
  use: boolean,
  now: string,
): Promise<{ bruker: Bruker; session: Session } | null> {
  const hash = hashToken(token);
  const [found] = await tx.rows<Bruker & { created: string; expires: string; seen: string }>(
    `select b.id, b.name, b.email, o.created, o.expires, o.last_seen as seen
     from oekt o join bruker b on b.id = o.bruker_id
     where o.token_hash = $1 and o.expires > $2 and b.disabled is null`,
    [hash, now],
  );
  if (!found) return null;
  const { id, name, email, created, expires, seen } = found;
  const bruker = { id, name, email };
  const next = endOf(created, now);
  if (!use || Date.parse(now) - Date.parse(seen) < NOTED_EVERY)
    return { bruker, session: { ends: expires, last: expires >= plus(created, SESSION_HOURS * 60 * MINUTE) } };
  await tx.rows('update oekt set last_seen = $2, expires = $3 where token_hash = $1', [hash, now, next.ends]);
  return { bruker, session: next };
}

export function createSessions(db: Database, clock: Clock) {
  return {
    /** The token is the browser's and never stored. */
    async startSession(brukerId: string): Promise<string> {
      const token = newToken();
      const now = clock.now();
      await db.inPlattform((tx) =>
        tx.rows('insert into oekt (token_hash, bruker_id, created, expires, last_seen) values ($1, $2, $3, $4, $3)', [
          hashToken(token),
          brukerId,
          now,
          endOf(now, now).ends,
        ]),
      );
      return token;
    },

    async logOut(token: string): Promise<void> {
      await db.inPlattform((tx) => tx.rows('delete from oekt where token_hash = $1', [hashToken(token)]));
    },

    /** Ends every session of a person, on every machine. Gives how many there were. */
    async logOutEverywhere(brukerId: string): Promise<number> {
      const ended = await db.inPlattform((tx) =>
        tx.rows('delete from oekt where bruker_id = $1 returning token_hash', [brukerId]),
      );
      return ended.length;
    },

    async sessionCount(brukerId: string): Promise<number> {
      const rows = await db.inPlattform((tx) =>
        tx.rows('select 1 from oekt where bruker_id = $1 and expires > $2', [brukerId, clock.now()]),
      );
      return rows.length;
    },
  };
}
