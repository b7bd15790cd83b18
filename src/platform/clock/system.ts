import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

const OSLO = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** RFC 9562 version 7: 48 bits of milliseconds, then random bits. */
export function uuidV7(milliseconds: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  bytes.set(random.subarray(0, 16));
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(milliseconds / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => OSLO.format(new Date()),
  id: () => uuidV7(Date.now(), randomBytes(16)),
};

/** A clock that stands still at `instant` and counts its ids, for tests and for making the demonstration the same each time. */
export function fixedClock(instant: string, seed = 0): Clock {
  let count = seed;
  const at = new Date(instant);
  return {
    now: () => at.toISOString(),
    today: () => OSLO.format(at),
    id: () => {
      count += 1;
      const random = new Uint8Array(16);
      new DataView(random.buffer).setUint32(12, count);
      return uuidV7(at.getTime() + Math.floor(count / 2 ** 32), random);
    },
  };
}
