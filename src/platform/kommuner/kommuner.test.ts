import { describe, expect, it } from 'vitest';
import { findKommune, numbersOf, successorsOf } from './kommuner.ts';
import { loadKommuner } from './store.ts';

const kommuner = loadKommuner('.');

describe('municipalities through time', () => {
  it('knows the 357 municipalities of 2024 and the fictional one, each with an address of its own', () => {
    expect(kommuner.today.filter((k) => !k.fictional)).toHaveLength(357);
    expect(new Set(kommuner.today.map((k) => k.slug)).size).toBe(358);
    expect(kommuner.today.every((k) => /^[a-z0-9-]+$/.test(k.slug))).toBe(true);
  });

  it.each(['Halden', 'halden kommune', '3101', '3001', '0101', '101'])('finds Halden as %s', (query) => {
    expect(findKommune(kommuner, query)).toMatchObject({ ok: true, value: { number: '3101', slug: 'halden' } });
  });

  it.each([
    ['Tromsø', '5501'],
    ['Stord', '4614'],
    ['Rygge', '3103'],
    ['1902', '5501'],
    ['Eksempelvik', '9901'],
    ['Tromso', '5501'],
    ['bodo', '1804'],
    ['Alesund', '1508'],
  ])('finds %s as %s', (query, number) => {
    expect(findKommune(kommuner, query)).toMatchObject({ ok: true, value: { number } });
  });

  it('asks for more when several share the name or a number was split', () => {
    expect(findKommune(kommuner, 'Våler')).toMatchObject({ ok: false, error: { code: 'flere-kommuner' } });
    expect(findKommune(kommuner, '1507')).toMatchObject({ ok: false, error: { code: 'flere-kommuner' } });
    expect(findKommune(kommuner, 'Ingensteds')).toMatchObject({ ok: false, error: { code: 'ukjent-kommune' } });
  });

  it('keeps mergers and splits apart', () => {
    expect(numbersOf(kommuner, '3101').whole).toEqual(expect.arrayContaining(['3101', '3001', '0101']));
    expect(numbersOf(kommuner, '3103').whole).toEqual(expect.arrayContaining(['3103', '3002', '0104', '0136']));
    expect(numbersOf(kommuner, '1508').splits).toContain('1507');
    expect(successorsOf(kommuner, '1507')).toEqual(expect.arrayContaining(['1508', '1580']));
  });
});
