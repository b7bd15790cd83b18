import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addMaal, listTiltak, saveTiltak } from '../tiltak/index.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { takeFoelger } from './actions.ts';
import { loadFoelgekostnad, loadPrices } from './content.ts';
import { foelgeFor, foelgerOf, parseSatser, suggested, typedWith, withUnits } from './foelger.ts';

const ROWS = loadFoelgekostnad('.');
const TYPED = {
  title: 'Bygge bofellesskap',
  maal: '1',
  ledger: 'boligsosialt',
  status: 'foreslaatt',
  responsible: 'Eiendom',
  group: 'utviklingshemming',
  type: 'annet',
  level: 'heldoegns',
  kostra: '254',
  units2: '8',
  investment1: '40 000 000',
  noOperation: 'Vet ikke ennå',
  priceYear: '2024',
};
const tiltak = (change: Record<string, string> = {}) => {
  const parsed = parseTiltak({ ...TYPED, ...change }, 2027, [1]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const SATSER = { areal: 50, fdv: 1000, bemanning: 2_000_000, year: 2024 };

describe('what follows an investment', () => {
  it('is reckoned from the units in use, half of the year they come, in the prices of the tiltak', () => {
    const f = foelgerOf(tiltak(), SATSER, []);
    expect(f.inUse).toEqual([0, 4, 8, 8]);
    expect(f.fdv).toEqual([0, 200_000, 400_000, 400_000]);
    expect(f.bemanning).toEqual([0, 8_000_000, 16_000_000, 16_000_000]);
    expect(f.sum).toEqual([0, 8_200_000, 16_400_000, 16_400_000]);
    const prices = [2025, 2026].flatMap((year) =>
      (['byggekost', 'deflator'] as const).map((index) => ({
        index,
        year,
        percent: index === 'deflator' ? 10 : 50,
        confidence: 'A' as const,
        source: 'Prøve',
      })),
    );
    expect(foelgerOf(tiltak({ priceYear: '2026' }), SATSER, prices).fdv[2]).toBe(484_000);
    const uncarried = foelgerOf(tiltak({ priceYear: '2026' }), SATSER, []);
    expect([uncarried.carried, uncarried.priceYear]).toEqual([false, 2024]);
  });

  it('leaves staffing out where nobody has said what it costs, which is not nothing', () => {
    const f = foelgerOf(tiltak(), { ...SATSER, bemanning: null }, []);
    expect([f.bemanning, f.sum[3]]).toEqual([null, 400_000]);
  });

  it('takes the dated figure that fits the level and the group, and has none for the others', () => {
    expect(foelgeFor(ROWS, 'bemanning', tiltak())?.value).toBe(2_000_000);
    expect(foelgeFor(ROWS, 'bemanning', tiltak({ group: 'demens' }))?.value).toBe(1_450_000);
    expect(foelgeFor(ROWS, 'bemanning', tiltak({ level: 'ingen' }))).toBeNull();
    expect(suggested(ROWS, tiltak({ level: 'ingen' }))).toEqual({ areal: '60', fdv: '866', bemanning: '' });
    const newer = {
      ...(ROWS[0] ?? { what: 'fdv' as const, confidence: 'C' as const, source: '' }),
      year: 2025,
      value: 900,
    };
    expect(foelgeFor([...ROWS, newer], 'fdv', tiltak())?.value).toBe(900);
    // Half the numbers here are guesses, and every one of them says so.
    expect(ROWS.filter((r) => r.confidence === 'O').every((r) => r.source.includes('Ikke kontrollert'))).toBe(true);
    expect(loadPrices('.').some((p) => p.year === 2025)).toBe(true);
  });

  it('refuses what is not a number at its field, and asks only of investments that give dwellings', () => {
    const refused = parseSatser({ areal: '', fdv: 'mye', bemanning: '99000000' }, 2024);
    expect(refused.ok ? [] : refused.error.map((e) => `${e.field}:${e.code}`)).toEqual([
      'areal:mangler',
      'fdv:ikke-tall',
      'bemanning:for-stort',
    ]);
    expect(parseSatser({ areal: '50', fdv: '1 000', bemanning: '' }, 2024)).toMatchObject({
      value: { bemanning: null },
    });
    const all = [tiltak(), tiltak({ units2: '' }), tiltak({ investment1: '' })].map((data, i) => ({
      number: i + 1,
      data,
    }));
    expect(withUnits(all).map((t) => t.number)).toEqual([1]);
  });

  it('changes nothing of the tiltak but its running costs', () => {
    const before = tiltak();
    const after = parseTiltak(typedWith(before, foelgerOf(before, SATSER, [])), 2027, [1]);
    expect(after).toEqual({
      ok: true,
      value: { ...before, operation: [0, 8_200_000, 16_400_000, 16_400_000], noOperation: '' },
    });
  });
});

describe('in the database, with a neighbour in the room', () => {
  const clock = fixedClock('2026-10-10T08:00:00.000Z');
  let db: OwnedDatabase;
  let own = '';
  let neighbour = '';
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    for (const kommuneId of [own, neighbour]) {
      await addMaal(db, clock, { kommuneId, brukerId: null }, { title: 'Mål', ledger: 'boligsosialt' });
      const saved = await saveTiltak(db, clock, { kommuneId, brukerId: null }, TYPED, 2027, null);
      expect(saved.ok).toBe(true);
    }
  });
  afterAll(() => db?.close());

  it('is written only when somebody asks, once, on what they saw, and for nobody else', async () => {
    const deps = {
      db,
      clock,
      tables: { kostra: [{ code: '254', name: { nb: '', nn: '' } }], prices: loadPrices('.') },
    };
    const actor = { kommuneId: own, brukerId: null };
    const typed = { areal: '50', fdv: '1000', bemanning: '2000000' };
    const take = (revision: number, of = typed) => takeFoelger(deps, actor, of, 2024, { number: 1, revision }, false);
    expect(await take(1, { ...typed, fdv: 'mye' })).toBe('notTaken');
    expect((await Promise.all([take(1), take(1)])).sort()).toEqual(['changed', 'ok']);
    expect(await take(1)).toBe('changed');
    const now = async (id: string) => (await db.inKommune(id, listTiltak))[0];
    expect(await now(own)).toMatchObject({ revision: 2, data: { operation: [0, 8_200_000, 16_400_000, 16_400_000] } });
    expect(await now(neighbour)).toMatchObject({ revision: 1, data: { operation: [0, 0, 0, 0] } });
  });
});
