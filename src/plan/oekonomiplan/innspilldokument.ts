import { formatKroner, formatNumber, type Language, roundKroner } from '../../kernel/index.ts';
import type { Block, Cell, DocumentTable, PlanDocument } from '../plandokument/document.ts';
import { maalgrupperOf, TILTAK_TEXTS, tiltakNumber } from '../tiltak/index.ts';
import { INNSPILL_SOURCES, type Innspill } from './innspill.ts';
import { INNSPILL_TEXTS } from './innspilltekster.ts';

export interface InnspillNames {
  readonly kommune: string;
  readonly lang: Language;
  readonly goals: ReadonlyMap<number, string>;
}

const sum = (values: readonly number[]): number => values.reduce((n, v) => n + v, 0);
const withSum = (values: readonly number[], decimals = 0): Cell[] => [
  ...values.map((number): Cell => ({ number, decimals })),
  decimals === 0 ? { number: sum(values) } : null,
];
const some = (values: readonly number[]) => values.some((n) => n !== 0);

type AmountRow = { readonly label: string; readonly values: readonly number[]; readonly total?: boolean };

/** The rows of one sheet; what nobody uses is left out, so that an empty row never reads as a decision. */
function rowsOf(i: Innspill, lang: Language): AmountRow[] {
  const t = INNSPILL_TEXTS[lang];
  const names = TILTAK_TEXTS[lang];
  const used = INNSPILL_SOURCES.filter((s) => some(i.sources[s]));
  const nameOf = (s: (typeof INNSPILL_SOURCES)[number]) => (s === 'loan' ? names.loan : names.yearFields[s]);
  const investing = some(i.investment);
  return [
    ...(investing
      ? [
          { label: names.investment, values: i.investment, total: true },
          ...used.map((s) => ({ label: nameOf(s), values: i.sources[s] })),
          {
            label: t.sourcesSum,
            values: i.years.map((_, y) => sum(used.map((s) => i.sources[s][y] ?? 0))),
            total: true,
          },
        ]
      : []),
    { label: names.yearFields.operation, values: i.operation },
    ...(some(i.rent) ? [{ label: names.yearFields.rent, values: i.rent.map((n) => (n === 0 ? 0 : -n)) }] : []),
    { label: t.net, values: i.net, total: true },
    ...(i.capital && some(i.capital) ? [{ label: t.capital, values: i.capital }] : []),
  ];
}

function sourceOf(i: Innspill, lang: Language): string {
  const t = INNSPILL_TEXTS[lang];
  return [
    t.source,
    i.fixed ? t.fixed(i.years[0] ?? 0) : t.notFixed(i.priceYear),
    t.rounding,
    t.exact(i.exact.investment, i.exact.net),
    ...(i.capital && some(i.capital) ? [t.capitalSource] : []),
  ].join(' ');
}

/** The page where every line stands with what it rests on. */
const TRACE = 'roed-traad/spor';
const tracePage = (number: number): string => `${TRACE}#${tiltakNumber(number)}`;

/** One tiltak's amounts, with its årsverk and its dwellings below. */
export function innspillTable(i: Innspill, lang: Language): DocumentTable {
  const t = INNSPILL_TEXTS[lang];
  const number = tiltakNumber(i.number);
  const counts = { label: TILTAK_TEXTS[lang].units, values: i.units };
  return {
    kind: 'table',
    id: `innspill-${number.toLowerCase()}`,
    caption: t.sheet(number),
    explained: tracePage(i.number),
    columns: [
      { label: t.what, align: 'left' },
      ...i.years.map((y) => ({ label: String(y), align: 'right' as const })),
      { label: t.total, align: 'right' },
    ],
    rows: [
      ...rowsOf(i, lang).map((r) => ({
        cells: [r.label, ...withSum(r.values)],
        ...(r.total ? { total: true } : {}),
      })),
      i.staff
        ? { cells: [t.staff, ...withSum(i.staff, 1)] }
        : { cells: [t.noStaff, ...i.years.map((): Cell => null), null] },
      ...(some(counts.values) ? [{ cells: [counts.label, ...withSum(counts.values)] }] : []),
    ],
    source: sourceOf(i, lang),
  };
}

