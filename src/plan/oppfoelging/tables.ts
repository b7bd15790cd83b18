import { formatDate, formatKroner, kroner, type Language, type Ledger, sumKroner } from '../../kernel/index.ts';
import type { Cell, DocumentTable, PlanDocument } from '../plandokument/document.ts';
import { periodName, regnskapSaid, regnskapTables, type Sammenstilling } from '../regnskap/index.ts';
import { tiltakNumber } from '../tiltak/index.ts';
import { funnOf } from './funn.ts';
import { indikatorBlocks } from './indikator-tables.ts';
import { INDIKATOR_TEXTS } from './indikator-texts.ts';
import type { Levering } from './levering.ts';
import { leveringBlocks } from './levering-tables.ts';
import { LEVERING_TEXTS } from './levering-texts.ts';
import { BAGATELL, GRENSE } from './penger.ts';
import { dekningOf, type Linje, RAPPORTSTATUS, type Rapportstatus, type Rapportutgave, yearOf } from './rapport.ts';
import { OPPFOELGING_TEXTS } from './texts.ts';

const LEDGERS: readonly Ledger[] = ['boligsosialt', 'boligutvikling'];
const number = (n: number | null | undefined): Cell => (n === null || n === undefined ? null : { number: n });
const known = <T extends number>(of: readonly (T | null | undefined)[]): T[] => of.filter((n): n is T => n != null);

/** The two ledgers stand in tables of their own, and no sum goes over both. */
function ledgerTable(utgave: Rapportutgave, ledger: Ledger, lang: Language): DocumentTable[] {
  const t = OPPFOELGING_TEXTS[lang];
  const linjer = utgave.linjer.filter((l) => l.ledger === ledger);
  if (linjer.length === 0) return [];
  const year = yearOf(utgave);
  const units = known(linjer.map((l) => l.report?.units));
  const money = known(linjer.map((l) => l.report?.money));
  const cells = (l: Linje): Cell[] => [
    tiltakNumber(l.tiltak),
    l.title,
    l.responsible || null,
    l.report ? t.statuses[l.report.status] : t.notReported,
    number(l.planned),
    number(l.report?.units),
    number(l.report?.money),
    l.report?.avvik ? t.avviks[l.report.avvik] : null,
    l.report?.comment || null,
  ];
  return [
    {
      kind: 'table',
      id: `rapport-${ledger}`,
      caption: t.ledgers[ledger],
      columns: [
        { label: t.number, align: 'left' },
        { label: t.tiltak, align: 'left' },
        { label: t.responsible, align: 'left' },
        { label: t.status, align: 'left' },
        { label: t.planned(year), align: 'right' },
        { label: t.units(year), align: 'right' },
        { label: t.money, unit: 'kr', align: 'right' },
        { label: t.avvik, align: 'left' },
        { label: t.comment, align: 'left' },
      ],
      rows: [
        ...linjer.map((l) => ({ cells: cells(l) })),
        {
          cells: [
            t.sum,
            null,
            null,
            null,
            null,
            units.length > 0 ? { number: units.reduce((a, b) => a + b, 0) } : null,
            money.length > 0 ? { number: sumKroner(money) } : null,
            null,
            null,
          ],
          total: true,
        },
      ],
      source: `${t.source(formatDate(utgave.date))} ${t.frozen(formatDate(utgave.closedOn))}`,
    },
  ];
}

const leveringChapter = (v: Levering, account: Sammenstilling | null | undefined, lang: Language) => ({
  id: 'levering',
  title: LEVERING_TEXTS[lang].heading,
  blocks: leveringBlocks(v, lang, account ? periodName(account) : null),
});

/** Delivered against plan as it stands while the round is open. */
export const leveringDocument = (
  v: Levering,
  account: Sammenstilling | null,
  kommune: string,
  lang: Language,
): PlanDocument =>
  explained({
    schema: 1,
    lang,
    title: LEVERING_TEXTS[lang].heading,
    kommune,
    facts: [],
    chapters: [leveringChapter(v, account, lang)],
  });

