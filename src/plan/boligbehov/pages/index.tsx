import type { Child } from 'hono/jsx';
import { formatNumber } from '../../../kernel/index.ts';
import type { GapRow, RunResult } from '../../../model/result.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import type { JobDesk } from '../../../platform/jobs/desk.ts';
import { waitingPath } from '../../../platform/jobs/view.ts';
import { EmptyState, Finding, NextAction, Notice, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { YearBars } from '../../../ui/charts/bars.ts';
import { FanChart } from '../../../ui/charts/fan.ts';
import { Button, ButtonLink, Form } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { ParameterFile } from '../content.ts';
import type { InputRefusal } from '../input.ts';
import { KJOERING, orderRun, runRefusal } from '../jobs.ts';
import { openGap } from '../open-gap.ts';
import { isStale, latestRun, type StoredRun } from '../store.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { forklarRoute } from './forklar.tsx';
import { GapTable, YearsTable } from './gap-table.tsx';
import { AgesPicture, IntervalTable, Provenance } from './parts.tsx';

export interface BoligbehovPageDeps {
  /** The parameters that ship, with the words of their sources. */
  readonly parameters: ParameterFile;
  readonly desk: JobDesk;
  /** The line that tells of a job of these kinds under way, or that failed. */
  readonly jobLine: (ctx: Ctx, kinds: readonly string[]) => Promise<Child>;
}

const kommuneOf = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return ctx.kommune;
};

async function load(ctx: Ctx): Promise<{ run: StoredRun | null; stale: boolean }> {
  return ctx.db.inKommune(kommuneOf(ctx).id, async (tx) => {
    const run = await latestRun(tx);
    return { run, stale: run ? await isStale(tx, run) : false };
  });
}

function ComputeForm(p: { ctx: Ctx; label: string; variant?: 'secondary' }) {
  const { ctx } = p;
  if (!ctx.may('rediger')) return null;
  return (
    <Form action={ctx.href(`/arbeid/${kommuneOf(ctx).slug}/behov`)} csrf={ctx.csrf}>
      <div class="bp-actions">
        <Button variant={p.variant}>{p.label}</Button>
      </div>
    </Form>
  );
}

function Empty(p: { ctx: Ctx; title: string; refusal?: InputRefusal | null; line: Child }): Page {
  const { ctx } = p;
  const t = BOLIGBEHOV_TEXTS[ctx.lang];
  const base = `/arbeid/${kommuneOf(ctx).slug}`;
  return {
    title: p.title,
    nav: p.title === t.gap ? 'gap' : 'behov',
    status: p.refusal ? 422 : 200,
    body: (
      <>
        <h1>{p.title}</h1>
        {p.refusal ? <Notice tone="warning">{t.refused(p.refusal)}</Notice> : null}
        {p.line}
        <EmptyState
          heading={t.noRun}
          action={
            <ButtonLink href={ctx.href(`${base}/tall`)} variant="secondary">
              {t.toTall}
            </ButtonLink>
          }
        >
          <p>{t.noRunText}</p>
        </EmptyState>
        <ComputeForm ctx={ctx} label={t.compute} />
      </>
    ),
  };
}

