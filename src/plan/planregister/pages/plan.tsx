import type { TypedFields } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { KeyFacts, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import { ButtonLink, ErrorSummary, SubmitRow } from '../../../ui/form.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { foeringNumber } from '../foering.ts';
import { periodOf } from '../kart.ts';
import { type RegisterRefusal, typedPlan } from '../parse.ts';
import { nivaaOf, type PlanRow, planNumber, standing } from '../plan.ts';
import { historyOf } from '../store.ts';
import { PLANREGISTER_TEXTS } from '../texts.ts';
import {
  History,
  loadRegister,
  type PlanregisterPageDeps,
  Press,
  planLabels,
  type Register,
  registerNames,
  shown,
  statusOf,
  TONES,
  where,
} from './parts.tsx';
import { PlanForm } from './planskjema.tsx';

const Crumb = ({ ctx }: { ctx: Ctx }) => (
  <p class="bp-crumb">
    <a href={ctx.href(where(ctx).planer)}>← {PLANREGISTER_TEXTS[ctx.lang].title}</a>
  </p>
);

export async function newPlanPage(
  ctx: Ctx,
  deps: PlanregisterPageDeps,
  refusals: readonly RegisterRefusal[] = [],
  typed: TypedFields | null = null,
): Promise<Page> {
  const t = PLANREGISTER_TEXTS[ctx.lang];
  const { planer } = where(ctx);
  const { plans, units } = await loadRegister(ctx, deps);
  const e = shown(ctx, refusals);
  const usual = deps.vanlige.planer.find((p) => p.own);
  const own: TypedFields =
    ctx.url.searchParams.get('egen') === 'ja' && usual
      ? { own: 'ja', title: usual.title[ctx.lang], kind: usual.kind, theme: usual.theme ?? '' }
      : {};
  return {
    title: t.newTitle,
    nav: 'planer',
    step: 4,
    status: statusOf(refusals),
    body: (
      <>
        <Crumb ctx={ctx} />
        <h1>{t.newTitle}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(field) => planLabels(ctx.lang)[field]} />
        <PlanForm ctx={ctx} action={planer} typed={typed ?? own} of={e.of} rows={plans} units={units} number={null} />
      </>
    ),
  };
}

function Facts(p: { ctx: Ctx; row: PlanRow; rows: readonly PlanRow[] }) {
  const { ctx, row } = p;
  const d = row.data;
  const t = PLANREGISTER_TEXTS[ctx.lang];
  const { planer } = where(ctx);
  const links = (found: readonly PlanRow[]) =>
    found.length > 0
      ? found.map((r, i) => (
          <>
            {i > 0 ? <br /> : null}
            <a href={ctx.href(`${planer}/${r.number}`)}>{`${planNumber(r.number)} ${r.data.title}`}</a>
          </>
        ))
      : '';
  const numbered = (numbers: readonly number[]) => p.rows.filter((r) => numbers.includes(r.number));
  const facts = [
    [t.level, t.levels[nivaaOf(d)]],
    [t.kind, t.kinds[d.kind]],
    [t.theme, d.theme ? t.themes[d.theme] : ''],
    [t.period, periodOf(row)],
    [t.rullering, d.rullering ? String(d.rullering) : ''],
    [t.owner, d.owner],
    [t.caseNumber, d.caseNumber],
    [t.link, d.link ? <a href={d.link}>{t.openLink}</a> : ''],
    [t.parents, links(numbered(d.parents))],
    [t.children, links(p.rows.filter((r) => r.data.parents.includes(row.number)))],
    [t.supersededBy, links(numbered(d.supersededBy ? [d.supersededBy] : []))],
    [t.replaces, links(p.rows.filter((r) => r.data.supersededBy === row.number))],
    [t.groups, d.groups.map((g) => MAALGRUPPE_NAMES[ctx.lang][g]).join(', ')],
    [t.note, d.note],
  ] as const;
  return <KeyFacts facts={facts} />;
}

