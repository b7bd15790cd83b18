import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Refused } from '../../../platform/http/route.ts';
import { Notice, Status } from '../../../ui/blocks.tsx';
import { Comments } from '../../../ui/comments.tsx';
import { overSaved } from '../../../ui/conflict.tsx';
import { Button, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { opens } from '../access.ts';
import { isOverdue, MAX_FIND, type Objekt, type Oppgave, oppgaveNumber, staleness } from '../oppgave.ts';
import { type OppgaveRefusal, typedOppgave } from '../parse.ts';
import { findOppgave, type Kommentar, kommentarerTo, type OppgaveRevision, oppgaveHistory } from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { Approval } from './godkjenning.tsx';
import { Changed } from './konflikt.tsx';
import { ResultObject } from './objekt.tsx';
import { NewForm, OppgaveForm } from './skjema.tsx';
import { OPPGAVE_TEXTS } from './texts.ts';
import {
  choosable,
  guideOf,
  look,
  lookOpen,
  nameOf,
  noAccess,
  type Person,
  type RundePageDeps,
  shown,
  statusOf,
  TONES,
  titleOf,
  where,
} from './where.tsx';

export const moment = (at: string): string => {
  const { date, time } = osloMoment(at);
  return `${formatDate(date)} ${time}`;
};

function Facts(p: {
  ctx: Ctx;
  number: number;
  task: Oppgave;
  people: readonly Person[];
  objects: readonly Objekt[];
  names: boolean;
}) {
  const { ctx, task } = p;
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const { tasks } = where(ctx);
  const { result, origin, carried } = task;
  const name = (id: string) => (p.names ? nameOf(ctx, p.people, id) : t.someone);
  const facts = [
    [o.unit, task.unit],
    [o.answers, task.person ? name(task.person) : ''],
    [o.participants, task.participants.map(name).join(', ')],
    [o.deadline, task.deadline ? formatDate(task.deadline) : ''],
    [o.reason, task.status === 'ikke-aktuell' ? task.reason : ''],
    [o.why, task.why],
    [o.result, result.text],
    [o.link, result.link ? <a href={result.link}>{result.link}</a> : ''],
    [o.object, result.object ? <ResultObject ctx={ctx} result={result} objects={p.objects} /> : ''],
    [o.file, result.file ? <a href={ctx.href(`${tasks}/${p.number}/fil`)}>{result.file.name}</a> : ''],
    [o.evidence, task.evidence],
    [t.learntThen, carried?.learnt ?? ''],
  ] as const;
  return (
    <>
      {origin ? (
        <p>
          {origin.kind === 'runde' ? (
            <a href={ctx.href(`${where(ctx).runde}?runde=${origin.number}`)}>{o.sentBack(origin.number)}</a>
          ) : (
            <a href={ctx.href(origin.href)}>{o.fromElsewhere(origin.label)}</a>
          )}
        </p>
      ) : null}
      {carried ? (
        <p>
          <a href={ctx.href(`${tasks}/${carried.number}`)}>
            {t.carriedFrom(carried.runde, oppgaveNumber(carried.number))}
          </a>
        </p>
      ) : null}
      <dl class="bp-key">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd class="bp-lines">{value}</dd>
            </>
          ))}
      </dl>
    </>
  );
}

function TaskComments(p: {
  ctx: Ctx;
  number: number;
  comments: readonly Kommentar[];
  people: readonly Person[];
  may: boolean;
  works: boolean;
  typed: string;
  error: string | undefined;
}) {
  const { ctx } = p;
  const o = OPPGAVE_TEXTS[ctx.lang];
  const t = RUNDE_TEXTS[ctx.lang];
  const said = (c: Kommentar) =>
    [ctx.bruker ? nameOf(ctx, p.people, c.by) : t.someone, moment(c.created)].filter((x) => x !== '').join(', ');
  return (
    <Comments
      words={{ ...o, comment: p.works ? o.comment : o.commentOrAsk, help: o.commentHelp }}
      comments={p.comments.map((c) => ({ id: `kommentar-${c.number}`, by: said(c), text: c.text }))}
      form={
        p.may
          ? {
              action: ctx.href(`${where(ctx).tasks}/${p.number}/kommentar`),
              csrf: ctx.csrf,
              typed: p.typed,
              error: p.error,
            }
          : null
      }
    />
  );
}

