import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, Finding, Notice, Picture } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow, TextField } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { type LoadedPlan, loadPlan } from '../actions/change.ts';
import { byDate } from '../aktivitet.ts';
import { clocksOf, rulesFrom } from '../clocks.ts';
import { type Conflict, conflictsOf, isNote } from '../conflicts.ts';
import type { ProsessplanRefusal } from '../parse.ts';
import { ganttPicture } from '../picture.ts';
import { adoptionOf } from '../schedule.ts';
import { findFeedHash, listVersjoner, type Versjon } from '../store.ts';
import { DateTable, datesOver } from './dates.tsx';
import { EmptyPlan } from './empty.tsx';
import { Conflicts, dated, type ProsessplanPageDeps, shown, statusOf, where } from './parts.tsx';
import { SIDE_TEXTS } from './side-texts.ts';
import { PROSESSPLAN_PAGES } from './texts.ts';

export interface Wrong {
  readonly refusals: readonly ProsessplanRefusal[];
  readonly typed: TypedFields;
}
const NOTHING: Wrong = { refusals: [], typed: {} };

/** What the plan comes to, in a few sentences. */
function findingOf(ctx: Ctx, plan: LoadedPlan, conflicts: readonly Conflict[]): string {
  const t = PROSESSPLAN_PAGES[ctx.lang].overview;
  const { activities } = plan;
  const adoption = adoptionOf(activities)?.data;
  const adopted = adoption?.done ?? adoption?.end;
  const next = byDate(activities).find((a) => !a.data.done && a.data.end);
  const hard = conflicts.filter((c) => !isNote(c)).length;
  return [
    t.finding(activities.length, activities.filter((a) => a.data.done).length),
    adopted ? t.adopted(formatDate(adopted)) : '',
    next?.data.end ? t.next(next.data.title, formatDate(next.data.end)) : '',
    hard === 0 ? t.noConflicts : `${t.conflicts(hard)}.`,
  ]
    .filter((s) => s !== '')
    .join(' ');
}

/** The last step and its undo, until it has become part of a frozen version. */
function LastStep(p: { ctx: Ctx; plan: LoadedPlan; versions: readonly Versjon[] }) {
  const { ctx } = p;
  const { data, revision, written } = p.plan.plan;
  const frozen = p.versions[0]?.created;
  const t = PROSESSPLAN_PAGES[ctx.lang].overview;
  if (!data.step || !ctx.may('rediger') || (frozen && written && frozen >= written)) return null;
  return (
    <Notice tone="info">
      <p>{t.lastStep[data.step.kind](data.step.wrote.length)}</p>
      <Form action={ctx.href(`${where(ctx).base}/angre`)} csrf={ctx.csrf}>
        <input type="hidden" name="revision" value={String(revision)} />
        <SubmitRow>
          <Button variant="secondary">{t.undoStep}</Button>
        </SubmitRow>
      </Form>
    </Notice>
  );
}

/** A GET: the proposal is only shown, nothing is changed by asking. */
export function WishForm(p: { ctx: Ctx; wished: string; error?: string | undefined; label: string; button: string }) {
  const { ctx } = p;
  const t = PROSESSPLAN_PAGES[ctx.lang].overview;
  return (
    <form class="bp-form" method="get" action={ctx.href(`${where(ctx).base}/forslag`)} novalidate>
      <TextField name="dato" label={p.label} description={t.wishedHelp} value={p.wished} error={p.error} short />
      <SubmitRow>
        <Button variant="secondary">{p.button}</Button>
      </SubmitRow>
    </form>
  );
}

