import { formatDate } from '../../../kernel/index.ts';
import { ACCESS } from '../../../platform/auth/access.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { ButtonLink } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { mayInRunde, opens } from '../access.ts';
import { isMine, type MinSide, minSide } from '../minside.ts';
import { isOverdue, type ListedOppgave, oppgaveNumber } from '../oppgave.ts';
import {
  findOppgaver,
  type Kommentar,
  kommentarerCalling,
  listRunder,
  openOppgaver,
  rollerIn,
  rollerOf,
} from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { OPPGAVE_TEXTS } from './texts.ts';
import { nameOf, type Person, type RundePageDeps, TONES, titleOf, where } from './where.tsx';

const CALLS_DAYS = 30;

function TaskList(p: {
  ctx: Ctx;
  deps: RundePageDeps;
  id: string;
  heading: string;
  tasks: readonly ListedOppgave[];
  people: readonly Person[];
  note?: (task: ListedOppgave) => string;
  empty?: string;
}) {
  const { ctx, deps, tasks } = p;
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  if (tasks.length === 0 && !p.empty) return null;
  return (
    <section aria-labelledby={p.id}>
      <h2 id={p.id}>{tasks.length > 0 ? `${p.heading} (${tasks.length})` : p.heading}</h2>
      {tasks.length === 0 ? (
        <p>{p.empty}</p>
      ) : (
        <DataTable
          caption={p.heading}
          hideCaption
          stack
          columns={[
            { label: o.number },
            { label: t.task },
            { label: o.deadline },
            { label: o.status },
            { label: o.unit },
            { label: o.answers },
          ]}
          rows={tasks.map((x) => ({
            cells: [
              <a class="bp-no" href={ctx.href(`${where(ctx).tasks}/${x.number}`)}>
                {oppgaveNumber(x.number)}
              </a>,
              titleOf(ctx, deps, x),
              <>
                {x.deadline ? formatDate(x.deadline) : '–'}{' '}
                {isOverdue(x, ctx.clock.today()) ? <Status tone="danger">{o.late}</Status> : null}
              </>,
              <>
                <Status tone={TONES[x.status]}>{t.statuses[x.status]}</Status> {p.note?.(x) ?? ''}
              </>,
              x.unit || '–',
              nameOf(ctx, p.people, x.person) || '–',
            ],
          }))}
        />
      )}
    </section>
  );
}

/** The comments that stand at tasks the reader may open: being called by one opens nothing. */
async function openedCalls(ctx: Ctx, tx: Tx, calls: readonly Kommentar[]): Promise<readonly Kommentar[]> {
  if (ctx.may('foelg') || calls.length === 0) return calls;
  const tasks = await findOppgaver(tx, [...new Set(calls.map((c) => c.oppgave))]);
  const open = new Set<number>();
  for (const task of tasks)
    if (opens(mayInRunde(ctx, await rollerIn(tx, task.runde)), task.data)) open.add(task.number);
  return calls.filter((c) => open.has(c.oppgave));
}

/** What there is for this person in the rounds that go: two looks in indexes, whatever the kommune holds. */
async function load(ctx: Ctx, deps: RundePageDeps) {
  const { kommune } = where(ctx);
  const me = ctx.bruker?.id ?? '00000000-0000-0000-0000-000000000000';
  const day = 86_400_000;
  const since = new Date(Date.parse(ctx.clock.now()) - CALLS_DAYS * day).toISOString();
  return ctx.db.inKommune(kommune.id, async (tx) => {
    const open = (await listRunder(tx)).filter((r) => !r.data.closed);
    const numbers = open.map((r) => r.number);
    const [tasks, roller, calls] = [
      await openOppgaver(tx, numbers),
      await rollerOf(tx, numbers, me),
      await openedCalls(ctx, tx, await kommentarerCalling(tx, me, since)),
    ];
    // Of money and reports those are told who write them.
    const reports = ctx.may('oekonomi') ? await deps.reportsWaiting(tx) : [];
    const mine = ctx.bruker && ctx.may('les') ? await deps.tiltaksoppgaver(tx, ctx.bruker, ctx.clock.today()) : [];
    return { me, open, tasks, roller, calls, reports, mine };
  });
}

