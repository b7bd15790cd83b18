import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { kroner, sumKroner, type TypedFields } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { undoTiltak } from '../tiltak/actions.ts';
import { addMaal, IKKE_OPPTALT, removeTiltakIn, saveTiltak } from '../tiltak/index.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { givePoeng, saveSett, setVekter } from './actions.ts';
import { DEFAULT_VEKTER, type Poeng, parsePoeng, parseVekter, rankTiltak, ruteOf, weightedMean } from './poeng.ts';
import { type GapAt, type Numbered, parseSett, resultOf } from './sett.ts';
import { currentVekter, listPoeng, listSett } from './store.ts';

const codes = (parsed: { ok: boolean; error?: readonly { code: string; field?: string }[] }) =>
  (parsed.error ?? []).map((e) => `${e.field}:${e.code}`);
const poeng = (tiltak: number, bruker: string, verdi: number, rest = 3): Poeng => ({
  tiltak,
  bruker,
  verdi,
  kostnad: rest,
  tid: rest,
  sikkerhet: rest,
  reason: '',
  removed: false,
});

describe('scores', () => {
  it('are whole marks from one to five of a tiltak that is there', () => {
    const typed = { tiltak: '1', verdi: '5', kostnad: '3', tid: '2', sikkerhet: '4' };
    expect(parsePoeng(typed, 'a', new Set([1])).ok).toBe(true);
    const wrong = { tiltak: '2', verdi: '6', kostnad: '2,5', tid: '', sikkerhet: '0' };
    expect(codes(parsePoeng(wrong, 'a', new Set([1])))).toEqual([
      'tiltak:ukjent-valg',
      'verdi:utenfor',
      'kostnad:ikke-tall',
      'tid:mangler',
      'sikkerhet:utenfor',
    ]);
  });

  it('weigh as the municipality says, and weights that are all nothing are refused', () => {
    expect(
      weightedMean({ verdi: 5, kostnad: 1, tid: 1, sikkerhet: 1 }, { verdi: 1, kostnad: 1, tid: 0, sikkerhet: 0 }),
    ).toBe(3);
    const none = { 'vekt-verdi': '0', 'vekt-kostnad': '0', 'vekt-tid': '0', 'vekt-sikkerhet': '0' };
    expect(codes(parseVekter(none))).toEqual(['vekt-verdi:utenfor']);
    expect(codes(parseVekter({ ...none, 'vekt-tid': '11' }))).toEqual(['vekt-tid:utenfor']);
  });

  it('rank the best first and what nobody has judged last, never as zero', () => {
    const rows = rankTiltak([1, 2, 3], [poeng(3, 'a', 5), poeng(1, 'a', 1, 1), poeng(1, 'b', 1, 1)], DEFAULT_VEKTER);
    expect(rows.map((r) => [r.tiltak, r.score, r.spread, r.people])).toEqual([
      [3, 3.8, null, 1],
      [1, 1, 0, 2],
      [2, null, null, 0],
    ]);
  });

  it('keep the reason of each who gave one, and of nobody who took theirs back', () => {
    const said = (bruker: string, reason: string) => ({ ...poeng(1, bruker, 4), reason });
    const gone = { ...said('d', 'Borte'), removed: true };
    const [row, none] = rankTiltak(
      [1, 2],
      [said('a', 'Haster'), said('b', ''), said('c', 'Rimelig'), gone],
      DEFAULT_VEKTER,
    );
    expect([row?.reasons, none?.reasons]).toEqual([['Haster', 'Rimelig'], []]);
    const parsed = parsePoeng(
      { tiltak: '1', verdi: '5', kostnad: '3', tid: '2', sikkerhet: '4', reason: 'Haster' },
      'a',
      new Set([1]),
    );
    expect(parsed.ok ? parsed.value.reason : null).toBe('Haster');
  });

  it('show how far people are apart', () => {
    const [row] = rankTiltak([1], [poeng(1, 'c', 3), poeng(1, 'a', 5, 5), poeng(1, 'b', 1, 1)], DEFAULT_VEKTER);
    expect([row?.score, row?.spread]).toEqual([3, 4]);
  });

  it.each([
    [5, 5, 'foerst'],
    [5, 1, 'planlegg'],
    [1, 5, 'passer'],
    [3, 3, 'vent'],
  ])('of value %i and ease %i stand in the square %s', (verdi, rest, rute) => {
    expect(ruteOf({ verdi, kostnad: rest, tid: rest, sikkerhet: rest }, DEFAULT_VEKTER)).toBe(rute);
    expect(
      ruteOf(
        { verdi, kostnad: rest, tid: rest, sikkerhet: rest },
        { ...DEFAULT_VEKTER, kostnad: 0, tid: 0, sikkerhet: 0 },
      ),
    ).toBe(rute);
  });

  it('keep within one to five whatever the weights, and a higher mark never lowers the sum', () => {
    const mark = fc.integer({ min: 1, max: 5 });
    const weight = fc.integer({ min: 0, max: 10 });
    const four = <T>(of: fc.Arbitrary<T>) => fc.record({ verdi: of, kostnad: of, tid: of, sikkerhet: of });
    fc.assert(
      fc.property(four(mark), four(weight), (p, v) => {
        fc.pre(v.verdi + v.kostnad + v.tid + v.sikkerhet > 0);
        const sum = weightedMean(p, v);
        expect(sum).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(sum).toBeLessThanOrEqual(5 + 1e-9);
        expect(weightedMean({ ...p, verdi: Math.min(5, p.verdi + 1) }, v)).toBeGreaterThanOrEqual(sum - 1e-9);
      }),
    );
  });
});

