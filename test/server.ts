import { serve } from '@hono/node-server';
import { loadAssets } from '../src/app/assets.ts';
import { compose } from '../src/app/compose.ts';
import { type Content, readContent } from '../src/app/content.ts';
import { stopThread } from '../src/plan/plandokument/rendering/thread.ts';
import type { Clock } from '../src/platform/clock/clock.ts';
import { systemClock } from '../src/platform/clock/system.ts';
import type { OwnedDatabase } from '../src/platform/db/open.ts';
import { madeUpTime } from '../src/platform/statistics/time.ts';
import { putReady, readyOnPostgres, type Stage, testDatabase } from './database.ts';
import { fingerprintOf } from './fingerprint.ts';

interface Options {
  readonly localDemo?: boolean;
  readonly ssb?: string;
  /** How people reach it, for links in files. */
  readonly address?: string;
  /** The day it is, for the product and for what Eksempelvik types in; the system's own unless said. */
  readonly clock?: Clock;
  /** Answer with kept pages as the product does; else each is made again and compared. */
  readonly keptPages?: 'used';
}

/** Read once for all files of a process. */
let read: Content | undefined;
function shipped(): Content {
  read ??= readContent('.');
  return read;
}

function composeOn(db: OwnedDatabase, options: Options, errors: string[]) {
  return compose({
    root: '.',
    content: shipped(),
    db,
    clock: options.clock ?? systemClock,
    assets: loadAssets('dist'),
    localDemo: options.localDemo ?? true,
    ...(options.address ? { address: options.address } : {}),
    ...(options.keptPages === 'used' ? {} : { keptPages: 'prove' }),
    // No test may reach the agency: nothing listens here unless a test says otherwise.
    ssb: options.ssb ?? 'http://127.0.0.1:9/api/pxwebapi/v2',
    // The pace the agency asks for is kept by a clock that need not be waited for.
    agencyTime: madeUpTime(),
    log: (line) => errors.push(JSON.stringify(line)),
  });
}

/** Eksempelvik takes seconds to type in: once for a run, and every file begins with a copy. Its years follow the calendar. */
const eksempelvik = (clock: Clock = systemClock): Stage => ({
  name: clock === systemClock ? 'eksempelvik' : `eksempelvik-${clock.today()}`,
  fingerprint: fingerprintOf(['src', 'content', 'migrations', 'package-lock.json', 'test/database.ts'], clock.today()),
  fill: async (db) => {
    const { prepareDemo, desk } = composeOn(db, { clock }, []);
    await prepareDemo();
    // The files of the adopted plan, once and not on every server.
    await desk.start();
    await desk.idle();
    await desk.stop();
    await stopThread();
  },
});

/** A database with Eksempelvik where a process of its own will open it: in `folder`, or at the address that is given back. */
export const eksempelvikIn = (folder: string): Promise<void> => putReady(eksempelvik(), folder);
export const eksempelvikOnPostgres = (): Promise<string> => readyOnPostgres(eksempelvik());

/** The product itself on a free port, with Eksempelvik, on a database of its own of the run's kind. */
export async function startServer(options: Options = {}) {
  const db = await testDatabase(eksempelvik(options.clock));
  const errors: string[] = [];
  const composed = composeOn(db, options, errors);
  await composed.desk.start();
  const code = (await composed.accounts.renewSetupCode()) ?? '';
  const server = serve({ fetch: composed.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((done) => server.once('listening', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    routes: composed.routes,
    accounts: composed.accounts,
    run: composed.run,
    desk: composed.desk,
    db,
    code,
    errors,
    async stop() {
      server.close();
      await composed.desk.stop();
      await db.close();
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startServer>>;

/** A logged-in administrator of a new kommune, as the browser's cookie. */
export async function administrator(
  server: TestServer,
  kommune: { slug: string; name: string; number: string },
  email = 'anne@kommune.no',
): Promise<{ cookie: string; csrf: string }> {
  const made = await server.accounts.setUp(server.code, {
    name: 'Anne Planlegger',
    email,
    password: 'en lang og trygg setning',
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const created = await server.accounts.createKommune({ ...kommune, demo: false }, made.value.brukerId);
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  const { csrfToken } = await import('../src/platform/auth/token.ts');
  return { cookie: `boligplan=${made.value.token}`, csrf: csrfToken(made.value.token) };
}
