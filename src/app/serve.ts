import { mkdirSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { makeBackup } from '../platform/backup/backup.ts';
import { systemClock } from '../platform/clock/system.ts';
import { openDatabase } from '../platform/db/open.ts';
import { listen } from '../platform/http/listen.ts';
import { readMailSettings, readOwnAddress } from '../platform/mail/mail.ts';
import { listenOnSocket } from '../platform/socket/socket.ts';
import { loadAssets, projectRoot } from './assets.ts';
import { ASK_CHECK, checkStored } from './check.ts';
import type { Verb } from './cli.ts';
import { compose } from './compose.ts';
import { readContent } from './content.ts';
import { place, whyNot } from './owned.ts';
import { baseFrom } from './ssb/base.ts';
import { readStatus } from './status.ts';

const MAIL_REFUSALS = {
  'smtp-url': 'SMTP_URL must be like smtp://user:password@mail.kommune.no:587 or smtps://...',
  avsender: 'SMTP_URL is set, so BOLIGPLAN_MAIL_FROM must be the address that mail is sent from',
  adresse:
    'SMTP_URL is set, so BOLIGPLAN_URL must be the address of this product, such as https://boligplan.kommune.no',
} as const;

const say = (text: string) => process.stdout.write(`${text}\n`);

export const verb: Verb = {
  usage: 'serve',
  help: 'Serves the product. Settings by environment: PORT (3000), HOST (0.0.0.0), BOLIGPLAN_DATA (./data), DATABASE_URL (PostgreSQL 15 or newer instead of the embedded database), BOLIGPLAN_SSB (address of PxWebApi, the live service unless set), BOLIGPLAN_TALL_AV_SEG_SELV (nei: no new figures are fetched by themselves on working days), BOLIGPLAN_PROXY (addresses of proxies on other machines that may say whom they serve), SMTP_URL with BOLIGPLAN_MAIL_FROM and BOLIGPLAN_URL (mail server, sender and own address: reminders are sent when all three are set; with the last alone, figures in files lead back to the product).',
  async run() {
    const root = projectRoot();
    const port = Number(process.env.PORT ?? 3000);
    const { data, settings } = place();
    const { url } = settings;
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      process.stderr.write(`boligplan: PORT must be a number from 0 to 65535, not "${process.env.PORT}"\n`);
      return 2;
    }
    const ssb = baseFrom();
    if (!ssb.ok) {
      process.stderr.write(`boligplan: BOLIGPLAN_SSB must be a web address, not "${ssb.error.text}"\n`);
      return 2;
    }
    const mail = readMailSettings(process.env);
    if (mail && 'refused' in mail) {
      process.stderr.write(`boligplan: ${MAIL_REFUSALS[mail.refused]}\n`);
      return 2;
    }
    const reached = readOwnAddress(process.env);
    if (reached === 'ugyldig') {
      process.stderr.write(
        'boligplan: BOLIGPLAN_URL must be the address of this product, such as https://boligplan.kommune.no\n',
      );
      return 2;
    }
    const mailer = mail && (await import('../platform/mail/smtp.ts')).createSmtpMailer(mail);
    if (!url) mkdirSync(data, { recursive: true, mode: 0o700 });
    // The database opens in a thread of its own while this one reads.
    const opening = openDatabase(settings);
    const content = readContent(root);
    const opened = await opening;
    if (!opened.ok) {
      process.stderr.write(
        opened.error.code === 'i-bruk'
          ? `boligplan: the database in ${data} is already in use by process ${opened.error.pid}. Stop that one first, or choose another folder with BOLIGPLAN_DATA.\n`
          : `boligplan: ${whyNot(opened.error)}.\n`,
      );
      return 1;
    }
    const db = opened.value;
    const running = { pid: process.pid, address: `http://localhost:${port}`, since: systemClock.now() };
    const commands = url
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
      localDemo: !url,
      proxies: new Set((process.env.BOLIGPLAN_PROXY ?? '').split(/[\s,]+/).filter(Boolean)),
      ssb: ssb.value,
      fetchesByItself: process.env.BOLIGPLAN_TALL_AV_SEG_SELV !== 'nei',
      ...(reached ? { address: reached } : {}),
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
  },
};
