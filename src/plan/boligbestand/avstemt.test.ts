import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedBy } from '../../model/supply/supply.ts';
import type { FlowRow } from '../../model/types.ts';
import { type Tilbud, tilbudFlows } from '../boligtilbud/index.ts';
import { avstemMotListe, utenDobbelt } from './avstemt.ts';
import { type Gruppe, supplyOf } from './bolig.ts';
import { fraDaterte, fraEndringer, fraLister, linjer } from './regnskap.ts';

const TODAY = '2026-11-24';
const AT = { now: 2026, listYear: 2026 };
const group = (change: Partial<Gruppe>): Gruppe => ({
  ...{ type: 'blokk', level: null, disposal: 'eid', fromYear: null, toYear: null, units: 4 },
  ...change,
});
const row = (change: Partial<Tilbud>): Tilbud => ({
  ...{ kind: 'endring', name: 'Lia', ledger: 'boligsosialt', type: 'blokk', level: 'ingen', units: 4, year: 2028 },
  ...{ probability: 100, removed: false, change: 'salg' },
  ...change,
});
const areaOf = (name?: string) => (name ? { area: name } : {});
const flowsOf = (rows: readonly Tilbud[]) =>
  tilbudFlows(
    rows.map((data, i) => ({ number: i + 1, data })),
    { areaOf },
  );

/** All that happens: the list's own flows with what is told beside them, and what stands. */
function once(groups: readonly Gruppe[], told: readonly FlowRow[]) {
  const found = avstemMotListe(groups, told, AT);
  const { stock, flows } = supplyOf(found.groups, TODAY);
  return { ...found, stock, flows: [...flows, ...utenDobbelt(told, found.twice)] };
}
const net = (flows: readonly FlowRow[], by = 2100) => Math.round(flows.reduce((n, f) => n + expectedBy(f, by), 0));
const told = (groups: readonly Gruppe[], rows: readonly Tilbud[]) => {
  const found = once(groups, flowsOf(rows));
  return [net(found.flows), ...found.rows.map((r) => [r.what, r.year, r.list, r.told, r.both])];
};

