import type { Clock } from '../clock/clock.ts';
import type { Database } from '../db/database.ts';
import { hashToken } from './token.ts';

/** So many tries of what the key says within so many minutes. */
export interface Limit {
  readonly key: string;
  readonly tries: number;
  readonly minutes: number;
}

const KEPT_MINUTES = 60;

/** The same from a browser that was logged in to the account before: what others spend of the account is not its own. */
export const knownLimits = (email: string, client: string, browser: string): readonly Limit[] => [
  { key: `konto:${email.toLowerCase()}@kjent:${browser}`, tries: 5, minutes: 15 },
  { key: `fra:${client}`, tries: 30, minutes: 15 },
];

/**
 * A login: few tries for one account from one address, more from an address in all (an office shares one), and a ceiling for
 * the account from everywhere. Whoever guesses from one address shuts out that address and nobody else.
 */
export const loginLimits = (email: string, client: string): readonly Limit[] => [
  { key: `konto:${email.toLowerCase()}@fra:${client}`, tries: 5, minutes: 15 },
  { key: `fra:${client}`, tries: 30, minutes: 15 },
  { key: `konto:${email.toLowerCase()}`, tries: 50, minutes: 15 },
];

/** The set-up code: per address, and slowly for everybody together. */
export const setupLimits = (client: string): readonly Limit[] => [
  { key: `oppsett:${client}`, tries: 5, minutes: 15 },
  { key: 'oppsett', tries: 60, minutes: 60 },
];

export function createAttempts(db: Database, clock: Clock) {
  const before = (minutes: number) => new Date(Date.parse(clock.now()) - minutes * 60_000).toISOString();
  const hashes = (limits: readonly Limit[]) => limits.map((l) => ({ ...l, hash: hashToken(l.key) }));
  return {
    /** Counts one try under every key; null when all had room, else the minutes of the limit that is spent. Nothing is counted then. */
    async spend(limits: readonly Limit[]): Promise<number | null> {
      const all = hashes(limits);
      return db.inPlattform(async (tx) => {
        for (const hash of all.map((l) => l.hash).sort())
          await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [hash]);
        await tx.rows('delete from innloggingsforsoek where at < $1', [before(KEPT_MINUTES)]);
        for (const { hash, tries, minutes } of all) {
          const [row] = await tx.rows<{ n: number }>(
            'select count(*)::int as n from innloggingsforsoek where key = $1 and at >= $2',
            [hash, before(minutes)],
          );
          if ((row?.n ?? 0) >= tries) return minutes;
        }
        for (const { hash } of all)
          await tx.rows('insert into innloggingsforsoek (key, at) values ($1, $2)', [hash, clock.now()]);
        return null;
      });
    },

    /** A try that succeeded is no guess: gives back one of each, and all of the narrowest key. */
    async giveBack(limits: readonly Limit[]): Promise<void> {
      const [narrow, ...rest] = hashes(limits);
      await db.inPlattform(async (tx) => {
        if (narrow) await tx.rows('delete from innloggingsforsoek where key = $1', [narrow.hash]);
        for (const { hash } of rest)
          await tx.rows(
            'delete from innloggingsforsoek where ctid in (select ctid from innloggingsforsoek where key = $1 order by at desc limit 1)',
            [hash],
          );
      });
    },
  };
}
