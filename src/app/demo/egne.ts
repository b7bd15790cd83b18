import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { saveEget } from '../../plan/eksempler/index.ts';
import type { Seksjon } from '../../plan/veileder/index.ts';
import { saveNotat } from '../../plan/veiledernotat/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';

export interface EgneDemo {
  readonly root: string;
  readonly db: Database;
  readonly clock: Clock;
  /** The headings of the guide. */
  readonly seksjoner: ReadonlyMap<string, Seksjon>;
}

const rows = z.array(z.record(z.string(), z.string()));

/** What Eksempelvik has laid over the guide and the example library. */
export async function prepareEgne(d: EgneDemo, actor: Actor): Promise<void> {
  const read = (name: string) => rows.parse(parse(readFileSync(join(d.root, 'content/eksempelvik', name), 'utf8')));
  for (const { sted = '', ...typed } of read('veiledernotat.yaml')) {
    const seksjon = d.seksjoner.get(sted);
    if (!seksjon) throw new Error(`The demonstration has a note at ${sted}, which the guide has not`);
    const saved = await saveNotat(d.db, d.clock, actor, seksjon, typed, 0);
    if (!saved.ok) throw new Error(`The demonstration's note at ${sted}: ${JSON.stringify(saved.error)}`);
  }
  for (const typed of read('egne-eksempler.yaml')) {
    const saved = await saveEget(d.db, d.clock, actor, typed, null);
    if (!saved.ok) throw new Error(`The demonstration's example ${typed.title}: ${JSON.stringify(saved.error)}`);
  }
}