function FoeringerHere(p: { ctx: Ctx; register: Register; number: number }) {
  const { ctx } = p;
  const t = PLANREGISTER_TEXTS[ctx.lang];
  const { foeringer } = where(ctx);
  const here = standing(p.register.foeringer).filter((f) => f.data.plan === p.number);
  return (
    <section>
      <h2>{t.foeringerHere}</h2>
      {here.length === 0 ? (
        <p>{t.noFoeringer}</p>
      ) : (
        <ul class="bp-text">
          {here.map((f) => (
            <li>
              <a href={ctx.href(`${foeringer}/${f.number}`)}>{foeringNumber(f.number)}</a>{' '}
              {`${f.data.text}${f.data.place ? ` (${f.data.place})` : ''}`}
            </li>
          ))}
        </ul>
      )}
      {ctx.may('rediger') ? (
        <SubmitRow>
          <ButtonLink href={ctx.href(`${foeringer}/ny?plan=${p.number}`)} variant="secondary">
            {t.addFoering}
          </ButtonLink>
        </SubmitRow>
      ) : null}
    </section>
  );
}

/** One plan: what it is, what it asks for, its form and its history. */
export async function planPage(
  ctx: Ctx,
  deps: PlanregisterPageDeps,
  refusals: readonly RegisterRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Response> {
  const t = PLANREGISTER_TEXTS[ctx.lang];
  const { kommune, home, planer } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  const register = await loadRegister(ctx, deps);
  const row = register.plans.find((r) => r.number === number && !r.data.removed);
  if (!row) return notFound();
  const history = await ctx.db.inKommune(kommune.id, (tx) => historyOf(tx, 'plan_revisjon', row.number));
  const rows = standing(register.plans);
  const e = shown(ctx, refusals);
  const labels = planLabels(ctx.lang);
  const taken = refusals.some((r) => r.code === 'endret-av-andre');
  const before = history.find((r) => String(r.revision) === sent?.revision);
  const typed = taken && sent ? overSaved(sent, before && typedPlan(before.data), typedPlan(row.data)) : sent;
  const { searchParams } = ctx.url;
  return {
    title: `${planNumber(row.number)} ${row.data.title}`,
    nav: 'planer',
    step: 4,
    status: statusOf(refusals),
    body: (
      <>
        <Crumb ctx={ctx} />
        <h1>{`${planNumber(row.number)} ${row.data.title}`}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(field) => planLabels(ctx.lang)[field]} />
        {searchParams.has('lagret') && refusals.length === 0 ? <Notice tone="success">{t.saved}</Notice> : null}
        {searchParams.has('angret') && refusals.length === 0 ? <Notice tone="success">{t.undone}</Notice> : null}
        <p>
          <Status tone={TONES[row.data.status]}>{t.statuses[row.data.status]}</Status>{' '}
          {row.data.own ? <a href={ctx.href(`${home}/dokument`)}>{t.own}</a> : null}
        </p>
        <Facts ctx={ctx} row={row} rows={rows} />
        <FoeringerHere ctx={ctx} register={register} number={row.number} />
        {taken && typed ? (
          <Conflict
            lang={ctx.lang}
            heading={t.conflict}
            differ={differences(
              typedPlan(row.data),
              typed,
              (f) => labels[f],
              saidBy(registerNames(ctx.lang, register).plan),
            )}
            merged={before !== undefined}
          />
        ) : null}
        {ctx.may('rediger') ? (
          <section>
            <h2>{t.edit}</h2>
            <PlanForm
              ctx={ctx}
              action={`${planer}/${row.number}`}
              typed={typed ?? typedPlan(row.data)}
              of={e.of}
              rows={rows}
              units={register.units}
              number={row.number}
              revision={row.revision}
            />
          </section>
        ) : null}
        <History ctx={ctx} revisions={history} typed={typedPlan} labels={labels} />
        {ctx.may('rediger') ? (
          <SubmitRow>
            {history.length > 1 ? (
              <Press
                ctx={ctx}
                to={`${planer}/${row.number}/angre`}
                label={t.undo}
                fields={{ revision: row.revision }}
              />
            ) : null}
            <Press ctx={ctx} to={`${planer}/${row.number}/fjern`} label={t.remove} what={row.data.title} />
          </SubmitRow>
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${planer}/kart`)} variant="secondary">
            {t.map}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}
