import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  draftMandate,
  listVurderinger,
  type PlanformRules,
  recommendPlanform,
  registerVedtak,
  saveAnswers,
  saveChoice,
} from '../../plan/vedtak/index.ts';
import type { DemoDeps } from './fill.ts';

const typed = z.record(z.string(), z.string());
const file = z.strictObject({ svar: typed, valg: typed, vedtak: z.array(typed) });

function read(root: string, year: number) {
  const text = readFileSync(join(root, 'content/eksempelvik/vedtak.yaml'), 'utf8');
  return file.parse(parse(text.replace(/\{år([+-]\d+)?\}/g, (_, by = '0') => String(year + Number(by)))));
}

/** The choice of plan form, the mandate and the decisions of Eksempelvik, by the forms' own actions. */
export async function prepareVedtak(
  d: Pick<DemoDeps, 'root' | 'db' | 'clock' | 'kommune'> & { readonly planform: PlanformRules },
  actor: { readonly kommuneId: string; readonly brukerId: string | null },
): Promise<void> {
  const demo = read(d.root, Number(d.clock.today().slice(0, 4)));
  const refused = (what: string, refusals: readonly unknown[]) => {
    if (refusals.length > 0)
      throw new Error(`The demonstration is not as its own forms want it: ${what} ${JSON.stringify(refusals)}`);
  };
  refused('svar', await saveAnswers(d.db, d.clock, actor, d.planform, demo.svar, { number: 0, revision: 0 }));
  const [answered] = await d.db.inKommune(actor.kommuneId, listVurderinger);
  if (!answered) throw new Error('The answers of the demonstration were not kept');
  const { planform } = recommendPlanform(d.planform, answered.data.answers);
  if (!planform) throw new Error('The answers of the demonstration lead to no plan form');
  const mandate = draftMandate(d.planform, answered.data.answers, planform, '', d.kommune.name, 'nb');
  refused(
    'valg',
    await saveChoice(d.db, d.clock, actor, d.planform, { ...demo.valg, mandate }, { number: 1, revision: 1 }),
  );
  for (const { gjelder = '', ...fields } of demo.vedtak) {
    const done = await registerVedtak(d.db, d.clock, {
      kommune: { id: actor.kommuneId, slug: d.kommune.slug, name: d.kommune.name },
      brukerId: actor.brukerId,
      lang: 'nb',
      mayEdit: true,
      mayAdopt: true,
      typed: fields,
      ticked: gjelder.split(', ').filter((box) => box !== ''),
      fileIds: [],
      replaces: null,
    });
    if (!done.ok) refused(fields.title ?? '', done.error);
  }
}
