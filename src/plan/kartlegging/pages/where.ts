import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { SEES_SMALL_COUNTS } from '../access.ts';

/** The kommune of the page, the address of its counts, who acts, and whether they may see the small ones. */
export function where(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return {
    kommune: ctx.kommune,
    base: `/arbeid/${ctx.kommune.slug}/kartlegging`,
    get actor() {
      return actorOf(ctx);
    },
    all: ctx.may(SEES_SMALL_COUNTS),
  };
}
