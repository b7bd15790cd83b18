import { formatDate, formatNumber, type Interval } from '../../../kernel/index.ts';
import { TENURES } from '../../../model/need/tenure.ts';
import type { RunResult } from '../../../model/result.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Notice, Picture, SourceLine } from '../../../ui/blocks.tsx';
import { StackedBars } from '../../../ui/charts/stacked.ts';
import { DataTable } from '../../../ui/table.tsx';
import { takenInAt } from '../kilder.ts';
import { OMRAADE_TEXTS } from '../omraade-texts.ts';
import type { StoredRun } from '../store.ts';
import { TELTE_TEXTS } from '../telte-texts.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { kommuneOf } from './frame.tsx';

const EVERY = 5;

/** The population by age group, every fifth year. */
export function AgesPicture(p: { ctx: Ctx; result: RunResult }) {
  const t = BOLIGBEHOV_TEXTS[p.ctx.lang];
  const picked = <T,>(values: readonly T[]) => values.filter((_, i) => i % EVERY === 0);
  return (
    <Picture
      caption={t.groupsPicture}
      draw={(width) =>
        StackedBars({
          width,
          title: t.groups,
          description: t.persons,
          unit: t.persons,
          years: picked(p.result.years),
          parts: t.ages.map((label, g) => ({ label, values: picked(p.result.population.groups[g] ?? []) })),
        })
      }
    />
  );
}

export function IntervalTable(p: { ctx: Ctx; caption: string; years: readonly number[]; values: readonly Interval[] }) {
  const t = BOLIGBEHOV_TEXTS[p.ctx.lang];
  return (
    <DataTable
      caption={p.caption}
      columns={[
        { label: t.year },
        { label: t.mean, align: 'right' },
        { label: t.low, align: 'right' },
        { label: t.high, align: 'right' },
      ]}
      rows={p.years.map((year, i) => ({
        cells: [
          year,
          formatNumber(p.values[i]?.mean ?? null),
          formatNumber(p.values[i]?.p10 ?? null),
          formatNumber(p.values[i]?.p90 ?? null),
        ],
      }))}
    />
  );
}

/** The yearly need by how a dwelling is held, every fifth year; nothing for runs that are older than it. */
export function TenureTable(p: { ctx: Ctx; result: RunResult }) {
  const t = OMRAADE_TEXTS[p.ctx.lang];
  const { tenure, need } = p.result;
  if (!tenure) return null;
  return (
    <section>
      <h2>{t.tenure}</h2>
      <p class="bp-text">{t.tenureText}</p>
      <DataTable
        caption={t.tenure}
        hideCaption
        columns={[
          { label: BOLIGBEHOV_TEXTS[p.ctx.lang].year },
          ...TENURES.map((kind) => ({ label: t.tenures[kind], align: 'right' as const })),
          { label: BOLIGBEHOV_TEXTS[p.ctx.lang].sum, align: 'right' },
        ]}
        rows={need.flatMap(({ year }, i) => {
          const of = TENURES.map((_, c) => tenure.need[c]?.[i] ?? 0);
          return i % EVERY === 0
            ? [{ cells: [year, ...[...of, of.reduce((n, v) => n + v, 0)].map((v) => formatNumber(v))] }]
            : [];
        })}
      />
    </section>
  );
}

/** Said where what is shown has been computed again since. */
export function OlderRun(p: {
  ctx: Ctx;
  run: StoredRun;
  newest: { readonly id: string } | null;
  page: 'behov' | 'gap';
}) {
  const t = BOLIGBEHOV_TEXTS[p.ctx.lang];
  if (p.run.id === p.newest?.id) return null;
  return (
    <Notice>
      {t.olderRun(formatDate(osloMoment(p.run.created).date))}{' '}
      <a href={p.ctx.href(`/arbeid/${kommuneOf(p.ctx).slug}/${p.page}`)}>{t.newestRun}</a>
    </Notice>
  );
}

/** What the figures of a run rest on, each a link to where it was taken in. */
export function SourceLinks(p: { ctx: Ctx; run: StoredRun }) {
  const { ctx } = p;
  const base = `/arbeid/${kommuneOf(ctx).slug}`;
  return (
    <SourceLine>
      {`${BOLIGBEHOV_TEXTS[ctx.lang].from}: `}
      {p.run.manifest.sources.map((s, i) => (
        <>
          {i > 0 ? ', ' : ''}
          <a href={ctx.href(`${base}/${takenInAt(s.role)}`)}>{s.title}</a>
          {` (${s.confidence})`}
        </>
      ))}
      .
    </SourceLine>
  );
}

/** What the population is, and which alternative of the agency's projection it is or is held to. */
export function populationSource(ctx: Ctx, { population }: RunResult): string {
  const t = BOLIGBEHOV_TEXTS[ctx.lang];
  const { source, alternative, raked } = population;
  const named = alternative ? t.alternative(alternative) : '';
  return `${t.sources[source]}${raked ? t.raked : ''}${named}`;
}

/** Which rates of the own model were counted, and where; nothing where it rests on no loaded counts. */
export function loadedLine(ctx: Ctx, { population: { loaded } }: RunResult): string | null {
  if (!loaded) return null;
  const t = TELTE_TEXTS[ctx.lang];
  const parts = (['births', 'deaths', 'moves'] as const).map((part) => {
    const from = loaded[part];
    if (!from) return `${t.parts[part]} ${t.otherwise[part]}`;
    const [first = 0, last = 0] = [from.years[0], from.years.at(-1)];
    return `${t.parts[part]} ${t.counted[from.of](first === last ? `${first}` : `${first}–${last}`)}`;
  });
  return t.line(parts.join(', '));
}

export function Provenance(p: { ctx: Ctx; run: StoredRun }) {
  const t = BOLIGBEHOV_TEXTS[p.ctx.lang];
  const { result, manifest } = p.run;
  const counted = loadedLine(p.ctx, result);
  return (
    <>
      <SourceLine>
        {t.sourceLine(
          populationSource(p.ctx, result),
          manifest.modelVersion,
          manifest.parameterVersion,
          manifest.inputHash,
        )}
      </SourceLine>
      {counted ? <SourceLine>{counted}</SourceLine> : null}
      <SourceLinks ctx={p.ctx} run={p.run} />
      {manifest.sources.flatMap((s) => (s.leftOut ? [<p>{t.leftOut(s.title, s.leftOut.join(', '))}</p>] : []))}
      {result.missing.length > 0 ? (
        <section class="bp-text">
          <h2>{t.missing}</h2>
          <p>{t.missingText}</p>
          <ul>
            {result.missing.map((role) => (
              <li>{t.missingRoles[role] ?? role}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
