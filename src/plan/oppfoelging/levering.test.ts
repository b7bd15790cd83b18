import { describe, expect, it } from 'vitest';
import { kroner } from '../../kernel/index.ts';
import { chanceIn, unitsInYear } from '../../model/supply/in-year.ts';
import type { FlowRow } from '../../model/types.ts';
import { type Felt, NEW_FELT } from '../boligbyggeprogram/index.ts';
import type { Tilbud } from '../boligtilbud/index.ts';
import type { Sammenstilling } from '../regnskap/index.ts';
import type { Tiltak } from '../tiltak/index.ts';
import { funnOf } from './funn.ts';
import { differenceOf, dueOf, type LeveringInput, leveringOf, plannedIn } from './levering.ts';
import { leveringBlocks } from './levering-tables.ts';
import { linjerOf, type Rapportutgave } from './rapport.ts';

const row = <T>(number: number, data: T, created = '2027-01-10T10:00:00.000Z', revision = 1) => ({
  number,
  revision,
  data,
  created,
});
const b = (year: number, units: number) => ({ year, type: 'blokk' as const, units });
const felt = (change: Partial<Felt>): Felt => ({ ...NEW_FELT, name: 'Kaia', ...change });
const avtale = (change: Partial<Tilbud>): Tilbud => ({
  kind: 'avtale',
  name: 'Torget 4',
  ledger: 'boligsosialt',
  type: 'blokk',
  level: 'ingen',
  units: 8,
  year: 2027,
  probability: 100,
  removed: false,
  agreement: 'innleie',
  start: '2027-03-01',
  ...change,
});
const tiltak = (change: Partial<Tiltak>) =>
  ({
    title: 'Kjøpe leiligheter',
    status: 'vedtatt',
    ledger: 'boligsosialt',
    firstYear: 2026,
    units: [4, 6, 0, 0],
    removed: false,
    ...change,
  }) as Tiltak;
const flow = (kind: FlowRow['kind'], id: string, change: Partial<FlowRow> = {}): FlowRow => ({
  kind,
  id,
  year: 2027,
  type: 'blokk',
  level: 'ingen',
  ledger: 'boligsosialt',
  units: 10,
  probability: 0.9,
  delay: 0,
  confidence: 'B',
  ...change,
});
const input = (change: Partial<LeveringInput>): LeveringInput => ({
  runde: { date: '2027-12-31' },
  adopted: null,
  felt: [],
  tilbud: [],
  tiltak: [],
  levert: [],
  account: null,
  run: null,
  dayOf: (moment) => moment.slice(0, 10),
  ...change,
});

