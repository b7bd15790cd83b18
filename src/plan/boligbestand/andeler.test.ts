import { describe, expect, it } from 'vitest';
import { andelerAv, type Listetelling } from './andeler.ts';

const of = (
  asOf: string,
  grunnkrets: string,
  access: Listetelling['access'],
  units: number,
  list = 1,
): Listetelling => ({
  list,
  asOf,
  grunnkrets,
  access,
  units,
});
const told = (...rows: Listetelling[]) => andelerAv(rows).map((a) => [a.what, a.year, a.percent, a.whole]);

describe('the shares a list of dwellings tells', () => {
  it('are the largest grunnkrets and those for wheelchairs, of the dwellings that say', () => {
    expect(
      told(
        of('2026-11-01', 'Lia', 'rullestol', 3),
        of('2026-11-01', 'Lia', 'trinnfri', 2),
        of('2026-11-01', 'Nes', 'ikke', 3),
        of('2026-11-01', '', 'ikke', 2),
      ),
    ).toEqual([
      ['grunnkrets', 2026, 62.5, false],
      ['rullestol', 2026, 30, true],
    ]);
  });

  it('are those of the list taken in last of each year, also of two of the same day, the years in order', () => {
    expect(
      told(
        of('2026-11-01', 'Lia', null, 4, 3),
        of('2025-12-31', 'Nes', null, 1, 1),
        of('2026-11-01', 'Nes', null, 9, 2),
      ),
    ).toEqual([
      ['grunnkrets', 2025, 100, true],
      ['grunnkrets', 2026, 100, true],
    ]);
  });

  it('are none where no dwelling says, and none of wheelchairs where the list tells steps alone', () => {
    expect(told()).toEqual([]);
    expect(told(of('2026-11-01', '', null, 4))).toEqual([]);
    expect(told(of('2026-11-01', '', 'trinnfri', 4), of('2026-11-01', '', 'ikke', 4))).toEqual([]);
    expect(told(of('2026-11-01', '', 'ikke', 4))).toEqual([['rullestol', 2026, 0, true]]);
  });
});
