import { type Confidence, formatNumber, weakest } from '../../../kernel/index.ts';
import type { GapRow } from '../../../model/result.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { DataTable } from '../../../ui/table.tsx';
import { type HiddenGap, hiddenText, isHidden } from '../open-gap.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { forklarHref } from './forklar.tsx';

/** An expected gap, leading to how it was computed. */
function FigureLink(p: { ctx: Ctx; baseYear: number; row: GapRow }) {
  const { ctx, row } = p;
  const t = BOLIGBEHOV_TEXTS[ctx.lang];
  const figure = formatNumber(row.mean);
  return (
    <a href={forklarHref(ctx, p.baseYear, row)} aria-label={t.explain(figure, t.types[row.type], row.year)}>
      {figure}
    </a>
  );
}

/** The ledger's own gap year by year, with the share of the draws in which there are too few. */
export function YearsTable(p: { ctx: Ctx; baseYear: number; caption: string; rows: readonly GapRow[] }) {
  const t = BOLIGBEHOV_TEXTS[p.ctx.lang];
  const right = (label: string) => ({ label, align: 'right' as const });
  const isKnown = p.rows.some((row) => row.shortage != null);
  return (
    <DataTable
      caption={p.caption}
      columns={[{ label: t.year }, right(t.mean), right(t.low), right(t.high), ...(isKnown ? [right(t.shortage)] : [])]}
      rows={p.rows.map((row) => ({
        cells: [
          row.year,
          <FigureLink {...p} row={row} />,
          formatNumber(row.p10),
          formatNumber(row.p90),
          ...(isKnown ? [row.shortage == null ? '–' : `${formatNumber(row.shortage * 100)} %`] : []),
        ],
      }))}
    />
  );
}

/** The weakest class of a line of the table, and whether too much of it is assumed for it to be a forecast. */
export function sureness(rows: readonly (GapRow | HiddenGap)[], example: string): string {
  const weak: Confidence = weakest(...rows.map((row) => row.confidence));
  return rows.some((row) => (row.weakShare ?? 0) > 1 / 3) ? `${weak} (${example})` : weak;
}

/** One row for each boligtype and tjenestenivå, one column a year: the expected gap with its interval under it. */
export function GapTable(p: { ctx: Ctx; baseYear: number; caption: string; rows: readonly (GapRow | HiddenGap)[] }) {
  const t = BOLIGBEHOV_TEXTS[p.ctx.lang];
  const years = [...new Set(p.rows.map((row) => row.year))].sort((a, b) => a - b);
  const kinds = new Map<string, (GapRow | HiddenGap)[]>();
  const types = [...new Set(p.rows.map((row) => row.type))];
  const ordered = [...p.rows].sort((a, b) => types.indexOf(a.type) - types.indexOf(b.type));
  for (const row of ordered) {
    const key = `${row.type} ${row.level}`;
    kinds.set(key, [...(kinds.get(key) ?? []), row]);
  }
  const cell = (row: GapRow | HiddenGap | undefined) => {
    if (!row) return '–';
    if (isHidden(row)) return hiddenText(row, t);
    return (
      <>
        <FigureLink {...p} row={row} />
        {row.p10 === null || row.p10 === row.p90 ? null : (
          <span class="bp-interval">{t.interval(formatNumber(row.p10), formatNumber(row.p90))}</span>
        )}
      </>
    );
  };
  return (
    <DataTable
      caption={p.caption}
      stack
      columns={[
        { label: t.type },
        { label: t.level },
        ...years.map((year) => ({ label: String(year), align: 'right' as const })),
        { label: t.confidence },
      ]}
      rows={[...kinds.values()].map((rows) => ({
        cells: [
          rows[0] ? t.types[rows[0].type] : '–',
          rows[0] ? t.levels[rows[0].level] : '–',
          ...years.map((year) => cell(rows.find((row) => row.year === year))),
          sureness(rows, t.exampleShort),
        ],
      }))}
    />
  );
}
