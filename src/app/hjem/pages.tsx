import { formatNumber } from '../../kernel/index.ts';
import { latestRun } from '../../plan/boligbehov/index.ts';
import { listTilbud } from '../../plan/boligtilbud/index.ts';
import { listDatasett } from '../../plan/grunnlag/index.ts';
import { countsInOekonomiplan, listMaal, listTiltak } from '../../plan/tiltak/index.ts';
import type { Ctx, Page, Route } from '../../platform/http/route.ts';
import { Card, CardGrid, Finding, Status } from '../../ui/blocks.tsx';
import { ButtonLink } from '../../ui/form.tsx';
import { HJEM_TEXTS } from './texts.ts';

async function home(ctx: Ctx, chapterCount: (ctx: Ctx) => Promise<number>): Promise<Page> {
  const t = HJEM_TEXTS[ctx.lang];
  const { kommune } = ctx;
  if (!kommune) throw new Error('A workspace page without a kommune');
  const loaded = await ctx.db.inKommune(kommune.id, async (tx) => ({
    tables: await listDatasett(tx),
    run: await latestRun(tx),
    tilbud: (await listTilbud(tx)).filter((r) => !r.data.removed),
    goals: await listMaal(tx),
    tiltak: await listTiltak(tx),
  }));
  const result = loaded.run?.result;
  const households = result?.households.total;
  const gap = result?.gap.find(
    (g) => g.ledger === 'boligutvikling' && g.type === 'alle' && g.year === result.baseYear + 10,
  );
  const counts: Readonly<Record<string, number | null>> = {
    tall: loaded.tables.length || null,
    behov: households ? (households.at(-1)?.mean ?? 0) - (households[0]?.mean ?? 0) : null,
    tilbud: loaded.tilbud.length || null,
    gap: gap?.mean ?? null,
    tiltak: loaded.tiltak.length || null,
    oekonomiplan: loaded.tiltak.filter((x) => countsInOekonomiplan(x.data)).length || null,
    dokument: (await chapterCount(ctx)) || null,
  };
  const slugs = Object.keys(t.parts);
  const first = slugs.find((slug) => counts[slug] === null);
  return {
    title: t.title,
    nav: 'hjem',
    wide: true,
    body: (
      <>
        <h1>{kommune.name}</h1>
        <Finding>{t.finding(slugs.filter((slug) => counts[slug] !== null).length)}</Finding>
        <CardGrid>
          {slugs.map((slug) => {
            const [name, have, need] = t.parts[slug] ?? ['', () => '', ''];
            const count = counts[slug] ?? null;
            return (
              <Card>
                <h2>{name}</h2>
                <p>
                  {count !== null ? (
                    <Status tone="success">{t.done}</Status>
                  ) : slug === first ? (
                    <Status tone="info">{t.next}</Status>
                  ) : (
                    <Status>{t.waiting}</Status>
                  )}
                </p>
                <p>{count !== null ? have(formatNumber(count)) : need}</p>
                <ButtonLink
                  href={ctx.href(`/arbeid/${kommune.slug}/${slug}`)}
                  variant={slug === first ? 'primary' : 'secondary'}
                >
                  {t.open}
                  <span class="ds-sr-only">{` ${name}`}</span>
                </ButtonLink>
              </Card>
            );
          })}
        </CardGrid>
        <p>
          <a href={ctx.href(`/arbeid/${kommune.slug}/jobb`)}>{t.jobs}</a>
        </p>
      </>
    ),
  };
}

export const hjemRoutes = (chapterCount: (ctx: Ctx) => Promise<number>): Route[] => [
  { method: 'GET', path: '/arbeid/:kommune', who: { kommune: 'les' }, handle: (ctx) => home(ctx, chapterCount) },
];
