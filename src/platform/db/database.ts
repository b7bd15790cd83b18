/** A transaction that is already bound to a role and, where it applies, a kommune. */
export interface Tx {
  /** Runs one statement with $1..$n parameters and returns its rows. Dates arrive as 'YYYY-MM-DD', timestamps as ISO strings, bigint as number. */
  rows<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
}

/** A transaction of the platform's own, which may go into one municipality for a moment. */
export interface PlatformTx extends Tx {
  /**
   * `body` as role boligplan_kommune in this kommune, in the same transaction: what both know of stands or falls together.
   * Each statement has the rights of one role, never of both. Nothing else may run in the transaction meanwhile.
   */
  inKommune<T>(kommuneId: string, body: (tx: Tx) => Promise<T>): Promise<T>;
}

/**
 * The only ways to the data. Never render, hash, parse or wait for anything else inside `body`:
 * the embedded database has one connection.
 */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  /** A transaction as role boligplan_kommune with `app.kommune_id` set; row-level security hides all other kommuner. */
  inKommune<T>(kommuneId: string, body: (tx: Tx) => Promise<T>): Promise<T>;
  /** A transaction as role boligplan_plattform: rights on a closed list of tables without kommune data. */
  inPlattform<T>(body: (tx: PlatformTx) => Promise<T>): Promise<T>;
  /** One statement that only reads, as role boligplan_plattform and in a transaction of its own: a single wait on PostgreSQL. */
  lookUp<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  close(): Promise<void>;
}
