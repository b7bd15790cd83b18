import { formatDate, formatNumber } from '../../../kernel/index.ts';
import type { GapRow, RunResult } from '../../../model/result.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { YearBars } from '../../../ui/charts/bars.ts';
import { ButtonLink } from '../../../ui/form.tsx';
import { KJOERING } from '../jobs.ts';
import { OMRAADE_TEXTS } from '../omraade-texts.ts';
import { openGap } from '../open-gap.ts';
import { PROEV_TEXTS } from '../proev-texts.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { AreaGaps } from './areas.tsx';
import { Examples } from './examples.tsx';
import { type BoligbehovPageDeps, ComputeForm, emptyPage, kommuneOf, loadAsked } from './frame.tsx';
import { GapTable, YearsTable } from './gap-table.tsx';
import { GroupGaps } from './groups.tsx';
import { Omloep } from './omloep.tsx';
import { OlderRun, Provenance } from './parts.tsx';
import { Swaps } from './swaps.tsx';

/** Those who keep the counts see every figure; others what gives no small count away. */
export const gapFor = (ctx: Ctx, result: RunResult) => (ctx.may('rediger') ? result.gap : openGap(result));

function gapSentence(ctx: Ctx, row: GapRow | undefined): string {
  const t = BOLIGBEHOV_TEXTS[ctx.lang];
  if (!row) return t.gapEmpty;
  if (row.mean < 0) return t.gapSurplus(formatNumber(-row.mean), row.year);
  if (row.p10 !== null && row.p90 !== null && row.p10 < 0)
    return t.gapEither(formatNumber(-row.p10), formatNumber(row.p90), row.year);
  return row.p10 !== null && row.p90 !== null
    ? t.gapFinding(formatNumber(row.p10), formatNumber(row.p90), row.year)
    : t.gapPoint(formatNumber(row.mean), row.year);
}

export async function gapPage(ctx: Ctx, deps: BoligbehovPageDeps): Promise<Page | Response> {
  const t = BOLIGBEHOV_TEXTS[ctx.lang];
  const asked = await loadAsked(ctx);
  if (!asked) return notFound();
  const { run, stale, newest } = asked;
  const line = await deps.jobLine(ctx, [KJOERING]);
  if (!run) return emptyPage({ ctx, title: t.gap, line });
  const { result } = run;
  const base = `/arbeid/${kommuneOf(ctx).slug}`;
  const counted = await ctx.db.inKommune(kommuneOf(ctx).id, deps.counted);
  const all = result.gap.filter((g) => g.ledger === 'boligutvikling' && g.type === 'alle');
  const picture = all.some((g) => g.p10 !== null) ? t.gapPicture : t.gapPictureAlone;
  const main = all.find((g) => g.year === result.baseYear + 10) ?? all.at(-1);
  const picked = (g: { year: number }) => (g.year - result.baseYear) % 5 === 0 || g.year === result.years[1];
  const rowsOf = (ledger: GapRow['ledger']) =>
    gapFor(ctx, result).filter((g) => g.ledger === ledger && g.type !== 'alle' && picked(g));
  const social = rowsOf('boligsosialt');
  const table = { ctx, baseYear: result.baseYear };
  return {
    title: t.gap,
    nav: 'gap',
    step: 4,
    wide: true,
    body: (
      <>
        <h1>{t.gap}</h1>
        {line}
        <OlderRun ctx={ctx} run={run} newest={newest} page="gap" />
        <Finding example={all.length > 0 && result.example ? t.example : undefined}>{gapSentence(ctx, main)}</Finding>
        {stale ? <Notice tone="warning">{t.stale}</Notice> : null}
        {stale ? <ComputeForm ctx={ctx} label={t.again} /> : null}
        {all.length === 0 ? (
          <EmptyState
            heading={t.gapEmptyHow}
            action={<ButtonLink href={ctx.href(`${base}/tilbud`)}>{t.toTilbud}</ButtonLink>}
          >
            <p>{t.gapEmptyText}</p>
          </EmptyState>
        ) : (
          <>
            <h2>{t.boligutvikling}</h2>
            <Picture
              caption={picture}
              draw={(width) =>
                YearBars({
                  width,
                  title: picture,
                  description: gapSentence(ctx, main),
                  unit: t.dwellingsUnit,
                  years: all.map((g) => g.year),
                  values: all,
                  above: t.above,
                  below: t.below,
                })
              }
              tableLabel={t.asTable}
            >
              <YearsTable {...table} caption={picture} rows={all} />
            </Picture>
            <GapTable {...table} caption={t.byType} rows={rowsOf('boligutvikling')} />
          </>
        )}
        <h2>{t.boligsosialt}</h2>
        <p class="bp-text">{social.length > 0 ? t.careText : t.socialEmpty}</p>
        {social.length > 0 ? <GapTable {...table} caption={t.socialGap} rows={social} /> : null}
        {social.length > 0 ? <Omloep ctx={ctx} result={result} /> : null}
        <GroupGaps ctx={ctx} result={result} picked={picked} />
        {social.length > 0 && counted ? (
          <SourceLine>
            {t.counted(counted.units.join(', '), formatDate(counted.from), formatDate(counted.to))}
          </SourceLine>
        ) : null}
        {all.length > 0 || social.length > 0 ? <SourceLine>{t.tableHelp}</SourceLine> : null}
        <Swaps ctx={ctx} rows={[...rowsOf('boligutvikling'), ...social]} />
        <AreaGaps ctx={ctx} result={result} picked={picked} />
        <Examples ctx={ctx} result={result} parameters={deps.parameters} />
        <p>
          <a href={ctx.href(`${base}/kartlegging`)}>{t.toKartlegging}</a>
          {' · '}
          <a href={ctx.href(`${base}/kartlegging/oversikt`)}>{t.toOversikt}</a>
        </p>
        <p class="bp-text">
          {t.balance} <a href={`${ctx.href(`${base}/boliger/beholdning`)}#mot-gapet`}>{t.toLedger}</a>
        </p>
        <Provenance ctx={ctx} run={run} />
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${base}/tiltak`)}>{t.toTiltak}</ButtonLink>
          <ButtonLink href={ctx.href(`${base}/gap/proev`)} variant="secondary">
            {PROEV_TEXTS[ctx.lang].toTry}
          </ButtonLink>
          <ButtonLink href={ctx.href(`${base}/gap.xlsx`)} variant="secondary">
            {OMRAADE_TEXTS[ctx.lang].toExcel}
          </ButtonLink>
          <ButtonLink href={ctx.href(`${base}/behov.json`)} variant="secondary">
            {t.download}
          </ButtonLink>
        </NextAction>
        {stale || run.id !== newest?.id ? null : <ComputeForm ctx={ctx} label={t.again} variant="secondary" />}
      </>
    ),
  };
}
