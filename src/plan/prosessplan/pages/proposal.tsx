import { daysBetween, formatDate, typedDate } from '../../../kernel/index.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Finding, Notice } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { loadPlan } from '../actions/change.ts';
import { proposalDigest } from '../actions/steps.ts';
import { aktivitetNumber, byDate, daysOf } from '../aktivitet.ts';
import { rulesFrom } from '../clocks.ts';
import type { ProsessplanRefusal } from '../parse.ts';
import { earliestAdoption, outcomeOf, type Schedule, scheduleBackwards } from '../schedule.ts';
import { period } from '../sentences.ts';
import { PROSESSPLAN_TEXTS } from '../texts.ts';
import { WishForm } from './overview.tsx';
import { Conflicts, dated, type ProsessplanPageDeps, shown, statusOf, where } from './parts.tsx';
import { SIDE_TEXTS } from './side-texts.ts';
import { PROSESSPLAN_PAGES } from './texts.ts';

/** How far an activity's end is moved, in words. */
function moved(ctx: Ctx, before: string | null, after: string): string {
  const t = SIDE_TEXTS[ctx.lang].proposal;
  if (!before) return t.fresh;
  const days = daysBetween(before, after);
  return days === 0 ? t.same : days > 0 ? t.later(days) : t.earlier(-days);
}

/** Proposed dates beside the present ones, what does not go up, and one press to take them. Nothing is changed by looking. */
export async function proposalPage(
  ctx: Ctx,
  deps: ProsessplanPageDeps,
  refusals: readonly ProsessplanRefusal[] = [],
  asked = ctx.url.searchParams.get('dato') ?? '',
): Promise<Page> {
  const t = SIDE_TEXTS[ctx.lang].proposal;
  const pages = PROSESSPLAN_PAGES[ctx.lang];
  const { kommune, base } = where(ctx);
  const { activities, meetings, plan } = await loadPlan(ctx.db, kommune.id);
  const rules = rulesFrom(deps.frister, plan.data.planform, ctx.clock.today());
  const wished = asked === '' ? plan.data.wished : typedDate(asked);
  const wrong: ProsessplanRefusal[] =
    wished === 'ikke-dato'
      ? [{ code: 'ikke-dato', field: 'dato' }]
      : activities.length === 0
        ? [{ code: 'ingen-aktiviteter', field: 'dato' }]
        : [];
  const all = [...refusals, ...wrong];
  const e = shown(ctx, all);
  const schedule =
    wrong.length === 0 && wished && wished !== 'ikke-dato'
      ? scheduleBackwards(activities, meetings, wished, rules)
      : null;
  const late = schedule?.conflicts.some((c) => c.code === 'foer-i-dag' || c.code === 'intet-moete') ?? false;
  const earliest = late ? earliestAdoption(activities, meetings, rules) : null;
  return {
    title: t.title,
    nav: 'prosessplan',
    step: 4,
    wide: true,
    status: statusOf(all),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {pages.back}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={pages.errors} errors={e.errors} />
        {schedule ? <Said ctx={ctx} schedule={schedule} /> : null}
        {late ? (
          <Notice tone="info">
            {earliest ? (
              <>
                {t.earliest(formatDate(earliest))}{' '}
                <a href={ctx.href(`${base}/forslag?dato=${formatDate(earliest)}`)}>{t.tryIt}</a>
              </>
            ) : (
              <a href={ctx.href(`${base}/moeter`)}>{meetings.length === 0 ? t.empty : t.none}</a>
            )}
          </Notice>
        ) : null}
        {schedule && wished && wished !== 'ikke-dato' ? (
          <>
            <Conflicts ctx={ctx} conflicts={schedule.conflicts} activities={activities} />
            {ctx.may('rediger') ? (
              <Form action={ctx.href(`${base}/forslag`)} csrf={ctx.csrf}>
                <input type="hidden" name="wished" value={formatDate(wished)} />
                <input type="hidden" name="proposal" value={proposalDigest(schedule.dates)} />
                <p class="bp-text">{t.useText}</p>
                <SubmitRow>
                  <Button>{t.use}</Button>
                </SubmitRow>
              </Form>
            ) : null}
            <DataTable
              caption={t.caption}
              stack
              columns={[
                { label: PROSESSPLAN_TEXTS[ctx.lang].document.columns.number },
                { label: PROSESSPLAN_TEXTS[ctx.lang].document.columns.title },
                { label: t.now },
                { label: t.proposed },
                { label: t.move },
              ]}
              rows={byDate(activities.map((a) => ({ ...a, data: { ...a.data, ...datesIn(schedule, a.number) } }))).map(
                (a) => {
                  const before = activities.find((x) => x.number === a.number)?.data ?? a.data;
                  return {
                    cells: [
                      aktivitetNumber(a.number),
                      a.data.title,
                      period(daysOf(before)),
                      period(daysOf(a.data)),
                      before.done ? t.same : moved(ctx, before.end, a.data.end ?? ''),
                    ],
                  };
                },
              )}
            />
          </>
        ) : null}
        <WishForm
          ctx={ctx}
          wished={asked || (wished && wished !== 'ikke-dato' ? dated(wished) : '')}
          error={e.of('dato') ?? e.of('wished')}
          label={t.wished}
          button={t.calculate}
        />
      </>
    ),
  };
}

const datesIn = (schedule: Schedule, number: number) => {
  const placed = schedule.dates.get(number);
  return placed ? { start: placed.start, end: placed.end } : {};
};

function Said(p: { ctx: Ctx; schedule: Schedule }) {
  const t = SIDE_TEXTS[p.ctx.lang].proposal;
  const { first, late, broken } = outcomeOf(p.schedule);
  const days = [formatDate(p.schedule.adopted), formatDate(first)] as const;
  return (
    <Finding>
      {late ? t.tooLate(...days) : t.finding(...days)}
      {broken > 0 ? ` ${t.broken(broken)}` : ''}
    </Finding>
  );
}
