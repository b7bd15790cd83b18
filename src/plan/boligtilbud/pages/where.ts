import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';

/** The kommune of the page, the address of its supply and the one who acts. */
export function where(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return {
    kommune: ctx.kommune,
    base: `/arbeid/${ctx.kommune.slug}/tilbud`,
    get actor() {
      return actorOf(ctx);
    },
  };
}
