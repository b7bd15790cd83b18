import type { Time } from './time.ts';

export interface Pace {
  /** Runs `call` when it is its turn: one at a time, never more than the limit in any window. */
  turn<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** What the service says of its own limit. */
  hear(headers: Headers): void;
  /** Nobody gets a turn before this many milliseconds have passed. */
  hold(ms: number): void;
}

/** Statistics Norway asks for 30 a minute from one address, which a whole town hall may share. */
export const PER_MINUTE = 30;

const whole = (text: string | null): number | null => (text && /^\d+$/.test(text.trim()) ? Number(text) : null);

export function createPace(time: Time, settings: { readonly calls?: number; readonly windowMs?: number } = {}): Pace {
  let { calls = PER_MINUTE, windowMs = 60_000 } = settings;
  const begun: number[] = [];
  let heldUntil = Number.NEGATIVE_INFINITY;
  let line: Promise<unknown> = Promise.resolve();

  async function waitForRoom(signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const now = time.now();
      while (begun.length > calls) begun.shift();
      const oldest = begun.length === calls ? (begun[0] ?? now) + windowMs : now;
      const wait = Math.max(oldest, heldUntil) - now;
      if (wait <= 0) return;
      await time.sleep(wait, signal);
    }
  }

  return {
    turn(call, signal) {
      const mine = line.then(async () => {
        await waitForRoom(signal);
        begun.push(time.now());
        return call();
      });
      line = mine.catch(() => undefined);
      return mine;
    },
    hear(headers) {
      const policy = /(\d+)\s*;\s*w=(\d+)s?/.exec(headers.get('x-ratelimit-policy') ?? '');
      const limit = policy ? Number(policy[1]) : whole(headers.get('x-ratelimit-limit'));
      if (limit) calls = Math.min(calls, limit);
      if (policy) windowMs = Math.max(windowMs, Number(policy[2]) * 1000);
      // Others behind the same address may have spent what is left of the limit.
      if (whole(headers.get('x-ratelimit-remaining')) === 0) this.hold(windowMs);
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, time.now() + ms);
    },
  };
}
