import type { Child, FC } from 'hono/jsx';
import { err, formatDate, type Result } from '../../../kernel/index.ts';
import type { Remembered } from '../../../platform/columns/columns.ts';
import { rememberColumns, rememberedColumns } from '../../../platform/columns/memory.ts';
import { checkUploads } from '../../../platform/files/check.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { download, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { setFrames } from '../actions.ts';
import type { Oekonomiplan, PlanTables } from '../oekonomiplan.ts';
import { typedFrames } from '../ramme.ts';
import { oekonomiplanTables } from '../tables.ts';
import { OEKONOMIPLAN_TEXTS } from '../texts.ts';
import { behandlingRoutes } from './behandling.tsx';
import { foelgerRoutes } from './foelger.tsx';
import { type InnspillPageDeps, innspillRoutes } from './innspill.tsx';
import { konteringRoutes } from './kontering.tsx';
import { laanRoutes } from './laan.tsx';
import {
  type Ark,
  framesOfSheets,
  hoderOf,
  type LimFeil,
  RAMME_PURPOSE,
  readFrames,
  saidOfHoder,
  textOfSheets,
} from './lim.ts';
import { where } from './parts.tsx';
import { loadPlan, planPage } from './plan.tsx';
import { virkningRoutes } from './virkning.tsx';

export interface OekonomiplanPageDeps {
  readonly tables: PlanTables;
  /** The account against the plan's budget, where it has been taken in. */
  readonly accounts: (ctx: Ctx) => Promise<Child>;
  /** The tables of a file from outside, read apart from the server. */
  readonly openTables: (
    file: { readonly bytes: Uint8Array; readonly kind: 'xlsx' | 'csv' },
    signal?: AbortSignal,
  ) => Promise<Result<readonly Ark[], string>>;
  /** Writes a document's tables as .xlsx. */
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  /** Writes a short document as .docx. */
  readonly leadingTo: InnspillPageDeps['leadingTo'];
  readonly workspace: InnspillPageDeps['workspace'];
  readonly toPaper: (document: PlanDocument) => Promise<Uint8Array>;
  /** Writes a short document as PDF. */
  readonly toPaperPdf: (document: PlanDocument) => Promise<Uint8Array>;
  /** Shows a document on the web, without forms, as it will be on paper. */
  readonly View: FC<{ document: PlanDocument }>;
}

/** The plan's tables alone, as one document. */
function documentOf(ctx: Ctx, plan: Oekonomiplan): PlanDocument {
  const title = `${OEKONOMIPLAN_TEXTS[ctx.lang].title} ${plan.years[0]}–${plan.years.at(-1)}`;
  return {
    schema: 1,
    lang: ctx.lang,
    title,
    kommune: where(ctx).name,
    facts: [],
    chapters: [
      { id: 'oekonomiplan', title: OEKONOMIPLAN_TEXTS[ctx.lang].tables, blocks: oekonomiplanTables(plan, ctx.lang) },
    ],
  };
}

