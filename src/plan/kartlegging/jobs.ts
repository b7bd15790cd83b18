import { isWorkingDay, type Language } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { osloMoment } from '../../platform/clock/oslo.ts';
import { type Actor, written } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { defineJob, type JobKind } from '../../platform/jobs/worker.ts';
import type { Mailer } from '../../platform/mail/mail.ts';
import { deadlineTold } from '../runde/index.ts';
import { BREV, expiryOf, newSvarLenke } from './actions/forespoersel.ts';
import { BREV_TEXTS, writeBrev } from './brev.ts';
import { isOpen } from './forespoersel.ts';
import {
  brevOwed,
  claimBrev,
  endBrev,
  findForespoersel,
  insertBrev,
  listForespoersler,
  newestBrev,
  type OwedBrev,
} from './store.ts';

const FIRST_HOUR = '06.00';

export interface BrevDeps {
  readonly mailer: Mailer;
  readonly baseUrl: string;
}

interface KommuneRow {
  readonly slug: string;
  readonly name: string;
  readonly language: Language;
}

/**
 * Owes the reminders of the day, with the rhythm of the digest, and puts what waits for another try in the queue.
 * Done every hour; who was written to today for another reason is not reminded the same day, nor who was asked by hand.
 */
export async function orderBrev(db: Database, clock: Clock): Promise<void> {
  const { date, time } = osloMoment(clock.now());
  const kommuner = await db.inPlattform((tx) => tx.rows<{ id: string }>('select id from kommune where not demo'));
  for (const { id } of kommuner)
    await db.inKommune(id, async (tx) => {
      const actor: Actor = { kommuneId: id, brukerId: null };
      if (isWorkingDay(date) && time >= FIRST_HOUR) {
        const newest = new Map((await newestBrev(tx)).map((b) => [b.forespoersel, b]));
        for (const f of (await listForespoersler(tx)).filter(isOpen)) {
          const last = newest.get(f.number);
          const why = deadlineTold(f.deadline, date);
          // An address that is no more is not written to again until the planner has.
          if (why === null || f.email === '' || !last || last.day === date || last.state === 'avvist') continue;
          if (expiryOf(f.deadline, f.deadline) < clock.now()) continue;
          const brev = { messageId: clock.id(), forespoersel: f.number, why, day: date };
          await insertBrev(tx, written(clock, actor), brev);
        }
      }
      for (const { messageId } of await brevOwed(tx))
        await enqueue(tx, clock, id, { kind: BREV, input: { brev: messageId } });
    });
}

export const kartleggingJobs = (deps: BrevDeps): JobKind[] => [
  defineJob<{ brev: string }>(BREV, async (job) => {
    const { db, clock, kommuneId } = job;
    const [kommune] = await db.inPlattform((tx) =>
      tx.rows<KommuneRow>('select slug, name, language from kommune where id = $1', [kommuneId]),
    );
    if (!kommune) throw new Error('A request for no kommune');
    const actor: Actor = { kommuneId, brukerId: null };
    const counts = { sendt: 0, avvist: 0, utsatt: 0, uviss: 0 };
    // Claimed and committed, with its link, before a word is said to the mail server.
    const ready = await db.inKommune(kommuneId, async (tx) => {
      const brev = (await brevOwed(tx)).find((b: OwedBrev) => b.messageId === job.input.brev);
      if (!brev || !(await claimBrev(tx, brev.messageId, clock.now()))) return null;
      const f = await findForespoersel(tx, brev.forespoersel);
      if (!f || f.email === '' || !isOpen(f)) {
        await endBrev(tx, brev.messageId, 'avvist', clock.now());
        return null;
      }
      return { brev, f, token: await newSvarLenke(tx, clock, actor, f) };
    });
    if (!ready) return counts;
    const { brev, f, token } = ready;
    const home = `${deps.baseUrl}${kommune.language === 'nn' ? '/nn' : ''}/k/${kommune.slug}`;
    const mail = writeBrev(BREV_TEXTS[kommune.language], {
      why: brev.why,
      kommune: kommune.name,
      unit: f.unit,
      name: f.name,
      deadline: f.deadline,
      message: f.message,
      link: `${home}/kartlegging/${token}`,
      expires: expiryOf(f.deadline, clock.today()),
    });
    job.signal.throwIfAborted();
    const sent = await deps.mailer.send({ to: f.email, id: brev.messageId, ...mail });
    counts[sent] += 1;
    await db.inKommune(kommuneId, (tx) =>
      endBrev(tx, brev.messageId, sent === 'utsatt' ? 'venter' : sent, clock.now()),
    );
    return counts;
  }),
];
