import { formatDate, formatNumber, isSmallCount, type Language, type Ledger } from '../../kernel/index.ts';
import type { Manifest, RunResult } from '../../model/result.ts';
import { YearBars } from '../../ui/charts/bars.ts';
import { FanChart } from '../../ui/charts/fan.ts';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../ui/housing-names.ts';
import type { Tilbud } from '../boligtilbud/index.ts';
import { kartleggingTable, type Telling } from '../kartlegging/index.ts';
import { type Oekonomiplan, oekonomiplanTables } from '../oekonomiplan/index.ts';
import { type StoredMaal, strategiNumber, TILTAK_TEXTS, type Tiltak, tiltakNumber } from '../tiltak/index.ts';
import type { Block, Cell, Chapter, DocumentTable, PlanDocument } from './document.ts';
import { KAPITLER, KAPITTEL_TITLER, type KapittelId } from './mal.ts';
import { parseRichText, type UnknownFigure } from './richtext.ts';
import { PLANDOKUMENT_TEXTS } from './texts.ts';

/** Everything the plan is made of, loaded in one transaction. */
export interface PlanParts {
  readonly kommune: string;
  readonly date: string;
  readonly run: { readonly result: RunResult; readonly manifest: Manifest } | null;
  readonly goals: readonly Pick<StoredMaal, 'number' | 'data' | 'strategies'>[];
  readonly tiltak: readonly { readonly number: number; readonly data: Tiltak }[];
  readonly tilbud: readonly { readonly data: Tilbud }[];
  readonly tellinger: readonly { readonly data: Telling }[];
  readonly oekonomiplan: Oekonomiplan;
  readonly chapters: ReadonlyMap<KapittelId, string>;
}

/** Figures a planner can put in the text, by key, as they will be printed. */
export function liveFigures(parts: Pick<PlanParts, 'run' | 'tiltak'>): ReadonlyMap<string, string> {
  const figures = new Map<string, string>();
  if (!parts.run) return figures;
  const { result } = parts.run;
  for (const offset of [0, 5, 10, 20]) {
    const year = result.baseYear + offset;
    const i = result.years.indexOf(year);
    if (i < 0) continue;
    figures.set(`befolkning.${year}`, formatNumber(result.population.total[i]?.mean ?? null));
    figures.set(`husholdninger.${year}`, formatNumber(result.households.total[i]?.mean ?? null));
    figures.set(`heldoegns.${year}`, formatNumber(result.care[i] ?? null));
    const gap = result.gap.find((g) => g.ledger === 'boligutvikling' && g.type === 'alle' && g.year === year);
    if (gap)
      figures.set(
        `gap.${year}`,
        gap.p10 === null ? formatNumber(gap.mean) : `${formatNumber(gap.p10)} til ${formatNumber(gap.p90)}`,
      );
  }
  return figures;
}

const num = (value: number | null, decimals = 0): Cell =>
  value === null ? null : { number: Number(value.toFixed(decimals)), decimals };

function runBlocks(parts: PlanParts, lang: Language): Partial<Record<KapittelId, Block[]>> {
  if (!parts.run) return {};
  const t = PLANDOKUMENT_TEXTS[lang];
  const { result, manifest } = parts.run;
  const source = t.source(manifest.inputHash);
  const every5 = result.years.flatMap((y, i) => (i % 5 === 0 ? [{ y, i }] : []));
  const right = (label: string) => ({ label, align: 'right' as const });
  const left = (label: string) => ({ label, align: 'left' as const });
  const example: Block[] = result.example ? [{ kind: 'note', tone: 'warning', text: [{ text: t.exampleNote }] }] : [];
  const populationTable: DocumentTable = {
    kind: 'table',
    id: 'befolkning',
    caption: t.population,
    source,
    columns: [left(t.year), right(t.persons), right(t.households), right(t.low), right(t.high)],
    rows: every5.map(({ y, i }) => ({
      cells: [
        String(y),
        num(result.population.total[i]?.mean ?? null),
        num(result.households.total[i]?.mean ?? null),
        num(result.households.total[i]?.p10 ?? null),
        num(result.households.total[i]?.p90 ?? null),
      ],
    })),
  };
  const needTable: DocumentTable = {
    kind: 'table',
    id: 'behov',
    caption: t.needTable,
    source,
    columns: [left(t.year), right(t.change), right(t.replacement), right(t.vacancy), right(t.backlog)],
    rows: result.need.map((n) => ({
      cells: [String(n.year), num(n.change), num(n.replacement), num(n.vacancy), num(n.backlog)],
    })),
  };
  const gapRows = (ledger: Ledger): DocumentTable['rows'] =>
    result.gap
      .filter((g) => g.ledger === ledger && (g.year - result.baseYear) % 5 === 0)
      .map((g) => ({
        cells: [
          g.type === 'alle' ? t.all : BOLIGTYPE_NAMES[lang][g.type],
          NIVAA_NAMES[lang][g.level],
          String(g.year),
          ...(ledger === 'boligsosialt' && isSmallCount(g.mean)
            ? [t.small, null, null]
            : [num(g.mean), num(g.p10), num(g.p90)]),
        ],
      }));
  const gapColumns = [left(t.type), left(t.level), left(t.year), right(t.gap), right(t.low), right(t.high)];
  const gapTable = (ledger: Ledger, caption: string): Block[] => {
    const rows = gapRows(ledger);
    return rows.length > 0 ? [{ kind: 'table', id: `gap-${ledger}`, caption, source, columns: gapColumns, rows }] : [];
  };
  const all = result.gap.filter((g) => g.ledger === 'boligutvikling' && g.type === 'alle');
  const gapPicture: Block[] =
    all.length > 0
      ? [
          {
            kind: 'picture',
            id: 'gapfigur',
            caption: t.gapTable,
            alt: `${t.gapTable}: ${all
              .filter((_, i) => i % 5 === 4)
              .map((g) => `${g.year} ${formatNumber(g.mean)}`)
              .join(', ')}`,
            source,
            svg: YearBars({
              title: t.gap,
              description: t.gapTable,
              unit: t.units,
              years: all.map((g) => g.year),
              values: all,
              above: '',
              below: '',
            }),
          },
        ]
      : [];
  return {
    kunnskapsgrunnlag: [
      populationTable,
      {
        kind: 'picture',
        id: 'husholdninger',
        caption: t.households,
        alt: `${t.households} ${every5.map(({ y, i }) => `${y}: ${formatNumber(result.households.total[i]?.mean ?? null)}`).join(', ')}`,
        source,
        svg: FanChart({
          title: t.households,
          description: t.population,
          unit: t.households,
          years: result.years,
          values: result.households.total,
          bandLabel: '80 %',
        }),
      },
    ],
    dimensjonering: [
      ...example,
      needTable,
      ...gapPicture,
      ...gapTable('boligutvikling', t.gapTable),
      ...gapTable('boligsosialt', t.socialTable),
    ],
    metode: [
      { kind: 'paragraph', text: [{ text: source }] },
      {
        kind: 'list',
        ordered: false,
        items: manifest.sources.map((s) => [{ text: `${s.title} (${s.confidence}${s.year ? `, ${s.year}` : ''})` }]),
      },
      { kind: 'paragraph', text: [{ text: t.missing(result.missing.join(', ')) }] },
    ],
  };
}

