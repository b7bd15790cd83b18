import type { RowRefusal, TypedFields } from '../../../kernel/index.ts';
import { listAllRows } from '../../../platform/db/rows.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { PutAway, RowFields, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { type Held, here } from '../../organisering/index.ts';
import { oppgaveNumber } from '../../runde/index.ts';
import { tiltakNumber } from '../../tiltak/index.ts';
import { countStates, IDE_STATES, type Ide, type IdeState, ideNumber } from '../ide.ts';
import { IDE } from '../store.ts';
import { IDEKASSE_TEXTS } from '../texts.ts';

export const TONES: Readonly<Record<IdeState, 'warning' | 'success' | 'neutral'>> = {
  ny: 'warning',
  tiltak: 'success',
  oppgave: 'success',
  'ikke-med': 'neutral',
};

/** What became of an idea: the state, and the thing or the reason. */
export function Answer(p: { ctx: Ctx; idea: Ide }) {
  const { ctx, idea } = p;
  const t = IDEKASSE_TEXTS[ctx.lang];
  const { work } = here(ctx);
  return (
    <>
      <Status tone={TONES[idea.state]}>{t.states[idea.state]}</Status>{' '}
      {idea.state === 'tiltak' && idea.became ? (
        <a href={ctx.href(`${work}/tiltak/${idea.became}`)}>{tiltakNumber(idea.became)}</a>
      ) : null}
      {idea.state === 'oppgave' && idea.became ? (
        <a href={ctx.href(`${work}/oppgaver/${idea.became}`)}>{oppgaveNumber(idea.became)}</a>
      ) : null}
      {idea.state === 'ikke-med' ? t.because(idea.reason) : null}
    </>
  );
}

/** The units offered where one is typed. */
export type IdeDeps = Pick<Held, 'unitNames'>;

/** Every idea with its answer, and the form to paste more. */
export async function listPage(
  ctx: Ctx,
  deps: IdeDeps,
  refusals: readonly RowRefusal[] = [],
  typed: TypedFields = {},
): Promise<Page> {
  const t = IDEKASSE_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const { all, units } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    all: await listAllRows(tx, IDE),
    units: await deps.unitNames(tx),
  }));
  const rows = all.filter((r) => !r.data.removed).reverse();
  const asked = IDE_STATES.find((s) => s === ctx.url.searchParams.get('svar')) ?? null;
  const shown = asked ? rows.filter((r) => r.data.state === asked) : rows;
  const counts = countStates(rows);
  const edit = ctx.may('rediger');
  const e = sentences(ctx.lang, refusals);
  const base = `${work}/ideer`;
  return {
    title: t.title,
    nav: 'ideer',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} />
        <Finding>{rows.length === 0 ? t.empty : t.finding(counts.ny, rows.length)}</Finding>
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{row.saved}</Notice> : null}
        {rows.length === 0 ? (
          <EmptyState heading={t.emptyHeading}>
            <p>{t.emptyText}</p>
          </EmptyState>
        ) : (
          <>
            <p class="bp-text">{t.lead}</p>
            <nav aria-label={t.show}>
              <ul class="bp-chips">
                <li>
                  <a href={ctx.href(base)} aria-current={asked ? undefined : 'true'}>{`${t.all} (${rows.length})`}</a>
                </li>
                {IDE_STATES.map((state) => (
                  <li>
                    <a
                      href={ctx.href(`${base}?svar=${state}`)}
                      aria-current={asked === state ? 'true' : undefined}
                    >{`${t.states[state]} (${counts[state]})`}</a>
                  </li>
                ))}
              </ul>
            </nav>
            {shown.length === 0 ? (
              <p>{t.none}</p>
            ) : (
              <DataTable
                caption={t.title}
                hideCaption
                stack
                columns={[
                  { label: t.number },
                  { label: t.idea },
                  { label: t.from },
                  { label: t.group },
                  { label: t.state },
                ]}
                rows={shown.map(({ number, data: d }) => ({
                  cells: [
                    ideNumber(number),
                    <a href={ctx.href(`${base}/${number}`)}>{d.text}</a>,
                    d.from,
                    d.group || '–',
                    <Answer ctx={ctx} idea={d} />,
                  ],
                }))}
              />
            )}
          </>
        )}
        {edit ? (
          <section>
            <h2>{t.add}</h2>
            <Form action={ctx.href(base)} csrf={ctx.csrf}>
              <RowFields
                lang={ctx.lang}
                typed={typed}
                of={e.of}
                fields={[
                  { name: 'ideas', label: t.ideas, help: t.ideasHelp, required: true, kind: 'area' },
                  { name: 'from', label: t.from, help: t.fromHelp, required: true },
                  { name: 'group', label: t.group, help: t.groupHelp, suggestions: units },
                ]}
              />
              <SubmitRow>
                <Button>{t.add}</Button>
              </SubmitRow>
            </Form>
            <PutAway
              lang={ctx.lang}
              action={ctx.href(`${base}/angre`)}
              csrf={ctx.csrf}
              rows={all
                .filter((r) => r.data.removed)
                .map((r) => ({ number: r.number, name: `${ideNumber(r.number)} ${r.data.text}` }))}
            />
          </section>
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${work}/tiltak`)} variant="secondary">
            {t.tiltakPage}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}
