import { err, ok } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, written } from '../../../platform/db/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { createOppgave } from '../../runde/index.ts';
import { aktivitetNumber } from '../aktivitet.ts';
import { listAktiviteter, reviseAktivitet } from '../store.ts';
import { change, record, type Saved } from './change.ts';

/** The step of the guide that a prosessplan belongs to. */
const STEP = 4;

/**
 * Makes a task of the round of every activity that has none and is not done, or of one of them. The activity remembers
 * its task, so that pressing twice makes no second one. Gives how many were made.
 */
export const createTasks = (
  db: Database,
  clock: Clock,
  actor: Actor,
  slug: string,
  only: number | null = null,
): Promise<Saved<number>> =>
  change(db, actor, async (tx) => {
    const w = written(clock, actor);
    const wanted = (await listAktiviteter(tx)).filter(
      ({ number, data: a }) => a.oppgave === undefined && a.done === null && (only === null || only === number),
    );
    const made: number[] = [];
    for (const { number, revision, data: a } of wanted) {
      const task = await createOppgave(tx, w, {
        title: a.title,
        why: a.purpose,
        unit: a.responsible,
        deadline: a.end,
        step: STEP,
        origin: {
          kind: 'prosessplan',
          number,
          label: `${aktivitetNumber(number)} ${a.title}`,
          href: `/arbeid/${slug}/prosessplan/${number}`,
        },
      });
      if (!task.ok) return err([{ code: task.error }]);
      if (!(await reviseAktivitet(tx, w, number, revision, { ...a, oppgave: task.value })))
        throw new Error('An activity was changed behind a lock');
      made.push(number);
    }
    if (made.length > 0) await record(tx, clock, actor, 'oppgaver-laget', { numbers: made });
    return ok(made.length);
  });
