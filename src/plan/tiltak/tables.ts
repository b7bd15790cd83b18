import { type Language, sumKroner } from '../../kernel/index.ts';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../ui/housing-names.ts';
import { type NumberedFelt, shownVerdi } from '../egnefelt/index.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import { amountsOf } from './finansiering.ts';
import type { Maal } from './maal.ts';
import { type PlacedStrategi, strategiNumber } from './strategi.ts';
import { TILTAK_TEXTS } from './texts.ts';
import { effekterOf, maalgrupperOf, priceYearOf, type Tiltak, tiltakNumber } from './tiltak.ts';

interface GoalOf {
  readonly number: number;
  readonly data: Maal;
  readonly strategies: readonly PlacedStrategi[];
}
/** A goal's indicator in numbers, in the words it is read in. */
export interface MaaltMedTall {
  readonly maal: number;
  readonly title: string;
  readonly newest: string;
  readonly target: string;
}
type Row = { readonly number: number; readonly data: Tiltak };

const sum = (values: readonly number[]) => values.reduce((n, v) => n + v, 0);

interface TiltakColumn {
  readonly label: string;
  readonly unit?: string;
  readonly align: 'left' | 'right';
  /** Narrow enough in number and width to stand on paper. */
  readonly onPaper: boolean;
  readonly cell: (row: Row) => Cell;
}

function tiltakColumns(goals: readonly GoalOf[], felter: readonly NumberedFelt[], lang: Language): TiltakColumn[] {
  const t = TILTAK_TEXTS[lang];
  const text = (label: string, onPaper: boolean, cell: (row: Row) => string): TiltakColumn => ({
    label,
    align: 'left',
    onPaper,
    cell,
  });
  const count = (label: string, unit: string | null, cell: (row: Row) => number): TiltakColumn => ({
    label,
    ...(unit ? { unit } : {}),
    align: 'right',
    onPaper: true,
    cell: (row) => ({ number: cell(row) }),
  });
  const placeOf = (d: Tiltak) => {
    const way = goals
      .find((g) => g.number === d.maal)
      ?.strategies.find((s) => s.number === d.strategy && !s.data.removed);
    return way ? strategiNumber(way) : String(d.maal);
  };
  const groups = (d: Tiltak) =>
    maalgrupperOf(d)
      .map((g) => t.groups[g])
      .join(', ');
  const effects = (d: Tiltak) =>
    effekterOf(d)
      .map((e) =>
        [
          ...(e.change ? [t.changes[e.change]] : []),
          BOLIGTYPE_NAMES[lang][e.type],
          NIVAA_NAMES[lang][e.level].toLowerCase(),
        ].join(', '),
      )
      .join('; ');
  return [
    text(t.number, true, (r) => tiltakNumber(r.number)),
    text(t.tiltak, true, (r) => r.data.title),
    text(t.place, true, (r) => placeOf(r.data)),
    text(t.ledger, false, (r) => t.ledgers[r.data.ledger]),
    text(t.status, true, (r) => t.statuses[r.data.status]),
    text(t.kind, false, (r) => (r.data.kind ? t.kinds[r.data.kind] : '–')),
    text(t.responsible, true, (r) => r.data.responsible),
    text(t.groupsLabel, false, (r) => groups(r.data)),
    text(t.effects, false, (r) => effects(r.data)),
    count(t.units, null, (r) => sum(r.data.units)),
    count(t.investment, t.kr, (r) => sumKroner(amountsOf(r.data).investment)),
    count(t.yearFields.operation, t.kr, (r) => sumKroner(amountsOf(r.data).operation)),
    text(t.priceYear, false, (r) => String(priceYearOf(r.data))),
    text(t.indicator, false, (r) => r.data.indicator || '–'),
    text(t.kostra, false, (r) => r.data.kostra || '–'),
    ...felter.map((f) =>
      text(f.data.name, f.data.inTable, (r) => shownVerdi(f.data, r.data.own?.[f.number], lang) || '–'),
    ),
  ];
}

/** Every tiltak on a row with where it belongs, who does it, what it gives and what it costs: all of it in Excel, the main of it on paper. */
export function tiltakTable(
  goals: readonly GoalOf[],
  tiltak: readonly Row[],
  lang: Language,
  place: 'excel' | 'paper',
  felter: readonly NumberedFelt[] = [],
): DocumentTable {
  const t = TILTAK_TEXTS[lang];
  const columns = tiltakColumns(goals, felter, lang).filter((c) => place === 'excel' || c.onPaper);
  return {
    kind: 'table',
    id: 'tiltaksliste',
    caption: t.tiltak,
    columns: columns.map(({ label, unit, align }) => ({ label, ...(unit ? { unit } : {}), align })),
    rows: tiltak.map((row) => ({ cells: columns.map((c) => c.cell(row)) })),
    source: t.listSource,
  };
}

/** The goals with their strategies, for the same print. */
export function maalTable(goals: readonly GoalOf[], measured: readonly MaaltMedTall[], lang: Language): DocumentTable {
  const t = TILTAK_TEXTS[lang];
  // Numbers stand for the words they were made of; the words stay in the history of the goal.
  const own = (g: GoalOf) => measured.filter((m) => m.maal === g.number);
  const namesOf = (g: GoalOf) =>
    own(g)
      .map((m) => m.title)
      .join('; ');
  const targetsOf = (g: GoalOf) =>
    own(g)
      .map((m) => m.target)
      .join('; ');
  const left = (label: string) => ({ label, align: 'left' as const });
  return {
    kind: 'table',
    id: 'maalliste',
    caption: t.goals,
    columns: [left(t.number), left(t.goals), left(t.ledger), left(t.indicator), left(t.target), left(t.strategies)],
    rows: goals.map((g) => ({
      cells: [
        String(g.number),
        g.data.title,
        t.ledgers[g.data.ledger],
        namesOf(g) || g.data.indicator || '–',
        targetsOf(g) ||
          [g.data.target, g.data.targetYear ? String(g.data.targetYear) : ''].filter((x) => x !== '').join(', ') ||
          '–',
        g.strategies
          .filter((s) => !s.data.removed)
          .map((s) => `${strategiNumber(s)} ${s.data.title}`)
          .join('; ') || '–',
      ],
    })),
    source: t.listSource,
  };
}
