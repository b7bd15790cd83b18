import type { Ctx } from '../../../platform/http/route.ts';
import { latestRun } from '../../boligbehov/index.ts';
import { listTilbud } from '../../boligtilbud/index.ts';
import { listTellinger } from '../../kartlegging/index.ts';
import { buildOekonomiplan, listFrames, type PlanTables } from '../../oekonomiplan/index.ts';
import { listMaal, listTiltak } from '../../tiltak/index.ts';
import type { PlanParts } from '../assemble.ts';
import type { KapittelId } from '../mal.ts';
import { currentChapters } from '../store.ts';

export const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return { kommune: ctx.kommune, base: `/arbeid/${ctx.kommune.slug}/dokument` };
};

/** Everything the plan is made of, as it stands now. */
export async function loadParts(
  ctx: Ctx,
  tables: PlanTables,
): Promise<PlanParts & { revisions: ReadonlyMap<KapittelId, number> }> {
  const { kommune } = where(ctx);
  const loaded = await ctx.db.inKommune(kommune.id, async (tx) => ({
    run: await latestRun(tx),
    goals: await listMaal(tx),
    tiltak: await listTiltak(tx),
    tilbud: await listTilbud(tx),
    tellinger: await listTellinger(tx),
    frames: await listFrames(tx),
    chapters: await currentChapters(tx),
  }));
  return {
    ...loaded,
    kommune: kommune.name,
    date: ctx.clock.today(),
    oekonomiplan: buildOekonomiplan(Number(ctx.clock.today().slice(0, 4)) + 1, loaded.tiltak, loaded.frames, tables),
    chapters: new Map(loaded.chapters.map((c) => [c.kapittel, c.text])),
    revisions: new Map(loaded.chapters.map((c) => [c.kapittel, c.revision])),
  };
}
