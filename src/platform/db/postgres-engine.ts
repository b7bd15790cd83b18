import pg from 'pg';
import type { Engine } from './connection.ts';

const { builtins } = pg.types;
const types = new pg.TypeOverrides();
types.setTypeParser(builtins.DATE, (value: string) => value);
types.setTypeParser(builtins.NUMERIC, (value: string) => value);
types.setTypeParser(builtins.INT8, Number);
types.setTypeParser(builtins.TIMESTAMPTZ, (value: string) =>
  new Date(`${value.replace(' ', 'T')}${/[+-]\d\d$/.test(value) ? ':00' : ''}`).toISOString(),
);

export function openPostgres(url: string): Engine {
  const pool = new pg.Pool({ connectionString: url, max: 10, types, application_name: 'boligplan' });
  // A lost idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  return {
    kind: 'postgres',
    async withConnection(body) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        return await body({
          query: async <T>(sql: string, params: readonly unknown[] = []) => (await client.query(sql, [...params])).rows as T[],
          exec: async (sql) => void (await client.query(sql)),
        });
      } catch (error) {
        if (!(error as { code?: string }).code?.match(/^[0-9A-Z]{5}$/)) broken = error as Error;
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}
