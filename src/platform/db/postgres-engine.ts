import pg from 'pg';
import type { Engine } from './connection.ts';
import { PARSERS } from './types.ts';

const types = new pg.TypeOverrides();
for (const [type, parse] of Object.entries(PARSERS)) types.setTypeParser(Number(type), parse);

export function openPostgres(url: string): Engine {
  const pool = new pg.Pool({ connectionString: url, max: 10, types, application_name: 'boligplan' });
  // A lost connection is replaced at the next query, and who was using it hears so from the query; without listeners
  // it would end the process, both while it rests in the pool and between two queries of a transaction.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    kind: 'postgres',
    async withConnection(body) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        return await body({
          query: async <T>(sql: string, params: readonly unknown[] = []) =>
            (await client.query(sql, [...params])).rows as T[],
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
