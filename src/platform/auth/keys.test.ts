import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountRoom, codes, must, openAccountRoom, PASSWORD } from '../../../test/accounts.ts';
import type { OwnedDatabase } from '../db/open.ts';
import type { Accounts } from './accounts.ts';

describe('a key', () => {
  let room: AccountRoom;
  let own = '';
  let accounts: Accounts;
  let db: OwnedDatabase;
  let neighbour = '';
  let clock: AccountRoom['clock'];
  let later: AccountRoom['later'];
  let asks: AccountRoom['asks'];
  let rolesIn: AccountRoom['rolesIn'];
  let member: AccountRoom['member'];
  beforeAll(async () => {
    room = await openAccountRoom();
    ({ db, own, neighbour, clock, accounts, later, asks, rolesIn, member } = room);
  });
  afterAll(() => room.db.close());

  const wish = { kommune: 'egenvik', name: 'Regneark', role: 'planlegger', days: '30' };

  it('opens its one kommune with at most its role and never more than its owner still has', async () => {
    const owner = await member('planlegger');
    must(
      await accounts
        .invite(neighbour, owner.email, 'administrator')
        .then(async (i) => accounts.accept(must(i).token, { name: '', email: owner.email, password: PASSWORD })),
    );
    const key = must(await accounts.makeKey(owner.id, wish)).token;
    const weak = must(await accounts.makeKey(owner.id, { ...wish, role: 'leser' })).token;
    expect(await rolesIn('egenvik', key, true)).toEqual(['planlegger']);
    expect(await rolesIn('egenvik', weak, true)).toEqual(['leser']);
    expect(await rolesIn('nabovik', owner.token)).toEqual(['administrator']);
    expect(await rolesIn('nabovik', key, true)).toEqual([]);
    must(await accounts.changeRole(own, owner.id, 'leser'));
    expect(await rolesIn('egenvik', key, true)).toEqual(['leser']);
    must(await accounts.removeMember(own, owner.id));
    expect((await asks(key, true)).key).toBe('ugyldig');
  });

  it('is stored as a fingerprint, shown by name, and ends by date or by its owner', async () => {
    const owner = await member('planlegger');
    const other = await member('planlegger');
    const key = must(await accounts.makeKey(owner.id, wish)).token;
    expect(key).toMatch(/^bp_[\w-]{43}$/);
    const stored = await db.inPlattform((tx) => tx.rows<{ all: string }>('select n::text as all from api_noekkel n'));
    expect(stored.some((r) => r.all.includes(key))).toBe(false);
    const [shown] = await accounts.keysOf(owner.id);
    expect(shown).toMatchObject({
      name: 'Regneark',
      kommune: 'egenvik',
      role: 'planlegger',
      revoked: null,
      lastUsed: null,
    });
    expect((await asks(key, true)).bruker?.id).toBe(owner.id);
    expect((await accounts.keysOf(owner.id))[0]?.lastUsed).toBe(clock.now());
    expect(await accounts.revokeKey(other.id, shown?.id ?? '')).toBe(false);
    expect((await asks(key, true)).bruker?.id).toBe(owner.id);
    expect(await accounts.revokeKey(owner.id, shown?.id ?? '')).toBe(true);
    expect((await asks(key, true)).key).toBe('ugyldig');
    const short = must(await accounts.makeKey(owner.id, wish)).token;
    later(30 * 24 * 60 + 1);
    expect((await asks(short, true)).key).toBe('ugyldig');
  });

  it('is refused where its maker may not, or wants too much', async () => {
    const reader = await member('leser');
    const planner = await member('planlegger');
    expect(codes(await accounts.makeKey(reader.id, { ...wish, role: 'leser' }))).toEqual(['ikke-rolle']);
    expect(codes(await accounts.makeKey(planner.id, { ...wish, kommune: 'nabovik' }))).toEqual(['ikke-rolle']);
    expect(codes(await accounts.makeKey(planner.id, { ...wish, role: 'administrator' }))).toEqual(['for-sterk-rolle']);
    expect(codes(await accounts.makeKey(planner.id, { ...wish, name: '', days: '9999' }))).toEqual([
      'mangler-navn-paa-noekkel',
      'ukjent-frist',
    ]);
  });
  it('is no session: pages do not know it, and a session token is no key', async () => {
    const owner = await member('planlegger');
    const key = must(await accounts.makeKey(owner.id, wish)).token;
    expect((await asks(key)).bruker).toBeNull();
    expect((await asks(owner.token, true)).key).toBe('ugyldig');
  });
});
