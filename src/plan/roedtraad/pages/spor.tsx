import { formatNumber } from '../../../kernel/index.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, SourceLine } from '../../../ui/blocks.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { latestRun, type StoredRun, takenInAt } from '../../boligbehov/index.ts';
import { here } from '../../organisering/index.ts';
import type { CheckedPlan, CheckedTiltak } from '../plan.ts';
import { ObjectLink, type RoedtraadDeps, read } from './parts.tsx';
import { ROEDTRAAD_PAGE_TEXTS } from './texts.ts';

type Source = StoredRun['manifest']['sources'][number];

/** A table or a count that the newest run was made of, as a link to where it was taken in. */
function SourceLink({ ctx, source }: { ctx: Ctx; source: Source }) {
  return (
    <>
      <a href={ctx.href(`${here(ctx).work}/${takenInAt(source.role)}`)}>{source.title}</a>
      {source.year === null ? '' : `, ${source.year}`}
    </>
  );
}

/** Tables of the model that the need for round-the-clock care is counted from: people by age, today and in the years to come. */
const CARE_TABLES: readonly string[] = ['population', 'projection'];

function Tables(p: { ctx: Ctx; sources: readonly Source[] }) {
  return (
    <>
      {p.sources.map((source, i) => (
        <>
          {i > 0 ? '; ' : ''}
          <SourceLink ctx={p.ctx} source={source} />
        </>
      ))}
    </>
  );
}

/**
 * What the need behind a tiltak was counted from: for boligutvikling the tables the model read, else the counts of its groups, and for
 * round-the-clock care the tables of people as well.
 */
function Need(p: { ctx: Ctx; plan: CheckedPlan; tiltak: CheckedTiltak; sources: readonly Source[] }) {
  const { ctx, tiltak } = p;
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const names = MAALGRUPPE_NAMES[ctx.lang];
  const tables = p.sources.filter((s) => takenInAt(s.role) !== 'kartlegging');
  if (tiltak.ledger === 'boligutvikling')
    return tables.length === 0 ? (
      <a href={ctx.href(`${here(ctx).work}/tall`)}>{t.statistics}</a>
    ) : (
      <Tables ctx={ctx} sources={tables} />
    );
  const people = tiltak.levels?.includes('heldoegns') ? tables.filter((s) => CARE_TABLES.includes(s.role)) : [];
  return (
    <>
      <a href={ctx.href(`${here(ctx).work}/kartlegging`)}>
        {tiltak.groups
          .map((group) => {
            const counted = p.plan.behov?.find((b) => b.group === group);
            return `${names[group]}: ${counted ? (counted.units === null ? t.hidden : formatNumber(counted.units)) : t.notCounted}`;
          })
          .join(', ')}
      </a>
      {people.length > 0 ? (
        <>
          {`; ${t.careRestsOn} `}
          <Tables ctx={ctx} sources={people} />
        </>
      ) : null}
    </>
  );
}

interface TracedLine {
  readonly id: string;
  readonly title: string;
  readonly tiltak: string | null;
}

function Traced(p: {
  ctx: Ctx;
  plan: CheckedPlan;
  sources: readonly Source[];
  heading: string;
  caption: string;
  hideCaption?: boolean;
  lines: readonly TracedLine[];
}) {
  const { ctx, plan } = p;
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  return (
    <DataTable
      caption={p.caption}
      {...(p.hideCaption ? { hideCaption: true } : {})}
      stack
      columns={[{ label: p.heading }, { label: t.restsOn }, { label: t.ledd.maal }]}
      rows={p.lines.map((line) => {
        const tiltak = plan.tiltak?.find((x) => x.id === line.tiltak);
        const maal = plan.maal?.find((m) => m.id === tiltak?.maal);
        return {
          cells: [
            <span id={line.id}>
              <ObjectLink ctx={ctx} of={{ kind: tiltak ? 'tiltak' : 'linje', id: line.id, title: line.title }} />
            </span>,
            tiltak ? <Need ctx={ctx} plan={plan} tiltak={tiltak} sources={p.sources} /> : '–',
            maal ? <ObjectLink ctx={ctx} of={{ kind: 'maal', id: maal.id, title: maal.title }} /> : '–',
          ],
        };
      })}
    />
  );
}

/** From every line of the økonomiplan, and every tiltak a report asks about, back to the figures it rests on: one step here, one more to the statistic. */
export async function tracePage(ctx: Ctx, deps: RoedtraadDeps): Promise<Page> {
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const { plan } = await read(ctx, deps);
  const run = await ctx.db.inKommune(kommune.id, latestRun);
  const lines = plan.linjer ?? [];
  const sources = run?.manifest.sources ?? [];
  const without = (plan.tiltak ?? [])
    .filter((x) => !lines.some((line) => line.tiltak === x.id))
    .map((x) => ({ id: x.id, title: x.title, tiltak: x.id }));
  const traced = { ctx, plan, sources };
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
            <Traced {...traced} heading={t.ledd.linje} caption={t.traceTitle} hideCaption lines={lines} />
            <h2>{t.sourcesHeading}</h2>
            <p class="bp-text">{t.sourcesText}</p>
            <ul class="bp-text">
              {sources.map((s) => (
                <li>
                  <SourceLink ctx={ctx} source={s} />
                  {`, ${t.confidence} ${s.confidence}`}
                </li>
              ))}
            </ul>
            <SourceLine>{t.tableSource}</SourceLine>
          </>
        )}
        {without.length > 0 ? (
          <Traced {...traced} heading={t.ledd.tiltak} caption={t.traceOthers} lines={without} />
        ) : null}
      </>
    ),
  };
}
