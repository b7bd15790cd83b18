import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../../platform/clock/clock.ts';
import { createRate } from '../../../platform/http/rate.ts';

const HOUR = 60 * 60_000;
const MINUTE = 60_000;
/** A library, a school or an office has one address for many people. */
export const FROM_ONE_ADDRESS = 40;
export const TO_ONE_SURVEY = 400;
const KEPT_SHEETS = 20_000;

/**
 * Holds back floods without knowing anybody: how often an address has sent is counted in memory, under a key that is made of a
 * secret which is thrown away every hour. Nothing of it is written down, and a restart forgets it.
 */
export function createFlom(clock: Clock) {
  const addresses = createRate(clock, FROM_ONE_ADDRESS, HOUR);
  const surveys = createRate(clock, TO_ONE_SURVEY, HOUR);
  const sheets = new Set<string>();
  let secret = { hour: -1, bytes: randomBytes(32) };
  const hour = () => Math.floor(Date.parse(clock.now()) / HOUR);

  function fresh(): Buffer {
    if (secret.hour !== hour()) {
      secret = { hour: hour(), bytes: randomBytes(32) };
      sheets.clear();
    }
    return secret.bytes;
  }

  return {
    /** Marks one form that is handed out, so that it is taken once however often it is sent. */
    sheet: (): string => randomUUID(),
    /** Whether this very form was taken before. */
    isTaken: (sheet: string): boolean => fresh().length > 0 && sheets.has(sheet),
    taken(sheet: string): void {
      fresh();
      if (sheets.size >= KEPT_SHEETS) sheets.clear();
      if (/^[0-9a-f-]{36}$/.test(sheet)) sheets.add(sheet);
    },
    /** Counts one try; 0 when there is room, else the minutes until there is. */
    minutesToWait(survey: string, address: string): number {
      const key = createHmac('sha256', fresh()).update(`${survey} ${address}`).digest('base64');
      const seconds = addresses.secondsToWait(key) || surveys.secondsToWait(survey);
      return Math.ceil((seconds * 1000) / MINUTE);
    },
  };
}

export type Flom = ReturnType<typeof createFlom>;

const UNDO_MINUTES = 15;
const UNDO_MOST = 500;

/** What was typed from a sheet of paper a moment ago, in memory alone, so that it can be taken out again. */
export function createHuske<T>(clock: Clock) {
  const held = new Map<string, { at: number; value: T }>();
  const now = () => Date.parse(clock.now());
  return {
    keep(value: T): string {
      for (const [key, { at }] of held) if (now() - at > UNDO_MINUTES * MINUTE) held.delete(key);
      if (held.size >= UNDO_MOST) held.clear();
      const key = randomUUID();
      held.set(key, { at: now(), value });
      return key;
    },
    /** Gives it once. */
    take(key: string): T | null {
      const found = held.get(key);
      held.delete(key);
      return found && now() - found.at <= UNDO_MINUTES * MINUTE ? found.value : null;
    },
  };
}
