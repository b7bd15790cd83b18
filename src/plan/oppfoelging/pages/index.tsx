import { issuedNumber } from '../../../platform/http/issued.ts';
import { download, notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { here } from '../../organisering/index.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { closeRapportrunde, giveRapport, startRapportrunde, takeBackLevert, tellLevert } from '../actions.ts';
import { unitsIn } from '../rapport.ts';
import { listUtgaver } from '../store.ts';
import { rapportDocument } from '../tables.ts';
import { OPPFOELGING_TEXTS } from '../texts.ts';
import { listPage } from './list.tsx';
import { rapportPage } from './rapport.tsx';
import { type RundeDeps, rundePage } from './runde.tsx';

type Writer = (document: PlanDocument) => Promise<Uint8Array>;

export interface OppfoelgingPageDeps extends RundeDeps {
  readonly toExcel: Writer;
  readonly toPdf: Writer;
  readonly toWord: Writer;
  /** The workspace as people reach it, for links in files; null where nobody has said how. */
  readonly workspace: (ctx: Ctx) => string | null;
}

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

const PATH = '/arbeid/:kommune/oppfoelging';
const whichOf = (ctx: Ctx) => ({
  runde: issuedNumber(ctx.params.nummer) ?? 0,
  tiltak: issuedNumber(ctx.params.tiltak) ?? 0,
});

async function start(ctx: Ctx): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, work } = here(ctx);
  const done = await startRapportrunde(ctx.db, ctx.clock, actor, typed);
  return done.ok ? seeOther(ctx, `${work}/oppfoelging/${done.value}`) : listPage(ctx, done.error, typed);
}

async function report(ctx: Ctx, deps: OppfoelgingPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, work } = here(ctx);
  const which = whichOf(ctx);
  const done = await giveRapport(ctx.db, ctx.clock, actor, which, typed, issuedNumber(typed.revision) ?? 0, deps);
  if (done.ok) return seeOther(ctx, `${work}/oppfoelging/${which.runde}?lagret=ja`);
  // A round that was closed meanwhile has no form any more; its own page says how it stands.
  return (
    (await rapportPage(ctx, deps, which, done.error, typed)) ??
    (await rundePage(ctx, deps, which.runde, done.error)) ??
    notFound()
  );
}

async function tell(ctx: Ctx, deps: OppfoelgingPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, work } = here(ctx);
  const { runde } = whichOf(ctx);
  const done = await tellLevert(ctx.db, ctx.clock, actor, { runde, rad: issuedNumber(typed.row) ?? 0 }, typed);
  if (done.ok) return seeOther(ctx, `${work}/oppfoelging/${runde}?foert=ja#levert`);
  return (await rundePage(ctx, deps, runde, done.error, typed)) ?? notFound();
}

async function takeBack(ctx: Ctx, deps: OppfoelgingPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, work } = here(ctx);
  const { runde } = whichOf(ctx);
  const [number, revision, place] = [typed.number, typed.revision, typed.place].map((n) => issuedNumber(n) ?? 0);
  const seen = { number: number ?? 0, revision: revision ?? 0, place: place ?? 0 };
  const done = await takeBackLevert(ctx.db, ctx.clock, actor, runde, seen);
  if (done.ok) return seeOther(ctx, `${work}/oppfoelging/${runde}#levert`);
  return (await rundePage(ctx, deps, runde, done.error)) ?? notFound();
}

async function close(ctx: Ctx, deps: OppfoelgingPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, work } = here(ctx);
  const number = whichOf(ctx).runde;
  const seen = { number, revision: issuedNumber(typed.revision) ?? 0 };
  const done = await closeRapportrunde(ctx.db, ctx.clock, actor, seen, {
    ...deps,
    indikatorer: await deps.indikatorer(ctx),
  });
  if (done.ok) return seeOther(ctx, `${work}/oppfoelging/${number}`);
  return (await rundePage(ctx, deps, number, done.error)) ?? notFound();
}

async function file(ctx: Ctx, deps: OppfoelgingPageDeps, format: keyof typeof TYPES): Promise<Response> {
  const { kommune } = here(ctx);
  const { runde } = whichOf(ctx);
  const utgave = (await ctx.db.inKommune(kommune.id, listUtgaver)).find((u) => u.runde === runde);
  if (!utgave) return notFound();
  const make = { xlsx: deps.toExcel, pdf: deps.toPdf, docx: deps.toWord }[format];
  const outside = unitsIn(utgave, await deps.unitsOnly(ctx.db, kommune.id), OPPFOELGING_TEXTS[ctx.lang].aPerson);
  const report = rapportDocument(outside, kommune.name, ctx.lang);
  const bytes = await make(deps.leadingTo(report, deps.workspace(ctx)));
  return download(bytes, TYPES[format], `rapport-${runde}-${kommune.slug}.${format}`);
}

export function oppfoelgingRoutes(deps: OppfoelgingPageDeps): Route[] {
  const read = { kommune: 'les' } as const;
  const edit = { kommune: 'oekonomi' } as const;
  const one = `${PATH}/:nummer{[0-9]+}`;
  const tiltak = `${one}/tiltak/:tiltak{[0-9]+}`;
  const paper = (format: keyof typeof TYPES): Route => ({
    method: 'GET',
    path: `${one}/rapport.${format}`,
    who: read,
    handle: (ctx) => file(ctx, deps, format),
    examples: [`${PATH}/1/rapport.${format}`],
  });
  return [
    { method: 'GET', path: PATH, who: read, handle: (ctx) => listPage(ctx) },
    { method: 'POST', path: PATH, who: edit, handle: start },
    {
      method: 'GET',
      path: one,
      who: read,
      handle: async (ctx) => (await rundePage(ctx, deps, whichOf(ctx).runde)) ?? notFound(),
      examples: [`${PATH}/1`, `${PATH}/2`],
    },
    { method: 'POST', path: `${one}/levert`, who: edit, handle: (ctx) => tell(ctx, deps) },
    { method: 'POST', path: `${one}/levert/fjern`, who: edit, handle: (ctx) => takeBack(ctx, deps) },
    { method: 'POST', path: `${one}/lukk`, who: edit, handle: (ctx) => close(ctx, deps) },
    paper('xlsx'),
    paper('pdf'),
    paper('docx'),
    {
      method: 'GET',
      path: tiltak,
      who: edit,
      handle: async (ctx) => (await rapportPage(ctx, deps, whichOf(ctx))) ?? notFound(),
      examples: [`${PATH}/2/tiltak/1`],
    },
    { method: 'POST', path: tiltak, who: edit, handle: (ctx) => report(ctx, deps) },
  ];
}
