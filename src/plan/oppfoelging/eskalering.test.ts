import { expect, it } from 'vitest';
import type { Tiltak } from '../tiltak/index.ts';
import { eskaleringerOf, purringerOf } from './eskalering.ts';
import { type Rapport, type Rapportrunde, startOf } from './rapport.ts';

const DAY = '2027-06-01';
const runde = (number: number, change: Partial<Rapportrunde> = {}) => ({
  number,
  created: '2027-04-01T08:00:00.000Z',
  data: {
    title: `Runde ${number}`,
    type: 'tertial',
    date: '2027-04-30',
    deadline: '2027-05-18',
    closed: false,
    removed: false,
    ...change,
  } as Rapportrunde,
});
const tiltak = (number: number, responsible = 'Eiendom', created = '2027-01-01T08:00:00.000Z') => ({
  number,
  created,
  data: {
    title: 'x',
    status: 'vedtatt',
    responsible,
    ledger: 'boligsosialt',
    firstYear: 2027,
    units: [1],
  } as unknown as Tiltak,
});
const report = (number: number, of = 1) => ({
  number,
  created: '2027-05-01T08:00:00.000Z',
  data: {
    runde: of,
    tiltak: number,
    status: 'i-rute',
    units: null,
    money: null,
    avvik: null,
    comment: '',
  } as unknown as Rapport,
});
const told = (
  runder: readonly ReturnType<typeof runde>[],
  rows: readonly ReturnType<typeof tiltak>[],
  reports: readonly ReturnType<typeof report>[] = [],
) => eskaleringerOf(runder, rows, reports, DAY, (m) => m.slice(0, 10)).map((e) => [e.runde, e.tiltak, e.why, e.days]);

it('names a tiltak for the first thing that must be mended, when it has been left for two weeks', () => {
  const rows = [
    tiltak(1),
    tiltak(2, ' '),
    tiltak(3, 'Eiendom', '2027-05-18T08:00:00.000Z'),
    tiltak(4, 'Eiendom', '2027-05-19T08:00:00.000Z'),
    tiltak(5),
    // Nobody for less than two weeks.
    tiltak(6, '', '2027-05-25T08:00:00.000Z'),
  ];
  expect(told([runde(1)], rows, [report(3), report(4), report(5), report(6)])).toEqual([
    [1, 1, 'tiltak-uten-rapport', 14],
    [1, 2, 'tiltak-uten-ansvarlig', 61],
    [1, 3, 'tiltak-endret', 14],
  ]);
});

it('says nothing of a round that is closed, or a day before the two weeks are gone', () => {
  expect(told([runde(1, { closed: true })], [tiltak(1, '')])).toEqual([]);
  expect(told([runde(1, { deadline: '2027-05-19' })], [tiltak(1)])).toEqual([]);
});

it('names a tiltak once, in the newest round that asks', () => {
  expect(told([runde(1), runde(2)], [tiltak(1)])).toEqual([[2, 1, 'tiltak-uten-rapport', 14]]);
});

it.each([
  // The deadline is a Tuesday: a week before it, and Monday.
  ['2027-05-10', '2027-05-11', ['1 2 7']],
  ['2027-05-11', '2027-05-12', []],
  ['2027-05-14', '2027-05-17', ['1 2 1']],
  ['2027-05-18', '2027-05-19', []],
])('reminds from %s to %s of what is not reported: %j', (since, today, expected) => {
  const found = purringerOf([runde(1)], [tiltak(1), tiltak(2)], [report(1)], since, today);
  expect(found.map((p) => `${p.runde} ${p.tiltak} ${p.days}`)).toEqual(expected);
});

it('begins a report with what was said in the newest round before that has one', () => {
  const runder = [
    runde(1, { date: '2026-04-30' }),
    runde(2, { date: '2026-08-31' }),
    runde(3, { date: '2026-12-31' }),
    runde(4, { date: '2027-04-30' }),
  ];
  const reports = [report(1, 1), report(1, 2), report(2, 4), report(1, 4)];
  expect(startOf(runder, reports, { runde: 4, tiltak: 1 })).toEqual({
    title: 'Runde 2',
    typed: { status: 'i-rute', avvik: '' },
  });
  expect(startOf(runder, reports, { runde: 4, tiltak: 2 })).toBeNull();
  // Never with what was said later.
  expect(startOf(runder, reports, { runde: 2, tiltak: 1 })?.title).toBe('Runde 1');
  expect(startOf(runder, reports, { runde: 1, tiltak: 1 })).toBeNull();
});
