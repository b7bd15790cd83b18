import { expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import { saveTelling, setRemoved } from './actions.ts';
import { listTellinger } from './store.ts';

it('the same count is there once, however many add it or bring it back at the same time', async () => {
  const db = await testDatabase();
  try {
    const { own, neighbour } = await twoKommuner(db);
    const clock = fixedClock('2026-11-25T08:00:00.000Z');
    const typed = {
      group: 'barnefamilier',
      situation: 'mangler',
      type: 'smaahus',
      level: 'ingen',
      now: '14',
      perYear: '6',
      countedBy: 'Nav',
      date: '31.10.2026',
      method: 'vedtak-og-ventelister',
      doubleCount: 'kontrollert',
    };
    const actor = { kommuneId: own, brukerId: null };
    const add = () => saveTelling(db, clock, actor, typed);
    expect(await saveTelling(db, clock, { kommuneId: neighbour, brukerId: null }, typed)).toEqual([]);
    expect(await add()).toEqual([]);
    expect(await setRemoved(db, clock, actor, 1, true)).toEqual([]);
    const done = await Promise.all([add(), add(), setRemoved(db, clock, actor, 1, false), add(), add()]);
    expect(done.filter((refusals) => refusals.length === 0)).toHaveLength(1);
    const standing = (await db.inKommune(own, listTellinger)).filter((r) => !r.data.removed);
    expect(standing).toHaveLength(1);
  } finally {
    await db.close();
  }
});
