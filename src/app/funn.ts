import { gapFunn, latestRun, openGap } from '../plan/boligbehov/index.ts';
import { rapportFunn } from '../plan/oppfoelging/index.ts';
import type { Funn } from '../plan/runde/index.ts';
import { planstrategiFunn as funnIn } from '../plan/runde/pages/funn.tsx';
import type { Ctx } from '../platform/http/route.ts';

/** What the product has found that a new round can open with. Who leads a round from outside may not read reports. */
export async function funnFor(ctx: Ctx): Promise<readonly Funn[]> {
  const { kommune, lang } = ctx;
  if (!kommune || !ctx.may('les')) return [];
  const work = `/arbeid/${kommune.slug}`;
  const thisYear = Number(ctx.clock.today().slice(0, 4));
  return ctx.db.inKommune(kommune.id, async (tx) => {
    const run = await latestRun(tx);
    const unmet = run ? gapFunn(openGap(run.result), thisYear, lang, work) : [];
    return [...(await rapportFunn(tx, lang, work)), ...unmet];
  });
}

/** The same where the planstrategi is read. */
export const planstrategiFunn = (ctx: Ctx) => funnIn(ctx, funnFor);
