import type { Child } from 'hono/jsx';
import { formatDate } from '../../../kernel/index.ts';
import { checkUploads } from '../../../platform/files/check.ts';
import type { FileType } from '../../../platform/files/file-type.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import type { JobDesk } from '../../../platform/jobs/desk.ts';
import { findJob } from '../../../platform/jobs/jobs.ts';
import { waitingPath } from '../../../platform/jobs/view.ts';
import { Details, Finding, NextAction, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, FileField, Form, SubmitRow } from '../../../ui/form.tsx';
import { CHANGES_PATH } from '../actions/oppdatering.ts';
import { dropDatasett, type ImportPlace } from '../actions.ts';
import type { SplitNumber } from '../andel.ts';
import type { Catalogue } from '../content.ts';
import {
  type FetchDeps,
  fetchLines,
  HENTING,
  INNLESING,
  importLines,
  importPath,
  orderFetch,
  orderImport,
} from '../jobs.ts';
import { PLAN_ROLES } from '../roles.ts';
import { type Datasett, listAndeler, listDatasett, listTableFacts } from '../store.ts';
import { GRUNNLAG_TEXTS } from '../texts.ts';
import { About } from './about.tsx';
import { andelErrors, Deling, decide, isLate, type RefusedAndel, undo } from './deling.tsx';
import { ENDRINGER_TEXTS } from './endringer-texts.ts';
import { Tabellene } from './tabellene.tsx';

export interface GrunnlagPageDeps extends Pick<FetchDeps, 'regionsOf' | 'official'> {
  readonly catalogue: Catalogue;
  /** The split numbers of which a part became the kommune. */
  readonly splitsOf: (kommuneNumber: string) => readonly SplitNumber[];
  /** Where figures are fetched from. */
  readonly host: string;
  readonly desk: JobDesk;
  /** The line that tells of a job of these kinds under way, or that failed. */
  readonly jobLine: (ctx: Ctx, kinds: readonly string[]) => Promise<Child>;
}

const TABLES: readonly FileType[] = ['json', 'csv', 'txt', 'xlsx'];

function placeOf(ctx: Ctx, deps: GrunnlagPageDeps): ImportPlace {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return {
    kommuneId: ctx.kommune.id,
    get actor() {
      return ctx.bruker?.id ?? null;
    },
    ...deps.regionsOf(ctx.kommune.number),
  };
}

