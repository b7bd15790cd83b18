import { addDays, formatDate, formatKroner, sumKroner } from '../../../kernel/index.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { download, notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Finding, Notice, SourceLine } from '../../../ui/blocks.tsx';
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
import { DataTable } from '../../../ui/table.tsx';
import type { PlanDocument } from '../../plandokument/document.ts';
import { addUtgave } from '../actions.ts';
import {
  type BehandlingRefusal,
  DAYS_OPEN,
  driftFrom,
  endringFrom,
  sameYears,
  TRINN,
  type Utgave,
} from '../behandling.ts';
import { endringTable, longTitleOf, spanOf, titleOf } from '../behandlingtabell.ts';
import { BEHANDLING_TEXTS } from '../behandlingtekster.ts';
import { rammeEndringTable } from '../bevilgningtabell.ts';
import { inCommon } from '../felles.ts';
import { fossefallOf, type Stand, standOf } from '../fossefall.ts';
import { fossefallTable } from '../fossefalltabell.ts';
import type { PlanTables } from '../oekonomiplan.ts';
import { RAMMER } from '../oensker.ts';
import { listUtgaver } from '../store.ts';
import { oekonomiplanTables } from '../tables.ts';
import { FossefallSection } from './fossefall.tsx';
import { opens, TableView, where } from './parts.tsx';
import { loadPlan } from './plan.tsx';
import { tiltakHere, WriteBackFields, writeBackLabels, writtenBack } from './tilbakefoering.tsx';
import { TrinnField } from './trinnvalg.tsx';

