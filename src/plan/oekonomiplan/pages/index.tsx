import { formatKroner, formatNumber, kroner, parseTypedInteger, sumKroner } from '../../../kernel/index.ts';
import { currentRevisions } from '../../../platform/db/revisions.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Finding, NextAction, Notice, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { YearBars } from '../../../ui/charts/bars.ts';
import { INK } from '../../../ui/charts/svg.ts';
import { Button, ButtonLink, ErrorSummary, Form, NumberField, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { DocumentTable } from '../../plandokument/document.ts';
import type { Tiltak } from '../../tiltak/index.ts';
import { buildOekonomiplan, type Frame, type Oekonomiplan } from '../oekonomiplan.ts';
import { listFrames, saveFrame } from '../store.ts';
import { oekonomiplanTables } from '../tables.ts';
import { OEKONOMIPLAN_TEXTS } from '../texts.ts';

const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return ctx.kommune;
};

export async function loadPlan(ctx: Ctx): Promise<Oekonomiplan> {
  const { frames, tiltak } = await ctx.db.inKommune(where(ctx).id, async (tx) => ({
    frames: await listFrames(tx),
    tiltak: await currentRevisions<Tiltak>(tx, 'tiltak_revisjon'),
  }));
  return buildOekonomiplan(Number(ctx.clock.today().slice(0, 4)) + 1, tiltak, frames);
}

export function TableView(p: { table: DocumentTable }) {
  return (
    <DataTable
      caption={p.table.caption}
      columns={p.table.columns}
      rows={p.table.rows.map((row) => ({
        total: row.total ?? false,
        cells: row.cells.map((cell) =>
          cell === null ? '–' : typeof cell === 'string' ? cell : formatNumber(cell.number, cell.decimals ?? 0),
        ),
      }))}
    />
  );
}

interface FieldError {
  readonly field: string;
  readonly text: string;
}

async function planPage(
  ctx: Ctx,
  errors: readonly FieldError[] = [],
  typed: Readonly<Record<string, string>> | null = null,
): Promise<Page> {
  const t = OEKONOMIPLAN_TEXTS[ctx.lang];
  const kommune = where(ctx);
  const plan = await loadPlan(ctx);
  const frames = await ctx.db.inKommune(kommune.id, listFrames);
  const tables = oekonomiplanTables(plan, ctx.lang);
  const value = (field: 'drift' | 'investering', year: number) =>
    typed?.[`${field}${year}`] ??
    (frames.find((f) => f.year === year) ? formatNumber(frames.find((f) => f.year === year)?.[field] ?? 0) : '');
  const error = (name: string) => errors.find((e) => e.field === name)?.text;
  return {
    title: t.title,
    nav: 'oekonomiplan',
    wide: true,
    step: 6,
    status: errors.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={errors} />
        <Finding>
          {plan.lines.length === 0
            ? t.none
            : t.funded(plan.lines.length, formatKroner(sumKroner(plan.totals.investment)), plan.unfunded.length)}
        </Finding>
        {plan.left.drift.map((left, i) =>
          left !== null && left < 0 ? (
            <Notice tone="warning">{t.over(plan.years[i] ?? 0, formatKroner(-left))}</Notice>
          ) : null,
        )}
        {plan.lines.length > 0 ? (
          <Picture
            caption={t.investment}
            svg={YearBars({
              title: t.investment,
              description: t.prices(plan.years[0] ?? 0),
              unit: t.millions,
              years: plan.years,
              values: plan.totals.investment.map((sum) => ({ mean: sum / 1_000_000, p10: null, p90: null })),
              above: t.investment,
              below: '',
              colour: INK.measure,
            })}
          />
        ) : null}
        {tables
          .filter((table) => table.id !== 'ikke-finansiert')
          .map((table) => (
            <TableView table={table} />
          ))}
        {plan.unfunded.length > 0 ? (
          <section>
            <h2>{t.unfunded}</h2>
            <p class="bp-text">{t.unfundedText}</p>
            {tables
              .filter((table) => table.id === 'ikke-finansiert')
              .map((table) => (
                <TableView table={table} />
              ))}
          </section>
        ) : null}
        <SourceLine>{`${t.source} ${t.prices(plan.years[0] ?? 0)}`}</SourceLine>
        {ctx.may('rediger') ? (
          <section>
            <h2>{t.setFrame}</h2>
            <p class="bp-text">{t.frameHelp}</p>
            <Form action={ctx.href(`/arbeid/${kommune.slug}/oekonomiplan`)} csrf={ctx.csrf}>
              {plan.years.map((y) => (
                <div class="bp-grid">
                  <NumberField
                    name={`drift${y}`}
                    label={t.driftIn(y)}
                    unit="kr"
                    value={value('drift', y)}
                    error={error(`drift${y}`)}
                  />
                  <NumberField
                    name={`investering${y}`}
                    label={t.investIn(y)}
                    unit="kr"
                    value={value('investering', y)}
                    error={error(`investering${y}`)}
                  />
                </div>
              ))}
              <SubmitRow>
                <Button variant="secondary">{t.save}</Button>
              </SubmitRow>
            </Form>
          </section>
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/dokument`)}>{t.toDocument}</ButtonLink>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/tiltak`)} variant="secondary">
            {t.toTiltak}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

async function setFrames(ctx: Ctx): Promise<Page | Response> {
  const t = OEKONOMIPLAN_TEXTS[ctx.lang];
  const kommune = where(ctx);
  const typed = (await ctx.form()).all();
  const { years } = await loadPlan(ctx);
  const errors: FieldError[] = [];
  const frames: Frame[] = [];
  for (const year of years) {
    const fields = (['drift', 'investering'] as const).map((f) => ({
      name: `${f}${year}`,
      raw: typed[`${f}${year}`] ?? '',
    }));
    if (fields.every((f) => f.raw === '')) continue;
    const values = fields.map(({ name, raw }) => {
      const n = parseTypedInteger(raw);
      if (raw === '') errors.push({ field: name, text: t.bothNeeded });
      else if (n === null) errors.push({ field: name, text: t.notNumber });
      else if (n < 0) errors.push({ field: name, text: t.negative });
      return n ?? 0;
    });
    frames.push({ year, drift: kroner(values[0] ?? 0), investering: kroner(values[1] ?? 0) });
  }
  if (errors.length > 0) return planPage(ctx, errors, typed);
  await ctx.db.inKommune(kommune.id, async (tx) => {
    for (const frame of frames) await saveFrame(tx, kommune.id, frame);
    await recordEvent(tx, ctx.clock, kommune.id, {
      type: 'oekonomiplan.ramme-satt',
      actor: ctx.bruker?.id ?? null,
      data: { years: frames.map((f) => f.year) },
    });
  });
  return seeOther(ctx, `/arbeid/${kommune.slug}/oekonomiplan`);
}

export function oekonomiplanRoutes(): Route[] {
  return [
    { method: 'GET', path: '/arbeid/:kommune/oekonomiplan', who: { kommune: 'les' }, handle: (ctx) => planPage(ctx) },
    { method: 'POST', path: '/arbeid/:kommune/oekonomiplan', who: { kommune: 'rediger' }, handle: setFrames },
  ];
}
