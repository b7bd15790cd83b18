import { expect, it } from 'vitest';
import { statusOf } from './rapport.ts';

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
