import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../test/database.ts';
import { inputOf, LOADED, people } from '../../test/model-sample.ts';
import { run } from '../model/run.ts';
import { comingByKind } from '../model/supply/supply.ts';
import { saveOmraader } from '../plan/boligbehov/actions.ts';
import { readParameterFile, toParameters } from '../plan/boligbehov/content.ts';
import { isStale, takenInAt } from '../plan/boligbehov/index.ts';
import { areasOfRun } from '../plan/boligbehov/omraader.ts';
import type { StoredRun } from '../plan/boligbehov/store.ts';
import { gjett } from '../plan/boligbestand/actions/lesing.ts';
import { angreListe, taInn } from '../plan/boligbestand/actions/ta-inn.ts';
import { opptaltIn } from '../plan/boligbestand/index.ts';
import { fraKommende } from '../plan/boligbestand/regnskap.ts';
import { insertListe } from '../plan/boligbestand/store.ts';
import { setRemoved } from '../plan/boligbyggeprogram/actions.ts';
import { addFelt, NEW_FELT } from '../plan/boligbyggeprogram/index.ts';
import { addLeveranseIn, addTilbud, listTilbudsrader, removeLeveranseIn } from '../plan/boligtilbud/index.ts';
import { VERDI } from '../plan/kunnskap/store.ts';
import { loadPlan } from '../plan/plandokument/actions.ts';
import { assemblePlan } from '../plan/plandokument/assemble.ts';
import { loadCheckedPlan } from '../plan/roedtraad/index.ts';
import type { TiltakStatus } from '../plan/tiltak/index.ts';
import { parseTiltak } from '../plan/tiltak/parse.ts';
import { insertTiltak } from '../plan/tiltak/store.ts';
import { fixedClock } from '../platform/clock/system.ts';
import type { OwnedDatabase } from '../platform/db/open.ts';
import { saveRow } from '../platform/db/rows.ts';
import { kommende } from './beholdning.ts';
import { areaNames, ownFigures } from './egne-tall.ts';

