import { expect, it } from 'vitest';
import { endOfOsloDay, osloMoment } from './oslo.ts';

it.each([
  ['2026-11-25', '2026-11-25T23:00:00.000Z'],
  ['2026-07-01', '2026-07-01T22:00:00.000Z'],
  // The clocks are moved in the night before the last Sunday of March and of October.
  ['2027-03-27', '2027-03-27T23:00:00.000Z'],
  ['2027-03-28', '2027-03-28T22:00:00.000Z'],
  ['2027-10-30', '2027-10-30T22:00:00.000Z'],
  ['2027-10-31', '2027-10-31T23:00:00.000Z'],
  ['2026-12-31', '2026-12-31T23:00:00.000Z'],
])('%s ends at midnight in Norway', (day, instant) => {
  expect(endOfOsloDay(day)).toBe(instant);
  expect(osloMoment(instant).time).toBe('00.00');
  expect(osloMoment(new Date(Date.parse(instant) - 1).toISOString()).date).toBe(day);
});
