import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { systemClock } from '../clock/system.ts';
import type { OwnedDatabase } from '../db/open.ts';
import { createJobDesk } from './desk.ts';
import { enqueue, findJob } from './jobs.ts';
import { defineJob } from './worker.ts';

describe('the desk where jobs are ordered', () => {
  let db: OwnedDatabase;
  let own: string;
  let neighbour: string;
  const clock = systemClock;
  const actor = '00000000-0000-4000-8000-00000000000a';
  const seen: (string | null)[] = [];
  let slowRuns = 0;
  const kinds = [
    defineJob('kjapp', async (job) => {
      seen.push(job.actor);
      return 'svar';
    }),
    defineJob('treg', ({ signal }) => {
      slowRuns += 1;
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }),
  ];
  const made = () => createJobDesk(db, kinds, { clock, name: clock.id(), log: () => {} });
  const order = (desk: ReturnType<typeof made>, kind: string, patience?: number) =>
    desk.order(own, (tx) => enqueue(tx, clock, own, { kind, input: {}, actor }), patience);
  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
  });
  afterAll(() => db.close());

  it('answers a quick job with its result, and hands on who ordered it', async () => {
    const desk = made();
    await desk.start();
    expect(await order(desk, 'kjapp', 20_000)).toMatchObject({ state: 'ferdig', result: 'svar', actor });
    expect(seen).toEqual([actor]);
    await desk.stop();
  });

  it('answers a slow one as it is after a moment; two clicks are one job; only its kommune cancels it, at once', async () => {
    const desk = made();
    await desk.start();
    const [first, second] = await Promise.all([order(desk, 'treg', 200), order(desk, 'treg', 200)]);
    expect(second.id).toBe(first.id);
    await expect.poll(async () => (await db.inKommune(own, (tx) => findJob(tx, first.id)))?.state).toBe('kjoerer');
    expect(slowRuns).toBe(1);
    expect(await desk.cancel(neighbour, first.id)).toBe(false);
    expect((await db.inKommune(own, (tx) => findJob(tx, first.id)))?.cancelWish).toBe(false);
    const asked = performance.now();
    expect(await desk.cancel(own, first.id)).toBe(true);
    await desk.idle();
    expect(performance.now() - asked).toBeLessThan(4000);
    expect(await db.inKommune(own, (tx) => findJob(tx, first.id))).toMatchObject({ state: 'avbrutt' });
    await desk.stop();
  });

  it('keeps an order that nobody works on until there is a worker', async () => {
    const before = await order(made(), 'kjapp', 50);
    expect(before.state).toBe('venter');
    const desk = made();
    await desk.start();
    await desk.idle();
    expect(await db.inKommune(own, (tx) => findJob(tx, before.id))).toMatchObject({ state: 'ferdig' });
    await desk.stop();
  });
});