describe('delivered against plan', () => {
  it('holds tiltak against what they were when the budget was adopted, where no version of the plan is', () => {
    const account = {
      vedtak: { number: 3, date: '2026-12-17' },
      linjer: [],
    } as unknown as Sammenstilling;
    const revisions = [
      row(7, tiltak({ firstYear: 2027, units: [6, 6, 6, 6] }), '2026-10-01T10:00:00.000Z'),
      row(7, tiltak({ firstYear: 2028, units: [6, 6, 6, 6] }), '2027-06-01T10:00:00.000Z', 2),
    ];
    const of = (change: Partial<LeveringInput>) => leveringOf(input({ tiltak: revisions, account, ...change }));
    expect(of({}).linjer.map((l) => l.planned)).toEqual([6]);
    expect(of({}).budget).toBe('2026-12-17');
    // The plan itself comes first, and without any of them it is what stands now.
    expect(of({ adopted: '2027-07-01' }).linjer).toEqual([]);
    expect(of({ account: null }).linjer).toEqual([]);
    const text = JSON.stringify(leveringBlocks(of({}), 'nb', null));
    expect(text).toContain('slik det sto da økonomiplanen ble vedtatt 17.12.2026');
    const runde = { number: 1, data: { date: '2027-12-31' } } as unknown as Parameters<typeof linjerOf>[0];
    const numbered = [{ number: 7, created: '2027-06-01T10:00:00.000Z', data: revisions[1]?.data as Tiltak }];
    const inYear = (change: Partial<LeveringInput>) => {
      const planned = plannedIn(revisions, input({ account, ...change }), 2027);
      return linjerOf(runde, numbered, [], planned).map((l) => l.planned);
    };
    expect(inYear({})).toEqual([6]);
    expect(inYear({ account: null })).toEqual([null]);
    // Before the tiltak was there, nothing was adopted of it; one adopted with nothing in the year had nothing planned.
    expect(plannedIn(revisions.slice(0, 1), input({ adopted: '2026-01-01' }), 2027)(7)).toEqual(6);
    const none = row(7, tiltak({ firstYear: 2027, units: [0, 6, 0, 0] }), '2026-10-01T10:00:00.000Z');
    const more = row(7, tiltak({ firstYear: 2027, units: [6, 6, 0, 0] }), '2027-06-01T10:00:00.000Z', 2);
    expect(plannedIn([none, more], input({ account }), 2027)(7)).toEqual(0);
  });
  it('holds a field against what stood in the programme when the plan was adopted', () => {
    const { linjer } = leveringOf(
      input({
        adopted: '2027-02-01',
        felt: [
          row(1, felt({ planned: [b(2026, 10), b(2027, 20), b(2028, 30)] })),
          row(
            1,
            felt({ planned: [b(2029, 60)], delivered: [b(2026, 4), b(2027, 12), b(2028, 1)] }),
            '2027-11-01T10:00:00.000Z',
            2,
          ),
          // Came into the programme later: nothing was promised of it, and what came is told.
          row(2, felt({ name: 'Ny', planned: [b(2027, 5)], delivered: [b(2027, 5)] }), '2027-06-01T10:00:00.000Z'),
          // Promised, and taken out afterwards.
          row(3, felt({ name: 'Borte', planned: [b(2027, 9)] })),
          row(3, felt({ name: 'Borte', planned: [b(2027, 9)], removed: true }), '2027-11-01T10:00:00.000Z', 2),
        ],
      }),
    );
    expect(linjer.map((l) => [l.title, l.planned, l.delivered, differenceOf(l), l.plannedTo, l.deliveredTo])).toEqual([
      ['Kaia', 20, 12, -8, 30, 16],
      ['Ny', null, 5, null, null, 5],
      ['Borte', 9, null, null, 9, null],
    ]);
  });

  it.each([
    ['that runs', {}, 8],
    ['that starts after the day', { start: '2028-01-01' }, 0],
    ['without a start', { start: null }, null],
    ['to build, which says nothing of what is built', { agreement: 'utbyggingsavtale' }, null],
  ] as const)('of an agreement %s', (_what, change, delivered) => {
    const { linjer } = leveringOf(input({ tilbud: [row(1, avtale(change))] }));
    expect(linjer.map((l) => [l.kind, l.planned, l.delivered])).toEqual([['avtale', 8, delivered]]);
  });

  it('takes what somebody has said of a row before what the row lets one think, with its day and its source', () => {
    const told = (date: string, units: number) => ({ date, units, source: 'Ferdigattest' });
    const v = leveringOf(
      input({
        runde: { date: '2027-08-31' },
        tilbud: [
          row(1, avtale({ levert: [told('2026-12-01', 2), told('2027-04-01', 3), told('2027-09-01', 9)] })),
          row(2, avtale({ kind: 'program', name: 'Kaia', levert: [told('2027-02-01', 0)] })),
          row(3, avtale({ kind: 'program', name: 'Vika' })),
          // Said only of a day after the report: the agreement's own start speaks.
          row(4, avtale({ levert: [told('2027-09-01', 9)] })),
        ],
      }),
    );
    expect(v.linjer.map((l) => [l.kind, l.planned, l.delivered, l.deliveredTo])).toEqual([
      ['avtale', 8, 3, 5],
      ['rad', 8, 0, 0],
      ['rad', 8, null, null],
      ['avtale', 8, 8, 8],
    ]);
    const sources = leveringBlocks(v, 'nb', null).flatMap((x) => (x.kind === 'table' ? [x.source] : []));
    expect(sources[0]).toContain('Kaia: 0 levert 01.02.2027 (Ferdigattest).');
    expect(sources[1]).toContain('Torget 4: 3 levert 01.04.2027 (Ferdigattest).');
    expect(sources[1]).not.toContain('01.12.2026');
  });

  it('adds the newest report of each year of a tiltak, and joins the lines of the account', () => {
    const line = { tiltak: 1, title: '', avvik: null, prosent: null } as const;
    const account = {
      linjer: [
        { ...line, formaal: 'investering', beloep: kroner(900), regnskap: kroner(700) },
        { ...line, formaal: 'drift', beloep: kroner(100), regnskap: null },
      ],
    } as unknown as Sammenstilling;
    const { linjer } = leveringOf(
      input({
        tiltak: [row(1, tiltak({})), row(2, tiltak({ status: 'foreslaatt' }))],
        levert: [
          { tiltak: 1, date: '2026-12-31', units: 3 },
          // A round of April may be reported after the one of August.
          { tiltak: 1, date: '2027-08-31', units: 5 },
          { tiltak: 1, date: '2027-04-30', units: 1 },
          { tiltak: 1, date: '2028-04-30', units: 99 },
        ],
        account,
      }),
    );
    expect(linjer).toEqual([
      expect.objectContaining({
        number: 1,
        planned: 6,
        delivered: 5,
        plannedTo: 10,
        deliveredTo: 8,
        budget: 1000,
        used: 700,
      }),
    ]);
    const [only] = linjer;
    expect(only && [dueOf(only, true), dueOf(only, false)]).toEqual([10, 4]);
  });

  it('sets what the run expected of each beside it, and the interval of its own draws beside the sum', () => {
    const flows = [
      flow('measure', 'T-001'),
      flow('measure', 'T-001/2', { units: 2 }),
      flow('agreement', 'tilbud-1', { probability: 1, units: 8 }),
      flow('agreement', 'tilbud-1/utloep', { units: -8 }),
      flow('programme', 'tilbud-4020270', { ledger: 'boligutvikling', units: 40, probability: 0.8, delay: 2 }),
    ];
    const run = {
      created: '2027-01-01',
      version: '1',
      seed: 7,
      draws: 400,
      baseYear: 2026,
      flows,
      area: '9902',
      shared: 0,
    };
    const given = {
      felt: [row(4, felt({ planned: [b(2027, 40)] }))],
      tilbud: [row(1, avtale({})), row(9, avtale({ kind: 'program', ledger: 'boligutvikling' }))],
      tiltak: [row(1, tiltak({}))],
      run,
    };
    const v = leveringOf(input(given));
    const slipped = 40 * 0.8 * (1 - 0.5 ** 0.5);
    expect(v.linjer.map((l) => [l.kind, l.expected])).toEqual([
      ['felt', expect.closeTo(slipped)],
      ['avtale', 8],
      ['rad', null],
      ['tiltak', expect.closeTo(10.8)],
    ]);
    expect(v.expected.map((e) => [e.group, e.p10, e.p90])).toEqual([
      ['felt', 0, 40],
      ['avtale', 8, 8],
      ['tiltak', expect.any(Number), 12],
    ]);
    const tables = leveringBlocks(v, 'nb', null).filter((x) => x.kind === 'table');
    expect(tables.map((t) => t.rows.at(-1)?.cells[4])).toEqual(['0–40', '8–8', expect.stringMatching(/–12$/)]);
    // A run that begins after the year says nothing of it.
    expect(leveringOf(input({ ...given, run: { ...run, baseYear: 2028 } }))).toMatchObject({ run: null, expected: [] });
  });

  it('has no sum of differences while what came of one is not said', () => {
    const v = leveringOf(
      input({
        felt: [
          row(1, felt({ planned: [b(2027, 5)], delivered: [b(2027, 4)] })),
          row(2, felt({ planned: [b(2027, 3)] })),
        ],
      }),
    );
    const [sum] = leveringBlocks(v, 'nn', null).flatMap((x) => (x.kind === 'table' ? x.rows.slice(-1) : []));
    expect(sum?.cells.slice(1, 4)).toEqual([{ number: 8, decimals: 0 }, { number: 4, decimals: 0 }, null]);
  });
});

