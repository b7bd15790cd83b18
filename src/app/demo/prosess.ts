import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays, formatDate, isWorkingDay, weekday } from '../../kernel/index.ts';
import {
  earliestAdoption,
  type Frist,
  loadPlan,
  pasteMoeter,
  proposalDigest,
  publish,
  rulesFrom,
  type Saved,
  saveAktivitet,
  scheduleBackwards,
  type Template,
  takeSchedule,
  takeTemplate,
  typedAktivitet,
} from '../../plan/prosessplan/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';

const file = z.strictObject({
  moeter: z.array(
    z.strictObject({
      organ: z.string(),
      ukedag: z.int().min(1).max(5),
      uker: z.array(z.int().min(1).max(52)),
      frist: z.int(),
      kl: z.string(),
    }),
  ),
  mal: z.string(),
  begynt: z.int(),
  moeteplan: z.int(),
  godkjent: z.strictObject({ av: z.string(), uker: z.int() }),
  ferdig: z.array(z.int()),
});

/** A day of an ISO week, or the working day before it when it is a holiday. */
function dayOf(year: number, week: number, day: number): string {
  const fourth = `${year}-01-04`;
  let date = addDays(fourth, (week - 1) * 7 + day - weekday(fourth));
  while (!isWorkingDay(date)) date = addDays(date, -1);
  return date;
}

function taken<T>(what: string, saved: Saved<T>): T {
  if (!saved.ok)
    throw new Error(`The demonstration is not as its own forms want it: ${what} ${JSON.stringify(saved.error)}`);
  return saved.value;
}

export interface ProsessDeps {
  readonly root: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly maler: readonly Template[];
  readonly frister: readonly Frist[];
}

/** Eksempelvik's meeting calendar and its prosessplan: begun, approved and published, with one activity late. */
export async function prepareProsessplan(d: ProsessDeps, actor: Actor, kommune: string): Promise<void> {
  const { db, clock } = d;
  const told = file.parse(parse(readFileSync(join(d.root, 'content/eksempelvik/prosessplan.yaml'), 'utf8')));
  const today = clock.today();
  const year = Number(today.slice(0, 4));
  const [first, last] = [addDays(today, -7 * told.begynt), addDays(today, 7 * told.moeteplan)];
  const lines = [-1, 0, 1, 2].flatMap((ahead) =>
    told.moeter.flatMap((m) =>
      m.uker
        .map((week) => dayOf(year + ahead, week, m.ukedag))
        .filter((date) => date >= first && date <= last)
        .map((date) => [m.organ, date, addDays(date, -m.frist), m.kl].join('\t')),
    ),
  );
  taken('moeter', await pasteMoeter(db, clock, actor, lines.join('\n')));
  const mal = d.maler.find((m) => m.id === told.mal);
  if (!mal) throw new Error(`There is no template ${told.mal}`);
  taken('mal', await takeTemplate(db, clock, actor, mal, 'nb', {}));

  const empty = await loadPlan(db, actor.kommuneId);
  const rules = rulesFrom(d.frister, empty.plan.data.planform, addDays(today, -7 * told.begynt));
  const wished = earliestAdoption(empty.activities, empty.meetings, rules);
  if (!wished) throw new Error('The meetings of the demonstration do not reach far enough');
  const { dates } = scheduleBackwards(empty.activities, empty.meetings, wished, rules);
  taken('datoer', await takeSchedule(db, clock, actor, { wished, proposal: proposalDigest(dates) }, rules));
  const approvedOn = formatDate(addDays(today, -7 * told.godkjent.uker));
  taken('publiser', await publish(db, clock, actor, kommune, { approvedBy: told.godkjent.av, approvedOn }));

  const { activities } = await loadPlan(db, actor.kommuneId);
  const ended = activities
    .filter((a) => a.data.end && a.data.end < today)
    .sort((a, b) => ((a.data.end ?? '') < (b.data.end ?? '') ? -1 : 1));
  for (const [i, a] of ended.entries()) {
    const late = told.ferdig[i];
    const done = late === undefined ? null : addDays(a.data.end ?? today, late);
    if (done === null || done > today) continue;
    taken(
      a.data.title,
      await saveAktivitet(db, clock, actor, { ...typedAktivitet(a.data), done: formatDate(done) }, a),
    );
  }
}
