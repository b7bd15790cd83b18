import { mkdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type OpenRefusal, openDatabase } from '../platform/db/open.ts';
import { readMailSettings, readOwnAddress } from '../platform/mail/mail.ts';
import type { Verb } from './cli.ts';
import { place, whyNot } from './owned.ts';
import { baseFrom } from './ssb/base.ts';

const MAIL_REFUSALS = {
  'smtp-url': 'SMTP_URL must be like smtp://user:password@mail.kommune.no:587 or smtps://...',
  avsender: 'SMTP_URL is set, so BOLIGPLAN_MAIL_FROM must be the address that mail is sent from',
  adresse:
    'SMTP_URL is set, so BOLIGPLAN_URL must be the address of this product, such as https://boligplan.kommune.no',
} as const;

function refuse(refusal: OpenRefusal, data: string): number {
  process.stderr.write(
    refusal.code === 'i-bruk'
      ? `boligplan: the database in ${data} is already in use by process ${refusal.pid}. Stop that one first, or choose another folder with BOLIGPLAN_DATA.\n`
      : `boligplan: ${whyNot(refusal)}.\n`,
  );
  return 1;
}

export const verb: Verb = {
  usage: 'serve',
  help: 'Serves the product. Settings by environment: PORT (3000), HOST (0.0.0.0), BOLIGPLAN_DATA (./data), DATABASE_URL (PostgreSQL 15 or newer instead of the embedded database), BOLIGPLAN_SSB (address of PxWebApi, the live service unless set), BOLIGPLAN_TALL_AV_SEG_SELV (nei: no new figures are fetched by themselves on working days), BOLIGPLAN_PROXY (addresses of proxies on other machines that may say whom they serve), SMTP_URL with BOLIGPLAN_MAIL_FROM and BOLIGPLAN_URL (mail server, sender and own address: reminders are sent when all three are set; with the last alone, figures in files lead back to the product).',
  async run() {
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
    if (!url) mkdirSync(data, { recursive: true, mode: 0o700 });
    // The database opens in a thread of its own while this one reads the rest; who is refused at the door does not wait for that.
    const opening = openDatabase(settings);
    const atTheDoor = await Promise.race([opening, setImmediate(null)]);
    if (atTheDoor && !atTheDoor.ok) return refuse(atTheDoor.error, data);
    const { readAll, serveOn } = await import('./serving.ts');
    const content = readAll();
    const opened = await opening;
    if (!opened.ok) return refuse(opened.error, data);
    return serveOn(opened.value, { content, port, data, settings, ssb: ssb.value, mail, address: reached ?? null });
  },
};
