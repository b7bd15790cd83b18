import { formatDate } from '../../kernel/index.ts';
import { osloMoment } from '../../platform/clock/oslo.ts';
import { notFound, seeOther } from '../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../platform/http/route.ts';
import { isEnded, type JobDesk } from '../../platform/jobs/desk.ts';
import { enqueue, findJob, type Job, listJobs, newestJob } from '../../platform/jobs/jobs.ts';
import { type JobView, waitingPath } from '../../platform/jobs/view.ts';
import { EmptyState, Finding, Status } from '../../ui/blocks.tsx';
import { Button, ButtonLink, Form, SubmitRow } from '../../ui/form.tsx';
import { DataTable } from '../../ui/table.tsx';
import { JOBB_TEXTS } from './texts.ts';

export interface JobbPageDeps {
  readonly desk: JobDesk;
  readonly views: readonly JobView[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TONE = { venter: 'info', kjoerer: 'info', ferdig: 'success', feilet: 'danger', avbrutt: 'neutral' } as const;
/** Without JavaScript the page comes anew this often until the job has ended. */
const REFRESH_SECONDS = 3;
const LISTED = 50;

const kommuneOf = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return ctx.kommune;
};

/** The job of the address, with how its kind is told; null for another kommune's, and for what no slice knows any more. */
async function jobOf(ctx: Ctx, deps: JobbPageDeps): Promise<{ job: Job; view: JobView } | null> {
  const id = ctx.params.id ?? '';
  const job = UUID.test(id) ? await ctx.db.inKommune(kommuneOf(ctx).id, (tx) => findJob(tx, id)) : null;
  const view = deps.views.find((v) => v.kind === job?.kind);
  return job && view ? { job, view } : null;
}

function StateTag(p: { ctx: Ctx; job: Job; view: JobView }) {
  const t = JOBB_TEXTS[p.ctx.lang];
  const refused = p.job.state === 'ferdig' && !p.view.outcome(p.job, p.ctx.lang).ok;
  return refused ? (
    <Status tone="warning">{t.refused}</Status>
  ) : (
    <Status tone={TONE[p.job.state]}>{t.state[p.job.state]}</Status>
  );
}

function sentenceOf(ctx: Ctx, job: Job, view: JobView): string {
  const t = JOBB_TEXTS[ctx.lang];
  if (job.state === 'feilet' && job.message === 'gitt-opp') return t.gaveUp;
  if (job.state === 'kjoerer' && job.cancelWish) return t.stopping;
  if (job.state === 'ferdig') return view.outcome(job, ctx.lang).text;
  return [t.sentence[job.state], job.state === 'kjoerer' ? view.doing(job, ctx.lang) : ''].filter(Boolean).join(' ');
}

function Underway(p: { ctx: Ctx; job: Job; view: JobView }) {
  const { ctx, job, view } = p;
  const t = JOBB_TEXTS[ctx.lang];
  return (
    <>
      <label class="bp-progress">
        <span>{t.progress}</span>
        <progress id="jobb-framdrift" max={100} value={job.progress} />
        <span id="jobb-prosent">{t.percent(job.progress)}</span>
      </label>
      <p class="bp-text">{t.leave}</p>
      {ctx.may(view.who) && !job.cancelWish ? (
        <Form action={ctx.href(`/arbeid/${kommuneOf(ctx).slug}/jobb/${job.id}/avbryt`)} csrf={ctx.csrf}>
          <SubmitRow>
            <Button variant="secondary">{t.cancel}</Button>
          </SubmitRow>
        </Form>
      ) : null}
    </>
  );
}

function Ended(p: { ctx: Ctx; job: Job; view: JobView }) {
  const { ctx, job, view } = p;
  const t = JOBB_TEXTS[ctx.lang];
  const base = `/arbeid/${kommuneOf(ctx).slug}`;
  if (job.state === 'ferdig') {
    const { details = [], link } = view.outcome(job, ctx.lang);
    return (
      <>
        {details.length > 0 ? (
          <ul class="bp-text">
            {details.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        ) : null}
        {link ? (
          <SubmitRow>
            <ButtonLink href={ctx.href(base + link.path)} id={link.file ? 'jobb-fil' : undefined}>
              {link.label}
            </ButtonLink>
          </SubmitRow>
        ) : null}
      </>
    );
  }
  return (
    <>
      {job.state === 'feilet' ? (
        <section class="bp-text">
          <h2>{t.todo}</h2>
          <p>{view.advice(ctx.lang)}</p>
        </section>
      ) : null}
      {ctx.may(view.who) ? (
        <Form action={ctx.href(`${base}/jobb/${job.id}/igjen`)} csrf={ctx.csrf}>
          <SubmitRow>
            <Button>{t.again}</Button>
          </SubmitRow>
        </Form>
      ) : null}
    </>
  );
}

async function jobPage(ctx: Ctx, deps: JobbPageDeps): Promise<Page | Response> {
  const found = await jobOf(ctx, deps);
  if (!found) return notFound();
  const { job, view } = found;
  const t = JOBB_TEXTS[ctx.lang];
  const base = `/arbeid/${kommuneOf(ctx).slug}`;
  const ended = isEnded(job);
  const link = job.state === 'ferdig' ? view.outcome(job, ctx.lang).link : undefined;
  const waited = ctx.url.searchParams.has('vent');
  if (link?.forward && waited) return seeOther(ctx, base + link.path);
  const moment = osloMoment(job.created);
  return {
    title: view.title(job, ctx.lang),
    islands: !ended || (waited && link?.file) ? ['jobb'] : [],
    refresh: ended ? undefined : REFRESH_SECONDS,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${base}/jobb`)}>← {t.all}</a>
        </p>
        <h1 id="jobb-tittel" tabindex={-1}>
          {view.title(job, ctx.lang)}
        </h1>
        <div id="jobb" data-ferdig={ended ? 'ja' : undefined}>
          <p>
            <StateTag ctx={ctx} job={job} view={view} />
          </p>
          <div id="jobb-tilstand" role="status">
            <p class="ds-paragraph" data-size="lg">
              {sentenceOf(ctx, job, view)}
            </p>
          </div>
          {ended ? <Ended ctx={ctx} job={job} view={view} /> : <Underway ctx={ctx} job={job} view={view} />}
        </div>
        <p class="bp-source">{`${t.ordered} ${formatDate(moment.date)} kl. ${moment.time}.`}</p>
      </>
    ),
  };
}

async function listPage(ctx: Ctx, deps: JobbPageDeps): Promise<Page> {
  const t = JOBB_TEXTS[ctx.lang];
  const base = `/arbeid/${kommuneOf(ctx).slug}`;
  const jobs = (await ctx.db.inKommune(kommuneOf(ctx).id, (tx) => listJobs(tx, LISTED))).flatMap((job) => {
    const view = deps.views.find((v) => v.kind === job.kind);
    return view ? [{ job, view }] : [];
  });
  return {
    title: t.title,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{t.title}</h1>
        <Finding>{t.finding(jobs.filter(({ job }) => !isEnded(job)).length)}</Finding>
        <p class="bp-text">{t.intro}</p>
        {jobs.length === 0 ? (
          <EmptyState heading={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={t.title}
            hideCaption
            columns={[{ label: t.job }, { label: t.status }, { label: t.ordered }]}
            rows={jobs.map(({ job, view }) => {
              const moment = osloMoment(job.created);
              return {
                cells: [
                  <a href={ctx.href(`${base}/jobb/${job.id}`)}>{view.title(job, ctx.lang)}</a>,
                  <StateTag ctx={ctx} job={job} view={view} />,
                  `${formatDate(moment.date)} kl. ${moment.time}`,
                ],
              };
            })}
          />
        )}
      </>
    ),
  };
}

async function cancel(ctx: Ctx, deps: JobbPageDeps): Promise<Response> {
  const found = await jobOf(ctx, deps);
  if (!found || !ctx.may(found.view.who)) return notFound();
  await deps.desk.cancel(kommuneOf(ctx).id, found.job.id);
  return seeOther(ctx, `/arbeid/${kommuneOf(ctx).slug}/jobb/${found.job.id}`);
}

/** The same order once more, by whoever asks now. */
async function again(ctx: Ctx, deps: JobbPageDeps): Promise<Response> {
  const found = await jobOf(ctx, deps);
  if (!found || !ctx.may(found.view.who)) return notFound();
  const { id, slug } = kommuneOf(ctx);
  if (found.job.state !== 'feilet' && found.job.state !== 'avbrutt')
    return seeOther(ctx, `/arbeid/${slug}/jobb/${found.job.id}`);
  const wish = {
    kind: found.job.kind,
    input: found.job.input as Readonly<Record<string, unknown>>,
    actor: ctx.bruker?.id ?? null,
  };
  const job = await deps.desk.order(id, (tx) => enqueue(tx, ctx.clock, id, wish));
  return seeOther(ctx, waitingPath(slug, job));
}

/** One line on the page that ordered: a job under way, or the newest one when it failed; nothing otherwise. */
export const jobLine = (deps: Pick<JobbPageDeps, 'views'>) => async (ctx: Ctx, kinds: readonly string[]) => {
  const job = await ctx.db.inKommune(kommuneOf(ctx).id, (tx) => newestJob(tx, kinds));
  const view = deps.views.find((v) => v.kind === job?.kind);
  if (!job || !view || job.state === 'ferdig' || job.state === 'avbrutt') return null;
  const t = JOBB_TEXTS[ctx.lang];
  const title = view.title(job, ctx.lang);
  const text =
    job.state === 'feilet'
      ? t.lineFailed(title)
      : job.state === 'venter'
        ? t.lineQueued(title)
        : t.line(title, job.progress);
  return (
    <p class="bp-jobline">
      {text} <a href={ctx.href(`/arbeid/${kommuneOf(ctx).slug}/jobb/${job.id}`)}>{t.see}</a>
    </p>
  );
};

export function jobbRoutes(deps: JobbPageDeps): Route[] {
  const path = '/arbeid/:kommune/jobb';
  const example = `${path}/00000000-0000-4000-8000-00000000000`;
  return [
    { method: 'GET', path, who: { kommune: 'les' }, handle: (ctx) => listPage(ctx, deps) },
    {
      method: 'GET',
      path: `${path}/:id`,
      who: { kommune: 'les' },
      handle: (ctx) => jobPage(ctx, deps),
      examples: [1, 2, 3, 4, 5].map((n) => `${example}${n}`),
    },
    { method: 'POST', path: `${path}/:id/avbryt`, who: { kommune: 'les' }, handle: (ctx) => cancel(ctx, deps) },
    { method: 'POST', path: `${path}/:id/igjen`, who: { kommune: 'les' }, handle: (ctx) => again(ctx, deps) },
  ];
}