function Publish(p: { ctx: Ctx; versions: readonly Versjon[]; wrong: Wrong }) {
  const { ctx, versions, wrong } = p;
  const t = PROSESSPLAN_PAGES[ctx.lang].overview;
  const { base, publicPath } = where(ctx);
  const e = shown(ctx, wrong.refusals);
  const open = versions.find((v) => v.published);
  const day = (v: Versjon) => formatDate(osloMoment(v.created).date);
  return (
    <section>
      <h2 id="publiser">{t.publish}</h2>
      {open ? (
        <p>
          {t.published(open.number, day(open))} <a href={ctx.href(publicPath)}>{t.publicLink}</a>
        </p>
      ) : null}
      {ctx.may('rediger') ? (
        <Form action={ctx.href(`${base}/publiser`)} csrf={ctx.csrf}>
          <p class="bp-text">{t.publishText}</p>
          <TextField
            name="approvedBy"
            label={t.approvedBy}
            description={t.approvedByHelp}
            tag={PROSESSPLAN_PAGES[ctx.lang].optional}
            value={wrong.typed.approvedBy ?? ''}
            error={e.of('approvedBy')}
          />
          <TextField
            name="approvedOn"
            label={t.approvedOn}
            description={t.approvedOnHelp}
            tag={PROSESSPLAN_PAGES[ctx.lang].optional}
            value={wrong.typed.approvedOn ?? ''}
            error={e.of('approvedOn')}
            short
          />
          <SubmitRow>
            <Button>{t.publishButton}</Button>
          </SubmitRow>
        </Form>
      ) : null}
      {open && ctx.may('rediger') ? (
        <Form action={ctx.href(`${base}/trekk-tilbake`)} csrf={ctx.csrf}>
          <SubmitRow>
            <Button variant="tertiary">{t.withdraw}</Button>
          </SubmitRow>
        </Form>
      ) : null}
      {versions.length > 0 ? (
        <DataTable
          caption={t.versions}
          columns={[{ label: t.version }, { label: t.frozen }, { label: t.onWeb }]}
          rows={versions.map((v) => ({
            cells: [
              <a href={ctx.href(`${base}/versjon/${v.number}`)}>{`${t.version} ${v.number}`}</a>,
              day(v),
              v.published ? t.yes : t.no,
            ],
          }))}
        />
      ) : null}
    </section>
  );
}

/** The address carries a secret of which only the hash is kept: it is shown on the page of the press that made it. */
function Feed(p: { ctx: Ctx; exists: boolean; token: string | null }) {
  const { ctx, token } = p;
  const t = PROSESSPLAN_PAGES[ctx.lang].overview;
  const { base, publicPath } = where(ctx);
  if (!ctx.may('rediger')) return null;
  return (
    <Details summary={t.feed} id="kalender" open={token !== null}>
      <p class="bp-text">{t.feedText}</p>
      {token ? (
        <Notice tone="success">
          <p>{t.feedOnce}</p>
          <p>
            <strong>{`${t.feedAddress}: `}</strong>
            <code class="bp-token">{`${ctx.url.origin}${ctx.href(`${publicPath}.ics`)}?n=${token}`}</code>
          </p>
        </Notice>
      ) : p.exists ? (
        <p class="bp-text">{t.feedExists}</p>
      ) : null}
      <Form action={ctx.href(`${base}/kalender`)} csrf={ctx.csrf}>
        <SubmitRow>
          <Button variant="secondary">{p.exists ? t.renewFeed : t.makeFeed}</Button>
        </SubmitRow>
      </Form>
    </Details>
  );
}

/** What was just done, from the address; nothing of it is believed beyond which sentence to show. */
function Done(p: { ctx: Ctx }) {
  const t = PROSESSPLAN_PAGES[p.ctx.lang];
  const asked = p.ctx.url.searchParams;
  const text = asked.has('lagret')
    ? t.saved
    : asked.has('av-nettet')
      ? t.overview.withdrawn
      : asked.has('oppgaver')
        ? t.overview.tasksMade
        : null;
  return text ? <Notice tone="success">{text}</Notice> : null;
}

