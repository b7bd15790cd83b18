import { formatNumber, MAALGRUPPER } from '../../../kernel/index.ts';
import { type Explained, explainEnds, explainGap } from '../../../model/explain/explain.ts';
import type { AreaGap, GapRow, GroupGap } from '../../../model/result.ts';
import type { Ctx, Page, Refused, Route } from '../../../platform/http/route.ts';
import { Details, EmptyState, NextAction, SourceLine } from '../../../ui/blocks.tsx';
import { ButtonLink } from '../../../ui/form.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import type { ParameterFile } from '../content.ts';
import { LEDD_TEXTS } from '../forklar-ledd-texts.ts';
import { FORKLAR_TEXTS } from '../forklar-texts.ts';
import { GRUPPE_TEXTS } from '../gruppe-texts.ts';
import { OMRAADE_TEXTS } from '../omraade-texts.ts';
import { hiddenText, isHidden, openAreas, openGap, openGroups } from '../open-gap.ts';
import type { StoredRun } from '../store.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { areaName, WITHOUT } from './area-name.ts';
import { kommuneOf, loadAsked } from './frame.tsx';
import { groupName } from './group-name.ts';
import { OlderRun, populationSource, SourceLinks } from './parts.tsx';

/** The page that explains a figure of the gap, in the run that the page it stands on shows. */
export function forklarHref(
  ctx: Ctx,
  baseYear: number,
  row: Pick<GapRow, 'ledger' | 'type' | 'level' | 'year'>,
  of: { readonly gruppe?: string; readonly omraade?: string } = {},
): string {
  const kjoering = ctx.url.searchParams.get('kjoering');
  const asked = new URLSearchParams({ ...of, ...(kjoering ? { kjoering } : {}) }).toString();
  const path = `/arbeid/${kommuneOf(ctx).slug}/gap/${row.ledger}/${row.type}/${row.level}/${row.year - baseYear}`;
  return ctx.href(asked ? `${path}?${asked}` : path);
}

/** Fewer decimals for what is counted, more for rates. */
const numberOf = ({ value, unit }: Explained): string =>
  formatNumber(value, unit === 'share' || unit === 'factor' ? 4 : unit === 'perHousehold' ? 2 : 1);

function sourceOf(ctx: Ctx, { manifest }: StoredRun, parameters: ParameterFile, e: Explained): string {
  const t = FORKLAR_TEXTS[ctx.lang];
  const { origin } = e;
  if (!origin) return '';
  switch (origin.kind) {
    case 'parameter': {
      const group = parameters[origin.key as keyof ParameterFile];
      const told = typeof group === 'object' ? `${group.source[ctx.lang]}, ${group.year}` : origin.key;
      // A run keeps its own values; the words are those of the file that ships now.
      return t.parameter(told, manifest.parameterVersion);
    }
    case 'input': {
      const titles = manifest.sources.filter((s) => s.role === origin.role).map((s) => s.title);
      return titles.length > 0 ? titles.join(', ') : (t.roles[origin.role] ?? origin.role);
    }
    case 'model':
      return t.steps[origin.step];
    case 'draw':
      return t.draw(origin.draw + 1);
  }
}

function nameOf(ctx: Ctx, e: Explained): string {
  const t = FORKLAR_TEXTS[ctx.lang];
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  const named: Readonly<Record<string, string>> = {
    ...words.householdTypes,
    ...words.types,
    ...MAALGRUPPE_NAMES[ctx.lang],
    ...t.kinds,
  };
  const of = e.of === undefined ? '' : typeof e.of === 'number' ? String(e.of) : (named[e.of] ?? e.of);
  return LEDD_TEXTS[ctx.lang][e.term]?.(of) ?? e.term;
}

