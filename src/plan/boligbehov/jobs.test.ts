import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { systemClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { createJobDesk, type JobDesk } from '../../platform/jobs/desk.ts';
import { findJob } from '../../platform/jobs/jobs.ts';
import { areasOf } from '../../platform/kommuner/areas.ts';
import { loadKommuner } from '../../platform/kommuner/store.ts';
import { prepareImport, storeImports } from '../grunnlag/actions.ts';
import { loadCatalogue, mappingsOf } from '../grunnlag/index.ts';
import { computeRun, loadRun, type RunDeps } from './actions.ts';
import { readParameterFile, toParameters } from './content.ts';
import { NO_OWN_FIGURES } from './input.ts';
import { boligbehovJobs, orderRun, runRefusal } from './jobs.ts';
import { latestRun, runBefore } from './store.ts';

function population(): string {
  const lines = ['knr;kjønn;år;alder;Personer'];
  for (const year of [2024, 2025, 2026])
    for (const sex of ['Menn', 'Kvinner'])
      for (let age = 0; age <= 105; age += 1) lines.push(`9902;${sex};${year};${age} år;${Math.max(0, 120 - age)}`);
  return `${lines.join('\n')}\n`;
}

describe('a run of the model as a job', () => {
  let db: OwnedDatabase;
  let desk: JobDesk;
  let own: string;
  let neighbour: string;
  let delay = 0;
  const clock = systemClock;
  const kommuner = loadKommuner('.');
  const deps: RunDeps = {
    parameters: toParameters(readParameterFile('.')),
    mappings: mappingsOf(loadCatalogue('.')),
    kommuneOf: (number) => ({ number, name: 'Egenvik', whole: [number], areas: areasOf(kommuner, number) }),
    async ownFigures() {
      await new Promise((resolve) => setTimeout(resolve, delay));
      return NO_OWN_FIGURES;
    },
  };
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    desk = createJobDesk(db, boligbehovJobs(deps), { clock, name: clock.id(), log: () => {} });
    await desk.start();
  });
  afterAll(async () => {
    await desk.stop();
    await db.close();
  });
  const order = (patience = 30_000) =>
    desk.order(own, (tx) => orderRun(tx, clock, { id: own, number: '9902' }, null), patience);
  const runs = (kommune = own) => db.inKommune(kommune, latestRun);

  it('says what it lacks, and stores nothing', async () => {
    expect(runRefusal(await order())).toEqual({ code: 'mangler-befolkning' });
    expect(await runs()).toBeNull();
  });

  it('stores the run once with its event, however often the button is pressed', async () => {
    const codes = new Set(['9902']);
    const place = { kommuneId: own, actor: null, own: codes, codes, slugs: ['egenvik'] };
    const catalogue = [{ role: 'population' as const, tables: ['07459'], titleStart: 'Befolkning' }];
    const bytes = new TextEncoder().encode(population());
    const prepared = await prepareImport(catalogue, place, { name: 'befolkning.csv', bytes });
    if (!prepared.ok) throw new Error(prepared.error.code);
    await storeImports(db, clock, place, [prepared.value]);

    const [first, second] = await Promise.all([order(), order()]);
    expect(second?.id).toBe(first?.id);
    expect(first?.result).toEqual({ runId: (await runs())?.id });
    const events = await db.inKommune(own, (tx) => listEvents(tx));
    expect(events.filter((e) => e.type === 'boligbehov.kjoert')).toHaveLength(1);
    expect(await runs(neighbour)).toBeNull();
  });

  it('shows a mark of its input that is the same for the same input, and that nobody outside makes after it', async () => {
    const before = await runs();
    if (!before) throw new Error('no run');
    await order();
    const marks = [before.manifest.inputHash, (await runs())?.manifest.inputHash];
    expect((await runs())?.id).not.toBe(before.id);
    // What stood on a day is the newest from before it, and the first there is on a day before all.
    const stood = async (moment: string) => (await db.inKommune(own, (tx) => runBefore(tx, moment)))?.id;
    expect(await stood('2100-01-01T00:00:00Z')).toBe((await runs())?.id);
    expect(await stood('2000-01-01T00:00:00Z')).toBe(before.id);
    expect(await db.inKommune(neighbour, (tx) => runBefore(tx, '2100-01-01T00:00:00Z'))).toBeNull();
    expect(marks[1]).toBe(marks[0]);
    const loaded = await loadRun(db, deps, { id: own, number: '9902' });
    if (!loaded.ok) throw new Error(loaded.error.code);
    const plain = (await computeRun(deps, loaded.value.input)).manifest.inputHash;
    expect(marks).not.toContain(plain);
    const saved = await db.inKommune(own, async (tx) => [
      ...(await tx.rows('select * from modellkjoering')),
      ...(await listEvents(tx)),
    ]);
    expect(JSON.stringify(saved)).not.toContain(plain);
    const [key] = await db.inKommune(own, (tx) => tx.rows<{ noekkel: string }>('select noekkel from avtrykk_noekkel'));
    expect(marks[0]).toBe(
      createHmac('sha256', key?.noekkel ?? '')
        .update(plain)
        .digest('hex'),
    );
  });

  it('is cancelled without leaving a run', async () => {
    const before = (await runs())?.id;
    delay = 600;
    const job = await order(100);
    expect(job.state).toBe('kjoerer');
    expect(await desk.cancel(neighbour, job.id)).toBe(false);
    expect(await desk.cancel(own, job.id)).toBe(true);
    await desk.idle();
    expect(await db.inKommune(own, (tx) => findJob(tx, job.id))).toMatchObject({ state: 'avbrutt', result: null });
    expect((await runs())?.id).toBe(before);
  });
});
