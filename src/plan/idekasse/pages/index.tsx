import type { TypedFields } from '../../../kernel/index.ts';
import type { Seen } from '../../../platform/db/actor.ts';
import { setRowRemoved } from '../../../platform/db/rows.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { here } from '../../organisering/index.ts';
import { addIdeas, becomeOppgave, becomeTiltak, type IdeResult, leaveOut, takeUpAgain } from '../actions.ts';
import { IDE } from '../store.ts';
import { idePage } from './ide.tsx';
import { type IdeDeps, listPage } from './list.tsx';

async function add(ctx: Ctx, deps: IdeDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, work } = here(ctx);
  const added = await addIdeas(ctx.db, ctx.clock, actor, typed);
  return added.ok ? seeOther(ctx, `${work}/ideer?lagret=ja`) : listPage(ctx, deps, added.error, typed);
}

const press =
  (deps: IdeDeps, removed: boolean) =>
  async (ctx: Ctx): Promise<Page | Response> => {
    const { actor, work } = here(ctx);
    const number = issuedNumber((await ctx.form()).text('number'));
    if (number === null) return seeOther(ctx, `${work}/ideer`);
    const refusals = await setRowRemoved(ctx.db, ctx.clock, actor, IDE, number, removed);
    return refusals.length > 0 ? listPage(ctx, deps, refusals) : seeOther(ctx, `${work}/ideer?lagret=ja`);
  };

/** A decision about the idea of the address, by what `act` does with the typed form. */
const decided =
  (deps: IdeDeps, act: (ctx: Ctx, typed: TypedFields, seen: Seen) => Promise<IdeResult>) =>
  async (ctx: Ctx): Promise<Page | Response> => {
    const typed = (await ctx.form()).all();
    const number = issuedNumber(ctx.params.nummer);
    if (number === null) return notFound();
    const done = await act(ctx, typed, { number, revision: issuedNumber(typed.seen) ?? 0 });
    return done.ok ? seeOther(ctx, `${here(ctx).work}/ideer/${number}`) : idePage(ctx, deps, number, done.error, typed);
  };

export function ideRoutes(deps: IdeDeps): Route[] {
  const path = '/arbeid/:kommune/ideer';
  const one = `${path}/:nummer{[0-9]+}`;
  const read = { kommune: 'les' } as const;
  const edit = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path, who: read, handle: (ctx) => listPage(ctx, deps) },
    { method: 'POST', path, who: edit, handle: (ctx) => add(ctx, deps) },
    { method: 'POST', path: `${path}/fjern`, who: edit, handle: press(deps, true) },
    { method: 'POST', path: `${path}/angre`, who: edit, handle: press(deps, false) },
    {
      method: 'GET',
      path: one,
      who: read,
      handle: (ctx) => {
        const number = issuedNumber(ctx.params.nummer);
        return number === null ? notFound() : idePage(ctx, deps, number);
      },
      examples: [`${path}/1`, `${path}/2`, `${path}/4`],
    },
    {
      method: 'POST',
      path: `${one}/tiltak`,
      who: edit,
      handle: decided(deps, (ctx, typed, seen) =>
        becomeTiltak(ctx.db, ctx.clock, here(ctx).actor, typed, Number(ctx.clock.today().slice(0, 4)) + 1, seen),
      ),
    },
    {
      method: 'POST',
      path: `${one}/oppgave`,
      who: edit,
      handle: decided(deps, (ctx, typed, seen) => {
        const { actor, kommune } = here(ctx);
        return becomeOppgave(ctx.db, ctx.clock, actor, kommune.slug, typed, seen);
      }),
    },
    {
      method: 'POST',
      path: `${one}/ikke-med`,
      who: edit,
      handle: decided(deps, (ctx, typed, seen) => leaveOut(ctx.db, ctx.clock, here(ctx).actor, typed, seen)),
    },
    {
      method: 'POST',
      path: `${one}/igjen`,
      who: edit,
      handle: decided(deps, (ctx, _typed, seen) => takeUpAgain(ctx.db, ctx.clock, here(ctx).actor, seen)),
    },
  ];
}
