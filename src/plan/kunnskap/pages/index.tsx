import { setRowRemoved } from '../../../platform/db/rows.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { download, notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { restoreTekst, saveSammenligning, saveTekst, saveVerdi } from '../actions.ts';
import { temaPicture } from '../bilde.ts';
import type { Indikator } from '../indikator.ts';
import { temaLysbilder } from '../lysbilder.ts';
import { historieTable, temaTable } from '../oversikt.ts';
import { VERDI } from '../store.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';
import { indikatorPage } from './indikator.tsx';
import { choose, innPage, take } from './inn.tsx';
import { innStart, order } from './inn-start.tsx';
import { oversiktPage } from './oversikt.tsx';
import { type BestillingDeps, documentOf, indikatorerOf, type KunnskapPageDeps, kommuneOf, lesInn } from './parts.tsx';
import { undo } from './tatt-inn.tsx';
import { temaPage } from './tema.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const TEMAFILER = ['png', 'xlsx', 'pptx'] as const;

/**
 * Counts of the kommune itself, year by year, behind one indicator, and the parts of each that the words of a selection name; a part
 * the table does not tell apart is left out.
 */
export async function countsOf(
  ctx: Ctx,
  deps: KunnskapPageDeps,
  id: string,
  parts: Readonly<Record<string, readonly string[]>> = {},
) {
  const indikator = indikatorerOf(deps).find((i) => i.id === id);
  if (!indikator) return [];
  const { les } = await lesInn(ctx, deps);
  const own = (i: Indikator) => les(i).series.find((s) => s.id === 'kommunen')?.points ?? [];
  const { compute } = indikator;
  const parted = Object.entries(parts).map(([name, words]) => {
    const of = compute ? own({ ...indikator, compute: { ...compute, count: { ...compute.count, words } } }) : [];
    return { name, counts: new Map(of.map((p) => [p.year, p.count])) };
  });
  return own(indikator).flatMap((p) => {
    if (p.count === null) return [];
    const known = parted.flatMap(({ name, counts }): [string, number][] => {
      const units = counts.get(p.year) ?? null;
      return units === null ? [] : [[name, units]];
    });
    return [{ year: p.year, units: p.count, source: p.source, parts: new Map(known) }];
  });
}

