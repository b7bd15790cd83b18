import type { Child } from 'hono/jsx';
import { actorOf } from '../../../platform/http/actor.ts';
import { download } from '../../../platform/http/reply.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import type { JobDesk } from '../../../platform/jobs/desk.ts';
import type { PlanSources } from '../../roedtraad/index.ts';
import type { KostraFunksjon, Virkemiddel } from '../../tiltak/index.ts';

export interface InntakPageDeps {
  readonly sources: PlanSources;
  readonly kostra: readonly KostraFunksjon[];
  readonly priceYears: readonly number[];
  readonly virkemidler: readonly Virkemiddel[];
  readonly desk: JobDesk;
  /** The line that tells of a job of these kinds under way, or that failed. */
  readonly jobLine: (ctx: Ctx, kinds: readonly string[]) => Promise<Child>;
  /** The form of a whole plan as a workbook, empty. */
  readonly planForm: (firstYear: number) => Promise<Uint8Array>;
}

export function where(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  const work = `/arbeid/${ctx.kommune.slug}`;
  return {
    kommune: ctx.kommune,
    work,
    base: `${work}/inntak`,
    get actor() {
      return actorOf(ctx);
    },
  };
}

export const fileReply = (bytes: Uint8Array | string, type: string, name: string): Response =>
  download(typeof bytes === 'string' ? new TextEncoder().encode(`\ufeff${bytes}`) : bytes, type, name);
