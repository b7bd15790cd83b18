import { formatDate, type Language } from '../../kernel/index.ts';
import type { Block, Chapter, DocumentTable, PlanDocument } from '../plandokument/document.ts';
import { VEILEDER_TEXTS } from './texts.ts';
import { type DelId, type Innhold, lovPaa, type Oppgave, type Punkt, type Trinn, type Veileder } from './veileder.ts';

/** What the parts of a document are written with. */
interface Papir {
  readonly veileder: Veileder;
  readonly lang: Language;
  /** The day the rows of law are shown for. */
  readonly today: string;
}

const paragraph = (p: Papir, punkt: Punkt): Block => ({ kind: 'paragraph', text: [{ text: punkt.tekst[p.lang] }] });
const list = (texts: readonly string[], ordered = false): Block => ({
  kind: 'list',
  ordered,
  items: texts.map((text) => [{ text }]),
});
const nameOf = (p: Papir, del: DelId) => p.veileder.deler.find((d) => d.id === del)?.tittel[p.lang] ?? '';

function actorTable(p: Papir, id: string, innhold: Pick<Innhold, 'aktoerer' | 'tittel'>): DocumentTable {
  const t = VEILEDER_TEXTS[p.lang];
  return {
    kind: 'table',
    id,
    caption: `${nameOf(p, 'hvem')} ${innhold.tittel[p.lang]}`,
    columns: [
      { label: t.actor, align: 'left' },
      { label: t.does, align: 'left' },
    ],
    rows: innhold.aktoerer.map((row) => ({
      cells: [
        row.aktoer.navn[p.lang],
        row.roller
          .map((r) => `${p.veileder.verb[r.verb][p.lang]} (${t.tasksNo(r.oppgaver.map((o) => o.nummer).join(', '))})`)
          .join('; '),
      ],
    })),
    source: t.paper.source,
  };
}

function lawTable(p: Papir, id: string, innhold: Innhold): DocumentTable {
  const t = VEILEDER_TEXTS[p.lang];
  return {
    kind: 'table',
    id,
    caption: `${nameOf(p, 'lov')}: ${innhold.tittel[p.lang]}`,
    columns: [t.section, t.demand, t.deadline].map((label) => ({ label, align: 'left' })),
    rows: lovPaa(innhold.lov, p.today).map((row) => ({
      cells: [
        `${row.lovnavn[p.lang]} ${row.paragraf}`,
        `${row.krav[p.lang]} (${t.checked[row.kontrollert]})`,
        [row.frist?.[p.lang], row.gjelderFra ? `${t.validFrom} ${formatDate(row.gjelderFra)}` : undefined]
          .filter((part) => part !== undefined)
          .join('. ') || null,
      ],
    })),
    source: t.paper.lawSource(formatDate(p.veileder.lovKontrollert)),
  };
}

const taskText = (p: Papir, o: Oppgave): string =>
  [
    o.tekst[p.lang],
    o.ansvarlig.length > 0
      ? `${VEILEDER_TEXTS[p.lang].responsible}: ${o.ansvarlig.map((a) => a.navn[p.lang]).join(', ')}.`
      : '',
  ]
    .join(' ')
    .trim();

/** What stands under one part of a step or a phase; nothing where there is nothing. */
function partOf(p: Papir, prefix: string, innhold: Innhold, del: DelId, bakgrunn: readonly Punkt[] = []): Block[] {
  const texts = (punkter: readonly Punkt[]) => punkter.map((punkt) => punkt.tekst[p.lang]);
  switch (del) {
    case 'hvem':
      return innhold.aktoerer.length > 0 ? [actorTable(p, `${prefix}hvem`, innhold)] : [];
    case 'bakgrunn':
      return bakgrunn.map((punkt) => paragraph(p, punkt));
    case 'oppgaver':
      return [
        list(
          innhold.oppgaver.map((o) => taskText(p, o)),
          true,
        ),
      ];
    case 'lov':
      return innhold.lov.length > 0 ? [lawTable(p, `${prefix}lov`, innhold)] : [];
    case 'kilder':
      return [
        {
          kind: 'list',
          ordered: false,
          items: innhold.kilder.map((k) => [
            { text: k.tittel, href: k.url },
            { text: `, ${k.utgiver} (${VEILEDER_TEXTS[p.lang].lastChecked(formatDate(k.sistKontrollert))})` },
          ]),
        },
      ];
    default:
      return innhold[del].length > 0 ? [list(texts(innhold[del]))] : [];
  }
}

