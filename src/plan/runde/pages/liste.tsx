import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import type { Seen } from '../../../platform/db/actor.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Refused } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { ButtonLink, ErrorSummary } from '../../../ui/form.tsx';
import { ProgressTag } from '../../../ui/progress.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { saveMany } from '../actions/flere.ts';
import { type OppgaveFilter, passes, peopleOf, queryOf, readFilter, unitsOf, VIEWS } from '../filter.ts';
import {
  isOverdue,
  type ListedOppgave,
  NO_TASKS,
  OPPGAVE_STATUS,
  oppgaveNumber,
  STEPS,
  standingOf,
} from '../oppgave.ts';
import type { OppgaveRefusal } from '../parse.ts';
import { stepsFrom } from '../runde.ts';
import { listOppgaver, type StoredRunde } from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { differencesOf, ManyConflict, ManyForm, Mark, type Marks, markedIn, overtaken } from './flere.tsx';
import { OPPGAVE_TEXTS } from './texts.ts';
import {
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

/** The chosen tasks of the round of the address; those that are marked stay, though somebody has changed what they were chosen by. */
export interface Chosen {
  readonly runde: StoredRunde;
  readonly all: readonly ListedOppgave[];
  readonly filter: OppgaveFilter;
  readonly tasks: readonly ListedOppgave[];
}

export async function chosen(ctx: Ctx, runde: StoredRunde, also: ReadonlySet<number> = new Set()): Promise<Chosen> {
  const all = await ctx.db.inKommune(where(ctx).kommune.id, (tx) => listOppgaver(tx, runde.number));
  const filter = readFilter(ctx.url.searchParams, all);
  const today = ctx.clock.today();
  return { runde, all, filter, tasks: all.filter((t) => passes(filter, t, today) || also.has(t.number)) };
}

/** The address of a selection; an older round stays in it. */
const address = (ctx: Ctx, filter: OppgaveFilter, page = ''): string => {
  const query = queryOf(filter);
  const runde = ctx.url.searchParams.get('runde');
  const own = runde && /^\d{1,6}$/.test(runde) ? `${query === '' ? '?' : '&'}runde=${runde}` : '';
  return ctx.href(`${where(ctx).tasks}${page}${query}${own}`);
};

function Filters(p: { ctx: Ctx; chosen: Chosen; people: readonly Person[] }) {
  const { ctx } = p;
  const { filter, all } = p.chosen;
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const link = (change: Partial<OppgaveFilter>, label: string) => {
    const next = { ...filter, ...change };
    const current = queryOf(next) === queryOf(filter);
    return (
      <a href={address(ctx, next)} aria-current={current ? 'true' : undefined}>
        {current ? <strong>{label}</strong> : label}
      </a>
    );
  };
  const line = (label: string, links: readonly unknown[]) => (
    <p>
      {`${label}: `}
      {links.map((l, i) => (
        <>
          {i > 0 ? ' · ' : ''}
          {l}
        </>
      ))}
    </p>
  );
  const states = OPPGAVE_STATUS.filter((s) => all.some((x) => x.status === s));
  const units = unitsOf(all);
  const people = ctx.bruker ? peopleOf(all) : [];
  return (
    <nav aria-label={o.filters}>
      {line(t.step, [
        link({ trinn: null }, o.all),
        ...STEPS.map((n) => link({ trinn: String(n) }, `${n}. ${t.steps[n - 1]}`)),
      ])}
      {line(o.status, [link({ status: null }, o.all), ...states.map((s) => link({ status: s }, t.statuses[s]))])}
      {line(o.show, [link({ vis: null }, o.all), ...VIEWS.map((v) => link({ vis: v }, o.views[v] ?? v))])}
      {units.length > 0
        ? line(o.unit, [link({ enhet: null }, o.all), ...units.map((u) => link({ enhet: u }, u))])
        : null}
      {people.length > 0
        ? line(o.answers, [
            link({ hvem: null }, o.all),
            ...people.map((id) => link({ hvem: id }, nameOf(ctx, p.people, id))),
          ])
        : null}
    </nav>
  );
}

function TaskTable(p: {
  ctx: Ctx;
  deps: RundePageDeps;
  caption: string;
  tasks: readonly ListedOppgave[];
  people: readonly Person[];
  marks: Marks | null;
}) {
  const { ctx, deps, marks } = p;
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const today = ctx.clock.today();
  return (
    <DataTable
      caption={p.caption}
      hideCaption
      stack
      columns={[
        { label: o.number },
        ...(marks ? [{ label: o.choose }] : []),
        { label: t.task },
        { label: o.status },
        { label: o.unit },
        ...(ctx.bruker ? [{ label: o.answers }] : []),
        { label: o.deadline },
      ]}
      rows={p.tasks.map((x) => {
        const number = oppgaveNumber(x.number);
        return {
          cells: [
            <a class="bp-no" href={ctx.href(`${where(ctx).tasks}/${x.number}`)}>
              {number}
            </a>,
            ...(marks ? [<Mark ctx={ctx} task={x} marks={marks} />] : []),
            titleOf(ctx, deps, x),
            <Status tone={TONES[x.status]}>{t.statuses[x.status]}</Status>,
            x.unit || '–',
            ...(ctx.bruker ? [nameOf(ctx, p.people, x.person) || '–'] : []),
            <>
              {x.deadline ? formatDate(x.deadline) : '–'}{' '}
              {isOverdue(x, today) ? <Status tone="danger">{o.late}</Status> : null}
            </>,
          ],
        };
      })}
    />
  );
}

export async function listPage(
  ctx: Ctx,
  deps: RundePageDeps,
  refusals: readonly OppgaveRefusal[] = [],
  typed: TypedFields = {},
  marked: readonly Seen[] = [],
): Promise<Page | Refused> {
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const { kommune, tasks: base, runde: rundePath } = where(ctx);
  const seen = await look(ctx);
  if (!seen.may('foelg')) return noAccess();
  const head = { title: t.tasks, nav: 'oppgaver', wide: true, status: statusOf(refusals) } as const;
  if (!seen.runde)
    return {
      ...head,
      body: (
        <>
          <h1>{t.tasks}</h1>
          <EmptyState
            heading={t.noRound}
            action={<ButtonLink href={ctx.href(rundePath)}>{seen.may('led') ? t.start : t.title}</ButtonLink>}
          >
            <p>{t.what}</p>
          </EmptyState>
        </>
      ),
    };
  const pick = await chosen(ctx, seen.runde, new Set(marked.map((m) => m.number)));
  const people = await deps.membersOf(kommune.id);
  const all = standingOf(pick.all) ?? NO_TASKS;
  const today = ctx.clock.today();
  const edits = seen.may('led') && !seen.runde.data.closed;
  const units = edits ? await ctx.db.inKommune(kommune.id, deps.unitNames) : [];
  const changed = Number(ctx.url.searchParams.get('endret'));
  const e = shown(ctx, refusals);
  const passed = refusals.some((r) => r.code === 'endret-av-andre') ? overtaken(marked, pick.all) : [];
  const differ = await differencesOf(ctx, passed, typed, people);
  // Who is shown what somebody else saved may save over it the next time; of the others it holds what they saw.
  const told = marked.filter((m) => !passed.includes(m));
  const marks = {
    marked: new Set(marked.map((m) => m.number)),
    shown: new Map(told.map((m) => [m.number, m.revision] as const)),
  };
  const steps = stepsFrom(seen.runde.data.firstStep).filter((step) => pick.tasks.some((x) => x.step === step));
  return {
    ...head,
    body: (
      <>
        <h1>{t.tasks}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {passed.length > 0 ? <ManyConflict ctx={ctx} differ={differ} passed={passed} marked={marked} /> : null}
        {ctx.url.searchParams.has('beholdt') ? <Notice tone="success">{o.keptTheirs}</Notice> : null}
        {changed > 0 && refusals.length === 0 ? <Notice tone="success">{o.changedMany(changed)}</Notice> : null}
        <Finding>{t.finding(all, pick.all.filter((x) => isOverdue(x, today)).length)}</Finding>
        <p>
          <a href={ctx.href(`${rundePath}${seen.runde.data.closed ? `?runde=${seen.runde.number}` : ''}`)}>
            {o.roundOf(seen.runde.data.title)}
          </a>
        </p>
        {seen.runde.data.closed ? <Notice>{t.closedRound}</Notice> : null}
        <Filters ctx={ctx} chosen={pick} people={people} />
        <p>
          {o.shown(pick.tasks.length, pick.all.length, pick.tasks.filter((x) => x.status === 'ikke-aktuell').length)}{' '}
          {pick.filter.del ? <a href={address(ctx, { ...pick.filter, del: null })}>{o.wholeRound}</a> : null}
        </p>
        {pick.tasks.length === 0 ? <p>{o.nothing}</p> : null}
        {steps.map((step) => {
          const standing = standingOf(pick.all.filter((x) => x.step === step));
          return (
            <section aria-labelledby={`trinn-${step}`}>
              <h2 id={`trinn-${step}`}>
                {`${step}. ${t.steps[step - 1]} `}
                {standing ? <ProgressTag state={standing.state}>{t.states[standing.state]}</ProgressTag> : null}
              </h2>
              <TaskTable
                ctx={ctx}
                deps={deps}
                caption={`${t.tasks}: ${t.steps[step - 1]}`}
                tasks={pick.tasks.filter((x) => x.step === step)}
                people={people}
                marks={edits ? marks : null}
              />
            </section>
          );
        })}
        {edits && pick.tasks.length > 0 ? (
          <ManyForm
            ctx={ctx}
            action={address(ctx, pick.filter, '/flere')}
            people={people}
            units={units}
            typed={typed}
            of={e.of}
            open={refusals.length > 0}
          />
        ) : null}
        <NextAction heading={o.next}>
          {edits ? <ButtonLink href={ctx.href(`${base}/ny`)}>{o.addOwn}</ButtonLink> : null}
          <ButtonLink href={address(ctx, pick.filter, '/oppgaver.xlsx')} variant="secondary">
            {o.excel}
          </ButtonLink>
          <ButtonLink href={address(ctx, pick.filter, '/utskrift')} variant="secondary">
            {o.print}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

export async function changeMany(ctx: Ctx, deps: RundePageDeps): Promise<Page | Response | Refused> {
  const form = await ctx.form();
  const { actor, kommune, tasks } = where(ctx);
  const seen = await lookOpen(ctx);
  if (!seen.may('led')) return noAccess();
  const marked = markedIn(form);
  const filter = queryOf(readFilter(ctx.url.searchParams, []));
  const back = (told: string) => seeOther(ctx, `${tasks}${filter}${filter === '' ? '?' : '&'}${told}`);
  if (marked.length === 0 && form.text('valg') === 'deres') return back('beholdt=ja');
  const members = new Set((await deps.membersOf(kommune.id)).map((m) => m.brukerId));
  const context = { members, mayApprove: seen.may('godkjenn') };
  const saved = await saveMany(ctx.db, ctx.clock, actor, marked, form.all(), context);
  return saved.ok ? back(`endret=${saved.value}`) : listPage(ctx, deps, saved.error, form.all(), marked);
}
