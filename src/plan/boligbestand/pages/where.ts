import type { Child } from 'hono/jsx';
import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import type { JobDesk } from '../../../platform/jobs/desk.ts';
import type { PlanDocument } from '../../plandokument/document.ts';

export interface BestandPageDeps {
  readonly desk: JobDesk;
  readonly jobLine: (ctx: Ctx, kinds: readonly string[]) => Promise<Child>;
  /** Municipal dwellings at the end of each year as public statistics have them. */
  readonly counted: (
    ctx: Ctx,
  ) => Promise<readonly { readonly year: number; readonly units: number; readonly source: string }[]>;
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
}

export function where(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  const work = `/arbeid/${ctx.kommune.slug}`;
  return {
    kommune: ctx.kommune,
    work,
    base: `${work}/boliger`,
    get actor() {
      return actorOf(ctx);
    },
  };
}
