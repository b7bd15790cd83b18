import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { systemClock } from '../clock/system.ts';
import type { OwnedDatabase } from '../db/open.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { IDLE_MINUTES, sessionCookie } from './sessions.ts';
import { type Asked, createVisitors } from './visitors.ts';

describe('a session', () => {
  let db: OwnedDatabase;
  let own = '';
  let accounts: Accounts;
  let at = Date.parse('2026-11-25T10:00:00Z');
  const clock = { ...systemClock, now: () => new Date(at).toISOString() };
  const later = (minutes: number) => {
    at += minutes * 60_000;
  };
  beforeAll(async () => {
    db = await testDatabase();
    ({ own } = await twoKommuner(db));
    accounts = createAccounts(db, clock);
  });
  afterAll(() => db.close());

  async function member(): Promise<{ id: string; token: string }> {
    const email = `${clock.id()}@kommune.no`;
    const invited = await accounts.invite(own, email, 'leser');
    if (!invited.ok) throw new Error('not invited');
    const person = { name: 'Kari', email, password: 'en lang og trygg setning' };
    const accepted = await accounts.accept(invited.value.token, person);
    if (!accepted.ok) throw new Error('not let in');
    const { token } = accepted.value;
    return { id: (await looksAt(`boligplan=${token}`)).bruker?.id ?? '', token };
  }
  const looksAt = async (cookie: string, over: Partial<Asked> = {}) => {
    const asked = { api: false, secure: false, use: true, ...over };
    const request = new Request('http://localhost/', { headers: { cookie } });
    return (await createVisitors(db, clock).meet(request, asked, null)).visitor;
  };

  it('ends an hour after its last use, and twelve after the login however much it is used', async () => {
    const idle = await member();
    later(IDLE_MINUTES - 1);
    expect((await looksAt(`boligplan=${idle.token}`)).bruker?.id).toBe(idle.id);
    later(IDLE_MINUTES - 1);
    expect((await looksAt(`boligplan=${idle.token}`)).bruker?.id).toBe(idle.id);
    later(IDLE_MINUTES + 1);
    expect((await looksAt(`boligplan=${idle.token}`)).bruker).toBeNull();

    const busy = await member();
    for (let n = 0; n < 23; n += 1) {
      later(30);
      expect((await looksAt(`boligplan=${busy.token}`)).session?.last).toBe(n >= 21);
    }
    later(29);
    expect((await looksAt(`boligplan=${busy.token}`)).bruker?.id).toBe(busy.id);
    later(1);
    expect((await looksAt(`boligplan=${busy.token}`)).bruker).toBeNull();
  });

  it('is not kept alive by a page that asks how long it lasts', async () => {
    const someone = await member();
    const cookie = `boligplan=${someone.token}`;
    later(40);
    const ends = (await looksAt(cookie, { use: false })).session?.ends;
    later(19);
    expect((await looksAt(cookie, { use: false })).session?.ends).toBe(ends);
    later(1);
    expect((await looksAt(cookie, { use: false })).bruker).toBeNull();
  });

  it('has a name behind https that only this very site can set, and no other counts there', async () => {
    const { token } = await member();
    expect(sessionCookie(token, true)).toMatch(
      /^__Host-boligplan=\S+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure$/,
    );
    expect(sessionCookie(token, false)).not.toMatch(/Secure|__Host/);
    expect((await looksAt(`boligplan=${token}`, { secure: true })).bruker).toBeNull();
    expect((await looksAt(`x=1; __Host-boligplan=${token}`, { secure: true })).bruker).not.toBeNull();
  });
});
