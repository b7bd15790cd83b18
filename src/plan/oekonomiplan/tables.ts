import { type Kroner, type Language, sumKroner } from '../../kernel/index.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import { bevilgningTables, laanerammeTable } from './bevilgningtabell.ts';
import { langsiktTables } from './langsikttabell.ts';
import { maalTables } from './maaltabell.ts';
import { nivaaTables } from './nivaatabell.ts';
import type { FunctionLine, Oekonomiplan, Part, PlanLine } from './oekonomiplan.ts';
import { oenskeTables } from './oensketabell.ts';
import { OEKONOMIPLAN_TEXTS } from './texts.ts';

type Row = DocumentTable['rows'][number];

const amount = (n: Kroner | null): Cell => (n === null ? null : { number: n });
const withSum = (amounts: readonly Kroner[]): Cell[] => [...amounts.map(amount), amount(sumKroner(amounts))];
const has = (amounts: readonly Kroner[]) => amounts.some((n) => n !== 0);

/** Sources of the investments, in the order they stand; those nobody uses are left out, grants and loan always stand. */
const SOURCES = ['grants', 'vat', 'fund', 'sale', 'onlending', 'loan'] as const satisfies readonly Part[];

/** "265 Kommunalt disponerte boliger"; a name that nobody has checked says so. */
function functionName(f: FunctionLine, lang: Language): string {
  const t = OEKONOMIPLAN_TEXTS[lang];
  if (f.kostra === '') return t.noFunction;
  if (!f.official) return t.unknownFunction(f.kostra);
  const name = `${f.kostra} ${f.official.name[lang]}`;
  return f.official.confidence === 'O' ? t.unchecked(name) : name;
}

/** Lines that were typed in the prices of another year: what they were, by how much they were carried, what they are. */
function convertedTable(plan: Oekonomiplan, lang: Language): DocumentTable {
  const t = OEKONOMIPLAN_TEXTS[lang];
  const all = [...plan.lines, ...plan.unfunded].filter((l) => l.priceYear !== plan.years[0]);
  const right = (label: string, unit?: string) => ({ label, ...(unit ? { unit } : {}), align: 'right' as const });
  return {
    kind: 'table',
    id: 'priser',
    caption: t.converted(plan.years[0] ?? 0),
    columns: [
      { label: t.number, align: 'left' },
      { label: t.what, align: 'left' },
      right(t.priceYear),
      right(t.before, 'kr'),
      right(t.factor),
      right(t.after, 'kr'),
      { label: t.confidence, align: 'left' },
    ],
    rows: all.flatMap((l) =>
      (['investment', 'operation'] as const).flatMap((part): Row[] =>
        has(l.typed[part])
          ? [
              {
                cells: [
                  l.number,
                  t[part],
                  String(l.priceYear),
                  amount(sumKroner(l.typed[part])),
                  l.conversion ? { number: l.conversion.factors[part], decimals: 4 } : null,
                  amount(sumKroner(l[part])),
                  l.conversion?.confidence ?? t.notConverted,
                ],
              },
            ]
          : [],
      ),
    ),
    source: t.priceSource,
  };
}

