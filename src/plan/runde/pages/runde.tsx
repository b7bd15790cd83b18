import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Refused } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice } from '../../../ui/blocks.tsx';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { ProgressTag } from '../../../ui/progress.tsx';
import { startRunde } from '../actions.ts';
import type { Funn } from '../funn.ts';
import { isOverdue, type ListedOppgave, NO_TASKS, STEPS, standingOf } from '../oppgave.ts';
import type { OppgaveRefusal } from '../parse.ts';
import { type RundeRefusal, stepsFrom } from '../runde.ts';
import { listOppgaver } from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { FunnChoice, offeredFunn } from './funn.tsx';
import { Roller } from './roller.tsx';
import { OPPGAVE_TEXTS } from './texts.ts';
import {
  type Look,
  look,
  lookOpen,
  noAccess,
  type Person,
  type RundePageDeps,
  shown,
  statusOf,
  where,
} from './where.tsx';

/** A round of four years from today, which is what most will have; by a name that no round has already. */
function proposed(ctx: Ctx, before: readonly { readonly data: { readonly title: string } }[] = []): TypedFields {
  const today = ctx.clock.today();
  const year = Number(today.slice(0, 4));
  const name = (nth: number) => RUNDE_TEXTS[ctx.lang].proposedName(year, year + 3, nth);
  return {
    title: before.some((r) => r.data.title === name(1)) ? name(before.length + 1) : name(1),
    from: formatDate(today),
    to: `31.12.${year + 3}`,
    firstStep: '1',
  };
}

/** Name, period and first step, as a round is started with and changed. */
export function RundeFields(p: { ctx: Ctx; typed: TypedFields; of: (field: string) => string | undefined }) {
  const { ctx, typed, of } = p;
  const t = RUNDE_TEXTS[ctx.lang];
  const text = (name: 'title' | 'from' | 'to', label: string, help?: string) => (
    <TextField
      name={name}
      label={label}
      {...(help ? { description: help, short: true } : {})}
      tag={t.required}
      value={typed[name] ?? ''}
      error={of(name)}
    />
  );
  return (
    <>
      {text('title', t.name)}
      {text('from', t.from, t.dateHelp)}
      {text('to', t.to, t.dateHelp)}
      <SelectField
        name="firstStep"
        label={t.firstStep}
        options={STEPS.map((n) => ({ value: String(n), label: `${n}. ${t.steps[n - 1]}` }))}
        value={typed.firstStep ?? ''}
        error={of('firstStep')}
      />
    </>
  );
}

function StartForm(p: {
  ctx: Ctx;
  typed: TypedFields;
  after: number | null;
  of: (field: string) => string | undefined;
  funn?: ReturnType<typeof FunnChoice>;
}) {
  const { ctx, typed, of } = p;
  const t = RUNDE_TEXTS[ctx.lang];
  return (
    <Form action={ctx.href(where(ctx).runde)} csrf={ctx.csrf}>
      <input type="hidden" name="after" value={p.after === null ? '' : String(p.after)} />
      <RundeFields ctx={ctx} typed={typed} of={of} />
      {p.after === null ? (
        p.funn
      ) : (
        <>
          <TextArea
            name="learnt"
            label={t.learnt}
            description={t.learntHelp}
            tag={t.optional}
            value={typed.learnt ?? ''}
            error={of('learnt')}
          />
          {p.funn}
          <TextArea
            name="sendBack"
            label={t.sendBack}
            description={t.sendBackHelp}
            tag={t.optional}
            value={typed.sendBack ?? ''}
            error={of('sendBack')}
          />
        </>
      )}
      <p class="bp-source">{t.startRole}</p>
      <SubmitRow>
        <Button>{p.after === null ? t.start : t.startNext}</Button>
      </SubmitRow>
    </Form>
  );
}

function NoRound(p: {
  ctx: Ctx;
  seen: Look;
  typed: TypedFields;
  refusals: readonly (RundeRefusal | OppgaveRefusal)[];
  /** A plan may have been followed up here before any round was: its findings open the first. */
  funn: readonly Funn[];
  chosen: readonly string[] | null;
}) {
  const { ctx } = p;
  const t = RUNDE_TEXTS[ctx.lang];
  const e = shown(ctx, p.refusals);
  return (
    <>
      <ErrorSummary heading={t.errors} errors={e.errors} />
      <EmptyState heading={t.noRound}>
        <p>{t.what}</p>
        <p>{t.whatMore}</p>
        {p.seen.may('led') ? null : <p>{t.askLeader}</p>}
      </EmptyState>
      {p.seen.may('led') ? (
        <StartForm
          ctx={ctx}
          typed={p.typed}
          after={null}
          of={e.of}
          funn={<FunnChoice ctx={ctx} funn={p.funn} chosen={p.chosen} error={e.of('funn')} />}
        />
      ) : null}
    </>
  );
}

