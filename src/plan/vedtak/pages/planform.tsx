import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, EmptyState, Finding, NextAction, Notice, SourceLine } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import { ButtonLink, ErrorSummary } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { PLANFORMER, recommendPlanform } from '../planform.ts';
import { PLANFORM_TEXTS } from '../planform-texts.ts';
import { listVurderinger, type StoredVurdering, vurderingHistory } from '../store.ts';
import { type PlanformRefusal, typedAnswers, typedChoice } from '../vurdering.ts';
import { AnswersForm, ChoiceForm, PressForm, shownAnswers, shownChoice } from './planform-form.tsx';
import { MandateText } from './text.tsx';
import { type VedtakPageDeps, where } from './where.ts';

/** What was typed into which of the page's two forms, and what is wrong with it. */
export interface Tried {
  readonly form: 'svar' | 'valg';
  readonly typed: TypedFields;
  readonly refusals: readonly PlanformRefusal[];
}

const dayOf = (row: StoredVurdering) => formatDate(osloMoment(row.created).date);

interface Loaded {
  readonly newest: StoredVurdering | null;
  /** The assessment before this one, as it was left. */
  readonly last: StoredVurdering | null;
  readonly history: readonly StoredVurdering[];
}

const load = (ctx: Ctx): Promise<Loaded> =>
  ctx.db.inKommune(where(ctx).kommune.id, async (tx) => {
    const all = await listVurderinger(tx);
    const newest = all.at(-1) ?? null;
    return { newest, last: all.at(-2) ?? null, history: newest ? await vurderingHistory(tx, newest.number) : [] };
  });

function Advice(p: { ctx: Ctx; deps: VedtakPageDeps; row: StoredVurdering }) {
  const { lang } = p.ctx;
  const { rules } = p.deps;
  const t = PLANFORM_TEXTS[lang];
  const advice = recommendPlanform(rules, p.row.data.answers);
  const nameOf = (form: (typeof advice.possible)[number]) => rules.forms[form].name[lang];
  return (
    <section>
      <h2 id="raad">{t.advice}</h2>
      <Finding>
        {advice.planform
          ? t.recommended(nameOf(advice.planform))
          : t.undecided(advice.possible.map(nameOf).join(', ').toLowerCase())}
      </Finding>
      <div class="bp-text">
        {advice.planform ? <p>{rules.forms[advice.planform].short[lang]}</p> : null}
        <h3>{t.why}</h3>
        {advice.rule ? <p>{advice.rule.reason[lang]}</p> : null}
        <p>{t.score(String(Math.round(advice.score)), String(rules.limit))}</p>
        {advice.rule ? <SourceLine>{`${t.source}: ${advice.rule.source}`}</SourceLine> : null}
        {advice.unanswered.length > 0 ? (
          <>
            <h3>{t.unanswered}</h3>
            <p>{t.unansweredHelp}</p>
            <ul>
              {advice.unanswered.map((q) => (
                <li>{p.ctx.may('rediger') ? <a href={`#svar-${q.id}`}>{q.text[lang]}</a> : q.text[lang]}</li>
              ))}
            </ul>
          </>
        ) : null}
        {advice.planform ? (
          <Details summary={t.changes}>
            {advice.changes.length > 0 ? (
              <ul>
                {advice.changes.map((c) => (
                  <li>
                    {t.change(c.question.text[lang], t.answers[c.to].toLowerCase(), nameOf(c.planform).toLowerCase())}
                  </li>
                ))}
              </ul>
            ) : (
              <p>{t.noChanges}</p>
            )}
          </Details>
        ) : null}
      </div>
    </section>
  );
}

function Chosen(p: { ctx: Ctx; deps: VedtakPageDeps; row: StoredVurdering }) {
  const { lang } = p.ctx;
  const { rules } = p.deps;
  const { choice, answers } = p.row.data;
  const t = PLANFORM_TEXTS[lang];
  if (!choice) return null;
  const now = recommendPlanform(rules, answers).planform;
  return (
    <section>
      <Notice tone="success">{t.chosen(rules.forms[choice.planform].name[lang], dayOf(p.row))}</Notice>
      {choice.recommended !== now ? <Notice tone="warning">{t.stale}</Notice> : null}
      {choice.reason ? (
        <>
          <h3>{t.reason}</h3>
          <p class="bp-text bp-lines">{choice.reason}</p>
        </>
      ) : null}
      {p.ctx.may('rediger') ? null : (
        <>
          <h3>{t.mandate}</h3>
          <MandateText text={choice.mandate} lang={choice.lang} />
        </>
      )}
    </section>
  );
}

