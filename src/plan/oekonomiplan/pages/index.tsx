import { formatKroner, formatNumber, type Kroner, sumKroner } from '../../../kernel/index.ts';
import { download, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { YearBars } from '../../../ui/charts/bars.ts';
import { INK } from '../../../ui/charts/svg.ts';
import { Button, ButtonLink, ErrorSummary, Form, NumberField, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { DocumentTable, PlanDocument } from '../../plandokument/document.ts';
import { listTiltak } from '../../tiltak/index.ts';
import { setFrames } from '../actions.ts';
import { buildOekonomiplan, type Frame, type Oekonomiplan } from '../oekonomiplan.ts';
import { RAMME_FIELDS, type RammeRefusal, seenFrames } from '../ramme.ts';
import { listFrames } from '../store.ts';
import { oekonomiplanTables } from '../tables.ts';
import { OEKONOMIPLAN_TEXTS } from '../texts.ts';

export interface OekonomiplanPageDeps {
  /** Writes a document's tables as .xlsx; without it the page has no Excel link. */
  readonly toExcel?: (document: PlanDocument) => Promise<Uint8Array>;
}

const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return ctx.kommune;
};

async function load(ctx: Ctx): Promise<{ plan: Oekonomiplan; frames: readonly Frame[] }> {
  const { frames, tiltak } = await ctx.db.inKommune(where(ctx).id, async (tx) => ({
    frames: await listFrames(tx),
    tiltak: await listTiltak(tx),
  }));
  return { plan: buildOekonomiplan(Number(ctx.clock.today().slice(0, 4)) + 1, tiltak, frames), frames };
}

function TableView(p: { table: DocumentTable }) {
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

function Bars(p: { ctx: Ctx; plan: Oekonomiplan; caption: string; amounts: readonly Kroner[] }) {
  const t = OEKONOMIPLAN_TEXTS[p.ctx.lang];
  return (
    <Picture
      caption={p.caption}
      draw={(width) =>
        YearBars({
          width,
          title: p.caption,
          description: t.prices(p.plan.years[0] ?? 0),
          unit: t.millions,
          years: p.plan.years,
          values: p.amounts.map((sum) => ({ mean: sum / 1_000_000, p10: null, p90: null })),
          above: p.caption,
          below: '',
          colour: INK.measure,
        })
      }
    />
  );
}

/** What does not hold: frames that are broken, tiltak with money that are not ready for it, and amounts in other prices. */
function Warnings(p: { ctx: Ctx; plan: Oekonomiplan }) {
  const { plan } = p;
  const t = OEKONOMIPLAN_TEXTS[p.ctx.lang];
  const over = (left: readonly (Kroner | null)[], say: (year: number, kr: string) => string) =>
    left.flatMap((n, i) => (n !== null && n < 0 ? [say(plan.years[i] ?? 0, formatKroner(-n))] : []));
  const broken = [...over(plan.left.drift, t.overDrift), ...over(plan.left.investering, t.overInvestment)];
  const set = [...plan.left.drift, ...plan.left.investering].some((n) => n !== null);
  const numbers = (lines: Oekonomiplan['lines']) => lines.map((l) => l.number).join(', ');
  const unmet = plan.lines.filter((l) => l.unmet.length > 0);
  const other = plan.lines.filter((l) => l.priceYear !== plan.years[0]);
  return (
    <>
      {broken.length > 0 ? (
        <Notice tone="warning">
          {broken.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </Notice>
      ) : set && plan.lines.length > 0 ? (
        <p class="bp-text">{t.within}</p>
      ) : null}
      {unmet.length > 0 ? <Notice>{t.unmet(numbers(unmet))}</Notice> : null}
      {other.length > 0 ? <Notice tone="warning">{t.otherPrices(numbers(other))}</Notice> : null}
    </>
  );
}

function FrameForm(p: {
  ctx: Ctx;
  plan: Oekonomiplan;
  frames: readonly Frame[];
  typed: Readonly<Record<string, string>> | null;
  error: (field: string) => string | undefined;
}) {
  const { ctx, plan, frames, typed } = p;
  const t = OEKONOMIPLAN_TEXTS[ctx.lang];
  const labels = { drift: t.driftIn, investering: t.investIn };
  return (
    <section>
      <h2>{t.setFrame}</h2>
      <p class="bp-text">{t.frameHelp}</p>
      <Form action={ctx.href(`/arbeid/${where(ctx).slug}/oekonomiplan`)} csrf={ctx.csrf}>
        <input type="hidden" name="sett" value={seenFrames(frames, plan.years)} />
        {plan.years.map((y) => (
          <div class="bp-grid">
            {RAMME_FIELDS.map((f) => (
              <NumberField
                name={`${f}${y}`}
                label={labels[f](y)}
                unit="kr"
                value={typed?.[`${f}${y}`] ?? savedFrame(frames, f, y)}
                error={p.error(`${f}${y}`)}
              />
            ))}
          </div>
        ))}
        <SubmitRow>
          <Button variant="secondary">{t.save}</Button>
        </SubmitRow>
      </Form>
    </section>
  );
}

function savedFrame(frames: readonly Frame[], field: 'drift' | 'investering', year: number): string {
  const frame = frames.find((f) => f.year === year);
  return frame ? formatNumber(frame[field]) : '';
}

async function planPage(
  ctx: Ctx,
  deps: OekonomiplanPageDeps,
  refused: {
    readonly errors: readonly RammeRefusal[];
    readonly typed: Readonly<Record<string, string>>;
    readonly changed: boolean;
  } | null = null,
): Promise<Page> {
  const t = OEKONOMIPLAN_TEXTS[ctx.lang];
  const kommune = where(ctx);
  const { plan, frames } = await load(ctx);
  const tables = oekonomiplanTables(plan, ctx.lang);
  const waiting = tables.filter((table) => table.id === 'ikke-finansiert');
  const sentences = {
    'ikke-tall': t.notNumber,
    negativ: t.negative,
    begge: t.bothNeeded,
    'allerede-satt': t.keptFrame,
  };
  const errors = (refused?.errors ?? []).map((e) => ({ field: e.field, text: sentences[e.code] }));
  return {
    title: t.title,
    nav: 'oekonomiplan',
    wide: true,
    step: 6,
    status: refused?.changed ? 409 : errors.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={errors} />
        <Finding>
          {plan.lines.length === 0
            ? t.none
            : t.funded(plan.lines.length, formatKroner(sumKroner(plan.totals.investment)), plan.unfunded.length)}
        </Finding>
        <Warnings ctx={ctx} plan={plan} />
        {plan.lines.length > 0 ? (
          <>
            <Bars ctx={ctx} plan={plan} caption={t.investment} amounts={plan.totals.investment} />
            <Bars ctx={ctx} plan={plan} caption={t.operation} amounts={plan.netOperation} />
            {tables.map((table) => (table.id === 'ikke-finansiert' ? null : <TableView table={table} />))}
          </>
        ) : (
          <EmptyState heading={t.emptyHeading}>
            <p>{t.emptyText}</p>
          </EmptyState>
        )}
        {waiting.length > 0 ? (
          <section>
            <h2>{t.unfunded}</h2>
            <p class="bp-text">{t.unfundedText}</p>
            {waiting.map((table) => (
              <TableView table={table} />
            ))}
          </section>
        ) : null}
        <SourceLine>{`${t.source} ${t.prices(plan.years[0] ?? 0)}`}</SourceLine>
        {refused?.changed ? (
          <Notice tone="warning" heading={t.conflict}>
            <p>{t.conflictText}</p>
            <DataTable
              caption={t.conflict}
              hideCaption
              columns={[
                { label: t.field },
                { label: t.savedValue, unit: 'kr', align: 'right' },
                { label: t.yourValue, unit: 'kr', align: 'right' },
              ]}
              rows={plan.years.flatMap((y) =>
                RAMME_FIELDS.map((f) => ({
                  cells: [
                    f === 'drift' ? t.driftIn(y) : t.investIn(y),
                    savedFrame(frames, f, y) || '–',
                    refused.typed[`${f}${y}`] || '–',
                  ],
                })),
              )}
            />
          </Notice>
        ) : null}
        {ctx.may('rediger') ? (
          <FrameForm
            ctx={ctx}
            plan={plan}
            frames={frames}
            typed={refused?.typed ?? null}
            error={(field) => errors.find((e) => e.field === field)?.text}
          />
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/dokument`)}>{t.toDocument}</ButtonLink>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/tiltak`)} variant="secondary">
            {t.toTiltak}
          </ButtonLink>
          {deps.toExcel && plan.lines.length > 0 ? (
            <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/oekonomiplan/oekonomiplan.xlsx`)} variant="secondary">
              {t.download}
            </ButtonLink>
          ) : null}
        </NextAction>
      </>
    ),
  };
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
    chapters: [{ id: 'oekonomiplan', title, blocks: oekonomiplanTables(plan, ctx.lang) }],
  };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function oekonomiplanRoutes(deps: OekonomiplanPageDeps = {}): Route[] {
  const path = '/arbeid/:kommune/oekonomiplan';
  const { toExcel } = deps;
  return [
    { method: 'GET', path, who: { kommune: 'les' }, handle: (ctx) => planPage(ctx, deps) },
    {
      method: 'POST',
      path,
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const form = await ctx.form();
        const kommune = where(ctx);
        const actor = { kommuneId: kommune.id, brukerId: ctx.bruker?.id ?? null };
        const { plan } = await load(ctx);
        const saved = await setFrames(ctx.db, ctx.clock, actor, form.all(), plan.years, form.text('sett'));
        return saved.ok
          ? seeOther(ctx, `/arbeid/${kommune.slug}/oekonomiplan`)
          : planPage(ctx, deps, { errors: saved.error, typed: form.all(), changed: saved.changed });
      },
    },
    ...(toExcel
      ? [
          {
            method: 'GET',
            path: `${path}/oekonomiplan.xlsx`,
            who: { kommune: 'les' },
            handle: async (ctx: Ctx) =>
              download(await toExcel(documentOf(ctx, (await load(ctx)).plan)), XLSX, 'oekonomiplan.xlsx'),
          } as const,
        ]
      : []),
  ];
}
