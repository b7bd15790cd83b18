import { rapportFunn } from '../plan/oppfoelging/index.ts';
import type { Funn } from '../plan/runde/index.ts';
import type { Ctx } from '../platform/http/route.ts';

/** What the product has found that a new round can open with. Who leads a round from outside may not read reports. */
export async function funnFor(ctx: Ctx): Promise<readonly Funn[]> {
  const { kommune, lang } = ctx;
  if (!kommune || !ctx.may('les')) return [];
  return ctx.db.inKommune(kommune.id, (tx) => rapportFunn(tx, lang, `/arbeid/${kommune.slug}`));
}
