import { startPostgres } from './postgres.ts';

/** One PostgreSQL for the tests that run on it; a server that does not start ends the run. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  process.env.BOLIGPLAN_TEST_POSTGRES_URL = server.url;
  return async () => {
    await server.stop();
  };
}