function AnswersTable(p: { ctx: Ctx; deps: VedtakPageDeps; row: StoredVurdering }) {
  const { lang } = p.ctx;
  const t = PLANFORM_TEXTS[lang];
  const { answers, evidence } = p.row.data;
  return (
    <DataTable
      caption={t.questions}
      stack
      columns={[{ label: t.question }, { label: t.answer }, { label: t.evidence }]}
      rows={p.deps.rules.questions.map((q) => {
        const svar = answers[q.id];
        const found = evidence[q.id];
        const page = found?.page ? `, ${t.page.toLowerCase()} ${found.page}` : '';
        return { cells: [q.text[lang], svar ? t.answers[svar] : t.noAnswer, found ? `${found.plan}${page}` : '–'] };
      })}
    />
  );
}

function Last(p: { ctx: Ctx; deps: VedtakPageDeps; last: StoredVurdering }) {
  const { lang } = p.ctx;
  const t = PLANFORM_TEXTS[lang];
  const { choice } = p.last.data;
  return (
    <section class="bp-text">
      <h2>{t.last}</h2>
      <p>
        {choice
          ? t.lastText(p.deps.rules.forms[choice.planform].name[lang].toLowerCase(), dayOf(p.last))
          : t.lastNone(dayOf(p.last))}
        {choice?.reason ? ` ${choice.reason}` : ''}
      </p>
      <Details summary={t.lastMandate}>
        <AnswersTable ctx={p.ctx} deps={p.deps} row={p.last} />
        {choice ? <MandateText text={choice.mandate} lang={choice.lang} /> : null}
      </Details>
    </section>
  );
}

