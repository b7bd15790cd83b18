import type { FC } from 'hono/jsx';
import { formatDate, type Language } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import type { PlanDocument } from '../../plandokument/document.ts';
import { type Aktivitet, aktivitetNumber, type Numbered } from '../aktivitet.ts';
import type { CalendarEvent } from '../calendar-file.ts';
import type { Frist } from '../clocks.ts';
import { type Conflict, isNote } from '../conflicts.ts';
import type { ProsessplanRefusal } from '../parse.ts';
import { conflictSentence, refusalSentence } from '../sentences.ts';
import type { Template } from '../template.ts';
import { PROSESSPLAN_PAGES } from './texts.ts';

/** A row of law as a clock shows it. */
interface LawRow {
  readonly name: Readonly<Record<'nb' | 'nn', string>>;
  readonly paragraph: string;
  readonly url: string;
}

export interface ProsessplanPageDeps {
  /** What the calendar shows beside the plan's own: meetings of groups, and the clocks of the budget. */
  readonly otherEvents: (tx: Tx, kommuneId: string, today: string, lang: Language) => Promise<readonly CalendarEvent[]>;
  /** Names of the municipality's units, offered where one is typed. */
  readonly unitNames: (tx: Tx) => Promise<readonly string[]>;
  readonly maler: readonly Template[];
  readonly frister: readonly Frist[];
  readonly law: ReadonlyMap<string, LawRow>;
  /** The day the text of the laws was read. */
  readonly lawRead: string;
  /** Writes a document's tables as .xlsx, the document as .pdf and as .docx. */
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  readonly toPdf: (document: PlanDocument) => Promise<Uint8Array>;
  readonly toWord: (document: PlanDocument) => Promise<Uint8Array>;
  /** Shows a document on the web. */
  readonly View: FC<{ document: PlanDocument; stack?: boolean }>;
}

export const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return {
    kommune: ctx.kommune,
    base: `/arbeid/${ctx.kommune.slug}/prosessplan`,
    publicPath: `/k/${ctx.kommune.slug}/prosessplan`,
    get actor() {
      return actorOf(ctx);
    },
  };
};

/** Refusals as finished sentences. */
export function shown(ctx: Ctx, refusals: readonly ProsessplanRefusal[]) {
  const errors = refusals.map((r) => ({ field: r.field, text: refusalSentence(r, ctx.lang) }));
  return { errors, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

export const statusOf = (refusals: readonly ProsessplanRefusal[]): 200 | 409 | 422 =>
  refusals.some((r) => r.code === 'endret-av-andre') ? 409 : refusals.length > 0 ? 422 : 200;

export const dated = (date: string | null): string => (date ? formatDate(date) : '');

/** Conflicts as a list, each with the way to its activity. */
function ConflictList(p: { ctx: Ctx; conflicts: readonly Conflict[]; activities: readonly Numbered[] }) {
  const { base } = where(p.ctx);
  const titles = new Map(p.activities.map((a) => [a.number, a.data.title]));
  return (
    <ul class="ds-list">
      {p.conflicts.map((c) => (
        <li>
          {c.number === null ? null : (
            <>
              <a class="ds-link" href={p.ctx.href(`${base}/${c.number}`)}>
                {`${aktivitetNumber(c.number)} ${titles.get(c.number) ?? ''}`}
              </a>
              {': '}
            </>
          )}
          {conflictSentence(c, p.ctx.lang)}
        </li>
      ))}
    </ul>
  );
}

/** What does not fit first, then what the reader should know. */
export function Conflicts(p: { ctx: Ctx; conflicts: readonly Conflict[]; activities: readonly Numbered[] }) {
  const t = PROSESSPLAN_PAGES[p.ctx.lang].overview;
  const hard = p.conflicts.filter((c) => !isNote(c));
  const notes = p.conflicts.filter(isNote);
  return (
    <>
      {hard.length > 0 ? (
        <Notice tone="warning" heading={t.conflicts(hard.length)}>
          <ConflictList {...p} conflicts={hard} />
        </Notice>
      ) : null}
      {notes.length > 0 ? (
        <Notice tone="info" heading={t.notes}>
          <ConflictList {...p} conflicts={notes} />
        </Notice>
      ) : null}
    </>
  );
}

/** Who the plan names already: bodies and groups as well as units. */
export const answering = (activities: readonly { readonly data: Aktivitet }[]): readonly string[] =>
  activities.map((a) => a.data.responsible).filter((who) => who !== '');
