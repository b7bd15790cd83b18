import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountRoom, codes, must, openAccountRoom, PASSWORD } from '../../../test/accounts.ts';
import { hashToken } from './token.ts';

describe('an account that is guessed at from many places', () => {
  let room: AccountRoom;
  beforeAll(async () => {
    room = await openAccountRoom();
  });
  afterAll(() => room.db.close());
  const logIn = (email: string, known = '', password = PASSWORD, client = '203.0.113.50') =>
    room.accounts.logIn(email, password, client, known);
  /** Ten addresses with five guesses each spend what the account has. */
  async function guessed(email: string): Promise<void> {
    for (let from = 0; from < 10; from += 1)
      for (let i = 0; i < 5; i += 1) await logIn(email, '', 'feil passord her', `198.51.100.${from}`);
  }

  it('is open to a browser that was logged in before, and to no other', async () => {
    const [someone, other] = [await room.member('leser'), await room.member('leser')];
    const known = must(await logIn(someone.email)).known;
    const theirs = must(await logIn(other.email)).known;
    await guessed(someone.email);
    expect(codes(await logIn(someone.email))).toEqual(['for-mange-forsoek']);
    expect(codes(await logIn(someone.email, theirs))).toEqual(['for-mange-forsoek']);
    expect(codes(await logIn(someone.email, 'gjettet'))).toEqual(['for-mange-forsoek']);
    const again = must(await logIn(someone.email, known));
    // A secret is good for one login, which gives the next.
    expect(again.known).not.toBe(known);
    expect(codes(await logIn(someone.email, known))).toEqual(['for-mange-forsoek']);
    expect((await room.accounts.changePassword(someone, PASSWORD, 'en ny og trygg setning', 'x', again.known)).ok).toBe(
      true,
    );
    expect(codes(await logIn(someone.email, again.known, 'en ny og trygg setning'))).toEqual(['for-mange-forsoek']);
  }, 60_000);

  it('has five tries from such a browser too, and counts them for that browser alone', async () => {
    const someone = await room.member('leser');
    const [one, two] = [must(await logIn(someone.email)).known, must(await logIn(someone.email)).known];
    for (let i = 0; i < 5; i += 1) expect(codes(await logIn(someone.email, one, 'feil passord her'))).toHaveLength(1);
    expect(codes(await logIn(someone.email, one))).toEqual(['for-mange-forsoek']);
    expect((await logIn(someone.email, two)).ok).toBe(true);
    expect((await logIn(someone.email)).ok).toBe(true);
    room.later(16);
    expect((await logIn(someone.email, one)).ok).toBe(true);
  }, 60_000);

  it('is known in half a year and no longer, in twenty browsers, by fingerprints only', async () => {
    const someone = await room.member('leser');
    const rows = () =>
      room.db.inPlattform((tx) =>
        tx.rows<{ hash: string }>('select token_hash as hash from kjent_nettleser where bruker_id = $1', [someone.id]),
      );
    const first = must(await logIn(someone.email)).known;
    expect((await rows()).map((r) => r.hash)).toContain(hashToken(first));
    room.later(1);
    for (let i = 0; i < 20; i += 1) must(await logIn(someone.email));
    expect(await rows()).toHaveLength(20);
    expect((await rows()).map((r) => r.hash)).not.toContain(hashToken(first));
    const last = must(await logIn(someone.email)).known;
    room.later(181 * 24 * 60);
    await guessed(someone.email);
    expect(codes(await logIn(someone.email, last))).toEqual(['for-mange-forsoek']);
    room.later(60);
    const now = must(await logIn(someone.email));
    expect((await rows()).map((r) => r.hash)).toEqual([hashToken(now.known)]);
    await room.accounts.logOutEverywhere(someone.id);
    expect(await rows()).toEqual([]);
  }, 60_000);
});

describe('an account whose password is being changed', () => {
  let room: AccountRoom;
  beforeAll(async () => {
    room = await openAccountRoom();
  });
  afterAll(() => room.db.close());

  /** Does `act` while a change of the password, which ends every session, has begun and is not done. */
  async function meanwhile<T>(id: string, act: () => Promise<T>): Promise<T> {
    const [gate, begun] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const changing = room.db.inPlattform(async (tx) => {
      await tx.rows('update bruker set password_hash = $2 where id = $1', [id, 'another']);
      await tx.rows('delete from oekt where bruker_id = $1', [id]);
      begun.resolve();
      await gate.promise;
    });
    await begun.promise;
    const acting = act();
    await new Promise((done) => setTimeout(done, 1_500));
    gate.resolve();
    await changing;
    return acting;
  }

  it('lets nobody in by the old one, and nobody change it after all', async () => {
    const [one, two] = [await room.member('leser'), await room.member('leser')];
    const entered = await meanwhile(one.id, () => room.accounts.logIn(one.email, PASSWORD));
    expect(codes(entered)).toEqual(['feil-innlogging']);
    expect(await room.accounts.sessionCount(one.id)).toBe(0);
    const changed = await meanwhile(two.id, () => room.accounts.changePassword(two, PASSWORD, 'angriperens eget ord'));
    expect(codes(changed)).toEqual(['feil-passord']);
    const [row] = await room.db.inPlattform((tx) =>
      tx.rows<{ hash: string }>('select password_hash as hash from bruker where id = $1', [two.id]),
    );
    expect(row?.hash).toBe('another');
  }, 30_000);
});
