import { formatNumber } from '../../../kernel/index.ts';
import { addedNeed, sumOfNeed } from '../../../model/need/dwellings.ts';
import { download, notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { waitingPath } from '../../../platform/jobs/view.ts';
import { Finding, NextAction, Notice, Picture } from '../../../ui/blocks.tsx';
import { FanChart } from '../../../ui/charts/fan.ts';
import { ButtonLink } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { InputRefusal } from '../input.ts';
import { KJOERING, orderRun, runRefusal } from '../jobs.ts';
import { OMRAADE_TEXTS } from '../omraade-texts.ts';
import { openGroups } from '../open-gap.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { areasFor } from './areas.tsx';
import { forklarRoute } from './forklar.tsx';
import { type BoligbehovPageDeps, ComputeForm, emptyPage, kommuneOf, load, loadAsked } from './frame.tsx';
import { gapFor, gapPage } from './gap.tsx';
import { gapDocument } from './gap-xlsx.ts';
import { omraadeRoutes } from './omraader.tsx';
import { AgesPicture, IntervalTable, OlderRun, Provenance, TenureTable } from './parts.tsx';
import { proevRoutes } from './proev.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function needPage(
  ctx: Ctx,
  deps: BoligbehovPageDeps,
  refusal: InputRefusal | null = null,
): Promise<Page | Response> {
  const t = BOLIGBEHOV_TEXTS[ctx.lang];
  const asked = await loadAsked(ctx);
  if (!asked) return notFound();
  const { run, stale, newest } = asked;
  const older = run?.id !== newest?.id;
  const line = await deps.jobLine(ctx, [KJOERING]);
  if (!run || refusal) return emptyPage({ ctx, title: t.behov, refusal, line });
  const { result } = run;
  const first = result.years[0] ?? 0;
  const last = result.years.at(-1) ?? first;
  const h = result.households.total;
  const start = h[0]?.mean ?? 0;
  const end = h.at(-1);
  const extra = result.need.reduce((n, y) => n + addedNeed(y), 0);
  const banded = end !== undefined && end.p10 !== null && end.p90 !== null;
  const finding =
    banded && end.p10 !== null && end.p90 !== null
      ? t.need(formatNumber(end.p10 - start + extra), formatNumber(end.p90 - start + extra), first, last)
      : t.needPoint(formatNumber((end?.mean ?? 0) - start + extra), first, last);
  return {
    title: t.behov,
    nav: 'behov',
    step: 4,
    wide: true,
    body: (
      <>
        <h1>{t.behov}</h1>
        {line}
        <OlderRun ctx={ctx} run={run} newest={newest} page="behov" />
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
            { label: t.crowding, align: 'right' },
            { label: t.sum, align: 'right' },
          ]}
          rows={result.need.map((y) => ({
            cells: [
              y.year,
              ...[y.change, y.replacement, y.vacancy, y.backlog, y.crowding ?? null, sumOfNeed(y)].map((v) =>
                formatNumber(v),
              ),
            ],
          }))}
        />
        <TenureTable ctx={ctx} result={result} />
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
        {stale || older ? null : <ComputeForm ctx={ctx} label={t.again} variant="secondary" />}
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
    {
      method: 'GET',
      path: '/arbeid/:kommune/gap',
      who: { kommune: 'les' },
      examples: ['/arbeid/:kommune/gap', '/arbeid/:kommune/gap?omraade=Sentrum'],
      handle: (ctx) => gapPage(ctx, deps),
    },
    {
      method: 'GET',
      path: '/arbeid/:kommune/gap.xlsx',
      who: { kommune: 'les' },
      async handle(ctx) {
        const { run } = await load(ctx);
        if (!run) return notFound();
        const { result, manifest } = run;
        const groups = ctx.may('rediger') ? (result.gapByGroup ?? []) : openGroups(result);
        const told = { gap: gapFor(ctx, result), groups, areas: areasFor(ctx, result) };
        const source = OMRAADE_TEXTS[ctx.lang].sheetSource(manifest.modelVersion, manifest.inputHash);
        const document = gapDocument(ctx.lang, kommuneOf(ctx).name, result, told, source);
        return download(await deps.toExcel(document), XLSX, `gap-${kommuneOf(ctx).slug}.xlsx`);
      },
    },
    forklarRoute(deps.parameters),
    ...proevRoutes(deps.run),
    ...omraadeRoutes(deps),
    {
      method: 'GET',
      path: '/arbeid/:kommune/behov.json',
      who: { kommune: 'les' },
      async handle(ctx) {
        const { run } = await load(ctx);
        // What the gap rests on holds small counts, and is told on the pages that explain a figure.
        const { basis: _, ...told } = run?.result ?? {};
        const body = run
          ? {
              manifest: run.manifest,
              result: {
                ...told,
                gap: gapFor(ctx, run.result),
                ...(run.result.gapByGroup ? { gapByGroup: openGroups(run.result) } : {}),
                ...(run.result.areas ? { areas: { ...run.result.areas, gap: areasFor(ctx, run.result) } } : {}),
              },
            }
          : { manifest: null, result: null };
        return Response.json(body, {
          headers: { 'Cache-Control': 'private, no-store' },
        });
      },
    },
  ];
}