/** A number, how it was made and of what; each part can be opened in its turn. */
function Branch(p: { ctx: Ctx; run: StoredRun; parameters: ParameterFile; e: Explained; depth: number }) {
  const { ctx, e } = p;
  const t = FORKLAR_TEXTS[ctx.lang];
  const line = `${nameOf(ctx, e)}: ${numberOf(e)} ${t.units[e.unit]}`;
  if (e.formula === null)
    return (
      <li>
        {line} <span class="bp-source">{t.source(sourceOf(ctx, p.run, p.parameters, e), e.confidence)}</span>
      </li>
    );
  const parts = (
    <>
      <p>{t.formulas[e.formula]}</p>
      {e.parts.length === 0 ? (
        <p>{e.term === 'needed' ? GRUPPE_TEXTS[ctx.lang].noNeed : t.nothing}</p>
      ) : (
        <ul>
          {e.parts.map((part) => (
            <Branch {...p} e={part} depth={p.depth + 1} />
          ))}
        </ul>
      )}
    </>
  );
  return p.depth === 0 ? (
    <section class="bp-text">
      <h2>{line}</h2>
      {parts}
    </section>
  ) : (
    <li>
      <Details summary={line} open={p.depth === 1}>
        {parts}
      </Details>
    </li>
  );
}

/** What the draws of an interval are made of, and the two draws that each end lies between. */
function Ends(p: { ctx: Ctx; run: StoredRun; parameters: ParameterFile; row: GapRow }) {
  const { ctx, run, row } = p;
  const { basis } = run.result;
  const ends = explainEnds(run.result, row);
  if (!ends || !basis?.draws) return null;
  const t = FORKLAR_TEXTS[ctx.lang];
  const { error, groups, seed, count } = basis.draws;
  const share = (value: number) => formatNumber(value, value < 0.1 ? 4 : 2);
  const isSocial = row.ledger === 'boligsosialt' && row.ends?.of !== 'figure';
  return (
    <section class="bp-text">
      <h2>{t.endsHeading}</h2>
      <p>{t.ends(count, seed)}</p>
      <p>
        {isSocial
          ? t.groupDraws({
              decided: share(groups.decidedSpread),
              later: share(groups.laterSpread),
              counted: share(groups.countSpread),
            })
          : t.people({
              fertility: share(error.fertility.spread),
              mortality: share(error.mortality.spread),
              migration: share(error.migration.spread),
              household: share(error.household),
            })}{' '}
        {!isSocial && basis.lacks && basis.lacks.length > 0 ? `${t.lackDraws(share(groups.countSpread))} ` : ''}
        {t.supplyDraws(`${formatNumber((basis.supply?.shared ?? 0) * 100)} prosent`)}
      </p>
      <ul>
        {[ends.low, ends.high].map((e) => (
          <Branch ctx={ctx} run={run} parameters={p.parameters} e={e} depth={2} />
        ))}
      </ul>
    </section>
  );
}

