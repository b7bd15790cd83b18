import { setRowRemoved } from '../../../platform/db/rows.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { here } from '../../organisering/index.ts';
import { acceptFinding } from '../actions.ts';
import { GODTATT } from '../store.ts';
import { picturePage } from './bilde.tsx';
import { findingPage } from './funn.tsx';
import { listPage } from './liste.tsx';
import type { RoedtraadDeps } from './parts.tsx';
import { tracePage } from './spor.tsx';
import { excelFile, printPage } from './utskrift.tsx';

async function accept(ctx: Ctx, deps: RoedtraadDeps): Promise<Page | Response> {
  const key = ctx.params.funn ?? '';
  const typed = (await ctx.form()).all();
  const { actor, work } = here(ctx);
  const number = issuedNumber(typed.number);
  const seen = number === null ? null : { number, revision: issuedNumber(typed.seen) ?? 0 };
  const saved = await acceptFinding(ctx.db, ctx.clock, actor, deps, key, typed, seen);
  if (!saved) return notFound();
  return saved.ok ? seeOther(ctx, `${work}/roed-traad?lagret=ja`) : findingPage(ctx, deps, key, saved.error, typed);
}

async function undo(ctx: Ctx, deps: RoedtraadDeps): Promise<Page | Response> {
  const key = ctx.params.funn ?? '';
  const number = issuedNumber((await ctx.form()).text('number'));
  const { actor, work } = here(ctx);
  if (number === null) return seeOther(ctx, `${work}/roed-traad`);
  const refusals = await setRowRemoved(ctx.db, ctx.clock, actor, GODTATT, number, true);
  return refusals.length > 0 ? findingPage(ctx, deps, key, refusals) : seeOther(ctx, `${work}/roed-traad?lagret=ja`);
}

export function roedtraadRoutes(deps: RoedtraadDeps): Route[] {
  const path = '/arbeid/:kommune/roed-traad';
  const one = `${path}/funn/:funn{[a-zA-Z0-9._-]+}`;
  const leser = { kommune: 'les' } as const;
  const edit = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path, who: leser, handle: (ctx) => listPage(ctx, deps) },
    { method: 'GET', path: `${path}/bilde`, who: leser, handle: (ctx) => picturePage(ctx, deps) },
    { method: 'GET', path: `${path}/spor`, who: leser, handle: (ctx) => tracePage(ctx, deps) },
    { method: 'GET', path: `${path}/utskrift`, who: leser, handle: (ctx) => printPage(ctx, deps) },
    { method: 'GET', path: `${path}/roed-traad.xlsx`, who: leser, handle: (ctx) => excelFile(ctx, deps) },
    {
      method: 'GET',
      path: one,
      who: leser,
      handle: (ctx) => findingPage(ctx, deps, ctx.params.funn ?? ''),
      examples: [`${path}/funn/gruppe-uten-tiltak.behov.loeslatte`, `${path}/funn/vedtatt-uten-penger.tiltak.T-012`],
    },
    { method: 'POST', path: one, who: edit, handle: (ctx) => accept(ctx, deps) },
    { method: 'POST', path: `${one}/angre`, who: edit, handle: (ctx) => undo(ctx, deps) },
  ];
}
