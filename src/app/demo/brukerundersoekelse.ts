import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays, type Result } from '../../kernel/index.ts';
import {
  answer,
  closeUndersoekelse,
  createUndersoekelse,
  publish,
  registerPaper,
  type Skjemamal,
} from '../../plan/brukerundersoekelse/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';

export interface UndersoekelseDemo {
  readonly root: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly skjemamaler: readonly Skjemamal[];
}

/** Several places of one question stand with a space between; a text stands as it is. */
const sheet = z.record(z.string(), z.string());
const file = z.strictObject({
  mal: z.string(),
  code: z.string(),
  like: z.int(),
  nett: z.array(sheet),
  papir: z.array(sheet),
});

/** A user survey of Eksempelvik: made of a template, answered on the web and on paper, and closed. */
export async function prepareUndersoekelse(d: UndersoekelseDemo, actor: Actor): Promise<void> {
  const demo = file.parse(parse(readFileSync(join(d.root, 'content/eksempelvik/brukerundersoekelse.yaml'), 'utf8')));
  const mal = d.skjemamaler.find((m) => m.id === demo.mal);
  if (!mal) throw new Error(`The demonstration has a survey of ${demo.mal}, which is no template`);
  const today = d.clock.today();
  function must<T>(done: Result<T, unknown>): T {
    if (!done.ok) throw new Error(`The demonstration's survey: ${JSON.stringify(done.error)}`);
    return done.value;
  }
  const period = { code: demo.code, from: addDays(today, -21), to: today };
  const number = must(await createUndersoekelse(d.db, d.clock, actor, mal, period));
  must(await publish(d.db, d.clock, actor, { number, revision: 1 }));
  const typed = (s: z.infer<typeof sheet>) =>
    Object.fromEntries(
      Object.entries(s).map(([question, said]) => [question, /^[\d ]+$/.test(said) ? said.split(' ') : [said]]),
    );
  for (const s of demo.nett)
    for (let i = 0; i < demo.like; i += 1) must(await answer(d.db, d.clock, actor.kommuneId, number, typed(s)));
  for (const s of demo.papir) must(await registerPaper(d.db, d.clock, actor, number, typed(s)));
  must(await closeUndersoekelse(d.db, d.clock, actor, { number, revision: 2 }));
}
