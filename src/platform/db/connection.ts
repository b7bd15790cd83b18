/** One session with a database; the doors build transactions on it. */
export interface Connection {
  query<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Several statements without parameters; for migrations. */
  exec(sql: string): Promise<void>;
}

export interface Engine {
  readonly kind: 'pglite' | 'postgres';
  /** Runs `body` with a session that nobody else uses meanwhile. */
  withConnection<T>(body: (connection: Connection) => Promise<T>): Promise<T>;
  /** Each statement by itself, read only and as the role boligplan_plattform, in one message to the database. */
  readonly lookUps: { query<T = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<T[]> };
  close(): Promise<void>;
}
