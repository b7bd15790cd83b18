import { formatDate, formatNumber } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { isEnded } from '../../../platform/jobs/desk.ts';
import { newestJob } from '../../../platform/jobs/jobs.ts';
import { Finding, Notice, Status } from '../../../ui/blocks.tsx';
import { Button, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { OPPDATERING, updateOutcome } from '../actions/oppdatering.ts';
import { saveTallplan } from '../actions.ts';
import type { Catalogue } from '../content.ts';
import type { CellChange } from '../endring.ts';
import type { DataRole } from '../roles.ts';
import { type Datasett, findTallplan, listDatasett } from '../store.ts';
import { isFetchedTooEarly, isUnrevised } from '../urevidert.ts';
import { ENDRINGER_TEXTS } from './endringer-texts.ts';

/** Something the municipality has made of tables that are no longer the ones in use. */
export type Resting = { readonly path: string; readonly roles: readonly DataRole[] } & (
  | { readonly kind: 'run'; readonly date: string }
  | { readonly kind: 'draft' }
  | { readonly kind: 'version'; readonly number: number; readonly state: string }
  | { readonly kind: 'text'; readonly name: string }
);

export interface EndringerDeps {
  readonly catalogue: Catalogue;
  /** What rests on older figures; `path` begins after the kommune. */
  readonly restingOn: (ctx: Ctx) => Promise<readonly Resting[]>;
  /** False where the one who runs the server has turned it off for everybody. */
  readonly fetchesByItself: boolean;
}

const kommuneOf = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return ctx.kommune;
};

const signed = (n: number) => `${n > 0 ? '+' : '−'}${formatNumber(Math.abs(n), Number.isInteger(n) ? 0 : 1)}`;
const figure = (n: number) => formatNumber(n, Number.isInteger(n) ? 0 : 1);

function sentence(ctx: Ctx, name: string, c: CellChange): string {
  const what = [name, ...c.what, c.period ?? ''].filter(Boolean).join(', ');
  return ENDRINGER_TEXTS[ctx.lang].cell(
    what,
    figure(c.before),
    figure(c.after),
    signed(Math.round((c.after - c.before) * 10) / 10),
  );
}

/** The largest changes as sentences, those of one table together. */
function words(ctx: Ctx, d: Datasett, name: string): string[] {
  const t = ENDRINGER_TEXTS[ctx.lang];
  if (!d.change) return [];
  if (d.change.otherShape) return [t.shape(name)];
  const periods = d.change.newPeriods;
  return [
    ...(periods.length > 0 ? [t.newPeriods(name, periods.join(', '))] : []),
    ...d.change.largest.map((c) => sentence(ctx, name, c)),
  ];
}

function marks(ctx: Ctx, deps: EndringerDeps, d: Datasett): string[] {
  const t = ENDRINGER_TEXTS[ctx.lang];
  const kostra = deps.catalogue.find((row) => row.role === d.role)?.kostra ?? false;
  const early = d.request !== null && isFetchedTooEarly(osloMoment(d.request.retrieved).time);
  return [...(isUnrevised({ ...d, kostra }) ? [t.unrevised] : []), ...(early ? [t.early] : [])];
}

const restingText = (ctx: Ctx, r: Resting): string => {
  const t = ENDRINGER_TEXTS[ctx.lang].kinds;
  switch (r.kind) {
    case 'run':
      return t.run(formatDate(r.date));
    case 'draft':
      return t.draft;
    case 'version':
      return t.version(r.number, r.state);
    case 'text':
      return t.text(r.name);
  }
};

async function Plan(p: { ctx: Ctx; deps: EndringerDeps; loaded: readonly Datasett[] }) {
  const { ctx, deps } = p;
  const t = ENDRINGER_TEXTS[ctx.lang];
  const { id, slug } = kommuneOf(ctx);
  const { plan, job } = await ctx.db.inKommune(id, async (tx) => ({
    plan: await findTallplan(tx),
    job: await newestJob(tx, [OPPDATERING]),
  }));
  const on = plan?.data.on ?? true;
  const fetched = p.loaded.some((d) => d.request !== null);
  const date = job ? formatDate(osloMoment(job.finished ?? job.created).date) : '';
  const last = !job
    ? null
    : !isEnded(job)
      ? t.underway
      : job.state === 'ferdig'
        ? t.lastTime(date, updateOutcome(job, deps, ctx.lang).text)
        : t.failed(date);
  return (
    <section id="av-seg-selv">
      <h2>{t.plan}</h2>
      <p class="bp-text">{!deps.fetchesByItself ? t.serverOff : !on ? t.off : fetched ? t.on : t.nothingFetched}</p>
      {last ? <p class="bp-text">{last}</p> : null}
      {!deps.fetchesByItself ? null : ctx.may('administrer') ? (
        <Form action={ctx.href(`/arbeid/${slug}/tall/av-seg-selv`)} csrf={ctx.csrf}>
          <input type="hidden" name="revision" value={String(plan?.revision ?? 0)} />
          <SubmitRow>
            <Button variant="secondary" name="on" value={on ? 'nei' : 'ja'}>
              {on ? t.turnOff : t.turnOn}
            </Button>
          </SubmitRow>
        </Form>
      ) : (
        <p class="bp-text">{t.who}</p>
      )}
    </section>
  );
}

