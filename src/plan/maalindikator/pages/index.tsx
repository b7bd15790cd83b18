import { formatDate, formatNumber, type TypedFields } from '../../../kernel/index.ts';
import { setRowRemoved } from '../../../platform/db/rows.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Details, EmptyState, Finding, Notice, Picture, SourceLine, Status } from '../../../ui/blocks.tsx';
import { LineChart } from '../../../ui/charts/lines.ts';
import { Button, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { here } from '../../organisering/index.ts';
import { listMaal } from '../../tiltak/index.ts';
import { giveVerdi, saveMaalindikator } from '../actions.ts';
import {
  decimalsOf,
  expectedIn,
  fraMaal,
  type Maalindikator,
  type MaalindikatorRefusal,
  type Tilstand,
  tilstandOf,
  typedMaalindikator,
  type Verdi,
  yearsOf,
} from '../maalindikator.ts';
import { MAALINDIKATOR } from '../store.ts';
import { MAALINDIKATOR_TEXTS } from '../texts.ts';
import {
  type All,
  dayOf,
  Fields,
  laidOver,
  type MaalindikatorPageDeps,
  pathOf,
  readAll,
  sentencesOf,
  statusOf,
  TONES,
  TooLate,
  ValueForm,
} from './parts.tsx';

const shown = (n: number | null, m: Maalindikator): string =>
  n === null ? '–' : `${formatNumber(n, decimalsOf([n]))} ${m.unit}`;
async function listPage(
  ctx: Ctx,
  deps: MaalindikatorPageDeps,
  refusals: readonly MaalindikatorRefusal[] = [],
  typed: TypedFields = {},
): Promise<Page> {
  const t = MAALINDIKATOR_TEXTS[ctx.lang];
  const { work } = here(ctx);
  const all = await readAll(ctx, deps);
  const errors = sentencesOf(ctx, refusals);
  const rows = all.indikatorer.map((row) => ({
    row,
    ...tilstandOf(row.data, all.verdierOf(row.data), ctx.clock.today()),
  }));
  const count = (s: Tilstand) => rows.filter((r) => r.tilstand === s).length;
  const edit = ctx.may('rediger');
  const gone = issuedNumber(ctx.url.searchParams.get('fjernet') ?? '');
  return {
    title: t.title,
    nav: 'oppfoelging',
    step: 6,
    wide: true,
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/oppfoelging`)}>← {t.back}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={errors} />
        {gone !== null && edit ? (
          <Notice tone="success">
            <p>{t.removed}</p>
            <Form action={ctx.href(`${pathOf(ctx)}/${gone}/angre`)} csrf={ctx.csrf}>
              <Button variant="secondary">{t.bringBack}</Button>
            </Form>
          </Notice>
        ) : null}
        {rows.length === 0 ? (
          <EmptyState heading={t.none}>
            <p>{all.maal.length === 0 ? t.noGoals : t.lead}</p>
            {all.maal.length === 0 ? (
              <p>
                <a href={ctx.href(`${work}/tiltak`)}>{t.toGoals}</a>
              </p>
            ) : null}
          </EmptyState>
        ) : (
          <>
            <Finding>{t.finding(count('naadd'), count('paa-vei'), count('ikke-naadd'), rows.length)}</Finding>
            <DataTable
              stack
              caption={t.title}
              hideCaption
              columns={[
                { label: t.name },
                { label: t.goal },
                { label: t.newest },
                { label: t.target },
                { label: t.due },
                { label: t.responsible },
                { label: t.state },
              ]}
              rows={rows.map(({ row: { number, data: m }, tilstand, newest }) => ({
                cells: [
                  <a href={ctx.href(`${pathOf(ctx)}/${number}`)}>{m.title}</a>,
                  all.maal.find((g) => g.number === m.maal)?.data.title ?? '–',
                  shown(newest?.value ?? null, m),
                  shown(m.bane.at(-1)?.value ?? null, m),
                  formatDate(m.due),
                  m.responsible,
                  <Status tone={TONES[tilstand]}>{t.states[tilstand]}</Status>,
                ],
              }))}
            />
            <SourceLine>{t.rule}</SourceLine>
          </>
        )}
        {edit && all.maal.length > 0 ? (
          <Details summary={t.add} open={rows.length === 0 || refusals.length > 0 || typed.maal !== undefined}>
            <Fields
              ctx={ctx}
              all={all}
              action={pathOf(ctx)}
              revision={null}
              typed={typed}
              {...(typed.maal !== undefined && refusals.length === 0 ? { lead: t.fromGoal } : {})}
              error={(f) => errors.find((e) => e.field === f)?.text}
            />
          </Details>
        ) : null}
      </>
    ),
  };
}

function PathPicture(p: { ctx: Ctx; m: Maalindikator; verdier: readonly Verdi[] }) {
  const t = MAALINDIKATOR_TEXTS[p.ctx.lang];
  const rows = yearsOf(p.m, p.verdier);
  const decimals = decimalsOf(rows.flatMap((r) => [r.target, r.verdi?.value]).filter((n) => typeof n === 'number'));
  // The path is drawn as the rule reads it: what it has for a year, or for the last year before it.
  const lastYear = p.m.bane.at(-1)?.year ?? 0;
  const line = (label: string, of: (r: (typeof rows)[number]) => number | null) => ({
    label,
    values: rows.map((r) => {
      const mean = of(r);
      return mean === null ? null : { mean, p10: null, p90: null };
    }),
  });
  return (
    <Picture
      caption={t.path}
      draw={(width) =>
        LineChart({
          title: `${t.path}: ${p.m.title}`,
          description: t.path,
          unit: p.m.unit,
          decimals,
          years: rows.map((r) => r.year),
          series: [
            line(t.bane, (r) => (r.year <= lastYear ? expectedIn(p.m, r.year) : null)),
            line(t.value, (r) => r.verdi?.value ?? null),
          ],
          ...(width === undefined ? {} : { width }),
        })
      }
    >
      <DataTable
        caption={t.path}
        stack
        columns={[
          { label: t.year },
          { label: t.bane, unit: p.m.unit, align: 'right' },
          { label: t.value, unit: p.m.unit, align: 'right' },
          { label: t.date },
          { label: t.source },
        ]}
        rows={rows.map((r) => ({
          cells: [
            String(r.year),
            formatNumber(r.target, decimals),
            formatNumber(r.verdi?.value ?? null, decimals),
            r.verdi ? dayOf(p.m, r.verdi.date) : '–',
            r.verdi?.source ?? '–',
          ],
        }))}
      />
    </Picture>
  );
}

const originOf = (ctx: Ctx, m: Maalindikator, all: All): string | null => {
  const t = MAALINDIKATOR_TEXTS[ctx.lang];
  if (m.kilde === 'kunnskap') {
    const own = all.beregnede.find((b) => b.id === m.kunnskap);
    return own ? t.fromKunnskap(own.name) : t.gone;
  }
  if (m.kilde === 'egen') return null;
  const under = all.under(m);
  return t.fromTiltak(under.filter((n) => all.levert.some((l) => l.tiltak === n)).length, under.length);
};

async function showPage(
  ctx: Ctx,
  deps: MaalindikatorPageDeps,
  refusals: readonly MaalindikatorRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Response> {
  const t = MAALINDIKATOR_TEXTS[ctx.lang];
  const all = await readAll(ctx, deps);
  const number = issuedNumber(ctx.params.nummer);
  const row = all.indikatorer.find((r) => r.number === number);
  if (!row) return notFound();
  const m = row.data;
  const verdier = all.verdierOf(m);
  const { tilstand, newest, expected } = tilstandOf(m, verdier, ctx.clock.today());
  const errors = sentencesOf(ctx, refusals);
  const error = (f: string) => errors.find((e) => e.field === f)?.text;
  const base = `${pathOf(ctx)}/${row.number}`;
  const edit = ctx.may('rediger');
  const target = shown(m.bane.at(-1)?.value ?? null, m);
  const origin = originOf(ctx, m, all);
  // What was typed belongs to one of the two forms; the other shows what is stored.
  const isValue = sent !== null && 'value' in sent;
  const over = statusOf(refusals) === 409 && sent && !isValue ? await laidOver(ctx, row, sent) : null;
  const typed = over?.typed ?? sent;
  const pathChanged = typed !== null && !isValue;
  return {
    title: m.title,
    nav: 'oppfoelging',
    step: 6,
    wide: true,
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(pathOf(ctx))}>← {t.title}</a>
        </p>
        <h1>{m.title}</h1>
        <ErrorSummary heading={t.errors} errors={errors} />
        {over ? <TooLate ctx={ctx} now={m} {...over} /> : null}
        {ctx.url.searchParams.has('lagret') && refusals.length === 0 ? <Notice tone="success">{t.saved}</Notice> : null}
        <p>
          <Status tone={TONES[tilstand]}>{t.states[tilstand]}</Status>{' '}
          {all.maal.find((g) => g.number === m.maal)?.data.title}
        </p>
        {newest ? (
          <Finding>
            {expected === null
              ? t.whyEarly(shown(newest.value, m), dayOf(m, newest.date), target)
              : t.why(shown(newest.value, m), dayOf(m, newest.date), shown(expected, m), target)}
          </Finding>
        ) : null}
        <p class="bp-text">{t.dueIs(formatDate(m.due), m.responsible)}</p>
        {origin ? <p class="bp-text">{origin}</p> : null}
        <PathPicture ctx={ctx} m={m} verdier={verdier} />
        <SourceLine>{`${t.pathSource(m.baneKilde)} ${t.rule}`}</SourceLine>
        {ctx.may('oekonomi') && m.kilde === 'egen' ? (
          <section aria-labelledby="verdi">
            <h2 id="verdi">{t.register}</h2>
            <ValueForm
              ctx={ctx}
              action={`${base}/verdi`}
              revision={row.revision}
              unit={m.unit}
              late={isValue && statusOf(refusals) === 409 ? newest : undefined}
              typed={isValue && typed ? typed : { date: ctx.url.searchParams.get('dato') ?? '' }}
              error={(f) => (pathChanged ? undefined : error(f))}
            />
          </section>
        ) : null}
        {edit ? (
          <Details summary={t.edit} open={pathChanged}>
            <Fields
              ctx={ctx}
              all={all}
              action={base}
              revision={row.revision}
              typed={pathChanged && typed ? typed : typedMaalindikator(m)}
              error={(f) => (isValue ? undefined : error(f))}
            />
            <Form action={ctx.href(`${base}/fjern`)} csrf={ctx.csrf}>
              <SubmitRow>
                <Button variant="secondary">{t.remove}</Button>
              </SubmitRow>
            </Form>
          </Details>
        ) : null}
      </>
    ),
  };
}

export function maalindikatorRoutes(deps: MaalindikatorPageDeps): Route[] {
  const path = '/arbeid/:kommune/oppfoelging/maalindikatorer';
  const one = `${path}/:nummer{[0-9]+}`;
  const read = { kommune: 'les' } as const;
  const edit = { kommune: 'rediger' } as const;
  const seenOf = (ctx: Ctx, typed: TypedFields) => ({
    number: issuedNumber(ctx.params.nummer) ?? 0,
    revision: issuedNumber(typed.revision) ?? 0,
  });
  const known = async (ctx: Ctx) => (await deps.computed(ctx)).map((b) => b.id);

  /** The list; with the number of a goal in the address, its form is filled in by what the goal says. */
  async function startPage(ctx: Ctx): Promise<Page> {
    const number = issuedNumber(ctx.url.searchParams.get('maal') ?? '');
    const goals = number === null ? [] : await ctx.db.inKommune(here(ctx).kommune.id, (tx) => listMaal(tx));
    const goal = goals.find((m) => m.number === number);
    return listPage(ctx, deps, [], goal ? fraMaal(goal.number, goal.data, await deps.computed(ctx)) : {});
  }
  async function add(ctx: Ctx): Promise<Page | Response> {
    const typed = (await ctx.form()).all();
    const done = await saveMaalindikator(ctx.db, ctx.clock, here(ctx).actor, typed, await known(ctx), null);
    return done.ok ? seeOther(ctx, `${pathOf(ctx)}/${done.value}?lagret=ja`) : listPage(ctx, deps, done.error, typed);
  }
  async function change(ctx: Ctx): Promise<Page | Response> {
    const typed = (await ctx.form()).all();
    const seen = seenOf(ctx, typed);
    const done = await saveMaalindikator(ctx.db, ctx.clock, here(ctx).actor, typed, await known(ctx), seen);
    return done.ok ? seeOther(ctx, `${pathOf(ctx)}/${seen.number}?lagret=ja`) : showPage(ctx, deps, done.error, typed);
  }
  async function value(ctx: Ctx): Promise<Page | Response> {
    const typed = (await ctx.form()).all();
    const seen = seenOf(ctx, typed);
    const done = await giveVerdi(ctx.db, ctx.clock, here(ctx).actor, typed, seen);
    return done.ok
      ? seeOther(ctx, `${pathOf(ctx)}/${seen.number}?lagret=ja`)
      : showPage(ctx, deps, done.error, { value: '', ...typed });
  }
  const setRemoved = (removed: boolean) => async (ctx: Ctx) => {
    const number = issuedNumber(ctx.params.nummer) ?? 0;
    const refused = await setRowRemoved(ctx.db, ctx.clock, here(ctx).actor, MAALINDIKATOR, number, removed);
    if (refused.length > 0) return listPage(ctx, deps, refused);
    return seeOther(ctx, removed ? `${pathOf(ctx)}?fjernet=${number}` : `${pathOf(ctx)}/${number}`);
  };

  return [
    { method: 'GET', path, who: read, handle: startPage },
    { method: 'POST', path, who: edit, handle: add },
    { method: 'GET', path: one, who: read, handle: (ctx) => showPage(ctx, deps), examples: [`${path}/1`] },
    { method: 'POST', path: one, who: edit, handle: change },
    { method: 'POST', path: `${one}/verdi`, who: { kommune: 'oekonomi' }, handle: value },
    { method: 'POST', path: `${one}/fjern`, who: edit, handle: setRemoved(true) },
    { method: 'POST', path: `${one}/angre`, who: edit, handle: setRemoved(false) },
  ];
}
