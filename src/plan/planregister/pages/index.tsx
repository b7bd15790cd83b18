import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, FormBody, Page, Route } from '../../../platform/http/route.ts';
import {
  addReadyFoeringer,
  addUsualPlans,
  pastePlans,
  pullMaal,
  removeUntouched,
  type Saved,
  saveFoering,
  saveMotstrid,
  savePlan,
  saveSvar,
  setRemoved,
  undo,
} from '../actions.ts';
import { listAnswers } from '../store.ts';
import { PLANREGISTER_NAMES } from '../texts.ts';
import { foeringerInLanguage, inLanguage } from '../vanlige.ts';
import { dekningFile, dekningPage, dekningPrint } from './dekning.tsx';
import { editFoeringPage, foeringPage, newFoeringPage } from './foering.tsx';
import { foeringerPage } from './foeringer.tsx';
import { kartPage } from './kart.tsx';
import { limPage } from './lim.tsx';
import { type PlanregisterPageDeps, typedOf, where } from './parts.tsx';
import { newPlanPage, planPage } from './plan.tsx';
import { planerPage } from './planer.tsx';

export { answersTo } from './foering.tsx';
export type { PlanregisterPageDeps } from './parts.tsx';

type Answer = Promise<Response | Page>;
const edit = { kommune: 'rediger' } as const;
const read = { kommune: 'les' } as const;

const seenIn = (form: FormBody, number: number) => ({ number, revision: issuedNumber(form.text('revision')) ?? 0 });

