import type { RowRefusal } from '../../../kernel/index.ts';
import { findRow, setRowRemoved } from '../../../platform/db/rows.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { type Held, here, rowRoutes } from '../../organisering/index.ts';
import { decide } from '../actions.ts';
import { VEDTAK } from '../store.ts';
import { gruppePage } from './gruppe.tsx';
import { GRUPPEN, MEDLEMMER, MOETER, TELLINGER } from './lists.ts';
import { referatPage } from './referat.tsx';

async function addDecision(ctx: Ctx, deps: Held): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const { actor, kommune, work } = here(ctx);
  const done = await decide(ctx.db, ctx.clock, actor, kommune.slug, number, typed);
  return done.ok
    ? seeOther(ctx, `${work}/boliggruppe/referat/${number}?lagret=ja`)
    : referatPage(ctx, deps, number, done.error, typed);
}

export function boliggruppeRoutes(deps: Held): Route[] {
  const path = '/arbeid/:kommune/boliggruppe';
  const referat = `${path}/referat/:nummer{[0-9]+}`;
  const read = { kommune: 'les' } as const;
  const edit = { kommune: 'rediger' } as const;
  const listPage = (ctx: Ctx, refusals: readonly RowRefusal[] = []) => gruppePage(ctx, deps.membersOf, refusals);
  const kept = { ...deps, listPage };

  const press =
    (removed: boolean) =>
    async (ctx: Ctx): Promise<Page | Response> => {
      const { actor, kommune, work } = here(ctx);
      const number = issuedNumber((await ctx.form()).text('number'));
      const row = number === null ? null : await ctx.db.inKommune(kommune.id, (tx) => findRow(tx, VEDTAK, number));
      if (!row) return seeOther(ctx, `${work}/boliggruppe`);
      const refusals = await setRowRemoved(ctx.db, ctx.clock, actor, VEDTAK, row.number, removed);
      return refusals.length > 0
        ? referatPage(ctx, deps, row.data.meeting, refusals)
        : seeOther(ctx, `${work}/boliggruppe/referat/${row.data.meeting}?lagret=ja`);
    };

  return [
    { method: 'GET', path, who: read, handle: (ctx) => listPage(ctx) },
    ...rowRoutes({ ...GRUPPEN, ...kept }),
    ...rowRoutes({ ...MEDLEMMER, ...kept }),
    ...rowRoutes({ ...MOETER, ...kept }),
    ...rowRoutes({ ...TELLINGER, ...kept }),
    {
      method: 'GET',
      path: referat,
      who: read,
      handle: (ctx) => {
        const number = issuedNumber(ctx.params.nummer);
        return number === null ? notFound() : referatPage(ctx, deps, number);
      },
      examples: [`${path}/referat/1`],
    },
    { method: 'POST', path: referat, who: edit, handle: (ctx) => addDecision(ctx, deps) },
    { method: 'POST', path: `${path}/vedtak/fjern`, who: edit, handle: press(true) },
    { method: 'POST', path: `${path}/vedtak/angre`, who: edit, handle: press(false) },
  ];
}
