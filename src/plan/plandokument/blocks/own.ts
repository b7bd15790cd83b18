import { formatDate, type Language } from '../../../kernel/index.ts';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { avtalerIn, TILBUD_TEXTS, type Tilbud } from '../../boligtilbud/index.ts';
import { resultBlocks } from '../../brukerundersoekelse/index.ts';
import { kartleggingTable } from '../../kartlegging/index.ts';
import { tablesOfThePlan } from '../../oekonomiplan/index.ts';
import { strategiNumber, TILTAK_TEXTS } from '../../tiltak/index.ts';
import type { MaaltIPlanen } from '../ansvarlig.ts';
import type { PlanParts } from '../assemble.ts';
import type { Block } from '../document.ts';
import type { KapittelId } from '../mal.ts';
import { heading, left, num, paragraph, right, table } from './cells.ts';
import { BLOCK_TEXTS } from './texts.ts';
import { tiltakBlocks } from './tiltak.ts';

/** The live parts of each chapter that the municipality has typed itself. */
export function ownBlocks(parts: PlanParts, lang: Language): Partial<Record<KapittelId, Block[]>> {
  const plan = parts.oekonomiplan;
  return {
    kunnskapsgrunnlag: [...kartleggingTable(parts.tellinger, lang), ...resultBlocks(parts.undersoekelser, lang)],
    maal: goalBlocks(parts, lang),
    tiltak: tiltakBlocks(parts, lang),
    boligbyggeprogram: supplyBlocks(parts, lang),
    oekonomi:
      plan.lines.length + plan.unfunded.length > 0
        ? [...tablesOfThePlan(plan, lang), paragraph(BLOCK_TEXTS[lang].restOfMoney)]
        : [],
    oppfoelging: indicatorTable(parts, lang),
  };
}

/** What a goal is measured by: its indicators in numbers, and where it has none, its own words. */
function measuresOf({ number, data }: PlanParts['goals'][number], parts: PlanParts): readonly MaaltIPlanen[] {
  const own = (parts.measured ?? []).filter((m) => m.maal === number);
  const year = (y: number | null | undefined) => (y ? String(y) : '');
  const words: MaaltIPlanen = {
    maal: number,
    title: data.indicator,
    baseline: data.baseline ?? '',
    baselineYear: year(data.baselineYear),
    baselineSource: data.baselineSource ?? '',
    target: data.target,
    targetYear: year(data.targetYear),
  };
  return own.length > 0 ? own : [words];
}

function indicatorTable(parts: PlanParts, lang: Language): Block[] {
  const t = BLOCK_TEXTS[lang];
  return table(
    'indikatorer',
    t.goals,
    [left(t.number), left(t.indicator), left(t.baseline), left(t.target), left(t.targetYear), left(t.source)],
    parts.goals.flatMap((goal) =>
      measuresOf(goal, parts).map((m) => ({
        cells: [
          String(goal.number),
          m.title || '–',
          m.baseline ? `${m.baseline}${m.baselineYear ? ` (${m.baselineYear})` : ''}` : '–',
          m.target || '–',
          m.targetYear || '–',
          m.baselineSource || '–',
        ],
      })),
    ),
    t.ownSource,
  );
}

function goalBlocks(parts: PlanParts, lang: Language): Block[] {
  const t = BLOCK_TEXTS[lang];
  const tt = TILTAK_TEXTS[lang];
  const each = parts.goals.flatMap((goal): Block[] => {
    const { number, data, strategies: all } = goal;
    const gives = (data.qualities ?? []).map((q) => tt.qualityNames[q].toLowerCase()).join(', ');
    const strategies = all.filter((s) => !s.data.removed);
    return [
      heading(t.goal(number, data.title)),
      ...(data.description ? [paragraph(data.description)] : []),
      paragraph(
        [
          `${t.ledger}: ${tt.ledgers[data.ledger]}.`,
          data.origin ? t.origin(data.origin) : '',
          gives ? t.gives(gives) : '',
        ]
          .filter((words) => words !== '')
          .join(' '),
      ),
      ...measuresOf(goal, parts)
        .filter((m) => m.title !== '')
        .map((m) => paragraph(t.indicatorLine(m.title, m.baseline || '–', m.target || '–', m.targetYear))),
      ...(strategies.length > 0
        ? [
            {
              kind: 'list',
              ordered: false,
              items: strategies.map((s) => [
                { text: `${strategiNumber(s)} `, strong: true },
                { text: s.data.title },
                { text: s.data.instruments ? ` ${t.instruments(s.data.instruments)}` : '' },
                {
                  text:
                    s.data.roles.length > 0
                      ? ` (${s.data.roles.map((r) => tt.roleNames[r].toLowerCase()).join(', ')})`
                      : '',
                },
              ]),
            } satisfies Block,
          ]
        : []),
    ];
  });
  return each;
}

