import { describe, expect, it } from 'vitest';
import { formatKroner, kroner } from '../../kernel/index.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { buildOekonomiplan } from './oekonomiplan.ts';
import { overFrames, sentences } from './pages/virkning.tsx';
import { missingWithout, movable, putOff, virkningOf } from './virkning.ts';

const TABLES = { kostra: [], prices: [] };
const tiltak = (number: number, change: Record<string, string> = {}) => {
  const parsed = parseTiltak(
    {
      title: 'Kjøpe leiligheter',
      maal: '1',
      ledger: 'boligsosialt',
      status: 'finansiert',
      responsible: 'Eiendom',
      group: 'barnefamilier',
      type: 'blokk',
      level: 'ingen',
      kostra: '265',
      units1: '6',
      units2: '8',
      investment1: '18 000 000',
      investment2: '24 000 000',
      operation2: '400 000',
      ...change,
    },
    2027,
    [1],
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return { number, data: parsed.value };
};
const FRAMES = [2027, 2028, 2029, 2030].map((year) => ({
  year,
  drift: kroner(1_000_000),
  investering: kroner(30_000_000),
}));
const one = tiltak(1);
const gap = (mean: number | null) => [
  { ledger: 'boligsosialt' as const, type: 'blokk', level: 'ingen', year: 2028, mean },
];
const of = (years: number | null, mean: number | null, all = [one, tiltak(2)]) =>
  virkningOf(1, years, all, FRAMES, TABLES, 2027, missingWithout(one, gap(mean)));
const said = (years: number | null, mean: number | null, lang: 'nb' | 'nn' = 'nb') => {
  const v = of(years, mean);
  if (!v) throw new Error('nothing found');
  return sentences(lang, v, one, years).join(' ');
};

describe('putting a tiltak off', () => {
  it('says at once how many wait, how much longer and in which years', () => {
    expect(said(2, 40)).toBe(
      'Kjøpe leiligheter kommer 2 år senere. 14 husholdninger venter 2 år lenger. Det gjelder årene 2027–2029.',
    );
    expect(said(1, 40, 'nn')).toContain('14 hushald ventar eitt år lenger.');
    expect(said(null, 40)).toBe(
      'Kjøpe leiligheter kommer ikke. 14 husholdninger får ikke boligen dette tiltaket skulle gi.',
    );
  });
  it('counts no more than are missing without it, and never what is not known', () => {
    // The run expects nine of ten of the fourteen: minus 9.6 with it is 3 missing without it.
    expect(of(2, -9.6)?.waiting).toBe(3);
    expect(of(2, -30)?.waiting).toBe(0);
    expect(said(2, -30)).toContain('ingen venter lenger');
    expect(of(2, null)?.waiting).toBeNull();
    expect(said(2, null)).toContain('kan ikke sies');
  });
  it('moves its money in the plan, and what is left of the frame, to the krone', () => {
    const v = of(1, 40);
    expect(v?.investment).toEqual([-18_000_000, -6_000_000, 24_000_000, 0]);
    expect(v?.operation).toEqual([0, -400_000, 400_000, 0]);
    const all = [{ number: 1, data: putOff(one.data, 1) }, tiltak(2)];
    expect(v?.left).toEqual(buildOekonomiplan(2027, all, FRAMES, TABLES).left);
    expect(of(null, 40)?.investment).toEqual([-18_000_000, -24_000_000, 0, 0]);
  });
  it('says which frame does not hold once it is done, in which year and by how much', () => {
    const tight = FRAMES.map((f) => ({ ...f, investering: kroner(f.year === 2029 ? 20_000_000 : 900_000_000) }));
    const v = virkningOf(1, 1, [one], tight, TABLES, 2027, missingWithout(one, gap(40)));
    if (!v) throw new Error('nothing moved');
    expect(overFrames('nb', v)).toEqual([
      `Investeringsrammen for 2029 holder ikke: det mangler ${formatKroner(4_000_000)}.`,
    ]);
    expect(overFrames('nn', v)).toHaveLength(1);
    const held = virkningOf(1, 1, [one], [], TABLES, 2027, missingWithout(one, gap(40)));
    expect(held && overFrames('nb', held)).toEqual([]);
  });
  it('keeps the prices it was typed in, and changes nothing that is stored', () => {
    const before = JSON.stringify(one);
    expect(putOff(one.data, 2)).toMatchObject({ firstYear: 2029, priceYear: 2027 });
    of(2, 40);
    expect(JSON.stringify(one)).toBe(before);
  });
  it('is offered for what has money and is not done', () => {
    expect(movable([one, tiltak(2, { status: 'foreslaatt' })]).map((t) => t.number)).toEqual([1]);
    expect(virkningOf(9, 1, [one], FRAMES, TABLES, 2027, () => null)).toBeNull();
  });
});
