import {
  BOLIGTYPER,
  formatDate,
  formatKroner,
  formatNumber,
  MAALGRUPPER,
  REGNSKAP,
  sumKroner,
  TJENESTENIVAAER,
} from '../../../kernel/index.ts';
import { currentRevisions, type Revision, revisionsOf } from '../../../platform/db/revisions.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Finding, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  NumberField,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { DataTable } from '../../../ui/table.tsx';
import { addMaal, saveTiltak, undoTiltak } from '../actions.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import {
  countsInOekonomiplan,
  type Maal,
  PLAN_YEARS,
  TILTAK_STATUS,
  type Tiltak,
  type TiltakRefusal,
  type TiltakStatus,
  type Typed,
  tiltakNumber,
  YEAR_FIELDS,
} from '../tiltak.ts';

export interface TiltakPageDeps {
  /** KOSTRA functions to choose from: code and name. */
  readonly kostra: readonly { readonly code: string; readonly name: Readonly<Record<'nb' | 'nn', string>> }[];
}

const TONES: Readonly<Record<TiltakStatus, 'neutral' | 'info' | 'success' | 'warning' | 'danger'>> = {
  foreslaatt: 'neutral',
  'krever-utredning': 'info',
  vedtatt: 'info',
  finansiert: 'success',
  utsatt: 'warning',
  forkastet: 'danger',
  'i-gang': 'success',
  gjennomfoert: 'success',
};

const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return {
    kommune: ctx.kommune,
    base: `/arbeid/${ctx.kommune.slug}/tiltak`,
    actor: { kommuneId: ctx.kommune.id, brukerId: ctx.bruker?.id ?? null },
  };
};

/** The plan's first year: the budget year after this one. */
const firstYearOf = (ctx: Ctx) => Number(ctx.clock.today().slice(0, 4)) + 1;

function shown(ctx: Ctx, refusals: readonly TiltakRefusal[]) {
  const t = TILTAK_TEXTS[ctx.lang];
  const errors = refusals.map((r) => ({ field: r.field, text: t.refusals[r.code](r.data ?? {}) }));
  return { errors, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

async function listPage(ctx: Ctx, refusals: readonly TiltakRefusal[] = [], typed: Typed = {}): Promise<Page> {
  const t = TILTAK_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const { goals, tiltak } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    goals: await currentRevisions<Maal>(tx, 'maal_revisjon'),
    tiltak: await currentRevisions<Tiltak>(tx, 'tiltak_revisjon'),
  }));
  const e = shown(ctx, refusals);
  const edit = ctx.may('rediger');
  return {
    title: t.title,
    nav: 'tiltak',
    wide: true,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.goalErrors} errors={e.errors} />
        <Finding>
          {t.finding(goals.length, tiltak.length, tiltak.filter((x) => countsInOekonomiplan(x.data)).length)}
        </Finding>
        {edit && goals.length > 0 ? (
          <SubmitRow>
            <ButtonLink href={ctx.href(`${base}/nytt`)}>{t.addTiltak}</ButtonLink>
          </SubmitRow>
        ) : null}
        {goals.map((g) => {
          const own = tiltak.filter((x) => x.data.maal === g.number);
          return (
            <section>
              <h2>{`${g.number}. ${g.data.title}`}</h2>
              <p class="bp-text">
                <Status>{t.ledgers[g.data.ledger]}</Status>{' '}
                {g.data.indicator ? `${t.indicator}: ${g.data.indicator}. ` : ''}
                {g.data.target ? `${t.target}: ${g.data.target}.` : ''}
              </p>
              {g.data.strategy ? <p class="bp-text">{g.data.strategy}</p> : null}
              {own.length === 0 ? (
                <p class="bp-source">{t.noTiltak}</p>
              ) : (
                <DataTable
                  caption={`${t.tiltak}: ${g.data.title}`}
                  hideCaption
                  columns={[
                    { label: t.number },
                    { label: t.tiltak },
                    { label: t.responsible },
                    { label: t.status },
                    { label: t.units, align: 'right' },
                    { label: t.investment, unit: t.kr, align: 'right' },
                  ]}
                  rows={own.map((x) => ({
                    cells: [
                      <a href={ctx.href(`${base}/${x.number}`)}>{tiltakNumber(x.number)}</a>,
                      x.data.title,
                      x.data.responsible,
                      <Status tone={TONES[x.data.status]}>{t.statuses[x.data.status]}</Status>,
                      formatNumber(x.data.units.reduce((n, u) => n + u, 0)),
                      formatNumber(sumKroner(x.data.investment)),
                    ],
                  }))}
                />
              )}
            </section>
          );
        })}
        {edit ? (
          <section>
            <h2>{t.addGoal}</h2>
            <Form action={ctx.href(`${base}/maal`)} csrf={ctx.csrf}>
              <TextField
                name="title"
                label={t.goalTitle}
                description={t.goalHelp}
                value={typed.title ?? ''}
                error={e.of('title')}
              />
              <SelectField
                name="ledger"
                label={t.ledger}
                options={REGNSKAP.map((l) => ({ value: l, label: t.ledgers[l] }))}
                value={typed.ledger ?? 'boligutvikling'}
                error={e.of('ledger')}
              />
              <TextField
                name="indicator"
                label={t.indicator}
                description={t.indicatorHelp}
                tag={t.optional}
                value={typed.indicator ?? ''}
                error={e.of('indicator')}
              />
              <TextField
                name="target"
                label={t.target}
                tag={t.optional}
                value={typed.target ?? ''}
                error={e.of('target')}
              />
              <TextArea
                name="strategy"
                label={t.strategy}
                description={t.strategyHelp}
                tag={t.optional}
                value={typed.strategy ?? ''}
                error={e.of('strategy')}
              />
              <SubmitRow>
                <Button variant={goals.length === 0 ? 'primary' : 'secondary'}>{t.addGoal}</Button>
              </SubmitRow>
            </Form>
          </section>
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`/arbeid/${kommune.slug}/oekonomiplan`)} variant={edit ? 'secondary' : 'primary'}>
            {t.toPlan}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

