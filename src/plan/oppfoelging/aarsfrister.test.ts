import { describe, expect, it } from 'vitest';
import { aarsfristerAaMinneOm, aarsfristerOf } from './aarsfrister.ts';
import { fristEvents } from './fristkalender.ts';

const runde = (date: string, type: 'tertial' | 'aar' = 'tertial', closed = true, removed = false) => ({
  date,
  type,
  closed,
  removed,
});
const told = (...[runder, accounts, today]: Parameters<typeof aarsfristerOf>) =>
  aarsfristerOf(runder, accounts, today).map((f) =>
    [f.frist, f.year, f.due, f.daysLeft, f.state, ...(f.count === undefined ? [] : [f.count])].join(' '),
  );

describe('the clocks of the budget', () => {
  it('are open until their day, and then not seen here, where nobody has done anything', () => {
    expect(told([], [], '2027-02-22')).toEqual([
      'regnskap 2026 2027-02-22 0 aapen',
      'aarsberetning 2026 2027-03-31 37 aapen',
      'rapporter 2027 2027-12-31 312 aapen 0',
    ]);
    expect(told([], [], '2027-04-01').slice(0, 2)).toEqual([
      'regnskap 2026 2027-02-22 -38 ikke-sett',
      'aarsberetning 2026 2027-03-31 -1 ikke-sett',
    ]);
  });

  it('are reminded of a month and a week before their day, once, while they are not kept', () => {
    const on = (since: string, today: string, accounts: number[] = []) =>
      aarsfristerAaMinneOm(aarsfristerOf([], accounts, today), since, today).map((f) => `${f.frist} ${f.daysLeft}`);
    expect(on('2027-01-22', '2027-01-25')).toEqual(['regnskap 28']);
    expect(on('2027-01-22', '2027-01-25', [2026])).toEqual([]);
    expect(on('2027-01-25', '2027-01-26')).toEqual([]);
    expect(on('2027-02-12', '2027-02-15')).toEqual(['regnskap 7']);
    expect(on('2027-02-26', '2027-03-01')).toEqual(['aarsberetning 30']);
    expect(on('2027-12-23', '2027-12-24')).toEqual(['rapporter 7']);
  });

  it('stand in the calendar on their day until they are kept, by the same name each time', () => {
    const events = (accounts: number[]) => fristEvents('k', aarsfristerOf([], accounts, '2027-01-25'), 'nb');
    expect(events([]).map((e) => [e.uid, e.start.date, e.end])).toEqual([
      ['aarsfrist-regnskap-2026@k.boligplan', '2027-02-22', '2027-02-22'],
      ['aarsfrist-aarsberetning-2026@k.boligplan', '2027-03-31', '2027-03-31'],
      ['aarsfrist-rapporter-2027@k.boligplan', '2027-12-31', '2027-12-31'],
    ]);
    expect(events([2026]).map((e) => e.start.date)).toEqual(['2027-03-31', '2027-12-31']);
  });

  it('are kept by two frozen reports, a whole account and a frozen report of the year', () => {
    const runder = [runde('2027-04-30'), runde('2027-08-31'), runde('2026-12-31', 'aar')];
    expect(told(runder, [2026], '2027-09-30')).toEqual([
      'regnskap 2026 2027-02-22 -220 holdt',
      'aarsberetning 2026 2027-03-31 -183 holdt',
      'rapporter 2027 2027-12-31 92 holdt 2',
    ]);
  });

  it('do not count a round that is open, taken away, of the year or of another year', () => {
    const runder = [
      runde('2027-04-30'),
      runde('2027-08-31', 'tertial', false),
      runde('2027-08-31', 'tertial', true, true),
      runde('2027-12-31', 'aar'),
      runde('2026-08-31'),
    ];
    expect(told(runder, [], '2027-12-31').at(-1)).toBe('rapporter 2027 2027-12-31 0 aapen 1');
    expect(told(runder, [2027], '2028-01-01')).toEqual([
      'rapporter 2027 2027-12-31 -1 brutt 1',
      'regnskap 2027 2028-02-22 52 holdt',
      'aarsberetning 2027 2028-03-31 90 holdt',
      'rapporter 2028 2028-12-31 365 aapen 0',
    ]);
  });
});
