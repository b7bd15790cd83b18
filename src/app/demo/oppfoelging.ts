import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays } from '../../kernel/index.ts';
import { closeRapportrunde, giveRapport, startRapportrunde } from '../../plan/oppfoelging/index.ts';
import { adoptedBefore } from '../../plan/plandokument/index.ts';
import { regnskapAsOf } from '../../plan/regnskap/index.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type BudsjettDemo, takeInAccounts } from './budsjett.ts';

const report = z.tuple([z.int(), z.string(), z.string(), z.string(), z.string(), z.string()]);
const file = z.strictObject({ foerste: z.array(report), andre: z.array(report) });

/** One round that is closed and one that is under way. */
export async function prepareOppfoelging(d: BudsjettDemo, actor: Actor): Promise<void> {
  const { root, db, clock } = d;
  const kilder = {
    accounts: (tx: Tx, day: string) => regnskapAsOf(tx, d.tables, day),
    adopted: adoptedBefore,
    indikatorer: async () => [],
  };
  const read = file.parse(parse(readFileSync(join(root, 'content/eksempelvik/oppfoelging.yaml'), 'utf8')));
  const must = (saved: { readonly ok: boolean }) => {
    if (!saved.ok) throw new Error(`The demonstration is not as its own forms want it: ${JSON.stringify(saved)}`);
  };
  const today = clock.today();
  const run = async (title: string, runde: number, daysAgo: number, reports: z.infer<typeof report>[]) => {
    const date = addDays(today, -daysAgo);
    await takeInAccounts(d, actor, runde, date);
    must(await startRapportrunde(db, clock, actor, { title, type: 'tertial', date, deadline: addDays(date, 30) }));
    for (const [tiltak, status, units, money, avvik, comment] of reports)
      must(await giveRapport(db, clock, actor, { runde, tiltak }, { status, units, money, avvik, comment }, 0, kilder));
  };
  await run('Første rapport om boligplanen', 1, 130, read.foerste);
  must(await closeRapportrunde(db, clock, actor, { number: 1, revision: 1 }, kilder));
  await run('Andre rapport om boligplanen', 2, 10, read.andre);
}
