import { listTilbud, toRemind } from '../plan/boligtilbud/index.ts';
import { eksternJobs, orderEksternBrev } from '../plan/ekstern/index.ts';
import { kartleggingJobs, orderBrev } from '../plan/kartlegging/jobs.ts';
import {
  AARSFRIST_TEXTS,
  ESKALERING_DAGER,
  eskaleringer,
  fristvarsler,
  isAarsfrist,
  purringer,
} from '../plan/oppfoelging/index.ts';
import { type AvtalerAaMinneOm, orderPaaminninger, type Rapportering, rundeJobs } from '../plan/runde/jobs.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Database } from '../platform/db/database.ts';
import type { Mailer } from '../platform/mail/mail.ts';

const rapportering: Rapportering = {
  soon: purringer,
  left: eskaleringer,
  everyDays: ESKALERING_DAGER,
  clocks: fristvarsler,
  clockName: (frist, year, lang) => (isAarsfrist(frist) ? AARSFRIST_TEXTS[lang].names[frist](year) : ''),
};
const avtaler: AvtalerAaMinneOm = async (tx, since, today) => toRemind(await listTilbud(tx), since, today);

/** What goes out by mail: the daily reminders, requests to count and links to people from outside. Nothing where no mail is set up. */
export function createPost(c: {
  readonly db: Database;
  readonly clock: Clock;
  readonly mail?: { readonly mailer: Mailer; readonly baseUrl: string };
  readonly guide: Parameters<typeof rundeJobs>[0]['guide'];
  readonly membersOf: Parameters<typeof rundeJobs>[0]['membersOf'];
}) {
  const { mail, guide, membersOf } = c;
  return {
    jobs: mail
      ? [
          ...rundeJobs({ ...mail, guide, membersOf, avtaler, rapportering }),
          ...kartleggingJobs(mail),
          ...eksternJobs({ ...mail, guide }),
        ]
      : [],
    async upkeep() {
      if (!mail) return;
      await orderPaaminninger(c.db, c.clock, avtaler, rapportering);
      await orderBrev(c.db, c.clock);
      await orderEksternBrev(c.db, c.clock);
    },
  };
}
