import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOLIGTYPER, SMALL_COUNT } from '../../kernel/index.ts';
import { arrivedBy } from '../../model/supply/supply.ts';
import type { Tilbud } from '../boligtilbud/index.ts';
import { avtalerOf, utenSmaa } from './avtaletall.ts';
import {
  type DatertListe,
  DELINGER,
  delt,
  fraKommende,
  fraLister,
  fraSkrevne,
  grupperte,
  type Hendelse,
  type Kommende,
  likeOmraader,
  linjer,
  samlet,
} from './regnskap.ts';
import { avstem, fraTelling, type Levert, type Opptelt } from './telling.ts';

const year = fc.option(fc.integer({ min: 2015, max: 2045 }), { nil: null });
const level = fc.constantFrom('ingen' as const, 'heldoegns' as const, null);
const event: fc.Arbitrary<Hendelse> = fc.record({
  year,
  kind: fc.constantFrom('inn' as const, 'felt' as const, 'tiltak' as const, 'ut' as const, 'annet' as const),
  type: fc.constantFrom(...BOLIGTYPER, null),
  level,
  area: fc.constantFrom('', 'Øst', 'øst ', 'Vest'),
  units: fc.integer({ min: 1, max: 60 }),
});
const sumOf = (numbers: readonly number[]) => numbers.reduce((n, x) => n + x, 0);