/** Every sheet on its rows, to be sorted and added up by whoever receives them. */
function overview(all: readonly Innspill[], lang: Language): DocumentTable {
  const t = INNSPILL_TEXTS[lang];
  const names = TILTAK_TEXTS[lang];
  const years = all[0]?.years ?? [];
  const parts = [
    { label: names.investment, of: (i: Innspill) => i.investment },
    { label: t.net, of: (i: Innspill) => i.net },
  ];
  const sums = parts.map((p) => years.map((_, y) => sum(all.map((i) => p.of(i)[y] ?? 0))));
  return {
    kind: 'table',
    id: 'innspill',
    caption: t.overview,
    explained: TRACE,
    columns: [
      { label: names.number, align: 'left' },
      { label: names.tiltak, align: 'left' },
      { label: names.responsible, align: 'left' },
      { label: names.kostra, align: 'left' },
      { label: t.what, align: 'left' },
      ...[...years.map(String), t.total].map((label) => ({ label, unit: t.unit, align: 'right' as const })),
    ],
    rows: [
      ...all.flatMap((i) =>
        parts
          .filter((p) => some(p.of(i)))
          .map((p) => ({
            cells: [
              tiltakNumber(i.number),
              i.tiltak.title,
              i.tiltak.responsible || '–',
              i.tiltak.kostra || '–',
              p.label,
              ...withSum(p.of(i)),
            ],
          })),
      ),
      ...parts.map((p, at) => ({
        cells: [t.total, '', '', '', p.label, ...withSum(sums[at] ?? [])],
        total: true,
      })),
    ],
    source: [t.source, all.every((i) => i.fixed) ? t.fixed(years[0] ?? 0) : '', t.rounding].filter(Boolean).join(' '),
  };
}

/** What a budget office must know of a tiltak beside its amounts. */
function factsOf(i: Innspill, { lang, goals }: InnspillNames): Block {
  const t = INNSPILL_TEXTS[lang];
  const names = TILTAK_TEXTS[lang];
  const x = i.tiltak;
  const units = sum(x.units);
  const codes = i.kontering;
  const booked = codes
    ? [
        codes.ansvar,
        codes.prosjekt,
        codes.artInvestering && `${codes.artInvestering} (${t.investmentShort})`,
        codes.artDrift && `${codes.artDrift} (${t.operationShort})`,
      ]
        .filter(Boolean)
        .join(' · ')
    : '';
  const facts: readonly (readonly [string, string | undefined])[] = [
    [names.status, names.statuses[x.status]],
    [t.goal, goals.get(x.maal)],
    [names.responsible, x.responsible],
    [names.cooperating, x.cooperating],
    [
      names.groupsLabel,
      maalgrupperOf(x)
        .map((g) => names.groups[g])
        .join(', '),
    ],
    [names.units, units > 0 ? formatNumber(units) : ''],
    [names.certainty, x.certainty ? names.certainties[x.certainty] : names.notSaid],
    [names.kostra, x.kostra],
    [t.kontering, booked],
    [names.law, x.law],
    [names.risks, x.risks],
    [names.noOperation, x.noOperation],
  ];
  return {
    kind: 'list',
    ordered: false,
    items: facts.flatMap(([label, value]) =>
      value ? [[{ text: `${label}${/[?]$/.test(label) ? ' ' : ': '}`, strong: true }, { text: value }]] : [],
    ),
  };
}

function blocksOf(i: Innspill, names: InnspillNames): Block[] {
  const t = INNSPILL_TEXTS[names.lang];
  const units = sum(i.units);
  return [
    ...(i.tiltak.description ? [{ kind: 'paragraph', text: [{ text: i.tiltak.description }] } satisfies Block] : []),
    factsOf(i, names),
    innspillTable(i, names.lang),
    ...(units > 0 && i.exact.investment > 0
      ? [
          {
            kind: 'paragraph',
            text: [{ text: t.perUnit(formatKroner(roundKroner(i.exact.investment / units))) }],
          } satisfies Block,
        ]
      : []),
  ];
}

/** The sheets as one document: a chapter for each tiltak, and first all of them on one table where there is more than one. */
export function innspillDocument(all: readonly Innspill[], names: InnspillNames): PlanDocument {
  const t = INNSPILL_TEXTS[names.lang];
  const years = all[0]?.years ?? [];
  const [only] = all;
  const span = `${years[0]}–${years.at(-1)}`;
  return {
    schema: 1,
    lang: names.lang,
    title: all.length === 1 && only ? `${t.title} ${span}: ${tiltakNumber(only.number)}` : `${t.title} ${span}`,
    kommune: names.kommune,
    facts: [],
    chapters: [
      ...(all.length > 1 ? [{ id: 'alle', title: t.overview, blocks: [overview(all, names.lang)] }] : []),
      ...all.map((i) => ({
        id: tiltakNumber(i.number).toLowerCase(),
        title: `${tiltakNumber(i.number)} ${i.tiltak.title}`,
        blocks: blocksOf(i, names),
      })),
    ],
  };
}