async function forklar(ctx: Ctx, parameters: ParameterFile): Promise<Page | Refused> {
  const kommune = kommuneOf(ctx);
  const t = FORKLAR_TEXTS[ctx.lang];
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  const loaded = await loadAsked(ctx);
  const run = loaded?.run ?? null;
  const asked = ctx.url.searchParams.get('gruppe');
  const group = MAALGRUPPER.find((g) => g === asked) ?? null;
  const inArea = ctx.url.searchParams.get('omraade');
  const area = inArea === WITHOUT ? null : (inArea ?? undefined);
  const same = (
    row: Pick<GapRow, 'ledger' | 'type' | 'level' | 'year'> &
      Partial<Pick<GroupGap, 'group'>> &
      Partial<Pick<AreaGap, 'area'>>,
  ) =>
    (row.group ?? null) === group &&
    row.area === area &&
    row.ledger === ctx.params.regnskap &&
    row.type === ctx.params.type &&
    row.level === ctx.params.nivaa &&
    row.year - (run?.result.baseYear ?? 0) === Number(ctx.params.fram);
  if (!run || (asked !== null && (group === null || area !== undefined))) return { fault: 'ikke-funnet' };
  const ofArea = area === undefined ? null : (run.result.areas?.gap ?? []);
  const row: GapRow | GroupGap | AreaGap | undefined = (
    ofArea ?? (group ? (run.result.gapByGroup ?? []) : run.result.gap)
  ).find(same);
  if (!row) return { fault: 'ikke-funnet' };
  const open = ofArea ? openAreas(run.result) : group ? openGroups(run.result) : openGap(run.result);
  const told = ctx.may('rediger') ? row : (open.find(same) ?? row);
  const uncounted = 'counted' in row && !row.counted;
  const kind = t.what(words[row.ledger], words.types[row.type], words.levels[row.level], row.year);
  const part =
    area !== undefined
      ? OMRAADE_TEXTS[ctx.lang].ofArea(areaName(ctx.lang, area))
      : group
        ? GRUPPE_TEXTS[ctx.lang].ofGroup(groupName(ctx.lang, group))
        : '';
  const what = [kind, part].join(' ').trim();
  const back = <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/gap`)}>{t.back}</ButtonLink>;
  const page = { title: t.title, nav: 'gap', step: 4 };
  if (isHidden(told))
    return {
      ...page,
      body: (
        <>
          <h1>{t.title}</h1>
          <p>{what}</p>
          <EmptyState heading={hiddenText(told, words)} action={back}>
            <p>{t.hidden}</p>
          </EmptyState>
        </>
      ),
    };
  const e = explainGap(run.result, row);
  const { manifest } = run;
  return {
    ...page,
    body: (
      <>
        <h1>{t.title}</h1>
        <OlderRun ctx={ctx} run={run} newest={loaded?.newest ?? null} page="gap" />
        <p>{what}</p>
        {e ? (
          <Branch ctx={ctx} run={run} parameters={parameters} e={e} depth={0} />
        ) : (
          <EmptyState heading={t.older} action={back}>
            <p>{t.olderText}</p>
          </EmptyState>
        )}
        {row.p10 !== null && row.p90 !== null ? (
          <>
            <p class="bp-text">{t.interval(formatNumber(row.p10), formatNumber(row.p90), manifest.draws)}</p>
            <Ends ctx={ctx} run={run} parameters={parameters} row={row} />
          </>
        ) : (
          <p class="bp-text">{t.noInterval}</p>
        )}
        {uncounted && group !== null && group !== 'alle' ? (
          <p class="bp-text">{GRUPPE_TEXTS[ctx.lang].needUnknown}</p>
        ) : null}
        {row.shortage == null ? null : (
          <p class="bp-text">{t.shortage(formatNumber(row.shortage * 100), manifest.draws)}</p>
        )}
        <SourceLine>
          {words.sourceLine(
            populationSource(ctx, run.result),
            manifest.modelVersion,
            manifest.parameterVersion,
            manifest.inputHash,
          )}
        </SourceLine>
        <SourceLinks ctx={ctx} run={run} />
        <NextAction heading={words.next}>
          {back}
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/behov`)} variant="secondary">
            {words.behov}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

const path = '/arbeid/:kommune/gap/:regnskap/:type/:nivaa/:fram';

export const forklarRoute = (parameters: ParameterFile): Route => ({
  method: 'GET',
  path,
  who: { kommune: 'les' },
  examples: [
    '/arbeid/:kommune/gap/boligutvikling/alle/ingen/10',
    '/arbeid/:kommune/gap/boligutvikling/blokk/ingen/5',
    '/arbeid/:kommune/gap/boligsosialt/annet/heldoegns/10',
    '/arbeid/:kommune/gap/boligsosialt/smaahus/ingen/10?gruppe=barnefamilier',
    '/arbeid/:kommune/gap/boligutvikling/alle/ingen/10?omraade=Sentrum',
  ],
  handle: (ctx) => forklar(ctx, parameters),
});