/** A table of frames is small; more than this is no table of frames. */
const SECONDS = 30;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function oekonomiplanRoutes({
  tables,
  accounts,
  openTables,
  toExcel,
  toPaper,
  toPaperPdf,
  leadingTo,
  workspace,
  View,
}: OekonomiplanPageDeps): Route[] {
  const path = '/arbeid/:kommune/oekonomiplan';

  async function save(ctx: Ctx): Promise<Page | Response> {
    const form = await ctx.form();
    const kommune = where(ctx);
    const { plan } = await loadPlan(ctx, tables);
    const saved = await setFrames(ctx.db, ctx.clock, actorOf(ctx), form.all(), plan.years, form.text('sett'));
    if (saved.ok) return seeOther(ctx, `/arbeid/${kommune.slug}/oekonomiplan?lagret=ja`);
    return planPage(ctx, tables, await accounts(ctx), {
      errors: saved.error,
      typed: form.all(),
      changed: saved.changed,
    });
  }

  async function framesInFile(
    upload: { readonly name: string; readonly bytes: Uint8Array },
    years: readonly number[],
    remembered: Remembered,
  ) {
    const notRead = { text: '', read: err([{ code: 'ikke-lest', row: 0, value: upload.name } satisfies LimFeil]) };
    const [checked] = await checkUploads([upload], ['xlsx', 'csv', 'txt']);
    if (!checked?.ok) return notRead;
    const kind = checked.value.kind === 'xlsx' ? 'xlsx' : 'csv';
    const read = await openTables({ bytes: checked.value.bytes, kind }, AbortSignal.timeout(SECONDS * 1000));
    return read.ok ? { text: textOfSheets(read.value), read: framesOfSheets(read.value, years, remembered) } : notRead;
  }

  /** Keeps what a person has said of the rows or columns; null when it cannot be. */
  async function chosenHeads(ctx: Ctx, text: string, form: { text(name: string): string }) {
    const hoder = hoderOf(text);
    const said = saidOfHoder(
      hoder,
      hoder.map((_, i) => form.text(`k${i}`)),
    );
    if (!said) return null;
    const { kommuneId, brukerId } = actorOf(ctx);
    await ctx.db.inKommune(kommuneId, (tx) =>
      rememberColumns(tx, ctx.clock, { kommuneId, brukerId, purpose: RAMME_PURPOSE }, said),
    );
    return said;
  }

  /** Fills the form with what was pasted or uploaded; nothing is stored before the form is sent. */
  async function paste(ctx: Ctx): Promise<Page> {
    const form = await ctx.form();
    const text = form.text('tabell');
    const upload = form.file('fil');
    const { plan, frames } = await loadPlan(ctx, tables);
    const both = upload !== undefined && upload !== null && text !== '';
    const said = form.text('valgt') === '' ? {} : await chosenHeads(ctx, text, form);
    const remembered = await ctx.db.inKommune(where(ctx).id, (tx) => rememberedColumns(tx, RAMME_PURPOSE));
    const from =
      upload && !both
        ? await framesInFile(upload, plan.years, remembered)
        : { text, read: readFrames(text, plan.years, remembered) };
    const { read } = from;
    const typed = { ...typedFrames(frames, plan.years), ...(read.ok && !both ? read.value : {}) };
    return planPage(ctx, tables, await accounts(ctx), {
      errors: [],
      typed,
      changed: false,
      limt: {
        text: both ? text : from.text,
        both,
        twice: said === null,
        file: Boolean(upload),
        errors: read.ok ? [] : read.error,
        hoder: both ? [] : hoderOf(from.text, remembered),
      },
    });
  }

  async function print(ctx: Ctx): Promise<Page> {
    const t = OEKONOMIPLAN_TEXTS[ctx.lang];
    const document = documentOf(ctx, (await loadPlan(ctx, tables)).plan);
    return {
      title: document.title,
      nav: 'oekonomiplan',
      step: 6,
      wide: true,
      body: (
        <>
          <p class="bp-crumb">
            <a href={ctx.href(`/arbeid/${where(ctx).slug}/oekonomiplan`)}>← {t.title}</a>
          </p>
          <h1>{`${document.title}: ${document.kommune}`}</h1>
          <p class="bp-source">{t.printed(formatDate(ctx.clock.today()))}</p>
          <View document={document} />
        </>
      ),
    };
  }

  const excel = async (ctx: Ctx) =>
    download(await toExcel(documentOf(ctx, (await loadPlan(ctx, tables)).plan)), XLSX, 'oekonomiplan.xlsx');
  const pdf = async (ctx: Ctx) => {
    const document = documentOf(ctx, (await loadPlan(ctx, tables)).plan);
    return download(await toPaperPdf(leadingTo(document, workspace(ctx))), 'application/pdf', 'oekonomiplan.pdf');
  };
  return [
    { method: 'GET', path, who: { kommune: 'les' }, handle: async (ctx) => planPage(ctx, tables, await accounts(ctx)) },
    { method: 'POST', path, who: { kommune: 'oekonomi' }, handle: save },
    { method: 'POST', path: `${path}/lim`, who: { kommune: 'oekonomi' }, files: true, handle: paste },
    { method: 'GET', path: `${path}/utskrift`, who: { kommune: 'les' }, handle: print },
    { method: 'GET', path: `${path}/oekonomiplan.xlsx`, who: { kommune: 'les' }, handle: excel },
    { method: 'GET', path: `${path}/oekonomiplan.pdf`, who: { kommune: 'les' }, handle: pdf },
    ...laanRoutes(tables),
    ...konteringRoutes(tables),
    ...virkningRoutes(tables),
    ...foelgerRoutes(tables),
    ...innspillRoutes({ tables, toExcel, toPaper, View, leadingTo, workspace }),
    ...behandlingRoutes({ tables, toExcel }),
  ];
}
