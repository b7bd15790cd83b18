import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { formatDate } from '../../kernel/index.ts';
import { saveMany } from '../../plan/runde/actions/flere.ts';
import { addKommentar, addOwnOppgave, saveOppgave, startRunde } from '../../plan/runde/actions.ts';
import { currentRunde, type GuideTask, listOppgaver } from '../../plan/runde/index.ts';
import { typedOppgave } from '../../plan/runde/parse.ts';
import { findOppgave } from '../../plan/runde/store.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';

const DAY = 86_400_000;
const text = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));
const schema = z.strictObject({
  runde: text,
  ikkeAktuelle: z.strictObject({ reason: z.string(), dager: z.number(), ider: z.array(z.string()) }),
  oppgaver: z.array(text),
  egne: z.array(text),
  kommentarer: z.array(text),
});

/** The file as its planner would type it today: `{dag-9}` is nine days ago, `{år+3}` the year three years on. */
function readRunde(root: string, clock: Clock) {
  const now = Date.parse(clock.now());
  const year = Number(clock.today().slice(0, 4));
  const written = readFileSync(join(root, 'content/eksempelvik/runde.yaml'), 'utf8')
    .replace(/\{år([+-]\d+)?\}/g, (_, by = '0') => String(year + Number(by)))
    .replace(/\{dag([+-]\d+)\}/g, (_, by) => formatDate(new Date(now + Number(by) * DAY).toISOString()));
  return schema.parse(parse(written));
}

/** Eksempelvik's round, four months under way: nobody is named in it, since the demonstration has no members. */
export async function prepareRunde(
  d: { readonly root: string; readonly db: Database; readonly clock: Clock; readonly guide: readonly GuideTask[] },
  kommuneId: string,
): Promise<void> {
  const demo = readRunde(d.root, d.clock);
  const actor = { kommuneId, brukerId: null };
  const context = { members: new Set<string>(), mayApprove: true };
  const ago = (days: number): Clock => ({
    ...d.clock,
    now: () => new Date(Date.parse(d.clock.now()) - days * DAY).toISOString(),
  });
  const must = (what: string, done: { readonly ok: boolean; readonly error?: unknown }) => {
    if (!done.ok) throw new Error(`The demonstration is not as its own forms want it: ${what} ${JSON.stringify(done)}`);
  };
  const started = await startRunde(d.db, ago(120), actor, demo.runde, d.guide);
  must('runde', started);
  const numbers = await d.db.inKommune(kommuneId, async (tx) => {
    const runde = await currentRunde(tx);
    return new Map((await listOppgaver(tx, runde?.number ?? 0)).map((t) => [t.contentId, t.number]));
  });
  const numberOf = (id: string | undefined): number => {
    const number = numbers.get(id ?? '');
    if (number === undefined) throw new Error(`content/eksempelvik/runde.yaml: the guide has no task ${id}`);
    return number;
  };
  const { reason, dager, ider } = demo.ikkeAktuelle;
  const left = { status: 'ikke-aktuell', reason };
  must(
    'ikkeAktuelle',
    await saveMany(
      d.db,
      ago(dager),
      actor,
      ider.map((id) => ({ number: numberOf(id), revision: 1 })),
      left,
      context,
    ),
  );
  for (const { id, dager: days, ...typed } of demo.oppgaver) {
    const number = numberOf(id);
    const task = await d.db.inKommune(kommuneId, (tx) => findOppgave(tx, number));
    if (!task) throw new Error(`No task ${number}`);
    const seen = { number, revision: task.revision };
    const all = { ...typedOppgave(task.data), ...typed };
    must(id ?? '', await saveOppgave(d.db, ago(Number(days)), actor, seen, all, context));
  }
  const runde = started.ok ? started.value : 0;
  for (const typed of demo.egne) must('egne', await addOwnOppgave(d.db, ago(10), actor, runde, typed, context));
  for (const { id, text: said = '' } of demo.kommentarer)
    must('kommentarer', await addKommentar(d.db, ago(4), actor, numberOf(id), said, []));
}