async function needPage(ctx: Ctx, deps: BoligbehovPageDeps, refusal: InputRefusal | null = null): Promise<Page> {
  const t = BOLIGBEHOV_TEXTS[ctx.lang];
  const { run, stale } = await load(ctx);
  const line = await deps.jobLine(ctx, [KJOERING]);
  if (!run || refusal) return Empty({ ctx, title: t.behov, refusal, line });
  const { result } = run;
  const first = result.years[0] ?? 0;
  const last = result.years.at(-1) ?? first;
  const h = result.households.total;
  const start = h[0]?.mean ?? 0;
  const end = h.at(-1);
  const extra = result.need.reduce((n, y) => n + y.replacement + y.vacancy + (y.backlog ?? 0), 0);
  const banded = end !== undefined && end.p10 !== null && end.p90 !== null;
  const finding =
    banded && end.p10 !== null && end.p90 !== null
      ? t.need(formatNumber(end.p10 - start + extra), formatNumber(end.p90 - start + extra), first, last)
      : t.needPoint(formatNumber((end?.mean ?? 0) - start + extra), first, last);
  const hasBacklog = result.need.some((y) => y.backlog !== null);
  return {
    title: t.behov,
    nav: 'behov',
    step: 4,
    wide: true,
    body: (
      <>
        <h1>{t.behov}</h1>
        {line}
        <Finding example={result.example ? t.example : undefined}>{finding}</Finding>
        {stale ? <Notice tone="warning">{t.stale}</Notice> : null}
        {stale ? <ComputeForm ctx={ctx} label={t.again} /> : null}
        {result.example ? <p class="bp-text">{t.exampleWhy}</p> : null}
        <Picture
          caption={t.households}
          draw={(width) =>
            FanChart({
              width,
              title: t.households,
              description: finding,
              unit: t.householdUnit,
              years: result.years,
              values: h,
              bandLabel: t.band,
            })
          }
          tableLabel={t.asTable}
        >
          <IntervalTable ctx={ctx} caption={t.households} years={result.years} values={h} />
        </Picture>
        <Picture
          caption={t.population}
          draw={(width) =>
            FanChart({
              width,
              title: t.population,
              description: t.persons,
              unit: t.persons,
              years: result.years,
              values: result.population.total,
              bandLabel: t.band,
            })
          }
          tableLabel={t.asTable}
        >
          <IntervalTable ctx={ctx} caption={t.population} years={result.years} values={result.population.total} />
        </Picture>
        <h2>{t.parts}</h2>
        <p class="bp-text">{t.partsText}</p>
        <DataTable
          caption={t.parts}
          hideCaption
          columns={[
            { label: t.year },
            { label: t.change, align: 'right' },
            { label: t.replacement, align: 'right' },
            { label: t.vacancy, align: 'right' },
            { label: t.backlog, align: 'right' },
            { label: t.sum, align: 'right' },
          ]}
          rows={result.need.map((y) => ({
            cells: [
              y.year,
              ...[
                y.change,
                y.replacement,
                y.vacancy,
                hasBacklog ? (y.backlog ?? 0) : null,
                y.change + y.replacement + y.vacancy + (y.backlog ?? 0),
              ].map((v) => formatNumber(v)),
            ],
          }))}
        />
        <h2>{t.groups}</h2>
        <AgesPicture ctx={ctx} result={result} />
        <DataTable
          caption={t.groups}
          hideCaption
          columns={[{ label: t.year }, ...t.ages.map((label) => ({ label, align: 'right' as const }))]}
          rows={result.years.flatMap((year, i) =>
            i % 5 === 0 ? [{ cells: [year, ...result.population.groups.map((g) => formatNumber(g[i] ?? null))] }] : [],
          )}
        />
        <h2>{t.byHousehold}</h2>
        <DataTable
          caption={t.byHousehold}
          hideCaption
          columns={[
            { label: t.year },
            ...Object.values(t.householdTypes).map((label) => ({ label, align: 'right' as const })),
          ]}
          rows={result.years.flatMap((year, i) =>
            i % 5 === 0 ? [{ cells: [year, ...result.households.byType.map((g) => formatNumber(g[i] ?? null))] }] : [],
          )}
        />
        <h2>{t.care}</h2>
        <p class="bp-text">{t.careText}</p>
        <DataTable
          caption={t.care}
          hideCaption
          columns={[{ label: t.year }, { label: t.places, align: 'right' }]}
          rows={result.years.flatMap((year, i) =>
            i % 5 === 0 ? [{ cells: [year, formatNumber(result.care[i] ?? null)] }] : [],
          )}
        />
        <Provenance ctx={ctx} run={run} />
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`/arbeid/${kommuneOf(ctx).slug}/tilbud`)}>{t.toTilbud}</ButtonLink>
          <ButtonLink href={ctx.href(`/arbeid/${kommuneOf(ctx).slug}/gap`)} variant="secondary">
            {t.gap}
          </ButtonLink>
        </NextAction>
        {stale ? null : <ComputeForm ctx={ctx} label={t.again} variant="secondary" />}
      </>
    ),
  };
}

/** Those who keep the counts see every figure; others what gives no small count away. */
const gapFor = (ctx: Ctx, result: RunResult) => (ctx.may('rediger') ? result.gap : openGap(result));

function gapSentence(ctx: Ctx, row: GapRow | undefined): string {
  const t = BOLIGBEHOV_TEXTS[ctx.lang];
  if (!row) return t.gapEmpty;
  if (row.mean < 0) return t.gapSurplus(formatNumber(-row.mean), row.year);
  if (row.p10 !== null && row.p90 !== null && row.p10 < 0)
    return t.gapEither(formatNumber(-row.p10), formatNumber(row.p90), row.year);
  return row.p10 !== null && row.p90 !== null
    ? t.gapFinding(formatNumber(row.p10), formatNumber(row.p90), row.year)
    : t.gapPoint(formatNumber(row.mean), row.year);
}

