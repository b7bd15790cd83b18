import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDays,
  dayNumber,
  daysBetween,
  easterSunday,
  isoDate,
  isWorkingDay,
  publicHolidays,
  weekday,
} from './calendar.ts';

it('counts days as the calendar of the machine does', () => {
  fc.assert(
    fc.property(fc.integer({ min: -30_000, max: 80_000 }), (day) => {
      const date = new Date(day * 86_400_000);
      expect(isoDate(day)).toBe(date.toISOString().slice(0, 10));
      expect(dayNumber(isoDate(day))).toBe(day);
      expect(weekday(isoDate(day)) % 7).toBe(date.getUTCDay());
    }),
  );
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(daysBetween('2027-03-01', '2026-03-01')).toBe(-365);
});

it.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2030, '2030-04-21'],
  [2038, '2038-04-25'],
])('knows when Easter is in %i', (year, date) => expect(easterSunday(year)).toBe(date));

it('knows the public holidays of Norway, one of them once when two meet', () => {
  expect(publicHolidays(2027)).toEqual([
    '2027-01-01',
    '2027-03-25',
    '2027-03-26',
    '2027-03-28',
    '2027-03-29',
    '2027-05-01',
    '2027-05-06',
    '2027-05-16',
    '2027-05-17',
    '2027-12-25',
    '2027-12-26',
  ]);
  expect(isWorkingDay('2027-05-18')).toBe(true);
  expect(['2027-05-15', '2027-05-16', '2027-05-17'].map(isWorkingDay)).toEqual([false, false, false]);
});
