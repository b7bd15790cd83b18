import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/index.ts';
import { checkVilkaar, monthsBefore, toRemind } from './avtale.ts';
import { loadHusbankvilkaar } from './content.ts';
import { parseTilbud, typedTilbud } from './parse.ts';
import { type Tilbud, tilbudFlows } from './tilbud.ts';

const TERMS = loadHusbankvilkaar('.');
const TYPED = {
  kind: 'avtale',
  name: 'Havnegata',
  ledger: 'boligsosialt',
  type: 'blokk',
  level: 'ingen',
  units: '8',
  year: '2027',
  probability: '100',
  agreement: 'tilvisning',
  party: 'Havnegata Utleie AS',
  start: '1.8.2027',
  expiry: '31.7.2047',
  price: 'Gjengs leie, reguleres hvert tredje år',
  financing: 'laan',
  building: '20',
  remind: '18',
};
const parse = (more: Record<string, string> = {}) => parseTilbud({ ...TYPED, ...more });
const avtale = (more: Record<string, string> = {}): Tilbud => {
  const parsed = parse(more);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const codes = (more: Record<string, string>) => {
  const parsed = parse(more);
  return parsed.ok ? [] : parsed.error.map((e) => `${e.field}:${e.code}`);
};

describe('an agreement', () => {
  it('keeps its price, who financed it, the dwellings in all and when to remind, and shows them as they were typed', () => {
    const d = avtale();
    expect(d).toMatchObject({ price: TYPED.price, financing: 'laan', building: 20, remind: 18 });
    expect(parseTilbud(typedTilbud(d))).toEqual({ ok: true, value: d });
    expect(codes({ building: '7' })).toEqual(['building:faerre-enn-avtalt']);
    expect(codes({ remind: '0', financing: 'gave', building: 'mange' })).toEqual([
      'building:ikke-tall',
      'financing:ukjent-valg',
      'remind:utenfor',
    ]);
  });

  it.each([
    [{}, 'oppfylt', 'oppfylt'],
    [{ units: '7' }, 'brutt', 'oppfylt'],
    [{ expiry: '30.7.2047' }, 'oppfylt', 'brutt'],
    [{ building: '' }, 'ukjent', 'oppfylt'],
    [{ expiry: '' }, 'oppfylt', 'ukjent'],
    [{ agreement: 'tildeling', financing: 'tilskudd', units: '20' }, 'oppfylt', 'brutt'],
    [{ agreement: 'tildeling', financing: 'tilskudd', units: '20', expiry: '31.7.2057' }, 'oppfylt', 'oppfylt'],
    [{ agreement: 'tildeling', financing: 'tilskudd', units: '19', expiry: '31.7.2057' }, 'brutt', 'oppfylt'],
  ])('is held to what Husbanken asks: %j', (more, share, years) => {
    expect(checkVilkaar(avtale(more as Record<string, string>), TERMS)).toMatchObject({ share, years });
  });

  it('is held to the share with all its rows together, one for each type, and with no row of another agreement', () => {
    const of = (row: Tilbud, ...others: Tilbud[]) => checkVilkaar(row, TERMS, [row, ...others]);
    const row = avtale({ units: '5' });
    const other = avtale({ units: '3', type: 'smaahus', level: 'heldoegns', party: 'HAVNEGATA Utleie AS ' });
    expect(of(row)).toMatchObject({ share: 'brutt', hasShare: 25 });
    for (const [a, b] of [
      [row, other],
      [other, row],
    ] as const)
      expect(of(a, b)).toMatchObject({ share: 'oppfylt', hasShare: 40 });
    const others: Record<string, string>[] = [
      { name: 'Elvegata' },
      { party: 'Elvegata AS' },
      { building: '30' },
      { financing: '' },
      { start: '1.9.2027' },
      { agreement: 'innleie' },
    ];
    for (const more of others)
      expect(of(row, avtale({ ...more, units: '3' }))).toMatchObject({
        share: 'brutt',
        hasShare: 25,
      });
    expect(of(row, { ...other, removed: true })).toMatchObject({ hasShare: 25 });
  });

  it('is held to nothing that was not there when it started, or that Husbanken has not paid for', () => {
    expect(checkVilkaar(avtale({ financing: '' }), TERMS)).toBe(null);
    expect(checkVilkaar(avtale({ agreement: 'innleie' }), TERMS)).toBe(null);
    expect(checkVilkaar(avtale({ start: '1.1.2015', expiry: '1.1.2030' }), TERMS)).toBe(null);
    const newer = { ...(TERMS[0] as (typeof TERMS)[number]), from: '2027-01-01', share: 50 };
    expect(checkVilkaar(avtale(), [...TERMS, newer])).toMatchObject({ share: 'brutt', term: { share: 50 } });
    expect(checkVilkaar(avtale({ start: '1.12.2026', year: '2026' }), [...TERMS, newer])?.term.share).toBe(40);
  });

  it('leaves the supply in the year it expires with exactly its own units', () => {
    const one = fc.record({
      units: fc.integer({ min: 1, max: 99 }),
      years: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (many) => {
        const rows = many.map((m, i) => ({
          number: i + 1,
          data: avtale({
            units: String(m.units),
            building: '',
            expiry: m.years === null ? '' : `31.12.${2027 + m.years}`,
          }),
        }));
        const flows = tilbudFlows(rows);
        const sum = (year: number) => flows.filter((f) => f.year === year).reduce((n, f) => n + f.units, 0);
        expect(sum(2027)).toBe(many.reduce((n, m) => n + m.units, 0));
        for (let year = 2028; year <= 2047; year += 1)
          expect(sum(year)).toBe(
            0 - many.filter((m) => m.years !== null && 2027 + m.years === year).reduce((n, m) => n + m.units, 0),
          );
      }),
    );
  });
});

describe('reminders of agreements', () => {
  const row = (more: Record<string, string> = {}, removed = false) => [
    { number: 3, data: { ...avtale(more), removed } },
  ];
  const told = (today: string, more: Record<string, string> = {}, since = addDays(today, -1)) =>
    toRemind(row(more), since, today).map((r) => r.days);

  it('come when it is time, thirty days before and the day after, each once', () => {
    expect(monthsBefore('2047-07-31', 18)).toBe('2046-01-31');
    expect(monthsBefore('2047-07-31', 5)).toBe('2047-02-28');
    expect(told('2046-01-31')).toEqual([546]);
    expect(told('2046-02-01')).toEqual([]);
    expect(told('2046-07-31', { remind: '' })).toEqual([365]);
    expect(told('2047-07-01')).toEqual([30]);
    expect(told('2047-08-01')).toEqual([-1]);
    // A Monday tells of what fell on the days off.
    expect(told('2046-02-05', {}, '2046-01-30')).toEqual([541]);
    expect(told('2046-01-31', { expiry: '' })).toEqual([]);
    expect(toRemind(row({}, true), '2046-01-30', '2046-01-31')).toEqual([]);
  });
});