const strategiesOf = (g: PlanParts['goals'][number]): string =>
  g.strategies
    .filter((s) => !s.data.removed)
    .map((s) => `${strategiNumber(s)} ${s.data.title}`)
    .join('; ');

function ownBlocks(parts: PlanParts, lang: Language): Partial<Record<KapittelId, Block[]>> {
  const t = PLANDOKUMENT_TEXTS[lang];
  const tt = TILTAK_TEXTS[lang];
  const left = (label: string) => ({ label, align: 'left' as const });
  const table = (
    id: string,
    caption: string,
    columns: DocumentTable['columns'],
    rows: DocumentTable['rows'],
  ): Block[] => (rows.length > 0 ? [{ kind: 'table', id, caption, columns, rows, source: t.ownSource }] : []);
  const supply = parts.tilbud.filter((r) => !r.data.removed);
  return {
    kunnskapsgrunnlag: kartleggingTable(parts.tellinger, lang),
    maal: table(
      'maal',
      t.goals,
      [left('Nr.'), left(t.goal), left(t.ledger), left(t.strategy)],
      parts.goals.map((g) => ({
        cells: [String(g.number), g.data.title, tt.ledgers[g.data.ledger], strategiesOf(g) || '–'],
      })),
    ),
    tiltak: table(
      'tiltak',
      t.tiltak,
      [left('Nr.'), left(t.tiltak), left(t.responsible), left(t.status), { label: t.units, align: 'right' }],
      parts.tiltak.map((x) => ({
        cells: [
          tiltakNumber(x.number),
          x.data.title,
          x.data.responsible,
          tt.statuses[x.data.status],
          num(x.data.units.reduce((n, u) => n + u, 0)),
        ],
      })),
    ),
    boligbyggeprogram: table(
      'tilbud',
      t.supply,
      [
        left(t.name),
        left(t.type),
        left(t.level),
        left(t.year),
        { label: t.units, align: 'right' },
        { label: t.probability, unit: '%', align: 'right' },
      ],
      supply.map((r) => ({
        cells: [
          r.data.name,
          BOLIGTYPE_NAMES[lang][r.data.type],
          NIVAA_NAMES[lang][r.data.level],
          String(r.data.year),
          num(r.data.units),
          num(r.data.probability),
        ],
      })),
    ),
    oekonomi:
      parts.oekonomiplan.lines.length + parts.oekonomiplan.unfunded.length > 0
        ? oekonomiplanTables(parts.oekonomiplan, lang)
        : [],
  };
}

/** The whole plan as one document: the planner's text in each chapter, then the live tables that belong there. */
export function assemblePlan(
  parts: PlanParts,
  lang: Language,
): { document: PlanDocument; unknown: readonly UnknownFigure[] } {
  const t = PLANDOKUMENT_TEXTS[lang];
  const figures = liveFigures(parts);
  const fromRun = runBlocks(parts, lang);
  const own = ownBlocks(parts, lang);
  const unknown: UnknownFigure[] = [];
  const chapters = KAPITLER.map((id): Chapter => {
    const text = parseRichText(parts.chapters.get(id) ?? '', figures);
    unknown.push(...text.unknown);
    return {
      id,
      title: KAPITTEL_TITLER[lang][id],
      blocks: [...text.blocks, ...(own[id] ?? []), ...(fromRun[id] ?? [])],
    };
  });
  const kept = chapters.filter((c) => c.blocks.length > 0);
  return {
    document: {
      schema: 1,
      lang,
      title: t.planTitle,
      kommune: parts.kommune,
      facts: [
        { label: t.facts.status, value: t.facts.draft },
        { label: t.facts.date, value: formatDate(parts.date) },
        { label: t.facts.run, value: parts.run?.manifest.inputHash ?? '–' },
      ],
      chapters:
        kept.length > 0
          ? kept
          : [
              {
                id: 'sammendrag',
                title: KAPITTEL_TITLER[lang].sammendrag,
                blocks: [{ kind: 'paragraph', text: [{ text: t.finding(0, KAPITLER.length) }] }],
              },
            ],
    },
    unknown,
  };
}