describe('the ledger of dwellings', () => {
  it('closes every year with what it opened with, plus in, minus out, plus other, and opens the next with that', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const lines = linjer(events, 2022, 2038);
        for (const [i, l] of lines.entries()) {
          expect(l.closing).toBe(l.opening + l.inn + l.felt + l.tiltak - l.ut + l.annet);
          if (i > 0) expect(l.opening).toBe(lines[i - 1]?.closing);
        }
        const till = (last: number) =>
          sumOf(
            events.filter((h) => h.year === null || h.year <= last).map((h) => (h.kind === 'ut' ? -h.units : h.units)),
          );
        expect(lines.at(-1)?.closing).toBe(till(2038));
        expect(lines[0]?.opening).toBe(till(2021));
      }),
    );
  });

  it('is the same in all as the sum of its parts, however it is divided', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const all = linjer(events, 2022, 2038);
        const groups = grupperte(likeOmraader(events), 2022, 2038);
        // Every cell of type, level and area closes with what it opened with, plus and minus what it says.
        for (const l of groups) expect(l.closing).toBe(l.opening + l.inn + l.felt + l.tiltak - l.ut + l.annet);
        for (const by of DELINGER) {
          const parts = delt(groups, by);
          const whole = samlet(all);
          for (const field of ['opening', 'inn', 'felt', 'tiltak', 'ut', 'annet', 'closing'] as const)
            expect(sumOf(parts.map((p) => samlet(p.lines)[field]))).toBe(all.length > 0 ? whole[field] : 0);
          expect(parts.map((p) => p.part)).not.toContain(by === 'omraade' ? 'øst ' : undefined);
          for (const [i, l] of all.entries())
            for (const field of ['opening', 'inn', 'felt', 'tiltak', 'ut', 'annet', 'closing'] as const)
              expect(sumOf(parts.map((p) => p.lines[i]?.[field] ?? 0))).toBe(l[field]);
        }
      }),
    );
  });

  it('ends with exactly the dwellings of the newest list that have not gone, whatever lists came before', () => {
    const bolig = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      type: fc.constant('blokk' as const),
      level,
      area: fc.constant(''),
      fromYear: fc.option(fc.integer({ min: 2000, max: 2025 }), { nil: null }),
      lastYear: fc.option(fc.integer({ min: 2026, max: 2045 }), { nil: null }),
      gone: fc.boolean(),
    });
    const lists = fc.array(fc.uniqueArray(bolig, { selector: (b) => b.key }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(lists, (made) => {
        const dated: DatertListe[] = made.map((boliger, i) => ({ year: 2026 + i, boliger }));
        const lines = linjer(fraLister(dated), 2022, 2060);
        const standing = (dated.at(-1)?.boliger ?? []).filter((b) => b.lastYear === null && !b.gone);
        expect(lines.at(-1)?.closing).toBe(standing.length);
        for (const l of lines) expect(l.closing).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('tells what came and went with a year from what only a later list shows', () => {
    const b = (key: string, more = {}) =>
      ({ key, type: 'blokk', level: null, area: '', fromYear: null, lastYear: null, gone: false, ...more }) as const;
    const lines = linjer(
      fraLister([
        { year: 2025, boliger: [b('stays'), b('vanishes'), b('sold'), b('lent', { lastYear: 2028 })] },
        {
          year: 2026,
          boliger: [
            b('stays'),
            b('sold', { gone: true }),
            b('lent', { lastYear: 2028 }),
            b('new'),
            b('built', { fromYear: 2026 }),
          ],
        },
      ]),
      2025,
      2028,
    );
    expect(lines.map((l) => [l.opening, l.inn, l.ut, l.annet, l.closing])).toEqual([
      [4, 0, 0, 0, 4],
      [4, 1, 0, -1, 4],
      [4, 0, 0, 0, 4],
      [4, 0, 1, 0, 3],
    ]);
  });

  it('lets agreements expire with exactly their units, leaves out what is not certain, and says how much that is', () => {
    const row = { type: 'blokk', level: 'ingen', area: 'Øst', lastYear: null, probability: 100 } as const;
    const { events, uncertain } = fraSkrevne([
      { ...row, kind: 'bestand', units: 30, year: 2024 },
      { ...row, kind: 'bestand', units: 5, year: 2026 },
      { ...row, kind: 'avtale', units: 12, year: 2025, lastYear: 2027 },
      { ...row, kind: 'avtale', units: 7, year: 2026, probability: 60 },
    ]);
    expect(uncertain).toBe(7);
    expect([...new Set(events.map((e) => e.area))]).toEqual(['Øst']);
    expect(linjer(events, 2024, 2027).map((l) => [l.opening, l.inn, l.ut, l.annet, l.closing])).toEqual([
      [30, 0, 0, 0, 30],
      [30, 12, 0, 0, 42],
      [42, 0, 0, 5, 47],
      [47, 0, 12, 0, 35],
    ]);
  });

  it('shows the difference from what others have counted, both ways, and nothing for years they have not', () => {
    const lines = linjer([{ year: null, kind: 'inn', type: 'blokk', level: null, area: '', units: 40 }], 2024, 2026);
    expect(
      avstem(lines, [
        { year: 2024, units: 43 },
        { year: 2025, units: 38 },
        { year: 2030, units: 1 },
      ]),
    ).toEqual([
      { year: 2024, own: 40, counted: 43, difference: -3 },
      { year: 2025, own: 40, counted: 38, difference: 2 },
    ]);
  });

  it('holds what is expected once: nothing of it before a count, nothing finished after one, and whole dwellings that sum', () => {
    const row: fc.Arbitrary<Kommende> = fc.record({
      kind: fc.constantFrom('felt' as const, 'tiltak' as const),
      type: fc.constantFrom(...BOLIGTYPER),
      level: fc.constant('ingen' as const),
      area: fc.constantFrom('', 'Øst', 'Vest', 'Nord'),
      year: fc.integer({ min: 2020, max: 2040 }),
      delay: fc.constantFrom(0, 0.4, 0.6, 2, 5),
      expected: fc.float({ min: 0, max: 80, noNaN: true }),
      done: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.constantFrom(null, 2025, 2030), (rows, counted) => {
        const events = fraKommende(rows, counted, 2045);
        for (const e of events) {
          expect(Number.isInteger(e.units)).toBe(true);
          if (counted !== null) expect(e.year).toBeGreaterThan(counted);
        }
        for (const kind of ['felt', 'tiltak'] as const)
          for (const type of BOLIGTYPER) {
            const own = rows.filter((r) => r.kind === kind && r.type === type);
            const left = own.filter((r) => counted === null || !r.done || r.year > counted);
            expect(sumOf(events.filter((e) => e.kind === kind && e.type === type).map((e) => e.units))).toBe(
              Math.round(sumOf(left.map((r) => r.expected * arrivedBy(r, 2046)))),
            );
            // In no area does more than a dwelling come that is not expected there, and none is taken back.
            for (const area of ['', 'Øst', 'Vest', 'Nord']) {
              const there = left.filter((r) => r.area === area);
              for (const year of [2026, 2031, 2038, 2045]) {
                const come = events.filter(
                  (e) => e.kind === kind && e.type === type && e.area === area && (e.year ?? 0) <= year,
                );
                expect(come.every((e) => e.units > 0)).toBe(true);
                const expected = sumOf(
                  there
                    .filter((r) => r.year <= year)
                    .map((r) => r.expected * arrivedBy(r, Math.max(year, counted ?? 0) + 1)),
                );
                if (year > (counted ?? 0)) expect(sumOf(come.map((e) => e.units))).toBeLessThan(expected + 1);
              }
            }
            // By the end of every year it has what the gap expects by then.
            for (let year = (counted ?? 2019) + 1; year <= 2045; year += 1) {
              const come = events.filter((e) => e.kind === kind && e.type === type && (e.year ?? 0) <= year);
              const expected = sumOf(left.map((r) => r.expected * arrivedBy(r, year + 1)));
              expect(Math.abs(sumOf(come.map((e) => e.units)) - expected)).toBeLessThan(0.5 + 1e-6);
            }
          }
      }),
    );
  });

  it('closes with what was counted in every counted year, and tells what fields explain of the change and what they do not', () => {
    const counts = [
      { year: 2021, units: 9_000 },
      { year: 2023, units: 10_000 },
      { year: 2024, units: 10_120 },
      { year: 2025, units: 10_150 },
    ];
    const lia = { type: 'blokk', area: 'Lia' } as const;
    const delivered: Levert[] = [
      { ...lia, year: 2023, units: 70 },
      { ...lia, year: 2024, units: 100 },
      { ...lia, year: 2025, units: 45 },
      { ...lia, year: 2026, units: 30 },
    ];
    const found = fraTelling(counts, delivered, 2022);
    expect([found?.first, found?.last, found?.byType]).toEqual([2024, 2025, false]);
    expect(found?.forklart).toEqual([
      { year: 2024, change: 120, felt: 100, difference: 20 },
      { year: 2025, change: 30, felt: 45, difference: -15 },
    ]);
    const lines = linjer(found?.events ?? [], 2024, 2026);
    expect(lines.map((l) => [l.opening, l.felt, l.annet, l.closing])).toEqual([
      [10_000, 100, 20, 10_120],
      [10_120, 45, -15, 10_150],
      [10_150, 30, 0, 10_180],
    ]);
    const areas = delt(grupperte(found?.events ?? [], 2024, 2026), 'omraade');
    // What was counted names no area, and stands without one; what a field gave stands where the field lies.
    expect(areas.map((a) => [a.part, a.lines.map((l) => l.closing)])).toEqual([
      ['Lia', [100, 145, 175]],
      ['', [10_020, 10_005, 10_005]],
    ]);
    expect(fraTelling(counts, delivered, 2026)).toBe(null);
  });

  it('closes every type with what was counted of it, where the count tells types apart, and hides no difference', () => {
    const types = fc.record(
      Object.fromEntries(BOLIGTYPER.map((t) => [t, fc.integer({ min: 0, max: 4000 })])),
    ) as fc.Arbitrary<Record<(typeof BOLIGTYPER)[number], number>>;
    const count = (year: number) => types.map((t): Opptelt => ({ year, types: t, units: sumOf(Object.values(t)) }));
    const given: fc.Arbitrary<Levert> = fc.record({
      year: fc.integer({ min: 2020, max: 2027 }),
      units: fc.integer({ min: 0, max: 90 }),
      type: fc.constantFrom(...BOLIGTYPER),
      area: fc.constantFrom('', 'Øst', 'Vest'),
    });
    fc.assert(
      fc.property(
        fc.tuple(count(2021), count(2022), count(2024), count(2025)),
        fc.array(given, { maxLength: 20 }),
        (counts, delivered) => {
          const found = fraTelling(counts, delivered, 2021);
          if (!found) throw new Error('nobody counted');
          expect(found.byType).toBe(true);
          const parts = delt(grupperte(found.events, found.first, found.last), 'type');
          for (const c of counts.slice(1)) {
            const at = (part: string) =>
              parts.find((p) => p.part === part)?.lines.find((l) => l.year === c.year)?.closing ?? 0;
            for (const type of BOLIGTYPER) expect(at(type)).toBe(c.types?.[type]);
            expect(at('')).toBe(0);
          }
          const whole = linjer(found.events, found.first, found.last);
          for (const f of found.forklart) {
            const line = whole.find((l) => l.year === f.year);
            expect(line?.annet).toBe(f.difference);
            expect(f.change).toBe(f.felt + f.difference);
          }
          // One count that does not tell them apart, and none of them does.
          const [first, ...rest] = counts;
          expect(fraTelling([{ ...first, types: null }, ...rest], delivered, 2021)?.byType).toBe(false);
        },
      ),
    );
  });
});

describe('counts that are told to others', () => {
  const units = fc.integer({ min: 0, max: 12 });
  it('lose nothing, and never show a small count, nor one that can be worked out', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ units }), { maxLength: 12 }), (rows) => {
        const { shown, rest } = utenSmaa(rows);
        expect(sumOf(shown.map((r) => r.units)) + rest).toBe(sumOf(rows.map((r) => r.units)));
        expect(shown.every((r) => r.units >= SMALL_COUNT)).toBe(true);
        const hidden = rows.filter((r) => r.units > 0 && !shown.includes(r));
        if (shown.length > 0 && hidden.length > 0) {
          expect(hidden.length).toBeGreaterThan(1);
          expect(rest).toBeGreaterThanOrEqual(SMALL_COUNT);
        }
      }),
    );
  });

  it('of agreements are those that run, by kind and the year they end, without party or name', () => {
    const row = (more: Partial<Tilbud>): { data: Tilbud } => ({
      data: {
        kind: 'avtale',
        name: 'Storgata 5',
        party: 'Utleie AS',
        ledger: 'boligsosialt',
        type: 'blokk',
        level: 'ingen',
        units: 6,
        year: 2024,
        probability: 100,
        removed: false,
        agreement: 'tilvisning',
        ...more,
      },
    });
    const rows = [
      row({ expiry: '2031-05-01' }),
      row({ expiry: '2031-12-01', units: 4 }),
      row({}),
      row({ expiry: '2026-11-26' }),
      row({ removed: true }),
      row({ kind: 'bestand' }),
    ];
    const counts = avtalerOf(rows, '2026-11-27');
    expect(counts.map((r) => [r.expiryYear, r.units])).toEqual([
      [2031, 10],
      [null, 6],
    ]);
    expect(JSON.stringify(counts)).not.toMatch(/Storgata|Utleie/);
  });
});
