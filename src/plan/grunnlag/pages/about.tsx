import { formatDate, formatNumber } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import type { Datasett, TableFacts } from '../store.ts';
import { GRUNNLAG_TEXTS } from '../texts.ts';

/** Where each table is from, how sure it is, what it lacks and what the agency demands be said of it. */
export function About(p: {
  ctx: Ctx;
  loaded: readonly Datasett[];
  facts: readonly TableFacts[];
  nameOf: (role: string) => string;
}) {
  const { ctx, loaded } = p;
  if (loaded.length === 0) return null;
  const t = GRUNNLAG_TEXTS[ctx.lang];
  return (
    <Details summary={t.about.heading}>
      {loaded.map((d) => {
        const facts = p.facts.find((f) => f.id === d.id);
        const lines = [
          d.table ? `${d.title}. ${t.about.number} ${d.table}.` : `${d.title}. ${t.about.noNumber}.`,
          ...(d.firstPeriod && d.lastPeriod ? [`${t.period}: ${d.firstPeriod}–${d.lastPeriod}`] : []),
          t.about.retrieved(formatDate(d.retrieved)),
          ...(d.updated ? [t.about.updated(formatDate(d.updated.slice(0, 10)))] : []),
          t.about.classes[d.confidence] ?? d.confidence,
          t.about.counts(formatNumber(d.cells), formatNumber(d.missing), formatNumber(facts?.absent ?? null)),
        ];
        const notes = d.request ? [] : (facts?.mandatory ?? []);
        return (
          <>
            <h2 class="ds-heading" data-size="2xs">
              {p.nameOf(d.role)}
            </h2>
            <ul>
              {[...lines, ...notes.map((note) => `${t.notes}: ${note}`)].map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </>
        );
      })}
    </Details>
  );
}
