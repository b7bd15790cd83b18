import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Result } from '../../kernel/index.ts';
import { saveTekst, saveVerdi, type Tema } from '../../plan/kunnskap/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';

export interface KunnskapDemo {
  readonly root: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly indikatorer: readonly Tema[];
}

const rows = z.array(z.record(z.string(), z.string()));
const file = z.strictObject({ verdi: rows, tekst: rows });

/** Figures and words of its own that Eksempelvik has typed at some indicators. */
export async function prepareKunnskap(d: KunnskapDemo, actor: Actor): Promise<void> {
  const year = Number(d.clock.today().slice(0, 4));
  const text = readFileSync(join(d.root, 'content/eksempelvik/kunnskap.yaml'), 'utf8');
  const { verdi, tekst } = file.parse(parse(text.replace(/\{år-(\d)\}/g, (_, back) => String(year - Number(back)))));
  const all = d.indikatorer.flatMap((t) => t.indicators);
  const each = async (
    typed: (typeof verdi)[number],
    save: (indikator: (typeof all)[number]) => Promise<Result<unknown, unknown>>,
  ) => {
    const indikator = all.find((i) => i.id === typed.indikator);
    const saved = indikator && (await save(indikator));
    if (!saved?.ok) throw new Error(`The demonstration's figure of ${typed.indikator}: ${JSON.stringify(saved)}`);
  };
  for (const typed of verdi) await each(typed, (i) => saveVerdi(d.db, d.clock, actor, i, typed));
  for (const typed of tekst) await each(typed, (i) => saveTekst(d.db, d.clock, actor, i, typed, 0));
}
