import argon2 from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { systemClock } from '../clock/system.ts';
import type { OwnedDatabase } from '../db/open.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { hashPassword, isPassword } from './password.ts';

/** The hashing itself, which is what takes time: what it was asked and whether it got as far as an answer. */
const work: { what: 'hash' | 'verify'; cost: string; letters: number; done: boolean }[] = [];
const costOf = (stored: string) => stored.split('$').slice(1, 4).join(' ');
beforeAll(() => {
  const { hash, verify } = argon2;
  vi.spyOn(argon2, 'hash').mockImplementation(async (password, ...how) => {
    const made = await hash(password, ...how);
    work.push({ what: 'hash', cost: costOf(made), letters: password.length, done: true });
    return made;
  });
  vi.spyOn(argon2, 'verify').mockImplementation(async (stored, password) => {
    const one = { what: 'verify' as const, cost: costOf(String(stored)), letters: password.length, done: false };
    work.push(one);
    const is = await verify(stored, password);
    one.done = true;
    return is;
  });
});
afterAll(() => {
  vi.restoreAllMocks();
});

describe('passwords', () => {
  it('are stored as argon2id with 19 MiB and two passes, salted', async () => {
    const [one, two] = await Promise.all([hashPassword('samme passord her'), hashPassword('samme passord her')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('are known by their hash, and nothing else is', async () => {
    const stored = await hashPassword('Ærlig talt 123');
    expect(await isPassword(stored, 'Ærlig talt 123')).toBe(true);
    for (const near of ['ærlig talt 123', 'Ærlig talt 12', 'Ærlig talt 123 ', '', stored])
      expect(await isPassword(stored, near), near).toBe(false);
    for (const broken of ['', 'ikke en hash', stored.slice(0, -1), stored.replace('t=2', 't=1')])
      expect(await isPassword(broken, 'Ærlig talt 123'), broken).toBe(false);
  });

  describe('of an account that is not there', () => {
    const OWN = 'fire ord etter hverandre';
    const WRONG = 'feil passord her';
    let db: OwnedDatabase;
    let accounts: Accounts;
    beforeAll(async () => {
      db = await testDatabase();
      accounts = createAccounts(db, systemClock);
      const code = (await accounts.renewSetupCode()) ?? '';
      const made = await accounts.setUp(code, { name: 'N', email: 'her@kommune.no', password: OWN });
      expect(made.ok).toBe(true);
    });
    afterAll(() => db.close());
    beforeEach(() => {
      work.length = 0;
    });

    const workOf = async (email: string, password: string) => {
      work.length = 0;
      expect((await accounts.logIn(email, password, '192.0.2.1')).ok).toBe(false);
      return [...work];
    };

    it.each([
      ['a wrong one', WRONG],
      ['one beyond the longest', 'x'.repeat(5_000)],
    ])('take the work of %s, the first time and every time', async (_which, password) => {
      const unknown = await workOf('ikke-her@kommune.no', password);
      const known = await workOf('her@kommune.no', password);
      expect(known).toEqual([
        { what: 'verify', cost: 'argon2id v=19 m=19456,t=2,p=1', letters: Math.min(password.length, 200), done: true },
      ]);
      expect(unknown).toEqual(known);
      expect(await workOf('ikke-her@kommune.no', password)).toEqual(known);
    });

    it('take it of a shut account too, whose password is right', async () => {
      const known = await workOf('her@kommune.no', OWN.replace('fire', 'fem '));
      await db.inPlattform((tx) => tx.rows('update bruker set disabled = $1', [systemClock.now()]));
      expect(await workOf('her@kommune.no', OWN)).toEqual(known);
      await db.inPlattform((tx) => tx.rows('update bruker set disabled = null'));
    });
  });
});
