import type { Ctx } from './route.ts';

/** Who changes something, and where. */
export interface Actor {
  readonly kommuneId: string;
  /** Null for a visitor of the demonstration, who has no account. */
  readonly brukerId: string | null;
}

/** Asked for only by what changes something: a page that looks at who its reader is, is not kept for others (kept-pages.ts). */
export function actorOf(ctx: Ctx): Actor {
  if (!ctx.kommune) throw new Error('Nobody acts outside a kommune');
  return { kommuneId: ctx.kommune.id, brukerId: ctx.bruker?.id ?? null };
}
