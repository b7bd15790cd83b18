import { formatDate } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, Notice, Status } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { loadPlan } from '../actions/change.ts';
import { thaw } from '../actions/versjoner.ts';
import { aktivitetNumber } from '../aktivitet.ts';
import { type Deviation, deviations } from '../deviations.ts';
import type { Snapshot } from '../snapshot.ts';
import { findVersjon, publishedVersjon } from '../store.ts';
import { prosessplanDocument } from '../tables.ts';
import { PROSESSPLAN_TEXTS } from '../texts.ts';
import { dated, type ProsessplanPageDeps, where } from './parts.tsx';
import { SIDE_TEXTS } from './side-texts.ts';
import { PROSESSPLAN_PAGES } from './texts.ts';

/** A frozen plan as a document in the reader's language; its own texts stand as they were written. */
const documentOf = (ctx: Ctx, s: Snapshot) =>
  prosessplanDocument(
    {
      kommune: s.kommune,
      planform: s.planform,
      wished: s.wished,
      activities: s.activities,
      meetings: [],
      approved: { by: s.approvedBy, on: s.approvedOn },
      today: ctx.clock.today(),
    },
    ctx.lang,
    'paper',
  );

function Deviations(p: { ctx: Ctx; rows: readonly Deviation[] }) {
  const { ctx, rows } = p;
  const t = SIDE_TEXTS[ctx.lang].version;
  const words = PROSESSPLAN_TEXTS[ctx.lang];
  const said = (late: number | null) =>
    late === null ? '–' : late === 0 ? t.onTime : late > 0 ? t.lateBy(late) : t.earlyBy(-late);
  return (
    <DataTable
      caption={t.deviations}
      stack
      columns={[
        { label: words.document.columns.number },
        { label: words.document.columns.title },
        { label: PROSESSPLAN_PAGES[ctx.lang].overview.state },
        { label: t.planned },
        { label: t.now },
        { label: t.late },
      ]}
      rows={rows.map((d) => ({
        cells: [
          aktivitetNumber(d.number),
          d.title,
          words.standings[d.standing],
          dated(d.planned) || '–',
          dated(d.now) || '–',
          d.late !== null && d.late > 0 ? <Status tone="warning">{said(d.late)}</Status> : said(d.late),
        ],
      }))}
    />
  );
}

/** What was frozen, and how the work stands against it. */
export async function versjonPage(ctx: Ctx, deps: ProsessplanPageDeps): Promise<Page | Response> {
  const t = SIDE_TEXTS[ctx.lang].version;
  const pages = PROSESSPLAN_PAGES[ctx.lang];
  const { kommune, base, publicPath } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const version = await ctx.db.inKommune(kommune.id, (tx) => findVersjon(tx, number));
  if (!version) return notFound();
  const snapshot = thaw(version);
  const { activities } = await loadPlan(ctx.db, kommune.id);
  const rows = deviations(snapshot.activities, activities, ctx.clock.today());
  const day = formatDate(osloMoment(version.created).date);
  return {
    title: t.heading(number),
    nav: 'prosessplan',
    step: 4,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {pages.back}</a>
        </p>
        <h1>{t.heading(number)}</h1>
        {version.published ? (
          <Notice tone="success">
            {pages.overview.published(number, day)} <a href={ctx.href(publicPath)}>{pages.overview.publicLink}</a>
          </Notice>
        ) : null}
        <Finding>{t.finding(rows.filter((d) => (d.late ?? 0) > 0).length, snapshot.activities.length)}</Finding>
        <Deviations ctx={ctx} rows={rows} />
        <p class="bp-source">
          {`${t.frozen(day, version.schema)} ${t.digest} (SHA-256): `}
          <span class="bp-digest">{version.digest}</span>
        </p>
        <deps.View document={documentOf(ctx, snapshot)} stack />
      </>
    ),
  };
}

/** The published plan, open to all: units and dates, from the frozen version alone. */
export async function publicPage(ctx: Ctx, deps: ProsessplanPageDeps): Promise<Page | Response> {
  const t = SIDE_TEXTS[ctx.lang].public;
  const { kommune } = where(ctx);
  const version = await ctx.db.inKommune(kommune.id, publishedVersjon);
  if (!version) return notFound();
  const snapshot = thaw(version);
  return {
    title: t.title(snapshot.kommune),
    wide: true,
    step: 4,
    published: true,
    body: (
      <>
        <h1>{t.title(snapshot.kommune)}</h1>
        <Finding>
          {t.approved(snapshot.approvedBy, formatDate(snapshot.approvedOn))}{' '}
          {t.planform(PROSESSPLAN_TEXTS[ctx.lang].planformer[snapshot.planform])}
        </Finding>
        <deps.View document={documentOf(ctx, snapshot)} stack />
        <p>
          <a href={ctx.href('/veileder/trinn-4-temaplan-bolig')}>{t.guide}</a>
        </p>
      </>
    ),
  };
}
