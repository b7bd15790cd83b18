import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { systemClock } from '../platform/clock/system.ts';
import { openDatabase } from '../platform/db/open.ts';
import { loadAssets, projectRoot } from './assets.ts';
import type { Verb } from './cli.ts';
import { compose } from './compose.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

export const verb: Verb = {
  usage: 'serve',
  help: 'Serves the product. Settings by environment: PORT (3000), BOLIGPLAN_DATA (./data), DATABASE_URL (PostgreSQL 15 or newer instead of the embedded database), BOLIGPLAN_PROXY (addresses of proxies on other machines that may say whom they serve).',
  async run() {
    const root = projectRoot();
    const port = Number(process.env.PORT ?? 3000);
    const url = process.env.DATABASE_URL || undefined;
    const data = resolve(process.env.BOLIGPLAN_DATA ?? 'data');
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      process.stderr.write(`boligplan: PORT must be a number from 0 to 65535, not "${process.env.PORT}"\n`);
      return 2;
    }
    if (!url) mkdirSync(data, { recursive: true, mode: 0o700 });
    const opened = await openDatabase({ folder: join(data, 'database'), url, migrations: join(root, 'migrations') });
    if (!opened.ok) {
      process.stderr.write(
        opened.error.code === 'i-bruk'
          ? `boligplan: the database in ${data} is already in use by process ${opened.error.pid}. Stop that one first, or choose another folder with BOLIGPLAN_DATA.\n`
          : `boligplan: PostgreSQL 15 or newer is needed; this server says ${opened.error.version}.\n`,
      );
      return 1;
    }
    const db = opened.value;
    const { app, accounts, prepareDemo } = compose({
      root,
      db,
      clock: systemClock,
      assets: loadAssets(join(root, 'dist')),
      localDemo: !url,
      proxies: new Set((process.env.BOLIGPLAN_PROXY ?? '').split(/[\s,]+/).filter(Boolean)),
      log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
    });
    await prepareDemo();
    const code = await accounts.renewSetupCode();

    const server = serve({ fetch: app.fetch, port, hostname: process.env.HOST ?? '0.0.0.0' });
    const listening = await new Promise<boolean>((done) => {
      server.once('listening', () => done(true));
      server.once('error', (error: NodeJS.ErrnoException) => {
        process.stderr.write(
          error.code === 'EADDRINUSE'
            ? `boligplan: port ${port} is already in use. Choose another with PORT, for example PORT=3001 npm start.\n`
            : `boligplan: ${error.message}\n`,
        );
        done(false);
      });
    });
    if (!listening) {
      await db.close();
      return 1;
    }
    const address = server.address();
    say(`Boligplan: http://localhost:${typeof address === 'object' && address ? address.port : port}`);
    if (code) say(`Engangskode for første administrator (vises bare her): ${code}`);
    say('Stopp med Ctrl+C.');

    await new Promise<void>((stopped) => {
      const stop = () => {
        server.close(() => stopped());
        if ('closeAllConnections' in server) server.closeAllConnections();
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
    await db.close();
    return 0;
  },
};
