import { download } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { loadPlan } from '../actions.ts';
import { assemblePlan } from '../assemble.ts';
import { leadingTo, workspaceAt } from '../forklart.ts';
import { toExcel } from '../rendering/excel.ts';
import { toPdf } from '../rendering/pdf.ts';
import { DocumentView } from '../rendering/web.tsx';
import { toWord } from '../rendering/word.ts';
import { type FileFormat, FORMATS } from '../store.ts';
import { historyPage, restore, revisionPage } from './historikk.tsx';
import { chapterPage, discardDraft, saveDraft, saveTyped } from './kapittel.tsx';
import { draftFile, freeze, makeDraftFile, overview } from './overview.tsx';
import { step, versionFile, versionPage } from './versjon.tsx';
import { type PlandokumentPageDeps, where } from './where.ts';

const MAKE = {
  pdf: { make: toPdf, type: 'application/pdf' },
  docx: { make: toWord, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { make: toExcel, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const;

const documentOf = async (ctx: Ctx, { tables }: PlandokumentPageDeps) =>
  assemblePlan(await loadPlan(ctx.db, where(ctx).kommune, ctx.clock.today(), tables), ctx.lang).document;

async function draftOnWeb(ctx: Ctx, deps: PlandokumentPageDeps): Promise<Page> {
  const document = await documentOf(ctx, deps);
  return {
    title: document.title,
    nav: 'dokument',
    wide: true,
    body: (
      <>
        <h1>{`${document.title}: ${document.kommune}`}</h1>
        <DocumentView document={leadingTo(document, ctx.href(where(ctx).work))} />
      </>
    ),
  };
}

/** For scripts: the working draft as it is now, made on the spot and stored nowhere. */
async function rendered(ctx: Ctx, format: FileFormat, deps: PlandokumentPageDeps): Promise<Response> {
  const { make, type } = MAKE[format];
  const { slug } = where(ctx).kommune;
  return download(
    await make(leadingTo(await documentOf(ctx, deps), workspaceAt(deps.tables.address, ctx.lang, slug))),
    type,
    `boligplan-${slug}-${ctx.clock.today()}.${format}`,
  );
}

export function plandokumentRoutes(deps: PlandokumentPageDeps): Route[] {
  const base = '/arbeid/:kommune/dokument';
  const version = `${base}/versjon/:nummer{[0-9]+}`;
  const les = { kommune: 'les' } as const;
  const rediger = { kommune: 'rediger' } as const;
  return [
    { method: 'GET', path: base, who: les, handle: (ctx) => overview(ctx, deps) },
    ...FORMATS.flatMap((format): Route[] => [
      { method: 'GET', path: `${base}/boligplan.${format}`, who: les, handle: (ctx) => rendered(ctx, format, deps) },
      {
        method: 'GET',
        path: `${version}/boligplan.${format}`,
        who: les,
        handle: (ctx) => versionFile(ctx, format),
        examples: [`${base}/versjon/1/boligplan.${format}`],
      },
    ]),
    { method: 'POST', path: `${base}/fil`, who: les, handle: (ctx) => makeDraftFile(ctx, deps) },
    {
      method: 'GET',
      path: `${base}/fil/:jobb`,
      who: les,
      handle: draftFile,
      examples: [`${base}/fil/00000000-0000-4000-8000-000000000009`],
    },
    { method: 'GET', path: `${base}/utkast`, who: les, handle: (ctx) => draftOnWeb(ctx, deps) },
    { method: 'POST', path: `${base}/frys`, who: rediger, handle: (ctx) => freeze(ctx, deps) },
    {
      method: 'GET',
      path: version,
      who: les,
      handle: (ctx) => versionPage(ctx, deps),
      examples: [`${base}/versjon/1`, `${base}/versjon/1?frosset=ja`],
    },
    { method: 'POST', path: `${version}/status`, who: rediger, handle: (ctx) => step(ctx, deps) },
    {
      method: 'GET',
      path: `${base}/:kapittel`,
      who: les,
      handle: (ctx) => chapterPage(ctx, deps),
      examples: [`${base}/dimensjonering`],
    },
    { method: 'POST', path: `${base}/:kapittel`, who: rediger, handle: (ctx) => saveTyped(ctx, deps) },
    { method: 'POST', path: `${base}/:kapittel/utkast`, who: rediger, handle: saveDraft },
    { method: 'POST', path: `${base}/:kapittel/forkast`, who: rediger, handle: discardDraft },
    {
      method: 'GET',
      path: `${base}/:kapittel/historikk`,
      who: les,
      handle: historyPage,
      examples: [`${base}/sammendrag/historikk`],
    },
    {
      method: 'GET',
      path: `${base}/:kapittel/historikk/:revisjon{[0-9]+}`,
      who: les,
      handle: revisionPage,
      examples: [`${base}/sammendrag/historikk/1`],
    },
    { method: 'POST', path: `${base}/:kapittel/gjenopprett`, who: rediger, handle: restore },
  ];
}