async function gapPage(ctx: Ctx, deps: BoligbehovPageDeps): Promise<Page> {
  const t = BOLIGBEHOV_TEXTS[ctx.lang];
  const { run, stale } = await load(ctx);
  const line = await deps.jobLine(ctx, [KJOERING]);
  if (!run) return Empty({ ctx, title: t.gap, line });
  const { result } = run;
  const base = `/arbeid/${kommuneOf(ctx).slug}`;
  const all = result.gap.filter((g) => g.ledger === 'boligutvikling' && g.type === 'alle');
  const main = all.find((g) => g.year === result.baseYear + 10) ?? all.at(-1);
  const picked = (g: { year: number }) => (g.year - result.baseYear) % 5 === 0 || g.year === result.years[1];
  const rowsOf = (ledger: GapRow['ledger']) =>
    gapFor(ctx, result).filter((g) => g.ledger === ledger && g.type !== 'alle' && picked(g));
  const social = rowsOf('boligsosialt');
  const table = { ctx, slug: kommuneOf(ctx).slug, baseYear: result.baseYear };
  return {
    title: t.gap,
    nav: 'gap',
    step: 4,
    wide: true,
    body: (
      <>
        <h1>{t.gap}</h1>
        {line}
        <Finding example={all.length > 0 && result.example ? t.example : undefined}>{gapSentence(ctx, main)}</Finding>
        {stale ? <Notice tone="warning">{t.stale}</Notice> : null}
        {stale ? <ComputeForm ctx={ctx} label={t.again} /> : null}
        {all.length === 0 ? (
          <EmptyState
            heading={t.gapEmpty}
            action={<ButtonLink href={ctx.href(`${base}/tilbud`)}>{t.toTilbud}</ButtonLink>}
          >
            <p>{t.gapEmptyText}</p>
          </EmptyState>
        ) : (
          <>
            <h2>{t.boligutvikling}</h2>
            <Picture
              caption={t.gapPicture}
              draw={(width) =>
                YearBars({
                  width,
                  title: t.gapPicture,
                  description: gapSentence(ctx, main),
                  unit: t.dwellingsUnit,
                  years: all.map((g) => g.year),
                  values: all,
                  above: t.above,
                  below: t.below,
                })
              }
              tableLabel={t.asTable}
            >
              <YearsTable {...table} caption={t.gapPicture} rows={all} />
            </Picture>
            <GapTable {...table} caption={t.byType} rows={rowsOf('boligutvikling')} />
          </>
        )}
        <h2>{t.boligsosialt}</h2>
        <p class="bp-text">{social.length > 0 ? t.careText : t.socialEmpty}</p>
        {social.length > 0 ? <GapTable {...table} caption={t.socialGap} rows={social} /> : null}
        {all.length > 0 || social.length > 0 ? <SourceLine>{t.tableHelp}</SourceLine> : null}
        <p>
          <a href={ctx.href(`${base}/kartlegging`)}>{t.toKartlegging}</a>
        </p>
        <p class="bp-text">{t.balance}</p>
        <Provenance ctx={ctx} run={run} />
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${base}/tiltak`)}>{t.toTiltak}</ButtonLink>
          <ButtonLink href={ctx.href(`${base}/behov.json`)} variant="secondary">
            {t.download}
          </ButtonLink>
        </NextAction>
        {stale ? null : <ComputeForm ctx={ctx} label={t.again} variant="secondary" />}
      </>
    ),
  };
}

/** Orders the run; most are done before the reader would see a waiting page. */
async function compute(ctx: Ctx, deps: BoligbehovPageDeps): Promise<Page | Response> {
  const kommune = kommuneOf(ctx);
  const job = await deps.desk.order(kommune.id, (tx) => orderRun(tx, ctx.clock, kommune, ctx.bruker?.id ?? null));
  const refusal = runRefusal(job);
  if (refusal) return needPage(ctx, deps, refusal);
  return seeOther(ctx, job.state === 'ferdig' ? `/arbeid/${kommune.slug}/behov` : waitingPath(kommune.slug, job));
}

export function boligbehovRoutes(deps: BoligbehovPageDeps): Route[] {
  return [
    { method: 'GET', path: '/arbeid/:kommune/behov', who: { kommune: 'les' }, handle: (ctx) => needPage(ctx, deps) },
    {
      method: 'POST',
      path: '/arbeid/:kommune/behov',
      who: { kommune: 'rediger' },
      handle: (ctx) => compute(ctx, deps),
    },
    { method: 'GET', path: '/arbeid/:kommune/gap', who: { kommune: 'les' }, handle: (ctx) => gapPage(ctx, deps) },
    forklarRoute(deps.parameters),
    {
      method: 'GET',
      path: '/arbeid/:kommune/behov.json',
      who: { kommune: 'les' },
      async handle(ctx) {
        const { run } = await load(ctx);
        // What the gap rests on holds small counts, and is told on the pages that explain a figure.
        const { basis: _, ...told } = run?.result ?? {};
        const body = run
          ? { manifest: run.manifest, result: { ...told, gap: gapFor(ctx, run.result) } }
          : { manifest: null, result: null };
        return Response.json(body, {
          headers: { 'Cache-Control': 'private, no-store' },
        });
      },
    },
  ];
}