describe('dwellings told by a list and by a row', () => {
  it('leave once: the list stands, and the row counts as far as it is more', () => {
    const listed = group({ toYear: 2028, units: 3 });
    expect(told([listed], [row({})])).toEqual([-4, ['avgang', 2028, 3, 4, 3]]);
    expect(told([listed], [row({ change: 'riving', units: 2 })])).toEqual([-3, ['avgang', 2028, 3, 2, 2]]);
    // The half of the rows that is not the same is as likely as the row says.
    expect(told([listed], [row({ units: 5, probability: 50 })])).toEqual([-4, ['avgang', 2028, 3, 5, 3]]);
    // Two rows share what the list has.
    expect(told([listed], [row({ units: 2 }), row({ units: 2 })])).toEqual([-4, ['avgang', 2028, 3, 4, 3]]);
    // What rebuilt dwellings become, comes all the same.
    const rebuilt = row({ change: 'ombygging', toType: 'annet', toLevel: 'ingen', toUnits: 2 });
    expect(told([group({ toYear: 2028 })], [rebuilt])).toEqual([-2, ['avgang', 2028, 4, 4, 4]]);
  });
  it('are others when year, type, level, area or the way they leave differs', () => {
    const listed = group({ toYear: 2028, place: 'Nord' });
    for (const other of [{ year: 2029 }, { type: 'annet' }, { level: 'heldoegns' }, { area: 'Sør' }] as const)
      expect(told([listed], [row(other)])[0]).toBe(-8);
    expect(told([listed], [row({ area: ' nord ' })])[0]).toBe(-4);
    expect(told([listed], [row({})])[0]).toBe(-4);
    expect(told([group({ toYear: 2028, disposal: 'innleid' })], [row({})])[0]).toBe(-8);
    expect(told([group({ toYear: 2028, disposal: null, hired: true })], [row({})])[0]).toBe(-8);
    expect(told([group({ status: 'til-salgs', toYear: 2028 })], [row({ change: 'riving' })])[0]).toBe(-8);
  });
  it('for sale without a year take the year of a certain row, in the gap and in the ledger alike', () => {
    const forSale = group({ status: 'til-salgs', units: 3 });
    const found = once([forSale], flowsOf([row({})]));
    expect(found.flows.map((f) => [f.year, f.units, f.delay]).sort()).toEqual([
      [2028, -1, 0],
      [2028, -3, 0],
    ]);
    expect(fraDaterte(found.dated).map((h) => [h.kind, h.year, h.units])).toEqual([['ut', 2028, 3]]);
    // An uncertain row says no year: the list's own stand.
    const unsure = once([forSale], flowsOf([row({ units: 3, probability: 50 })]));
    expect([unsure.dated, unsure.flows.map((f) => [f.year, f.units, f.delay])]).toEqual([[], [[2026, -3, 1]]]);
  });
  it('are out once for rehabilitation, and back once, in the year that somebody has told', () => {
    const out = (backYear: number | null) => group({ status: 'rehabilitering', backYear });
    const rehab = row({ change: 'rehabilitering', year: 2026, units: 6, backYear: 2029 });
    const flows = (g: Gruppe, r: Tilbud) =>
      once([g], flowsOf([r]))
        .flows.map((f) => [f.year, f.units, f.delay])
        .sort();
    expect(flows(out(2028), rehab)).toEqual([
      [2026, -2, 0],
      [2028, 4, 0],
      [2029, 2, 0],
    ]);
    expect(flows(out(null), rehab)).toEqual([
      [2026, -2, 0],
      [2029, 2, 0],
      [2029, 4, 0],
    ]);
    // Those that go out later are others.
    expect(flows(out(2028), { ...rehab, year: 2027 })).toHaveLength(3);
    expect(flows(out(2028), { ...rehab, year: 2027 })).toContainEqual([2027, -6, 0]);
  });
  it('that a tiltak sells or puts in order are held against the list as rows are', () => {
    const flow = { ...({ type: 'blokk', level: 'ingen', ledger: 'boligsosialt' } as const), delay: 0, confidence: 'B' };
    const of = { ...flow, confidence: 'B', id: 'T-001/2', field: 'T-001', probability: 1 } as const;
    const sale: FlowRow = { ...of, kind: 'sale', year: 2028, units: -4 };
    expect(once([group({ toYear: 2028, units: 3 })], [sale]).flows.map((f) => f.units)).toEqual([-3, -1]);
    const rehab: FlowRow[] = [
      { ...of, kind: 'rehabilitation', year: 2026, units: -4 },
      { ...of, kind: 'rehabilitation', id: 'T-001/2/tilbake/2026', year: 2029, units: 4 },
    ];
    expect(net(once([group({ status: 'rehabilitering' })], rehab).flows)).toBe(4);
    expect(once([group({ status: 'rehabilitering' })], rehab).flows.map((f) => [f.year, f.units])).toEqual([[2029, 4]]);
  });
  it('that have left already by the list do not leave again', () => {
    const gone = [group({ status: 'avhendet', toYear: 2026, units: 3 })];
    const found = avstemMotListe([], flowsOf([row({ year: 2026 })]), { ...AT, gone });
    expect([...found.twice.values()]).toEqual([3]);
  });

  it('told by a row and by a tiltak leave once where the list lacks them: the surer stands', () => {
    const of = { ...({ type: 'blokk', level: 'ingen', ledger: 'boligsosialt' } as const), delay: 0, confidence: 'B' };
    const sale: FlowRow = {
      ...{ ...of, confidence: 'B', id: 'T-001/2', field: 'T-001', kind: 'sale', year: 2028, units: -3 },
      probability: 0.9,
    };
    const both = (listed: readonly Gruppe[], typed: Partial<Tilbud>, tiltak: Partial<FlowRow> = {}) => {
      const found = once(listed, [...flowsOf([row(typed)]), { ...sale, ...tiltak }]);
      return [found.flows.map((f) => [f.id, f.units]), found.rows.map((r) => [r.list, r.told, r.both])];
    };
    expect(both([], {})).toEqual([[['tilbud-1', -4]], [[0, 7, 3]]]);
    // The tiltak is surer, and the row counts as far as it is more.
    expect(both([], { probability: 50 })).toEqual([
      [
        ['tilbud-1', -1],
        ['T-001/2', -3],
      ],
      [[0, 7, 3]],
    ]);
    // All three tell of some of the same.
    const [flows, rows] = both([group({ toYear: 2028, units: 2 })], {});
    expect([net((flows as [string, number][]).map(([, units]) => ({ ...sale, probability: 1, units }))), rows]).toEqual(
      [-4, [[2, 7, 5]]],
    );
    for (const other of [{ year: 2029 }, { kind: 'demolition' }, { type: 'annet' }, { area: 'Sør' }] as const)
      expect(both([], { area: 'Nord' }, other)[0], JSON.stringify(other)).toHaveLength(2);
    expect(both([], { area: 'Nord' })[0]).toHaveLength(1);
    // Two rows, and two tiltak, are others.
    expect(once([], flowsOf([row({}), row({})])).flows).toHaveLength(2);
    expect(once([], [sale, { ...sale, id: 'T-002', field: 'T-002' }]).flows).toHaveLength(2);
  });
  it('told by a row and a tiltak come back, and become others, once', () => {
    const typed = { change: 'ombygging', toType: 'annet', toLevel: 'ingen', toUnits: 2 } as const;
    const rebuilt = flowsOf([row(typed)]);
    const tiltak = rebuilt.map((f) => ({ ...f, id: f.id.replace('tilbud-1', 'T-001'), field: 'T-001' }));
    expect(once([], [...rebuilt, ...tiltak]).flows.map((f) => [f.id, f.units])).toEqual([
      ['tilbud-1', -4],
      ['tilbud-1/blir', 2],
    ]);
    const rehab = flowsOf([row({ change: 'rehabilitering', backYear: 2030 })]);
    const again = rehab.map((f) => ({ ...f, id: f.id.replace('tilbud-1', 'T-001'), field: 'T-001' }));
    expect(net(once([], [...rehab, ...again]).flows)).toBe(0);
    expect(net(once([], [...rehab, ...again]).flows, 2029)).toBe(-4);
  });

  const groups = fc.array(
    fc
      .record({
        toYear: fc.option(fc.integer({ min: 2027, max: 2029 }), { nil: null }),
        status: fc.constantFrom('utleid' as const, 'til-salgs' as const, null),
        disposal: fc.constantFrom('eid' as const, 'innleid' as const, null),
        place: fc.constantFrom('', 'Nord', 'Sør'),
        units: fc.integer({ min: 1, max: 9 }),
      })
      .map(group),
    { maxLength: 6 },
  );
  const rows = fc.array(
    fc
      .record({
        change: fc.constantFrom('salg' as const, 'riving' as const),
        year: fc.integer({ min: 2027, max: 2029 }),
        area: fc.constantFrom('', 'Nord', 'Sør'),
        units: fc.integer({ min: 1, max: 9 }),
      })
      .map(row),
    { maxLength: 6 },
  );
  it('never leave twice, and none that only one of them tells is lost', () => {
    fc.assert(
      fc.property(groups, rows, (listed, typed) => {
        const flows = flowsOf(typed);
        const found = once(listed, flows);
        const [list, beside] = [-net(supplyOf(listed, TODAY).flows), -net(flows)];
        const both = [...found.twice.values()].reduce((n, u) => n + u, 0);
        // What both tell is taken off once, and is no more than either tells.
        expect(-net(found.flows)).toBe(list + beside - both);
        expect(both).toBeLessThanOrEqual(Math.min(list, beside));
        const units = (all: readonly { units: number }[]) => all.reduce((n, g) => n + g.units, 0);
        expect(units(found.groups)).toBe(units(listed));
        expect(found.rows.reduce((n, r) => n + r.both, 0)).toBe(both);
        for (const r of found.rows) expect(r.both).toBeLessThanOrEqual(Math.min(r.list, r.told));
      }),
    );
  });
  it('close each year with opening plus in minus out, and the ledger lets as many go as the gap', () => {
    fc.assert(
      fc.property(groups, rows, (listed, typed) => {
        const flows = flowsOf(typed);
        const found = once(listed, flows);
        const boliger = listed.flatMap((g, i) =>
          Array.from({ length: g.units }, (_, n) => ({
            ...{ key: `${i}/${n}`, type: g.type, level: g.level, area: g.place ?? '', fromYear: null },
            ...{ lastYear: g.toYear, gone: false },
          })),
        );
        const lines = linjer(
          [
            ...fraLister([{ year: 2026, boliger }]),
            ...fraEndringer(utenDobbelt(flows, found.twice)),
            ...fraDaterte(found.dated),
          ],
          2026,
          2030,
        );
        for (const l of lines) expect(l.closing).toBe(l.opening + l.inn - l.ut + l.annet);
        const out = lines.reduce((n, l) => n + l.ut, 0);
        // What the gap guesses a year for, the ledger lets go when a later list lacks it.
        const guessed = found.flows.filter((f) => f.delay > 0);
        expect(out).toBe(-net(found.flows) + net(guessed));
      }),
    );
  });
});
