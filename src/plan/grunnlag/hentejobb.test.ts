import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { systemClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { createJobDesk, type JobDesk } from '../../platform/jobs/desk.ts';
import { findJob, type Job } from '../../platform/jobs/jobs.ts';
import { numbersOf } from '../../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { createPxWeb } from '../../platform/statistics/pxweb/client.ts';
import { createStandIn, STAND_IN_PATHS } from '../../platform/statistics/stand-in/stand-in.ts';
import { madeUpTime } from '../../platform/statistics/time.ts';
import { createTransport } from '../../platform/statistics/transport.ts';
import { loadCatalogue } from './content.ts';
import { type FetchDeps, fetchLines, hentingJob, hentingView, orderFetch } from './jobs.ts';
import { fetchedRows } from './roles.ts';
import { listDatasett, loadCubes } from './store.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

describe('tables fetched as a job', () => {
  const kommuner = loadKommuner('.');
  const catalogue = loadCatalogue('.');
  const clock = systemClock;
  const halden = new Set(numbersOf(kommuner, '3101').whole);
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  let desk: JobDesk | null = null;
  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.inPlattform((tx) => tx.rows('delete from kommune'));
    ({ own, neighbour } = await twoKommuner(db));
  });
  afterEach(async () => {
    await desk?.stop();
    desk = null;
  });
  afterAll(() => db.close());

  /** A desk whose service is the stand-in, with `between` standing between them. */
  async function open(between: (ask: Fetch) => Fetch = (ask) => ask, changes: Partial<FetchDeps> = {}) {
    const time = madeUpTime();
    const app = createStandIn({ kommuner, time });
    const ask: Fetch = async (url, init) => app.request(url, init);
    const deps: FetchDeps = {
      catalogue,
      regionsOf: () => ({ own: halden, codes: new Set([...halden, '0']), slugs: ['halden'] }),
      official: false,
      service: () =>
        createPxWeb({
          base: `http://proeve.example${STAND_IN_PATHS.pxweb}`,
          send: createTransport({ time, fetch: between(ask), retries: 1 }),
        }),
      ...changes,
    };
    desk = createJobDesk(db, [hentingJob(deps)], { clock, name: clock.id(), log: () => {}, every: 20 });
    await desk.start();
    return deps;
  }
  const order = (patience = 60_000): Promise<Job> => {
    if (!desk) throw new Error('no desk');
    return desk.order(own, (tx) => orderFetch(tx, clock, { id: own, number: '3101' }, null), patience);
  };
  const tables = (kommune = own) => db.inKommune(kommune, listDatasett);

  it('are all stored, with what was asked and where, for their own kommune only', async () => {
    const deps = await open();
    const job = await order();
    expect(job.state).toBe('ferdig');
    const stored = await tables();
    expect(stored.map((d) => d.role).sort()).toEqual(
      fetchedRows(catalogue)
        .map((row) => row.role)
        .sort(),
    );
    const population = stored.find((d) => d.role === 'population');
    expect(population).toMatchObject({
      table: '07459',
      source: 'Tabell 07459, proeve.example',
      confidence: 'O',
      retrieved: clock.today(),
      firstPeriod: '1986',
      request: {
        table: '07459',
        timeUnit: 'Annual',
        mandatoryNotes: ['Oppdiktede tall fra en prøvetjeneste. Dette er ikke statistikk.'],
        requests: [
          { url: expect.stringContaining('K-3101') },
          { url: expect.stringContaining('valueCodes[Region]=0') },
        ],
      },
    });
    const [cube] = (await db.inKommune(own, loadCubes)).filter((d) => d.role === 'population');
    expect(cube?.cube.dimensions[0]?.values.map((v) => v.code)).toEqual(['3101', '0']);
    expect(await tables(neighbour)).toEqual([]);
    const events = await db.inKommune(own, (tx) => listEvents(tx));
    expect(events.map((e) => e.type)).toEqual(fetchedRows(catalogue).map(() => 'grunnlag.tabell-lastet'));
    expect(hentingView(deps).outcome(job, 'nb')).toMatchObject({ ok: true, text: 'Alle tabellene er hentet.' });
  });

  it('stay in use when the same ones are fetched again, so that what was made of them stays fresh', async () => {
    const deps = await open();
    await order();
    const before = await tables();
    const again = await order();
    expect((await tables()).map((d) => d.id)).toEqual(before.map((d) => d.id));
    expect((await tables()).every((d) => d.checked !== null && d.change === null)).toBe(true);
    expect(fetchLines(again, deps, 'nb').lines[0]).toBe(
      'Befolkning etter alder og kjønn, 1. januar: ingen nye tall siden sist (tabell 07459)',
    );
    const events = await db.inKommune(own, (tx) => listEvents(tx));
    expect(events).toHaveLength(fetchedRows(catalogue).length);
  });

  it('are official only from the agency itself', async () => {
    await open(undefined, { official: true });
    await order();
    expect((await tables()).map((d) => [d.confidence, d.source.slice(0, 11)])).toEqual(
      fetchedRows(catalogue).map(() => ['A', 'SSB tabell ']),
    );
  });

  it('are fetched once more without losing the old ones when the network is gone, and the reader is told what to do', async () => {
    await open();
    await order();
    const before = await tables();
    await desk?.stop();
    const deps = await open(() => async () => {
      throw new TypeError('fetch failed');
    });
    const job = await order();
    expect(job.state).toBe('ferdig');
    expect(await tables()).toEqual(before);
    expect(fetchLines(job, deps, 'nb')).toEqual({
      ok: false,
      heading: 'Ingen tabeller ble hentet. Tallene dere hadde, står som før.',
      lines: [
        'Serveren får ikke kontakt med SSB. Enten mangler nettet, eller så stenger en brannmur.',
        'Last ned tabellene som mangler fra Statistikkbanken, og velg dem under «Last inn filer».',
      ],
    });
    expect(fetchLines(job, deps, 'nn').lines[0]).toContain('Tenaren får ikkje kontakt');
  });

  it('do not keep each other out: one with another title is refused, the rest are stored', async () => {
    const wrong = catalogue.map((row) =>
      row.role === 'dwellings' ? { ...row, titleStart: 'Hytter', entries: [] } : row,
    );
    const deps = await open(undefined, { catalogue: wrong });
    const job = await order();
    expect((await tables()).map((d) => d.role)).not.toContain('dwellings');
    expect(await tables()).toHaveLength(fetchedRows(catalogue).length - 1);
    const { ok, heading, lines } = fetchLines(job, deps, 'nb');
    expect([ok, heading]).toEqual([true, '15 av 16 tabeller er hentet.']);
    expect(lines).toContain(
      'Boliger etter bygningstype, 1. januar: ikke hentet (tabell 06265). Tabellen har et annet navn enn ventet, og ble ikke brukt.',
    );
  });

  it('that came before the line was cut are stored whole; the rest are not tried', async () => {
    const deps = await open((ask) => async (url, init) => {
      if (url.includes('/06070')) throw new TypeError('fetch failed');
      return ask(url, init);
    });
    const job = await order();
    expect((await tables()).map((d) => d.role)).toEqual(['population', 'projection']);
    expect(fetchLines(job, deps, 'nb').lines[4]).toBe('Igangsatte og fullførte boliger: ikke forsøkt (tabell 05940)');
  });

  it('are refused when what comes is not the table, with nothing of it stored', async () => {
    await open((ask) => async (url, init) => {
      const answer = await ask(url, init);
      return url.includes('/06265/data') ? new Response((await answer.text()).slice(0, 200)) : answer;
    });
    const job = await order();
    expect(job.result).toMatchObject({
      tables: expect.arrayContaining([{ role: 'dwellings', table: '06265', refusal: { code: 'avkortet' } }]),
    });
    expect((await tables()).map((d) => d.role)).not.toContain('dwellings');
  });

  it('are none when the job is cancelled on the way', async () => {
    let reached = () => {};
    const there = new Promise<void>((resolve) => {
      reached = resolve;
    });
    await open((ask) => async (url, init) => {
      if (!url.includes('/06265')) return ask(url, init);
      reached();
      return new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    });
    const { id } = await order(0);
    await there;
    expect(await desk?.cancel(own, id)).toBe(true);
    await desk?.idle();
    expect(await db.inKommune(own, (tx) => findJob(tx, id))).toMatchObject({ state: 'avbrutt' });
    expect(await tables()).toEqual([]);
  });
});