export function planregisterRoutes(deps: PlanregisterPageDeps): Route[] {
  /** A POST about one row: done, it leads to `done`; refused, the page is shown again by `again`. */
  const one =
    (
      act: (ctx: Ctx, number: number, form: FormBody) => Promise<Saved>,
      done: (ctx: Ctx, number: number) => string,
      again: (ctx: Ctx, saved: Saved & { ok: false }, form: FormBody) => Answer | Page | Response,
    ) =>
    async (ctx: Ctx): Answer => {
      const form = await ctx.form();
      const number = issuedNumber(ctx.params.nummer ?? form.text('number'));
      if (number === null) return notFound();
      const saved = await act(ctx, number, form);
      return saved.ok ? seeOther(ctx, done(ctx, number)) : again(ctx, saved, form);
    };
  const act = (ctx: Ctx) => [{ db: ctx.db, clock: ctx.clock }, where(ctx).actor] as const;

  return [...planRoutes(), ...foeringRoutes(), ...dekningRoutes()];

  function planRoutes(): Route[] {
    const path = '/arbeid/:kommune/planer';
    const row = `${path}/:nummer{[0-9]+}`;
    const base = (ctx: Ctx) => where(ctx).planer;
    return [
      { method: 'GET', path, who: read, handle: (ctx) => planerPage(ctx, deps) },
      {
        method: 'POST',
        path,
        who: edit,
        async handle(ctx) {
          const typed = typedOf(await ctx.form(), 'parents', 'groups');
          const saved = await savePlan(...act(ctx), typed);
          return saved.ok
            ? seeOther(ctx, `${base(ctx)}/${saved.value}?lagret=ja`)
            : newPlanPage(ctx, deps, saved.error, typed);
        },
      },
      { method: 'GET', path: `${path}/ny`, who: edit, handle: (ctx) => newPlanPage(ctx, deps) },
      { method: 'GET', path: `${path}/kart`, who: read, handle: (ctx) => kartPage(ctx, deps) },
      { method: 'GET', path: `${path}/lim-inn`, who: edit, handle: (ctx) => limPage(ctx) },
      {
        method: 'POST',
        path: `${path}/lim-inn`,
        who: edit,
        async handle(ctx) {
          const pasted = (await ctx.form()).text('pasted');
          const saved = await pastePlans(...act(ctx), pasted, PLANREGISTER_NAMES);
          return saved.ok ? seeOther(ctx, `${base(ctx)}?limt=${saved.value}`) : limPage(ctx, saved.error, pasted);
        },
      },
      {
        method: 'POST',
        path: `${path}/vanlige`,
        who: edit,
        async handle(ctx) {
          await ctx.form();
          const added = await addUsualPlans(...act(ctx), deps.vanlige, ctx.lang);
          return seeOther(ctx, `${base(ctx)}?vanlige=${added}`);
        },
      },
      {
        method: 'POST',
        path: `${path}/vanlige/angre`,
        who: edit,
        async handle(ctx) {
          await ctx.form();
          await removeUntouched(...act(ctx), 'plan_revisjon');
          return seeOther(ctx, `${base(ctx)}?ryddet=ja`);
        },
      },
      { method: 'GET', path: row, who: read, handle: (ctx) => planPage(ctx, deps), examples: [`${path}/1`] },
      {
        method: 'POST',
        path: row,
        who: edit,
        handle: one(
          (ctx, number, form) => savePlan(...act(ctx), typedOf(form, 'parents', 'groups'), seenIn(form, number)),
          (ctx, number) => `${base(ctx)}/${number}?lagret=ja`,
          (ctx, saved, form) => planPage(ctx, deps, saved.error, typedOf(form, 'parents', 'groups')),
        ),
      },
      {
        method: 'POST',
        path: `${row}/angre`,
        who: edit,
        handle: one(
          (ctx, number, form) => undo(...act(ctx), 'plan_revisjon', seenIn(form, number)),
          (ctx, number) => `${base(ctx)}/${number}?angret=ja`,
          (ctx, saved) => planerPage(ctx, deps, saved.error),
        ),
      },
      {
        method: 'POST',
        path: `${row}/fjern`,
        who: edit,
        handle: one(
          (ctx, number) => setRemoved(...act(ctx), 'plan_revisjon', number, true),
          (ctx, number) => `${base(ctx)}?fjernet=${number}`,
          (ctx, saved) => planerPage(ctx, deps, saved.error),
        ),
      },
    ];
  }

  function foeringRoutes(): Route[] {
    const path = '/arbeid/:kommune/foringer';
    const row = `${path}/:nummer{[0-9]+}`;
    const base = (ctx: Ctx) => where(ctx).foeringer;
    return [
      { method: 'GET', path, who: read, handle: (ctx) => foeringerPage(ctx, deps) },
      {
        method: 'POST',
        path,
        who: edit,
        async handle(ctx) {
          const typed = typedOf(await ctx.form(), 'groups');
          const saved = await saveFoering(...act(ctx), typed);
          return saved.ok
            ? seeOther(ctx, `${base(ctx)}/${saved.value}?lagret=ja`)
            : newFoeringPage(ctx, deps, saved.error, typed);
        },
      },
      { method: 'GET', path: `${path}/ny`, who: edit, handle: (ctx) => newFoeringPage(ctx, deps) },
      {
        method: 'POST',
        path: `${path}/klare`,
        who: edit,
        async handle(ctx) {
          await ctx.form();
          const added = await addReadyFoeringer(...act(ctx), deps.vanlige, ctx.lang);
          return seeOther(ctx, `${base(ctx)}?klare=${added}`);
        },
      },
      {
        method: 'POST',
        path: `${path}/klare/angre`,
        who: edit,
        async handle(ctx) {
          await ctx.form();
          await removeUntouched(...act(ctx), 'foering_revisjon');
          return seeOther(ctx, `${base(ctx)}?ryddet=ja`);
        },
      },
      {
        method: 'GET',
        path: row,
        who: read,
        handle: (ctx) => foeringPage(ctx, deps),
        // One that is answered, and some that are not: each visit of the forms answers one.
        examples: [`${path}/1`, `${path}/6`, `${path}/16`, `${path}/18`],
      },
      {
        method: 'GET',
        path: `${row}/endre`,
        who: edit,
        handle: (ctx) => editFoeringPage(ctx, deps),
        examples: [`${path}/1/endre`],
      },
      {
        method: 'POST',
        path: row,
        who: edit,
        handle: one(
          (ctx, number, form) => saveFoering(...act(ctx), typedOf(form, 'groups'), seenIn(form, number)),
          (ctx, number) => `${base(ctx)}/${number}?lagret=ja`,
          (ctx, saved, form) => editFoeringPage(ctx, deps, saved.error, typedOf(form, 'groups')),
        ),
      },
      {
        method: 'POST',
        path: `${row}/svar`,
        who: edit,
        handle: one(
          (ctx, number, form) =>
            saveSvar(...act(ctx), typedOf(form, 'maal', 'tiltak'), seenIn(form, number), async (tx) => {
              const { maal, tiltak } = await listAnswers(tx);
              return { maal: maal.map((m) => m.number), tiltak: tiltak.map((t) => t.number) };
            }),
          (ctx, number) => `${base(ctx)}/${number}?lagret=ja`,
          (ctx, saved, form) => foeringPage(ctx, deps, saved.error, typedOf(form, 'maal', 'tiltak')),
        ),
      },
      {
        method: 'POST',
        path: `${row}/maal`,
        who: edit,
        async handle(ctx) {
          const form = await ctx.form();
          const number = issuedNumber(ctx.params.nummer);
          if (number === null) return notFound();
          const saved = await pullMaal(...act(ctx), seenIn(form, number), form.text('ledger'), {
            foering: (r) => foeringerInLanguage([r], deps.vanlige, ctx.lang)[0] ?? r,
            planer: (rows) => inLanguage(rows, deps.vanlige, ctx.lang),
          });
          return saved.ok
            ? seeOther(ctx, `${where(ctx).home}/maal/${saved.value}?lagret=ja`)
            : foeringPage(ctx, deps, saved.error);
        },
      },
      {
        method: 'POST',
        path: `${row}/angre`,
        who: edit,
        handle: one(
          (ctx, number, form) => undo(...act(ctx), 'foering_revisjon', seenIn(form, number)),
          (ctx, number) => `${base(ctx)}/${number}?angret=ja`,
          (ctx, saved) => foeringerPage(ctx, deps, saved.error),
        ),
      },
      {
        method: 'POST',
        path: `${row}/fjern`,
        who: edit,
        handle: one(
          (ctx, number) => setRemoved(...act(ctx), 'foering_revisjon', number, true),
          (ctx, number) => `${base(ctx)}?fjernet=${number}`,
          (ctx, saved) => foeringerPage(ctx, deps, saved.error),
        ),
      },
    ];
  }

  function dekningRoutes(): Route[] {
    const path = '/arbeid/:kommune/foringer';
    const base = (ctx: Ctx) => `${where(ctx).foeringer}/dekning`;
    return [
      { method: 'GET', path: `${path}/dekning`, who: read, handle: (ctx) => dekningPage(ctx, deps) },
      { method: 'GET', path: `${path}/dekning/utskrift`, who: read, handle: (ctx) => dekningPrint(ctx, deps) },
      { method: 'GET', path: `${path}/dekning.xlsx`, who: read, handle: (ctx) => dekningFile(ctx, deps) },
      {
        method: 'POST',
        path: `${path}/motstrid`,
        who: edit,
        async handle(ctx) {
          const typed = (await ctx.form()).all();
          const saved = await saveMotstrid(...act(ctx), typed);
          return saved.ok ? seeOther(ctx, `${base(ctx)}#motstrid`) : dekningPage(ctx, deps, saved.error, typed);
        },
      },
      {
        method: 'POST',
        path: `${path}/motstrid/fjern`,
        who: edit,
        handle: one(
          (ctx, number) => setRemoved(...act(ctx), 'motstrid_revisjon', number, true),
          (ctx, number) => `${base(ctx)}?fjernet=${number}`,
          (ctx, saved) => dekningPage(ctx, deps, saved.error),
        ),
      },
      {
        method: 'POST',
        path: `${path}/motstrid/angre`,
        who: edit,
        handle: one(
          (ctx, number, form) => undo(...act(ctx), 'motstrid_revisjon', seenIn(form, number)),
          (ctx) => `${base(ctx)}#motstrid`,
          (ctx, saved) => dekningPage(ctx, deps, saved.error),
        ),
      },
    ];
  }
}
