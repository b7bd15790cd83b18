import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnBy } from '../../model/supply/supply.ts';
import { hjemmelFor, merknader } from './bestemmelser.ts';
import { loadHjemler } from './content.ts';
import { byYearAndStatus, FELTSTATUS, type Felt, type FeltRad, NEW_FELT, remainingOf, sumOf } from './felt.ts';
import { endringer, loefter } from './loefte.ts';
import { LEDETID, ledetidIn, realiseringOf, utsikt, ventet } from './prognose.ts';

const felt = (more: Partial<Felt>): Felt => ({ ...NEW_FELT, name: 'Bryggefeltet', ...more });
const rad = (data: Felt, number = 1, revision = 1, created = '2026-11-26T10:00:00Z'): FeltRad => ({
  number,
  revision,
  data,
  created,
});
const blokk = (year: number, units: number) => ({ year, type: 'blokk' as const, units });

const boliger = fc.array(
  fc.record({
    year: fc.integer({ min: 2020, max: 2035 }),
    type: fc.constantFrom('blokk' as const, 'smaahus' as const),
    units: fc.integer({ min: 0, max: 90 }),
  }),
  { maxLength: 8 },
);

describe('what is left of a field', () => {
  it('is what is planned less what came, type by type, and never less than none', () => {
    fc.assert(
      fc.property(boliger, boliger, (planned, delivered) => {
        const left = remainingOf({ planned, delivered, status: 'regulert' });
        for (const type of ['blokk', 'smaahus'] as const) {
          const of = (rows: Felt['planned']) => sumOf(rows.filter((row) => row.type === type));
          expect(of(left)).toBe(Math.max(0, of(planned) - of(delivered)));
        }
        expect(left.every((row) => row.units > 0)).toBe(true);
      }),
    );
  });

  it('is the latest years, since the earliest are the ones that came', () => {
    const data = felt({ planned: [blokk(2030, 40), blokk(2027, 30)], delivered: [blokk(2026, 45)] });
    expect(remainingOf(data)).toEqual([blokk(2030, 25)]);
    expect(remainingOf({ ...data, status: 'ferdig' })).toEqual([]);
  });
});

describe('the picture by year', () => {
  it('has what came as finished, what is late in its first year, and nothing of a field that is taken out', () => {
    const planned = [blokk(2021, 20), blokk(2027, 30)];
    const rows = [
      rad(felt({ status: 'igangsatt', planned, delivered: [blokk(2026, 5)] })),
      rad(felt({ status: 'regulert', planned: [blokk(2027, 7), blokk(2040, 9)] }), 2),
      rad({ ...felt({ status: 'avsatt', planned: [blokk(2027, 99)] }), removed: true }, 3),
    ];
    const some = byYearAndStatus(rows, 2026, 2027).map(({ year, by }) => [
      year,
      Object.fromEntries(Object.entries(by).filter(([, units]) => units > 0)),
    ]);
    expect(some).toEqual([
      [2026, { ferdig: 5, igangsatt: 15 }],
      [2027, { igangsatt: 30, regulert: 7 }],
    ]);
  });
});

