import { type Kroner, type Language, sumKroner } from '../../kernel/index.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import type { Oekonomiplan, PlanLine } from './oekonomiplan.ts';
import { OEKONOMIPLAN_TEXTS } from './texts.ts';

const amount = (n: Kroner | null): Cell => (n === null ? null : { number: n });

/** The tables of the four years, the same for page, PDF, Word and Excel. */
export function oekonomiplanTables(plan: Oekonomiplan, lang: Language): DocumentTable[] {
  const t = OEKONOMIPLAN_TEXTS[lang];
  const years = plan.years.map((y) => ({ label: String(y), unit: 'kr', align: 'right' as const }));
  const columns = [
    { label: t.number, align: 'left' as const },
    { label: t.tiltak, align: 'left' as const },
    { label: t.kostra, align: 'left' as const },
    ...years,
    { label: t.total, unit: 'kr', align: 'right' as const },
  ];
  const row = (l: PlanLine, part: 'investment' | 'operation') => ({
    cells: [l.number, l.title, l.kostra || '–', ...l[part].map(amount), amount(sumKroner(l[part]))],
  });
  const source = `${t.source} ${t.prices(plan.years[0] ?? 0)}`;
  const lines = (id: string, part: 'investment' | 'operation', caption: string): DocumentTable => ({
    kind: 'table',
    id,
    caption,
    columns,
    rows: [
      ...plan.lines.map((l) => row(l, part)),
      { cells: [t.sum, '', '', ...plan.totals[part].map(amount), amount(sumKroner(plan.totals[part]))], total: true },
      { cells: [t.left, '', '', ...plan.left[part === 'operation' ? 'drift' : 'investering'].map(amount), null] },
    ],
    source,
  });
  const finance: DocumentTable = {
    kind: 'table',
    id: 'finansiering',
    caption: t.finance,
    columns: [{ label: t.finance, align: 'left' }, ...years, { label: t.total, unit: 'kr', align: 'right' }],
    rows: [
      { cells: [t.grants, ...plan.totals.grants.map(amount), amount(sumKroner(plan.totals.grants))] },
      { cells: [t.loan, ...plan.totals.loan.map(amount), amount(sumKroner(plan.totals.loan))] },
      { cells: [t.sum, ...plan.totals.investment.map(amount), amount(sumKroner(plan.totals.investment))], total: true },
    ],
    source,
  };
  const tables = [
    lines('investering', 'investment', t.lines(t.investment)),
    finance,
    lines('drift', 'operation', t.lines(t.operation)),
  ];
  if (plan.unfunded.length === 0) return tables;
  const unfunded: DocumentTable = {
    kind: 'table',
    id: 'ikke-finansiert',
    caption: t.unfunded,
    columns,
    rows: plan.unfunded.map((l) => row(l, 'investment')),
    source,
  };
  return [...tables, unfunded];
}
