import { formatNumber, type Interval } from '../../../kernel/index.ts';
import type { RunResult } from '../../../model/result.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Picture, SourceLine } from '../../../ui/blocks.tsx';
import { StackedBars } from '../../../ui/charts/stacked.ts';
import { DataTable } from '../../../ui/table.tsx';
import type { StoredRun } from '../store.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';

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

export function Provenance(p: { ctx: Ctx; run: StoredRun }) {
  const t = BOLIGBEHOV_TEXTS[p.ctx.lang];
  const { result, manifest } = p.run;
  return (
    <>
      <SourceLine>
        {t.sourceLine(
          t.sources[result.population.source],
          manifest.modelVersion,
          manifest.parameterVersion,
          manifest.inputHash,
        )}
      </SourceLine>
      <SourceLine>{`${t.from}: ${manifest.sources.map((s) => `${s.title} (${s.confidence})`).join(', ')}.`}</SourceLine>
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
