import { formatNumber } from '../../../kernel/index.ts';
import type { GroupGap, RunResult } from '../../../model/result.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details, SourceLine } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { GRUPPE_TEXTS } from '../gruppe-texts.ts';
import { type HiddenGroup, hiddenText, isHidden, openGroups } from '../open-gap.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { forklarHref } from './forklar.tsx';
import { sureness } from './gap-table.tsx';
import { groupName } from './group-name.ts';

function Figure({ ctx, baseYear, row }: { ctx: Ctx; baseYear: number; row: GroupGap | HiddenGroup }) {
  const t = GRUPPE_TEXTS[ctx.lang];
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  const href = forklarHref(ctx, baseYear, row, { gruppe: row.group });
  const label = (told: string) => t.explain(told, groupName(ctx.lang, row.group), words.types[row.type], row.year);
  if (isHidden(row)) {
    const told = hiddenText(row, words);
    // A small count of one group is opened one at a time, by those who may.
    return ctx.may('rediger') ? (
      <a href={href} aria-label={label(told)}>
        {told}
      </a>
    ) : (
      <span>{told}</span>
    );
  }
  const supply = row.group === 'alle' ? t.open : t.uncounted;
  const told = row.counted ? formatNumber(row.mean) : supply(formatNumber(-row.mean));
  const [least, most] = row.counted ? [row.p10, row.p90] : [row.p90, row.p10].map((n) => n && -n);
  return (
    <>
      <a href={href} aria-label={label(told)}>
        {told}
      </a>
      {least == null || most == null || least === most ? null : (
        <span class="bp-interval">{words.interval(formatNumber(least), formatNumber(most))}</span>
      )}
      {row.shortage ? <span class="bp-interval">{t.shortage(formatNumber(row.shortage * 100))}</span> : null}
    </>
  );
}

/** The boligsosiale gap by group, folded; nothing where no need is told by group. */
export function GroupGaps(p: { ctx: Ctx; result: RunResult; picked: (row: { readonly year: number }) => boolean }) {
  const { ctx, result } = p;
  const t = GRUPPE_TEXTS[ctx.lang];
  const words = BOLIGBEHOV_TEXTS[ctx.lang];
  const rows = openGroups(result).filter(p.picked);
  if (!rows.some((row) => row.group !== 'alle')) return null;
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => a - b);
  const kinds = Map.groupBy(rows, (row) => `${row.type} ${row.level} ${row.group}`);
  return (
    <Details summary={t.fold} id="grupper">
      <p class="bp-text">{t.text}</p>
      <DataTable
        caption={t.caption}
        stack
        columns={[
          { label: words.type },
          { label: words.level },
          { label: t.group },
          ...years.map((year) => ({ label: String(year), align: 'right' as const })),
          { label: words.confidence },
        ]}
        rows={[...kinds.values()].flatMap((of) => {
          const [first] = of;
          if (!first) return [];
          const cell = (year: number) => {
            const row = of.find((r) => r.year === year);
            return row ? <Figure ctx={ctx} baseYear={result.baseYear} row={row} /> : '–';
          };
          return [
            {
              cells: [
                words.types[first.type],
                words.levels[first.level],
                groupName(ctx.lang, first.group),
                ...years.map(cell),
                sureness(of, words.exampleShort),
              ],
            },
          ];
        })}
      />
      <SourceLine>{words.tableHelp}</SourceLine>
    </Details>
  );
}
