import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, FormBody, Page, Route } from '../../../platform/http/route.ts';
import { addMaal, undoMaal } from '../actions/maal.ts';
import { replaceTiltak, saveTiltak, takeBackTiltak } from '../actions.ts';
import { kostraIn } from '../kostra.ts';
import type { Typed } from '../maal.ts';
import { tiltakHistory } from '../store.ts';
import { listPage } from './list.tsx';
import { maalPage } from './maal.tsx';
import { tickOff } from './oppgaver.tsx';
import { firstYearOf, type TiltakPageDeps, where } from './parts.tsx';
import { mergeTwo, sammenPage } from './sammen.tsx';
import { changeStatus, stateOf } from './status.tsx';
import { strategiRoutes } from './strategi.tsx';
import { newPage, showPage } from './tiltak.tsx';
import { excelFile, printPage } from './utskrift.tsx';
import { utvalgRoutes } from './utvalg.tsx';

/** The fields as typed, with those of several choices joined by spaces. */
const typedOf = (form: FormBody, ...several: readonly string[]): Typed => ({
  ...form.all(),
  ...Object.fromEntries(several.map((field) => [field, form.texts(field).join(' ')])),
});

const seenIn = (form: FormBody, number: number) => ({ number, revision: issuedNumber(form.text('revision')) ?? 0 });

async function saveGoal(ctx: Ctx, deps: TiltakPageDeps): Promise<Response | Page> {
  const form = await ctx.form();
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const typed = typedOf(form, 'qualities');
  const { actor, goals } = where(ctx);
  const saved = await addMaal(ctx.db, ctx.clock, actor, typed, seenIn(form, number));
  return saved.ok ? seeOther(ctx, `${goals}/${number}?lagret=ja`) : maalPage(ctx, deps, saved.error, typed);
}

async function undoGoal(ctx: Ctx, deps: TiltakPageDeps): Promise<Response | Page> {
  const form = await ctx.form();
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const { actor, goals } = where(ctx);
  const done = await undoMaal(ctx.db, ctx.clock, actor, seenIn(form, number));
  return done ? seeOther(ctx, `${goals}/${number}?lagret=ja`) : maalPage(ctx, deps, [{ code: 'endret-av-andre' }]);
}

