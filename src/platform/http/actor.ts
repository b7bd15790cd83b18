import type { Actor } from '../db/actor.ts';
import type { Ctx } from './route.ts';

/** Asked for only by what changes something: a page that looks at who its reader is, is not kept for others (kept-pages.ts). */
export function actorOf(ctx: Ctx): Actor {
  if (!ctx.kommune) throw new Error('Nobody acts outside a kommune');
  return { kommuneId: ctx.kommune.id, brukerId: ctx.bruker?.id ?? null };
}
