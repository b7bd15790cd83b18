import { createHash } from 'node:crypto';
import { formatDate } from '../../../kernel/index.ts';
import { canonicalJson } from '../../../model/manifest.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { download, notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Finding, Notice, Status } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow, TextArea } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { latestRun } from '../../boligbehov/index.ts';
import { listTilbud } from '../../boligtilbud/index.ts';
import { listTellinger } from '../../kartlegging/index.ts';
import { buildOekonomiplan, listFrames } from '../../oekonomiplan/index.ts';
import { assemblePlan, type PlanParts } from '../assemble.ts';
import { liveFigures } from '../blocks/live-figures.ts';
import { listMaal, listTiltak } from '../../tiltak/index.ts';
import { KAPITLER, KAPITTEL_HJELP, KAPITTEL_TITLER, type KapittelId } from '../mal.ts';
import { toExcel } from '../rendering/excel.ts';
import { toPdf } from '../rendering/pdf.ts';
import { DocumentView } from '../rendering/web.tsx';
import { toWord } from '../rendering/word.ts';
import { parseRichText } from '../richtext.ts';
import { chapterHistory, currentChapters, findVersion, listVersions, saveChapter, saveVersion } from '../store.ts';
import { PLANDOKUMENT_TEXTS } from '../texts.ts';

const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return { kommune: ctx.kommune, base: `/arbeid/${ctx.kommune.slug}/dokument` };
};

async function loadParts(ctx: Ctx): Promise<PlanParts & { revisions: ReadonlyMap<KapittelId, number> }> {
  const { kommune } = where(ctx);
  const loaded = await ctx.db.inKommune(kommune.id, async (tx) => ({
    run: await latestRun(tx),
    goals: await listMaal(tx),
    tiltak: await listTiltak(tx),
    tilbud: await listTilbud(tx),
    tellinger: await listTellinger(tx),
    frames: await listFrames(tx),
    chapters: await currentChapters(tx),
  }));
  return {
    ...loaded,
    kommune: kommune.name,
    date: ctx.clock.today(),
    oekonomiplan: buildOekonomiplan(Number(ctx.clock.today().slice(0, 4)) + 1, loaded.tiltak, loaded.frames),
    chapters: new Map(loaded.chapters.map((c) => [c.kapittel, c.text])),
    revisions: new Map(loaded.chapters.map((c) => [c.kapittel, c.revision])),
  };
}

async function overview(ctx: Ctx): Promise<Page> {
  const t = PLANDOKUMENT_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const parts = await loadParts(ctx);
  const versions = await ctx.db.inKommune(kommune.id, listVersions);
  return {
    title: t.title,
    nav: 'dokument',
    step: 4,
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <Finding>{t.finding(parts.chapters.size, KAPITLER.length)}</Finding>
        {parts.run ? null : <Notice tone="warning">{t.noRun}</Notice>}
        <h2>{t.download}</h2>
        <SubmitRow>
          <ButtonLink href={ctx.href(`${base}/utkast`)}>{t.web}</ButtonLink>
          <ButtonLink href={ctx.href(`${base}/boligplan.pdf`)} variant="secondary">
            {t.pdf}
          </ButtonLink>
          <ButtonLink href={ctx.href(`${base}/boligplan.docx`)} variant="secondary">
            {t.word}
          </ButtonLink>
          <ButtonLink href={ctx.href(`${base}/boligplan.xlsx`)} variant="secondary">
            {t.excel}
          </ButtonLink>
        </SubmitRow>
        <h2>{t.chapters}</h2>
        <DataTable
          caption={t.chapters}
          hideCaption
          columns={[{ label: t.chapter }, { label: t.status }, { label: t.version, align: 'right' }]}
          rows={KAPITLER.map((id, i) => ({
            cells: [
              <a href={ctx.href(`${base}/${id}`)}>{`${i + 1} ${KAPITTEL_TITLER[ctx.lang][id]}`}</a>,
              parts.chapters.has(id) ? <Status tone="info">{t.written}</Status> : <Status>{t.empty}</Status>,
              parts.revisions.get(id) ?? '–',
            ],
          }))}
        />
        {versions.length > 0 ? (
          <DataTable
            caption={t.versions}
            columns={[{ label: t.number }, { label: t.status }, { label: t.created }, { label: t.digest }]}
            rows={versions.map((v) => ({
              cells: [
                <a href={ctx.href(`${base}/versjon/${v.number}`)}>{v.number}</a>,
                t.state[v.state],
                formatDate(v.created),
                v.digest.slice(0, 16),
              ],
            }))}
          />
        ) : null}
        {ctx.may('rediger') ? (
          <Form action={ctx.href(`${base}/frys`)} csrf={ctx.csrf}>
            <p>{t.publishText}</p>
            <SubmitRow>
              <Button variant="secondary">{t.publish}</Button>
            </SubmitRow>
          </Form>
        ) : null}
      </>
    ),
  };
}

