import type { Child } from 'hono/jsx';
import { formatKroner, sumKroner } from '../../../kernel/index.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, SourceLine } from '../../../ui/blocks.tsx';
import { ButtonLink, ErrorSummary } from '../../../ui/form.tsx';
import { listTiltak } from '../../tiltak/index.ts';
import { BEHANDLING_TEXTS } from '../behandlingtekster.ts';
import { FOELGER_TEXTS } from '../foelgertekster.ts';
import { INNSPILL_TEXTS } from '../innspilltekster.ts';
import { KONTERING_TEXTS } from '../konteringtekster.ts';
import { LANGSIKT_TEXTS } from '../langsikttekster.ts';
import { buildOekonomiplan, type Frame, type Oekonomiplan, type PlanTables } from '../oekonomiplan.ts';
import type { RammeRefusal } from '../ramme.ts';
import { framesBefore, listFrames, tablesIn } from '../store.ts';
import { oekonomiplanTables } from '../tables.ts';
import { OEKONOMIPLAN_TEXTS } from '../texts.ts';
import { VIRKNING_TEXTS } from '../virkningtekster.ts';
import { LimForm, type Limt, LimtAnswer } from './limform.tsx';
import { Asks, Checks, opens, TableView, Warnings, where } from './parts.tsx';
import { FrameConflict, FrameForm, FrameUndo, framesOver } from './ramme.tsx';

export interface Refused {
  readonly errors: readonly RammeRefusal[];
  readonly typed: Readonly<Record<string, string>>;
  readonly changed: boolean;
  readonly limt?: Limt;
}

export async function loadPlan(
  ctx: Ctx,
  tables: PlanTables,
): Promise<{ plan: Oekonomiplan; frames: readonly Frame[]; before: readonly Frame[] | null }> {
  const { frames, tiltak, before, own } = await ctx.db.inKommune(where(ctx).id, async (tx) => ({
    frames: await listFrames(tx),
    tiltak: await listTiltak(tx),
    before: await framesBefore(tx),
    own: await tablesIn(tx, tables),
  }));
  const firstYear = Number(ctx.clock.today().slice(0, 4)) + 1;
  return { plan: buildOekonomiplan(firstYear, tiltak, frames, own), frames, before };
}

/** The page is long, and longest on a phone: a way to each part of it. */
function PageLinks(p: { label: string; links: readonly { readonly to: string; readonly label: string }[] }) {
  if (p.links.length === 0) return null;
  return (
    <nav class="bp-screen" aria-label={p.label}>
      <p>
        {p.links.map(({ to, label }, i) => (
          <>
            {i > 0 ? ' · ' : ''}
            <a href={`#${to}`}>{label}</a>
          </>
        ))}
      </p>
    </nav>
  );
}

