import type { Child } from 'hono/jsx';
import { download, notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Route } from '../../../platform/http/route.ts';
import type { PlanTables } from '../../oekonomiplan/index.ts';
import { newestRegnskap } from '../store.ts';
import { periodName, regnskapTables } from '../tables.ts';
import { REGNSKAP_TEXTS } from '../texts.ts';
import { Against, type RegnskapPageDeps, where } from './parts.tsx';
import { choose, previewPage, take, takeOut } from './preview.tsx';
import { orderReading, startPage } from './start.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function regnskapRoutes(deps: RegnskapPageDeps): Route[] {
  const path = '/arbeid/:kommune/oekonomiplan/regnskap';
  const one = `${path}/:nummer{[0-9]+}`;
  const read = { kommune: 'les' } as const;
  const edit = { kommune: 'oekonomi' } as const;

  async function excel(ctx: Ctx): Promise<Response> {
    const t = REGNSKAP_TEXTS[ctx.lang];
    const { kommune } = where(ctx);
    const s = await ctx.db.inKommune(kommune.id, (tx) => newestRegnskap(tx, deps.tables));
    if (!s) return notFound();
    const title = `${t.title} ${periodName(s)}`;
    const bytes = await deps.toExcel({
      schema: 1,
      lang: ctx.lang,
      title,
      kommune: kommune.name,
      facts: [],
      chapters: [{ id: 'regnskap', title, blocks: regnskapTables(s, ctx.lang, Number.POSITIVE_INFINITY) }],
    });
    return download(bytes, XLSX, 'regnskap.xlsx');
  }

  return [
    { method: 'GET', path, who: read, handle: (ctx) => startPage(ctx, deps) },
    { method: 'POST', path, who: edit, files: true, handle: (ctx) => orderReading(ctx, deps) },
    { method: 'GET', path: `${path}/regnskap.xlsx`, who: read, handle: excel },
    {
      method: 'GET',
      path: one,
      who: read,
      handle: (ctx) => previewPage(ctx, deps),
      examples: [101, 102, 103].map((n) => `${path}/${n}`),
    },
    { method: 'POST', path: one, who: edit, handle: (ctx) => choose(ctx, deps) },
    { method: 'POST', path: `${one}/ta-inn`, who: edit, handle: (ctx) => take(ctx, deps) },
    { method: 'POST', path: `${one}/angre`, who: edit, handle: (ctx) => takeOut(ctx, deps) },
  ];
}

/** The newest account against the budget, as a part of the økonomiplan's page; nothing before the first. */
export async function regnskapSection(ctx: Ctx, tables: PlanTables): Promise<Child> {
  const { kommune, base } = where(ctx);
  const t = REGNSKAP_TEXTS[ctx.lang];
  const newest = await ctx.db.inKommune(kommune.id, (tx) => newestRegnskap(tx, tables));
  return (
    <section id="regnskap">
      <h2>{t.title}</h2>
      {newest ? <Against ctx={ctx} of={newest} /> : <p class="bp-text">{t.none}</p>}
      <p class="bp-screen">
        <a href={ctx.href(base)}>{newest ? t.open : t.upload}</a>
      </p>
    </section>
  );
}
