import type { TypedFields } from '../../../kernel/index.ts';
import type { Seen } from '../../../platform/db/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { takeFiles } from '../actions/vedlegg.ts';
import { registerVedtak } from '../actions/vedtak.ts';
import { beginVurdering, saveAnswers, saveChoice, undoVurdering } from '../actions/vurdering.ts';
import { draftMandate } from '../mandat.ts';
import { PLANFORMER } from '../planform.ts';
import { listVurderinger } from '../store.ts';
import { formPage } from './form.tsx';
import { withMoreRows } from './form-rows.tsx';
import { listPage } from './list.tsx';
import { planformPage } from './planform.tsx';
import { sakRoutes } from './sak.tsx';
import { attachment, pressTasks, vedtakPage } from './vedtak.tsx';
import { type VedtakPageDeps, where } from './where.ts';

/** A number that the page put into its form; 0 for all that it never puts there. */
const seenIn = (typed: TypedFields): Seen => ({
  number: issuedNumber(typed.number) ?? 0,
  revision: issuedNumber(typed.revision) ?? 0,
});

async function answer(ctx: Ctx, deps: VedtakPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, planform } = where(ctx);
  const refusals = await saveAnswers(ctx.db, ctx.clock, actor, deps.rules, typed, seenIn(typed));
  if (refusals.length > 0) return planformPage(ctx, deps, { form: 'svar', typed, refusals });
  return seeOther(ctx, `${planform}?lagret=ja#raad`);
}

/** A new draft of the mandate for the form that is chosen in the field, shown and not saved. */
async function redraft(ctx: Ctx, deps: VedtakPageDeps, typed: TypedFields): Promise<Page> {
  const { kommune } = where(ctx);
  const newest = (await ctx.db.inKommune(kommune.id, listVurderinger)).at(-1);
  const form = PLANFORMER.find((f) => f === typed.planform);
  if (!form || !newest) {
    const refusals = [{ code: 'mangler' as const, field: 'planform' }];
    return planformPage(ctx, deps, { form: 'valg', typed, refusals });
  }
  const seen = seenIn(typed);
  // What is drafted over stands beside what somebody else has saved since, as when it is saved.
  if (seen.number !== newest.number || seen.revision !== newest.revision)
    return planformPage(ctx, deps, { form: 'valg', typed, refusals: [{ code: 'endret-av-andre' }] });
  const lang = typed.lang === 'nn' ? 'nn' : 'nb';
  const { answers } = newest.data;
  const mandate = draftMandate(deps.rules, answers, form, typed.reason ?? '', kommune.name, lang);
  return planformPage(ctx, deps, null, { ...typed, mandate });
}

async function choose(ctx: Ctx, deps: VedtakPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, planform } = where(ctx);
  if (typed.som === 'utkast') return redraft(ctx, deps, typed);
  const refusals = await saveChoice(ctx.db, ctx.clock, actor, deps.rules, typed, seenIn(typed));
  if (refusals.length > 0) return planformPage(ctx, deps, { form: 'valg', typed, refusals });
  return seeOther(ctx, `${planform}?lagret=ja`);
}

async function again(ctx: Ctx): Promise<Response> {
  const { actor, planform } = where(ctx);
  await beginVurdering(ctx.db, ctx.clock, actor);
  return seeOther(ctx, planform);
}

async function undo(ctx: Ctx, deps: VedtakPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, planform } = where(ctx);
  const undone = await undoVurdering(ctx.db, ctx.clock, actor, seenIn(typed));
  if (undone) return seeOther(ctx, `${planform}?angret=ja`);
  return planformPage(ctx, deps, { form: 'svar', typed: {}, refusals: [{ code: 'endret-av-andre' }] });
}

async function register(ctx: Ctx, deps: VedtakPageDeps): Promise<Page | Response> {
  const form = await ctx.form();
  const typed = form.all();
  const { kommune, actor, vedtak } = where(ctx);
  const ticked = form.texts('gjelder');
  const taken = await takeFiles(ctx.db, ctx.clock, kommune.id, form.files('filer'));
  const fileIds = [...form.texts('vedlegg').filter((id) => id !== ''), ...taken.ids];
  const pressed = form.texts('som');
  const rows = pressed.includes('registrer') ? null : (withMoreRows(typed, pressed[0] ?? '') ?? typed);
  if (rows) return formPage(ctx, deps, { typed: rows, ticked, fileIds, refusals: taken.refusals });
  if (taken.refusals.length > 0) return formPage(ctx, deps, { typed, ticked, fileIds, refusals: taken.refusals });
  const done = await registerVedtak(ctx.db, ctx.clock, {
    kommune,
    brukerId: actor.brukerId,
    lang: ctx.lang,
    mayEdit: ctx.may('rediger'),
    mayAdopt: ctx.may('vedta'),
    typed,
    ticked,
    fileIds,
    replaces: typed.erstatter ? (issuedNumber(typed.erstatter) ?? 0) : null,
  });
  if (!done.ok) return formPage(ctx, deps, { typed, ticked, fileIds, refusals: done.error });
  const { number, job } = done.value;
  if (job) await deps.desk.order(kommune.id, async () => job);
  return seeOther(ctx, `${vedtak}/${number}?lagret=ja`);
}

export function vedtakRoutes(deps: VedtakPageDeps): Route[] {
  const planform = '/arbeid/:kommune/planform';
  const path = '/arbeid/:kommune/vedtak';
  const one = `${path}/:nummer{[0-9]+}`;
  const read = { kommune: 'les' } as const;
  const edit = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path: planform, who: read, handle: (ctx) => planformPage(ctx, deps) },
    { method: 'POST', path: planform, who: edit, handle: (ctx) => answer(ctx, deps) },
    { method: 'POST', path: `${planform}/valg`, who: edit, handle: (ctx) => choose(ctx, deps) },
    { method: 'POST', path: `${planform}/ny`, who: edit, handle: again },
    { method: 'POST', path: `${planform}/angre`, who: edit, handle: (ctx) => undo(ctx, deps) },
    { method: 'GET', path, who: read, handle: listPage },
    { method: 'POST', path, who: edit, files: true, handle: (ctx) => register(ctx, deps) },
    { method: 'GET', path: `${path}/nytt`, who: edit, handle: (ctx) => formPage(ctx, deps) },
    ...sakRoutes(deps),
    { method: 'GET', path: one, who: read, handle: vedtakPage, examples: [`${path}/1`] },
    { method: 'POST', path: `${one}/oppgaver`, who: edit, handle: pressTasks },
    {
      method: 'GET',
      path: `${one}/vedlegg/:fil{[0-9]+\\.[a-z]+}`,
      who: read,
      handle: attachment,
      examples: [`${path}/1/vedlegg/1.pdf`],
    },
  ];
}
