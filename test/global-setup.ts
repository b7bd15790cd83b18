import { startPostgres } from './postgres.ts';

/** One PostgreSQL for the whole run when the tests ask for it; a server that does not start ends the run. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BOLIGPLAN_TEST_DB !== 'postgres') return undefined;
  const server = await startPostgres();
  process.env.BOLIGPLAN_TEST_POSTGRES_URL = server.url;
  return async () => {
    await server.stop();
  };
}