function TiltakForm(p: {
  ctx: Ctx;
  deps: TiltakPageDeps;
  action: string;
  goals: readonly Revision<Maal>[];
  typed: Typed;
  revision?: number;
  firstYear: number;
  of: (field: string) => string | undefined;
}) {
  const { ctx, typed, of } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const option = (values: readonly string[], names: Readonly<Record<string, string>>) =>
    values.map((value) => ({ value, label: names[value] ?? value }));
  return (
    <Form action={ctx.href(p.action)} csrf={ctx.csrf}>
      {p.revision ? <input type="hidden" name="revision" value={String(p.revision)} /> : null}
      <TextField
        name="title"
        label={t.tiltakTitle}
        description={t.tiltakHelp}
        value={typed.title ?? ''}
        error={of('title')}
      />
      <SelectField
        name="maal"
        label={t.goals}
        options={p.goals.map((g) => ({ value: String(g.number), label: `${g.number}. ${g.data.title}` }))}
        value={typed.maal ?? ''}
        error={of('maal')}
      />
      <SelectField
        name="ledger"
        label={t.ledger}
        options={option(REGNSKAP, t.ledgers)}
        value={typed.ledger ?? 'boligsosialt'}
        error={of('ledger')}
      />
      <TextField name="responsible" label={t.responsible} value={typed.responsible ?? ''} error={of('responsible')} />
      <SelectField
        name="status"
        label={t.status}
        options={option(TILTAK_STATUS, t.statuses)}
        value={typed.status ?? 'foreslaatt'}
        error={of('status')}
      />
      <TextArea
        name="reason"
        label={t.reason}
        description={t.reasonHelp}
        tag={t.optional}
        rows={2}
        value={typed.reason ?? ''}
        error={of('reason')}
      />
      <SelectField
        name="group"
        label={t.group}
        options={option(MAALGRUPPER, t.groups)}
        value={typed.group ?? 'alle'}
        error={of('group')}
      />
      <SelectField
        name="type"
        label={t.type}
        options={option(BOLIGTYPER, BOLIGTYPE_NAMES[ctx.lang])}
        value={typed.type ?? 'blokk'}
        error={of('type')}
      />
      <SelectField
        name="level"
        label={t.level}
        options={option(TJENESTENIVAAER, NIVAA_NAMES[ctx.lang])}
        value={typed.level ?? 'ingen'}
        error={of('level')}
      />
      <SelectField
        name="kostra"
        label={t.kostra}
        options={p.deps.kostra.map((k) => ({ value: k.code, label: `${k.code} ${k.name[ctx.lang]}` }))}
        value={typed.kostra ?? '265'}
        error={of('kostra')}
      />
      {YEAR_FIELDS.map((field) => (
        <fieldset class="ds-fieldset">
          <legend class="ds-label">{t[field]}</legend>
          {field === 'units' ? null : <p>{t.amountsHelp(p.firstYear)}</p>}
          <div class="bp-grid">
            {Array.from({ length: PLAN_YEARS }, (_, i) => (
              <NumberField
                name={`${field}${i + 1}`}
                label={t.years(p.firstYear + i)}
                value={typed[`${field}${i + 1}`] ?? ''}
                unit={field === 'units' ? '' : t.kr}
                error={of(`${field}${i + 1}`)}
              />
            ))}
          </div>
        </fieldset>
      ))}
      <TextField
        name="noOperation"
        label={t.noOperation}
        description={t.noOperationHelp}
        tag={t.optional}
        value={typed.noOperation ?? ''}
        error={of('noOperation')}
      />
      <SubmitRow>
        <Button>{t.save}</Button>
      </SubmitRow>
    </Form>
  );
}

