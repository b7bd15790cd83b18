import { expect, it } from 'vitest';
import { dekningOf, statusOf, unitsIn } from './rapport.ts';

it.each([
  ['gjennomfoert', null, null, 'ferdig'],
  ['i-gang', 2026, null, 'i-rute'],
  ['i-gang', 2026, 2027, 'i-rute'],
  ['i-gang', 2024, 2026, null],
  ['finansiert', 2028, 2029, 'ikke-startet'],
  ['vedtatt', 2027, 2029, null],
  ['vedtatt', null, null, null],
  ['utsatt', 2028, null, null],
  ['ikke-gjennomfoert', 2028, null, null],
] as const)('of a tiltak that is %s, from %s to %s, begins with %s in 2027', (status, start, end, begins) => {
  expect(statusOf({ status, start, end }, 2027)).toBe(begins);
});

it('names units and no persons outside, and does not call a person nobody', () => {
  const linje = (responsible: string) => ({
    ...{ tiltak: 1, title: 'Bygge', ledger: 'boligsosialt' as const, planned: null, report: null, stale: false },
    responsible,
  });
  const utgave = {
    ...{ schema: 1 as const, runde: 1, title: 'Tertial 1', type: 'tertial' as const },
    ...{ date: '2027-04-30', deadline: '2027-05-20', closedOn: '2027-05-21' },
    linjer: ['Eiendom', 'Per', 'Kari', ' '].map(linje),
  };
  const unitsOnly = (who: string) => ({ Per: '', Kari: 'Nav' })[who] ?? who;
  const outside = unitsIn(utgave, unitsOnly, 'en person');
  expect(outside.linjer.map((l) => l.responsible)).toEqual(['Eiendom', 'en person', 'Nav', '']);
  expect(dekningOf(outside.linjer).ownerless).toEqual(dekningOf(utgave.linjer).ownerless);
});
