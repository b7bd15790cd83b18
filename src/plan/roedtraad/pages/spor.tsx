import { formatNumber } from '../../../kernel/index.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, SourceLine } from '../../../ui/blocks.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { latestRun, takenInAt } from '../../boligbehov/index.ts';
import { here } from '../../organisering/index.ts';
import type { CheckedPlan, CheckedTiltak } from '../plan.ts';
import { ObjectLink, type RoedtraadDeps, read } from './parts.tsx';
import { ROEDTRAAD_PAGE_TEXTS } from './texts.ts';

/** The counts of need behind a tiltak, each a link to where they were counted. */
function Need(p: { ctx: Ctx; plan: CheckedPlan; tiltak: CheckedTiltak }) {
  const { ctx, tiltak } = p;
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const names = MAALGRUPPE_NAMES[ctx.lang];
  if (tiltak.ledger === 'boligutvikling') return <a href={ctx.href(`${here(ctx).work}/tall`)}>{t.statistics}</a>;
  return (
    <a href={ctx.href(`${here(ctx).work}/kartlegging`)}>
      {tiltak.groups
        .map((group) => {
          const counted = p.plan.behov?.find((b) => b.group === group);
          return `${names[group]}: ${counted ? (counted.units === null ? t.hidden : formatNumber(counted.units)) : t.notCounted}`;
        })
        .join(', ')}
    </a>
  );
}

/** From every line of the økonomiplan back to the figures it rests on: one step from the økonomiplan, one more to the statistic. */
export async function tracePage(ctx: Ctx, deps: RoedtraadDeps): Promise<Page> {
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const { plan } = await read(ctx, deps);
  const run = await ctx.db.inKommune(kommune.id, latestRun);
  const lines = plan.linjer ?? [];
  const sources = run?.manifest.sources ?? [];
  return {
    title: t.traceTitle,
    nav: 'roed-traad',
    step: 4,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/roed-traad`)}>← {t.title}</a>
        </p>
        <h1>{t.traceTitle}</h1>
        {lines.length === 0 ? (
          <EmptyState heading={t.traceEmpty}>
            <p>{t.traceEmptyText}</p>
          </EmptyState>
        ) : (
          <>
            <Finding>{t.traceFinding(lines.length)}</Finding>
            <DataTable
              caption={t.traceTitle}
              hideCaption
              stack
              columns={[{ label: t.ledd.linje }, { label: t.restsOn }, { label: t.ledd.maal }]}
              rows={lines.map((line) => {
                const tiltak = plan.tiltak?.find((x) => x.id === line.tiltak);
                const maal = plan.maal?.find((m) => m.id === tiltak?.maal);
                return {
                  cells: [
                    <ObjectLink ctx={ctx} of={{ kind: tiltak ? 'tiltak' : 'linje', id: line.id, title: line.title }} />,
                    tiltak ? <Need ctx={ctx} plan={plan} tiltak={tiltak} /> : '–',
                    maal ? <ObjectLink ctx={ctx} of={{ kind: 'maal', id: maal.id, title: maal.title }} /> : '–',
                  ],
                };
              })}
            />
            <h2>{t.sourcesHeading}</h2>
            <p class="bp-text">{t.sourcesText}</p>
            <ul class="bp-text">
              {sources.map((s) => (
                <li>
                  <a href={ctx.href(`${work}/${takenInAt(s.role)}`)}>{s.title}</a>
                  {s.year === null ? '' : `, ${s.year}`}
                  {`, ${t.confidence} ${s.confidence}`}
                </li>
              ))}
            </ul>
            <SourceLine>{t.tableSource}</SourceLine>
          </>
        )}
      </>
    ),
  };
}
