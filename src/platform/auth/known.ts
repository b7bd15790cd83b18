import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import { cookieOf } from './sessions.ts';
import { hashToken, newToken } from './token.ts';

export const KNOWN_DAYS = 180;
/** More browsers than a person works with; the one that would be forgotten first gives way. */
const MOST = 20;
const DAY = 86_400_000;

const cookieName = (secure: boolean) => (secure ? '__Host-boligplan-kjent' : 'boligplan-kjent');

/** The secret of a browser that an account has been logged in to from; '' where there is none. */
export const knownToken = (request: Request, secure: boolean): string => cookieOf(request, cookieName(secure)) ?? '';

/** It opens nothing and says nothing of whose it is. Null takes it away. */
export function knownCookie(token: string | null, secure: boolean): string {
  const life = token === null ? 0 : KNOWN_DAYS * 86_400;
  return `${cookieName(secure)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${life}${secure ? '; Secure' : ''}`;
}

export function createKnown(db: Database, clock: Clock) {
  return {
    /** Whether the account has been logged in to from the browser that keeps this secret. */
    async knows(email: string, token: string): Promise<boolean> {
      if (token === '') return false;
      const found = await db.inPlattform((tx) =>
        tx.rows(
          `select 1 from kjent_nettleser n join bruker b on b.id = n.bruker_id
           where n.token_hash = $1 and n.expires > $2 and b.email = lower($3)`,
          [hashToken(token), clock.now(), email],
        ),
      );
      return found.length > 0;
    },

    /** Knows the browser from now on, by a new secret in the place of the one it came with. */
    async remember(brukerId: string, before: string): Promise<string> {
      const token = newToken();
      const expires = new Date(Date.parse(clock.now()) + KNOWN_DAYS * DAY).toISOString();
      await db.inPlattform(async (tx) => {
        await tx.rows('delete from kjent_nettleser where bruker_id = $1 and (token_hash = $2 or expires <= $3)', [
          brukerId,
          hashToken(before),
          clock.now(),
        ]);
        await tx.rows('insert into kjent_nettleser (token_hash, bruker_id, expires) values ($1, $2, $3)', [
          hashToken(token),
          brukerId,
          expires,
        ]);
        await tx.rows(
          `delete from kjent_nettleser where token_hash in
             (select token_hash from kjent_nettleser where bruker_id = $1 order by expires desc, token_hash offset $2)`,
          [brukerId, MOST],
        );
      });
      return token;
    },
  };
}

export type Known = ReturnType<typeof createKnown>;
