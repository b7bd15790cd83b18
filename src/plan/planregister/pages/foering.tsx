import type { TypedFields } from '../../../kernel/index.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { KeyFacts, NextAction, Notice, Status } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import { ButtonLink, ErrorSummary, SubmitRow } from '../../../ui/form.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { tiltakNumber } from '../../tiltak/index.ts';
import { svargradOf } from '../dekning.ts';
import { type Foering, type FoeringRow, foeringNumber } from '../foering.ts';
import { FOERING_TEXTS } from '../foeringtekster.ts';
import { type RegisterRefusal, typedFoering } from '../parse.ts';
import { planNumber } from '../plan.ts';
import { historyOf, listFoeringer } from '../store.ts';
import { PLANREGISTER_TEXTS } from '../texts.ts';
import { foeringerInLanguage } from '../vanlige.ts';
import { GRADE_TONES, validityOf } from './foeringer.tsx';
import { FoeringForm, MaalForm, SvarForm } from './foeringskjema.tsx';
import {
  foeringLabels,
  History,
  loadRegister,
  type PlanregisterPageDeps,
  Press,
  type Register,
  registerNames,
  shown,
  statusOf,
  where,
} from './parts.tsx';

const Crumb = ({ ctx }: { ctx: Ctx }) => (
  <p class="bp-crumb">
    <a href={ctx.href(where(ctx).foeringer)}>← {FOERING_TEXTS[ctx.lang].title}</a>
  </p>
);

export async function newFoeringPage(
  ctx: Ctx,
  deps: PlanregisterPageDeps,
  refusals: readonly RegisterRefusal[] = [],
  typed: TypedFields | null = null,
): Promise<Page> {
  const t = FOERING_TEXTS[ctx.lang];
  const register = await loadRegister(ctx, deps);
  const e = shown(ctx, refusals);
  const plan = issuedNumber(ctx.url.searchParams.get('plan') ?? undefined);
  return {
    title: t.newTitle,
    nav: 'foringer',
    step: 4,
    status: statusOf(refusals),
    body: (
      <>
        <Crumb ctx={ctx} />
        <h1>{t.newTitle}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(field) => foeringLabels(ctx.lang)[field]} />
        <FoeringForm
          ctx={ctx}
          action={where(ctx).foeringer}
          typed={typed ?? (plan ? { plan: String(plan) } : {})}
          of={e.of}
          register={register}
        />
      </>
    ),
  };
}

function Facts(p: { ctx: Ctx; row: FoeringRow; register: Register }) {
  const { ctx, register } = p;
  const d = p.row.data;
  const t = FOERING_TEXTS[ctx.lang];
  const tp = PLANREGISTER_TEXTS[ctx.lang];
  const { planer } = where(ctx);
  const plan = register.plans.find((r) => r.number === d.plan && !r.data.removed);
  const facts = [
    [t.kind, t.kinds[d.kind]],
    [
      t.plan,
      plan ? <a href={ctx.href(`${planer}/${plan.number}`)}>{`${planNumber(plan.number)} ${plan.data.title}`}</a> : '',
    ],
    [t.source, d.source],
    [t.place, d.place],
    [t.link, d.link ? <a href={d.link}>{d.source || tp.openLink}</a> : ''],
    [t.validity, validityOf(ctx, d)],
    [t.groups, d.groups.map((g) => MAALGRUPPE_NAMES[ctx.lang][g]).join(', ')],
    [t.ledger, d.ledger ? t.ledgers[d.ledger] : ''],
    [t.theme, d.theme ? tp.themes[d.theme] : ''],
    [t.amount, d.amount === null ? '' : `${d.amount} ${d.unit}`],
    [t.year, d.year ? String(d.year) : ''],
    [t.waived, d.waived],
  ] as const;
  return <KeyFacts facts={facts} />;
}

