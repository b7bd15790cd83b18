import { formatDate, formatNumber, type Kroner, type Language, sumKroner } from '../../kernel/index.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import { LANGSIKT_PARTS, type Langsikt } from './langsikt.ts';
import { LANGSIKT_TEXTS } from './langsikttekster.ts';

const amount = (n: Kroner | undefined): Cell => (n === undefined ? null : { number: n });

/** What the investments cost each of twelve years, and what each of them costs in the plan and after it. */
export function langsiktTables(view: Langsikt, planYears: number, lang: Language): DocumentTable[] {
  const t = LANGSIKT_TEXTS[lang];
  const { terms } = view;
  const left = (label: string) => ({ label, align: 'left' as const });
  const money = (label: string) => ({ label, unit: 'kr', align: 'right' as const });
  const source = [
    t.inForce(t.forms[terms.form], terms.years, formatNumber(terms.rate, 2), formatDate(terms.from)),
    t.takenFrom(terms.source),
    ...(terms.confidence ? [t.sureness(terms.confidence)] : []),
  ].join(' ');
  const inAll = (amounts: readonly Kroner[]) => amount(sumKroner(amounts));
  const later = (amounts: readonly Kroner[]) => amount(sumKroner(amounts.slice(planYears)));
  const within = (amounts: readonly Kroner[]) => amount(sumKroner(amounts.slice(0, planYears)));
  return [
    {
      kind: 'table',
      id: 'langsikt',
      caption: t.perYear,
      columns: [left(t.year), ...LANGSIKT_PARTS.map((p) => money(t.parts[p])), money(t.burden), money(t.rest)],
      rows: [
        ...view.years.map((year, i) => ({
          cells: [
            i < planYears ? String(year) : t.later(year),
            ...LANGSIKT_PARTS.map((p) => amount(view.totals[p][i])),
            amount(view.burden[i]),
            amount(view.totals.rest[i]),
          ],
        })),
        {
          cells: [t.sum, ...LANGSIKT_PARTS.map((p) => inAll(view.totals[p])), inAll(view.burden), null],
          total: true,
        },
      ],
      source,
    },
    {
      kind: 'table',
      id: 'laan',
      caption: t.perLine,
      columns: [
        left(t.number),
        left(t.tiltak),
        money(t.loan),
        ...(['interest', 'instalment'] as const).flatMap((p) => [
          money(t.inPlan(t.parts[p])),
          money(t.after(t.parts[p])),
        ]),
        money(t.restAtEnd(view.years.at(-1) ?? 0)),
      ],
      rows: [
        ...view.lines.map((l) => ({
          cells: [
            l.number,
            l.title,
            amount(l.loan),
            within(l.interest),
            later(l.interest),
            within(l.instalment),
            later(l.instalment),
            amount(l.rest.at(-1)),
          ],
        })),
        {
          cells: [
            t.sum,
            '',
            inAll(view.lines.map((l) => l.loan)),
            within(view.totals.interest),
            later(view.totals.interest),
            within(view.totals.instalment),
            later(view.totals.instalment),
            amount(view.totals.rest.at(-1)),
          ],
          total: true,
        },
      ],
      source,
    },
  ];
}