/** The tables of the four years, the same on the page, on paper, as PDF and in Excel. */
export function oekonomiplanTables(plan: Oekonomiplan, lang: Language): DocumentTable[] {
  const t = OEKONOMIPLAN_TEXTS[lang];
  const left = (label: string) => ({ label, align: 'left' as const });
  const money = [...plan.years.map(String), t.total].map((label) => ({ label, unit: 'kr', align: 'right' as const }));
  const columns = [left(t.number), left(t.tiltak), left(t.kostra), ...money];
  const source = `${t.source} ${t.prices(plan.years[0] ?? 0)}`;
  const titled = (l: PlanLine) => (l.share === null ? l.title : t.partOf(l.title, l.share));
  const row = (l: PlanLine, amounts: readonly Kroner[]): Row => ({
    cells: [l.number, titled(l), l.kostra || '–', ...withSum(amounts)],
  });
  const table = (id: string, caption: string, rows: readonly Row[], heads = columns): DocumentTable => ({
    kind: 'table',
    id,
    caption,
    columns: heads,
    rows,
    source,
  });
  const sum = (amounts: readonly Kroner[]): Row => ({ cells: [t.sum, '', '', ...withSum(amounts)], total: true });
  const over = (amounts: readonly (Kroner | null)[]): Row => ({
    cells: [t.left, '', '', ...amounts.map(amount), null],
  });

  const investment = table('investering', t.lines(t.investment), [
    ...plan.lines.filter((l) => has(l.investment)).map((l) => row(l, l.investment)),
    sum(plan.totals.investment),
    over(plan.left.investering),
  ]);
  const used = SOURCES.filter((s) => s === 'grants' || s === 'loan' || has(plan.totals[s]));
  const finance = table(
    'finansiering',
    t.finance,
    [
      ...used.map((s): Row => ({ cells: [t.sources[s], ...withSum(plan.totals[s])] })),
      { cells: [t.sum, ...withSum(plan.totals.investment)], total: true },
    ],
    [left(t.finance), ...money],
  );
  const rents = plan.lines.filter((l) => has(l.rent));
  const operation = table('drift', t.lines(t.operation), [
    ...plan.lines.filter((l) => has(l.operation)).map((l) => row(l, l.operation)),
    ...rents.map(
      (l): Row => ({
        cells: [
          l.number,
          t.rentOf(l.title),
          l.kostra || '–',
          ...withSum(l.rent.map((n) => (n === 0 ? n : (-n as Kroner)))),
        ],
      }),
    ),
    sum(plan.netOperation),
    over(plan.left.drift),
  ]);
  const functions = table(
    'funksjoner',
    t.functions,
    [
      ...plan.functions.flatMap((f): Row[] =>
        (['investment', 'operation'] as const).flatMap((part) =>
          has(f[part]) ? [{ cells: [functionName(f, lang), t[part], ...withSum(f[part])] }] : [],
        ),
      ),
      { cells: [t.sum, t.investment, ...withSum(plan.totals.investment)], total: true },
      { cells: [t.sum, t.operation, ...withSum(plan.netOperation)], total: true },
    ],
    [left(t.kostra), left(t.what), ...money],
  );
  const staffed = plan.lines.filter((l) => l.staff.some((n) => n > 0));
  const inYear = (n: number): Cell => ({ number: n, decimals: 1 });
  const staff: DocumentTable = {
    ...table(
      'aarsverk',
      t.staff,
      [
        ...staffed.map((l): Row => ({ cells: [l.number, l.title, ...l.staff.map(inYear)] })),
        {
          cells: [
            t.sum,
            '',
            ...plan.years.map((_, i) =>
              inYear(staffed.reduce((n, l) => n + Math.round((l.staff[i] ?? 0) * 10), 0) / 10),
            ),
          ],
          total: true,
        },
      ],
      [
        left(t.number),
        left(t.tiltak),
        ...plan.years.map((y) => ({ label: String(y), unit: t.staff.toLowerCase(), align: 'right' as const })),
      ],
    ),
    source: t.source,
  };
  const unfunded = table(
    'ikke-finansiert',
    t.unfunded,
    plan.unfunded.flatMap((l) =>
      (['investment', 'operation'] as const).flatMap((part): Row[] =>
        has(l[part])
          ? [
              {
                cells: [
                  l.number,
                  l.share === null ? l.title : t.restOf(l.title, 100 - l.share),
                  t[part],
                  ...withSum(l[part]),
                ],
              },
            ]
          : [],
      ),
    ),
    [left(t.number), left(t.tiltak), left(t.what), ...money],
  );
  const converted = convertedTable(plan, lang);
  return [
    investment,
    finance,
    operation,
    functions,
    ...maalTables(plan, lang),
    ...(staffed.length > 0 ? [staff] : []),
    ...nivaaTables(plan, lang, source),
    ...(unfunded.rows.length > 0 ? [unfunded] : []),
    ...oenskeTables(plan, lang, source),
    ...laanerammeTable(plan, lang),
    ...bevilgningTables(plan, lang),
    ...(converted.rows.length > 0 ? [converted] : []),
    ...(plan.langsikt && plan.langsikt.lines.length > 0 ? langsiktTables(plan.langsikt, plan.years.length, lang) : []),
  ];
}

/**
 * What the plan itself is read for. Functions, strategies, loans, wishes, levels and the years after stand in the økonomiplan's
 * own files.
 */
const IN_THE_PLAN = new Set([
  'investering',
  'finansiering',
  'drift',
  'aarsverk',
  'ikke-finansiert',
  'per-enhet',
  'priser',
]);

/** The tables of the four years that stand in the plan document: lines and sums of `oekonomiplanTables`, and the money by goal. */
export function tablesOfThePlan(plan: Oekonomiplan, lang: Language): DocumentTable[] {
  const own = oekonomiplanTables(plan, lang).filter(({ id }) => IN_THE_PLAN.has(id));
  const after = own.findIndex(({ id }) => id === 'drift') + 1;
  return [...own.slice(0, after), ...maalTables(plan, lang, 'maal'), ...own.slice(after)];
}