describe('what the municipality has', () => {
  const clock = fixedClock('2026-11-24T12:00:00Z');
  const tables = { kostra: [], prices: [] };
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  beforeAll(async () => {
    db = await testDatabase();
    own = { kommuneId: (await twoKommuner(db)).own, brukerId: null };
    const typed = { kind: 'bestand', type: 'blokk', level: 'ingen', units: '630', year: '2026', probability: '100' };
    await addTilbud(db, clock, own, { ...typed, name: 'Kommunale boliger', ledger: 'boligsosialt', disposal: 'eid' });
    await addTilbud(db, clock, own, { ...typed, name: 'Boliger i alt', ledger: 'boligutvikling', units: '9000' });
  });
  afterAll(() => db.close());
  const inOwn = <T>(work: Parameters<typeof db.inKommune<T>>[1]) => db.inKommune(own.kommuneId, work);

  /** The same question to the gap, the plan document and the red thread. */
  async function told() {
    const gap = await inOwn((tx) => ownFigures(clock)(tx));
    const plan = await loadPlan(db, { id: own.kommuneId, name: 'Egenvik' }, clock.today(), tables);
    const chapters = new Map([['sammendrag' as const, '{{kommunale-boliger}} og {{heldoegnsplasser}}']]);
    const { document } = assemblePlan({ ...plan, chapters }, 'nb');
    const table = document.chapters
      .flatMap((c) => c.blocks)
      .flatMap((b) => (b.kind === 'table' && b.caption === 'Kommunalt disponerte boliger' ? [b] : []));
    const checked = await inOwn((tx) => loadCheckedPlan(tx, { tables, kombinasjoner: [] }, 2027));
    return {
      gap: (gap.stock ?? []).filter((s) => s.ledger === 'boligsosialt').reduce((n, s) => n + s.units, 0),
      coming: (gap.flows ?? []).filter((f) => f.kind === 'measure').map((f) => [f.year, f.units]),
      counted: (await inOwn((tx) => opptaltIn(tx))).boligsosialt,
      others: (gap.stock ?? []).filter((s) => s.ledger === 'boligutvikling').map((s) => s.units),
      text: document.chapters
        .flatMap((c) => c.blocks.slice(0, 1))
        .flatMap((b) => (b.kind === 'paragraph' ? b.text.map((part) => part.text) : []))
        .join(''),
      rows: table.flatMap((t) => t.rows.map((r) => r.cells.map((c) => (c && typeof c === 'object' ? c.number : c)))),
      thread: (checked.tilbud ?? []).map((s) => s.title),
    };
  }

  it('is the list of dwellings in the gap, the plan and the red thread alike, and what is typed when there is none', async () => {
    const kinds = {
      ledger: 'boligsosialt',
      group: 'barnefamilier',
      type: 'blokk',
      level: 'ingen',
      kostra: '265',
      area: 'Sentrum',
    };
    const named = { title: 'Kjøpe boliger', maal: '1', responsible: 'Eiendom', certainty: 'anbud' };
    const tiltak = (status: TiltakStatus, units1: string, units2 = '') => {
      const parsed = parseTiltak({ ...kinds, ...named, status, units1, units2 }, 2026, [1], { kostra: ['265'] });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return parsed.value;
    };
    const w = { kommuneId: own.kommuneId, at: clock.now(), by: null };
    await inOwn(async (tx) => {
      await insertTiltak(tx, w, tiltak('gjennomfoert', '4', '6'));
      await insertTiltak(tx, w, tiltak('i-gang', '9'));
    });
    const before = await told();
    expect([before.gap, before.others]).toEqual([630, [9000]]);
    // Four came and were counted in 2026; nine were to come that year and have not.
    expect([before.coming, before.counted]).toEqual([
      [
        [2027, 6],
        [2026, 9],
      ],
      { year: 2026, list: null },
    ]);
    expect(before.text).toContain('630 og 0');
    expect(before.thread).toEqual(['Kommunale boliger', 'Boliger i alt']);

    const rows = (count: number, type: string, level: string) =>
      Array.from({ length: count }, (_, i) => [`${type} ${level} ${i}`, type, level]);
    const sheet = {
      name: 'Ark1',
      rows: [
        ['Adresse', 'Boligtype', 'Tjenestenivå'],
        ...rows(12, 'Blokk', 'Ingen'),
        ...rows(6, 'Rekkehus', 'Ingen'),
        ...rows(3, 'Blokk', 'Heldøgns'),
        ...rows(1, 'Enebolig', 'Ingen'),
      ],
    };
    const choice = gjett([sheet], {});
    if (!choice) throw new Error('no head was found');
    const number = await inOwn((tx) => insertListe(tx, w, { name: 'a.csv', sheets: [sheet], choice, leftOut: [] }));
    expect(await taInn(db, clock, own, number, '24.11.2026')).toEqual({ ok: true, value: 22 });

    const after = await told();
    expect([after.gap, after.others]).toEqual([22, [9000]]);
    expect([after.coming, after.counted]).toEqual([before.coming, { year: 2026, list: '2026-11-24' }]);
    expect(after.text).toContain('19 og 3');
    expect(after.thread).toEqual(['Boliger i alt']);
    // Three and one dwelling of a kind are four together, which is few too, so the next smallest kind stands with them.
    expect(after.rows.filter((r) => r.at(-1) !== 9000)).toEqual([
      ['Leilighet i blokk', 'Ingen', '–', 12],
      ['Andre, slått sammen fordi det er få av hver', '–', '–', 10],
      ['Sum', '', '', 22],
    ]);

    expect(await angreListe(db, clock, own, number, 'angret')).toBe(true);
    expect(await told()).toEqual(before);
  });

  it('holds in the ledger of years what the gap expects of fields and tiltak, and what was delivered once', async () => {
    const field = { ...NEW_FELT, name: 'Lia', area: 'Øst', status: 'igangsatt' as const, share: 80, slip: 1 };
    const planned = [
      { year: 2026, type: 'blokk' as const, units: 40 },
      { year: 2028, type: 'blokk' as const, units: 50 },
    ];
    const delivered = [{ year: 2026, type: 'blokk' as const, units: 40 }];
    await inOwn((tx) => addFelt(tx, clock, own, [{ ...field, planned, delivered }]));
    const gap = (await inOwn((tx) => ownFigures(clock)(tx))).flows ?? [];
    const ledger = await inOwn((tx) => kommende(tx, 'boligutvikling'));
    expect(gap.filter((f) => f.kind === 'programme').map((f) => [f.year, f.units, f.probability, f.delay])).toEqual([
      [2026, 40, 1, 0],
      [2028, 50, 0.8, 1],
    ]);
    expect(ledger.rows.map((r) => [r.kind, r.area, r.year, r.delay, r.expected, r.done])).toEqual([
      ['felt', 'Øst', 2028, 1, 40, false],
    ]);
    expect([...new Set(fraKommende(ledger.rows, 2025, 2038).map((h) => h.area))]).toEqual(['Øst']);
    // Year by year what the model itself expects by the end of it: half of what is left comes each year.
    const [years, flows] = [[2028, 2029, 2030, 2031, 2038], gap.filter((f) => f.kind === 'programme' && f.delay > 0)];
    const model = comingByKind(
      flows,
      years.map((year) => year + 1),
    ).boligutvikling.programme;
    expect(model.map((n) => Math.round(n))).toEqual([20, 30, 35, 38, 40]);
    const held = fraKommende(ledger.rows, 2025, 2038);
    expect(years.map((y) => held.reduce((n, h) => n + ((h.year ?? 0) <= y ? h.units : 0), 0))).toEqual([
      20, 30, 35, 38, 40,
    ]);
    expect(ledger.delivered).toEqual([{ year: 2026, units: 40, type: 'blokk', area: 'Øst' }]);
    const social = await inOwn((tx) => kommende(tx, 'boligsosialt'));
    expect([...new Set(social.rows.map((r) => r.area))]).toEqual(['Sentrum']);
    expect(social.rows.map((r) => [r.kind, r.year, r.expected, r.done])).toEqual([
      ['tiltak', 2026, 3.6, true],
      ['tiltak', 2027, 5.4, true],
      ['tiltak', 2026, 8.1, false],
    ]);
    // The ledger leaves out the same as the gap.
    expect(fraKommende(social.rows, 2026, 2038).reduce((n, h) => n + h.units, 0)).toBe(Math.round(5.4 + 8.1));
    expect(social.delivered).toEqual([]);
  });

  it('no longer expects what a field that stands as a row has delivered, in the gap and the ledger alike', async () => {
    const typed = { kind: 'program', type: 'smaahus', level: 'ingen', units: '20', year: '2029', probability: '50' };
    await addTilbud(db, clock, own, { ...typed, name: 'Åsheim', area: 'Vest', ledger: 'boligutvikling', delay: '0' });
    const { number } = (await inOwn((tx) => listTilbudsrader(tx))).at(-1) ?? { number: 0 };
    const w = { kommuneId: own.kommuneId, at: clock.now(), by: null };
    const told = { units: '8', date: '1.10.2026', source: 'Ferdigattest' };
    expect((await inOwn((tx) => addLeveranseIn(tx, w, number, told, clock.today()))).ok).toBe(true);
    const gap = (await inOwn((tx) => ownFigures(clock)(tx))).flows ?? [];
    // The dwellings of boligutvikling were typed as counted in 2026, and hold what came that year.
    expect(gap.filter((f) => f.type === 'smaahus').map((f) => [f.year, f.units, f.probability])).toEqual([
      [2029, 12, 0.5],
    ]);
    const ledger = await inOwn((tx) => kommende(tx, 'boligutvikling'));
    expect(ledger.rows.filter((r) => r.type === 'smaahus').map((r) => [r.year, r.expected])).toEqual([[2029, 6]]);
    expect(ledger.delivered).toContainEqual({ year: 2026, units: 8, type: 'smaahus', area: 'Vest' });
    const [row] = await inOwn((tx) => listTilbudsrader(tx).then((all) => all.filter((r) => r.number === number)));
    expect((await inOwn((tx) => removeLeveranseIn(tx, w, { number, revision: row?.revision ?? 0 }, 1))).ok).toBe(true);
    const after = await inOwn((tx) => kommende(tx, 'boligutvikling'));
    expect(after.rows.filter((r) => r.type === 'smaahus').map((r) => [r.year, r.expected])).toEqual([[2029, 10]]);
  });

  it('makes a run old when a field of the boligbyggeprogram comes, goes or is taken back', async () => {
    const run = (created: string) => ({ created }) as StoredRun;
    const stale = (created: string) => inOwn((tx) => isStale(tx, run(created)));
    expect(await stale('2026-11-24T12:30:00.000Z')).toBe(false);
    const later = fixedClock('2026-11-24T13:00:00Z');
    await inOwn((tx) => addFelt(tx, later, own, [{ ...NEW_FELT, name: 'Bryggefeltet' }]));
    expect(await stale('2026-11-24T12:30:00.000Z')).toBe(true);
    await setRemoved(db, fixedClock('2026-11-24T14:00:00Z'), own, [2], true);
    expect(await stale('2026-11-24T13:30:00.000Z')).toBe(true);
  });
});

