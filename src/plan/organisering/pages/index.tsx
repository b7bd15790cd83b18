import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { setAnsvar, undoAnsvar } from '../actions.ts';
import { type AnsvarDeps, ansvarExcel, ansvarForm, ansvarPage, ansvarPrint } from './ansvar.tsx';
import { enheterPage } from './enheter.tsx';
import { ENHETER, INTERESSENTER, ROLLER } from './lists.ts';
import { type OrganiseringDeps, organiseringPage } from './organisering.tsx';
import { type Held, here, rowRoutes } from './rows.tsx';

export function organiseringRoutes(deps: OrganiseringDeps & AnsvarDeps & Held): Route[] {
  const { membersOf, unitNames } = deps;
  const read = { kommune: 'les' } as const;
  const edit = { kommune: 'rediger' } as const;
  const ansvar = '/arbeid/:kommune/ansvar';
  const seen = (text: string) => Number(text) || 0;

  async function save(ctx: Ctx): Promise<Page | Response> {
    const typed = (await ctx.form()).all();
    const { actor, work } = here(ctx);
    const refusals = await setAnsvar(ctx.db, ctx.clock, actor, deps.tasks, typed, seen(typed.revision ?? ''));
    return refusals.length > 0 ? ansvarForm(ctx, deps, refusals, typed) : seeOther(ctx, `${work}/ansvar?lagret=ja`);
  }
  async function undo(ctx: Ctx): Promise<Page | Response> {
    const { actor, work } = here(ctx);
    const refusals = await undoAnsvar(ctx.db, ctx.clock, actor, seen((await ctx.form()).text('revision')));
    return refusals.length > 0 ? ansvarPage(ctx, deps, refusals) : seeOther(ctx, `${work}/ansvar?lagret=ja`);
  }
  const overview = (ctx: Ctx, refusals: Parameters<typeof organiseringPage>[2] = []) =>
    organiseringPage(ctx, deps, refusals);

  return [
    { method: 'GET', path: '/arbeid/:kommune/organisering', who: read, handle: (ctx) => overview(ctx) },
    { method: 'GET', path: '/arbeid/:kommune/organisering/enheter', who: read, handle: (ctx) => enheterPage(ctx) },
    ...rowRoutes({ ...ENHETER, membersOf, unitNames, listPage: enheterPage }),
    ...rowRoutes({ ...ROLLER, membersOf, unitNames, listPage: overview }),
    ...rowRoutes({ ...INTERESSENTER, membersOf, unitNames, listPage: overview }),
    { method: 'GET', path: ansvar, who: read, handle: (ctx) => ansvarPage(ctx, deps) },
    { method: 'POST', path: ansvar, who: edit, handle: save },
    { method: 'GET', path: `${ansvar}/endre`, who: edit, handle: (ctx) => ansvarForm(ctx, deps) },
    { method: 'POST', path: `${ansvar}/angre`, who: edit, handle: undo },
    { method: 'GET', path: `${ansvar}/utskrift`, who: read, handle: (ctx) => ansvarPrint(ctx, deps) },
    { method: 'GET', path: `${ansvar}/ansvar.xlsx`, who: read, handle: (ctx) => ansvarExcel(ctx, deps) },
  ];
}