async function endringerPage(ctx: Ctx, deps: EndringerDeps, conflict = false): Promise<Page> {
  const t = ENDRINGER_TEXTS[ctx.lang];
  const { id, slug } = kommuneOf(ctx);
  const base = `/arbeid/${slug}`;
  const loaded = await ctx.db.inKommune(id, listDatasett);
  const resting = await deps.restingOn(ctx);
  const nameOf = (role: string) => deps.catalogue.find((row) => row.role === role)?.name[ctx.lang] ?? role;
  const changed = loaded.filter((d) => d.change !== null);
  const lines = changed.flatMap((d) => words(ctx, d, nameOf(d.role)));
  const saved = ctx.url.searchParams.get('lagret');
  return {
    title: t.title,
    nav: 'tall',
    step: 4,
    wide: true,
    status: conflict ? 409 : 200,
    body: (
      <>
        <h1>{t.title}</h1>
        {conflict ? <Notice tone="warning">{t.conflict}</Notice> : null}
        {!conflict && saved === 'ja' ? <Notice tone="success">{t.savedOn}</Notice> : null}
        {!conflict && saved === 'nei' ? <Notice tone="success">{t.savedOff}</Notice> : null}
        <Finding>{t.finding(changed.length, resting.length)}</Finding>
        <section>
          <h2>{t.resting}</h2>
          {resting.length === 0 ? (
            <p class="bp-text">{t.none}</p>
          ) : (
            <>
              <p class="bp-text">{t.restingHelp}</p>
              <DataTable
                caption={t.resting}
                hideCaption
                stack
                columns={[{ label: t.what }, { label: t.tables }, { label: t.todo }]}
                rows={resting.map((r) => ({
                  cells: [
                    <a href={ctx.href(base + r.path)}>{restingText(ctx, r)}</a>,
                    r.roles.map(nameOf).join('; '),
                    t.todos[r.kind],
                  ],
                }))}
              />
            </>
          )}
        </section>
        {changed.length > 0 ? (
          <section>
            <h2>{t.largest}</h2>
            {lines.length > 0 ? (
              <ul class="bp-text">
                {lines.map((line) => (
                  <li>{line}</li>
                ))}
              </ul>
            ) : (
              <p class="bp-text">{t.noLarge}</p>
            )}
          </section>
        ) : null}
        {loaded.length > 0 ? (
          <DataTable
            caption={t.perTable}
            stack
            columns={[
              { label: t.table },
              { label: t.since },
              { label: t.checked },
              { label: t.changed, align: 'right' },
              { label: t.added, align: 'right' },
              { label: t.removed, align: 'right' },
              { label: t.marks },
            ]}
            rows={loaded.map((d) => {
              const said = marks(ctx, deps, d);
              return {
                cells: [
                  nameOf(d.role),
                  formatDate(d.retrieved),
                  d.checked ? formatDate(osloMoment(d.checked).date) : '–',
                  ...(d.change
                    ? [d.change.changed, d.change.added, d.change.removed].map((n) => formatNumber(n))
                    : [t.first, '–', '–']),
                  said.length > 0 ? <Status tone="warning">{said.join(' ')}</Status> : '–',
                ],
              };
            })}
          />
        ) : null}
        {await Plan({ ctx, deps, loaded })}
        <p class="bp-screen">
          <a href={ctx.href(`${base}/tall`)}>{t.back}</a>
        </p>
      </>
    ),
  };
}

export function endringerRoutes(deps: EndringerDeps): Route[] {
  return [
    {
      method: 'GET',
      path: '/arbeid/:kommune/tall/endringer',
      who: { kommune: 'les' },
      handle: (ctx) => endringerPage(ctx, deps),
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tall/av-seg-selv',
      who: { kommune: 'administrer' },
      async handle(ctx) {
        const form = await ctx.form();
        const on = form.text('on') === 'ja';
        const seen = issuedNumber(form.text('revision')) ?? 0;
        const done = await saveTallplan(ctx.db, ctx.clock, actorOf(ctx), on, seen);
        if (!done.ok) return endringerPage(ctx, deps, true);
        return seeOther(ctx, `/arbeid/${kommuneOf(ctx).slug}/tall/endringer?lagret=${on ? 'ja' : 'nei'}#av-seg-selv`);
      },
    },
  ];
}
