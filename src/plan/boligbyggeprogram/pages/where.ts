import type { Tx } from '../../../platform/db/database.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import type { JobDesk } from '../../../platform/jobs/desk.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import type { Hjemmel } from '../bestemmelser.ts';
import type { Barnerate, Barnetall } from '../kapasitet.ts';

export interface ProgramPageDeps {
  readonly hjemler: readonly Hjemmel[];
  /** Writes a document's tables as .xlsx. */
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  /** How much of the chance of its fields a municipality has in common, as the model takes it. */
  readonly supplyShared: number;
  /** Children in a dwelling: the country's, and the municipality's own when they can be computed. */
  readonly barnetall: Barnetall;
  readonly egneBarn: (ctx: Ctx) => Promise<Barnerate | null>;
  /** Where the outline of the municipality is fetched from; not official when it is a stand-in or a copy. */
  readonly kartverket: { readonly official: boolean; readonly host: string };
  readonly desk: JobDesk;
  /** Names of areas, offered where one is typed. */
  readonly areaNames: (tx: Tx) => Promise<readonly string[]>;
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
