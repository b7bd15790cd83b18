import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/index.ts';
import { avtalerIn, checkVilkaar, monthsBefore, toRemind } from './avtale.ts';
import { avtaleDocument } from './avtaler-ut.ts';
import { loadHusbankvilkaar } from './content.ts';
import { parseAvtale, typedAvtale } from './deler.ts';
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
  it('goes out in a sheet with a row for each part, its terms in all of them, and the next to expire first', () => {
    const later = avtale({ name: 'Torget', expiry: '31.7.2050', right: 'Tilvisningsrett', remind: '' });
    const rows = [
      { number: 1, data: later },
      { number: 2, data: avtale({ name: 'Lia', building: '20' }) },
      {
        number: 3,
        data: {
          ...avtale({ name: 'Lia', type: 'smaahus', units: '2' }),
          avtale: 2,
          levert: [
            { date: '2027-09-01', units: 1, source: 'Utleier' },
            { date: '2027-10-01', units: 1, source: 'Utleier' },
          ],
        },
      },
      { number: 4, data: { ...avtale({ name: 'Borte' }), removed: true } },
      { number: 5, data: avtale({ name: 'Uten slutt', financing: '', building: '', expiry: '' }) },
    ];
    const [table] = avtaleDocument('Testvik', '2047-05-01', rows, TERMS, 'nb').chapters[0]?.blocks ?? [];
    if (table?.kind !== 'table') throw new Error('no table');
    const at = (label: string) => table.columns.findIndex((c) => c.label === label);
    const of = (...labels: string[]) => table.rows.map((r) => labels.map((l) => r.cells[at(l)]));
    expect(of('Navn', 'Boligtype', 'Boliger eller plasser', 'Utløper', 'Måneder igjen')).toEqual([
      ['Lia', 'Leilighet i blokk', { number: 8 }, '31.07.2047', { number: 2 }],
      ['Lia', 'Rekkehus og småhus', { number: 2 }, '31.07.2047', { number: 2 }],
      ['Torget', 'Leilighet i blokk', { number: 8 }, '31.07.2050', { number: 38 }],
      ['Uten slutt', 'Leilighet i blokk', { number: 8 }, null, null],
    ]);
    expect(of('Prisvilkår', 'Rettighet', 'Levert').map((r) => [r[0] === TYPED.price, ...r.slice(1)])).toEqual([
      [true, null, null],
      [true, null, { number: 2 }],
      [true, 'Tilvisningsrett', null],
      [true, null, null],
    ]);
    // Ten of twenty are enough for Husbanken, as the whole agreement has them.
    expect(of('Husbankens krav til andel').flat()).toEqual(['Oppfylt', 'Oppfylt', 'Oppfylt', null]);
  });

  it('keeps its price, who financed it, the dwellings in all and when to remind, and shows them as they were typed', () => {
    const d = avtale();
    expect(d).toMatchObject({ price: TYPED.price, financing: 'laan', building: 20, remind: 18 });
    expect(parseTilbud(typedTilbud(d))).toEqual({ ok: true, value: d });
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

  it('has its terms once and its dwellings in parts, which Husbanken and the reminder see as one', () => {
    const typed = {
      ...{ ...TYPED, units: '5', rent: '11 500', indexed: 'ja', adjusted: '1.8.2030', deler: '0,ny1' },
      ...{ 'ledger-ny1': 'boligsosialt', 'type-ny1': 'smaahus', 'level-ny1': 'heldoegns', 'units-ny1': '3' },
      ...{ 'year-ny1': '2028', 'probability-ny1': '90', 'area-ny1': 'Vest', 'rent-ny1': '' },
    };
    const parsed = parseAvtale(typed);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const rows = parsed.value.parts.map(({ data }, i) => ({
      number: i + 4,
      data: i === 0 ? data : { ...data, avtale: 4 },
    }));
    const [one] = avtalerIn([{ number: 9, data: avtale({ name: 'Elvegata' }) }, ...rows]);
    if (!one) throw new Error('No agreement');
    expect(avtalerIn(rows)).toHaveLength(1);
    expect(one.parts.map((r) => [r.data.type, r.data.units, r.data.rent, r.data.year])).toEqual([
      ['blokk', 5, 11_500, 2027],
      ['smaahus', 3, null, 2028],
    ]);
    expect(one.terms).toMatchObject({ indexed: 'ja', adjusted: '2030-08-01', price: TYPED.price });
    expect(one.units).toBe(8);
    expect(checkVilkaar(one.terms, TERMS, one.units)).toMatchObject({ share: 'oppfylt', hasShare: 40 });
    expect(checkVilkaar(one.terms, TERMS)).toMatchObject({ share: 'brutt', hasShare: 25 });
    expect(toRemind(rows, '2046-01-30', '2046-01-31')).toEqual([{ number: 4, days: 546 }]);
    // The form of what is saved reads back as it was, the second part by its number.
    const again = parseAvtale(typedAvtale(one));
    expect(again.ok && again.value.parts.map((p) => p.key)).toEqual(['', '5']);
    expect(again.ok && again.value.parts.map((p) => p.data)).toEqual(parsed.value.parts.map((p) => p.data));
    // Everything that is wrong is said at once, what is said once is refused once, and by the field of its part.
    const wrong = parseAvtale({ ...typed, party: '', building: '7', 'units-ny1': '0', 'level-ny1': 'kanskje' });
    expect(wrong.ok ? [] : wrong.error.map((e) => `${e.field}:${e.code}`)).toEqual([
      'party:mangler',
      'level-ny1:ukjent-valg',
      'units-ny1:utenfor',
    ]);
    const few = parseAvtale({ ...typed, building: '7' });
    expect(few.ok ? [] : few.error).toEqual([{ code: 'faerre-enn-avtalt', field: 'building' }]);
    const none = parseAvtale({ ...typed, ut: 'ja', 'ut-ny1': 'ja' });
    expect(none.ok ? [] : none.error).toEqual([{ code: 'ingen-del', field: 'deler' }]);
    const less = parseAvtale({ ...typed, ut: 'ja' });
    expect(less.ok && [less.value.parts.length, less.value.dropped]).toEqual([1, ['']]);
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