function History(p: {
  ctx: Ctx;
  number: number;
  revisions: readonly OppgaveRevision[];
  people: readonly Person[];
  may: boolean;
}) {
  const { ctx, revisions } = p;
  const o = OPPGAVE_TEXTS[ctx.lang];
  const t = RUNDE_TEXTS[ctx.lang];
  return (
    <section>
      <h2 id="historikk">{o.history}</h2>
      <DataTable
        caption={o.history}
        hideCaption
        stack
        columns={[
          ...[{ label: o.revision }, { label: o.when }, { label: o.who }, { label: o.status }, { label: o.unit }],
          ...[{ label: o.answers }, { label: o.deadline }],
        ]}
        rows={revisions.map((r) => ({
          cells: [
            r.revision,
            moment(r.created),
            ctx.bruker ? nameOf(ctx, p.people, r.by) || '–' : t.someone,
            t.statuses[r.data.status],
            r.data.unit || '–',
            r.data.person === null ? '–' : ctx.bruker ? nameOf(ctx, p.people, r.data.person) : t.someone,
            r.data.deadline ? formatDate(r.data.deadline) : '–',
          ],
        }))}
      />
      {p.may && revisions.length > 1 ? (
        <Form action={ctx.href(`${where(ctx).tasks}/${p.number}/angre`)} csrf={ctx.csrf}>
          <input type="hidden" name="revision" value={String(revisions[0]?.revision)} />
          <SubmitRow>
            <Button variant="secondary">{o.undo}</Button>
          </SubmitRow>
        </Form>
      ) : null}
    </section>
  );
}

