import pg from 'pg';
import type { Engine } from './connection.ts';
import { PARSERS } from './types.ts';

const types = new pg.TypeOverrides();
for (const [type, parse] of Object.entries(PARSERS)) types.setTypeParser(Number(type), parse);

const OFTEN = 3;
const MOST_NAMED = 500;

/**
 * Names for the statements that come again, so that each connection reads and plans them once: on a page that is kept that is
 * most of what the database does. One that is seldom, as a list of values of any length is, gets none.
 */
function createNames(): { of(sql: string): string | undefined } {
  const seen = new Map<string, number>();
  const named = new Map<string, string>();
  return {
    of(sql) {
      const name = named.get(sql);
      if (name !== undefined || named.size >= MOST_NAMED) return name;
      const times = (seen.get(sql) ?? 0) + 1;
      if (times < OFTEN) {
        if (seen.size > MOST_NAMED) seen.clear();
        seen.set(sql, times);
        return undefined;
      }
      seen.delete(sql);
      named.set(sql, `s${named.size}`);
      return named.get(sql);
    },
  };
}

export function openPostgres(url: string): Engine {
  const names = createNames();
  const settings = { connectionString: url, types, application_name: 'boligplan' };
  const pool = new pg.Pool({ ...settings, max: 10 });
  const readers = new pg.Pool({
    ...settings,
    max: 4,
    onConnect: async (client) =>
      void (await client.query(
        "set role boligplan_plattform; set app.kommune_id = ''; set default_transaction_read_only = on",
      )),
  });
  // A lost connection is replaced at the next query, and who was using it hears so from the query; without listeners
  // it would end the process, both while it rests in the pool and between two queries of a transaction.
  for (const one of [pool, readers]) {
    one.on('error', () => undefined);
    one.on('connect', (client) => client.on('error', () => undefined));
  }
  return {
    kind: 'postgres',
    async withConnection(body) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        return await body({
          query: async <T>(sql: string, params: readonly unknown[] = []) =>
            (await client.query({ text: sql, values: [...params], name: names.of(sql) })).rows as T[],
          exec: async (sql) => void (await client.query(sql)),
        });
      } catch (error) {
        if (!(error as { code?: string }).code?.match(/^[0-9A-Z]{5}$/)) broken = error as Error;
        throw error;
      } finally {
        client.release(broken);
      }
    },
    lookUps: {
      query: async <T>(sql: string, params: readonly unknown[] = []) =>
        (await readers.query({ text: sql, values: [...params], name: names.of(sql) })).rows as T[],
    },
    async close() {
      await Promise.all([pool.end(), readers.end()]);
    },
  };
}