async function newPage(
  ctx: Ctx,
  deps: TiltakPageDeps,
  refusals: readonly TiltakRefusal[] = [],
  typed: Typed = {},
): Promise<Page> {
  const t = TILTAK_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const goals = await ctx.db.inKommune(kommune.id, (tx) => currentRevisions<Maal>(tx, 'maal_revisjon'));
  const e = shown(ctx, refusals);
  return {
    title: t.addTiltak,
    nav: 'tiltak',
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.addTiltak}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {goals.length === 0 ? (
          <Notice tone="warning">
            <a href={ctx.href(base)}>{t.needGoal}</a>
          </Notice>
        ) : (
          <TiltakForm
            ctx={ctx}
            deps={deps}
            action={base}
            goals={goals}
            typed={typed}
            firstYear={firstYearOf(ctx)}
            of={e.of}
          />
        )}
      </>
    ),
  };
}

function typedOf(t: Tiltak): Typed {
  const years = Object.fromEntries(
    YEAR_FIELDS.flatMap((f) =>
      t[f].map((n, i) => [`${f}${i + 1}`, n === 0 ? '' : formatNumber(n).replace('\u2212', '-')]),
    ),
  );
  const { title, maal, ledger, status, reason, responsible, group, type, level, kostra, noOperation } = t;
  return {
    title,
    maal: String(maal),
    ledger,
    status,
    reason,
    responsible,
    group,
    type,
    level,
    kostra,
    noOperation,
    ...years,
  };
}

async function showPage(
  ctx: Ctx,
  deps: TiltakPageDeps,
  refusals: readonly TiltakRefusal[] = [],
  typed: Typed | null = null,
): Promise<Page | Response> {
  const t = TILTAK_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const number = Number(ctx.params.nummer);
  if (!Number.isInteger(number) || number < 1 || number > 1_000_000) return notFound();
  const { goals, revisions } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    goals: await currentRevisions<Maal>(tx, 'maal_revisjon'),
    revisions: await revisionsOf<Tiltak>(tx, 'tiltak_revisjon', number),
  }));
  const newest = revisions[0];
  if (!newest) return notFound();
  const d = newest.data;
  const e = shown(ctx, refusals);
  const years = Array.from({ length: PLAN_YEARS }, (_, i) => d.firstYear + i);
  return {
    title: `${tiltakNumber(number)} ${d.title}`,
    nav: 'tiltak',
    wide: true,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{`${tiltakNumber(number)} ${d.title}`}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{t.saved}</Notice> : null}
        <p>
          <Status tone={TONES[d.status]}>{t.statuses[d.status]}</Status> <Status>{t.ledgers[d.ledger]}</Status>
        </p>
        <dl class="bp-key">
          <dt>{t.responsible}</dt>
          <dd>{d.responsible}</dd>
          <dt>{t.group}</dt>
          <dd>{t.groups[d.group]}</dd>
          <dt>{t.type}</dt>
          <dd>{BOLIGTYPE_NAMES[ctx.lang][d.type]}</dd>
          <dt>{t.level}</dt>
          <dd>{NIVAA_NAMES[ctx.lang][d.level]}</dd>
          <dt>{t.kostra}</dt>
          <dd>{d.kostra || '–'}</dd>
          {d.reason ? (
            <>
              <dt>{t.reason}</dt>
              <dd>{d.reason}</dd>
            </>
          ) : null}
          {d.noOperation ? (
            <>
              <dt>{t.noOperation}</dt>
              <dd>{d.noOperation}</dd>
            </>
          ) : null}
        </dl>
        <DataTable
          caption={t.tiltak}
          hideCaption
          columns={[{ label: t.year }, ...years.map((y) => ({ label: String(y), align: 'right' as const }))]}
          rows={YEAR_FIELDS.map((f) => ({
            cells: [t[f], ...d[f].map((n) => (f === 'units' ? formatNumber(n) : formatKroner(n)))],
          }))}
        />
        {ctx.may('rediger') ? (
          <section>
            <h2>{t.edit}</h2>
            <TiltakForm
              ctx={ctx}
              deps={deps}
              action={`${base}/${number}`}
              goals={goals}
              typed={typed ?? typedOf(d)}
              revision={newest.revision}
              firstYear={d.firstYear}
              of={e.of}
            />
          </section>
        ) : null}
        <h2>{t.history}</h2>
        <DataTable
          caption={t.history}
          hideCaption
          columns={[{ label: t.revision, align: 'left' }, { label: t.when }, { label: t.status }]}
          rows={revisions.map((r) => ({ cells: [r.revision, formatDate(r.created), t.statuses[r.data.status]] }))}
        />
        {ctx.may('rediger') && revisions.length > 1 ? (
          <Form action={ctx.href(`${base}/${number}/angre`)} csrf={ctx.csrf}>
            <input type="hidden" name="revision" value={String(newest.revision)} />
            <SubmitRow>
              <Button variant="secondary">{t.undo}</Button>
            </SubmitRow>
          </Form>
        ) : null}
      </>
    ),
  };
}

