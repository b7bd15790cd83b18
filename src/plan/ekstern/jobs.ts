import type { Language } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import { defineJob, type JobKind } from '../../platform/jobs/worker.ts';
import type { Mailer } from '../../platform/mail/mail.ts';
import { findOppgave, type GuideTask, oppgaveNumber } from '../runde/index.ts';
import { EKSTERN_BREV } from './actions.ts';
import { EKSTERN_BREV_TEXTS, writeEksternBrev } from './brev.ts';
import { claimMail, endMail, mailsOwed, replaceLenke } from './store.ts';

export interface EksternBrevDeps {
  readonly mailer: Mailer;
  readonly baseUrl: string;
  readonly guide: readonly GuideTask[];
}

/** Puts what waits for another try in the queue. */
export async function orderEksternBrev(db: Database, clock: Clock): Promise<void> {
  const kommuner = await db.inPlattform((tx) => tx.rows<{ id: string }>('select id from kommune where not demo'));
  for (const { id } of kommuner)
    await db.inKommune(id, async (tx) => {
      for (const { mailId } of await mailsOwed(tx))
        await enqueue(tx, clock, id, { kind: EKSTERN_BREV, input: { brev: mailId } });
    });
}

export const eksternJobs = (deps: EksternBrevDeps): JobKind[] => [
  defineJob<{ brev: string }>(EKSTERN_BREV, async (job) => {
    const { db, clock, kommuneId } = job;
    const mailId = job.input.brev;
    const [kommune] = await db.inPlattform((tx) =>
      tx.rows<{ slug: string; name: string; language: Language }>(
        'select slug, name, language from kommune where id = $1',
        [kommuneId],
      ),
    );
    if (!kommune) throw new Error('An invitation for no kommune');
    const counts = { sendt: 0, avvist: 0, utsatt: 0, uviss: 0 };
    // Claimed and committed, with its link, before a word is said to the mail server.
    const ready = await db.inKommune(kommuneId, async (tx) => {
      const invited = await claimMail(tx, mailId, clock.today());
      const task = invited && (await findOppgave(tx, invited.oppgave));
      if (!invited || !task) return null;
      return { invited, task, token: await replaceLenke(tx, clock, kommuneId, invited) };
    });
    if (!ready) return counts;
    const { invited, task, token } = ready;
    const { language, name, slug } = kommune;
    const title = task.data.title ?? deps.guide.find((g) => g.id === task.data.content?.id)?.text[language] ?? '';
    const mail = writeEksternBrev(EKSTERN_BREV_TEXTS[language], {
      kommune: name,
      name: invited.name,
      task: `${oppgaveNumber(task.number)} ${title}`.trim(),
      link: `${deps.baseUrl}${language === 'nn' ? '/nn' : ''}/k/${slug}/oppgave/${token}`,
      until: invited.until,
    });
    job.signal.throwIfAborted();
    const sent = await deps.mailer.send({ to: invited.email, id: mailId, ...mail });
    counts[sent] += 1;
    await db.inKommune(kommuneId, (tx) => endMail(tx, mailId, sent === 'utsatt' ? 'venter' : sent));
    return counts;
  }),
];
