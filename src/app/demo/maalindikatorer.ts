import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays } from '../../kernel/index.ts';
import { giveVerdi, saveMaalindikator } from '../../plan/maalindikator/actions.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';

const rows = z.array(z.record(z.string(), z.union([z.string(), z.number()]).transform(String)));
const DAYS_AGO = 20;

/** The numbers by which Eksempelvik sees whether its goals are reached, one of them read lately. */
export async function prepareMaalindikatorer(
  { root, db, clock }: { readonly root: string; readonly db: Database; readonly clock: Clock },
  actor: Actor,
): Promise<void> {
  const today = clock.today();
  const text = readFileSync(join(root, 'content/eksempelvik/maalindikatorer.yaml'), 'utf8');
  const year = Number(today.slice(0, 4));
  const read = rows.parse(parse(text.replace(/\{år([+-]\d)?\}/g, (_, on = '0') => String(year + Number(on)))));
  for (const { verdi = '', verdiKilde = '', ...typed } of read) {
    const saved = await saveMaalindikator(db, clock, actor, typed, [], null);
    if (!saved.ok) throw new Error(`The indicator ${typed.title}: ${JSON.stringify(saved.error)}`);
    if (verdi === '') continue;
    const value = { date: addDays(today, -DAYS_AGO), value: verdi, source: verdiKilde };
    const given = await giveVerdi(db, clock, actor, value, { number: saved.value, revision: 1 });
    if (!given.ok) throw new Error(`The value of ${typed.title}: ${JSON.stringify(given.error)}`);
  }
}