export function tiltakRoutes(deps: TiltakPageDeps): Route[] {
  return [
    { method: 'GET', path: '/arbeid/:kommune/tiltak', who: { kommune: 'les' }, handle: (ctx) => listPage(ctx) },
    {
      method: 'GET',
      path: '/arbeid/:kommune/tiltak/nytt',
      who: { kommune: 'rediger' },
      handle: (ctx) => newPage(ctx, deps),
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tiltak/maal',
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const typed = (await ctx.form()).all();
        const saved = await addMaal(ctx.db, ctx.clock, where(ctx).actor, typed);
        return saved.ok ? seeOther(ctx, where(ctx).base) : listPage(ctx, saved.error, typed);
      },
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tiltak',
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const typed = (await ctx.form()).all();
        const saved = await saveTiltak(ctx.db, ctx.clock, where(ctx).actor, typed, firstYearOf(ctx), null);
        return saved.ok
          ? seeOther(ctx, `${where(ctx).base}/${saved.value}?lagret=ja`)
          : newPage(ctx, deps, saved.error, typed);
      },
    },
    {
      method: 'GET',
      path: '/arbeid/:kommune/tiltak/:nummer{[0-9]+}',
      who: { kommune: 'les' },
      handle: (ctx) => showPage(ctx, deps),
      examples: ['/arbeid/:kommune/tiltak/1'],
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tiltak/:nummer{[0-9]+}',
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const form = await ctx.form();
        const number = Number(ctx.params.nummer);
        const { kommune, actor, base } = where(ctx);
        const [newest] = await ctx.db.inKommune(kommune.id, (tx) => revisionsOf<Tiltak>(tx, 'tiltak_revisjon', number));
        if (!newest) return notFound();
        const saved = await saveTiltak(ctx.db, ctx.clock, actor, form.all(), newest.data.firstYear, {
          number,
          revision: Number(form.text('revision')) || 0,
        });
        return saved.ok ? seeOther(ctx, `${base}/${number}?lagret=ja`) : showPage(ctx, deps, saved.error, form.all());
      },
    },
    {
      method: 'POST',
      path: '/arbeid/:kommune/tiltak/:nummer{[0-9]+}/angre',
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const number = Number(ctx.params.nummer);
        const { kommune, actor, base } = where(ctx);
        const seen = Number((await ctx.form()).text('revision'));
        const [newest, older] = await ctx.db.inKommune(kommune.id, (tx) =>
          revisionsOf<Tiltak>(tx, 'tiltak_revisjon', number),
        );
        if (!newest || !older) return notFound();
        const done =
          newest.revision === seen && (await undoTiltak(ctx.db, ctx.clock, actor, number, older, newest.revision));
        return done ? seeOther(ctx, `${base}/${number}?lagret=ja`) : showPage(ctx, deps, [{ code: 'endret-av-andre' }]);
      },
    },
  ];
}
