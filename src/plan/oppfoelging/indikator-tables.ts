import { formatDate, formatNumber, type Language } from '../../kernel/index.ts';
import type { Cell, PlanDocument } from '../plandokument/document.ts';
import { INDIKATOR_TEXTS } from './indikator-texts.ts';
import { type Indikatorlinje, type Indikatortilstand, shownDecimals } from './indikatorer.ts';

type Block = PlanDocument['chapters'][number]['blocks'][number];

const number = (n: number | null): Cell => (n === null ? null : { number: n, decimals: shownDecimals(n) });

export const withUnit = (l: Pick<Indikatorlinje, 'unit'>, n: number | null): string =>
  n === null ? '–' : `${formatNumber(n, shownDecimals(n))} ${l.unit}`;

/** Statistics speak of a year, and no day of it. */
export const dayOf = (l: Pick<Indikatorlinje, 'kilde' | 'date'>): string | null =>
  l.date && (l.kilde === 'kunnskap' ? l.date.slice(0, 4) : formatDate(l.date));

export const sourceOf = (l: Indikatorlinje, lang: Language): string | null =>
  l.kilde === 'tiltak' && l.value !== null ? INDIKATOR_TEXTS[lang].byReports : l.source || null;

/** Value and state in one, as two reports are compared. */
export const saidOf = (l: Indikatorlinje | null, lang: Language): string => {
  const t = INDIKATOR_TEXTS[lang];
  if (!l) return t.notThere;
  return l.value === null ? t.states[l.tilstand] : t.with(withUnit(l, l.value), t.states[l.tilstand].toLowerCase());
};

export function foundOf(linjer: readonly Indikatorlinje[], lang: Language): string {
  const count = (s: Indikatortilstand) => linjer.filter((l) => l.tilstand === s).length;
  return INDIKATOR_TEXTS[lang].finding(count('naadd'), count('paa-vei'), count('ikke-naadd'), linjer.length);
}

/** Given of asked; null when every value comes by itself. */
export function askedOf(linjer: readonly Indikatorlinje[], lang: Language): string | null {
  const asked = linjer.filter((l) => l.kilde === 'egen');
  const given = asked.filter((l) => !l.missing).length;
  return asked.length === 0 ? null : INDIKATOR_TEXTS[lang].asked(given, asked.length);
}

export function indikatorBlocks(linjer: readonly Indikatorlinje[], lang: Language): Block[] {
  const t = INDIKATOR_TEXTS[lang];
  const said = (text: string): Block => ({ kind: 'paragraph', text: [{ text }] });
  const asked = askedOf(linjer, lang);
  return [
    said(foundOf(linjer, lang)),
    ...(asked ? [said(asked)] : []),
    {
      kind: 'table',
      id: 'indikatorer',
      caption: t.heading,
      columns: [
        { label: t.name, align: 'left' },
        { label: t.goal, align: 'left' },
        { label: t.unit, align: 'left' },
        { label: t.value, align: 'right' },
        { label: t.date, align: 'left' },
        { label: t.expected, align: 'right' },
        { label: t.target, align: 'right' },
        { label: t.targetYear, align: 'left' },
        { label: t.state, align: 'left' },
        { label: t.responsible, align: 'left' },
        { label: t.source, align: 'left' },
      ],
      rows: linjer.map((l) => ({
        cells: [
          l.title,
          l.goal,
          l.unit,
          number(l.value),
          dayOf(l),
          number(l.expected),
          number(l.target),
          l.targetYear === null ? null : String(l.targetYear),
          l.missing ? `${t.states[l.tilstand]} (${t.missing.toLowerCase()})` : t.states[l.tilstand],
          l.responsible,
          sourceOf(l, lang),
        ],
      })),
      source: t.rule,
    },
  ];
}
