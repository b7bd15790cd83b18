import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';
import { madeUpTime } from './time.ts';

/** The most that began within any window. */
const densest = (begun: readonly number[], windowMs: number) =>
  Math.max(...begun.map((from) => begun.filter((t) => t >= from && t < from + windowMs).length));

describe('the pace', () => {
  it('never lets more than the limit begin in any window, whatever arrives when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 10, max: 1000 }),
        fc.array(fc.record({ pause: fc.integer({ min: 0, max: 400 }), takes: fc.integer({ min: 0, max: 300 }) }), {
          minLength: 1,
          maxLength: 40,
        }),
        async (calls, windowMs, arrivals) => {
          const time = madeUpTime();
          const pace = createPace(time, { calls, windowMs });
          const begun: number[] = [];
          let running = 0;
          const turns = arrivals.map(({ pause, takes }) => {
            time.pass(pause);
            return pace.turn(async () => {
              running += 1;
              expect(running).toBe(1);
              begun.push(time.now());
              time.pass(takes);
              await Promise.resolve();
              running -= 1;
            });
          });
          await Promise.all(turns);
          expect(begun).toHaveLength(arrivals.length);
          expect(densest(begun, windowMs)).toBeLessThanOrEqual(calls);
        },
      ),
    );
  });

  it('lets the full number through before it waits', async () => {
    const time = madeUpTime();
    const pace = createPace(time);
    for (let i = 0; i < 31; i += 1) await pace.turn(async () => {});
    expect(time.slept).toEqual([60_000]);
  });

  it('obeys a service that says it allows less', async () => {
    const time = madeUpTime();
    const pace = createPace(time);
    pace.hear(new Headers({ 'x-ratelimit-policy': '10;w=120s' }));
    for (let i = 0; i < 11; i += 1) await pace.turn(async () => {});
    expect(time.slept).toEqual([120_000]);
  });

  it('stays below its own limit when the service allows more', async () => {
    const time = madeUpTime();
    const pace = createPace(time);
    pace.hear(new Headers({ 'x-ratelimit-policy': '40;w=60s', 'x-ratelimit-remaining': '39' }));
    for (let i = 0; i < 31; i += 1) await pace.turn(async () => {});
    expect(time.slept).toHaveLength(1);
  });

  it('waits when others behind the same address have spent the limit', async () => {
    const time = madeUpTime();
    const pace = createPace(time);
    pace.hear(new Headers({ 'x-ratelimit-limit': '40', 'x-ratelimit-remaining': '0' }));
    await pace.turn(async () => {});
    expect(time.slept).toEqual([60_000]);
  });

  it('goes on after a call that fails', async () => {
    const pace = createPace(madeUpTime());
    const bad = pace.turn(async () => {
      throw new Error('brudd');
    });
    const good = pace.turn(async () => 'etter');
    await expect(bad).rejects.toThrow('brudd');
    expect(await good).toBe('etter');
  });
});
