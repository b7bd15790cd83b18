import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, FormBody, Page, Route } from '../../../platform/http/route.ts';
import { removeAktivitet, saveAktivitet, undoAktivitet } from '../actions/aktiviteter.ts';
import { loadPlan, type Saved } from '../actions/change.ts';
import { createTasks } from '../actions/oppgaver.ts';
import { saveDates, savePlan, startOver, takeSchedule, takeTemplate, undoStep } from '../actions/steps.ts';
import { publish, renewToken, withdraw } from '../actions/versjoner.ts';
import { rulesFrom } from '../clocks.ts';
import { newPage, showPage } from './aktivitet.tsx';
import { clocksPage } from './clocks.tsx';
import { calendarFeed, calendarFile, type PaperFormat, paperFile } from './files.ts';
import { meetingRoutes } from './meetings.tsx';
import { overviewPage } from './overview.tsx';
import { type ProsessplanPageDeps, where } from './parts.tsx';
import { proposalPage } from './proposal.tsx';
import { publicPage, versjonPage } from './versjon.tsx';

type Answer = Promise<Page | Response>;

const typedOf = (form: FormBody) => ({ ...form.all(), after: form.texts('after').join(' ') });
const revisionIn = (form: FormBody) => issuedNumber(form.text('revision')) ?? 0;

/** The wish is asked for in another field on the page of the proposal. */
const atWish = <R extends { readonly field?: string | undefined }>(refusal: R): R =>
  refusal.field === 'wished' ? { ...refusal, field: 'dato' } : refusal;

