import { setRowRemoved } from '../../../platform/db/rows.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Refused, Route } from '../../../platform/http/route.ts';
import { mayLead } from '../../runde/index.ts';
import { restoreNotat, saveNotat } from '../actions.ts';
import { NOTAT } from '../store.ts';
import { lesbarhetPage } from './lesbarhet.tsx';
import { listePage, openPage } from './liste.tsx';
import type { NotatPageDeps } from './parts.tsx';
import { skjemaPage } from './skjema.tsx';

const noAccess: Refused = { fault: 'ikke-tilgang' };

const list = (ctx: Ctx) => `/arbeid/${ctx.kommune?.slug}/notater?lagret=ja`;

export function notatRoutes(deps: NotatPageDeps): Route[] {
  type Answer = Promise<Page | Response | Refused>;
  const seksjonOf = (ctx: Ctx) => deps.seksjoner.get(ctx.params.sted ?? '');
  const back = (ctx: Ctx) => {
    const seksjon = seksjonOf(ctx);
    return `/arbeid/${ctx.kommune?.slug}/veileder/${seksjon?.side}#${seksjon?.anker}`;
  };

  async function save(ctx: Ctx): Answer {
    const seksjon = seksjonOf(ctx);
    if (!seksjon) return notFound();
    if (!(await mayLead(ctx))) return noAccess;
    const typed = (await ctx.form()).all();
    const seen = issuedNumber(typed.revision) ?? 0;
    const saved = await saveNotat(ctx.db, ctx.clock, actorOf(ctx), seksjon, typed, seen);
    return saved.ok ? seeOther(ctx, back(ctx)) : skjemaPage(ctx, deps, seksjon, saved.error, typed);
  }

  async function restore(ctx: Ctx): Answer {
    const seksjon = seksjonOf(ctx);
    if (!seksjon) return notFound();
    if (!(await mayLead(ctx))) return noAccess;
    const form = await ctx.form();
    const [to, seen] = [issuedNumber(form.text('til')) ?? 0, issuedNumber(form.text('revision')) ?? 0];
    const restored = await restoreNotat(ctx.db, ctx.clock, actorOf(ctx), seksjon.sted, to, seen);
    return restored.ok ? seeOther(ctx, back(ctx)) : skjemaPage(ctx, deps, seksjon, restored.error);
  }

  const press =
    (removed: boolean) =>
    async (ctx: Ctx): Answer => {
      if (!(await mayLead(ctx))) return noAccess;
      const number = issuedNumber((await ctx.form()).text('number'));
      if (number === null) return seeOther(ctx, list(ctx));
      const refusals = await setRowRemoved(ctx.db, ctx.clock, actorOf(ctx), NOTAT, number, removed);
      return refusals.length > 0 ? listePage(ctx, deps, refusals) : seeOther(ctx, list(ctx));
    };

  const path = '/arbeid/:kommune/notater';
  const one = `${path}/ved/:sted`;
  // Who leads a round may write here too, with no more than reading in the kommune: asked inside.
  const who = { kommune: 'les' } as const;
  return [
    { method: 'GET', path, who, handle: (ctx) => listePage(ctx, deps) },
    { method: 'GET', path: `${path}/lesbarhet`, who, handle: (ctx) => lesbarhetPage(ctx, deps) },
    { method: 'POST', path: `${path}/fjern`, who, handle: press(true) },
    { method: 'POST', path: `${path}/angre`, who, handle: press(false) },
    {
      method: 'GET',
      path: one,
      who,
      handle(ctx) {
        const seksjon = seksjonOf(ctx);
        return seksjon ? skjemaPage(ctx, deps, seksjon) : notFound();
      },
      examples: [`${path}/ved/trinn-4-temaplan-bolig.kort`, `${path}/ved/trinn-1-planstrategi.lov`],
    },
    { method: 'POST', path: one, who, handle: save },
    { method: 'POST', path: `${one}/tilbake`, who, handle: restore },
    { method: 'GET', path: '/k/:kommune/veileder', who: 'alle', handle: (ctx) => openPage(ctx, deps) },
  ];
}
