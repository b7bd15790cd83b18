import { type Interval, type Language, MAALGRUPPER } from '../../../kernel/index.ts';
import { TENURES } from '../../../model/need/tenure.ts';
import type { AreaGap, GapRow, GroupGap, RunResult } from '../../../model/result.ts';
import type { Cell, DocumentTable, PlanDocument } from '../../plandokument/document.ts';
import { GRUPPE_TEXTS } from '../gruppe-texts.ts';
import { OMRAADE_TEXTS } from '../omraade-texts.ts';
import { type HiddenArea, type HiddenGap, type HiddenGroup, hiddenText, isHidden } from '../open-gap.ts';
import { BOLIGBEHOV_TEXTS } from '../texts.ts';
import { areaName } from './area-name.ts';
import { groupName } from './group-name.ts';

/** The rows of a run as its reader may see them. */
export interface Told {
  readonly gap: readonly (GapRow | HiddenGap)[];
  readonly groups: readonly (GroupGap | HiddenGroup)[];
  readonly areas: readonly (AreaGap | HiddenArea)[];
}

const left = (label: string) => ({ label, align: 'left' as const });
const right = (label: string) => ({ label, align: 'right' as const });
const number = (n: number | null | undefined): Cell => (n == null ? null : { number: n, decimals: 1 });

/** The gap as sheets: of the municipality, by group, by area, and the need by tenure. */
export function gapDocument(
  lang: Language,
  kommune: string,
  result: RunResult,
  told: Told,
  source: string,
): PlanDocument {
  const t = BOLIGBEHOV_TEXTS[lang];
  const a = OMRAADE_TEXTS[lang];
  const figures = (row: GapRow | HiddenGap): Cell[] => {
    if (isHidden(row)) return [hiddenText(row, t), null, null, null];
    const { mean, p10, p50, p90 }: Interval = row;
    return [mean, p10, p50, p90].map(number);
  };
  const kind = (row: GapRow | HiddenGap): Cell[] => [
    t[row.ledger],
    t.types[row.type],
    t.levels[row.level],
    String(row.year),
  ];
  const heads = [left(a.ledger), left(t.type), left(t.level), left(t.year)];
  const values = [right(t.mean), right(t.low), right(a.median), right(t.high), left(t.confidence)];
  const table = (id: string, caption: string, columns: DocumentTable['columns'], rows: readonly Cell[][]) => ({
    id,
    title: caption,
    blocks: [{ kind: 'table' as const, id, caption, columns, rows: rows.map((cells) => ({ cells })), source }],
  });
  const { tenure } = result;
  const chapters = [
    table(
      'gap',
      t.gap,
      [...heads, ...values],
      told.gap.map((row) => [...kind(row), ...figures(row), row.confidence]),
    ),
    table(
      'grupper',
      GRUPPE_TEXTS[lang].fold,
      [left(GRUPPE_TEXTS[lang].group), ...heads, ...values],
      MAALGRUPPER.flatMap((group) =>
        told.groups
          .filter((row) => row.group === group)
          .map((row) => [groupName(lang, group), ...kind(row), ...figures(row), row.confidence]),
      ),
    ),
    table(
      'omraader',
      a.gap,
      [left(a.area), ...heads, right(a.needed), right(a.coming), ...values],
      told.areas.map((row) => [
        areaName(lang, row.area),
        ...kind(row),
        number(row.needed),
        number(row.coming),
        ...figures(row),
        row.confidence,
      ]),
    ),
    table(
      'eierform',
      a.tenure,
      [left(t.year), ...TENURES.map((one) => right(a.tenures[one]))],
      tenure
        ? result.need.map(({ year }, i) => [String(year), ...TENURES.map((_, c) => number(tenure.need[c]?.[i]))])
        : [],
    ),
  ].filter((chapter) => chapter.blocks[0]?.rows.length);
  return { schema: 1, lang, title: t.gap, kommune, facts: [], chapters };
}