export async function planPage(
  ctx: Ctx,
  tables: PlanTables,
  accounts: Child,
  refused: Refused | null = null,
): Promise<Page> {
  const t = OEKONOMIPLAN_TEXTS[ctx.lang];
  const base = `/arbeid/${where(ctx).slug}`;
  const { plan, frames, before } = await loadPlan(ctx, tables);
  const shown = oekonomiplanTables(plan, ctx.lang);
  const waiting = shown.filter((table) => table.id === 'ikke-finansiert');
  const sentences = {
    'ikke-tall': t.notNumber,
    negativ: t.negative,
    begge: t.bothNeeded,
    'begge-avdrag': t.bothRepaid,
    'over-avdrag': t.overRepaid,
  };
  const errors = (refused?.errors ?? []).map((e) => ({ field: e.field, text: sentences[e.code] }));
  const saved = ctx.url.searchParams.has('lagret') && !refused;
  const late = refused?.changed ? framesOver({ plan, frames, typed: refused.typed }) : null;
  return {
    title: t.title,
    nav: 'oekonomiplan',
    wide: true,
    step: 6,
    status: refused?.changed
      ? 409
      : errors.length > 0 || refused?.limt?.both || refused?.limt?.twice || refused?.limt?.errors.length
        ? 422
        : 200,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={errors} />
        {late ? <FrameConflict ctx={ctx} plan={plan} frames={frames} {...late} /> : null}
        <LimtAnswer ctx={ctx} limt={refused?.limt ?? null} />
        {saved && before && ctx.may('oekonomi') ? (
          <FrameUndo ctx={ctx} plan={plan} frames={frames} before={before} />
        ) : null}
        <Finding>
          {plan.lines.length === 0
            ? t.none
            : t.funded(plan.lines.length, formatKroner(sumKroner(plan.totals.investment)), plan.unfunded.length)}
        </Finding>
        <PageLinks
          label={t.onPage}
          links={[
            ...(plan.lines.length > 0 ? [{ to: 'kontroller', label: t.checks }] : []),
            ...(plan.lines.length > 0 ? [{ to: 'flere', label: t.more }] : []),
            ...(waiting.length > 0 ? [{ to: 'uten-penger', label: t.unfunded }] : []),
            ...(ctx.may('oekonomi') ? [{ to: 'ramme', label: t.toFrame }] : []),
          ]}
        />
        <Warnings ctx={ctx} plan={plan} />
        {plan.lines.length > 0 ? (
          <>
            <Asks ctx={ctx} plan={plan} ramme="investering" />
            <Asks ctx={ctx} plan={plan} ramme="drift" />
            {shown.map((table) => (opens(table) ? <TableView ctx={ctx} table={table} /> : null))}
            <Checks ctx={ctx} plan={plan} />
            <section>
              <h2 id="flere">{t.more}</h2>
              {shown.map((table) =>
                opens(table) || table.id === 'ikke-finansiert' ? null : <TableView ctx={ctx} table={table} folded />,
              )}
            </section>
          </>
        ) : (
          <EmptyState heading={t.emptyHeading}>
            <p>{t.emptyText}</p>
          </EmptyState>
        )}
        {waiting.length > 0 ? (
          <section>
            <h2 id="uten-penger">{t.unfunded}</h2>
            <p class="bp-text">{t.unfundedText}</p>
            {waiting.map((table) => (
              <TableView ctx={ctx} table={table} />
            ))}
          </section>
        ) : null}
        {plan.lines.length > 0 ? accounts : null}
        <SourceLine>{`${t.sourceLabel}: ${t.source} ${t.prices(plan.years[0] ?? 0)}`}</SourceLine>
        {ctx.may('oekonomi') ? <LimForm ctx={ctx} limt={refused?.limt ?? null} /> : null}
        {ctx.may('oekonomi') ? (
          <FrameForm
            ctx={ctx}
            plan={plan}
            frames={frames}
            typed={late?.typed ?? refused?.typed ?? null}
            error={(field) => errors.find((e) => e.field === field)?.text}
          />
        ) : null}
        {plan.lines.length + plan.unfunded.length > 0 ? (
          <p class="bp-screen">
            {[
              ['utskrift', t.print],
              ['oekonomiplan.xlsx', t.download],
              ['oekonomiplan.pdf', t.downloadPdf],
            ].map(([to, label], i) => (
              <>
                {i > 0 ? ' · ' : ''}
                <a href={ctx.href(`${base}/oekonomiplan/${to}`)}>{label}</a>
              </>
            ))}
          </p>
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${base}/dokument`)}>{t.toDocument}</ButtonLink>
          <ButtonLink href={ctx.href(`${base}/tiltak`)} variant="secondary">
            {t.toTiltak}
          </ButtonLink>
          {plan.lines.length + plan.unfunded.length > 0 ? (
            <>
              <ButtonLink href={ctx.href(`${base}/oekonomiplan/behandling`)} variant="secondary">
                {BEHANDLING_TEXTS[ctx.lang].open}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/oekonomiplan/drift`)} variant="secondary">
                {FOELGER_TEXTS[ctx.lang].open}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/oekonomiplan/innspill`)} variant="secondary">
                {INNSPILL_TEXTS[ctx.lang].open}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/oekonomiplan/virkning`)} variant="secondary">
                {VIRKNING_TEXTS[ctx.lang].open}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/oekonomiplan/kontering`)} variant="secondary">
                {KONTERING_TEXTS[ctx.lang].title}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/oekonomiplan/laan`)} variant="secondary">
                {LANGSIKT_TEXTS[ctx.lang].title}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/roed-traad/spor`)} variant="secondary">
                {t.trace}
              </ButtonLink>
            </>
          ) : null}
        </NextAction>
      </>
    ),
  };
}
