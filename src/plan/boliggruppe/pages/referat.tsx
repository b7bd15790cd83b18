import { formatDate, type RowRefusal, type TypedFields } from '../../../kernel/index.ts';
import { findRow, listAllRows } from '../../../platform/db/rows.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { PutAway, RowFields, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { type Held, here } from '../../organisering/index.ts';
import { oppgaveNumber } from '../../runde/index.ts';
import { MOETE, VEDTAK } from '../store.ts';
import { BOLIGGRUPPE_TEXTS } from '../texts.ts';
import { removeCell } from './gruppe.tsx';
import { MOETER } from './lists.ts';

const DECISIONS = 'boliggruppe/vedtak';

/** One meeting: what was on the agenda, what was said, what was decided, and the form to write a decision down. */
export async function referatPage(
  ctx: Ctx,
  deps: Pick<Held, 'unitNames'>,
  number: number,
  refusals: readonly RowRefusal[] = [],
  typed: TypedFields = {},
): Promise<Page | Response> {
  const t = BOLIGGRUPPE_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const held = await ctx.db.inKommune(kommune.id, async (tx) => ({
    meeting: await findRow(tx, MOETE, number),
    all: await listAllRows(tx, VEDTAK),
    units: await deps.unitNames(tx),
  }));
  const { meeting } = held;
  if (!meeting || meeting.data.removed) return notFound();
  const own = held.all.filter((v) => v.data.meeting === number);
  const rows = own.filter((v) => !v.data.removed);
  const edit = ctx.may('rediger');
  const e = sentences(ctx.lang, refusals);
  const title = t.meeting(formatDate(meeting.data.date));
  return {
    title,
    nav: 'boliggruppe',
    step: 4,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/boliggruppe`)}>← {t.title}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{row.saved}</Notice> : null}
        {meeting.data.place ? <p>{`${t.place}: ${meeting.data.place}`}</p> : null}
        <h2>{t.agenda}</h2>
        <ol>
          {meeting.data.agenda
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => (
              <li>{line}</li>
            ))}
        </ol>
        {meeting.data.notes ? (
          <>
            <h2>{t.notes}</h2>
            {meeting.data.notes
              .split(/\n+/)
              .filter((line) => line.trim() !== '')
              .map((line) => (
                <p class="bp-text">{line}</p>
              ))}
          </>
        ) : null}
        {edit ? (
          <p>
            <a href={ctx.href(`${work}/${MOETER.path}/${number}`)}>{t.editMeeting}</a>
          </p>
        ) : null}
        <h2>{t.decisions}</h2>
        {rows.length === 0 ? (
          <p>{t.noDecisions}</p>
        ) : (
          <DataTable
            caption={t.decisions}
            hideCaption
            stack
            columns={[
              { label: t.decision },
              { label: t.responsible },
              { label: t.deadline },
              { label: t.task },
              ...(edit ? [{ label: row.remove }] : []),
            ]}
            rows={rows.map(({ number: n, data: d }) => ({
              cells: [
                d.text,
                d.unit,
                d.deadline ? formatDate(d.deadline) : '–',
                d.task === null ? (
                  t.noTask
                ) : (
                  <a href={ctx.href(`${work}/oppgaver/${d.task}`)}>{oppgaveNumber(d.task)}</a>
                ),
                ...removeCell(ctx, DECISIONS, n, d.text),
              ],
            }))}
          />
        )}
        {edit ? (
          <>
            <p class="bp-source">{t.kept}</p>
            <PutAway
              lang={ctx.lang}
              action={ctx.href(`${work}/${DECISIONS}/angre`)}
              csrf={ctx.csrf}
              rows={own.filter((v) => v.data.removed).map((v) => ({ number: v.number, name: v.data.text }))}
            />
            <h2>{t.addDecision}</h2>
            <Form action={ctx.href(`${work}/boliggruppe/referat/${number}`)} csrf={ctx.csrf}>
              <RowFields
                lang={ctx.lang}
                typed={typed}
                of={e.of}
                fields={[
                  { name: 'text', label: t.decision, help: t.decisionHelp, required: true, kind: 'area' },
                  { name: 'unit', label: t.responsible, required: true, suggestions: held.units },
                  { name: 'deadline', label: t.deadline, help: t.dateHelp, kind: 'date' },
                  {
                    name: 'task',
                    label: t.makeTask,
                    required: true,
                    kind: 'select',
                    options: [
                      { value: 'ja', label: t.yes },
                      { value: 'nei', label: t.no },
                    ],
                    initial: 'ja',
                  },
                ]}
              />
              <SubmitRow>
                <Button>{t.addDecision}</Button>
              </SubmitRow>
            </Form>
          </>
        ) : null}
      </>
    ),
  };
}
