import type { Child } from 'hono/jsx';
import type { Ctx, KommuneCtx } from '../../../platform/http/route.ts';
import type { JobDesk } from '../../../platform/jobs/desk.ts';
import type { PlanSources } from '../actions.ts';

export interface PlandokumentPageDeps {
  /** What to show beside the button that freezes the plan. */
  readonly beforePublishing: (ctx: Ctx) => Promise<Child>;
  readonly desk: JobDesk;
  /** The dated tables the økonomiplan is made with. */
  readonly tables: PlanSources;
  /** The line that tells of a job of these kinds under way, or that failed. */
  readonly jobLine: (ctx: Ctx, kinds: readonly string[]) => Promise<Child>;
}

export function where(ctx: Ctx): { kommune: KommuneCtx; work: string; base: string } {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  const work = `/arbeid/${ctx.kommune.slug}`;
  return { kommune: ctx.kommune, work, base: `${work}/dokument` };
}
