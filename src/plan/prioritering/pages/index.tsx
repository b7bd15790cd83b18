import type { RowRefusal, TypedFields } from '../../../kernel/index.ts';
import { setRowRemoved } from '../../../platform/db/rows.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import type { PriceTable } from '../../oekonomiplan/index.ts';
import { here } from '../../organisering/index.ts';
import { givePoeng, saveSett, setVekter } from '../actions.ts';
import { SETT } from '../store.ts';
import { listPage } from './list.tsx';
import { settForm, settPage } from './sett.tsx';

const PATH = '/arbeid/:kommune/prioritering';

async function give(ctx: Ctx): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, work } = here(ctx);
  if (!ctx.bruker) return notFound();
  const done = await givePoeng(ctx.db, ctx.clock, actor, ctx.bruker.id, typed);
  return done.ok ? seeOther(ctx, `${work}/prioritering?lagret=ja`) : listPage(ctx, done.error, typed);
}

async function weigh(ctx: Ctx): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, work } = here(ctx);
  const done = await setVekter(ctx.db, ctx.clock, actor, typed, issuedNumber(typed.revision) ?? 0);
  return done.ok ? seeOther(ctx, `${work}/prioritering?lagret=ja`) : listPage(ctx, done.error, typed);
}

async function keep(ctx: Ctx, number: number | null): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, work } = here(ctx);
  const seen = number === null ? null : { number, revision: issuedNumber(typed.revision) ?? 0 };
  const done = await saveSett(ctx.db, ctx.clock, actor, typed, seen);
  return done.ok ? seeOther(ctx, `${work}/prioritering/sett`) : shown(ctx, number, done.error, typed);
}

const shown = async (
  ctx: Ctx,
  number: number | null,
  refusals: readonly RowRefusal[] = [],
  typed: TypedFields | null = null,
): Promise<Page | Response> => (await settForm(ctx, number, refusals, typed)) ?? notFound();

const press =
  (prices: PriceTable, removed: boolean) =>
  async (ctx: Ctx): Promise<Page | Response> => {
    const { actor, work } = here(ctx);
    const number = issuedNumber((await ctx.form()).text('number'));
    if (number === null) return seeOther(ctx, `${work}/prioritering/sett`);
    const refusals = await setRowRemoved(ctx.db, ctx.clock, actor, SETT, number, removed);
    return refusals.length > 0 ? settPage(ctx, prices, refusals) : seeOther(ctx, `${work}/prioritering/sett`);
  };

export function prioriteringRoutes({ prices }: { readonly prices: PriceTable }): Route[] {
  const read = { kommune: 'les' } as const;
  const edit = { kommune: 'rediger' } as const;
  const sett = `${PATH}/sett`;
  const one = `${sett}/:nummer{[0-9]+}`;
  return [
    { method: 'GET', path: PATH, who: read, handle: (ctx) => listPage(ctx) },
    { method: 'POST', path: PATH, who: edit, handle: give },
    { method: 'POST', path: `${PATH}/vekter`, who: edit, handle: weigh },
    { method: 'GET', path: sett, who: read, handle: (ctx) => settPage(ctx, prices) },
    { method: 'GET', path: `${sett}/nytt`, who: edit, handle: (ctx) => shown(ctx, null) },
    { method: 'POST', path: sett, who: edit, handle: (ctx) => keep(ctx, null) },
    { method: 'POST', path: `${sett}/fjern`, who: edit, handle: press(prices, true) },
    { method: 'POST', path: `${sett}/angre`, who: edit, handle: press(prices, false) },
    {
      method: 'GET',
      path: one,
      who: edit,
      handle: (ctx) => shown(ctx, issuedNumber(ctx.params.nummer) ?? 0),
      examples: [`${sett}/1`],
    },
    { method: 'POST', path: one, who: edit, handle: (ctx) => keep(ctx, issuedNumber(ctx.params.nummer) ?? 0) },
  ];
}
