import type { Child } from 'hono/jsx';
import type { Ledger } from '../../../kernel/index.ts';
import type { FlowRow } from '../../../model/types.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import type { JobDesk } from '../../../platform/jobs/desk.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import type { Gapgrunnlag } from '../motgapet.ts';
import type { Kommende } from '../regnskap.ts';
import type { Levert, Opptelt } from '../telling.ts';

export interface BestandPageDeps {
  readonly desk: JobDesk;
  readonly jobLine: (ctx: Ctx, kinds: readonly string[]) => Promise<Child>;
  /** Dwellings at the end of each year as public statistics have them: the municipal ones, or all. */
  readonly counted: (ctx: Ctx, ledger: Ledger) => Promise<readonly (Opptelt & { readonly source: string })[]>;
  /** What fields and tiltak let one expect, from the same rows as the gap, and what fields have delivered. */
  readonly kommende: (
    ctx: Ctx,
    ledger: Ledger,
  ) => Promise<{
    readonly rows: readonly Kommende[];
    /** What tiltak do to dwellings that stand, with areas by name. */
    readonly changes: readonly FlowRow[];
    readonly delivered: readonly Levert[];
  }>;
  /** What the newest gap began with and expects; null before the first. */
  readonly gap: (ctx: Ctx, ledger: Ledger) => Promise<Gapgrunnlag | null>;
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