export async function oppgavePage(
  ctx: Ctx,
  deps: RundePageDeps,
  refusals: readonly OppgaveRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Response | Refused> {
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const { kommune, tasks: base, home } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  const found = await ctx.db.inKommune(kommune.id, async (tx) => {
    const task = await findOppgave(tx, number);
    if (!task) return null;
    const [revisions, comments, units] = [
      await oppgaveHistory(tx, number),
      await kommentarerTo(tx, number),
      await deps.unitNames(tx),
    ];
    return { task, revisions, comments, units, invited: await deps.invitedTo(tx, number) };
  });
  const seen = await look(ctx, found?.task.runde);
  if (!opens(seen.may, found?.task.data)) return noAccess();
  if (!found) return notFound();
  const { task, comments } = found;
  const d = task.data;
  const people = await deps.membersOf(kommune.id);
  const objects = await deps.objectsFor(ctx);
  // Only to put a name to what somebody wrote: who has a link is no member, and is never chosen.
  const named = [
    ...people,
    ...found.invited.map((i) => ({ brukerId: i.id, name: i.name ? o.outside(i.name) : o.outsider, disabled: true })),
  ];
  const closed = seen.runde?.data.closed === true;
  const works = seen.may('bidra', d) && !closed;
  const approves = seen.may('godkjenn') && !closed;
  const guide = guideOf(deps, { contentId: d.content?.id ?? null });
  const title = titleOf(ctx, deps, { number, title: d.title, contentId: d.content?.id ?? null });
  const e = shown(ctx, refusals);
  const changed = refusals.some((r) => r.code === 'endret-av-andre');
  const before = found.revisions.find((r) => String(r.revision) === sent?.revision);
  const typed = changed && sent ? overSaved(sent, before && typedOppgave(before.data), typedOppgave(d)) : sent;
  const today = ctx.clock.today();
  const quiet = staleness({ status: d.status, deadline: d.deadline, changed: task.created }, today);
  return {
    title: `${oppgaveNumber(number)} ${title}`,
    nav: 'oppgaver',
    step: d.step,
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(seen.may('foelg') ? base : where(ctx).mine)}>← {seen.may('foelg') ? t.tasks : o.mine}</a>
        </p>
        <h1>{`${oppgaveNumber(number)} ${title}`}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') && refusals.length === 0 ? <Notice tone="success">{t.saved}</Notice> : null}
        {closed ? <Notice>{t.closedRound}</Notice> : null}
        <p>
          <Status tone={TONES[d.status]}>{t.statuses[d.status]}</Status>{' '}
          {isOverdue(d, today) ? <Status tone="danger">{o.late}</Status> : null}{' '}
          {quiet > 0 ? <Status tone="warning">{o.stale(quiet)}</Status> : null}
        </p>
        {guide ? (
          <p>
            <a href={ctx.href(`${ctx.may('les') ? home : ''}/veileder/${guide.place}`)}>{o.inGuide}</a>
            {d.title === null ? null : ` ${guide.text[ctx.lang]}`}
          </p>
        ) : null}
        {guide && guide.version !== d.content?.version ? <Notice>{o.guideChanged}</Notice> : null}
        <Facts ctx={ctx} number={number} task={d} people={people} objects={objects} names={ctx.bruker !== null} />
        {changed && typed ? (
          <Changed
            ctx={ctx}
            saved={typedOppgave(d)}
            typed={typed}
            people={people}
            objects={objects}
            merged={before !== undefined}
          />
        ) : null}
        {works ? (
          <section aria-labelledby="arbeid">
            <h2 id="arbeid">{o.edit}</h2>
            {approves && d.status === 'til-gjennomgang' ? <Notice>{o.toApprove}</Notice> : null}
            <OppgaveForm
              ctx={ctx}
              typed={
                typed && !('kommentar' in typed)
                  ? typed
                  : { ...typedOppgave(d), finn: (ctx.url.searchParams.get('finn') ?? '').slice(0, MAX_FIND) }
              }
              of={e.of}
              people={choosable(ctx, seen.may, people, d)}
              units={found.units}
              objects={objects}
              task={d}
              number={number}
              revision={task.revision}
              guide={guide}
            />
          </section>
        ) : approves ? (
          <Approval ctx={ctx} number={number} revision={task.revision} status={d.status} />
        ) : null}
        {seen.may('led') && !closed ? (
          <p>
            <a href={ctx.href(`${where(ctx).runde}/eksterne?runde=${task.runde}&oppgave=${number}`)}>
              {o.inviteOutside}
            </a>
          </p>
        ) : null}
        <TaskComments
          ctx={ctx}
          number={number}
          comments={comments}
          people={named}
          may={seen.may('kommenter', d)}
          works={works}
          typed={typed?.kommentar ?? ''}
          error={e.of('kommentar')}
        />
        <History ctx={ctx} number={number} revisions={found.revisions} people={named} may={works} />
      </>
    ),
  };
}

export async function newPage(
  ctx: Ctx,
  deps: RundePageDeps,
  refusals: readonly OppgaveRefusal[] = [],
  typed: TypedFields = {},
): Promise<Page | Response | Refused> {
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const { kommune, tasks: base } = where(ctx);
  const seen = await lookOpen(ctx);
  if (!seen.may('led')) return noAccess();
  const people = await deps.membersOf(kommune.id);
  const units = await ctx.db.inKommune(kommune.id, deps.unitNames);
  const e = shown(ctx, refusals);
  const { runde } = seen;
  return {
    title: o.addOwn,
    nav: 'oppgaver',
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.tasks}</a>
        </p>
        <h1>{o.addOwn}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {runde && !runde.data.closed ? (
          <NewForm
            ctx={ctx}
            typed={{ step: String(runde.data.firstStep), ...typed }}
            of={e.of}
            people={people}
            units={units}
          />
        ) : (
          <Notice>
            {t.noRound}. <a href={ctx.href(where(ctx).runde)}>{t.start}</a>
          </Notice>
        )}
      </>
    ),
  };
}