export async function overviewPage(
  ctx: Ctx,
  deps: ProsessplanPageDeps,
  wrong: Wrong = NOTHING,
  token: string | null = null,
): Promise<Page> {
  const t = PROSESSPLAN_PAGES[ctx.lang];
  const { kommune, base } = where(ctx);
  const today = ctx.clock.today();
  const plan = await loadPlan(ctx.db, kommune.id);
  const { versions, feedExists } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    versions: await listVersjoner(tx),
    feedExists: (await findFeedHash(tx)) !== null,
  }));
  const { activities, meetings } = plan;
  const rules = rulesFrom(deps.frister, plan.plan.data.planform, today);
  const conflicts = conflictsOf(activities, meetings, rules);
  const e = shown(ctx, wrong.refusals);
  const typed = await datesOver(ctx, activities, wrong);
  const countdown = clocksOf(deps.frister, plan.plan.data, activities, meetings, today).find(
    (c) => c.frist.id === 'bsl-10',
  );
  const { caption, draw } = ganttPicture(activities, today, ctx.lang);
  const isEmpty = activities.length === 0;
  return {
    title: t.title,
    nav: 'prosessplan',
    step: 4,
    wide: true,
    status: statusOf(wrong.refusals),
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {wrong.refusals.length === 0 ? <Done ctx={ctx} /> : null}
        <Finding>{isEmpty ? t.overview.empty : findingOf(ctx, plan, conflicts)}</Finding>
        {countdown?.daysLeft !== null && countdown?.daysLeft !== undefined ? (
          <p>
            <a href={ctx.href(`${base}/frister`)}>{t.overview.countdown(countdown.daysLeft)}</a>
          </p>
        ) : null}
        <LastStep ctx={ctx} plan={plan} versions={versions} />
        {isEmpty ? (
          <EmptyPlan ctx={ctx} deps={deps} typed={wrong.typed} of={e.of} />
        ) : (
          <>
            <SubmitRow>
              {ctx.may('rediger') ? <ButtonLink href={ctx.href(`${base}/ny`)}>{t.overview.add}</ButtonLink> : null}
              <ButtonLink href={ctx.href(`${base}/moeter`)} variant="secondary">
                {t.overview.meetings}
              </ButtonLink>
              <ButtonLink href={ctx.href(`${base}/frister`)} variant="secondary">
                {t.overview.clocks}
              </ButtonLink>
            </SubmitRow>
            <Conflicts ctx={ctx} conflicts={conflicts} activities={activities} />
            <Picture draw={draw} caption={caption} />
            <h2>{t.overview.table}</h2>
            <DateTable ctx={ctx} plan={plan} conflicts={conflicts} typed={typed} of={e.of} />
            {ctx.may('rediger') ? (
              <section>
                <h2>{t.overview.schedule}</h2>
                <p class="bp-text">{t.overview.scheduleText}</p>
                {meetings.length === 0 ? (
                  <p>
                    <a href={ctx.href(`${base}/moeter`)}>{t.overview.noMeetings}</a>
                  </p>
                ) : null}
                <WishForm
                  ctx={ctx}
                  wished={dated(plan.plan.data.wished)}
                  label={SIDE_TEXTS[ctx.lang].proposal.wished}
                  button={t.overview.propose}
                />
              </section>
            ) : null}
            <h2>{t.overview.files}</h2>
            <SubmitRow>
              {(['pdf', 'docx', 'xlsx', 'ics'] as const).map((format) => (
                <ButtonLink href={ctx.href(`${base}/prosessplan.${format}`)} variant="secondary">
                  {{ pdf: 'PDF', docx: 'Word', xlsx: 'Excel', ics: '.ics' }[format]}
                </ButtonLink>
              ))}
            </SubmitRow>
            <Publish ctx={ctx} versions={versions} wrong={wrong} />
            <Feed ctx={ctx} exists={feedExists} token={token} />
            {ctx.may('rediger') ? (
              <Details summary={t.overview.tasks}>
                <p class="bp-text">{t.overview.tasksText}</p>
                <Form action={ctx.href(`${base}/oppgaver`)} csrf={ctx.csrf}>
                  <SubmitRow>
                    <Button variant="secondary">{t.overview.makeTasks}</Button>
                  </SubmitRow>
                </Form>
              </Details>
            ) : null}
            {ctx.may('rediger') ? (
              <Details summary={t.overview.over}>
                <p class="bp-text">{t.overview.overText}</p>
                <Form action={ctx.href(`${base}/toem`)} csrf={ctx.csrf}>
                  <SubmitRow>
                    <Button variant="secondary" danger>
                      {t.overview.overButton}
                    </Button>
                  </SubmitRow>
                </Form>
              </Details>
            ) : null}
          </>
        )}
      </>
    ),
  };
}
