import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { saveTelling, setKommunetall, setKommunetallRemoved, setRemoved } from '../actions.ts';
import type { Kommunetallslag } from '../telling.ts';
import { type ForespoerselDeps, forespoerselRoutes } from './forespoersler.tsx';
import { tellingPage } from './form.tsx';
import { KINDS, kommunetallPage } from './kommunetall.tsx';
import { gridFile, type KartleggingPageDeps, limPage, takeIn } from './lim.tsx';
import { listPage } from './list.tsx';
import { maalgruppetallRoutes } from './maalgruppetall.tsx';
import { type OversiktDeps, oversiktFile, oversiktPage } from './oversikt.tsx';
import { statistikkRoutes } from './statistikk.tsx';
import { svarRoutes } from './svar.tsx';
import { where } from './where.ts';

async function add(ctx: Ctx, deps: KartleggingPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, base } = where(ctx);
  const refusals = await saveTelling(ctx.db, ctx.clock, actor, typed);
  return refusals.length > 0 ? tellingPage(ctx, deps, null, refusals, typed) : seeOther(ctx, `${base}?lagret=ja`);
}

async function change(ctx: Ctx, deps: KartleggingPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, base } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const seen = { number, revision: issuedNumber(typed.revision) ?? 0 };
  const refusals = await saveTelling(ctx.db, ctx.clock, actor, typed, seen);
  return refusals.length > 0 ? tellingPage(ctx, deps, number, refusals, typed) : seeOther(ctx, `${base}?lagret=ja`);
}

const press =
  (deps: KartleggingPageDeps, removed: boolean) =>
  async (ctx: Ctx): Promise<Page | Response> => {
    const { actor, base } = where(ctx);
    const number = issuedNumber((await ctx.form()).text('number'));
    if (number === null) return seeOther(ctx, base);
    const refusals = await setRemoved(ctx.db, ctx.clock, actor, number, removed);
    if (refusals.length > 0) return listPage(ctx, deps, refusals);
    return seeOther(ctx, removed ? `${base}?fjernet=${number}` : `${base}?lagret=ja`);
  };

const saveKommunetall =
  (kind: Kommunetallslag) =>
  async (ctx: Ctx): Promise<Page | Response> => {
    const typed = (await ctx.form()).all();
    const { actor, base } = where(ctx);
    const refusals = await setKommunetall(ctx.db, ctx.clock, actor, kind, typed, issuedNumber(typed.revision) ?? 0);
    return refusals.length > 0 ? kommunetallPage(ctx, kind, refusals, typed) : seeOther(ctx, `${base}?lagret=ja`);
  };

const pressKommunetall =
  (deps: KartleggingPageDeps, kind: Kommunetallslag, removed: boolean) =>
  async (ctx: Ctx): Promise<Page | Response> => {
    const { actor, base } = where(ctx);
    const refusals = await setKommunetallRemoved(ctx.db, ctx.clock, actor, kind, removed);
    if (refusals.length > 0) return listPage(ctx, deps, refusals);
    return seeOther(ctx, removed ? `${base}?fjernet=${kind}` : `${base}?lagret=ja`);
  };

export function kartleggingRoutes(deps: KartleggingPageDeps & OversiktDeps & ForespoerselDeps): Route[] {
  const path = '/arbeid/:kommune/kartlegging';
  const one = `${path}/:nummer{[0-9]+}`;
  const edit = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path, who: { kommune: 'les' }, handle: (ctx) => listPage(ctx, deps) },
    { method: 'POST', path, who: edit, handle: (ctx) => add(ctx, deps) },
    { method: 'GET', path: `${path}/ny`, who: edit, handle: (ctx) => tellingPage(ctx, deps, null) },
    { method: 'GET', path: `${path}/oversikt`, who: { kommune: 'les' }, handle: (ctx) => oversiktPage(ctx, deps) },
    ...(['pdf', 'docx'] as const).map(
      (format): Route => ({
        method: 'GET',
        path: `${path}/oversikt.${format}`,
        who: { kommune: 'les' },
        handle: (ctx) => oversiktFile(ctx, deps, format),
      }),
    ),
    ...statistikkRoutes(),
    ...forespoerselRoutes(deps),
    ...svarRoutes(deps),
    ...maalgruppetallRoutes(),
    { method: 'GET', path: `${path}/lim`, who: edit, handle: (ctx) => limPage(ctx, deps) },
    { method: 'POST', path: `${path}/lim`, who: edit, files: true, handle: (ctx) => takeIn(ctx, deps) },
    { method: 'GET', path: `${path}/tellinger.xlsx`, who: edit, handle: (ctx) => gridFile(ctx, deps) },
    ...KINDS.flatMap((kind): Route[] => [
      { method: 'GET', path: `${path}/${kind}`, who: edit, handle: (ctx) => kommunetallPage(ctx, kind) },
      { method: 'POST', path: `${path}/${kind}`, who: edit, handle: saveKommunetall(kind) },
      { method: 'POST', path: `${path}/${kind}/fjern`, who: edit, handle: pressKommunetall(deps, kind, true) },
      { method: 'POST', path: `${path}/${kind}/angre`, who: edit, handle: pressKommunetall(deps, kind, false) },
    ]),
    { method: 'POST', path: `${path}/fjern`, who: edit, handle: press(deps, true) },
    { method: 'POST', path: `${path}/angre`, who: edit, handle: press(deps, false) },
    {
      method: 'GET',
      path: one,
      who: edit,
      handle: (ctx) => {
        const number = issuedNumber(ctx.params.nummer);
        return number === null ? notFound() : tellingPage(ctx, deps, number);
      },
      examples: [`${path}/1`],
    },
    { method: 'POST', path: one, who: edit, handle: (ctx) => change(ctx, deps) },
  ];
}
