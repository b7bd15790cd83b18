import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Refused } from '../../../platform/http/route.ts';
import { overSaved } from '../../../ui/conflict.tsx';
import { Button, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { changeRunde, undoRunde } from '../actions/runden.ts';
import type { Runde, RundeRefusal } from '../runde.ts';
import { rundeHistory, type StoredRunde } from '../store.ts';
import { RUNDE_TEXTS } from '../texts.ts';
import { Changed } from './konflikt.tsx';
import { moment } from './oppgave.tsx';
import { RundeFields } from './runde.tsx';
import { OPPGAVE_TEXTS } from './texts.ts';
import { lookOpen, nameOf, noAccess, type RundePageDeps, shown, statusOf, where } from './where.tsx';

const typedRunde = (r: Runde): TypedFields => ({
  title: r.title,
  from: formatDate(r.from),
  to: formatDate(r.to),
  firstStep: String(r.firstStep),
});

/** The round that may be changed: the open one. */
async function openRound(ctx: Ctx): Promise<StoredRunde | null> {
  const seen = await lookOpen(ctx);
  const open = seen.runder.find((r) => !r.data.closed);
  return seen.may('led') && open ? open : null;
}

export async function changePage(
  ctx: Ctx,
  deps: RundePageDeps,
  refusals: readonly RundeRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Refused> {
  const t = RUNDE_TEXTS[ctx.lang];
  const o = OPPGAVE_TEXTS[ctx.lang];
  const { kommune, runde: base } = where(ctx);
  const runde = await openRound(ctx);
  if (!runde) return noAccess();
  const history = await ctx.db.inKommune(kommune.id, (tx) => rundeHistory(tx, runde.number));
  const people = await deps.membersOf(kommune.id);
  const e = shown(ctx, refusals);
  const saved = typedRunde(runde.data);
  const before = history.find((r) => String(r.revision) === sent?.revision);
  const conflict = sent !== null && refusals.some((r) => r.code === 'endret-av-andre');
  const typed = conflict ? overSaved(sent, before && typedRunde(before.data), saved) : sent;
  const labels = { title: t.name, from: t.from, to: t.to, firstStep: t.firstStep };
  const revision = <input type="hidden" name="revision" value={String(runde.revision)} />;
  return {
    title: t.change,
    nav: 'runde',
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{t.change}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {conflict && typed ? (
          <Changed
            ctx={ctx}
            saved={saved}
            typed={typed}
            people={people}
            labels={labels}
            merged={before !== undefined}
          />
        ) : null}
        <p class="bp-text">{t.changeText}</p>
        <Form action={ctx.href(`${base}/endre`)} csrf={ctx.csrf}>
          {revision}
          <RundeFields ctx={ctx} typed={typed ?? saved} of={e.of} />
          <SubmitRow>
            <Button>{t.save}</Button>
          </SubmitRow>
        </Form>
        <section>
          <h2 id="historikk">{o.history}</h2>
          <DataTable
            caption={o.history}
            hideCaption
            stack
            columns={[
              { label: o.revision },
              { label: o.when },
              { label: o.who },
              { label: t.name },
              { label: t.periodLabel },
            ]}
            rows={history.map((r) => ({
              cells: [
                r.revision,
                moment(r.created),
                nameOf(ctx, people, r.by) || '–',
                r.data.title,
                t.period(formatDate(r.data.from), formatDate(r.data.to)),
              ],
            }))}
          />
          {history.length > 1 ? (
            <Form action={ctx.href(`${base}/angre`)} csrf={ctx.csrf}>
              {revision}
              <SubmitRow>
                <Button variant="secondary">{o.undo}</Button>
              </SubmitRow>
            </Form>
          ) : null}
        </section>
      </>
    ),
  };
}

/** Saves the round as typed, or as it was before when `undo`. */
export const pressRunde = (deps: RundePageDeps, undo: boolean) => async (ctx: Ctx) => {
  const form = await ctx.form();
  const runde = await openRound(ctx);
  if (!runde) return noAccess();
  const seen = { number: runde.number, revision: issuedNumber(form.text('revision')) ?? 0 };
  const { actor, runde: base } = where(ctx);
  const typed = form.all();
  const done = undo
    ? await undoRunde(ctx.db, ctx.clock, actor, seen)
    : await changeRunde(ctx.db, ctx.clock, actor, seen, typed);
  return done.ok ? seeOther(ctx, `${base}?lagret=ja`) : changePage(ctx, deps, done.error, undo ? null : typed);
};
