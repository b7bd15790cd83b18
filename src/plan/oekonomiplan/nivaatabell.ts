import {
  type Kroner,
  kroner,
  type Language,
  sumKroner,
  TJENESTENIVAAER,
  type Tjenestenivaa,
} from '../../kernel/index.ts';
import { NIVAA_NAMES } from '../../ui/housing-names.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import type { Oekonomiplan } from './oekonomiplan.ts';
import { OEKONOMIPLAN_TEXTS } from './texts.ts';

type Level = Tjenestenivaa | null;
const LEVELS: readonly Level[] = [...TJENESTENIVAAER, null];

interface Said {
  readonly level: Level;
  readonly years: readonly number[];
}

/** By level, in their order, what is said of none last; null when nothing is said of any. */
function summed(all: readonly Said[], years: number): Said[] | null {
  if (!all.some((s) => s.level !== null && s.years.some((n) => n !== 0))) return null;
  return LEVELS.flatMap((level) => {
    const own = all.filter((s) => s.level === level);
    // Tenths, so that årsverk add up as they are shown.
    const sums = Array.from(
      { length: years },
      (_, i) => own.reduce((n, s) => n + Math.round((s.years[i] ?? 0) * 10), 0) / 10,
    );
    return sums.some((n) => n !== 0) ? [{ level, years: sums }] : [];
  });
}

/** Drift and årsverk of the plan by level of services, as the lines of the tiltak say; none where no line says. */
export function nivaaTables(plan: Oekonomiplan, lang: Language, source: string): DocumentTable[] {
  const t = OEKONOMIPLAN_TEXTS[lang];
  const name = (level: Level) => (level === null ? t.noLevel : NIVAA_NAMES[lang][level]);
  const column = (label: string, unit: string) => ({ label, unit, align: 'right' as const });
  const drift = summed(
    plan.lines.flatMap((l) =>
      (l.byLevel ?? [{ level: null, operation: l.operation }]).map((p) => ({ level: p.level, years: p.operation })),
    ),
    plan.years.length,
  );
  const staff = summed(
    plan.lines.flatMap((l) =>
      (l.staffByLevel ?? [{ level: null, staff: l.staff }]).map((p) => ({ level: p.level, years: p.staff })),
    ),
    plan.years.length,
  );
  const money = (amounts: readonly Kroner[]): Cell[] => [...amounts, sumKroner(amounts)].map((n) => ({ number: n }));
  const inYear = (n: number): Cell => ({ number: n, decimals: 1 });
  const first = { label: t.level, align: 'left' as const };
  return [
    ...(drift
      ? [
          {
            kind: 'table' as const,
            id: 'drift-nivaa',
            caption: t.levels,
            columns: [first, ...plan.years.map((y) => column(String(y), 'kr')), column(t.total, 'kr')],
            rows: [
              ...drift.map((d) => ({ cells: [name(d.level), ...money(d.years.map(kroner))] })),
              { cells: [t.sum, ...money(plan.totals.operation)], total: true },
            ],
            source,
          },
        ]
      : []),
    ...(staff
      ? [
          {
            kind: 'table' as const,
            id: 'aarsverk-nivaa',
            caption: t.staffLevels,
            columns: [first, ...plan.years.map((y) => column(String(y), t.staff.toLowerCase()))],
            rows: [
              ...staff.map((s) => ({ cells: [name(s.level), ...s.years.map(inYear)] })),
              {
                cells: [
                  t.sum,
                  ...plan.years.map((_, i) =>
                    inYear(plan.lines.reduce((n, l) => n + Math.round((l.staff[i] ?? 0) * 10), 0) / 10),
                  ),
                ],
                total: true,
              },
            ],
            source: t.source,
          },
        ]
      : []),
  ];
}
