import { type Kroner, kroner, type Language, sumKroner } from '../../kernel/index.ts';
import type { Cell, DocumentTable } from '../plandokument/document.ts';
import { bevilgningOf, DRIFTSLINJER, INVESTERINGSINNTEKTER, INVESTERINGSUTGIFTER } from './bevilgning.ts';
import { BEVILGNING_TEXTS } from './bevilgningtekster.ts';
import { borrowedIn, type Frame, type Oekonomiplan } from './oekonomiplan.ts';
import { amountIn, RAMME_FIELDS } from './ramme.ts';

type Amounts = readonly (Kroner | null)[];
type Row = DocumentTable['rows'][number];

const amount = (n: Kroner | null): Cell => (n === null ? null : { number: n });
/** A sum of years is known when every year is. */
const sumOf = (amounts: Amounts): Cell => {
  const known = amounts.filter((n) => n !== null);
  return known.length === amounts.length ? amount(sumKroner(known)) : null;
};
const cells = (amounts: Amounts): Cell[] => [...amounts.map(amount), sumOf(amounts)];
const left = (label: string) => ({ label, align: 'left' as const });
const money = (label: string) => ({ label, unit: 'kr', align: 'right' as const });

/** What the tiltak bring to the two overviews of the municipality's budget, in one table; lines that nothing is brought to are left out. */
export function bevilgningTables(plan: Oekonomiplan, lang: Language): DocumentTable[] {
  if (plan.lines.length === 0) return [];
  const t = BEVILGNING_TEXTS[lang];
  const b = bevilgningOf(plan);
  const columns = [left(t.line), ...plan.years.map((y) => money(String(y))), money(t.total)];
  const used = (amounts: Amounts) => amounts.some((n) => n !== 0);
  const line = (label: string, amounts: Amounts): Row[] =>
    used(amounts) ? [{ cells: [label, ...cells(amounts)] }] : [];
  const sum = (label: string, amounts: Amounts): Row => ({ cells: [label, ...cells(amounts)], total: true });
  return [
    {
      kind: 'table',
      id: 'bevilgning',
      caption: t.caption,
      columns,
      rows: [
        ...DRIFTSLINJER.flatMap((l) => line(t.lines[l], b.drift[l])),
        sum(t.sumDrift, b.sumDrift),
        ...INVESTERINGSUTGIFTER.flatMap((l) => line(t.lines[l], b.utgifter[l])),
        sum(t.sumOut, b.sum),
        ...INVESTERINGSINNTEKTER.flatMap((l) => line(t.lines[l], b.inntekter[l])),
        sum(t.sumIn, b.sum),
      ],
      source: t.source,
    },
  ];
}

/** The frame for loans and what comes in on money lent on, as the municipality has said it; nothing where it has said neither. */
export function laanerammeTable(plan: Oekonomiplan, lang: Language): DocumentTable[] {
  const t = BEVILGNING_TEXTS[lang];
  const said = <T>(all: readonly (T | null)[] | undefined) => all?.some((n) => n !== null) === true;
  const borrowed = borrowedIn(plan);
  const frame = plan.years.map((_, i) => plan.laaneramme?.[i] ?? null);
  const lent = plan.years.map((_, i) => plan.utlaan?.[i] ?? null);
  const rows: Row[] = [];
  const add = (label: string, amounts: Amounts, total = false) =>
    rows.push({ cells: [label, ...cells(amounts)], ...(total ? { total } : {}) });
  if (said(frame)) {
    add(t.loanFrame, frame);
    add(t.borrowed, borrowed);
    add(
      t.left,
      frame.map((n, i) => (n === null ? null : kroner(n - (borrowed[i] ?? 0)))),
      true,
    );
  }
  if (said(lent)) {
    add(
      t.repaid,
      lent.map((u) => u?.inn ?? null),
    );
    add(
      t.used,
      lent.map((u) => u?.brukt ?? null),
    );
    add(
      t.elsewhere,
      lent.map((u) => (u ? kroner(u.inn - u.brukt) : null)),
      true,
    );
  }
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      id: 'laaneramme',
      caption: t.loans,
      columns: [left(t.what), ...plan.years.map((y) => money(String(y))), money(t.total)],
      rows,
      source: t.loanSource,
    },
  ];
}

/** What of the frames two readings differ in, before above after; null where they are the same in these years. */
export function rammeEndringTable(
  years: readonly number[],
  before: readonly Frame[],
  after: readonly Frame[],
  names: readonly [string, string],
  lang: Language,
): DocumentTable | null {
  const t = BEVILGNING_TEXTS[lang];
  const of = (frames: readonly Frame[], field: (typeof RAMME_FIELDS)[number]) =>
    years.map((year) => {
      const frame = frames.find((f) => f.year === year);
      return (frame && amountIn(frame, field)) ?? null;
    });
  const rows = RAMME_FIELDS.flatMap((field): Row[] => {
    const [was, is] = [of(before, field), of(after, field)];
    return was.every((n, i) => n === is[i])
      ? []
      : [
          { cells: [t.fields[field], t.before, ...was.map(amount)] },
          { cells: [t.fields[field], t.after, ...is.map(amount)] },
        ];
  });
  if (rows.length === 0) return null;
  return {
    kind: 'table',
    id: 'rammeendringer',
    caption: t.changed(...names),
    columns: [left(t.what), left(t.when), ...years.map((y) => money(String(y)))],
    rows,
    source: t.ownPrices,
  };
}
