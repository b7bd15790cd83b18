import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { beginVurdering, saveAnswers, undoVurdering } from './actions/vurdering.ts';
import { loadPlanform } from './content.ts';
import { listVurderinger, vurderingHistory } from './store.ts';

const MANY = Array.from({ length: 8 }, (_, i) => i);

describe('the assessments of two kommuner', () => {
  const rules = loadPlanform('.');
  const clock = fixedClock('2026-11-25T09:00:00Z');
  const answers = { 'svar-arealdel': 'nei', 'svar-bredde': 'ja' };
  const none = { number: 0, revision: 0 };
  let db: OwnedDatabase;
  let own = '';
  let neighbour = '';
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    await saveAnswers(db, clock, { kommuneId: neighbour, brukerId: null }, rules, answers, none);
  });
  afterAll(() => db.close());
  const actor = () => ({ kommuneId: own, brukerId: null });
  const numbers = async () => (await db.inKommune(own, listVurderinger)).map((v) => v.number);

  it('are begun once, however many save or press at the same time', async () => {
    const saved = await Promise.all(MANY.map(() => saveAnswers(db, clock, actor(), rules, answers, none)));
    expect(saved.filter((refusals) => refusals.length === 0)).toHaveLength(1);
    expect(await numbers()).toEqual([1]);
    await Promise.all(MANY.map(() => beginVurdering(db, clock, actor())));
    expect(await numbers()).toEqual([1, 2]);
  });

  it('are taken back only where the newest one is: those of earlier rounds stay as they were', async () => {
    const there = { kommuneId: neighbour, brukerId: null };
    const historyOf = (number: number) => db.inKommune(neighbour, (tx) => vurderingHistory(tx, number));
    const more = { ...answers, 'svar-bredde': 'nei' };
    expect(await saveAnswers(db, clock, there, rules, more, { number: 1, revision: 1 })).toEqual([]);
    await beginVurdering(db, clock, there);
    expect(await undoVurdering(db, clock, there, { number: 1, revision: 2 })).toBe(false);
    expect(await historyOf(1)).toHaveLength(2);
    expect(await saveAnswers(db, clock, there, rules, answers, { number: 2, revision: 1 })).toEqual([]);
    expect(await undoVurdering(db, clock, there, { number: 2, revision: 2 })).toBe(true);
    expect(await historyOf(2)).toHaveLength(3);
  });
});
