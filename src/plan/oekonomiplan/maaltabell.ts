import { type Kroner, kroner, type Language, sumKroner } from '../../kernel/index.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import { MAALTABELL_TEXTS } from './maaltabelltekster.ts';
import type { Oekonomiplan, PlanLine } from './oekonomiplan.ts';

const PARTS = ['investment', 'operation'] as const;
/** Operation is less rent, as everywhere it is held against a frame. */
const amountIn = (l: PlanLine, part: (typeof PARTS)[number], i: number): number =>
  part === 'investment' ? (l.investment[i] ?? 0) : (l.operation[i] ?? 0) - (l.rent[i] ?? 0);

type By = 'strategi' | 'maal';

const keyOf = ({ goal }: PlanLine, by: By): string =>
  goal ? `${goal.number}.${by === 'strategi' ? (goal.strategy?.number ?? 0) : ''}` : '';

/**
 * How the plan follows up the municipality's goals and strategies (kommuneloven § 14-4): what each has money for. Every line stands once,
 * so the sums are those of the plan. No table where no line knows its goal, as in an old reading.
 */
export function maalTables(plan: Oekonomiplan, lang: Language, by: By = 'strategi'): DocumentTable[] {
  if (!plan.lines.some((l) => l.goal)) return [];
  const t = MAALTABELL_TEXTS[lang];
  const byStrategi = by === 'strategi';
  const cells = (lines: readonly PlanLine[], part: (typeof PARTS)[number]): Cell[] => {
    const years = plan.years.map((_, i) => sumKroner(lines.map((l): Kroner => kroner(amountIn(l, part, i)))));
    return [...years, sumKroner(years)].map((number) => ({ number }));
  };
  const groups = [...new Set(plan.lines.map((l) => keyOf(l, by)))].map((key) =>
    plan.lines.filter((l) => keyOf(l, by) === key),
  );
  const place = (l: PlanLine | undefined): number[] =>
    l?.goal ? [0, l.goal.number, l.goal.strategy?.number ?? Number.POSITIVE_INFINITY] : [1, 0, 0];
  const before = (a: number[], b: number[]): number => {
    const at = a.findIndex((n, i) => n !== b[i]);
    return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
  };
  groups.sort(([a], [b]) => before(place(a), place(b)));
  const namesOf = (goal: PlanLine['goal']): string[] => {
    if (!goal) return [t.noGoal, ...(byStrategi ? ['–'] : [])];
    const { number, strategy } = goal;
    const way = strategy ? `${number}.${strategy.number} ${strategy.title}` : t.inGeneral;
    return [`${number}. ${goal.title}`, ...(byStrategi ? [way] : [])];
  };
  const left = (label: string) => ({ label, align: 'left' as const });
  const money = (label: string) => ({ label, unit: 'kr', align: 'right' as const });
  return [
    {
      kind: 'table',
      id: byStrategi ? 'maal-og-penger' : 'penger-etter-maal',
      caption: t.captions[by],
      columns: [
        left(t.goal),
        ...(byStrategi ? [left(t.strategy)] : []),
        left(t.what),
        ...plan.years.map((y) => money(String(y))),
        money(t.total),
      ],
      rows: [
        ...groups.flatMap((lines) =>
          PARTS.flatMap((part) =>
            lines.some((l) => plan.years.some((_, i) => amountIn(l, part, i) !== 0))
              ? [{ cells: [...namesOf(lines[0]?.goal), t.parts[part], ...cells(lines, part)] }]
              : [],
          ),
        ),
        ...PARTS.map((part) => ({
          cells: [t.sum, ...(byStrategi ? [''] : []), t.parts[part], ...cells(plan.lines, part)],
          total: true,
        })),
      ],
      source: t.source,
    },
  ];
}
