import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { periodOf } from '../kart.ts';
import type { RegisterRefusal } from '../parse.ts';
import { missingTemaer, nivaaOf, overdue, PLANNIVAAER, type PlanRow, planNumber, standing } from '../plan.ts';
import { PLANREGISTER_TEXTS } from '../texts.ts';
import {
  loadRegister,
  type PlanregisterPageDeps,
  Press,
  type Register,
  shown,
  statusOf,
  TONES,
  where,
} from './parts.tsx';

/** What the register comes to, in a few sentences. */
function findingOf(ctx: Ctx, rows: readonly PlanRow[]): string {
  const t = PLANREGISTER_TEXTS[ctx.lang];
  if (rows.length === 0) return t.emptyFinding;
  const having = (status: string) => rows.filter((r) => r.data.status === status).length;
  const late = overdue(rows, Number(ctx.clock.today().slice(0, 4)));
  const missing = missingTemaer(rows);
  const ownerless = rows.filter((r) => r.data.owner === '' && !['nasjonalt', 'regionalt'].includes(nivaaOf(r.data)));
  return [
    t.finding(rows.length, having('vedtatt'), having('uavklart')),
    late.length > 0 ? t.overdue(late.map((r) => r.data.title).join(', ')) : '',
    missing.length > 0 ? t.missing(missing.map((m) => t.themes[m].toLowerCase()).join(', ')) : '',
    ownerless.length > 0 ? t.noOwner(ownerless.length) : '',
  ]
    .filter((words) => words !== '')
    .join(' ');
}

/** The plans of every level in one table, with links to those above. */
export function PlanTable(p: { ctx: Ctx; rows: readonly PlanRow[]; caption: string }) {
  const { ctx } = p;
  const t = PLANREGISTER_TEXTS[ctx.lang];
  const { planer } = where(ctx);
  const link = (number: number) => (
    <a class="bp-no" href={ctx.href(`${planer}/${number}`)}>
      {planNumber(number)}
    </a>
  );
  const there = new Set(p.rows.map((r) => r.number));
  const ordered = PLANNIVAAER.flatMap((level) => p.rows.filter((r) => nivaaOf(r.data) === level));
  return (
    <DataTable
      caption={p.caption}
      hideCaption
      stack
      columns={[
        { label: t.number },
        { label: t.planTitle },
        { label: t.level },
        { label: t.kind },
        { label: t.status },
        { label: t.period },
        { label: t.rullering },
        { label: t.owner },
        { label: t.caseNumber },
        { label: t.parents },
      ]}
      rows={ordered.map((r) => ({
        cells: [
          link(r.number),
          r.data.link ? <a href={r.data.link}>{r.data.title}</a> : r.data.title,
          t.levels[nivaaOf(r.data)],
          t.kinds[r.data.kind],
          <Status tone={TONES[r.data.status]}>{t.statuses[r.data.status]}</Status>,
          periodOf(r) || '–',
          r.data.rullering ? String(r.data.rullering) : '–',
          r.data.owner || '–',
          r.data.caseNumber || '–',
          r.data.parents.filter((n) => there.has(n)).length > 0
            ? r.data.parents.filter((n) => there.has(n)).map((n) => <>{link(n)} </>)
            : '–',
        ],
      }))}
    />
  );
}

function AddUsual(p: { ctx: Ctx; first: boolean }) {
  const { ctx } = p;
  const t = PLANREGISTER_TEXTS[ctx.lang];
  return (
    <Form action={ctx.href(`${where(ctx).planer}/vanlige`)} csrf={ctx.csrf}>
      {p.first ? <p>{t.addUsualText}</p> : null}
      <SubmitRow>
        <Button variant={p.first ? 'primary' : 'secondary'}>{t.addUsual}</Button>
      </SubmitRow>
    </Form>
  );
}

/** What the last press did, and its undo. */
function LastPress(p: { ctx: Ctx; register: Register }) {
  const { ctx } = p;
  const t = PLANREGISTER_TEXTS[ctx.lang];
  const { planer } = where(ctx);
  const { searchParams } = ctx.url;
  const count = (name: string) => Number(searchParams.get(name)) || 0;
  const gone = p.register.plans.find((r) => r.data.removed && String(r.number) === searchParams.get('fjernet'));
  if (gone)
    return (
      <Notice tone="success">
        <p>{`${t.removed} (${gone.data.title})`}</p>
        {ctx.may('rediger') ? (
          <Press
            ctx={ctx}
            to={`${planer}/${gone.number}/angre`}
            label={t.bringBack}
            what={gone.data.title}
            fields={{ revision: gone.revision }}
          />
        ) : null}
      </Notice>
    );
  if (searchParams.has('vanlige'))
    return (
      <Notice tone="success">
        <p>{t.usualAdded(count('vanlige'))}</p>
        {count('vanlige') > 0 && ctx.may('rediger') ? (
          <Press ctx={ctx} to={`${planer}/vanlige/angre`} label={t.undoUsual} />
        ) : null}
      </Notice>
    );
  if (searchParams.has('limt')) return <Notice tone="success">{t.pasted(count('limt'))}</Notice>;
  if (searchParams.has('ryddet')) return <Notice tone="success">{t.untouchedGone}</Notice>;
  return null;
}

/** The register: what there is, what is missing, and what to do next. */
export async function planerPage(
  ctx: Ctx,
  deps: PlanregisterPageDeps,
  refusals: readonly RegisterRefusal[] = [],
): Promise<Page> {
  const t = PLANREGISTER_TEXTS[ctx.lang];
  const { planer, foeringer } = where(ctx);
  const register = await loadRegister(ctx, deps);
  const rows = standing(register.plans);
  const edit = ctx.may('rediger');
  const unplaced = register.own !== null && !rows.some((r) => r.data.own);
  const link = (to: string, label: string, first = false) => (
    <ButtonLink href={ctx.href(to)} variant={first ? 'primary' : 'secondary'}>
      {label}
    </ButtonLink>
  );
  return {
    title: t.title,
    nav: 'planer',
    step: 4,
    wide: true,
    status: statusOf(refusals),
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={shown(ctx, refusals).errors.map(({ text }) => ({ text }))} />
        <Finding>{findingOf(ctx, rows)}</Finding>
        <LastPress ctx={ctx} register={register} />
        {unplaced && edit ? (
          <Notice tone="info">
            <p>{t.placeOwnText}</p>
            <p>
              <a href={ctx.href(`${planer}/ny?egen=ja`)}>{t.placeOwn}</a>
            </p>
          </Notice>
        ) : null}
        {rows.length === 0 ? (
          <EmptyState heading={t.emptyHeading} action={edit ? <AddUsual ctx={ctx} first /> : undefined}>
            <p>{t.emptyText}</p>
          </EmptyState>
        ) : (
          <>
            <p class="bp-text">{t.lead}</p>
            <PlanTable ctx={ctx} rows={rows} caption={t.title} />
          </>
        )}
        {edit ? (
          <SubmitRow>
            {link(`${planer}/ny`, t.add, rows.length > 0)}
            {link(`${planer}/lim-inn`, t.paste)}
          </SubmitRow>
        ) : null}
        {edit &&
        rows.length > 0 &&
        deps.vanlige.planer.some((v) => !register.plans.some((r) => r.data.ready === v.id)) ? (
          <AddUsual ctx={ctx} first={false} />
        ) : null}
        <NextAction heading={t.next}>
          {rows.length > 0 ? link(`${planer}/kart`, t.map) : null}
          {link(foeringer, t.foeringer)}
          {link(`${foeringer}/dekning`, t.coverage)}
        </NextAction>
      </>
    ),
  };
}