export async function minSidePage(ctx: Ctx, deps: RundePageDeps): Promise<Page> {
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const { kommune, tasks: base, home, runde } = where(ctx);
  const { me, open, tasks, roller, calls, reports, mine } = await load(ctx, deps);
  const has = (action: 'godkjenn' | 'led') => ctx.may(action) || roller.some((r) => ACCESS[r.role].includes(action));
  const side: MinSide = minSide(
    tasks,
    { id: me, approves: has('godkjenn') && ctx.may('oppgaver'), leads: has('led') && ctx.may('oppgaver') },
    ctx.clock.today(),
  );
  const people = await deps.membersOf(kommune.id);
  const stale = new Map(side.stale.map((s) => [s.task.number, s.days]));
  // Who leads sees what is late with others, in a list of its own: it is not theirs to do.
  const late = side.overdue.filter((x) => isMine(x, { id: me }));
  const lateElsewhere = side.overdue.filter((x) => !late.includes(x));
  const top = late[0] ?? side.now[0] ?? side.approve[0] ?? lateElsewhere[0] ?? side.part[0];
  const list = { ctx, deps, people };
  return {
    title: o.mine,
    nav: 'min-side',
    wide: true,
    body: (
      <>
        <h1>{o.mine}</h1>
        <Finding>
          {open.length === 0
            ? o.noRoundMine
            : !ctx.bruker
              ? o.nobodyMine
              : o.mineFinding(side.now.length, late.length, side.approve.length, side.part.length)}
        </Finding>
        {top ? (
          <div class="bp-actions">
            <ButtonLink href={ctx.href(`${base}/${top.number}`)}>{o.openTop}</ButtonLink>
          </div>
        ) : null}
        <TaskList {...list} id="forfalt" heading={o.overdueHeading} tasks={late} />
        <TaskList
          {...list}
          id="naa"
          heading={o.nowHeading}
          tasks={side.now}
          {...(ctx.bruker && late.length === 0 && side.approve.length === 0 && open.length > 0
            ? { empty: ctx.may('les') ? o.nowEmpty : o.nothingMine }
            : {})}
        />
        <TaskList {...list} id="godkjenn" heading={o.approveHeading} tasks={side.approve} />
        <TaskList {...list} id="med" heading={o.partHeading} tasks={side.part} />
        <TaskList {...list} id="venter" heading={o.waitingHeading} tasks={side.waiting} />
        <TaskList {...list} id="forfalt-hos-andre" heading={o.overdueElsewhere} tasks={lateElsewhere} />
        <TaskList {...list} id="uten" heading={o.ownerlessHeading} tasks={side.ownerless} />
        <TaskList
          {...list}
          id="stille"
          heading={o.staleHeading}
          tasks={side.stale.map((s) => s.task)}
          note={(x) => o.stale(stale.get(x.number) ?? 0)}
        />
        {mine.length > 0 ? (
          <section aria-labelledby="tiltaksoppgaver">
            <h2 id="tiltaksoppgaver">{o.tiltakTasks}</h2>
            <ul>
              {mine.map((x) => (
                <li>
                  <a href={ctx.href(`${home}/tiltak/${x.tiltak}`)}>{x.title}</a>
                  {`: ${o.tiltakTaskDue(formatDate(x.due))} `}
                  {x.due < ctx.clock.today() ? <Status tone="danger">{o.late}</Status> : null}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {reports.length > 0 ? (
          <section aria-labelledby="rapporter">
            <h2 id="rapporter">{o.reportsHeading}</h2>
            <ul>
              {reports.map((r) => (
                <li>
                  <a href={ctx.href(`${home}/oppfoelging/${r.number}`)}>{r.title}</a>
                  {`: ${o.reportsMissing(r.missing, formatDate(r.deadline))} `}
                  {r.deadline < ctx.clock.today() ? <Status tone="danger">{o.late}</Status> : null}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {calls.length > 0 ? (
          <section aria-labelledby="til-meg">
            <h2 id="til-meg">{o.callsHeading}</h2>
            <ul>
              {calls.map((c) => (
                <li>
                  <a href={ctx.href(`${base}/${c.oppgave}`)}>{oppgaveNumber(c.oppgave)}</a>
                  {`, ${[nameOf(ctx, people, c.by), formatDate(osloMoment(c.created).date)].filter((x) => x !== '').join(', ')}: `}
                  <span class="bp-lines">{c.text}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {ctx.bruker ? <Notice>{deps.sendsMail ? o.mailOn : o.mailOff}</Notice> : null}
        {ctx.may('les') || ctx.may('foelg') ? (
          <NextAction heading={o.next}>
            {ctx.may('les') ? (
              <ButtonLink href={ctx.href(home)} variant="secondary">
                {o.toRing}
              </ButtonLink>
            ) : null}
            {ctx.may('foelg') ? (
              <ButtonLink href={ctx.href(open.length === 0 ? runde : base)} variant="secondary">
                {open.length === 0 ? t.title : o.toTasks}
              </ButtonLink>
            ) : null}
          </NextAction>
        ) : null}
      </>
    ),
  };
}
