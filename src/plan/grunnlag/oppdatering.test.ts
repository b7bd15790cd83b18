import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { systemClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { createJobDesk, type JobDesk } from '../../platform/jobs/desk.ts';
import { listJobs } from '../../platform/jobs/jobs.ts';
import { numbersOf } from '../../platform/kommuner/kommuner.ts';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { createPxWeb } from '../../platform/statistics/pxweb/client.ts';
import { createStandIn, STAND_IN_PATHS } from '../../platform/statistics/stand-in/stand-in.ts';
import { madeUpTime } from '../../platform/statistics/time.ts';
import { createTransport } from '../../platform/statistics/transport.ts';
import { OPPDATERING, oppdateringJob, orderOppdateringer, updateOutcome } from './actions/oppdatering.ts';
import { saveTallplan } from './actions.ts';
import { loadCatalogue } from './content.ts';
import { type FetchDeps, hentingJob, orderFetch } from './jobs.ts';
import { fetchedRows } from './roles.ts';
import { findTallplan, listDatasett, listReplaced } from './store.ts';

describe('figures fetched by themselves, over HTTP', () => {
  const kommuner = loadKommuner('.');
  const halden = new Set(numbersOf(kommuner, '3101').whole);
  let now = '2026-06-01T07:30:00.000Z';
  const clock: Clock = { ...systemClock, now: () => now, today: () => now.slice(0, 10) };
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  let desk: JobDesk;
  let deps: FetchDeps;
  let asked: string[] = [];
  let standIn = createStandIn({ kommuner, perMinute: 10_000 });
  let server: ReturnType<typeof serve>;
  const listenOn = (port: number) =>
    new Promise<number>((done) => {
      server = serve(
        {
          port,
          hostname: '127.0.0.1',
          fetch(request) {
            asked.push(new URL(request.url).pathname);
            return standIn.fetch(request);
          },
        },
        (address) => done(address.port),
      );
    });
  const silence = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  let port = 0;
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    await db.inPlattform((tx) => tx.rows("update kommune set number = '3101' where id = $1", [own]));
    port = await listenOn(0);
    const base = `http://127.0.0.1:${port}${STAND_IN_PATHS.pxweb}`;
    deps = {
      catalogue: loadCatalogue('.'),
      regionsOf: () => ({ own: halden, codes: new Set([...halden, '0']), slugs: ['halden'] }),
      official: false,
      service: () => createPxWeb({ base, send: createTransport({ retries: 0, time: madeUpTime() }) }),
    };
    desk = createJobDesk(db, [hentingJob(deps), oppdateringJob(deps)], {
      clock,
      name: clock.id(),
      log: () => {},
      every: 50,
    });
    await desk.start();
  });
  afterAll(async () => {
    await desk.stop();
    await silence();
    await db.close();
  });

  const tables = (kommune = own) => db.inKommune(kommune, listDatasett);
  const looks = async (kommune = own) =>
    (await db.inKommune(kommune, (tx) => listJobs(tx))).filter((job) => job.kind === OPPDATERING);
  const hour = async (at: string) => {
    now = at;
    await orderOppdateringer(db, clock);
    await desk.idle();
  };
  const said = async () => {
    const [job] = await looks();
    if (!job) throw new Error('nobody has looked');
    return updateOutcome(job, deps, 'nb');
  };

  it('begin when somebody has fetched once, and not for the neighbour who has not', async () => {
    await hour('2026-06-01T07:30:00.000Z');
    expect(await looks()).toEqual([]);
    await desk.order(own, (tx) => orderFetch(tx, clock, { id: own, number: '3101' }, null), 60_000);
    expect(await tables()).toHaveLength(fetchedRows(deps.catalogue).length);
    await hour('2026-06-01T07:30:00.000Z');
    expect(await looks()).toHaveLength(1);
    expect(await looks(neighbour)).toEqual([]);
  });

  it('ask only when each table was updated, and leave what is the same as it is', async () => {
    const before = await tables();
    asked = [];
    await hour('2026-06-02T07:30:00.000Z');
    expect(asked).toHaveLength(fetchedRows(deps.catalogue).length);
    expect(asked.filter((path) => path.includes('/data'))).toEqual([]);
    const after = await tables();
    expect(after.map((d) => d.id)).toEqual(before.map((d) => d.id));
    expect(new Set(after.map((d) => d.checked && new Date(d.checked).toISOString()))).toEqual(new Set([now]));
    expect(await said()).toEqual({ ok: true, text: 'SSB har ingen nyere tall enn dem dere har.', lines: [] });
  });

  it('come once a day, on working days after eight in Norway', async () => {
    const count = (await looks()).length;
    await hour('2026-06-02T11:30:00.000Z');
    await hour('2026-06-03T06:04:00.000Z');
    await hour('2026-06-06T09:00:00.000Z');
    expect(await looks()).toHaveLength(count);
    await hour('2026-06-03T06:05:00.000Z');
    expect(await looks()).toHaveLength(count + 1);
  });

  it('say that there was no network, change nothing, and come the next day', async () => {
    const before = await tables();
    await silence();
    await hour('2026-06-04T07:30:00.000Z');
    expect(await tables()).toEqual(before);
    expect(await said()).toMatchObject({
      ok: false,
      text: expect.stringMatching(/^Ingen tall ble hentet\. Serveren får ikke kontakt/),
    });
    await listenOn(port);
    await hour('2026-06-05T07:30:00.000Z');
    expect(await said()).toMatchObject({ ok: true });
  });

  it('bring the tables that were put out again, with what is new in them, and keep the old ones', async () => {
    standIn = createStandIn({ kommuner, perMinute: 10_000, edition: 1 });
    const before = await tables();
    asked = [];
    await hour('2026-06-15T07:30:00.000Z');
    expect(await said()).toEqual({ ok: true, text: '2 tabeller har nye tall.', lines: expect.any(Array) });
    expect(asked.filter((path) => path.includes('/07459/data'))).toEqual([]);
    const after = await tables();
    const fresh = after.filter((d) => !before.some((b) => b.id === d.id));
    expect(fresh.map((d) => d.role)).toEqual(['dwellings', 'municipal-dwellings']);
    const [dwellings, municipal] = fresh;
    expect(dwellings?.change).toMatchObject({ added: 0, removed: 0, otherShape: false, newPeriods: [] });
    expect(dwellings?.change?.changed).toBeGreaterThan(0);
    const [cell] = dwellings?.change?.largest ?? [];
    expect(cell).toMatchObject({ period: '2026', what: ['Enebolig'] });
    expect((cell?.after ?? 0) - (cell?.before ?? 0)).toBe(7);
    expect(municipal?.change?.largest.map((c) => c.after - c.before)).toEqual([2, 2, 2]);
    const old = await db.inKommune(own, listReplaced);
    expect(old.map((d) => d.role).sort()).toEqual(['dwellings', 'municipal-dwellings']);
    expect(await db.inKommune(neighbour, listReplaced)).toEqual([]);
  });

  it('are once a day also when two servers ask at the same time', async () => {
    now = '2026-06-16T07:30:00.000Z';
    const count = (await looks()).length;
    await Promise.all([orderOppdateringer(db, clock), orderOppdateringer(db, clock)]);
    await desk.idle();
    expect(await looks()).toHaveLength(count + 1);
  });

  it('survive that the server stops before they are done', async () => {
    await desk.stop();
    now = '2026-06-17T07:30:00.000Z';
    await orderOppdateringer(db, clock);
    expect((await looks())[0]?.state).toBe('venter');
    await desk.start();
    await desk.idle();
    expect((await looks())[0]).toMatchObject({ state: 'ferdig', input: { day: '2026-06-17' } });
  });

  it('stop when the municipality says so, and begin again', async () => {
    const actor = { kommuneId: own, brukerId: null };
    expect(await saveTallplan(db, clock, actor, false, 0)).toMatchObject({ ok: true });
    expect(await saveTallplan(db, clock, actor, true, 0)).toMatchObject({
      ok: false,
      error: [{ code: 'endret-av-andre' }],
    });
    expect(await db.inKommune(neighbour, findTallplan)).toBeNull();
    const count = (await looks()).length;
    await hour('2026-06-18T07:30:00.000Z');
    expect(await looks()).toHaveLength(count);
    expect(await saveTallplan(db, clock, actor, true, 1)).toMatchObject({ ok: true });
    await hour('2026-06-18T08:30:00.000Z');
    expect(await looks()).toHaveLength(count + 1);
  });
});
