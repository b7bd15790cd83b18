/** The only source of "now" and of ids; tests pass their own. */
export interface Clock {
  /** ISO instant in UTC. */
  now(): string;
  /** Today's date in Europe/Oslo, 'YYYY-MM-DD'. */
  today(): string;
  /** A new time-ordered uuid (version 7). */
  id(): string;
}
