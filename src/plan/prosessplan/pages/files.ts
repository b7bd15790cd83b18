import { download, notFound } from '../../../platform/http/reply.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { loadPlan } from '../actions/change.ts';
import { opensFeed } from '../actions/versjoner.ts';
import { feedOf } from '../feed.ts';
import { prosessplanDocument } from '../tables.ts';
import { type ProsessplanPageDeps, where } from './parts.tsx';

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type PaperFormat = keyof typeof TYPES;

/** The plan as it stands, as a file. */
export async function paperFile(ctx: Ctx, deps: ProsessplanPageDeps, format: PaperFormat): Promise<Response> {
  const { kommune } = where(ctx);
  const { plan, activities, meetings } = await loadPlan(ctx.db, kommune.id);
  const document = prosessplanDocument(
    {
      kommune: kommune.name,
      planform: plan.data.planform,
      wished: plan.data.wished,
      activities,
      meetings,
      approved: null,
      today: ctx.clock.today(),
    },
    ctx.lang,
    format === 'xlsx' ? 'excel' : 'paper',
  );
  const make = { pdf: deps.toPdf, docx: deps.toWord, xlsx: deps.toExcel };
  return download(await make[format](document), TYPES[format], `prosessplan-${kommune.slug}.${format}`);
}

async function calendar(ctx: Ctx, deps: ProsessplanPageDeps): Promise<Uint8Array> {
  const { kommune } = where(ctx);
  const { activities, meetings } = await loadPlan(ctx.db, kommune.id);
  const others = await ctx.db.inKommune(kommune.id, (tx) =>
    deps.otherEvents(tx, kommune.id, ctx.clock.today(), ctx.lang),
  );
  return new TextEncoder().encode(feedOf(kommune, activities, meetings, others, ctx.lang));
}

export const calendarFile = async (ctx: Ctx, deps: ProsessplanPageDeps): Promise<Response> =>
  download(await calendar(ctx, deps), 'text/calendar; charset=utf-8', `prosessplan-${where(ctx).kommune.slug}.ics`);

/** The feed that calendars fetch: the secret in its address is all the key there is. A wrong one is told as little as a missing page. */
export async function calendarFeed(ctx: Ctx, deps: ProsessplanPageDeps): Promise<Response> {
  const { kommune } = where(ctx);
  const given = ctx.url.searchParams.get('n') ?? '';
  if (!(await ctx.db.inKommune(kommune.id, (tx) => opensFeed(tx, given)))) return notFound();
  return new Response((await calendar(ctx, deps)) as Uint8Array<ArrayBuffer>, {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}