async function chapterPage(ctx: Ctx, errors: readonly string[] = [], typed?: string): Promise<Page | Response> {
  const t = PLANDOKUMENT_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const id = KAPITLER.find((k) => k === ctx.params.kapittel);
  if (!id) return notFound();
  const parts = await loadParts(ctx);
  const [newest] = await ctx.db.inKommune(kommune.id, (tx) => chapterHistory(tx, id));
  const figures = liveFigures(parts, ctx.lang);
  const title = KAPITTEL_TITLER[ctx.lang][id];
  const chapter = assemblePlan(parts, ctx.lang).document.chapters.filter((c) => c.id === id);
  return {
    title,
    nav: 'dokument',
    wide: true,
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={t.errors} errors={errors.map((text) => ({ field: 'text', text }))} />
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{t.saved}</Notice> : null}
        <p class="bp-text">{KAPITTEL_HJELP[ctx.lang][id]}</p>
        {ctx.may('rediger') ? (
          <>
            <Form action={ctx.href(`${base}/${id}`)} csrf={ctx.csrf}>
              <input type="hidden" name="revision" value={String(newest?.revision ?? 0)} />
              <TextArea
                name="text"
                label={t.edit}
                description={t.editHelp}
                rows={16}
                value={typed ?? newest?.text ?? ''}
                error={errors[0]}
              />
              <SubmitRow>
                <Button>{t.save}</Button>
              </SubmitRow>
            </Form>
            {figures.size > 0 ? (
              <details class="ds-details bp-details">
                <summary>{t.figures}</summary>
                <div>
                  <p>{t.figuresText}</p>
                  <DataTable
                    caption={t.figures}
                    hideCaption
                    columns={[{ label: t.key }, { label: t.value, align: 'right' }]}
                    rows={[...figures].map(([key, value]) => ({ cells: [`{{${key}}}`, value] }))}
                  />
                </div>
              </details>
            ) : null}
          </>
        ) : null}
        <h2>{t.preview}</h2>
        {chapter.length > 0 ? (
          <DocumentView document={{ ...assemblePlan(parts, ctx.lang).document, chapters: chapter }} />
        ) : (
          <p class="bp-source">{t.empty}</p>
        )}
      </>
    ),
  };
}

async function save(ctx: Ctx): Promise<Page | Response> {
  const t = PLANDOKUMENT_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const id = KAPITLER.find((k) => k === ctx.params.kapittel);
  if (!id) return notFound();
  const form = await ctx.form();
  const text = form.text('text');
  const seen = Number(form.text('revision'));
  if (text.length > 50_000) return chapterPage(ctx, [t.tooLong], text);
  const parts = await loadParts(ctx);
  const { unknown } = parseRichText(text, liveFigures(parts, ctx.lang));
  if (unknown.length > 0)
    return chapterPage(ctx, [t.unknown([...new Set(unknown.map((u) => u.key))].join(', '))], text);
  const saved = await ctx.db.inKommune(kommune.id, async (tx) => {
    const done = await saveChapter(
      tx,
      kommune.id,
      {
        kapittel: id,
        revision: (Number.isInteger(seen) ? seen : 0) + 1,
        title: KAPITTEL_TITLER[ctx.lang][id],
        text,
        name: null,
        created: ctx.clock.now(),
      },
      ctx.bruker?.id ?? null,
    );
    if (done)
      await recordEvent(tx, ctx.clock, kommune.id, {
        type: 'plandokument.kapittel-lagret',
        actor: ctx.bruker?.id ?? null,
        data: { kapittel: id, revision: seen + 1 },
      });
    return done;
  });
  return saved ? seeOther(ctx, `${base}/${id}?lagret=ja`) : chapterPage(ctx, [t.conflict], text);
}

