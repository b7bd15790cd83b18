import {
  BOLIGTYPER,
  MAALGRUPPER,
  type Refusal,
  type RowCode,
  TJENESTENIVAAER,
  type TypedFields,
} from '../../../kernel/index.ts';
import { findRow } from '../../../platform/db/rows.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Conflict, differences, saidBy } from '../../../ui/conflict.tsx';
import { Button, ButtonLink, ErrorSummary, Form, options, SubmitRow } from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, MAALGRUPPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { PressButton, RowFields } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { type Held, here } from '../../organisering/index.ts';
import { listMaal, strategiNumber, TILTAK_TEXTS } from '../../tiltak/index.ts';
import { ideNumber, titleFrom } from '../ide.ts';
import { IDE } from '../store.ts';
import { IDEKASSE_TEXTS } from '../texts.ts';
import { Answer } from './list.tsx';

type AnyRefusal = Refusal<string>;

/** Sentences of the row's own refusals, else of the tiltak's. */
function shown(ctx: Ctx, refusals: readonly AnyRefusal[]) {
  const own = ROW_TEXTS[ctx.lang].refusals;
  const theirs = TILTAK_TEXTS[ctx.lang].refusals;
  const errors = refusals.map((r) => {
    const say = own[r.code as RowCode] ?? theirs[r.code as keyof typeof theirs];
    return { field: r.field, text: say(r.data ?? {}) };
  });
  return { errors, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

/** One idea, what became of it, and the three ways it can go. */
export async function idePage(
  ctx: Ctx,
  deps: Pick<Held, 'unitNames'>,
  number: number,
  refusals: readonly AnyRefusal[] = [],
  typed: TypedFields = {},
): Promise<Page | Response> {
  const t = IDEKASSE_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const tt = TILTAK_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const held = await ctx.db.inKommune(kommune.id, async (tx) => ({
    idea: await findRow(tx, IDE, number),
    goals: await listMaal(tx),
    units: await deps.unitNames(tx),
  }));
  const { idea, goals, units } = held;
  if (!idea || idea.data.removed) return notFound();
  const e = shown(ctx, refusals);
  const base = `${work}/ideer/${number}`;
  const title = t.heading(ideNumber(number));
  const places = goals.flatMap((g) => [
    { value: String(g.number), label: `${g.number}. ${g.data.title}` },
    ...g.strategies
      .filter((s) => !s.data.removed)
      .map((s) => ({ value: strategiNumber(s), label: `${strategiNumber(s)} ${s.data.title}` })),
  ]);
  const revision = <input type="hidden" name="seen" value={String(idea.revision)} />;
  const name = titleFrom(idea.data.text);
  const edit = ctx.may('rediger');
  const status = refusals.some((r) => r.code === 'endret-av-andre') ? 409 : refusals.length > 0 ? 422 : 200;
  const labels: TypedFields = {
    reason: t.reason,
    title: t.tiltakTitle,
    maal: t.place,
    responsible: t.responsible,
    ledger: t.ledger,
    group: t.target,
    type: t.type,
    level: t.level,
    taskTitle: t.taskTitle,
    taskUnit: t.unit,
    taskDeadline: t.deadline,
  };
  const said = saidBy({
    maal: Object.fromEntries(places.map((p) => [p.value, p.label])),
    ...{ ledger: tt.ledgers, group: MAALGRUPPE_NAMES[ctx.lang] },
    ...{ type: BOLIGTYPE_NAMES[ctx.lang], level: NIVAA_NAMES[ctx.lang] },
  });
  return {
    title,
    nav: 'ideer',
    step: 4,
    status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/ideer`)}>← {t.title}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} />
        {status === 409 ? (
          <Conflict
            lang={ctx.lang}
            differ={differences({ reason: idea.data.reason }, typed, (field) => labels[field], said)}
          />
        ) : null}
        <p class="bp-text">{idea.data.text}</p>
        <p class="bp-source">{[idea.data.from, idea.data.group].filter((part) => part !== '').join(', ')}</p>
        <p>
          <Answer ctx={ctx} idea={idea.data} />
        </p>
        {edit && idea.data.state === 'ny' ? (
          <>
            <h2>{t.next}</h2>
            <Details summary={t.toTiltak} open={typed.maal !== undefined || typed.responsible !== undefined}>
              {places.length === 0 ? (
                <p>
                  {t.noGoals} <a href={ctx.href(`${work}/tiltak`)}>{t.toGoals}</a>
                </p>
              ) : (
                <Form action={ctx.href(`${base}/tiltak`)} csrf={ctx.csrf}>
                  {revision}
                  <RowFields
                    lang={ctx.lang}
                    typed={typed}
                    of={e.of}
                    fields={[
                      { name: 'title', label: t.tiltakTitle, required: true, initial: name },
                      { name: 'maal', label: t.place, required: true, kind: 'select', options: places },
                      { name: 'responsible', label: t.responsible, required: true, suggestions: units },
                      {
                        name: 'ledger',
                        label: t.ledger,
                        required: true,
                        kind: 'select',
                        options: options(['boligutvikling', 'boligsosialt'], tt.ledgers),
                      },
                      {
                        name: 'group',
                        label: t.target,
                        required: true,
                        kind: 'select',
                        options: options(MAALGRUPPER, MAALGRUPPE_NAMES[ctx.lang]),
                        initial: 'alle',
                      },
                      {
                        name: 'type',
                        label: t.type,
                        required: true,
                        kind: 'select',
                        options: options(BOLIGTYPER, BOLIGTYPE_NAMES[ctx.lang]),
                      },
                      {
                        name: 'level',
                        label: t.level,
                        required: true,
                        kind: 'select',
                        options: options(TJENESTENIVAAER, NIVAA_NAMES[ctx.lang]),
                        initial: 'ingen',
                      },
                    ]}
                  />
                  <SubmitRow>
                    <Button>{t.toTiltak}</Button>
                  </SubmitRow>
                </Form>
              )}
            </Details>
            <Details summary={t.toOppgave} open={typed.taskTitle !== undefined}>
              <Form action={ctx.href(`${base}/oppgave`)} csrf={ctx.csrf}>
                {revision}
                <RowFields
                  lang={ctx.lang}
                  typed={typed}
                  of={e.of}
                  fields={[
                    { name: 'taskTitle', label: t.taskTitle, required: true, initial: name },
                    { name: 'taskUnit', label: t.unit, suggestions: units },
                    { name: 'taskDeadline', label: t.deadline, help: t.deadlineHelp, kind: 'date' },
                  ]}
                />
                <SubmitRow>
                  <Button>{t.toOppgave}</Button>
                </SubmitRow>
              </Form>
            </Details>
            <Details summary={t.leaveOut} open={typed.reason !== undefined}>
              <Form action={ctx.href(`${base}/ikke-med`)} csrf={ctx.csrf}>
                {revision}
                <RowFields
                  lang={ctx.lang}
                  typed={typed}
                  of={e.of}
                  fields={[{ name: 'reason', label: t.reason, help: t.reasonHelp, required: true, kind: 'area' }]}
                />
                <SubmitRow>
                  <Button>{t.leaveOut}</Button>
                </SubmitRow>
              </Form>
            </Details>
            <PressButton
              action={ctx.href(`${work}/ideer/fjern`)}
              csrf={ctx.csrf}
              number={number}
              label={t.remove}
              what={ideNumber(number)}
            />
          </>
        ) : null}
        {edit && idea.data.state === 'ikke-med' ? (
          <Form action={ctx.href(`${base}/igjen`)} csrf={ctx.csrf}>
            {revision}
            <SubmitRow>
              <Button variant="secondary">{t.again}</Button>
            </SubmitRow>
          </Form>
        ) : null}
        <SubmitRow>
          <ButtonLink href={ctx.href(`${work}/ideer`)} variant="tertiary">
            {t.title}
          </ButtonLink>
        </SubmitRow>
      </>
    ),
  };
}
