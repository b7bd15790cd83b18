import { findPostgres, startPostgres } from '../test/postgres.ts';

/** Measures on a new database of a PostgreSQL of its own; where its programs are not installed, says so instead. */
export async function onPostgres<T>(measure: (url: string) => Promise<T>): Promise<T | { readonly skipped: string }> {
  const found = findPostgres();
  if ('missing' in found) return { skipped: found.missing };
  const server = await startPostgres();
  try {
    process.env.BOLIGPLAN_TEST_POSTGRES_URL = server.url;
    const { newPostgresDatabase } = await import('../test/database.ts');
    return await measure(await newPostgresDatabase());
  } finally {
    await server.stop();
  }
}