/** One føring: what it asks, who answers, its form and its history. */
export async function foeringPage(
  ctx: Ctx,
  deps: PlanregisterPageDeps,
  refusals: readonly RegisterRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Response> {
  const t = FOERING_TEXTS[ctx.lang];
  const tp = PLANREGISTER_TEXTS[ctx.lang];
  const { kommune, foeringer, home } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  const register = await loadRegister(ctx, deps);
  const row = register.foeringer.find((r) => r.number === number && !r.data.removed);
  if (!row) return notFound();
  const history = await ctx.db.inKommune(kommune.id, (tx) => historyOf(tx, 'foering_revisjon', row.number));
  const e = shown(ctx, refusals);
  const labels = foeringLabels(ctx.lang);
  const grade = svargradOf(row.data, register);
  const taken = refusals.some((r) => r.code === 'endret-av-andre');
  const answered = (f: Pick<Foering, 'maal' | 'tiltak'>) => ({ maal: f.maal.join(' '), tiltak: f.tiltak.join(' ') });
  const answers = answered(row.data);
  const before = history.find((r) => String(r.revision) === sent?.revision);
  const typed = taken && sent ? overSaved(sent, before && answered(before.data), answers) : sent;
  const expired = row.data.validTo !== null && row.data.validTo < ctx.clock.today();
  const { searchParams } = ctx.url;
  const edit = ctx.may('rediger');
  return {
    title: foeringNumber(row.number),
    nav: 'foringer',
    step: 4,
    status: statusOf(refusals),
    body: (
      <>
        <Crumb ctx={ctx} />
        <h1>{`${t.foering} ${foeringNumber(row.number)}`}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(field) => foeringLabels(ctx.lang)[field]} />
        {searchParams.has('lagret') && refusals.length === 0 ? <Notice tone="success">{t.saved}</Notice> : null}
        {searchParams.has('angret') && refusals.length === 0 ? <Notice tone="success">{tp.undone}</Notice> : null}
        <p class="bp-lead">{row.data.text}</p>
        <p>
          <Status tone={GRADE_TONES[grade]}>{t.grades[grade]}</Status>{' '}
          {expired ? <Status tone="warning">{t.expired}</Status> : null}
        </p>
        <Facts ctx={ctx} row={row} register={register} />
        {taken && typed ? (
          <Conflict
            lang={ctx.lang}
            heading={t.conflict}
            differ={differences(answers, typed, (f) => labels[f], saidBy(registerNames(ctx.lang, register).answers))}
            merged={before !== undefined}
          />
        ) : null}
        <section>
          <h2 id="svar">{t.answers}</h2>
          {edit && grade === 'ubesvart' ? <MaalForm ctx={ctx} row={row} of={e.of} /> : null}
          {edit ? (
            <SvarForm ctx={ctx} row={row} register={register} typed={typed} of={e.of} />
          ) : (
            <AnswerList ctx={ctx} row={row} register={register} home={home} />
          )}
        </section>
        <History ctx={ctx} revisions={history} typed={typedFoering} labels={labels} />
        {edit ? (
          <SubmitRow>
            <ButtonLink href={ctx.href(`${foeringer}/${row.number}/endre`)} variant="secondary">
              {t.edit}
            </ButtonLink>
            {history.length > 1 ? (
              <Press
                ctx={ctx}
                to={`${foeringer}/${row.number}/angre`}
                label={tp.undo}
                fields={{ revision: row.revision }}
              />
            ) : null}
            <Press
              ctx={ctx}
              to={`${foeringer}/${row.number}/fjern`}
              label={t.remove}
              what={foeringNumber(row.number)}
            />
          </SubmitRow>
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${foeringer}/dekning`)} variant="secondary">
            {t.coverage}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}

/** The form of a føring's own text; its answers have theirs on the page itself. */
export async function editFoeringPage(
  ctx: Ctx,
  deps: PlanregisterPageDeps,
  refusals: readonly RegisterRefusal[] = [],
  sent: TypedFields | null = null,
): Promise<Page | Response> {
  const t = FOERING_TEXTS[ctx.lang];
  const { kommune, foeringer } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  const register = await loadRegister(ctx, deps);
  const row = register.foeringer.find((r) => r.number === number && !r.data.removed);
  if (!row) return notFound();
  const e = shown(ctx, refusals);
  const home = `${foeringer}/${row.number}`;
  const saved = typedFoering(row.data);
  const taken = refusals.some((r) => r.code === 'endret-av-andre');
  const history = await ctx.db.inKommune(kommune.id, (tx) => historyOf(tx, 'foering_revisjon', row.number));
  const before = history.find((r) => String(r.revision) === sent?.revision);
  const typed = taken && sent ? overSaved(sent, before && typedFoering(before.data), saved) : sent;
  const title = `${t.edit} ${foeringNumber(row.number)}`;
  return {
    title,
    nav: 'foringer',
    step: 4,
    status: statusOf(refusals),
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(home)}>← {foeringNumber(row.number)}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(field) => foeringLabels(ctx.lang)[field]} />
        {taken && typed ? (
          <Conflict
            lang={ctx.lang}
            heading={t.conflict}
            differ={differences(
              saved,
              typed,
              (f) => foeringLabels(ctx.lang)[f],
              saidBy(registerNames(ctx.lang, register).foering),
            )}
            merged={before !== undefined}
          />
        ) : null}
        <FoeringForm
          ctx={ctx}
          action={home}
          typed={typed ?? saved}
          of={e.of}
          register={register}
          revision={row.revision}
        />
      </>
    ),
  };
}

function AnswerList(p: { ctx: Ctx; row: FoeringRow; register: Register; home: string }) {
  const { ctx, row, register, home } = p;
  const t = FOERING_TEXTS[ctx.lang];
  const maal = register.maal.filter((m) => row.data.maal.includes(m.number));
  const tiltak = register.tiltak.filter((m) => row.data.tiltak.includes(m.number));
  if (maal.length + tiltak.length === 0) return <p>{t.nothingHere}</p>;
  return (
    <ul class="bp-text">
      {maal.map((m) => (
        <li>{`${t.maal} ${m.number}. ${m.title}`}</li>
      ))}
      {tiltak.map((m) => (
        <li>
          <a href={ctx.href(`${home}/tiltak/${m.number}`)}>{tiltakNumber(m.number)}</a> {m.title}
        </li>
      ))}
    </ul>
  );
}

/** "Svarer på": what a goal or a tiltak answers, on its own page. */
export async function answersTo(
  ctx: Ctx,
  deps: Pick<PlanregisterPageDeps, 'vanlige'>,
  what: 'maal' | 'tiltak',
  number: number,
) {
  const t = FOERING_TEXTS[ctx.lang];
  const { kommune, foeringer } = where(ctx);
  const stored = await ctx.db.inKommune(kommune.id, listFoeringer);
  const rows = foeringerInLanguage(stored, deps.vanlige, ctx.lang).filter(
    (r) => !r.data.removed && r.data[what].includes(number),
  );
  return (
    <section>
      <h2>{t.answersTo}</h2>
      {rows.length === 0 ? (
        <p>
          {t.answersToNothing} <a href={ctx.href(foeringer)}>{t.title}</a>
        </p>
      ) : (
        <ul class="bp-text">
          {rows.map((r) => (
            <li>
              <a href={ctx.href(`${foeringer}/${r.number}`)}>{foeringNumber(r.number)}</a> {r.data.text}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