function History(p: { ctx: Ctx; deps: VedtakPageDeps; history: readonly StoredVurdering[] }) {
  const { lang } = p.ctx;
  const t = PLANFORM_TEXTS[lang];
  return (
    <Details summary={t.history}>
      <ul>
        {p.history.map((row) => (
          <li>
            {`${t.revision(row.revision, dayOf(row))}: `}
            {t.historyText(
              Object.keys(row.data.answers).length,
              p.deps.rules.questions.length,
              row.data.choice ? p.deps.rules.forms[row.data.choice.planform].name[lang].toLowerCase() : t.noChoice,
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
}

/** The assessment as the reader had it before them; null where there was none yet. */
async function seenIn(ctx: Ctx, typed: TypedFields): Promise<StoredVurdering | null | undefined> {
  if (typed.number === '0') return null;
  const number = issuedNumber(typed.number);
  if (number === null) return undefined;
  const rows = await ctx.db.inKommune(where(ctx).kommune.id, (tx) => vurderingHistory(tx, number));
  return rows.find((row) => String(row.revision) === typed.revision);
}

/** What came too late, laid over what is saved now. */
async function laidOver(ctx: Ctx, deps: VedtakPageDeps, tried: Tried, newest: StoredVurdering | null) {
  const seen = await seenIn(ctx, tried.typed);
  const shown = (row: StoredVurdering | null) =>
    tried.form === 'svar' ? shownAnswers(row) : shownChoice(ctx, deps, row);
  return {
    merged: seen !== undefined,
    typed: overSaved(tried.typed, seen === undefined ? undefined : shown(seen), shown(newest)),
  };
}

/** What somebody else saved beside what the reader typed. */
function Changed(p: { ctx: Ctx; deps: VedtakPageDeps; tried: Tried; merged: boolean; newest: StoredVurdering | null }) {
  const t = PLANFORM_TEXTS[p.ctx.lang];
  const data = p.newest?.data;
  const { typed } = p.tried;
  const saved: TypedFields = !data
    ? {}
    : p.tried.form === 'svar'
      ? typedAnswers(data)
      : data.choice
        ? typedChoice(data.choice)
        : {};
  const question = (field: string) =>
    p.deps.rules.questions.find((q) => q.id === field.split('-')[1])?.text[p.ctx.lang];
  const { forms, questions } = p.deps.rules;
  const said = saidBy({
    planform: Object.fromEntries(PLANFORMER.map((form) => [form, forms[form].name[p.ctx.lang]])),
    lang: t.lang,
    ...Object.fromEntries(questions.map((q) => [`svar-${q.id}`, t.answers])),
  });
  const names: TypedFields = { planform: t.choice, lang: t.langLabel, reason: t.reason, mandate: t.mandate };
  return (
    <Conflict
      lang={p.ctx.lang}
      heading={t.changed}
      merged={p.merged}
      differ={differences(saved, typed, (field) => names[field] ?? question(field), said)}
    />
  );
}

export async function planformPage(
  ctx: Ctx,
  deps: VedtakPageDeps,
  sent: Tried | null = null,
  draft: TypedFields | null = null,
): Promise<Page> {
  const t = PLANFORM_TEXTS[ctx.lang];
  const { work, vedtak } = where(ctx);
  const { newest, last, history } = await load(ctx);
  const edit = ctx.may('rediger');
  const answered = newest !== null && Object.keys(newest.data.answers).length > 0;
  const refusals = sent?.refusals ?? [];
  const errors = refusals.map((r) => ({ field: r.field, text: t.refusals[r.code](r.data ?? {}) }));
  const conflict = refusals.some((r) => r.code === 'endret-av-andre');
  const over = conflict && sent ? await laidOver(ctx, deps, sent, newest) : null;
  const tried = sent && over ? { ...sent, typed: over.typed } : sent;
  const typedIn = (form: Tried['form']) =>
    tried?.form === form && Object.keys(tried.typed).length > 0 ? tried.typed : null;
  const of = (field: string) => errors.find((e) => e.field === field)?.text;
  // The same thing may be wrong under several questions.
  const underQuestion = ({ field, text }: (typeof errors)[number]) => {
    const question = deps.rules.questions.find(
      (q) => field === `svar-${q.id}` || field === `plan-${q.id}` || field === `side-${q.id}`,
    );
    return question ? `${question.text[ctx.lang]} ${text}` : text;
  };
  const done = ctx.url.searchParams;
  return {
    title: t.title,
    nav: 'planform',
    step: 4,
    status: conflict ? 409 : refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={errors.map((e) => ({ ...e, text: underQuestion(e) }))} />
        {done.has('lagret') ? <Notice tone="success">{t.saved}</Notice> : null}
        {done.has('angret') ? <Notice tone="success">{t.undone}</Notice> : null}
        {draft ? <Notice>{t.drafted}</Notice> : null}
        {over && tried && Object.keys(tried.typed).length > 0 ? (
          <Changed ctx={ctx} deps={deps} tried={tried} merged={over.merged} newest={newest} />
        ) : null}
        <p class="bp-text">{t.lead}</p>
        <p class="bp-text">{t.law}</p>
        {answered ? (
          <>
            <Advice ctx={ctx} deps={deps} row={newest} />
            <Chosen ctx={ctx} deps={deps} row={newest} />
          </>
        ) : (
          <EmptyState heading={t.emptyHeading}>
            <p>{edit ? t.emptyText : t.readerEmpty}</p>
          </EmptyState>
        )}
        {last ? <Last ctx={ctx} deps={deps} last={last} /> : null}
        {edit ? (
          <AnswersForm ctx={ctx} deps={deps} newest={newest} typed={typedIn('svar')} of={of} />
        ) : newest ? (
          <AnswersTable ctx={ctx} deps={deps} row={newest} />
        ) : null}
        {edit && answered ? (
          <ChoiceForm ctx={ctx} deps={deps} newest={newest} typed={draft ?? typedIn('valg')} of={of} />
        ) : null}
        {newest ? <History ctx={ctx} deps={deps} history={history} /> : null}
        {edit && history.length > 1 && newest ? <PressForm ctx={ctx} to="angre" row={newest} label={t.undo} /> : null}
        {edit && newest?.data.choice ? (
          <PressForm ctx={ctx} to="ny" row={null} label={t.again} help={t.againHelp} />
        ) : null}
        {newest?.data.choice ? (
          <NextAction heading={t.next}>
            <ButtonLink href={ctx.href(`${vedtak}/sak`)}>{t.toPaper}</ButtonLink>
            {edit ? (
              <ButtonLink href={ctx.href(`${work}/vedtak/nytt`)} variant="secondary">
                {t.toVedtak}
              </ButtonLink>
            ) : null}
          </NextAction>
        ) : null}
      </>
    ),
  };
}
