import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/database.ts';
import { systemClock } from '../clock/system.ts';
import type { OwnedDatabase } from '../db/open.ts';
import { createAccounts } from './accounts.ts';
import { hashPassword, isPassword } from './password.ts';

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

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
    let db: OwnedDatabase;
    beforeAll(async () => {
      db = await testDatabase();
    });
    afterAll(() => db.close());

    it('take as long to refuse as a wrong one', async () => {
      const accounts = createAccounts(db, systemClock);
      const code = (await accounts.renewSetupCode()) ?? '';
      const made = await accounts.setUp(code, {
        name: 'N',
        email: 'her@kommune.no',
        password: 'fire ord etter hverandre',
      });
      expect(made.ok).toBe(true);
      let from = 0;
      const spent = async (email: string) => {
        from += 1;
        const started = performance.now();
        const result = await accounts.logIn(email, 'feil passord her', `192.0.2.${from}`);
        expect(result.ok).toBe(false);
        return performance.now() - started;
      };
      await spent('varme-opp@kommune.no');
      const known: number[] = [];
      const unknown: number[] = [];
      for (let i = 0; i < 15; i += 1) {
        known.push(await spent('her@kommune.no'));
        unknown.push(await spent('ikke-her@kommune.no'));
      }
      const ratio = median(unknown) / median(known);
      expect(ratio).toBeGreaterThan(0.6);
      expect(ratio).toBeLessThan(1.6);
    });
  });
});