function supplyBlocks(parts: PlanParts, lang: Language): Block[] {
  const t = BLOCK_TEXTS[lang];
  const tt = TILBUD_TEXTS[lang];
  const types = BOLIGTYPE_NAMES[lang];
  const rows = (kind: Tilbud['kind']) =>
    parts.tilbud.flatMap((r) => (r.data.removed || r.data.kind !== kind ? [] : [r.data]));
  const avtaler = avtalerIn(parts.tilbud);
  const date = (iso: string | null | undefined) => (iso ? formatDate(iso) : '–');
  const program = table(
    'boligbyggeprogram',
    t.program,
    [
      left(t.name),
      left(t.type),
      left(t.status),
      left(t.owner),
      left(t.year),
      right(t.units),
      right(t.probability, '%'),
      right(t.delay, t.yearsUnit),
    ],
    [...rows('program')]
      .sort((a, b) => a.year - b.year)
      .map((d) => ({
        cells: [
          d.name,
          types[d.type],
          d.planStatus ? tt.planStatuses[d.planStatus] : '–',
          d.owner || '–',
          String(d.year),
          num(d.units),
          num(d.probability),
          num(d.delay),
        ],
      })),
    t.ownSource,
  );
  const agreements = table(
    'avtaler',
    t.agreements,
    [left(t.name), left(t.kind), left(t.party), right(t.units), left(t.from), left(t.to)],
    avtaler.map(({ terms: d, units }) => ({
      cells: [
        d.name,
        d.agreement ? tt.agreements[d.agreement] : '–',
        d.party || '–',
        num(units),
        date(d.start),
        date(d.expiry),
      ],
    })),
    t.ownSource,
  );
  const rights = table(
    'avtaler-innhold',
    t.content,
    [left(t.name), left(t.right), left(t.level), left(t.services)],
    avtaler.map(({ terms: d, parts: own }) => ({
      cells: [
        d.name,
        d.right || '–',
        [...new Set(own.map((r) => NIVAA_NAMES[lang][r.data.level]))].join(', '),
        d.services || '–',
      ],
    })),
    t.ownSource,
  );
  const stock = table(
    'bestand',
    t.stock,
    [left(t.name), left(t.type), left(t.level), left(t.disposal), right(t.units)],
    rows('bestand').map((d) => ({
      cells: [
        d.name,
        types[d.type],
        NIVAA_NAMES[lang][d.level],
        d.disposal ? tt.disposals[d.disposal] : '–',
        num(d.units),
      ],
    })),
    t.ownSource,
  );
  const listed = parts.bestand;
  const boliger = listed
    ? table(
        'boliger',
        t.stock,
        [left(t.type), left(t.level), left(t.disposal), right(t.units)],
        [
          ...listed.lines.map(({ kind, units }) => ({
            cells: kind
              ? [
                  types[kind.type],
                  NIVAA_NAMES[lang][kind.level],
                  kind.disposal ? tt.disposals[kind.disposal] : '–',
                  num(units),
                ]
              : [t.otherKinds, '–', '–', num(units)],
          })),
          { cells: [t.sum, '', '', num(listed.units)], total: true },
        ],
        t.listSource(listed.asOf ? formatDate(listed.asOf) : null),
      )
    : [];
  const part = (title: string, blocks: readonly Block[]) => (blocks.length > 0 ? [heading(title), ...blocks] : []);
  return [
    ...part(t.programHeading, program),
    ...part(t.agreementsHeading, [...agreements, ...rights]),
    ...part(t.stockHeading, [...boliger, ...stock]),
  ];
}