async function freeze(ctx: Ctx): Promise<Response> {
  const { kommune, base } = where(ctx);
  const parts = await loadParts(ctx);
  const { document } = assemblePlan(parts, ctx.lang);
  const digest = createHash('sha256').update(canonicalJson(document)).digest('hex');
  const number = await ctx.db.inKommune(kommune.id, async (tx) => {
    const n = await saveVersion(
      tx,
      kommune.id,
      {
        id: ctx.clock.id(),
        title: document.title,
        state: 'utkast',
        digest,
        document,
        runId: null,
        pdfFil: null,
        wordFil: null,
        created: ctx.clock.now(),
      },
      ctx.bruker?.id ?? null,
    );
    await recordEvent(tx, ctx.clock, kommune.id, {
      type: 'plandokument.versjon-frosset',
      actor: ctx.bruker?.id ?? null,
      data: { number: n, digest },
    });
    return n;
  });
  return seeOther(ctx, `${base}/versjon/${number}`);
}

async function versionPage(ctx: Ctx): Promise<Page | Response> {
  const { kommune, base } = where(ctx);
  const number = Number(ctx.params.nummer);
  const version =
    Number.isInteger(number) && number < 1_000_000
      ? await ctx.db.inKommune(kommune.id, (tx) => findVersion(tx, number))
      : null;
  if (!version) return notFound();
  const t = PLANDOKUMENT_TEXTS[ctx.lang];
  return {
    title: `${version.title} ${number}`,
    nav: 'dokument',
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{`${version.title}, ${t.version.toLowerCase()} ${number}`}</h1>
        <p class="bp-source">{`${t.created} ${formatDate(version.created)}. ${t.digest}: ${version.digest}`}</p>
        <DocumentView document={version.document} />
      </>
    ),
  };
}

const FILES = {
  pdf: { make: toPdf, type: 'application/pdf' },
  docx: { make: toWord, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { make: toExcel, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const;

export function plandokumentRoutes(): Route[] {
  const file = (kind: keyof typeof FILES): Route => ({
    method: 'GET',
    path: `/arbeid/:kommune/dokument/boligplan.${kind}`,
    who: { kommune: 'les' },
    async handle(ctx) {
      const { document } = assemblePlan(await loadParts(ctx), ctx.lang);
      const name = `boligplan-${where(ctx).kommune.slug}-${ctx.clock.today()}.${kind}`;
      return download(await FILES[kind].make(document), FILES[kind].type, name);
    },
  });
  return [
    { method: 'GET', path: '/arbeid/:kommune/dokument', who: { kommune: 'les' }, handle: overview },
    file('pdf'),
    file('docx'),
    file('xlsx'),
    {
      method: 'GET',
      path: '/arbeid/:kommune/dokument/utkast',
      who: { kommune: 'les' },
      async handle(ctx) {
        const { document } = assemblePlan(await loadParts(ctx), ctx.lang);
        return {
          title: document.title,
          nav: 'dokument',
          wide: true,
          body: (
            <>
              <h1>{`${document.title}: ${document.kommune}`}</h1>
              <DocumentView document={document} />
            </>
          ),
        };
      },
    },
    { method: 'POST', path: '/arbeid/:kommune/dokument/frys', who: { kommune: 'rediger' }, handle: freeze },
    {
      method: 'GET',
      path: '/arbeid/:kommune/dokument/versjon/:nummer{[0-9]+}',
      who: { kommune: 'les' },
      handle: versionPage,
      examples: ['/arbeid/:kommune/dokument/versjon/1'],
    },
    {
      method: 'GET',
      path: '/arbeid/:kommune/dokument/:kapittel',
      who: { kommune: 'les' },
      handle: (ctx) => chapterPage(ctx),
      examples: ['/arbeid/:kommune/dokument/dimensjonering'],
    },
    { method: 'POST', path: '/arbeid/:kommune/dokument/:kapittel', who: { kommune: 'rediger' }, handle: save },
  ];
}
