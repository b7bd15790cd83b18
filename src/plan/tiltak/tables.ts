import { type Language, sumKroner } from '../../kernel/index.ts';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../ui/housing-names.ts';
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
type Row = { readonly number: number; readonly data: Tiltak };

const sum = (values: readonly number[]) => values.reduce((n, v) => n + v, 0);
const whole = (number: number): Cell => ({ number });

/** Every tiltak on a row with where it belongs, who does it, what it gives and what it costs; for print and for Excel. */
export function tiltakTable(goals: readonly GoalOf[], tiltak: readonly Row[], lang: Language): DocumentTable {
  const t = TILTAK_TEXTS[lang];
  const left = (label: string) => ({ label, align: 'left' as const });
  const right = (label: string, unit?: string) => ({ label, ...(unit ? { unit } : {}), align: 'right' as const });
  const placeOf = (d: Tiltak) => {
    const way = goals
      .find((g) => g.number === d.maal)
      ?.strategies.find((s) => s.number === d.strategy && !s.data.removed);
    return way ? strategiNumber(way) : String(d.maal);
  };
  return {
    kind: 'table',
    id: 'tiltaksliste',
    caption: t.tiltak,
    columns: [
      left(t.number),
      left(t.tiltak),
      left(t.place),
      left(t.ledger),
      left(t.status),
      left(t.responsible),
      left(t.groupsLabel),
      left(t.effects),
      right(t.units),
      right(t.investment, t.kr),
      right(t.yearFields.operation, t.kr),
      right(t.priceYear),
      left(t.kostra),
    ],
    rows: tiltak.map(({ number, data: d }) => {
      const amounts = amountsOf(d);
      return {
        cells: [
          tiltakNumber(number),
          d.title,
          placeOf(d),
          t.ledgers[d.ledger],
          t.statuses[d.status],
          d.responsible,
          maalgrupperOf(d)
            .map((g) => t.groups[g])
            .join(', '),
          effekterOf(d)
            .map((e) => `${BOLIGTYPE_NAMES[lang][e.type]}, ${NIVAA_NAMES[lang][e.level].toLowerCase()}`)
            .join('; '),
          whole(sum(d.units)),
          whole(sumKroner(amounts.investment)),
          whole(sumKroner(amounts.operation)),
          String(priceYearOf(d)),
          d.kostra || '–',
        ],
      };
    }),
    source: t.listSource,
  };
}

/** The goals with their strategies, for the same print. */
export function maalTable(goals: readonly GoalOf[], lang: Language): DocumentTable {
  const t = TILTAK_TEXTS[lang];
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
        g.data.indicator || '–',
        [g.data.target, g.data.targetYear ? String(g.data.targetYear) : ''].filter((x) => x !== '').join(', ') || '–',
        g.strategies
          .filter((s) => !s.data.removed)
          .map((s) => `${strategiNumber(s)} ${s.data.title}`)
          .join('; ') || '–',
      ],
    })),
    source: t.listSource,
  };
}
