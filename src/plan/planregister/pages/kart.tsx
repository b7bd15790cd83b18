import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { LayerMap } from '../../../ui/charts/layers.ts';
import { ButtonLink } from '../../../ui/form.tsx';
import { linksOf, onMap, planMap } from '../kart.ts';
import { PLANREGISTER_TEXTS } from '../texts.ts';
import { loadRegister, type PlanregisterPageDeps, where } from './parts.tsx';
import { PlanTable } from './planer.tsx';

/** The plan map: the picture, and under it the same as a table with links, for keyboard and screen reader. */
export async function kartPage(ctx: Ctx, deps: PlanregisterPageDeps): Promise<Page> {
  const t = PLANREGISTER_TEXTS[ctx.lang];
  const { planer, foeringer } = where(ctx);
  const { plans } = await loadRegister(ctx, deps);
  const rows = onMap(plans);
  const links = linksOf(plans);
  const linked = new Set(links.flatMap((l) => [l.from, l.to]));
  const drawn = planMap(plans, ctx.lang);
  return {
    title: t.mapTitle,
    nav: 'planer',
    step: 4,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(planer)}>← {t.title}</a>
        </p>
        <h1>{t.mapTitle}</h1>
        <Finding>
          {rows.length === 0
            ? t.emptyFinding
            : t.mapFinding(rows.length, links.length, rows.filter((r) => !linked.has(r.number)).length)}
        </Finding>
        {rows.length === 0 ? (
          <EmptyState heading={t.emptyHeading} action={<ButtonLink href={ctx.href(planer)}>{t.title}</ButtonLink>}>
            <p>{t.emptyText}</p>
          </EmptyState>
        ) : (
          <>
            <Picture caption={t.mapCaption} draw={(width) => LayerMap({ ...drawn, width: width ?? 940 })} />
            <SourceLine>{t.mapNote}</SourceLine>
            <h2>{t.mapTable}</h2>
            <PlanTable ctx={ctx} rows={rows} caption={t.mapTable} />
          </>
        )}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(foeringer)} variant="secondary">
            {t.foeringer}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}