interface Outcome {
  readonly kind: string;
  readonly ok: boolean;
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What the job named in the address has to say. */
async function outcomeOf(ctx: Ctx, deps: GrunnlagPageDeps): Promise<Outcome | null> {
  const id = ctx.url.searchParams.get('jobb') ?? '';
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const job = await ctx.db.inKommune(placeOf(ctx, deps).kommuneId, (tx) => findJob(tx, id));
  if (job?.state !== 'ferdig') return null;
  if (job.kind === HENTING) return { kind: HENTING, ...fetchLines(job, deps, ctx.lang) };
  const heading = GRUNNLAG_TEXTS[ctx.lang].loaded;
  return job.kind === INNLESING ? { kind: INNLESING, heading, ...importLines(job, deps, ctx.lang) } : null;
}

/** Notes that the agency says must be shown, and what was asked for each table. */
function Fetched(p: { ctx: Ctx; loaded: readonly Datasett[] }) {
  const t = GRUNNLAG_TEXTS[p.ctx.lang];
  const fetched = p.loaded.flatMap((d) => (d.request ? [{ ...d.request, date: d.retrieved }] : []));
  if (fetched.length === 0) return null;
  const notes = new Map<string, string[]>();
  for (const { table, mandatoryNotes } of fetched)
    for (const note of mandatoryNotes) notes.set(note, [...(notes.get(note) ?? []), table]);
  return (
    <>
      {notes.size > 0 ? (
        <section class="bp-text">
          <h2 class="ds-heading" data-size="2xs">
            {t.notes}
          </h2>
          <ul>
            {[...notes].map(([note, tables]) => (
              <li>{`${note} (${tables.join(', ')})`}</li>
            ))}
          </ul>
        </section>
      ) : null}
      <Details summary={t.henting.how}>
        <ul>
          {fetched.map(({ table, date, base, requests }) => (
            <li>
              {t.henting.asked(table, formatDate(date), new URL(base).host)}
              {requests.map(({ method, url }, i) => (
                <> {method === 'GET' ? <a href={url}>{t.henting.address(i + 1)}</a> : t.henting.asBody(i + 1)}</>
              ))}
            </li>
          ))}
        </ul>
      </Details>
    </>
  );
}

function FetchForm(p: { ctx: Ctx; deps: GrunnlagPageDeps }) {
  const { ctx, deps } = p;
  const t = GRUNNLAG_TEXTS[ctx.lang].henting;
  return (
    <section>
      <h2>{t.heading}</h2>
      <p class="bp-text">{t.help}</p>
      {deps.official ? null : <p class="bp-text">{t.notOfficial(deps.host)}</p>}
      <Form action={ctx.href(`/arbeid/${ctx.kommune?.slug}/tall/hent`)} csrf={ctx.csrf}>
        <SubmitRow>
          <Button>{t.button}</Button>
        </SubmitRow>
      </Form>
    </section>
  );
}

async function tallPage(
  ctx: Ctx,
  deps: GrunnlagPageDeps,
  refused: readonly string[] = [],
  refusedAndel: RefusedAndel | null = null,
): Promise<Page> {
  const t = GRUNNLAG_TEXTS[ctx.lang];
  const place = placeOf(ctx, deps);
  const splits = deps.splitsOf(ctx.kommune?.number ?? '');
  const { loaded, facts, andeler } = await ctx.db.inKommune(place.kommuneId, async (tx) => ({
    loaded: await listDatasett(tx),
    facts: await listTableFacts(tx),
    andeler: splits.length > 0 ? await listAndeler(tx) : [],
  }));
  const by = new Map(loaded.map((d) => [d.role, d]));
  const base = `/arbeid/${ctx.kommune?.slug}`;
  const edit = ctx.may('rediger');
  const outcome = await outcomeOf(ctx, deps);
  const errors = outcome?.kind === INNLESING && !outcome.ok ? outcome.lines : refused;
  return {
    title: t.title,
    nav: 'tall',
    step: 4,
    wide: true,
    status: isLate(refusedAndel) ? 409 : refused.length > 0 || refusedAndel ? 422 : 200,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={errors.map((text) => ({ field: 'filer', text }))} />
        <ErrorSummary heading={t.deling.errors} errors={andelErrors(ctx, refusedAndel)} />
        {outcome && (outcome.ok || outcome.kind === HENTING) ? (
          <Notice tone={outcome.ok ? 'success' : 'warning'} heading={outcome.heading}>
            <ul>
              {outcome.lines.map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {ctx.url.searchParams.get('lagret') === 'fjernet' ? <Notice tone="success">{t.undo}</Notice> : null}
        {ctx.url.searchParams.get('lagret') === 'andel' ? <Notice tone="success">{t.deling.saved}</Notice> : null}
        {ctx.url.searchParams.get('lagret') === 'andel-angret' ? <Notice>{t.deling.undone}</Notice> : null}
        {await deps.jobLine(ctx, [INNLESING, HENTING])}
        <Finding>{t.finding(PLAN_ROLES.filter((role) => by.has(role)).length, PLAN_ROLES.length)}</Finding>
        <Tabellene ctx={ctx} catalogue={deps.catalogue} loaded={loaded} edit={edit} />
        {loaded.length > 0 ? (
          <p class="bp-text bp-screen">
            <a href={ctx.href(`${base}${CHANGES_PATH}`)}>{ENDRINGER_TEXTS[ctx.lang].link}</a>
          </p>
        ) : null}
        {loaded.some((d) => d.source.startsWith('SSB')) ? <SourceLine>SSB, CC BY 4.0</SourceLine> : null}
        <About
          ctx={ctx}
          loaded={loaded}
          facts={facts}
          nameOf={(role) => deps.catalogue.find((row) => row.role === role)?.name[ctx.lang] ?? role}
        />
        <Fetched ctx={ctx} loaded={loaded} />
        {edit ? <FetchForm ctx={ctx} deps={deps} /> : null}
        {edit ? (
          <section>
            <h2>{t.upload}</h2>
            <p class="bp-text">{t.uploadHelp}</p>
            <ul class="bp-text">
              {deps.catalogue
                .filter((row) => !by.has(row.role))
                .map((row) => (
                  <li>
                    {`${row.name[ctx.lang]}: `}
                    <a href={`https://www.ssb.no/statbank/table/${row.tables[0]}`}>
                      {t.tableLink(row.tables[0] ?? '')}
                    </a>
                  </li>
                ))}
            </ul>
            <Form action={ctx.href(`${base}/tall`)} csrf={ctx.csrf} files>
              <FileField name="filer" label={t.files} accept=".json,.csv,.txt,.xlsx" multiple error={errors[0]} />
              <SubmitRow>
                <Button>{t.send}</Button>
              </SubmitRow>
            </Form>
          </section>
        ) : null}
        <Deling ctx={ctx} splits={splits} andeler={andeler} refused={refusedAndel} />
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${base}/behov`)}>{t.nextButton}</ButtonLink>
          <ButtonLink href={ctx.href(`${base}/kunnskap`)} variant="secondary">
            {t.toKnowledge}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

/** Takes the files in, and answers with what came of them when that is quick, else with the page of the job. */
async function upload(ctx: Ctx, deps: GrunnlagPageDeps): Promise<Page | Response> {
  const t = GRUNNLAG_TEXTS[ctx.lang];
  const { kommune } = ctx;
  if (!kommune) throw new Error('A workspace page without a kommune');
  const files = (await ctx.form()).files('filer');
  if (files.length === 0) return tallPage(ctx, deps, [t.nothing]);
  const checked = await checkUploads(files, TABLES);
  const refused = checked.flatMap((c, i) => (c.ok ? [] : [t.sent[c.error.code](files[i]?.name ?? '')]));
  if (refused.length > 0) return tallPage(ctx, deps, refused);
  const wanted = checked.flatMap((c) => (c.ok ? [c.value] : []));
  const job = await deps.desk.order(kommune.id, (tx) =>
    orderImport(tx, ctx.clock, kommune, wanted, ctx.bruker?.id ?? null),
  );
  return seeOther(
    ctx,
    job.state === 'ferdig' ? `/arbeid/${kommune.slug}${importPath(job)}` : waitingPath(kommune.slug, job),
  );
}

/** Orders the tables from the agency; the page of the job tells how far it is. */
async function fetchAll(ctx: Ctx, deps: GrunnlagPageDeps): Promise<Response> {
  const { kommune } = ctx;
  if (!kommune) throw new Error('A workspace page without a kommune');
  const job = await deps.desk.order(kommune.id, (tx) => orderFetch(tx, ctx.clock, kommune, ctx.bruker?.id ?? null));
  return seeOther(
    ctx,
    job.state === 'ferdig' ? `/arbeid/${kommune.slug}${importPath(job)}` : waitingPath(kommune.slug, job),
  );
}

export function grunnlagRoutes(deps: GrunnlagPageDeps): Route[] {
  return [
    { method: 'GET', path: '/arbeid/:kommune/tall', who: { kommune: 'les' }, handle: (ctx) => tallPage(ctx, deps) },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tall',
      who: { kommune: 'rediger' },
      files: true,
      handle: (ctx) => upload(ctx, deps),
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tall/hent',
      who: { kommune: 'rediger' },
      handle: (ctx) => fetchAll(ctx, deps),
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tall/andel',
      who: { kommune: 'rediger' },
      handle: (ctx) =>
        decide(ctx, deps.splitsOf(ctx.kommune?.number ?? ''), (refused) => tallPage(ctx, deps, [], refused)),
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tall/andel/angre',
      who: { kommune: 'rediger' },
      handle: (ctx) => undo(ctx, deps.splitsOf(ctx.kommune?.number ?? '')),
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tall/fjern',
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const id = (await ctx.form()).text('id');
        if (/^[0-9a-f-]{36}$/.test(id)) await dropDatasett(ctx.db, ctx.clock, placeOf(ctx, deps), id);
        return seeOther(ctx, `/arbeid/${ctx.kommune?.slug}/tall?lagret=fjernet`);
      },
    },
  ];
}
