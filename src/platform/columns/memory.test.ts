import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { systemClock } from '../clock/system.ts';
import type { OwnedDatabase } from '../db/open.ts';
import type { Remembered } from './columns.ts';
import { rememberColumns, rememberedColumns } from './memory.ts';

describe('what a municipality said of heads', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
  });
  afterAll(() => db.close());

  const say = (kommuneId: string, purpose: string, said: Remembered) =>
    db.inKommune(kommuneId, (tx) => rememberColumns(tx, systemClock, { kommuneId, brukerId: null, purpose }, said));
  const read = (kommuneId: string, purpose: string) => db.inKommune(kommuneId, (tx) => rememberedColumns(tx, purpose));

  it('is kept for each kind of table, the newest for a head, and never seen by the neighbour', async () => {
    await say(own, 'tiltak', { hvem: 'owner', frist: 'deadline' });
    await say(own, 'tiltak', { frist: null, kr: 'cost' });
    await say(own, 'boliger', { hvem: 'landlord' });
    await say(neighbour, 'tiltak', { hvem: 'title' });
    await say(own, 'tiltak', {});
    expect(await read(own, 'tiltak')).toEqual({ hvem: 'owner', frist: null, kr: 'cost' });
    expect(await read(own, 'boliger')).toEqual({ hvem: 'landlord' });
    expect(await read(neighbour, 'tiltak')).toEqual({ hvem: 'title' });
  });

  it('cannot be said for the neighbour', async () => {
    const forNeighbour = { kommuneId: neighbour, brukerId: null, purpose: 'tiltak' };
    await expect(
      db.inKommune(own, (tx) => rememberColumns(tx, systemClock, forNeighbour, { smuglet: 'owner' })),
    ).rejects.toThrow();
    expect(await read(neighbour, 'tiltak')).not.toHaveProperty('smuglet');
  });

  it('stands whoever of two savers comes last', async () => {
    const heads = Array.from({ length: 40 }, (_, i) => `k${i}`);
    const all = (field: string, order: string[]) => Object.fromEntries(order.map((h) => [h, field]));
    await Promise.all([say(own, 'to', all('a', heads)), say(own, 'to', all('b', [...heads].reverse()))]);
    const kept = await read(own, 'to');
    expect(Object.keys(kept)).toHaveLength(40);
    expect(new Set(Object.values(kept)).size).toBe(1);
  });
});
