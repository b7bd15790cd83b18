import type { Ctx, Route } from '../../../platform/http/route.ts';
import { planYear } from '../../roedtraad/index.ts';
import { exampleCsv } from '../eksempel.ts';
import { fileReply, type InntakPageDeps } from './parts.tsx';
import { choose, planPage, take, undo } from './plan.tsx';
import { listFile, previewPage, returPage, saveRetur } from './retur.tsx';
import { orderReading, startPage } from './start.tsx';
import { saveTable, tablePage } from './tabell.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function read(ctx: Ctx, deps: InntakPageDeps) {
  const answer = await orderReading(ctx, deps, 'plan');
  return typeof answer === 'string' ? startPage(ctx, deps, answer, (await ctx.form()).text('tabell')) : answer;
}

async function readBack(ctx: Ctx, deps: InntakPageDeps) {
  const answer = await orderReading(ctx, deps, 'retur');
  return typeof answer === 'string' ? returPage(ctx, deps, answer) : answer;
}

export function inntakRoutes(deps: InntakPageDeps): Route[] {
  const path = '/arbeid/:kommune/inntak';
  const one = `${path}/:nummer{[0-9]+}`;
  const back = `${path}/retur/:nummer{[0-9]+}`;
  const leser = { kommune: 'les' } as const;
  const edit = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path, who: leser, handle: (ctx) => startPage(ctx, deps) },
    { method: 'POST', path, who: edit, files: true, handle: (ctx) => read(ctx, deps) },
    {
      method: 'GET',
      path: `${path}/eksempel.csv`,
      who: leser,
      handle: (ctx) => fileReply(exampleCsv(planYear(ctx.clock), ctx.lang), 'text/csv; charset=utf-8', 'eksempel.csv'),
    },
    {
      method: 'GET',
      path: `${path}/planskjema.xlsx`,
      who: leser,
      handle: async (ctx) => fileReply(await deps.planForm(planYear(ctx.clock)), XLSX, 'planskjema.xlsx'),
    },
    {
      method: 'GET',
      path: one,
      who: leser,
      handle: (ctx) => planPage(ctx, deps),
      examples: [1, 2, 3].map((n) => `${path}/${n}`),
    },
    { method: 'POST', path: one, who: edit, handle: (ctx) => choose(ctx, deps) },
    { method: 'POST', path: `${one}/ta-inn`, who: edit, handle: (ctx) => take(ctx, deps) },
    { method: 'POST', path: `${one}/angre`, who: edit, handle: (ctx) => undo(ctx, deps) },
    { method: 'GET', path: `${path}/retur`, who: leser, handle: (ctx) => returPage(ctx, deps) },
    { method: 'POST', path: `${path}/retur`, who: edit, files: true, handle: (ctx) => readBack(ctx, deps) },
    { method: 'GET', path: `${path}/retur.xlsx`, who: leser, handle: (ctx) => listFile(ctx, 'xlsx') },
    { method: 'GET', path: `${path}/maal.csv`, who: leser, handle: (ctx) => listFile(ctx, 'maal') },
    { method: 'GET', path: `${path}/tiltak.csv`, who: leser, handle: (ctx) => listFile(ctx, 'tiltak') },
    { method: 'GET', path: back, who: leser, handle: (ctx) => previewPage(ctx, deps), examples: [`${path}/retur/4`] },
    { method: 'POST', path: back, who: edit, handle: (ctx) => saveRetur(ctx, deps) },
    { method: 'GET', path: `${path}/tabell`, who: edit, handle: (ctx) => tablePage(ctx) },
    { method: 'POST', path: `${path}/tabell`, who: edit, handle: (ctx) => saveTable(ctx, deps) },
  ];
}

/** Where a goal or a tiltak was taken in from, as a line on its page. */
export { CameFrom } from './camefrom.tsx';