export interface BehandlingPageDeps {
  readonly tables: PlanTables;
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PATH = '/arbeid/:kommune/oekonomiplan/behandling';
const DATES = new Set(['open', 'earliest', 'date']);

/** The sentence of a refusal, with its dates as people write them. */
function sentence(ctx: Ctx, r: BehandlingRefusal): string {
  const data = Object.fromEntries(
    Object.entries(r.data ?? {}).map(([k, v]) => [k, DATES.has(k) ? formatDate(String(v)) : v]),
  );
  return BEHANDLING_TEXTS[ctx.lang].refusals[r.code](data);
}

export function behandlingRoutes({ tables, toExcel }: BehandlingPageDeps): Route[] {
  const home = (ctx: Ctx) => `/arbeid/${where(ctx).slug}/oekonomiplan/behandling`;
  const editions = (ctx: Ctx) => ctx.db.inKommune(where(ctx).id, (tx) => listUtgaver(tx));

  /** Two editions, or an edition and the plan as it stands now, as one table; of different years in those they share. */
  async function between(ctx: Ctx, all: readonly Utgave[], utgave: Utgave) {
    const t = BEHANDLING_TEXTS[ctx.lang];
    const asked = ctx.url.searchParams.get('mot') ?? '';
    const firstYear = utgave.plan.years[0] ?? 0;
    const rest = all.filter((u) => u.number !== utgave.number);
    const name = (u: Utgave) => (u.plan.years[0] === firstYear ? titleOf(u, ctx.lang) : longTitleOf(u, ctx.lang));
    const differ = (a: Pick<Utgave, 'plan' | 'frames'>, b: typeof a, key: string, names: readonly string[]) => {
      const common = inCommon(a.plan, b.plan, tables.prices);
      const endring = common && endringFrom({ plan: common.before }, { plan: common.after });
      const rammer =
        common && rammeEndringTable(common.after.years, a.frames, b.frames, [names[0] ?? '', names[1] ?? ''], ctx.lang);
      return { rest, asked: key, endring, names, prices: common?.prices ?? null, rammer: rammer ? [rammer] : [] };
    };
    if (asked === 'arbeid') {
      return differ(utgave, await loadPlan(ctx, tables), asked, [titleOf(utgave, ctx.lang), t.working]);
    }
    const before = sameYears(all, firstYear).findLast((u) => u.number < utgave.number) ?? null;
    const from = rest.find((u) => String(u.number) === asked) ?? before;
    if (!from) return { rest, asked: '', endring: null, names: [], prices: null, rammer: [] };
    const [a, b] = from.number < utgave.number ? [from, utgave] : [utgave, from];
    return differ(a, b, String(from.number), [name(a), name(b)]);
  }

  async function list(
    ctx: Ctx,
    errors: readonly BehandlingRefusal[] = [],
    typed: Readonly<Record<string, string>> = {},
  ) {
    const t = BEHANDLING_TEXTS[ctx.lang];
    const all = await editions(ctx);
    const { plan, frames } = await loadPlan(ctx, tables);
    const years = spanOf(plan.years);
    const last = sameYears(all, plan.years[0] ?? 0).at(-1);
    const moved = driftFrom(all, plan);
    const stands: Stand[] = sameYears(all, plan.years[0] ?? 0).map(standOf);
    if (moved) stands.push({ trinn: 'arbeid', date: null, plan, frames });
    const shown = errors.map((e) => ({ field: e.field, text: sentence(ctx, e) }));
    const error = (field: string) => shown.find((e) => e.field === field)?.text;
    const next = TRINN[last ? TRINN.indexOf(last.trinn) + 1 : 0];
    const adopting = next === 'vedtatt' && ctx.may('vedta') ? await tiltakHere(ctx) : null;
    const labels: Readonly<Record<string, string>> = {
      trinn: t.whichStep,
      date: t.date,
      caseNumber: t.caseNumber,
      note: t.note,
      ...writeBackLabels(ctx, adopting ?? []),
    };
    const page: Page = {
      title: t.title,
      nav: 'oekonomiplan',
      step: 6,
      wide: true,
      status: errors.length > 0 ? 422 : 200,
      body: (
        <>
          <p class="bp-crumb">
            <a href={ctx.href(`/arbeid/${where(ctx).slug}/oekonomiplan`)}>← {t.back}</a>
          </p>
          <h1>{t.title}</h1>
          <ErrorSummary heading={t.errors} errors={shown} nameOf={(field) => labels[field]} />
          <Finding>
            {last
              ? t.finding[last.trinn](years, formatDate(last.date), formatDate(addDays(last.date, DAYS_OPEN)))
              : t.finding.none(years)}
          </Finding>
          <p class="bp-text">{t.intro}</p>
          {moved ? (
            <Notice>
              <p>{t.moved(titleOf(moved.since, ctx.lang), moved.endring.lines.length)}</p>
              <p>
                <a href={ctx.href(`${home(ctx)}/${moved.since.number}?mot=arbeid`)}>{t.compareButton}</a>
              </p>
            </Notice>
          ) : null}
          <FossefallSection ctx={ctx} stands={stands} />
          <h2>{t.list}</h2>
          {all.length === 0 ? (
            <p class="bp-text">{t.none}</p>
          ) : (
            <DataTable
              caption={t.list}
              hideCaption
              stack
              columns={[
                { label: t.number },
                { label: t.step },
                { label: t.years },
                { label: t.date },
                { label: t.caseNumber },
                { label: t.lines, align: 'right' },
                { label: t.investment, align: 'right' },
                { label: t.operation, align: 'right' },
              ]}
              rows={all.map((u) => ({
                cells: [
                  String(u.number),
                  <a href={ctx.href(`${home(ctx)}/${u.number}`)}>{t.trinn[u.trinn]}</a>,
                  spanOf(u.plan.years),
                  formatDate(u.date),
                  u.caseNumber || '–',
                  String(u.plan.lines.length),
                  formatKroner(sumKroner(u.plan.totals.investment)),
                  formatKroner(sumKroner(u.plan.netOperation)),
                ],
              }))}
            />
          )}
          {ctx.may('oekonomi') && last?.trinn !== 'vedtatt' ? (
            <section>
              <h2>{t.freeze}</h2>
              <p class="bp-text">{t.freezeText}</p>
              <Form action={ctx.href(home(ctx))} csrf={ctx.csrf}>
                <TrinnField ctx={ctx} last={last?.trinn} typed={typed.trinn} error={error('trinn')} />
                <TextField
                  name="date"
                  label={t.date}
                  type="date"
                  short
                  description={t.dateHelp}
                  value={typed.date ?? ''}
                  error={error('date')}
                />
                <TextField
                  name="caseNumber"
                  label={t.caseNumber}
                  short
                  description={t.caseHelp}
                  value={typed.caseNumber ?? ''}
                  error={error('caseNumber')}
                />
                <TextArea
                  name="note"
                  label={t.note}
                  description={t.noteHelp}
                  value={typed.note ?? ''}
                  error={error('note')}
                />
                {adopting ? <WriteBackFields ctx={ctx} plan={plan} all={adopting} typed={typed} error={error} /> : null}
                <SubmitRow>
                  <Button>{t.button}</Button>
                </SubmitRow>
              </Form>
            </section>
          ) : null}
        </>
      ),
    };
    return page;
  }

  async function freeze(ctx: Ctx) {
    const typed = (await ctx.form()).all();
    if (typed.trinn === 'vedtatt' && !ctx.may('vedta')) return { fault: 'ikke-tilgang' } as const;
    const added = await addUtgave({ db: ctx.db, clock: ctx.clock, tables }, actorOf(ctx), typed);
    return added.ok ? seeOther(ctx, `${home(ctx)}/${added.value}?fryst=ja`) : list(ctx, added.error, typed);
  }

  const find = async (ctx: Ctx) => {
    const all = await editions(ctx);
    return { all, utgave: all.find((u) => String(u.number) === ctx.params.nummer) };
  };

  async function one(ctx: Ctx) {
    const t = BEHANDLING_TEXTS[ctx.lang];
    const { all, utgave } = await find(ctx);
    if (!utgave) return notFound();
    const { rest, asked, endring, names, prices, rammer } = await between(ctx, all, utgave);
    const written = await writtenBack(ctx, utgave);
    const title = `${t.trinn[utgave.trinn]}, ${spanOf(utgave.plan.years)}`;
    const choices = [
      ...rest.map((u) => ({ value: String(u.number), label: longTitleOf(u, ctx.lang) })),
      { value: 'arbeid', label: t.working },
    ];
    return {
      title,
      nav: 'oekonomiplan',
      step: 6,
      wide: true,
      body: (
        <>
          <p class="bp-crumb">
            <a href={ctx.href(home(ctx))}>← {t.title}</a>
          </p>
          <h1>{title}</h1>
          {ctx.url.searchParams.has('fryst') ? (
            <Notice tone="success">
              <p>{t.frozen}</p>
            </Notice>
          ) : null}
          <Finding>{[formatDate(utgave.date), utgave.caseNumber].filter(Boolean).join(', ')}</Finding>
          {utgave.note ? <p class="bp-text">{utgave.note}</p> : null}
          <section>
            <h2 id="endringer">{t.showDifference}</h2>
            <form method="get" action={ctx.href(`${home(ctx)}/${utgave.number}`)} class="bp-screen">
              <SelectField name="mot" label={t.compare} value={asked} options={choices} />
              <SubmitRow>
                <Button variant="secondary">{t.compareButton}</Button>
              </SubmitRow>
            </form>
            {asked !== '' && prices === null ? <p class="bp-text">{t.noCommonYears}</p> : null}
            {endring && prices && prices !== 'samme' ? (
              <Notice tone={prices === 'omregnet' ? 'info' : 'warning'}>
                <p>{t.otherYears[prices](spanOf(endring.years))}</p>
              </Notice>
            ) : null}
            {endring?.lines.length === 0 && rammer.length === 0 ? (
              <p class="bp-text">{`${t.difference(names[0] ?? '', names[1] ?? '')}. ${t.nothing}`}</p>
            ) : null}
            {endring && endring.lines.length > 0 ? (
              <>
                <p class="bp-text">{t.summary(endring.lines.length, endring.same)}</p>
                <TableView
                  ctx={ctx}
                  table={endringTable(endring, t.difference(names[0] ?? '', names[1] ?? ''), ctx.lang)}
                />
              </>
            ) : null}
            {rammer.map((table) => TableView({ ctx, table }))}
            {rammer.length > 0 && prices !== 'samme' ? <p class="bp-source">{rammer[0]?.source}</p> : null}
          </section>
          {written}
          {oekonomiplanTables(utgave.plan, ctx.lang).map((table) => TableView({ ctx, table, folded: !opens(table) }))}
          <SourceLine>{`${t.sourceLabel}: ${t.source}`}</SourceLine>
          <SubmitRow>
            <ButtonLink
              href={ctx.href(`${home(ctx)}/${utgave.number}/oekonomiplan.xlsx${asked ? `?mot=${asked}` : ''}`)}
              variant="secondary"
            >
              {t.print}
            </ButtonLink>
          </SubmitRow>
        </>
      ),
    } satisfies Page;
  }

  async function excel(ctx: Ctx) {
    const t = BEHANDLING_TEXTS[ctx.lang];
    const { all, utgave } = await find(ctx);
    if (!utgave) return notFound();
    const { endring, names, rammer } = await between(ctx, all, utgave);
    const title = `${t.trinn[utgave.trinn]}, ${spanOf(utgave.plan.years)}`;
    const stands = sameYears(all, utgave.plan.years[0] ?? 0).filter((u) => u.number <= utgave.number);
    const falls = RAMMER.flatMap((ramme) => fossefallOf(stands.map(standOf), ramme) ?? []);
    const changes = endring ? [endringTable(endring, t.difference(names[0] ?? '', names[1] ?? ''), ctx.lang)] : [];
    const document: PlanDocument = {
      schema: 1,
      lang: ctx.lang,
      title,
      kommune: where(ctx).name,
      facts: [],
      chapters: [
        {
          id: 'oekonomiplan',
          title,
          blocks: [
            ...falls.map((fall) => fossefallTable(fall, ctx.lang)),
            ...changes,
            ...rammer,
            ...oekonomiplanTables(utgave.plan, ctx.lang),
          ],
        },
      ],
    };
    return download(await toExcel(document), XLSX, 'oekonomiplan.xlsx');
  }

  const number = `${PATH}/:nummer{[0-9]+}`;
  const examples = [`${PATH}/1`, `${PATH}/2?mot=1`, `${PATH}/2?mot=arbeid`];
  return [
    { method: 'GET', path: PATH, who: { kommune: 'les' }, handle: (ctx) => list(ctx) },
    { method: 'POST', path: PATH, who: { kommune: 'oekonomi' }, handle: freeze },
    { method: 'GET', path: number, who: { kommune: 'les' }, handle: one, examples },
    {
      method: 'GET',
      path: `${number}/oekonomiplan.xlsx`,
      who: { kommune: 'les' },
      handle: excel,
      examples: [`${PATH}/1/oekonomiplan.xlsx`],
    },
  ];
}
