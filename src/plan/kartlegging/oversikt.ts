import { BOLIGTYPER, formatDate, type Language, TJENESTENIVAAER } from '../../kernel/index.ts';
import { BOLIGTYPE_NAMES, MAALGRUPPE_NAMES, NIVAA_NAMES } from '../../ui/housing-names.ts';
import type { Block, DocumentTable, PlanDocument } from '../plandokument/document.ts';
import { OVERSIKT_TEXTS } from './oversikt-texts.ts';
import { kartleggingTable, shownShared, shownSum } from './tables.ts';
import { BEVEGELSER, flowByGroup, lacksDwelling, netOf, partnersOf, type Telling } from './telling.ts';
import { KARTLEGGING_TEXTS } from './texts.ts';
import { newestStatistic, type Vanskeligstilt } from './vanskeligstilt.ts';
import { VANSKELIGSTILT_TEXTS } from './vanskeligstilt-texts.ts';

interface Row {
  readonly data: Telling;
}

/** Needed within so many years, the dwelling belongs in the plan that is made now. */
const PLAN_YEARS = 4;

const left = (label: string) => ({ label, align: 'left' as const });
const right = (label: string) => ({ label, align: 'right' as const });
const text = (...parts: string[]): Block => ({ kind: 'paragraph', text: [{ text: parts.join(' ') }] });

/**
 * The overview that boligsosialloven § 5 asks for, made to be read by anybody: every count of 1 to 4 is hidden, and a sum
 * with such a count in it is a range, so that no table gives away what another one hides.
 */
export function oversiktDocument(
  kommune: string,
  today: string,
  all: readonly Row[],
  lang: Language,
  statistics: readonly { readonly data: Vanskeligstilt }[] = [],
): PlanDocument {
  const t = KARTLEGGING_TEXTS[lang];
  const o = OVERSIKT_TEXTS[lang];
  const rows = all.filter((r) => !r.data.removed);
  const lacking = rows.filter((r) => lacksDwelling(r.data));
  const sum = (some: readonly Row[]) =>
    shownSum(
      some.map((r) => netOf(r.data, rows)),
      false,
      lang,
    );
  const types = BOLIGTYPER.filter((type) => lacking.some((r) => r.data.type === type));
  const levels = TJENESTENIVAAER.filter((level) => lacking.some((r) => r.data.level === level));
  const areas = [...new Set(lacking.map((r) => r.data.area))].sort((a, b) => a.localeCompare(b, lang));
  const year = Number(today.slice(0, 4));
  const yearsTo = (r: Row) => Math.max(0, (r.data.needed ?? year) - year);
  const when = lacking.some((r) => yearsTo(r) > 0)
    ? [
        { name: o.now, fits: (years: number) => years === 0 },
        { name: o.soon(year + PLAN_YEARS), fits: (years: number) => years > 0 && years <= PLAN_YEARS },
        { name: o.later, fits: (years: number) => years > PLAN_YEARS },
      ]
    : [];
  const table = (
    id: string,
    caption: string,
    columns: DocumentTable['columns'],
    cells: readonly string[][],
  ): Block[] =>
    cells.length === 0
      ? []
      : [{ kind: 'table', id, caption, columns, rows: cells.map((c) => ({ cells: c })), source: t.documentSource }];
  const v = VANSKELIGSTILT_TEXTS[lang];
  const statistic = newestStatistic(statistics);
  // No row for both: the two concepts are not of the same households.
  const concepts = table(
    'begreper',
    v.table,
    [left(v.concept), right(v.number), left(t.source)],
    [
      [v.lacking, sum(lacking), v.counts],
      [v.mayLose, sum(rows.filter((r) => !lacksDwelling(r.data))), v.counts],
      statistic
        ? [
            v.statistic,
            shownSum([statistic.households], false, lang),
            `${statistic.source}, ${statistic.year}. ${statistic.definition}`,
          ]
        : [v.statistic, '–', v.notKnown],
    ],
  );
  const dwellings = table(
    'boliger',
    o.dwellings,
    [left(t.heads.level), ...types.map((type) => right(BOLIGTYPE_NAMES[lang][type])), right(t.sum)],
    levels.map((level) => {
      const at = lacking.filter((r) => r.data.level === level);
      return [NIVAA_NAMES[lang][level], ...types.map((type) => sum(at.filter((r) => r.data.type === type))), sum(at)];
    }),
  );
  const places = table(
    'omraader',
    when.length > 0 ? o.areasWhen : o.areas,
    [left(t.area), ...when.map((w) => right(w.name)), right(o.households)],
    areas.some((a) => a !== '') || when.length > 0
      ? areas.map((area) => {
          const at = lacking.filter((r) => r.data.area === area);
          return [area || o.anywhere, ...when.map((w) => sum(at.filter((r) => w.fits(yearsTo(r))))), sum(at)];
        })
      : [],
  );
  const flow = table(
    'bevegelse',
    t.flow,
    [left(t.group), ...BEVEGELSER.map((b) => right(t.flows[b]))],
    flowByGroup(rows).map((g) => [
      MAALGRUPPE_NAMES[lang][g.group],
      ...BEVEGELSER.map((b) => shownSum(g.flows[b], false, lang)),
    ]),
  );
  const units = [...new Set(rows.map((r) => r.data.countedBy))];
  const sources = table(
    'enheter',
    o.units,
    [left(t.countedBy), right(o.counts), left(t.source), left(o.newest), left(t.method), left(t.heads.doubleCount)],
    units.map((unit) => {
      const own = rows.filter((r) => r.data.countedBy === unit).map((r) => r.data);
      const said = (of: (d: Telling) => string) => [...new Set(own.map(of))].join('; ');
      const newest =
        own
          .map((d) => d.date)
          .sort()
          .at(-1) ?? '';
      return [
        unit,
        String(own.length),
        said((d) => d.source || o.noSource),
        formatDate(newest),
        said((d) => t.methods[d.method]),
        said((d) => t.doubleCounts[d.doubleCount]),
      ];
    }),
  );
  const pairs = table(
    'avstemt',
    t.reconciled,
    [left(t.group), left(t.pair.by), left(t.pair.alsoBy), right(t.pair.both), left(t.pair.off)],
    rows
      .filter((r) => r.data.alsoBy !== '')
      .map(({ data: d }) => [
        MAALGRUPPE_NAMES[lang][d.group],
        d.countedBy,
        d.alsoBy,
        shownShared(d, rows, lang),
        partnersOf(d, rows).length > 0 ? t.off : t.notOff,
      ]),
  );
  const doubles = rows.some((r) => r.data.doubleCount !== 'kontrollert');
  return {
    schema: 1,
    lang,
    title: o.title,
    kommune,
    facts: [{ label: o.made, value: formatDate(today) }],
    // One chapter, as a chapter begins on a new page and the overview is to be a short one.
    chapters: [
      {
        id: 'mangel',
        title: o.lacking,
        blocks:
          rows.length === 0
            ? [text(t.empty)]
            : [
                text(o.law, o.casework),
                ...concepts,
                ...kartleggingTable(rows, lang),
                ...dwellings,
                ...places,
                ...flow,
                { kind: 'heading', level: 2, text: o.how },
                text(doubles ? t.doubles : o.noDoubles),
                ...sources,
                ...pairs,
              ],
      },
    ],
  };
}
