import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import { type Actor, written } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addMaal, removeMaalIn } from './actions/maal.ts';
import { mergeTiltak } from './actions/sammen.ts';
import { removeTiltakIn, replaceTiltak, saveTiltak, undoTiltak } from './actions.ts';
import { samlerader, samlet } from './samling.ts';
import { listMaal, listTiltak, tiltakHistory } from './store.ts';
import type { Tiltak } from './tiltak.ts';

const TILTAK = {
  maal: '1',
  ledger: 'boligsosialt',
  status: 'foreslaatt',
  responsible: 'NAV',
  group: 'unge',
  type: 'blokk',
};

describe('a tiltak that another one stands for', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-24T12:00:00Z');
  const numbers = (actor: Actor) =>
    db.inKommune(actor.kommuneId, async (tx) => (await listTiltak(tx)).map((t) => t.number));

  beforeAll(async () => {
    db = await testDatabase();
    const ids = await twoKommuner(db);
    own = { kommuneId: ids.own, brukerId: null };
    neighbour = { kommuneId: ids.neighbour, brukerId: null };
    for (const actor of [own, neighbour]) {
      await addMaal(db, clock, actor, { title: 'Trygge hjem', ledger: 'boligsosialt' });
      for (const title of ['Leie', 'Leie inn'])
        await saveTiltak(db, clock, actor, { ...TILTAK, level: 'ingen', title }, 2027, null);
    }
  });
  afterAll(() => db.close());

  it('must be there, and be another', async () => {
    for (const by of [1, 99, 0])
      expect(await replaceTiltak(db, clock, own, { number: 1, revision: 1 }, by)).toEqual({
        ok: false,
        error: [{ code: 'ukjent-valg', field: 'med' }],
      });
    expect((await replaceTiltak(db, clock, own, { number: 1, revision: 7 }, 2)).ok).toBe(false);
    expect(await numbers(own)).toEqual([1, 2]);
  });

  it('goes out of every list with its history kept, is not changed there, and comes back by undo', async () => {
    expect(await replaceTiltak(db, clock, own, { number: 1, revision: 1 }, 2)).toEqual({ ok: true, value: 2 });
    expect([await numbers(own), await numbers(neighbour)]).toEqual([[2], [1, 2]]);
    const [newest, first] = await db.inKommune(own.kommuneId, (tx) => tiltakHistory(tx, 1));
    expect([newest?.data.replacedBy, first?.data.title]).toEqual([2, 'Leie']);
    const typed = { ...TILTAK, level: 'ingen', title: 'Ny' };
    expect((await saveTiltak(db, clock, own, typed, 2027, { number: 1, revision: 2 })).ok).toBe(false);
    expect((await replaceTiltak(db, clock, own, { number: 2, revision: 1 }, 1)).ok).toBe(false);
    expect(await undoTiltak(db, clock, own, { number: 1, revision: 2 })).toBe(true);
    expect(await numbers(own)).toEqual([1, 2]);
  });

  it('takes with it what others require, until it is undone, and goes only by who may say what a council decides', async () => {
    const at = async (number: number) =>
      (await db.inKommune(own.kommuneId, listTiltak)).find((t) => t.number === number)?.data;
    const third = await saveTiltak(
      db,
      clock,
      own,
      { ...TILTAK, level: 'ingen', title: 'Bygge', status: 'vedtatt', requires: 'T-001', excludes: 'T-002' },
      2027,
      null,
    );
    if (!third.ok) throw new Error(JSON.stringify(third.error));
    const [, first] = [0, await db.inKommune(own.kommuneId, (tx) => tiltakHistory(tx, 1))];
    const seen = { number: 1, revision: first[0]?.revision ?? 0 };
    expect((await replaceTiltak(db, clock, own, seen, 2)).ok).toBe(true);
    expect([(await at(third.value))?.requires, (await at(third.value))?.excludes]).toEqual([[2], [2]]);
    expect(await undoTiltak(db, clock, own, { number: 1, revision: seen.revision + 1 })).toBe(true);
    expect((await at(third.value))?.requires).toEqual([1]);

    // What stands must not come to require itself by way of what required the other.
    const needs = { ...TILTAK, level: 'ingen', title: 'Leie inn', requires: `T-00${third.value}` };
    expect((await saveTiltak(db, clock, own, needs, 2027, { number: 2, revision: 1 })).ok).toBe(true);
    const again = { number: 1, revision: seen.revision + 2 };
    expect(await replaceTiltak(db, clock, own, again, 2)).toMatchObject({
      error: [{ code: 'sirkel', field: 'requires', data: { circle: 'T-002 → T-003 → T-002' } }],
    });
    expect(await undoTiltak(db, clock, own, { number: 2, revision: 2 })).toBe(true);

    const decided = { number: third.value, revision: 1 };
    expect(await replaceTiltak(db, clock, own, decided, 1, false)).toEqual({
      ok: false,
      error: [{ code: 'krever-vedtak', field: 'status' }],
    });
    expect((await replaceTiltak(db, clock, own, decided, 1, true)).ok).toBe(true);
  });

  describe('becomes part of it', () => {
    const money = {
      investment1: '10 000 000',
      grants1: '1 000 000',
      operation2: '400 000',
      staff2: '0,5',
      units1: '4',
    };
    const add = async (typed: Record<string, string>, actor = own, year = 2027) => {
      const saved = await saveTiltak(
        db,
        clock,
        actor,
        { ...TILTAK, level: 'ingen', title: 'Leie', ...typed },
        year,
        null,
      );
      if (!saved.ok) throw new Error(JSON.stringify(saved.error));
      return saved.value;
    };
    const history = (number: number, actor = own) => db.inKommune(actor.kommuneId, (tx) => tiltakHistory(tx, number));
    const newest = async (number: number) => (await history(number))[0]?.data as Tiltak;
    const merge = (staar: number, gaar: number, valg: Record<string, string>, revisions = [1, 1], mayAdopt = true) => {
      const [a = 0, b = 0] = revisions;
      const seen = { staar: { number: staar, revision: a }, gaar: { number: gaar, revision: b } };
      return mergeTiltak(db, clock, own, seen, valg, () => ({ mayAdopt }));
    };
    const codes = (saved: Awaited<ReturnType<typeof merge>>) =>
      saved.ok ? [] : saved.error.map((e) => `${e.field}:${e.code}`);
    const standard = async (staar: number, gaar: number) =>
      Object.fromEntries(samlerader(await newest(staar), await newest(gaar)).map((r) => [r.key, r.standard ?? '']));

    it('field by field and amount by amount as it was chosen, with both numbers in the history', async () => {
      const a = await add({ ...money, title: 'Kjøpe', description: 'Fire små', tasks: '[x] Søke' });
      const b = await add({
        ...money,
        title: 'Bygge',
        description: 'To store',
        tasks: 'Tegne',
        type: 'smaahus',
        group: 'eldre',
        units1: '2',
        effect1probability: '60',
        effect1staff: '1,5',
        cooperating: 'Nav',
      });
      const rows = samlerader(await newest(a), await newest(b));
      // What both have numbers for is for a person to say; the same amounts twice are no difference.
      expect(rows.map((r) => `${r.key}:${r.standard}`)).toEqual([
        'title:staar',
        'group:staar',
        'description:staar',
        'cooperating:gaar',
        'tasks:staar',
        'otherGroups:begge',
        'effects:null',
      ]);
      expect(codes(await merge(a, b, {}))).toEqual(['title:ikke-valgt']);
      const valg = { ...(await standard(a, b)), title: 'gaar', description: 'begge', tasks: 'begge', effects: 'begge' };
      expect(codes(await merge(a, b, { ...valg, effects: '' }))).toEqual(['effects:ikke-valgt']);
      expect(await history(a)).toHaveLength(1);
      expect(codes(await merge(a, b, valg, [1, 7]))).toEqual(['undefined:endret-av-andre']);
      expect(await merge(a, b, valg)).toEqual({ ok: true, value: a });
      expect(await newest(a)).toMatchObject({
        title: 'Bygge',
        description: 'Fire små\nTo store',
        cooperating: 'Nav',
        group: 'unge',
        otherGroups: ['eldre'],
        tasks: [
          { title: 'Søke', done: true },
          { title: 'Tegne', done: false },
        ],
        effects: [
          { type: 'blokk', level: 'ingen', units: [4, 0, 0, 0] },
          { type: 'smaahus', level: 'ingen', units: [2, 0, 0, 0], probability: 60, staff: 1.5 },
        ],
        units: [6, 0, 0, 0],
        investment: [10_000_000, 0, 0, 0],
        merged: [b],
      });
      expect(await newest(b)).toMatchObject({ removed: true, replacedBy: a, title: 'Bygge' });
      expect(await numbers(neighbour)).toEqual([1, 2]);

      // It stays known through later changes, and one undo takes both back; what was summed is never there twice.
      expect(await undoTiltak(db, clock, own, { number: b, revision: 2 })).toBe(true);
      expect([(await newest(a)).units, (await newest(b)).removed]).toEqual([[4, 0, 0, 0], undefined]);
      expect((await history(a)).map((r) => r.data.merged)).toEqual([undefined, [b], undefined]);
      for (const [number, revision] of [
        [a, 3],
        [b, 3],
      ] as const)
        expect(await undoTiltak(db, clock, own, { number, revision })).toBe(false);
    });

    it('with amounts summed in their years, and undone only while nobody has worked on', async () => {
      const a = await add({ ...money, title: 'Kjøpe' });
      const b = await add(
        { ...money, title: 'Kjøpe', investment1: '5 000 000', grants1: '500 000', units1: '', priceYear: '2027' },
        own,
        2028,
      );
      expect((await standard(a, b)).investment).toBe('');
      const valg = {
        ...(await standard(a, b)),
        investment: 'begge',
        grants: 'begge',
        operation: 'begge',
        staff: 'gaar',
        effects: 'staar',
      };
      expect(await merge(a, b, valg)).toEqual({ ok: true, value: a });
      expect(await newest(a)).toMatchObject({
        investment: [10_000_000, 5_000_000, 0, 0],
        grants: [1_000_000, 500_000, 0, 0],
        operation: [0, 400_000, 400_000, 0],
        staff: [0, 0, 0.5, 0],
        units: [4, 0, 0, 0],
      });
      const typed = { ...TILTAK, level: 'ingen', title: 'Kjøpe mer' };
      expect((await saveTiltak(db, clock, own, typed, 2027, { number: a, revision: 2 })).ok).toBe(true);
      expect((await newest(a)).merged).toEqual([b]);
      expect(await undoTiltak(db, clock, own, { number: b, revision: 2 })).toBe(false);
      expect(await undoTiltak(db, clock, own, { number: a, revision: 3 })).toBe(true);
      expect(await undoTiltak(db, clock, own, { number: b, revision: 2 })).toBe(false);
    });

    it('not across price years or outside its own years, and what a council decided on only by who may say so', async () => {
      const [a, b] = [await add({ ...money }, own, 2027), await add({ ...money, priceYear: '2026' }, own, 2027)];
      const from = [await add({ fra: `tiltak:${a}` }), await add({ fra: 'eksempel:stord' }), await add({ fra: 'noe' })];
      expect(await Promise.all(from.map(async (n) => (await newest(n)).from))).toEqual([
        `tiltak:${a}`,
        'eksempel:stord',
        undefined,
      ]);
      const both = [await newest(a), await newest(b)] as const;
      const rows = samlerader(...both);
      expect(rows.find((r) => r.key === 'money')).toMatchObject({ hindring: 'prisaar', options: ['staar', 'gaar'] });
      expect(samlet(...both, { money: 'gaar' }, [])).toMatchObject({ priceYear: '2026' });
      const late = await add({ ...money, operation4: '1' }, own, 2029);
      const far = samlerader(both[0], { ...(await newest(late)), priceYear: 2027 });
      expect(far.find((r) => r.key === 'operation')).toMatchObject({ hindring: 'aar', options: ['staar'] });
      const decided = await add({ status: 'vedtatt' });
      const one = await add({});
      expect(codes(await merge(one, decided, await standard(one, decided), [1, 1], false))).toEqual([
        'status:krever-vedtak',
      ]);
      expect((await newest(decided)).removed).toBeUndefined();
      for (const number of [a, b, late, decided, one, ...from])
        await db.inKommune(own.kommuneId, (tx) => removeTiltakIn(tx, written(clock, own), { number, revision: 1 }));
    });
  });

  it('keeps its goal: one with tiltak under it cannot be taken away', async () => {
    const remove = (revision: number) =>
      db.inKommune(own.kommuneId, (tx) => removeMaalIn(tx, written(clock, own), { number: 1, revision }));
    expect(await remove(1)).toBe(false);
    for (const number of await numbers(own))
      await db.inKommune(own.kommuneId, async (tx) => {
        const [newest] = await tiltakHistory(tx, number);
        await removeTiltakIn(tx, written(clock, own), { number, revision: newest?.revision ?? 0 });
      });
    expect([await remove(9), await remove(1)]).toEqual([false, true]);
    expect(await db.inKommune(own.kommuneId, listMaal)).toEqual([]);
    expect(await db.inKommune(neighbour.kommuneId, listMaal)).toHaveLength(1);
  });
});