function planformChapter(p: Papir, planform: NonNullable<Trinn['planform']>): Chapter {
  const t = VEILEDER_TEXTS[p.lang];
  const to = (svar: (typeof planform.spoersmaal)[number]['ja']) =>
    'spoersmaal' in svar
      ? t.paper.question(planform.spoersmaal.findIndex((q) => q.id === svar.spoersmaal) + 1)
      : svar.utfall.map((id) => planform.utfall.find((u) => u.id === id)?.tittel[p.lang] ?? id).join(', ');
  return {
    id: planform.anker,
    title: planform.tittel[p.lang],
    blocks: [
      ...planform.ingress.map((punkt) => paragraph(p, punkt)),
      list(
        planform.spoersmaal.map((q) => `${q.tekst[p.lang]} ${t.yes}: ${to(q.ja)}. ${t.no}: ${to(q.nei)}.`),
        true,
      ),
      ...planform.utfall.flatMap((u): Block[] => [
        { kind: 'heading', level: 2, text: u.tittel[p.lang] },
        paragraph(p, u),
      ]),
    ],
  };
}

function subprocessChapter(p: Papir, u: Trinn['underprosesser'][number]): Chapter {
  const t = VEILEDER_TEXTS[p.lang];
  return {
    id: u.id,
    title: u.tittel[p.lang],
    blocks: [
      paragraph(p, u.ingress),
      ...u.bakgrunn.map((punkt) => paragraph(p, punkt)),
      ...u.faser.flatMap((fase): Block[] => [
        { kind: 'heading', level: 2, text: `${t.phase(fase.nummer)}: ${fase.tittel[p.lang]}` },
        ...p.veileder.deler.flatMap((del): Block[] => {
          const blocks = partOf(p, `${u.id}-${fase.anker}-`, fase, del.id);
          return blocks.length > 0 ? [{ kind: 'heading', level: 3, text: del.tittel[p.lang] }, ...blocks] : [];
        }),
      ]),
    ],
  };
}

/** A step of the guide on paper: its parts, then the choice of plan form and the sub-processes where it has them. */
export function trinnDocument(veileder: Veileder, trinn: Trinn, lang: Language, today: string): PlanDocument {
  const p: Papir = { veileder, lang, today };
  const t = VEILEDER_TEXTS[lang];
  // One chapter for the step itself: each begins on a page of its own, and the parts are short.
  const parts = veileder.deler.flatMap((del): Block[] => {
    const blocks = partOf(p, '', trinn, del.id, trinn.bakgrunn);
    return blocks.length > 0 ? [{ kind: 'heading', level: 2, text: del.tittel[lang] }, ...blocks] : [];
  });
  return {
    schema: 1,
    lang,
    title: `${t.step(trinn.nummer)}: ${trinn.tittel[lang]}`,
    subtitle: trinn.ingress.tekst[lang],
    kommune: t.title,
    facts: [
      { label: t.paper.duration, value: t.duration(trinn.varighet?.min ?? 0, trinn.varighet?.max ?? 0) },
      { label: t.paper.printed, value: formatDate(today) },
    ].filter((fact) => fact.label !== t.paper.duration || trinn.varighet !== null),
    chapters: [
      { id: trinn.anker, title: trinn.tittel[lang], blocks: parts },
      ...(trinn.planform ? [planformChapter(p, trinn.planform)] : []),
      ...trinn.underprosesser.map((u) => subprocessChapter(p, u)),
    ],
  };
}