describe('the turnover of municipal dwellings', () => {
  it("is the municipality's own newest figure, and nobody else's", async () => {
    const clock = fixedClock('2026-11-24T12:00:00Z');
    const db = await testDatabase();
    const { own, neighbour } = await twoKommuner(db);
    const type = async (kommuneId: string, year: number, value: number, place: 'kommunen' | 'landet' = 'kommunen') => {
      const figure = { indikator: 'omloep', place, year, value, source: `Boligkontoret ${year}`, removed: false };
      const saved = await saveRow(db, clock, { kommuneId, brukerId: null }, VERDI, { ok: true, value: figure });
      expect(saved.ok).toBe(true);
    };
    const figures = () => db.inKommune(own, (tx) => ownFigures(clock)(tx));
    await type(neighbour, 2025, 40);
    await type(own, 2025, 30, 'landet');
    expect(await figures()).not.toHaveProperty('turnover');
    await type(own, 2025, 12.5);
    await type(own, 2023, 20);
    const { turnover, sources } = await figures();
    expect(turnover).toEqual({ year: 2025, share: 0.125, confidence: 'B' });
    expect(sources).toContainEqual({ role: 'turnover', title: 'Boligkontoret 2025', confidence: 'B', year: 2025 });
    expect(['turnover', 'care-users'].map(takenInAt)).toEqual(['kunnskap/omloep', 'kartlegging']);
    const since = (created: string) => db.inKommune(own, (tx) => isStale(tx, { created } as StoredRun));
    expect([await since('2026-11-24T11:00:00Z'), await since('2026-11-24T13:00:00Z')]).toEqual([true, false]);
    await db.close();
  });
});

