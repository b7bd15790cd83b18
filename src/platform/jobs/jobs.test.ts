import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { systemClock } from '../clock/system.ts';
import type { OwnedDatabase } from '../db/open.ts';
import { listEvents, recordEvent } from '../events/events.ts';
import { beat, claimNext, finish, LostJob, MAX_ATTEMPTS, takeBackAbandoned } from './claim.ts';
import { cancelJob, enqueue, findJob, listJobs } from './jobs.ts';
import { defineJob, type JobKind, startWorker } from './worker.ts';

describe('jobs', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  const clock = systemClock;
  const logged: unknown[] = [];
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
  });
  afterAll(() => db.close());

  let wishes = 0;
  const wish = (kind: string, kommune = own) => {
    wishes += 1;
    const input = { n: wishes };
    return db.inKommune(kommune, (tx) => enqueue(tx, clock, kommune, { kind, input }));
  };
  const job = (id: string, kommune = own) => db.inKommune(kommune, (tx) => findJob(tx, id));
  const worker = (...jobs: JobKind[]) =>
    startWorker(db, jobs, { clock, name: clock.id(), log: (line) => logged.push(line), every: 20 });
  const stale = (id: string) =>
    db.inKommune(own, (tx) => tx.rows('update jobb_koe set ready = now() where jobb_id = $1', [id]));

  it('run to the end, with a result that only its own kommune sees', async () => {
    const w = await worker(
      defineJob<{ n: number }>('dobbelt', async ({ input, progress }) => {
        await progress(50, 'regner');
        return { twice: input.n * 2 };
      }),
    );
    const id = await wish('dobbelt');
    await w.idle();
    expect(await job(id)).toMatchObject({ state: 'ferdig', progress: 100, result: { twice: wishes * 2 } });
    expect(await job(id, neighbour)).toBeNull();
    expect(await db.inKommune(neighbour, (tx) => listJobs(tx))).toEqual([]);
    expect(await db.inKommune(neighbour, (tx) => cancelJob(tx, clock, id))).toBe(false);
    await w.stop();
  });

  it('are found by the worker without rights to anything but their ids', async () => {
    const id = await wish('senere');
    const seen = await db.inPlattform((tx) => tx.rows('select * from jobb_koe'));
    expect(Object.keys(seen[0] ?? {})).toEqual(['kommune_id', 'jobb_id', 'ready']);
    await expect(db.inPlattform((tx) => tx.rows('select * from jobb'))).rejects.toThrow(/permission denied/);
    await expect(db.inPlattform((tx) => tx.rows('delete from jobb_koe'))).rejects.toThrow(/permission denied/);
    await db.inKommune(own, (tx) => cancelJob(tx, clock, id));
    expect(await job(id)).toMatchObject({ state: 'avbrutt' });
    expect(await db.inPlattform((tx) => tx.rows('select * from jobb_koe'))).toEqual([]);
  });

  it('can be cancelled while a worker reaches for them: neither stands in the other’s way', async () => {
    const id = await wish('om kapp');
    const held = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const cancelling = db.inKommune(own, async (tx) => {
      await tx.rows('select 1 from jobb where id = $1 for update', [id]);
      held.resolve();
      await reached.promise;
      return cancelJob(tx, clock, id);
    });
    await held.promise;
    const claim = claimNext(db, clock, 'ivrig');
    await Promise.race([claim, sleep(300)]);
    reached.resolve();
    expect(await Promise.all([cancelling, claim])).toEqual([true, null]);
    expect(await job(id)).toMatchObject({ state: 'avbrutt' });
    expect(await db.inPlattform((tx) => tx.rows('select * from jobb_koe'))).toEqual([]);
  });

  it('are one when the same is wished twice, until it is done', async () => {
    const twice = () => db.inKommune(own, (tx) => enqueue(tx, clock, own, { kind: 'en', input: { a: 1 } }));
    const [first, second] = [await twice(), await twice()];
    expect(second).toBe(first);
    const w = await worker(defineJob('en', async () => null));
    await w.idle();
    await w.stop();
    const third = await twice();
    expect(third).not.toBe(first);
    await db.inKommune(own, (tx) => cancelJob(tx, clock, third));
  });

  it('stop at the next step when cancelled', async () => {
    let begun = () => {};
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const w = await worker(
      defineJob('lang', async ({ progress }) => {
        for (let step = 0; ; step = (step + 1) % 99) {
          await progress(step);
          begun();
        }
      }),
    );
    const id = await wish('lang');
    w.poke();
    await started;
    expect(await db.inKommune(own, (tx) => cancelJob(tx, clock, id))).toBe(true);
    await w.idle();
    await w.stop();
    expect(await job(id)).toMatchObject({ state: 'avbrutt', cancelWish: true });
  });

  it('fail alone, and say so', async () => {
    const w = await worker(
      defineJob('galt', async () => {
        throw new Error('dette gikk galt');
      }),
      defineJob('bra', async () => 1),
    );
    const [bad, good] = [await wish('galt'), await wish('bra')];
    await w.idle();
    await w.stop();
    expect(await job(bad)).toMatchObject({ state: 'feilet', message: 'feil' });
    expect(JSON.stringify(logged)).toContain('dette gikk galt');
    expect(await job(good)).toMatchObject({ state: 'ferdig', result: 1 });
  });

  it('go back to the queue when the server stops, and are then done once', async () => {
    let interrupted = () => {};
    const started = new Promise<void>((resolve) => {
      interrupted = resolve;
    });
    let halt = true;
    const kind = defineJob('stanset', async ({ signal, kommuneId, complete }) => {
      if (halt) {
        interrupted();
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      }
      await complete(async (tx) => {
        await recordEvent(tx, clock, kommuneId, { type: 'test.stanset', actor: null, data: {} });
        return 'ferdig';
      });
    });
    const id = await wish('stanset');
    const first = await worker(kind);
    await started;
    await first.stop();
    expect(await job(id)).toMatchObject({ state: 'venter' });
    halt = false;
    const second = await worker(kind);
    await second.idle();
    await second.stop();
    expect(await job(id)).toMatchObject({ state: 'ferdig', result: 'ferdig' });
    const events = await db.inKommune(own, (tx) => listEvents(tx));
    expect(events.filter((event) => event.type === 'test.stanset')).toHaveLength(1);
  });

  it('of a killed worker are taken over, and the dead one can no longer change them', async () => {
    const id = await wish('drept');
    const dead = await claimNext(db, clock, 'drept-arbeider');
    if (!dead) throw new Error('no claim');
    expect(await claimNext(db, clock, 'ny-arbeider')).toBeNull();
    await stale(id);
    const heir = await claimNext(db, clock, 'ny-arbeider');
    expect(heir?.job.id).toBe(id);
    await expect(db.inKommune(own, (tx) => beat(tx, dead, 'drept-arbeider'))).rejects.toThrow(LostJob);
    const saving = db.inKommune(own, async (tx) => {
      await recordEvent(tx, clock, own, { type: 'test.dobbelt', actor: null, data: {} });
      await finish(tx, clock, dead, 'drept-arbeider', { state: 'ferdig' });
    });
    await expect(saving).rejects.toThrow(LostJob);
    const events = await db.inKommune(own, (tx) => listEvents(tx));
    expect(events.some((event) => event.type === 'test.dobbelt')).toBe(false);
    await takeBackAbandoned(db);
    expect(await job(id)).toMatchObject({ state: 'venter' });
    const w = await worker(defineJob('drept', async () => 'arvet'));
    await w.idle();
    await w.stop();
    expect(await job(id)).toMatchObject({ state: 'ferdig', result: 'arvet' });
  });

  it('that bring every worker down are given up', async () => {
    const id = await wish('giftig');
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      expect((await claimNext(db, clock, `arbeider-${attempt}`))?.job.id).toBe(id);
      await stale(id);
    }
    expect(await claimNext(db, clock, 'siste')).toBeNull();
    expect(await job(id)).toMatchObject({ state: 'feilet', message: 'gitt-opp' });
  });
});
