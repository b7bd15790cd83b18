import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  addReadyFoeringer,
  addUsualPlans,
  listFoeringer,
  listPlaner,
  PLANREGISTER_NAMES,
  pastePlans,
  saveFoering,
  saveMotstrid,
  savePlan,
  saveSvar,
  typedPlan,
  type Vanlige,
} from '../../plan/planregister/index.ts';
import { listMaal, listTiltak } from '../../plan/tiltak/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';

const row = z.record(z.string(), z.union([z.string(), z.number()]).transform(String));
const file = z.strictObject({
  planer: z.array(row),
  limt: z.array(z.array(z.string())),
  erstattet: row,
  foeringer: z.array(row),
  svar: z.array(row),
  motstrid: row,
});

export interface RegisterDeps {
  readonly root: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly vanlige: Vanlige;
}

const answers = async (tx: Tx) => ({
  maal: (await listMaal(tx)).map((m) => m.number),
  tiltak: (await listTiltak(tx)).map((t) => t.number),
});

/** Eksempelvik's plan register and føringer: the usual ones in one press each, then changed and answered by the forms. */
export async function prepareRegister(d: RegisterDeps, actor: Actor): Promise<void> {
  const year = Number(d.clock.today().slice(0, 4));
  const text = readFileSync(join(d.root, 'content/eksempelvik/planregister.yaml'), 'utf8');
  const told = file.parse(parse(text.replace(/\{år([+-]\d+)?\}/g, (_, by = '0') => String(year + Number(by)))));
  const plans = () => d.db.inKommune(actor.kommuneId, listPlaner);
  const foeringer = () => d.db.inKommune(actor.kommuneId, listFoeringer);
  const taken = (what: string, saved: { ok: true; value: number } | { ok: false; error: unknown }): number => {
    if (saved.ok) return saved.value;
    throw new Error(`The demonstration is not as its own forms want it: ${what} ${JSON.stringify(saved.error)}`);
  };
  const planTitled = async (title: string | undefined) => {
    const found = (await plans()).find((r) => r.data.title === title);
    if (!found) throw new Error(`The demonstration has no plan ${title}`);
    return found;
  };

  await addUsualPlans(d, actor, d.vanlige, 'nb');
  for (const { plan, over, ...typed } of told.planer) {
    const before = await planTitled(plan);
    const parents = over ? `${before.data.parents.join(' ')} ${(await planTitled(over)).number}` : null;
    const fields = { ...typedPlan(before.data), ...typed, ...(parents ? { parents } : {}) };
    taken(plan ?? '', await savePlan(d, actor, fields, before));
  }
  const pasted = told.limt.map((cells) => cells.join('\t')).join('\n');
  taken('limt', await pastePlans(d, actor, pasted, PLANREGISTER_NAMES));
  const old = await planTitled(told.erstattet.plan);
  const supersededBy = String((await planTitled(told.erstattet.av)).number);
  taken('erstattet', await savePlan(d, actor, { ...typedPlan(old.data), status: 'erstattet', supersededBy }, old));

  await addReadyFoeringer(d, actor, d.vanlige, 'nb');
  const answer = async (number: number, revision: number, typed: Readonly<Record<string, string | undefined>>) => {
    if (!typed.maal && !typed.tiltak) return;
    const fields = { maal: typed.maal ?? '', tiltak: typed.tiltak ?? '' };
    taken(`svar ${number}`, await saveSvar(d, actor, fields, { number, revision }, answers));
  };
  for (const { i, maal, tiltak, ...typed } of told.foeringer) {
    const plan = String((await planTitled(i)).number);
    const number = taken(typed.text ?? '', await saveFoering(d, actor, { ...typed, plan }));
    await answer(number, 1, { maal, tiltak });
  }
  const ready = await foeringer();
  for (const { klar, ...typed } of told.svar) {
    const found = ready.find((r) => r.data.ready === klar);
    if (!found) throw new Error(`The demonstration has no føring ${klar}`);
    await answer(found.number, found.revision, typed);
  }
  const numbered = (words: string | undefined) => String(ready.find((r) => r.data.text === words)?.number ?? '');
  const pair = { a: numbered(told.motstrid.a), b: numbered(told.motstrid.b), reason: told.motstrid.reason ?? '' };
  taken('motstrid', await saveMotstrid(d, actor, pair));
}