/** The six steps in the order of the round, each with where its tasks stand. */
export function StepStandings(p: { ctx: Ctx; tasks: readonly ListedOppgave[]; first: number; query: string }) {
  const { ctx } = p;
  const t = RUNDE_TEXTS[ctx.lang];
  return (
    <ol class="bp-standing">
      {stepsFrom(p.first).map((step) => {
        const standing = standingOf(p.tasks.filter((x) => x.step === step));
        return (
          <li>
            <b aria-hidden="true">{step}</b>
            <div>
              <p>
                <a href={ctx.href(`${where(ctx).tasks}?${p.query}trinn=${step}`)}>{t.steps[step - 1]}</a>{' '}
                {standing ? <ProgressTag state={standing.state}>{t.states[standing.state]}</ProgressTag> : null}
              </p>
              {standing ? <p class="bp-source">{t.standing(standing)}</p> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

export async function rundePage(
  ctx: Ctx,
  deps: RundePageDeps,
  refusals: readonly (RundeRefusal | OppgaveRefusal)[] = [],
  typed: TypedFields | null = null,
  chosen: readonly string[] | null = null,
): Promise<Page | Refused> {
  const t = RUNDE_TEXTS[ctx.lang];
  const { kommune, runde: base, tasks: tasksPath } = where(ctx);
  const seen = await look(ctx);
  if (!seen.may('foelg')) return noAccess();
  const { runde } = seen;
  const head = { title: t.title, nav: 'runde', status: statusOf(refusals) } as const;
  if (!runde)
    return {
      ...head,
      body: (
        <>
          <h1>{t.title}</h1>
          <NoRound
            ctx={ctx}
            seen={seen}
            typed={typed ?? proposed(ctx)}
            refusals={refusals}
            funn={seen.may('led') ? await offeredFunn(ctx, deps) : []}
            chosen={chosen}
          />
        </>
      ),
    };
  const tasks = await ctx.db.inKommune(kommune.id, (tx) => listOppgaver(tx, runde.number));
  const people: readonly Person[] = await deps.membersOf(kommune.id);
  const all = standingOf(tasks) ?? NO_TASKS;
  const today = ctx.clock.today();
  const query = runde.data.closed ? `runde=${runde.number}&` : '';
  const e = shown(ctx, refusals);
  return {
    ...head,
    wide: true,
    body: (
      <>
        <h1>{runde.data.title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') && refusals.length === 0 ? <Notice tone="success">{t.saved}</Notice> : null}
        <Finding>{t.finding(all, tasks.filter((x) => isOverdue(x, today)).length)}</Finding>
        <p>{t.period(formatDate(runde.data.from), formatDate(runde.data.to))}</p>
        {runde.data.closed ? <Notice>{t.closedRound}</Notice> : null}
        {runde.data.learnt ? (
          <section>
            <h2>{t.learnt}</h2>
            <p class="bp-text bp-lines">{runde.data.learnt}</p>
          </section>
        ) : null}
        <section aria-labelledby="trinnene">
          <h2 id="trinnene">{t.where}</h2>
          <p class="bp-source">{t.computed}</p>
          <StepStandings ctx={ctx} tasks={tasks} first={runde.data.firstStep} query={query} />
        </section>
        <Roller ctx={ctx} seen={seen} runde={runde} people={people} of={e.of} />
        {seen.runder.length > 1 ? (
          <section>
            <h2>{t.older}</h2>
            <ul>
              {seen.runder
                .filter((r) => r.number !== runde.number)
                .map((r) => (
                  <li>
                    <a href={ctx.href(`${base}?runde=${r.number}`)}>{r.data.title}</a>
                    {`, ${t.period(formatDate(r.data.from), formatDate(r.data.to))}`}
                  </li>
                ))}
            </ul>
          </section>
        ) : null}
        <NextAction heading={OPPGAVE_TEXTS[ctx.lang].next}>
          <ButtonLink href={ctx.href(`${tasksPath}${query === '' ? '' : `?runde=${runde.number}`}`)}>
            {t.open}
          </ButtonLink>
          {seen.may('led') && !runde.data.closed ? (
            <>
              <ButtonLink href={ctx.href(`${base}/endre`)} variant="secondary">
                {t.change}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/neste`)} variant="secondary">
                {t.startNext}
              </ButtonLink>
            </>
          ) : null}
        </NextAction>
      </>
    ),
  };
}

export async function nextPage(
  ctx: Ctx,
  deps: RundePageDeps,
  refusals: readonly RundeRefusal[] = [],
  typed: TypedFields | null = null,
  chosen: readonly string[] | null = null,
): Promise<Page | Refused | Response> {
  const t = RUNDE_TEXTS[ctx.lang];
  const { runde: base } = where(ctx);
  const seen = await lookOpen(ctx);
  if (!seen.may('led')) return noAccess();
  const open = seen.runder.find((r) => !r.data.closed);
  if (!open) return seeOther(ctx, base);
  const funn = await offeredFunn(ctx, deps);
  const e = shown(ctx, refusals);
  return {
    title: t.startNext,
    nav: 'runde',
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{t.startNext}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        <p class="bp-text">{t.nextText}</p>
        <StartForm
          ctx={ctx}
          typed={typed ?? proposed(ctx, seen.runder)}
          after={open.number}
          of={e.of}
          funn={<FunnChoice ctx={ctx} funn={funn} chosen={chosen} error={e.of('funn')} />}
        />
      </>
    ),
  };
}

export async function start(ctx: Ctx, deps: RundePageDeps): Promise<Page | Response | Refused> {
  const form = await ctx.form();
  const typed = form.all();
  const seen = await lookOpen(ctx);
  if (!seen.may('led')) return noAccess();
  const chosen = form.texts('funn');
  const funn = chosen.length > 0 ? await offeredFunn(ctx, deps) : [];
  // A report was closed meanwhile, or another round has taken the finding: the list is shown anew.
  const again = typed.after ? nextPage : rundePage;
  if (chosen.some((id) => !funn.some((f) => f.id === id)))
    return again(ctx, deps, [{ code: 'ukjent-valg', field: 'funn' }], typed, chosen);
  const taken = funn.filter((f) => chosen.includes(f.id));
  const started = await startRunde(ctx.db, ctx.clock, where(ctx).actor, typed, deps.guide, taken);
  if (started.ok) return seeOther(ctx, `${where(ctx).runde}?lagret=ja`);
  return again(ctx, deps, started.error, typed, chosen);
}
