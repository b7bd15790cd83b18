import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import type { Hjemmel } from '../bestemmelser.ts';

export interface ProgramPageDeps {
  readonly hjemler: readonly Hjemmel[];
  /** Writes a document's tables as .xlsx. */
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  /** How much of the chance of its fields a municipality has in common, as the model takes it. */
  readonly supplyShared: number;
  /** How many rows of the supply are fields that could stand here instead. */
  readonly rowsToMove: (ctx: Ctx) => Promise<number>;
}

/** The kommune of the page, the address of its programme and the one who acts. */
export function where(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return {
    kommune: ctx.kommune,
    base: `/arbeid/${ctx.kommune.slug}/boligbyggeprogram`,
    year: Number(ctx.clock.today().slice(0, 4)),
    get actor() {
      return actorOf(ctx);
    },
  };
}