export function kunnskapRoutes(deps: KunnskapPageDeps & BestillingDeps): Route[] {
  type Answer = Promise<Page | Response>;
  const all = indikatorerOf(deps);

  async function oversiktFile(ctx: Ctx): Promise<Response> {
    const inn = await lesInn(ctx, deps);
    const blocks = deps.temaer.map((tema) =>
      temaTable(tema.theme, tema.name[ctx.lang], tema.indicators.map(inn.les), ctx.lang),
    );
    const { kommune } = kommuneOf(ctx);
    const document = documentOf(ctx.lang, kommune.name, KUNNSKAP_TEXTS[ctx.lang].title, blocks);
    return download(await deps.toExcel(document), XLSX, 'kunnskapsgrunnlag.xlsx');
  }

  /** One theme as a file: a picture for a slide, its table, or slides to show. */
  const temaFile =
    (format: (typeof TEMAFILER)[number]) =>
    async (ctx: Ctx): Promise<Response> => {
      const tema = deps.temaer.find((x) => x.theme === ctx.params.indikator);
      if (!tema) return notFound();
      const inn = await lesInn(ctx, deps);
      const { kommune } = kommuneOf(ctx);
      const lest = tema.indicators.map(inn.les);
      const name = tema.name[ctx.lang];
      if (format === 'pptx') {
        const show = temaLysbilder(tema, lest, inn, { kommune: kommune.name, day: ctx.clock.today(), lang: ctx.lang });
        return download(await deps.toPowerPoint(show), PPTX, `${tema.theme}.pptx`);
      }
      const block =
        format === 'png'
          ? temaPicture(tema, lest, kommune.name, ctx.lang, 'slide')
          : temaTable(tema.theme, name, lest, ctx.lang);
      const document = documentOf(ctx.lang, kommune.name, name, [block]);
      return format === 'png'
        ? download(await deps.toPicture(document), 'image/png', `${tema.theme}.png`)
        : download(await deps.toExcel(document), XLSX, `${tema.theme}.xlsx`);
    };

  async function historieFile(ctx: Ctx, i: Indikator): Promise<Response> {
    const inn = await lesInn(ctx, deps);
    const { kommune } = kommuneOf(ctx);
    const document = documentOf(ctx.lang, kommune.name, i.name[ctx.lang], [historieTable(inn.les(i), ctx.lang)]);
    return download(await deps.toExcel(document), XLSX, `${i.id}.xlsx`);
  }

  async function compare(ctx: Ctx): Answer {
    const typed = (await ctx.form()).all();
    const { kommune, base } = kommuneOf(ctx);
    const seen = issuedNumber(typed.revision) ?? 0;
    const done = await saveSammenligning(ctx.db, ctx.clock, actorOf(ctx), kommune.number, deps.find, typed, seen);
    return done.ok ? seeOther(ctx, `${base}?lagret=sammenligning`) : oversiktPage(ctx, deps, done.error, typed);
  }

  async function writeTekst(ctx: Ctx, i: Indikator): Answer {
    const fields = (await ctx.form()).all();
    const seen = issuedNumber(fields.revision) ?? 0;
    const done = await saveTekst(ctx.db, ctx.clock, actorOf(ctx), i, fields, seen);
    return done.ok
      ? seeOther(ctx, `${kommuneOf(ctx).base}/${i.id}?lagret=tekst#betyr`)
      : indikatorPage(ctx, deps, i, { form: 'tekst', fields, refusals: done.error });
  }

  async function restore(ctx: Ctx, i: Indikator): Answer {
    const form = await ctx.form();
    const [to, seen] = [issuedNumber(form.text('til')) ?? 0, issuedNumber(form.text('revision')) ?? 0];
    const done = await restoreTekst(ctx.db, ctx.clock, actorOf(ctx), i, to, seen);
    return done.ok
      ? seeOther(ctx, `${kommuneOf(ctx).base}/${i.id}?lagret=tilbake#betyr`)
      : indikatorPage(ctx, deps, i, { form: 'tekst', fields: {}, refusals: done.error });
  }

  async function addVerdi(ctx: Ctx, i: Indikator): Answer {
    const fields = (await ctx.form()).all();
    const done = await saveVerdi(ctx.db, ctx.clock, actorOf(ctx), i, fields);
    return done.ok
      ? seeOther(ctx, `${kommuneOf(ctx).base}/${i.id}?lagret=verdi#verdi`)
      : indikatorPage(ctx, deps, i, { form: 'verdi', fields, refusals: done.error });
  }

  const press =
    (removed: boolean) =>
    async (ctx: Ctx, i: Indikator): Answer => {
      const number = issuedNumber((await ctx.form()).text('number'));
      const back = `${kommuneOf(ctx).base}/${i.id}?lagret=${removed ? 'fjernet' : 'verdi'}#verdi`;
      if (number === null) return seeOther(ctx, back);
      const refusals = await setRowRemoved(ctx.db, ctx.clock, actorOf(ctx), VERDI, number, removed);
      return refusals.length === 0
        ? seeOther(ctx, back)
        : indikatorPage(ctx, deps, i, { form: 'verdi', fields: {}, refusals });
    };

  const of =
    (handle: (ctx: Ctx, i: Indikator) => Answer) =>
    async (ctx: Ctx): Answer => {
      const i = all.find((x) => x.id === ctx.params.indikator);
      return i ? handle(ctx, i) : notFound();
    };

  const typed =
    (handle: (ctx: Ctx, i: Indikator) => Answer) =>
    async (ctx: Ctx): Answer => {
      const i = all.find((x) => x.id === ctx.params.indikator && x.manual);
      return i ? handle(ctx, i) : notFound();
    };

  const path = '/arbeid/:kommune/kunnskap';
  const one = `${path}/:indikator{[a-z0-9-]+}`;
  const table = `${one}/inn/:nummer{[0-9]+}`;
  const read = { kommune: 'les' } as const;
  const edit = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path, who: read, handle: (ctx) => oversiktPage(ctx, deps) },
    { method: 'GET', path: `${path}/kunnskapsgrunnlag.xlsx`, who: read, handle: oversiktFile },
    { method: 'POST', path: `${path}/sammenlign`, who: edit, handle: compare },
    {
      method: 'GET',
      path: one,
      who: read,
      handle: of((ctx, i) => indikatorPage(ctx, deps, i)),
      examples: [`${path}/folketall`, `${path}/trangboddhet`],
    },
    {
      method: 'GET',
      path: `${one}/historie.xlsx`,
      who: read,
      handle: of(historieFile),
      examples: [`${path}/folketall/historie.xlsx`],
    },
    {
      method: 'GET',
      path: `${one}/tema`,
      who: read,
      handle: (ctx) => temaPage(ctx, deps),
      examples: [`${path}/befolkning/tema`],
    },
    ...TEMAFILER.map((format) => ({
      method: 'GET' as const,
      path: `${one}/tema.${format}`,
      who: read,
      handle: temaFile(format),
      examples: [`${path}/befolkning/tema.${format}`],
    })),
    {
      method: 'GET',
      path: `${one}/inn`,
      who: edit,
      handle: typed((ctx, i) => innStart(ctx, deps, i)),
      examples: [`${path}/flyktninger-bosatt/inn`],
    },
    { method: 'POST', path: `${one}/inn`, who: edit, files: true, handle: typed((ctx, i) => order(ctx, deps, i)) },
    {
      method: 'GET',
      path: table,
      who: edit,
      handle: typed((ctx, i) => innPage(ctx, deps, i)),
      examples: [1, 2].map((n) => `${path}/flyktninger-bosatt/inn/${n}`),
    },
    { method: 'POST', path: table, who: edit, handle: typed((ctx, i) => choose(ctx, deps, i)) },
    { method: 'POST', path: `${table}/ta-inn`, who: edit, handle: typed((ctx, i) => take(ctx, deps, i)) },
    { method: 'POST', path: `${one}/inn/angre`, who: edit, handle: typed(undo) },
    { method: 'POST', path: `${one}/tekst`, who: edit, handle: of(writeTekst) },
    { method: 'POST', path: `${one}/tekst/tilbake`, who: edit, handle: of(restore) },
    { method: 'POST', path: `${one}/verdi`, who: edit, handle: of(addVerdi) },
    { method: 'POST', path: `${one}/verdi/fjern`, who: edit, handle: of(press(true)) },
    { method: 'POST', path: `${one}/verdi/angre`, who: edit, handle: of(press(false)) },
  ];
}

export { maalAv } from './maal.ts';
export { computedFigures } from './parts.tsx';
