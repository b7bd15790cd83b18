import type { Clock } from '../../platform/clock/clock.ts';

/** The clock as it stood on a day: what was typed before today says so. */
export const onDay = (clock: Clock, day: string): Clock => ({
  ...clock,
  now: () => `${day}T10:00:00.000Z`,
  today: () => day,
});
