import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { addMaal, undoMaal } from './actions/maal.ts';
import { saveStrategi, setStrategiRemoved } from './actions/strategi.ts';
import { saveTiltak, takeBackTiltak, undoTiltak } from './actions.ts';
import type { Typed } from './maal.ts';
import { findMaal, insertMaal, insertTiltak, listMaal, maalHistory, tiltakHistory } from './store.ts';
import type { Tiltak } from './tiltak.ts';

const TILTAK: Typed = {
  title: 'Kjøpe åtte leiligheter',
  maal: '1',
  ledger: 'boligsosialt',
  status: 'foreslaatt',
  responsible: 'Eiendom',
  group: 'barnefamilier',
  type: 'blokk',
  level: 'ingen',
  kostra: '265',
};

describe('goals and tiltak in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-24T12:00:00Z');
  const save = (actor: Actor, change: Typed, seen: { number: number; revision: number } | null = null) =>
    saveTiltak(db, clock, actor, { ...TILTAK, ...change }, 2027, seen, { kostra: ['265'] });
  const history = (actor: Actor, number: number) => db.inKommune(actor.kommuneId, (tx) => tiltakHistory(tx, number));
  const code = (saved: Awaited<ReturnType<typeof save>>) => (saved.ok ? null : saved.error.map((e) => e.code));

  beforeAll(async () => {
    db = await testDatabase();
    const ids = await twoKommuner(db);
    own = { kommuneId: ids.own, brukerId: null };
    neighbour = { kommuneId: ids.neighbour, brukerId: null };
    for (const actor of [own, neighbour]) {
      const goal = { title: 'Trygge hjem', ledger: 'boligsosialt', strategy1: 'Eie selv', strategy2: 'Leie trygt' };
      expect(await addMaal(db, clock, actor, goal)).toEqual({ ok: true, value: 1 });
    }
    expect(await save(neighbour, { title: 'Naboens tiltak' })).toEqual({ ok: true, value: 1 });
  });
  afterAll(() => db.close());

  it('numbers each kommune by itself and shows none of the other', async () => {
    expect(await save(own, {})).toEqual({ ok: true, value: 1 });
    expect(await save(own, { title: 'Et til' })).toEqual({ ok: true, value: 2 });
    expect((await history(own, 1))[0]?.data.title).toBe('Kjøpe åtte leiligheter');
    expect(await history(neighbour, 2)).toEqual([]);
  });

  it('adds a revision for each change and undoes it by another', async () => {
    expect((await save(own, { status: 'vedtatt' }, { number: 1, revision: 1 })).ok).toBe(true);
    expect(await undoTiltak(db, clock, own, { number: 1, revision: 2 })).toBe(true);
    const all = await history(own, 1);
    expect(all.map((r) => [r.revision, r.data.status])).toEqual([
      [3, 'foreslaatt'],
      [2, 'vedtatt'],
      [1, 'foreslaatt'],
    ]);
    expect(all[0]?.data).toEqual(all[2]?.data);
  });

  it('refuses what was typed on anything but the newest revision, and undo too', async () => {
    const before = await history(own, 1);
    for (const revision of [0, 2, 4, 99, -1, 1e9]) {
      expect(code(await save(own, { title: 'For sent' }, { number: 1, revision }))).toEqual(['endret-av-andre']);
      expect(await undoTiltak(db, clock, own, { number: 1, revision })).toBe(false);
    }
    expect(code(await save(own, {}, { number: 77, revision: 1 }))).toEqual(['endret-av-andre']);
    expect(await history(own, 1)).toEqual(before);
  });

  it('lets one of two at once win', async () => {
    const seen = { number: 2, revision: 1 };
    const both = await Promise.all(['A', 'B'].map((title) => save(own, { title }, seen)));
    expect(both.filter((s) => s.ok)).toHaveLength(1);
    expect(await history(own, 2)).toHaveLength(2);
  });

  it('refuses a status that cannot follow, a strategi that is not there and a function out of use', async () => {
    expect((await save(own, { title: 'Nei', status: 'forkastet', reason: 'For dyrt' })).ok).toBe(true);
    const seen = { number: 3, revision: 1 };
    expect(code(await save(own, { status: 'finansiert' }, seen))).toEqual(['status-rekkefoelge']);
    expect(code(await save(own, { maal: '1.3' }))).toEqual(['ukjent-valg']);
    expect(code(await save(own, { kostra: '999' }))).toEqual(['ukjent-valg']);
    expect(code(await save(own, { maal: '2' }))).toEqual(['ukjent-valg']);
  });

  it('changes a goal by revisions, and leaves its strategies alone', async () => {
    const goal = { title: 'Tryggere hjem', ledger: 'boligsosialt' };
    const seen = { number: 1, revision: 1 };
    expect((await addMaal(db, clock, own, goal, seen)).ok).toBe(true);
    expect((await addMaal(db, clock, own, goal, seen)).ok).toBe(false);
    const goals = (actor: Actor) => db.inKommune(actor.kommuneId, listMaal);
    const [mine] = await goals(own);
    expect(mine?.data.title).toBe('Tryggere hjem');
    expect(mine?.strategies.map((s) => s.data.title)).toEqual(['Eie selv', 'Leie trygt']);
    expect((await goals(neighbour)).map((m) => m.data.title)).toEqual(['Trygge hjem']);
  });

  const ways = async (actor: Actor, maal = 1) =>
    (await db.inKommune(actor.kommuneId, (tx) => findMaal(tx, maal)))?.strategies.map((s) => [
      s.number,
      s.revision,
      s.data.title,
      s.data.removed,
    ]);

  it('adds, changes, takes away and brings back a strategi, and keeps one that tiltak follow', async () => {
    const third = await saveStrategi(db, clock, own, 1, { strategy: 'Bygge', role: 'markedet' });
    expect(third).toEqual({ ok: true, value: 3 });
    const seen = { number: 3, revision: 1 };
    expect((await saveStrategi(db, clock, own, 1, { strategy: 'Bygge nytt' }, seen)).ok).toBe(true);
    expect((await saveStrategi(db, clock, own, 1, { strategy: 'For sent' }, seen)).ok).toBe(false);
    expect((await setStrategiRemoved(db, clock, own, { maal: 1, number: 3 }, true)).ok).toBe(true);
    expect(code(await save(own, { maal: '1.3' }))).toEqual(['ukjent-valg']);
    expect((await setStrategiRemoved(db, clock, own, { maal: 1, number: 3 }, false)).ok).toBe(true);
    expect((await save(own, { maal: '1.2' })).ok).toBe(true);
    const kept = await setStrategiRemoved(db, clock, own, { maal: 1, number: 2 }, true);
    expect(kept.ok ? [] : kept.error.map((e) => e.code)).toEqual(['i-bruk']);
    expect(await ways(own)).toEqual([
      [1, 1, 'Eie selv', false],
      [2, 1, 'Leie trygt', false],
      [3, 4, 'Bygge nytt', false],
    ]);
    expect((await ways(neighbour))?.length).toBe(2);
  });

  it('changes a strategi that stands in a goal of an earlier version', async () => {
    const old = { title: 'Gammelt', ledger: 'boligsosialt' as const, indicator: '', target: '', strategy: 'Eie' };
    const maal = await db.inKommune(own.kommuneId, (tx) =>
      insertMaal(tx, { kommuneId: own.kommuneId, at: clock.now(), by: null }, old),
    );
    expect(await ways(own, maal)).toEqual([[1, 0, 'Eie', false]]);
    const saved = await saveStrategi(db, clock, own, maal, { strategy: 'Eie selv' }, { number: 1, revision: 0 });
    expect(saved.ok).toBe(true);
    expect(
      (await addMaal(db, clock, own, { title: 'Nytt', ledger: 'boligsosialt' }, { number: maal, revision: 1 })).ok,
    ).toBe(true);
    expect(await ways(own, maal)).toEqual([[1, 1, 'Eie selv', false]]);
  });

  it('stores text as it was typed', async () => {
    const naughty = `Robert'); drop table tiltak_revisjon;-- <script>æøå</script> ${'\u202e'} 👩‍👩‍👧 {{gap.2036}}`;
    const saved = await save(own, { title: naughty });
    if (!saved.ok) throw new Error(JSON.stringify(saved.error));
    expect((await history(own, saved.value))[0]?.data.title).toBe(naughty);
  });

  it('writes an event with each change and none with a refusal', async () => {
    const events = await db.inKommune(own.kommuneId, (tx) => listEvents(tx, 100));
    const count = (type: string) => events.filter((e) => e.type === type).length;
    expect(count('tiltak.lagt-til')).toBe(5);
    expect(count('tiltak.endret')).toBe(2);
    expect(count('tiltak.angret')).toBe(1);
    expect(count('tiltak.maal-endret')).toBe(2);
    expect((await history(neighbour, 1)).map((r) => r.data.title)).toEqual(['Naboens tiltak']);
  });

  it('undoes the last change of a goal by another, never past somebody else, and leaves the neighbour alone', async () => {
    const goal = { title: 'Trygge hjem for alle', ledger: 'boligsosialt' };
    const titles = async (actor: Actor) =>
      (await db.inKommune(actor.kommuneId, (tx) => maalHistory(tx, 1))).map((r) => r.data.title);
    const before = await titles(own);
    const at = before.length;
    const undo = (actor: Actor, revision: number) => undoMaal(db, clock, actor, { number: 1, revision });
    expect((await addMaal(db, clock, own, goal, { number: 1, revision: at })).ok).toBe(true);
    expect(await undo(own, at)).toBe(false);
    expect(await undo(neighbour, 1)).toBe(false);
    expect(await undo(neighbour, at + 1)).toBe(false);
    expect(await undo(own, at + 1)).toBe(true);
    expect(await titles(own)).toEqual([before[0], 'Trygge hjem for alle', ...before]);
    expect(await titles(neighbour)).toEqual(['Trygge hjem']);
  });

  it('gives money only to a known cost, and by somebody who may write decisions', async () => {
    const cost = { investment1: '1 000 000', noOperation: 'Inngår i driften' };
    const by = (mayAdopt: boolean, change: Typed, seen: { number: number; revision: number } | null) =>
      saveTiltak(db, clock, own, { ...TILTAK, ...cost, ...change }, 2027, seen, { mayAdopt });
    expect(code(await by(false, { status: 'finansiert', certainty: 'anbud' }, null))).toEqual(['krever-vedtak']);
    const made = await by(false, { status: 'krever-utredning' }, null);
    if (!made.ok) throw new Error('not saved');
    const seen = { number: made.value, revision: 1 };
    expect(code(await by(true, { status: 'finansiert' }, seen))).toEqual(['mangler-sikkerhet']);
    expect(code(await by(true, { status: 'finansiert', certainty: 'grov' }, seen))).toEqual(['for-grov']);
    expect(code(await by(false, { status: 'finansiert', certainty: 'anbud' }, seen))).toEqual(['krever-vedtak']);
    expect(code(await by(true, { status: 'gjennomfoert', certainty: 'anbud' }, seen))).toContain('status-rekkefoelge');
    expect(await history(own, made.value)).toHaveLength(1);
    expect((await by(true, { status: 'finansiert', certainty: 'anbud' }, seen)).ok).toBe(true);
    const after = { number: made.value, revision: 2 };
    const back = await takeBackTiltak(db, clock, own, after, false);
    expect(back.ok ? [] : back.error.map((e) => e.code)).toEqual(['krever-vedtak']);
    expect((await by(false, { status: 'finansiert', certainty: 'anbud', title: 'Et nytt navn' }, after)).ok).toBe(true);
    expect((await takeBackTiltak(db, clock, own, { ...after, revision: 3 }, false)).ok).toBe(true);
  });

  it('takes VAT compensation only where the dwelling gives it, or with the reason, and lets what stood before stand', async () => {
    const bought = { investment1: '10 000 000', vat1: '2 000 000', operation2: '50 000', certainty: 'anbud' };
    expect(code(await save(own, bought))).toEqual(['mva-uten-grunn']);
    const adapted = await save(own, { ...bought, level: 'personalbase' });
    expect(code(adapted)).toBeNull();
    expect(
      code(await save(own, { ...bought, effect2type: 'annet', effect2level: 'heldoegns', effect2units1: '2' })),
    ).toBe(null);
    const argued = await save(own, { ...bought, vatGround: 'Bygd om for rullestol etter vedtak' });
    if (!argued.ok) throw new Error('refused');
    const [stored] = await history(own, argued.value);
    expect(stored?.data.vatGround).toBe('Bygd om for rullestol etter vedtak');
    // One from before anybody was asked: its other fields can still be changed.
    if (!stored) throw new Error('not stored');
    const { vatGround: _, ...old }: Tiltak = stored.data;
    const number = await db.inKommune(own.kommuneId, (tx) =>
      insertTiltak(tx, { kommuneId: own.kommuneId, at: clock.now(), by: null }, old),
    );
    expect(code(await save(own, { ...bought, title: 'Nytt navn' }, { number, revision: 1 }))).toBeNull();
  });

  it('refuses a circle of tiltak that require each other, named, also by two at once and by undo', async () => {
    const made: number[] = [];
    for (const title of ['Tomt', 'Bygg', 'Innflytting']) {
      const saved = await save(own, { title });
      if (saved.ok) made.push(saved.value);
    }
    const [a = 0, b = 0, c = 0] = made;
    const name = (n: number) => `T-${String(n).padStart(3, '0')}`;
    const requires = async (n: number, others: string) => {
      const [newest] = await history(own, n);
      return save(own, { requires: others }, { number: n, revision: newest?.revision ?? 0 });
    };
    const why = (saved: Awaited<ReturnType<typeof save>>) => (saved.ok ? [] : saved.error);
    expect((await requires(b, name(a))).ok).toBe(true);
    expect((await requires(c, `${b}`)).ok).toBe(true);
    const circle = { circle: [a, c, b, a].map(name).join(' → ') };
    expect(why(await requires(a, name(c)))).toEqual([{ code: 'sirkel', field: 'requires', data: circle }]);
    expect(code(await requires(a, name(a)))).toEqual(['seg-selv']);
    expect(why(await requires(a, 'T-999'))).toEqual([
      { code: 'ukjent-tiltak', field: 'requires', data: { other: 'T-999' } },
    ]);
    // The neighbour has one tiltak alone: a number that only this municipality has is none there.
    expect(code(await save(neighbour, { requires: name(c) }))).toEqual(['ukjent-tiltak']);
    expect((await history(own, a))[0]?.revision).toBe(1);
    expect((await requires(b, '')).ok).toBe(true);
    expect((await requires(a, name(b))).ok).toBe(true);
    const [newest] = await history(own, b);
    const undone = await takeBackTiltak(db, clock, own, { number: b, revision: newest?.revision ?? 0 }, true);
    expect(undone.ok ? [] : undone.error.map((e) => e.code)).toEqual(['sirkel']);
    expect((await requires(a, '')).ok).toBe(true);
    expect((await requires(c, '')).ok).toBe(true);
    const both = await Promise.all([requires(a, name(c)), requires(c, name(a))]);
    expect(both.filter((s) => s.ok)).toHaveLength(1);
  });
});