export function prosessplanRoutes(deps: ProsessplanPageDeps): Route[] {
  /** Back to the plan when it went well, else the plan with what was wrong. */
  const overview = (ctx: Ctx, saved: Saved<unknown>, typed: Readonly<Record<string, string>>, told = 'lagret=ja') =>
    saved.ok ? seeOther(ctx, `${where(ctx).base}?${told}`) : overviewPage(ctx, deps, { refusals: saved.error, typed });

  async function add(ctx: Ctx): Answer {
    const typed = typedOf(await ctx.form());
    const { actor, base } = where(ctx);
    const saved = await saveAktivitet(ctx.db, ctx.clock, actor, typed);
    return saved.ok ? seeOther(ctx, `${base}/${saved.value}?lagret=ja`) : newPage(ctx, deps, saved.error, typed);
  }

  async function changeOne(ctx: Ctx): Answer {
    const form = await ctx.form();
    const number = issuedNumber(ctx.params.nummer);
    const { actor, base } = where(ctx);
    if (number === null) return notFound();
    const typed = typedOf(form);
    const seen = { number, revision: revisionIn(form) };
    const saved = await saveAktivitet(ctx.db, ctx.clock, actor, typed, seen);
    return saved.ok ? seeOther(ctx, `${base}/${number}?lagret=ja`) : showPage(ctx, deps, saved.error, typed);
  }

  const press =
    (action: typeof undoAktivitet) =>
    async (ctx: Ctx): Answer => {
      const form = await ctx.form();
      const number = issuedNumber(ctx.params.nummer);
      const { actor, base } = where(ctx);
      if (number === null) return notFound();
      const saved = await action(ctx.db, ctx.clock, actor, { number, revision: revisionIn(form) });
      return saved.ok ? seeOther(ctx, `${base}/${number}`) : showPage(ctx, deps, saved.error);
    };

  async function makeTask(ctx: Ctx): Answer {
    const number = issuedNumber(ctx.params.nummer);
    const { actor, base, kommune } = where(ctx);
    if (number === null) return notFound();
    const made = await createTasks(ctx.db, ctx.clock, actor, kommune.slug, number);
    return made.ok ? seeOther(ctx, `${base}/${number}`) : showPage(ctx, deps, made.error);
  }

  async function take(ctx: Ctx): Answer {
    const typed = (await ctx.form()).all();
    const { actor, base } = where(ctx);
    const mal = deps.maler.find((m) => m.id === typed.mal);
    if (!mal) return overviewPage(ctx, deps, { refusals: [{ code: 'ukjent-mal', field: 'mal' }], typed });
    const saved = await takeTemplate(ctx.db, ctx.clock, actor, mal, ctx.lang, typed);
    // With a wished day the dates are the next thing to see.
    return saved.ok && saved.value.wished ? seeOther(ctx, `${base}/forslag`) : overview(ctx, saved, typed);
  }

  async function takeDates(ctx: Ctx): Answer {
    const typed = (await ctx.form()).all();
    const { actor, base, kommune } = where(ctx);
    const { plan } = await loadPlan(ctx.db, kommune.id);
    const rules = rulesFrom(deps.frister, plan.data.planform, ctx.clock.today());
    const saved = await takeSchedule(ctx.db, ctx.clock, actor, typed, rules);
    return saved.ok
      ? seeOther(ctx, `${base}?lagret=ja`)
      : proposalPage(ctx, deps, saved.error.map(atWish), typed.wished);
  }

  async function undo(ctx: Ctx): Answer {
    const form = await ctx.form();
    return overview(ctx, await undoStep(ctx.db, ctx.clock, where(ctx).actor, revisionIn(form)), {});
  }

  async function settings(ctx: Ctx): Answer {
    const form = await ctx.form();
    const { actor, base } = where(ctx);
    const saved = await savePlan(ctx.db, ctx.clock, actor, form.all(), revisionIn(form));
    return saved.ok ? seeOther(ctx, `${base}/frister?lagret=ja`) : clocksPage(ctx, deps, saved.error, form.all());
  }

  const path = '/arbeid/:kommune/prosessplan';
  const one = `${path}/:nummer{[0-9]+}`;
  const read = { kommune: 'les' } as const;
  const who = { kommune: 'rediger' } as const;
  const paper = (['pdf', 'docx', 'xlsx'] as const satisfies readonly PaperFormat[]).map(
    (format): Route => ({
      method: 'GET',
      path: `${path}/prosessplan.${format}`,
      who: read,
      handle: (ctx) => paperFile(ctx, deps, format),
    }),
  );
  return [
    { method: 'GET', path, who: read, handle: (ctx) => overviewPage(ctx, deps) },
    { method: 'GET', path: `${path}/ny`, who, handle: (ctx) => newPage(ctx, deps) },
    { method: 'POST', path, who, handle: add },
    { method: 'GET', path: `${path}/forslag`, who, handle: (ctx) => proposalPage(ctx, deps) },
    { method: 'POST', path: `${path}/forslag`, who, handle: takeDates },
    { method: 'GET', path: `${path}/frister`, who: read, handle: (ctx) => clocksPage(ctx, deps) },
    { method: 'POST', path: `${path}/frister`, who, handle: settings },
    { method: 'POST', path: `${path}/mal`, who, handle: take },
    { method: 'POST', path: `${path}/angre`, who, handle: undo },
    {
      method: 'POST',
      path: `${path}/datoer`,
      who,
      async handle(ctx) {
        const typed = (await ctx.form()).all();
        return overview(ctx, await saveDates(ctx.db, ctx.clock, where(ctx).actor, typed), typed);
      },
    },
    {
      method: 'POST',
      path: `${path}/toem`,
      who,
      handle: async (ctx) => overview(ctx, await startOver(ctx.db, ctx.clock, where(ctx).actor), {}),
    },
    {
      method: 'POST',
      path: `${path}/publiser`,
      who,
      async handle(ctx) {
        const typed = (await ctx.form()).all();
        const { actor, kommune } = where(ctx);
        return overview(ctx, await publish(ctx.db, ctx.clock, actor, kommune.name, typed), typed);
      },
    },
    {
      method: 'POST',
      path: `${path}/trekk-tilbake`,
      who,
      handle: async (ctx) => overview(ctx, await withdraw(ctx.db, ctx.clock, where(ctx).actor), {}, 'av-nettet=ja'),
    },
    {
      method: 'POST',
      path: `${path}/kalender`,
      who,
      async handle(ctx) {
        return overviewPage(ctx, deps, undefined, await renewToken(ctx.db, ctx.clock, where(ctx).actor));
      },
    },
    {
      method: 'POST',
      path: `${path}/oppgaver`,
      who,
      async handle(ctx) {
        const { actor, kommune } = where(ctx);
        return overview(ctx, await createTasks(ctx.db, ctx.clock, actor, kommune.slug), {}, 'oppgaver=ja');
      },
    },
    { method: 'POST', path: `${one}/oppgave`, who, handle: makeTask },
    ...paper,
    { method: 'GET', path: `${path}/prosessplan.ics`, who: read, handle: (ctx) => calendarFile(ctx, deps) },
    ...meetingRoutes(),
    {
      method: 'GET',
      path: `${path}/versjon/:nummer{[0-9]+}`,
      who: read,
      handle: (ctx) => versjonPage(ctx, deps),
      examples: [`${path}/versjon/1`],
    },
    { method: 'GET', path: one, who: read, handle: (ctx) => showPage(ctx, deps), examples: [`${path}/1`] },
    { method: 'POST', path: one, who, handle: changeOne },
    { method: 'POST', path: `${one}/angre`, who, handle: press(undoAktivitet) },
    { method: 'POST', path: `${one}/fjern`, who, handle: press(removeAktivitet) },
    { method: 'GET', path: '/k/:kommune/prosessplan', who: 'alle', handle: (ctx) => publicPage(ctx, deps) },
    { method: 'GET', path: '/k/:kommune/prosessplan.ics', who: 'alle', handle: (ctx) => calendarFeed(ctx, deps) },
  ];
}
