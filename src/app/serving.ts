import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { makeBackup } from '../platform/backup/backup.ts';
import { systemClock } from '../platform/clock/system.ts';
import type { DatabaseSettings, OwnedDatabase } from '../platform/db/open.ts';
import { listen } from '../platform/http/listen.ts';
import type { MailSettings } from '../platform/mail/mail.ts';
import { listenOnSocket } from '../platform/socket/socket.ts';
import { loadAssets, projectRoot } from './assets.ts';
import { ASK_CHECK, checkStored } from './check.ts';
import { compose } from './compose.ts';
import { type Content, readContent } from './content.ts';
import { readStatus } from './status.ts';

export interface Serving {
  readonly content: Content;
  readonly port: number;
  /** Folder of the data, where commands reach this process. */
  readonly data: string;
  readonly settings: DatabaseSettings;
  /** Where figures are fetched from. */
  readonly ssb: string;
  readonly mail: MailSettings | null;
  /** How people reach it. */
  readonly address: string | null;
}

const say = (text: string) => process.stdout.write(`${text}\n`);

export const readAll = (): Content => readContent(projectRoot());

/** Serves until it is told to stop; gives the exit code. */
export async function serveOn(db: OwnedDatabase, how: Serving): Promise<number> {
  const { content, port, data, settings, ssb, mail, address: own } = how;
  const root = projectRoot();
  const mailer = mail && (await import('../platform/mail/smtp.ts')).createSmtpMailer(mail);
  const running = { pid: process.pid, address: `http://localhost:${port}`, since: systemClock.now() };
  const commands = settings.url
    ? null
    : await listenOnSocket(data, async (ask) => {
        if (ask === 'backup') return makeBackup(db.engine);
        if (ask.startsWith(ASK_CHECK))
          return Buffer.from(JSON.stringify(await checkStored(db, ask.slice(ASK_CHECK.length))));
        if (ask === 'status') return Buffer.from(JSON.stringify(await readStatus(db, settings.migrations, running)));
        return null;
      }).catch((error: Error) => {
        // Some mounted folders cannot hold a socket; the product itself needs none.
        process.stderr.write(`boligplan: commands cannot reach this process: ${error.message}\n`);
        return null;
      });
  const { app, accounts, desk, prepareDemo } = compose({
    root,
    content,
    db,
    clock: systemClock,
    assets: loadAssets(join(root, 'dist')),
    localDemo: !settings.url,
    proxies: new Set((process.env.BOLIGPLAN_PROXY ?? '').split(/[\s,]+/).filter(Boolean)),
    ssb,
    fetchesByItself: process.env.BOLIGPLAN_TALL_AV_SEG_SELV !== 'nei',
    ...(own ? { address: own } : {}),
    ...(mail && mailer ? { mail: { mailer, baseUrl: mail.baseUrl } } : {}),
    log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
  });
  const close = async () => {
    await commands?.close();
    // Jobs under way go back to the queue, and are done when the server is here again.
    await desk.stop();
    await db.close();
  };
  await prepareDemo();
  await desk.start();
  const code = await accounts.renewSetupCode();

  const server = listen(app.fetch, port, process.env.HOST ?? '0.0.0.0');
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
    await close();
    return 1;
  }
  const address = server.address();
  running.address = `http://localhost:${typeof address === 'object' && address ? address.port : port}`;
  say(`Boligplan: ${running.address}`);
  if (code) say(`Engangskode for første administrator (vises bare her): ${code}`);
  say('Stopp med Ctrl+C.');
  // Not at the end alone, which may be a kill: the next start has it either way.
  flushCompileCache();

  await new Promise<void>((stopped) => {
    const stop = () => {
      server.close(() => stopped());
      if ('closeAllConnections' in server) server.closeAllConnections();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  await close();
  return 0;
}
