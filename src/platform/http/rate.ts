import type { Clock } from '../clock/clock.ts';

const MINUTE = 60_000;
const MANY = 10_000;

/** Counts requests of each caller within a minute, or another window, that starts with its first one. Kept in memory: a restart forgets it. */
export function createRate(clock: Clock, most: number, window = MINUTE) {
  const windows = new Map<string, { start: number; count: number }>();
  return {
    /** Counts one request; 0 when it is within the limit, else the seconds until there is room again. */
    secondsToWait(caller: string): number {
      const now = Date.parse(clock.now());
      const found = windows.get(caller);
      if (!found || now - found.start >= window) {
        if (windows.size >= MANY) {
          for (const [key, w] of windows) if (now - w.start >= window) windows.delete(key);
          if (windows.size >= MANY) windows.clear();
        }
        windows.set(caller, { start: now, count: 1 });
        return 0;
      }
      found.count += 1;
      return found.count <= most ? 0 : Math.ceil((found.start + window - now) / 1000);
    },
  };
}
