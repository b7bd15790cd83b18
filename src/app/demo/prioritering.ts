import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { givePoeng, saveSett } from '../../plan/prioritering/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';

const mark = z.int().min(1).max(5);
const marks = z.tuple([mark, mark, mark, mark]);
const file = z.strictObject({
  poeng: z.array(z.tuple([z.int(), marks, marks, marks])),
  begrunnelser: z.record(z.string(), z.string()),
  sett: z.array(z.strictObject({ title: z.string(), tiltak: z.array(z.int()) })),
});

/** Three people who are nobody: their scores stand, and no account is theirs. */
const PEOPLE = ['a', 'b', 'c'].map((end) => `00000000-0000-7000-8000-0000000000e${end}`);

/** What Eksempelvik's people have judged, and the sets they have put side by side. */
export async function preparePrioritering(
  { root, db, clock }: { readonly root: string; readonly db: Database; readonly clock: Clock },
  actor: Actor,
): Promise<void> {
  const read = file.parse(parse(readFileSync(join(root, 'content/eksempelvik/prioritering.yaml'), 'utf8')));
  const must = (saved: { readonly ok: boolean }) => {
    if (!saved.ok) throw new Error(`The demonstration is not as its own forms want it: ${JSON.stringify(saved)}`);
  };
  for (const [tiltak, ...people] of read.poeng)
    for (const [i, [verdi, kostnad, tid, sikkerhet]] of people.entries()) {
      const reason = i === 0 ? (read.begrunnelser[tiltak] ?? '') : '';
      const typed = { tiltak, verdi, kostnad, tid, sikkerhet, reason };
      const text = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, String(value)]));
      must(await givePoeng(db, clock, actor, PEOPLE[i] ?? '', text));
    }
  for (const { title, tiltak } of read.sett)
    must(await saveSett(db, clock, actor, { title, ...Object.fromEntries(tiltak.map((n) => [`t-${n}`, 'ja'])) }, null));
}
