import { formatNumber } from '../../../kernel/index.ts';
import { type Kind, substitute } from '../../../model/gap/substitution.ts';
import type { GapRow } from '../../../model/result.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { DataTable } from '../../../ui/table.tsx';
import { type HiddenGap, isHidden } from '../open-gap.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';

interface Swap {
  readonly from: Kind;
  readonly to: Kind;
  readonly byYear: Map<number, number>;
}

/** What is to spare of one kind and could be used for another, by year; hidden figures take no part, so that nothing can be read of them. */
function swapsOf(rows: readonly (GapRow | HiddenGap)[], years: readonly number[]): Swap[] {
  const found = new Map<string, Swap>();
  for (const year of years) {
    const kinds = rows.flatMap((row): Kind[] =>
      row.year === year && row.type !== 'alle' && !isHidden(row)
        ? [{ ledger: row.ledger, type: row.type, level: row.level, gap: row.mean }]
        : [],
    );
    for (const { from, to, units } of substitute(kinds)) {
      const [a, b] = [kinds[from], kinds[to]];
      // Less than half a dwelling is none.
      if (!a || !b || units < 0.5) continue;
      const key = [a.ledger, a.type, a.level, b.type, b.level].join('|');
      const swap = found.get(key) ?? { from: a, to: b, byYear: new Map() };
      swap.byYear.set(year, units);
      found.set(key, swap);
    }
  }
  return [...found.values()];
}

/** Where what is to spare could be used; nothing where nothing is to spare. */
export function Swaps(p: { ctx: Ctx; rows: readonly (GapRow | HiddenGap)[] }) {
  const t = BOLIGBEHOV_TEXTS[p.ctx.lang];
  const years = [...new Set(p.rows.map((row) => row.year))].sort((a, b) => a - b);
  const swaps = swapsOf(p.rows, years);
  if (swaps.length === 0) return null;
  const named = (kind: Kind) =>
    kind.level === 'ingen' ? t.types[kind.type] : `${t.types[kind.type]}, ${t.levels[kind.level].toLowerCase()}`;
  return (
    <section>
      <h2>{t.swaps}</h2>
      <p class="bp-text">{t.swapsText}</p>
      <DataTable
        caption={t.swapsCaption}
        stack
        columns={[
          { label: t.swapsLedger },
          { label: t.swapsFrom },
          { label: t.swapsTo },
          ...years.map((year) => ({ label: String(year), align: 'right' as const })),
        ]}
        rows={swaps.map(({ from, to, byYear }) => ({
          cells: [
            t[from.ledger],
            named(from),
            named(to),
            ...years.map((year) => formatNumber(byYear.get(year) ?? null)),
          ],
        }))}
      />
    </section>
  );
}