describe('what is not delivered', () => {
  const v = leveringOf(
    input({
      adopted: '2027-02-01',
      felt: [
        row(1, felt({ planned: [b(2026, 10), b(2027, 20)], delivered: [b(2026, 4), b(2027, 12)] })),
        row(2, felt({ name: 'Nausta', planned: [b(2026, 5), b(2027, 5)], delivered: [b(2026, 5)] })),
        row(3, felt({ name: 'Vika', planned: [b(2026, 7)] })),
      ],
      tilbud: [row(1, avtale({ name: 'Kaia', start: '2028-01-01' }))],
    }),
  );
  const of = (type: Rapportutgave['type']) =>
    funnOf(
      {
        schema: 1,
        runde: 4,
        title: 'Årsrapport',
        type,
        date: '2027-12-31',
        deadline: '2028-01-31',
        closedOn: '2028-02-01',
        linjer: [],
        levering: v,
      },
      'nb',
    );

  it('is a finding of each field and agreement at the end of the year, and in one what nobody has spoken of', () => {
    expect(of('aar').map((f) => [f.id, f.title])).toEqual([
      ['4-felt-1', 'Felt «Kaia»: 16 av 30 boliger levert ut 2027'],
      ['4-felt-2', 'Felt «Nausta»: 5 av 10 boliger levert ut 2027'],
      ['4-avtale-1', 'Avtale «Kaia»: 0 av 8 boliger levert ut 2027'],
      ['4-ikke-sagt-levert', 'Ett felt eller én avtale skulle ha gitt boliger, men ingen har sagt hva som er levert'],
    ]);
    // Nothing that became a task hides another finding, whatever it is called.
    expect(new Set(of('aar').map((f) => `${f.label}#${f.anchor}`)).size).toBe(4);
  });

  it('is held to what was due before the year while the year goes', () => {
    expect(of('tertial').map((f) => f.id)).toEqual(['4-ikke-sagt-levert']);
  });
});

describe('units in a year', () => {
  it('come with the chance that the draws of the model have', () => {
    const own = { seed: 1, area: '9902', shared: 0 };
    const f = flow('programme', 'x', { probability: 0.7, delay: 3, year: 2026, units: 1 });
    const { p10, p90, mean } = unitsInYear([f], 2028, { ...own, draws: 100 });
    expect([p10, p90]).toEqual([0, expect.any(Number)]);
    expect(mean).toBeCloseTo(0.7 * (0.5 ** (2 / 3) - 0.5));
    expect(chanceIn(f, 2025)).toBe(0);
    const all = Array.from({ length: 60 }, (_, i) => chanceIn(f, 2026 + i)).reduce((a, c) => a + c, 0);
    expect(all).toBeCloseTo(0.7, 4);
    // Many alike: the expected number is that of the draws.
    const many = Array.from({ length: 400 }, (_, i) => ({ ...f, id: `x${i}` }));
    const drawn = unitsInYear(many, 2028, { ...own, draws: 200 });
    expect(Math.abs(((drawn.p10 ?? 0) + (drawn.p90 ?? 0)) / 2 - drawn.mean)).toBeLessThan(3);
  });
});
