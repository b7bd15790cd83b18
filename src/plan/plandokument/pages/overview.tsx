import { formatDate } from '../../../kernel/index.ts';
import { readFile } from '../../../platform/files/files.ts';
import { download, notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { findJob } from '../../../platform/jobs/jobs.ts';
import { waitingPath } from '../../../platform/jobs/view.ts';
import { Finding, Notice, Status } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { loadPlan } from '../actions.ts';
import { type FileResult, FRYSING, freezeResult, orderDraftFile, orderFreeze, UTKASTFIL } from '../jobs.ts';
import { KAPITLER, KAPITTEL_TITLER } from '../mal.ts';
import { FORMATS, listVersions } from '../store.ts';
import { PLANDOKUMENT_TEXTS } from '../texts.ts';
import { freezePath } from './jobs.ts';
import { type PlandokumentPageDeps, where } from './where.ts';

export async function overview(ctx: Ctx, deps: PlandokumentPageDeps): Promise<Page> {
  const t = PLANDOKUMENT_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const parts = await loadPlan(ctx.db, kommune, ctx.clock.today(), deps.tables);
  const versions = await ctx.db.inKommune(kommune.id, listVersions);
  const beforePublishing = ctx.may('rediger') ? await deps.beforePublishing(ctx) : null;
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
        {await deps.jobLine(ctx, [UTKASTFIL, FRYSING])}
        <h2>{t.download}</h2>
        <Form action={ctx.href(`${base}/fil`)} csrf={ctx.csrf}>
          <SubmitRow>
            <ButtonLink href={ctx.href(`${base}/utkast`)}>{t.web}</ButtonLink>
            {/* A file is a job, which nobody orders without login: then it is made while they wait. */}
            {FORMATS.map((format) => {
              const label = { pdf: t.pdf, docx: t.word, xlsx: t.excel }[format];
              return ctx.bruker ? (
                <Button variant="secondary" name="format" value={format}>
                  {label}
                </Button>
              ) : (
                <ButtonLink variant="secondary" href={ctx.href(`${base}/boligplan.${format}`)}>
                  {label}
                </ButtonLink>
              );
            })}
          </SubmitRow>
        </Form>
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
            {beforePublishing}
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

const draftPath = (slug: string, jobId: string) => `/arbeid/${slug}/dokument/fil/${jobId}`;

/** Orders a file of the draft; when it is quickly done, the answer is the file. */
export async function makeDraftFile(ctx: Ctx, deps: PlandokumentPageDeps): Promise<Response> {
  const { kommune } = where(ctx);
  const typed = (await ctx.form()).text('format');
  const format = FORMATS.find((f) => f === typed);
  if (!format) return notFound();
  const file = { format, lang: ctx.lang };
  const job = await deps.desk.order(kommune.id, (tx) =>
    orderDraftFile(tx, ctx.clock, kommune, file, ctx.bruker?.id ?? null),
  );
  return seeOther(ctx, job.state === 'ferdig' ? draftPath(kommune.slug, job.id) : waitingPath(kommune.slug, job));
}

/** The file that a job made, from stored bytes. */
export async function draftFile(ctx: Ctx): Promise<Response> {
  const { kommune } = where(ctx);
  const id = ctx.params.jobb ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) return notFound();
  const job = await ctx.db.inKommune(kommune.id, (tx) => findJob(tx, id));
  if (job?.kind !== UTKASTFIL || job.state !== 'ferdig') return notFound();
  const stored = await readFile(ctx.db, kommune.id, (job.result as FileResult).filId);
  return stored ? download(stored.bytes, stored.file.type, stored.file.name) : notFound();
}

export async function freeze(ctx: Ctx, deps: PlandokumentPageDeps): Promise<Response> {
  const { kommune } = where(ctx);
  const job = await deps.desk.order(kommune.id, (tx) =>
    orderFreeze(tx, ctx.clock, kommune, ctx.lang, ctx.bruker?.id ?? null),
  );
  const result = freezeResult(job);
  return seeOther(
    ctx,
    result && 'number' in result
      ? `/arbeid/${kommune.slug}${freezePath(result.number, result.unchanged)}`
      : waitingPath(kommune.slug, job),
  );
}