const TILTAK = {
  title: 'Kjøpe leiligheter',
  maal: '1',
  ledger: 'boligsosialt',
  status: 'foreslaatt',
  responsible: 'Eiendom',
  group: 'barnefamilier',
  type: 'blokk',
  level: 'ingen',
  kostra: '265',
  units1: '6',
  investment1: '18 000 000',
  operation1: '400 000',
};
function tiltak(number: number, change: TypedFields = {}): Numbered {
  const parsed = parseTiltak({ ...TILTAK, ...change }, 2027, [1]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return { number, data: parsed.value };
}
const gap = (mean: number | null, level: GapAt['level'] = 'ingen', type: GapAt['type'] = 'blokk'): GapAt => ({
  ledger: 'boligsosialt',
  type,
  level,
  mean,
});

describe('a set of tiltak against the gap', () => {
  const of = (chosen: number[], all: Numbered[], rows: GapAt[]) =>
    resultOf({ tiltak: chosen }, all, rows, 2030, 2027, IKKE_OPPTALT).boligsosialt;

  it('covers whole units of the right type and level, and no more than what is missing', () => {
    const all = [tiltak(1), tiltak(2, { level: 'heldoegns' })];
    expect(of([1], all, [gap(3.2)])).toEqual({ missing: 4, given: 6, closed: 4, left: 0 });
    expect(of([2], all, [gap(3.2)])).toEqual({ missing: 4, given: 6, closed: 0, left: 4 });
    // What each costs is for each that is needed, not for each that is bought.
    expect(resultOf({ tiltak: [1] }, all, [gap(3.2)], 2030, 2027, IKKE_OPPTALT).perUnit).toBe(4_500_000);
    expect(of([1, 2], all, [gap(10), gap(2, 'heldoegns')])).toEqual({ missing: 12, given: 12, closed: 8, left: 4 });
  });

  it('does not count a tiltak twice whose units the run has already taken off the gap', () => {
    const funded = tiltak(1, { status: 'finansiert' });
    // The run expects nine of ten of the six units, so what was missing before them is 1 + 5.4, seven whole units.
    expect(of([1], [funded], [gap(1)])).toEqual({ missing: 7, given: 6, closed: 6, left: 1 });
    expect(of([], [funded], [gap(1)])).toMatchObject({ missing: 7, closed: 0, left: 7 });
  });

  it('says that it does not know where the gap is hidden or not reckoned', () => {
    expect(of([1], [tiltak(1)], [gap(3), gap(null, 'heldoegns')])).toMatchObject({ missing: null, closed: null });
    expect(of([1], [tiltak(1)], [])).toMatchObject({ missing: null, given: 6, left: null });
    // A surplus of one kind fills no lack of another.
    expect(of([], [tiltak(1)], [gap(-5), gap(2, 'heldoegns')])).toMatchObject({ missing: 2 });
  });

  it('never adds the two ledgers, and leaves the total row out of the types', () => {
    const market = tiltak(1, { ledger: 'boligutvikling', units1: '40' });
    const both = resultOf(
      { tiltak: [1, 2] },
      [market, tiltak(2)],
      [gap(10), { ledger: 'boligutvikling', type: 'blokk', level: 'ingen', mean: 30 }, gap(99, 'ingen', 'alle')],
      2030,
      2027,
      IKKE_OPPTALT,
    );
    expect(both.boligsosialt).toEqual({ missing: 10, given: 6, closed: 6, left: 4 });
    // What the market ledger costs is no part of what a boligsosial home costs.
    expect(both.perUnit).toBe(3_000_000);
    expect(both.boligutvikling).toEqual({ missing: 30, given: 40, closed: 30, left: 0 });
  });

  it('costs what its tiltak cost, in the years they fall, rent taken off; one that is gone is named', () => {
    const all = [tiltak(1, { rent1: '100 000' }), tiltak(2, { investment1: '', investment2: '5 000 000' })];
    const result = resultOf({ tiltak: [1, 2, 9] }, all, [], 2030, 2027, IKKE_OPPTALT);
    expect(result.investment).toEqual([18_000_000, 5_000_000, 0, 0]);
    expect(sumKroner(result.operation)).toBe(700_000);
    expect(result.gone).toEqual([9]);
  });

  it('costs in the prices of one year whatever each was typed in, held against the frames of all four', () => {
    const old = tiltak(1, { priceYear: '2025', investment1: '1 000 000', operation1: '', noOperation: 'Ingen drift' });
    const row = (year: number, index: 'byggekost' | 'deflator', percent: number) => ({
      index,
      year,
      percent,
      confidence: 'B' as const,
      source: '',
    });
    const prices = [2026, 2027].flatMap((y) => [row(y, 'byggekost', 10), row(y, 'deflator', 0)]);
    const frame = (year: number) => ({ year, drift: kroner(0), investering: kroner(1_000_000) });
    const frames = [2027, 2028, 2029, 2030].map(frame);
    const priced = resultOf({ tiltak: [1] }, [old], [gap(10)], 2030, 2027, IKKE_OPPTALT, { prices, frames });
    expect([priced.investment[0], priced.frameLeft.investering, priced.otherPrices]).toEqual([
      1_210_000,
      2_790_000,
      [],
    ]);
    expect(priced.perUnit).toBe(Math.round(1_210_000 / 6));
    const without = resultOf({ tiltak: [1] }, [old], [], 2030, 2027, IKKE_OPPTALT, {
      prices: [],
      frames: frames.slice(1),
    });
    expect([without.investment[0], without.frameLeft.investering, without.otherPrices]).toEqual([1_000_000, null, [1]]);
  });

  it('says which of its tiltak cannot be had together, and which lack one they need', () => {
    const all = [
      { ...tiltak(1), data: { ...tiltak(1).data, excludes: [2], requires: [3, 4, 5] } },
      { ...tiltak(2), data: { ...tiltak(2).data, excludes: [1] } },
      tiltak(3),
      tiltak(4),
      tiltak(5, { status: 'vedtatt' }),
    ];
    const of = (chosen: number[]) => resultOf({ tiltak: chosen }, all, [], 2030, 2027, IKKE_OPPTALT).clashes;
    expect(of([1, 2, 3])).toEqual([
      { code: 'begge', tiltak: 1, other: 2 },
      { code: 'mangler', tiltak: 1, other: 4 },
    ]);
    expect(of([2, 3])).toEqual([]);
  });

  it('is made of tiltak that are there, at least one', () => {
    expect(parseSett({ title: 'A', 't-1': 'ja', 't-7': 'ja' }, [1, 2])).toMatchObject({ value: { tiltak: [1] } });
    expect(codes(parseSett({ title: '', 't-7': 'ja' }, [1]))).toEqual(['title:mangler', 'tiltak:mangler']);
  });
});

describe('scores and sets in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  const clock = fixedClock('2026-11-25T08:00:00.000Z');
  const [anne, per] = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'];
  const marks = { tiltak: '1', verdi: '5', kostnad: '3', tid: '2', sikkerhet: '4' };
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    for (const kommuneId of [own, neighbour]) {
      const actor = { kommuneId, brukerId: null };
      await addMaal(db, clock, actor, { title: 'Mål', ledger: 'boligsosialt' });
      expect((await saveTiltak(db, clock, actor, TILTAK, 2027, null)).ok).toBe(true);
    }
  });
  afterAll(() => db?.close());

  it('keep one score a person and tiltak, the newest, also when two are sent at once', async () => {
    const give = (brukerId: string, typed: TypedFields) =>
      givePoeng(db, clock, { kommuneId: own, brukerId }, brukerId, typed);
    await give(anne, marks);
    await Promise.all([give(anne, { ...marks, verdi: '1' }), give(per, marks)]);
    const all = await db.inKommune(own, listPoeng);
    expect(all.map((p) => [p.bruker, p.verdi]).sort()).toEqual([
      [anne, 1],
      [per, 5],
    ]);
    expect(await give(anne, { ...marks, tiltak: '2' })).toMatchObject({ ok: false });
    expect(await db.inKommune(neighbour, listPoeng)).toEqual([]);
  });

  it('let nobody overwrite weights they have not seen', async () => {
    const actor = { kommuneId: own, brukerId: anne };
    const weights = { 'vekt-verdi': '5', 'vekt-kostnad': '5', 'vekt-tid': '0', 'vekt-sikkerhet': '0' };
    expect((await setVekter(db, clock, actor, weights, 0)).ok).toBe(true);
    expect(await setVekter(db, clock, actor, weights, 0)).toMatchObject({ error: [{ code: 'endret-av-andre' }] });
    expect((await db.inKommune(own, currentVekter)).data).toMatchObject({ verdi: 5, tid: 0 });
    expect((await db.inKommune(neighbour, currentVekter)).data).toEqual(DEFAULT_VEKTER);
  });

  it('keep sets by name, changed only by who has seen them', async () => {
    const actor = { kommuneId: own, brukerId: anne };
    const added = await saveSett(db, clock, actor, { title: 'Familier', 't-1': 'ja' }, null);
    expect(added).toEqual({ ok: true, value: 1 });
    expect(codes(await saveSett(db, clock, actor, { title: 'familier', 't-1': 'ja' }, null))).toEqual([
      'title:finnes-fra-foer',
    ]);
    const again = { title: 'Familier først', 't-1': 'ja' };
    expect((await saveSett(db, clock, actor, again, { number: 1, revision: 1 })).ok).toBe(true);
    expect(codes(await saveSett(db, clock, actor, again, { number: 1, revision: 1 }))).toEqual([
      'undefined:endret-av-andre',
    ]);
    expect((await db.inKommune(own, listSett)).map((s) => s.data.title)).toEqual(['Familier først']);
    expect(await db.inKommune(neighbour, listSett)).toEqual([]);
  });

  it('follow a tiltak that becomes part of another, until that is undone', async () => {
    const actor = { kommuneId: own, brukerId: per };
    const second = await saveTiltak(db, clock, actor, { ...TILTAK, title: 'Det andre' }, 2027, null);
    expect(second).toEqual({ ok: true, value: 2 });
    await givePoeng(db, clock, actor, per, { ...marks, tiltak: '2', verdi: '2' });
    const seen = async () => ({
      poeng: (await db.inKommune(own, listPoeng)).map((p) => [p.bruker, p.tiltak, p.verdi]).sort(),
      sett: (await db.inKommune(own, listSett)).map((s) => s.data.tiltak),
    });
    const before = await seen();
    const w = { kommuneId: own, at: clock.now(), by: null };
    await db.inKommune(own, (tx) => removeTiltakIn(tx, w, { number: 1, revision: 1 }, 2));
    // Per has scored both, and what he gave the one that stands is his word on it.
    expect(await seen()).toEqual({
      poeng: [
        [anne, 2, 1],
        [per, 2, 2],
      ],
      sett: [[2]],
    });
    // Scoring it anew writes nothing over what was given the other.
    await givePoeng(db, clock, { kommuneId: own, brukerId: anne }, anne, { ...marks, tiltak: '2', verdi: '3' });
    expect(await undoTiltak(db, clock, actor, { number: 1, revision: 2 })).toBe(true);
    const after = await seen();
    expect(after.sett).toEqual(before.sett);
    expect(after.poeng).toEqual([...before.poeng, [anne, 2, 3]].sort());
  });
});
