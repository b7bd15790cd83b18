import { formatDate, formatNumber, type Language, type Ledger } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { DocumentTable } from '../../plandokument/document.ts';
import { type Gapgrunnlag, motGapet } from '../motgapet.ts';
import { MOTGAPET_TEXTS } from '../motgapet-texts.ts';
import type { Linje } from '../regnskap.ts';

/** Years from the base year that the two are compared over, as the gap's own main figure is. */
const YEARS = 10;

export const besideGap = (lines: readonly Linje[], gap: Gapgrunnlag) => motGapet(lines, gap, gap.baseYear + YEARS);
type Beside = NonNullable<ReturnType<typeof besideGap>>;

const rounded = (value: number) => Math.round(value);

function saidOf(lang: Language, ledger: Ledger, found: Beside, gap: Gapgrunnlag): string[] {
  const t = MOTGAPET_TEXTS[lang];
  return [
    `${t.lead(found.from, formatNumber(found.opening))} ${t.base[ledger](gap.baseYear, formatNumber(gap.places))}`,
    t.text(found.until, formatDate(gap.day)),
  ];
}

/** Where the ledger and the gap begin, and what each says comes, with why they may differ. */
export function AgainstGap(p: {
  ctx: Ctx;
  ledger: Ledger;
  lines: readonly Linje[];
  gap: Gapgrunnlag | null;
  href: string;
}) {
  const { ctx, gap } = p;
  const t = MOTGAPET_TEXTS[ctx.lang];
  const found = gap ? besideGap(p.lines, gap) : null;
  const right = (label: string) => ({ label, align: 'right' as const });
  return (
    <>
      <h2 id="mot-gapet">{t.heading}</h2>
      {gap && found ? (
        <>
          {saidOf(ctx.lang, p.ledger, found, gap).map((text) => (
            <p class="bp-text">{text}</p>
          ))}
          {gap.stale ? <Notice tone="warning">{t.stale}</Notice> : null}
          <DataTable
            caption={t.caption(found.from, found.until)}
            stack
            columns={[{ label: t.part }, right(t.own), right(t.gap), right(t.difference), { label: t.why }]}
            rows={[
              ...found.rows.map((row) => ({
                cells: [
                  t.parts[row.part],
                  formatNumber(row.own),
                  formatNumber(rounded(row.gap)),
                  formatNumber(rounded(row.difference)),
                  t.reasons[row.part],
                ],
              })),
              {
                cells: [
                  t.sum,
                  formatNumber(found.sum.own),
                  formatNumber(rounded(found.sum.gap)),
                  formatNumber(rounded(found.sum.difference)),
                  t.sumWhy,
                ],
              },
            ]}
          />
        </>
      ) : (
        <p class="bp-text">
          {gap ? t.noYears : t.noRun} <a href={p.href}>{t.toGap}</a>
        </p>
      )}
    </>
  );
}

export function gapTable(
  lang: Language,
  ledger: Ledger,
  lines: readonly Linje[],
  gap: Gapgrunnlag | null,
): DocumentTable[] {
  const t = MOTGAPET_TEXTS[lang];
  const found = gap ? besideGap(lines, gap) : null;
  if (!gap || !found) return [];
  const right = (label: string) => ({ label, align: 'right' as const });
  const left = (label: string) => ({ label, align: 'left' as const });
  const numbers = (row: { own: number; gap: number; difference: number }) =>
    [row.own, row.gap, row.difference].map((number) => ({ number }));
  return [
    {
      kind: 'table',
      id: 'mot-gapet',
      caption: t.caption(found.from, found.until),
      columns: [left(t.part), right(t.own), right(t.gap), right(t.difference), left(t.why)],
      rows: [
        ...found.rows.map((row) => ({ cells: [t.parts[row.part], ...numbers(row), t.reasons[row.part]] })),
        { cells: [t.sum, ...numbers(found.sum), t.sumWhy], total: true as const },
      ],
      source: saidOf(lang, ledger, found, gap).join(' '),
    },
  ];
}
