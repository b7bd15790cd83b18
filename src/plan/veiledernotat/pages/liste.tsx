import type { RowRefusal } from '../../../kernel/index.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import { listAllRows } from '../../../platform/db/rows.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Notice } from '../../../ui/blocks.tsx';
import { ButtonLink, ErrorSummary } from '../../../ui/form.tsx';
import { PutAway, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { mayLead } from '../../runde/index.ts';
import type { Notat } from '../notat.ts';
import { NOTAT, publishedNotater } from '../store.ts';
import { NOTAT_TEXTS } from '../texts.ts';
import { formPath, NotatBlock, type NotatPageDeps } from './parts.tsx';

/** Notes in the order of the guide; those whose heading is gone come last. */
function inOrder(deps: NotatPageDeps, rows: readonly Revision<Notat>[]): Revision<Notat>[] {
  const place = new Map([...deps.seksjoner.keys()].map((sted, i) => [sted, i]));
  const of = (row: Revision<Notat>) => place.get(row.data.sted) ?? place.size;
  return [...rows].sort((a, b) => of(a) - of(b) || a.number - b.number);
}

/** What a note's heading is called; the anchor itself where the guide has it no more. */
const headingOf = (ctx: Ctx, deps: NotatPageDeps, sted: string) =>
  deps.seksjoner.get(sted)?.navn[ctx.lang] ?? sted.replaceAll('.', ' › ');

export async function listePage(
  ctx: Ctx,
  deps: NotatPageDeps,
  refusals: readonly RowRefusal[] = [],
): Promise<Page | Response> {
  const { kommune } = ctx;
  if (!kommune) return notFound();
  const t = NOTAT_TEXTS[ctx.lang];
  const writes = await mayLead(ctx);
  const rows = inOrder(deps, await ctx.db.inKommune(kommune.id, (tx) => listAllRows(tx, NOTAT)));
  const held = rows.filter((row) => !row.data.removed);
  const e = sentences(ctx.lang, refusals);
  return {
    title: t.title,
    nav: 'veileder',
    status: e.status,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={e.errors} />
        {ctx.url.searchParams.get('lagret') ? <Notice tone="success">{t.saved}</Notice> : null}
        <p class="bp-text">{t.lead}</p>
        <p>
          <a href={ctx.href(`/arbeid/${kommune.slug}/notater/lesbarhet`)}>{t.readability}</a>
        </p>
        {held.length === 0 ? (
          <EmptyState
            heading={t.none}
            action={<ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/veileder`)}>{t.toGuide}</ButtonLink>}
          >
            <p>{t.noneText}</p>
          </EmptyState>
        ) : null}
        {held.map((row) => {
          const seksjon = deps.seksjoner.get(row.data.sted);
          const heading = headingOf(ctx, deps, row.data.sted);
          return (
            <section>
              <h2>{heading}</h2>
              <NotatBlock ctx={ctx} deps={deps} notat={row.data} tagged>
                <p class="bp-notat-link">
                  {seksjon ? (
                    <a href={ctx.href(`/arbeid/${kommune.slug}/veileder/${seksjon.side}#${seksjon.anker}`)}>
                      {t.open}
                      <span class="ds-sr-only">{`: ${heading}`}</span>
                    </a>
                  ) : null}
                  {seksjon && writes ? (
                    <>
                      {' · '}
                      <a href={formPath(ctx, row.data.sted)}>
                        {t.change}
                        <span class="ds-sr-only">{`: ${heading}`}</span>
                      </a>
                    </>
                  ) : null}
                </p>
              </NotatBlock>
            </section>
          );
        })}
        {held.some((row) => row.data.visible === 'publisert') ? (
          <p>
            <a href={ctx.href(`/k/${kommune.slug}/veileder`)}>{t.published}</a>
          </p>
        ) : null}
        {writes ? (
          <PutAway
            lang={ctx.lang}
            action={ctx.href(`/arbeid/${kommune.slug}/notater/angre`)}
            csrf={ctx.csrf}
            rows={rows
              .filter((row) => row.data.removed)
              .map((row) => ({ number: row.number, name: headingOf(ctx, deps, row.data.sted) }))}
          />
        ) : null}
      </>
    ),
  };
}

/** What the municipality has published of its notes, for everybody. */
export async function openPage(ctx: Ctx, deps: NotatPageDeps): Promise<Page | Response> {
  const { kommune } = ctx;
  if (!kommune) return notFound();
  const rows = inOrder(deps, await ctx.db.inKommune(kommune.id, publishedNotater));
  if (rows.length === 0) return notFound();
  const t = NOTAT_TEXTS[ctx.lang];
  return {
    title: t.publicTitle(kommune.name),
    published: true,
    body: (
      <>
        <h1>{t.publicTitle(kommune.name)}</h1>
        <p class="bp-text">{t.publicLead(kommune.name)}</p>
        {rows.map((row) => {
          const seksjon = deps.seksjoner.get(row.data.sted);
          const heading = headingOf(ctx, deps, row.data.sted);
          return (
            <section>
              <h2>{heading}</h2>
              <NotatBlock ctx={ctx} deps={deps} notat={row.data} tagged={false}>
                {seksjon ? (
                  <p class="bp-notat-link">
                    <a href={ctx.href(`/veileder/${seksjon.side}#${seksjon.anker}`)}>
                      {t.open}
                      <span class="ds-sr-only">{`: ${heading}`}</span>
                    </a>
                  </p>
                ) : null}
              </NotatBlock>
            </section>
          );
        })}
      </>
    ),
  };
}