describe('what is expected', () => {
  it('never counts a zoned field as built: what is late stands in the year of the review, and slips from there', () => {
    const rows = [rad(felt({ status: 'regulert', planned: [blokk(2021, 60)] }))];
    const coming = ventet(rows);
    expect(coming.map((row) => [row.year, row.units, row.share, row.slip])).toEqual([[2026, 60, 80, 2]]);
    expect(byYearAndStatus(rows, 2024, 2026).map((y) => y.by.ferdig)).toEqual([0, 0, 0]);
    for (const status of FELTSTATUS.filter((s) => s !== 'ferdig'))
      expect(realiseringOf({ status, share: null, slip: null }).share, status).toBeLessThan(100);
  });

  it('counts what came in the year of the review as certain, and what came before among the dwellings there are', () => {
    const rows = [
      rad(felt({ status: 'igangsatt', planned: [blokk(2025, 50)], delivered: [blokk(2025, 20), blokk(2026, 10)] })),
    ];
    expect(ventet(rows).map((row) => [row.year, row.units, row.share, row.status])).toEqual([
      [2026, 10, 100, 'ferdig'],
      [2026, 20, 95, 'igangsatt'],
    ]);
  });

  it('makes one row of what is late from several years', () => {
    expect(ventet([rad(felt({ planned: [blokk(2020, 5), blokk(2022, 6), blokk(2026, 7)] }))])).toHaveLength(1);
  });

  it('waits for the plan where there is none, by the days of the municipality', () => {
    const slip = (status: Felt['status'], days: number) =>
      realiseringOf({ status, share: null, slip: null }, { ...LEDETID, days }).slip;
    expect([slip('avsatt', 730), slip('under-regulering', 730), slip('regulert', 730)]).toEqual([4, 3, 2]);
    expect(slip('avsatt', 1825)).toBe(7);
    expect(realiseringOf({ status: 'avsatt', share: 10, slip: 0 })).toEqual({ share: 10, slip: 0 });
  });

  it('has the mean and the spread that the model draws', () => {
    const rows = ventet([
      rad(felt({ status: 'regulert', planned: [blokk(2027, 60), blokk(2029, 40)] })),
      rad(felt({ status: 'avsatt', planned: [blokk(2028, 120)] }), 2),
      ...Array.from({ length: 8 }, (_, i) => rad(felt({ status: 'igangsatt', planned: [blokk(2026 + i, 20)] }), 3 + i)),
    ]);
    const place = { area: '9902', shared: 0.3 };
    const draws = 4000;
    for (const { year, mean, p10, p90 } of utsikt(rows, [2028, 2031, 2036], place)) {
      const sums = Array.from({ length: draws }, (_, draw) =>
        rows.reduce(
          (n, row) =>
            n +
            drawnBy(
              {
                kind: 'programme',
                id: `${row.number}/${row.year}`,
                field: `felt-${row.number}`,
                year: row.year,
                type: row.type,
                level: 'ingen',
                ledger: 'boligutvikling',
                units: row.units,
                probability: row.share / 100,
                delay: row.slip,
                confidence: 'B',
              },
              year + 1,
              { ...place, seed: 7 },
              draw,
            ),
          0,
        ),
      ).sort((a, b) => a - b);
      expect(Math.abs(sums.reduce((a, b) => a + b, 0) / draws - mean), String(year)).toBeLessThan(6);
      const within = sums.filter((sum) => sum >= p10 && sum <= p90).length / draws;
      expect(within, String(year)).toBeGreaterThan(0.68);
      expect(within, String(year)).toBeLessThan(0.92);
    }
    // One field of 100 over two years is as uncertain as one of 100 in one year, and fields that fail together spread more.
    const spread = (list: typeof rows, shared: number) => {
      const [row] = utsikt(list, [2060], { area: '9902', shared });
      return (row?.p90 ?? 0) - (row?.p10 ?? 0);
    };
    const two = ventet([rad(felt({ status: 'avsatt', planned: [blokk(2027, 60), blokk(2029, 40)] }))]);
    expect(spread(two, 0)).toBe(100);
    const many = ventet(
      Array.from({ length: 30 }, (_, i) => rad(felt({ status: 'avsatt', planned: [blokk(2027, 10)] }), i + 1)),
    );
    expect(spread(many, 0.3)).toBeGreaterThan(1.5 * spread(many, 0));
  });
});

describe('days of zoning', () => {
  const table = (codes: readonly string[], values: readonly number[]) => ({
    table: '12671',
    title: null,
    dimensions: [
      { code: 'Region', label: '', role: 'region' as const, values: codes.map((code) => ({ code, label: code })) },
      {
        code: 'ContentsCode',
        label: '',
        role: 'contents' as const,
        values: ['KOSpdtregplgos10000', 'KOSpdtregplgos40000'].map((code) => ({ code, label: code })),
      },
      {
        code: 'Tid',
        label: '',
        role: 'time' as const,
        values: ['2023', '2024'].map((code) => ({ code, label: code })),
      },
    ],
    values: Float64Array.from(values),
    status: new Map<number, string>(),
    units: {},
    notes: [],
    updated: null,
  });
  it('are the latest of the one municipality in the table, and not those of a group', () => {
    const own = [1, 2, 500, 640];
    expect(ledetidIn(table(['4631'], own))).toEqual({ days: 640, year: 2024, own: true });
    expect(ledetidIn(table(['4631', 'EKA46'], [...own, 1, 2, 300, 310]))?.days).toBe(640);
    expect(ledetidIn(table(['4631'], [1, 2, 500, Number.NaN]))).toEqual({ days: 500, year: 2023, own: true });
    expect(ledetidIn(table(['4631', '4645'], [...own, 1, 2, 300, 310]))).toBeNull();
  });
  it("are its own where the table holds others too, and nobody else's where it has none", () => {
    const two = table(['4631', '4645'], [1, 2, 500, 640, 1, 2, 300, 310]);
    expect(ledetidIn({ ...two, own: ['4631'] })).toEqual({ days: 640, year: 2024, own: true });
    expect(ledetidIn({ ...two, own: ['4645'] })).toEqual({ days: 310, year: 2024, own: true });
    expect(ledetidIn({ ...two, own: [] })).toBeNull();
    // A number that ended and the one that took over have a year each; two parts in the same year are nobody's.
    expect(
      ledetidIn({ ...table(['3001', '3101'], [1, 2, 500, Number.NaN, 1, 2, Number.NaN, 310]), own: ['3001', '3101'] })
        ?.days,
    ).toBe(310);
    expect(ledetidIn({ ...two, own: ['4631', '4645'] })).toBeNull();
  });
});

