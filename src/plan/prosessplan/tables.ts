import { formatDate, type Language } from '../../kernel/index.ts';
import type { DocumentPicture, DocumentTable, PlanDocument } from '../plandokument/document.ts';
import { aktivitetNumber, byDate, daysOf, isMeeting, type Numbered, type Planform } from './aktivitet.ts';
import type { NumberedMoete } from './moete.ts';
import { ganttPicture } from './picture.ts';
import { adoptionOf } from './schedule.ts';
import { period } from './sentences.ts';
import { PROSESSPLAN_TEXTS } from './texts.ts';

/** What a document of the plan is made of, live or frozen. */
export interface PlanOnPaper {
  readonly kommune: string;
  readonly planform: Planform;
  readonly wished: string | null;
  readonly activities: readonly Numbered[];
  readonly meetings: readonly NumberedMoete[];
  /** Who approved it and when; null for a working copy. */
  readonly approved: { readonly by: string; readonly on: string } | null;
  readonly today: string;
}

const PAPER = ['number', 'title', 'purpose', 'responsible', 'when', 'result'] as const;
const EXCEL = [
  'number',
  'title',
  'purpose',
  'responsible',
  'participants',
  'method',
  'when',
  'result',
  'after',
] as const;

/** Who, what, when and why, a row for each activity in the order of their dates. */
function aktivitetTable(activities: readonly Numbered[], lang: Language, place: 'paper' | 'excel'): DocumentTable {
  const t = PROSESSPLAN_TEXTS[lang].document;
  const columns = place === 'paper' ? PAPER : EXCEL;
  return {
    kind: 'table',
    id: 'aktiviteter',
    caption: t.who,
    columns: columns.map((c) => ({ label: t.columns[c], align: 'left' })),
    rows: byDate(activities).map(({ number, data: a }) => {
      const cells: Readonly<Record<(typeof EXCEL)[number], string>> = {
        number: aktivitetNumber(number),
        title: a.milestone ? `${a.title} (${t.milestone})` : a.title,
        purpose: a.purpose,
        responsible: a.responsible,
        participants: a.participants,
        method: a.method,
        when: period(daysOf(a)),
        result: a.result,
        after: a.after.map(aktivitetNumber).join(', '),
      };
      return { cells: columns.map((c) => cells[c] || null) };
    }),
    source: t.source,
  };
}

/** The meetings that the plan rests on: those its activities are dated to. */
function moeteTable(plan: PlanOnPaper, lang: Language): DocumentTable | null {
  const t = PROSESSPLAN_TEXTS[lang];
  const days = new Set(plan.activities.filter((a) => isMeeting(a.data)).map((a) => `${a.data.organ} ${a.data.end}`));
  const used = plan.meetings.filter((m) => days.has(`${m.data.organ} ${m.data.date}`));
  if (used.length === 0) return null;
  return {
    kind: 'table',
    id: 'moeter',
    caption: t.document.meetings,
    columns: (['day', 'organ', 'papers'] as const).map((c) => ({ label: t.document.columns[c], align: 'left' })),
    rows: used
      .toSorted((a, b) => (a.data.date < b.data.date ? -1 : 1))
      .map(({ data: m }) => ({
        cells: [formatDate(m.date), t.organer[m.organ], m.papers ? formatDate(m.papers) : null],
      })),
    source: t.document.source,
  };
}

/** The prosessplan as one document, from which every file of it is made. */
export function prosessplanDocument(plan: PlanOnPaper, lang: Language, place: 'paper' | 'excel'): PlanDocument {
  const t = PROSESSPLAN_TEXTS[lang];
  const adoption = adoptionOf(plan.activities)?.data;
  const adopted = adoption?.done ?? adoption?.end ?? null;
  const { caption, alt, draw } = ganttPicture(plan.activities, plan.today, lang, plan.approved !== null);
  const picture: DocumentPicture = {
    kind: 'picture',
    id: 'tidslinje',
    caption,
    alt,
    svg: draw(720),
    narrow: draw(300),
    source: t.document.source,
  };
  const table = aktivitetTable(plan.activities, lang, place);
  const meetings = moeteTable(plan, lang);
  return {
    schema: 1,
    lang,
    title: t.document.title,
    kommune: plan.kommune,
    facts: [
      { label: t.document.planform, value: t.planformer[plan.planform] },
      ...(adopted ? [{ label: t.document.adopted, value: formatDate(adopted) }] : []),
      plan.approved
        ? {
            label: t.document.approved,
            value: [plan.approved.by, formatDate(plan.approved.on)].filter((part) => part !== '').join(', '),
          }
        : { label: t.document.date, value: t.document.draft(formatDate(plan.today)) },
    ],
    chapters: [
      { id: 'aktiviteter', title: t.document.who, blocks: place === 'excel' ? [table] : [picture, table] },
      ...(meetings ? [{ id: 'moeter', title: t.document.meetings, blocks: [meetings] }] : []),
    ],
  };
}
