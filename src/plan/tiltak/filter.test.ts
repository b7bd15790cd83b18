import { describe, expect, it } from 'vitest';
import { kroner } from '../../kernel/index.ts';
import { isFiltered, passes, queryOf, readFilter } from './filter.ts';
import type { Tiltak } from './tiltak.ts';

const zero = [0, 0, 0, 0].map(kroner);
const row = (number: number, change: Partial<Tiltak>) => ({
  number,
  data: {
    title: 'Bygge',
    maal: 1,
    ledger: 'boligsosialt',
    status: 'foreslaatt',
    reason: '',
    responsible: 'Eiendom',
    group: 'alle',
    type: 'blokk',
    level: 'ingen',
    kostra: '265',
    firstYear: 2027,
    units: [1, 0, 0, 0],
    investment: zero,
    grants: zero,
    operation: zero,
    noOperation: '',
    ...change,
  } satisfies Tiltak,
});
const GOALS = [{ number: 1 }, { number: 2 }];
const TILTAK = [
  row(1, { group: 'eldre' }),
  row(2, { status: 'vedtatt', responsible: 'Nav', otherGroups: ['unge'] }),
  row(3, { ledger: 'boligutvikling', maal: 2 }),
  row(4, { effects: [{ type: 'blokk', level: 'ingen', units: [1, 0, 0, 0], group: 'demens' }] }),
];

describe('a selection of tiltak', () => {
  it.each([
    ['', [1, 2, 3, 4]],
    ['?regnskap=boligutvikling', [3]],
    ['?status=vedtatt', [2]],
    ['?enhet=Nav', [2]],
    ['?maal=2', [3]],
    ['?gruppe=eldre', [1]],
    // One of several groups, and the group of a single line.
    ['?gruppe=unge', [2]],
    ['?gruppe=demens', [4]],
    ['?regnskap=boligsosialt&enhet=Eiendom', [1, 4]],
  ])('has the address %s, which gives it back', (query, expected) => {
    const filter = readFilter(new URLSearchParams(query), GOALS, TILTAK);
    expect(TILTAK.filter((t) => passes(filter, t)).map((t) => t.number)).toEqual(expected);
    expect(queryOf(filter)).toBe(query);
    expect(isFiltered(filter)).toBe(query !== '');
  });

  it('is everything for an address that no tiltak can answer', () => {
    const filter = readFilter(new URLSearchParams('?status=x&enhet=Ukjent&maal=9&gruppe=alle'), GOALS, TILTAK);
    expect([isFiltered(filter), queryOf(filter)]).toEqual([false, '']);
  });
});
