import { formatDate } from '../../../kernel/index.ts';
import { download } from '../../../platform/http/reply.ts';
import type { Ctx, Route } from '../../../platform/http/route.ts';
import { findLedetid, listFelt } from '../store.ts';
import { kapasitetTable, programDocument } from '../ut.ts';
import { feltPage, press } from './felt.tsx';
import { capacityOf } from './kapasitet.tsx';
import { kartPage, pressKart, uploadKart } from './kart.tsx';
import { hentKart } from './karthent.tsx';
import { loefterPage } from './loefter.tsx';
import { oversiktPage } from './oversikt.tsx';
import { saveTabell, tabellPage } from './rutenett.tsx';
import { type ProgramPageDeps, where } from './where.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function excelFile(ctx: Ctx, deps: ProgramPageDeps): Promise<Response> {
  const { kommune } = where(ctx);
  const [rows, ledetid] = await ctx.db.inKommune(
    kommune.id,
    async (tx) => [await listFelt(tx), await findLedetid(tx)] as const,
  );
  const { all, source } = await capacityOf(ctx, deps, rows, ledetid);
  const places = kapasitetTable(all, source, ctx.lang);
  const document = programDocument(kommune.name, formatDate(ctx.clock.today()), rows, ctx.lang, places);
  return download(await deps.toExcel(document), XLSX, `boligbyggeprogram-${kommune.slug}.xlsx`);
}

export function programRoutes(deps: ProgramPageDeps): Route[] {
  const path = '/arbeid/:kommune/boligbyggeprogram';
  const [read, edit] = [{ kommune: 'les' }, { kommune: 'rediger' }] as const;
  return [
    { method: 'GET', path, who: read, handle: (ctx) => oversiktPage(ctx, deps) },
    { method: 'GET', path: `${path}/boligbyggeprogram.xlsx`, who: read, handle: (ctx) => excelFile(ctx, deps) },
    { method: 'GET', path: `${path}/tabell`, who: edit, handle: (ctx) => tabellPage(ctx, deps) },
    { method: 'POST', path: `${path}/tabell`, who: edit, handle: (ctx) => saveTabell(ctx, deps) },
    { method: 'GET', path: `${path}/loefter`, who: read, handle: loefterPage },
    {
      method: 'GET',
      path: `${path}/felt/:nummer{[0-9]+}`,
      who: read,
      handle: (ctx) => feltPage(ctx, deps),
      examples: [`${path}/felt/1`, `${path}/felt/2`],
    },
    { method: 'GET', path: `${path}/kart`, who: read, handle: (ctx) => kartPage(ctx, deps) },
    { method: 'POST', path: `${path}/kart`, who: edit, files: true, handle: (ctx) => uploadKart(ctx, deps) },
    { method: 'POST', path: `${path}/kart/hent`, who: edit, handle: (ctx) => hentKart(ctx, deps) },
    { method: 'POST', path: `${path}/kart/fjern`, who: edit, handle: pressKart(true) },
    { method: 'POST', path: `${path}/kart/angre`, who: edit, handle: pressKart(false) },
    { method: 'POST', path: `${path}/felt/fjern`, who: edit, handle: press(true) },
    { method: 'POST', path: `${path}/felt/angre`, who: edit, handle: press(false) },
  ];
}