/** The page that explains a table of a report, within the workspace; what no line names is about tiltak, which stand with what they rest on. */
const EXPLAINED: readonly (readonly [RegExp, string])[] = [
  [/^regnskap-/, 'oekonomiplan/regnskap'],
  [/^indikatorer$/, 'oppfoelging/maalindikatorer'],
  [/^levering-(felt|avtale)-/, 'tilbud'],
];
const TILTAK_PAGE = 'roed-traad/spor';

const explained = (document: PlanDocument): PlanDocument => ({
  ...document,
  chapters: document.chapters.map((chapter) => ({
    ...chapter,
    blocks: chapter.blocks.map((block) =>
      block.kind === 'table'
        ? { ...block, explained: EXPLAINED.find(([names]) => names.test(block.id))?.[1] ?? TILTAK_PAGE }
        : block,
    ),
  })),
});

/** The frozen report as a document, from which page and files are made. */
export function rapportDocument(utgave: Rapportutgave, kommune: string, lang: Language): PlanDocument {
  const t = OPPFOELGING_TEXTS[lang];
  const d = dekningOf(utgave.linjer);
  const findings = funnOf(utgave, lang);
  const named = (numbers: readonly number[]) => numbers.map(tiltakNumber).join(', ');
  const warning = (text: string) => ({ kind: 'note' as const, tone: 'warning' as const, text: [{ text }] });
  const account = utgave.regnskap ? regnskapSaid(utgave.regnskap, lang) : null;
  const states = RAPPORTSTATUS.flatMap((status): [Rapportstatus, number][] => {
    const n = utgave.linjer.filter((l) => l.report?.status === status).length;
    return n > 0 ? [[status, n]] : [];
  });
  return explained({
    schema: 1,
    lang,
    title: utgave.title,
    kommune,
    facts: [
      { label: t.type, value: t.types[utgave.type] },
      { label: t.date, value: formatDate(utgave.date) },
      { label: t.closed, value: formatDate(utgave.closedOn) },
    ],
    chapters: [
      {
        id: 'sammendrag',
        title: t.summary,
        blocks: [
          {
            kind: 'paragraph',
            text: [{ text: d.percent === null ? t.noTiltak : t.finding(d.reported, d.asked, d.percent) }],
          },
          ...(states.length > 0 ? [{ kind: 'paragraph' as const, text: [{ text: t.byStatus(states) }] }] : []),
          ...(account ? [{ kind: 'paragraph' as const, text: [{ text: account.finding }] }] : []),
          ...(d.stale.length > 0 ? [warning(t.staleThen(named(d.stale)))] : []),
          ...(d.ownerless.length > 0 ? [warning(t.ownerlessThen(named(d.ownerless)))] : []),
        ],
      },
      {
        id: 'funn',
        title: t.findings.heading,
        blocks: [
          findings.length === 0
            ? { kind: 'paragraph', text: [{ text: t.findings.none }] }
            : {
                kind: 'list',
                ordered: false,
                items: findings.map((f) => [{ text: f.why === '' ? f.title : `${f.title}. ${f.why}` }]),
              },
        ],
      },
      ...(utgave.regnskap && account
        ? [
            {
              id: 'regnskap',
              title: t.account,
              blocks: [
                { kind: 'paragraph' as const, text: [{ text: account.finding }] },
                {
                  kind: 'paragraph' as const,
                  text: [{ text: t.grenseIs(utgave.grense ?? GRENSE, formatKroner(kroner(BAGATELL))) }],
                },
                ...(account.part ? [{ kind: 'paragraph' as const, text: [{ text: account.part }] }] : []),
                ...account.warnings.map(warning),
                ...regnskapTables(utgave.regnskap, lang),
              ],
            },
          ]
        : []),
      ...(utgave.indikatorer && utgave.indikatorer.length > 0
        ? [
            {
              id: 'indikatorer',
              title: INDIKATOR_TEXTS[lang].heading,
              blocks: indikatorBlocks(utgave.indikatorer, lang),
            },
          ]
        : []),
      ...(utgave.levering ? [leveringChapter(utgave.levering, utgave.regnskap, lang)] : []),
      { id: 'tiltak', title: t.reports, blocks: LEDGERS.flatMap((l) => ledgerTable(utgave, l, lang)) },
    ],
  });
}