export function tiltakRoutes(deps: TiltakPageDeps): Route[] {
  const { priceYears, virkemidler } = deps;
  const contextIn = (year: number) => ({
    kostra: kostraIn(deps.kostra, year).map((k) => k.code),
    priceYears,
    virkemidler,
  });
  const contextFor = (ctx: Ctx, year: number) => ({ ...contextIn(year), mayAdopt: ctx.may('vedta') });

  async function add(ctx: Ctx): Promise<Response | Page> {
    const typed = typedOf(await ctx.form(), 'otherGroups', 'instruments');
    const { actor, base } = where(ctx);
    const year = firstYearOf(ctx);
    const saved = await saveTiltak(ctx.db, ctx.clock, actor, typed, year, null, contextFor(ctx, year));
    return saved.ok ? seeOther(ctx, `${base}/${saved.value}?lagret=ja`) : newPage(ctx, deps, saved.error, typed);
  }

  async function change(ctx: Ctx): Promise<Response | Page> {
    const form = await ctx.form();
    const number = issuedNumber(ctx.params.nummer);
    const { kommune, actor, base } = where(ctx);
    if (number === null) return notFound();
    const [newest] = await ctx.db.inKommune(kommune.id, (tx) => tiltakHistory(tx, number));
    if (!newest) return notFound();
    const typed = { ...stateOf(newest.data), ...typedOf(form, 'otherGroups', 'instruments') };
    const year = newest.data.firstYear;
    const saved = await saveTiltak(ctx.db, ctx.clock, actor, typed, year, seenIn(form, number), contextFor(ctx, year));
    return saved.ok ? seeOther(ctx, `${base}/${number}?lagret=ja`) : showPage(ctx, deps, saved.error, typed);
  }

  async function undo(ctx: Ctx): Promise<Response | Page> {
    const form = await ctx.form();
    const number = issuedNumber(ctx.params.nummer);
    const { actor, base } = where(ctx);
    if (number === null) return notFound();
    const done = await takeBackTiltak(ctx.db, ctx.clock, actor, seenIn(form, number), ctx.may('vedta'));
    return done.ok ? seeOther(ctx, `${base}/${number}?lagret=ja`) : showPage(ctx, deps, done.error);
  }

  async function replace(ctx: Ctx): Promise<Response | Page> {
    const form = await ctx.form();
    const number = issuedNumber(ctx.params.nummer);
    const { actor, base } = where(ctx);
    if (number === null) return notFound();
    const by = issuedNumber(form.text('by')) ?? 0;
    const saved = await replaceTiltak(
      ctx.db,
      ctx.clock,
      actor,
      { number, revision: issuedNumber(form.text('seen')) ?? 0 },
      by,
      ctx.may('vedta'),
    );
    return saved.ok ? seeOther(ctx, `${base}/${number}?lagret=ja`) : showPage(ctx, deps, saved.error);
  }

  const path = '/arbeid/:kommune/tiltak';
  const one = `${path}/:nummer{[0-9]+}`;
  const goal = '/arbeid/:kommune/maal/:nummer{[0-9]+}';
  return [
    {
      method: 'GET',
      path,
      who: { kommune: 'les' },
      handle: (ctx) => listPage(ctx, deps),
      examples: [path, `${path}?regnskap=boligsosialt`],
    },
    { method: 'GET', path: `${path}/utskrift`, who: { kommune: 'les' }, handle: (ctx) => printPage(ctx, deps) },
    { method: 'GET', path: `${path}/tiltak.xlsx`, who: { kommune: 'les' }, handle: (ctx) => excelFile(ctx, deps) },
    ...utvalgRoutes((ctx, refusals, { name, query }) => listPage(ctx, deps, [], null, { refusals, name, query })),
    { method: 'GET', path: `${path}/nytt`, who: { kommune: 'rediger' }, handle: (ctx) => newPage(ctx, deps) },
    {
      method: 'POST',
      path: `${path}/maal`,
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const typed = typedOf(await ctx.form(), 'qualities');
        const saved = await addMaal(ctx.db, ctx.clock, where(ctx).actor, typed);
        return saved.ok
          ? seeOther(ctx, `${where(ctx).goals}/${saved.value}?lagret=ja`)
          : listPage(ctx, deps, saved.error, typed);
      },
    },
    {
      method: 'GET',
      path: goal,
      who: { kommune: 'rediger' },
      handle: (ctx) => maalPage(ctx, deps),
      examples: ['/arbeid/:kommune/maal/1'],
    },
    { method: 'POST', path: goal, who: { kommune: 'rediger' }, handle: (ctx) => saveGoal(ctx, deps) },
    { method: 'POST', path: `${goal}/angre`, who: { kommune: 'rediger' }, handle: (ctx) => undoGoal(ctx, deps) },
    { method: 'POST', path, who: { kommune: 'rediger' }, handle: add },
    {
      method: 'GET',
      path: one,
      who: { kommune: 'les' },
      handle: (ctx) => showPage(ctx, deps),
      // One plain, and one with a gjennomføringsplan.
      examples: ['/arbeid/:kommune/tiltak/1', '/arbeid/:kommune/tiltak/13'],
    },
    { method: 'POST', path: one, who: { kommune: 'rediger' }, handle: change },
    {
      method: 'POST',
      path: `${one}/status`,
      who: { kommune: 'rediger' },
      handle: (ctx) =>
        changeStatus(ctx, contextIn, (refusals, typed) => showPage(ctx, deps, refusals, typed, 'status')),
    },
    {
      method: 'POST',
      path: `${one}/oppgaver`,
      who: { kommune: 'rediger' },
      handle: (ctx) => tickOff(ctx, contextIn, (refusals) => showPage(ctx, deps, refusals)),
    },
    { method: 'POST', path: `${one}/angre`, who: { kommune: 'rediger' }, handle: undo },
    {
      method: 'GET',
      path: `${one}/sammen`,
      who: { kommune: 'rediger' },
      handle: (ctx) => sammenPage(ctx, deps),
      examples: ['/arbeid/:kommune/tiltak/1/sammen?med=2'],
    },
    {
      method: 'POST',
      path: `${one}/sammen`,
      who: { kommune: 'rediger' },
      handle: (ctx) => mergeTwo(ctx, deps, (year) => contextFor(ctx, year)),
    },
    { method: 'POST', path: `${one}/erstatt`, who: { kommune: 'rediger' }, handle: replace },
    ...strategiRoutes(deps),
  ];
}