describe('a tiltak that names an area', () => {
  it('adds its dwellings to the supply of that area in a run, and one that names none stays without, in sum as before', async () => {
    const clock = fixedClock('2026-11-24T12:00:00Z');
    const db = await testDatabase();
    const own = { kommuneId: (await twoKommuner(db)).own, brukerId: null };
    const typed = {
      ledger: 'boligutvikling',
      group: 'alle',
      type: 'blokk',
      level: 'ingen',
      kostra: '315',
      units1: '30',
    };
    const rest = { title: 'Bygge', maal: '1', responsible: 'Plan', certainty: 'anbud', status: 'i-gang' };
    const rader = 'Sentrum;2020;9000;20000;4000;1000\nSør;2020;4000;9000;2000;500';
    await saveOmraader(db, clock, own, { rader, source: 'Notat' });
    await db.inKommune(own.kommuneId, async (tx) => {
      for (const area of ['sentrum', '', 'Utmarka']) {
        const parsed = parseTiltak({ ...typed, ...rest, area }, 2022, [1], { kostra: ['315'] });
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
        await insertTiltak(tx, { kommuneId: own.kommuneId, at: clock.now(), by: null }, parsed.value);
      }
    });
    const figures = await db.inKommune(own.kommuneId, (tx) => ownFigures(clock)(tx));
    expect(figures.flows?.map((f) => f.area)).toEqual(['Sentrum', undefined, undefined]);
    expect(await db.inKommune(own.kommuneId, areaNames)).toEqual(['Utmarka', 'sentrum']);

    const history = [2018, 2019, 2020].map((year) => people(year, year, 600));
    const parameters = toParameters(readParameterFile('.'));
    const areas = areasOfRun(figures.omraader ?? [], history);
    const flows = figures.flows ?? [];
    const { result } = run(inputOf(history, { years: 5, ...LOADED, flows, areas }), parameters, 1, { draws: 0 });
    const coming = (area: string | null) =>
      result.areas?.gap.find(
        (row) => row.area === area && row.year === 2024 && row.ledger === 'boligutvikling' && row.type === 'alle',
      )?.coming;
    expect([coming('Sentrum'), coming('Sør') ?? 0, coming(null)]).toEqual([27, 0, 54]);
    expect(result.supply.coming?.boligutvikling.measure[4]).toBeCloseTo(81, 9);
    await db.close();
  });
});