describe('provisions', () => {
  const law = (id: string, paragraf: string, gjelderFra: string | null = null) => ({
    id,
    lovnavn: { nb: 'Plan- og bygningsloven', nn: 'Plan- og bygningslova' },
    paragraf,
    url: 'https://lovdata.no/lov/2008-06-27-71',
    gjelderFra,
    gjelderTil: null,
  });
  const rules = loadHjemler('.', [
    law('pbl-12-7-5', '§ 12-7 nr. 5'),
    law('pbl-12-7-15', '§ 12-7 nr. 15', '2026-07-01'),
    law('pbl-11-9', '§ 11-9'),
    law('pbl-11-10', '§ 11-10 nr. 1–5'),
    law('pbl-11-10-6', '§ 11-10 nr. 6', '2026-07-01'),
  ]);
  it('rest on the rule of their plan, and of their day', () => {
    const of = (...asked: [Parameters<typeof hjemmelFor>[1], Felt['status'], string]) =>
      hjemmelFor(rules, ...asked)?.paragraph ?? null;
    expect(of('borettslag', 'regulert', '2026-06-30')).toBeNull();
    expect(of('borettslag', 'regulert', '2026-07-01')).toBe('§ 12-7 nr. 15');
    expect(of('borettslag', 'avsatt', '2026-07-01')).toBe('§ 11-10 nr. 6');
    expect(of('stoerrelse', 'avsatt', '2020-01-01')).toBe('§ 11-9 nr. 5');
    expect(of('tilgjengelighet', 'igangsatt', '2020-01-01')).toBe('§ 12-7 nr. 5');
    expect(of('rekkefoelge', 'under-regulering', '2026-11-27')).toBe('§ 12-7 nr. 10');
    expect(of('rekkefoelge', 'avsatt', '2026-11-27')).toBe('§ 11-9 nr. 4');
  });
  it('are held against the plan of the field and the day', () => {
    const data = felt({ status: 'regulert', planned: [blokk(2028, 60)], maxUnits: 50, school: 0, borettslag: 20 });
    expect(merknader(data, rules, '2026-06-01').map((m) => m.code)).toEqual([
      'for-mange-boliger',
      'fullt',
      'uten-hjemmel',
    ]);
    const inOrder = { ...data, maxUnits: 60, school: null, order: 'Skolen først' };
    expect(merknader(inOrder, rules, '2026-11-26')).toEqual([]);
    const without = rules.filter((rule) => rule.bestemmelse !== 'rekkefoelge');
    expect(merknader(inOrder, without, '2026-11-26')).toEqual([{ code: 'uten-hjemmel', bestemmelse: 'rekkefoelge' }]);
  });
  it('are refused when they name a rule that is not there', () => {
    expect(() => loadHjemler('.', [])).toThrow('pbl-12-7-5');
  });
});

describe('what was promised', () => {
  const first = felt({ planned: [blokk(2026, 40), blokk(2030, 60)] });
  const history = [
    rad(first, 1, 1, '2024-03-01T10:00:00Z'),
    rad({ ...first, planned: [blokk(2026, 10)] }, 1, 2, '2025-03-01T10:00:00Z'),
    rad({ ...first, planned: [blokk(2026, 10)], delivered: [blokk(2026, 8)] }, 1, 3, '2026-03-01T10:00:00Z'),
    rad(felt({ name: 'Nes', planned: [blokk(2026, 5)] }), 2, 1, '2025-06-01T10:00:00Z'),
  ];
  const day = (moment: string) => moment.slice(0, 10);
  it('is read as it stood that day, beside what has come since', () => {
    expect(loefter(history, '2024-12-31', 2026, day).map((l) => [l.promised, l.delivered, l.difference])).toEqual([
      [40, 8, -32],
      [null, null, null],
    ]);
    expect(loefter(history, '2026-11-26', 2026, day).map((l) => [l.promised, l.delivered, l.difference])).toEqual([
      [10, 8, -2],
      [5, null, null],
    ]);
    expect(loefter(history, '2024-12-31', 2030, day)[0]?.promised).toBe(100);
  });
  it('keeps the promise of a field that was taken out since', () => {
    const gone = [...history, rad({ ...first, removed: true }, 1, 4, '2026-04-01T10:00:00Z')];
    expect(loefter(gone, '2024-12-31', 2026, day)[0]?.promised).toBe(40);
    expect(loefter(gone, '2026-11-26', 2026, day).map((l) => l.number)).toEqual([2]);
  });
  it('says what each save changed', () => {
    expect(endringer(first, { ...first, status: 'regulert', planned: [blokk(2026, 10)] })).toEqual([
      { field: 'status', before: 'avsatt', after: 'regulert' },
      { field: 'planned', before: 100, after: 10 },
    ]);
  });
});
