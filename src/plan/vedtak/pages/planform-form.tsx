import type { TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Button, ChoiceGroup, Form, options, SelectField, SubmitRow, TextArea, TextField } from '../../../ui/form.tsx';
import { draftMandate } from '../mandat.ts';
import { PLANFORMER, recommendPlanform, SVAR } from '../planform.ts';
import { PLANFORM_TEXTS } from '../planform-texts.ts';
import type { StoredVurdering } from '../store.ts';
import { typedAnswers, typedChoice } from '../vurdering.ts';
import { type VedtakPageDeps, where } from './where.ts';

interface Part {
  readonly ctx: Ctx;
  readonly deps: VedtakPageDeps;
  readonly newest: StoredVurdering | null;
  /** What was typed and refused; null shows what is stored. */
  readonly typed: TypedFields | null;
  readonly of: (field: string) => string | undefined;
}

const Seen = (p: { row: StoredVurdering | null }) => (
  <>
    <input type="hidden" name="number" value={String(p.row?.number ?? 0)} />
    <input type="hidden" name="revision" value={String(p.row?.revision ?? 0)} />
  </>
);

/** What the form of the answers shows of an assessment; null before there is any. */
export const shownAnswers = (row: StoredVurdering | null): TypedFields => (row ? typedAnswers(row.data) : {});

export function AnswersForm({ ctx, deps, newest, typed, of }: Part) {
  const { lang } = ctx;
  const t = PLANFORM_TEXTS[lang];
  const shown = typed ?? shownAnswers(newest);
  return (
    <section>
      <h2 id="spoersmaal">{t.questions}</h2>
      <p class="bp-text">{t.questionsHelp}</p>
      <Form action={ctx.href(where(ctx).planform)} csrf={ctx.csrf}>
        <Seen row={newest} />
        {deps.rules.questions.map((q) => (
          <div class="bp-question">
            <div class="bp-choices">
              <ChoiceGroup
                kind="radio"
                name={`svar-${q.id}`}
                label={q.text[lang]}
                description={q.help[lang]}
                options={options(SVAR, t.answers)}
                chosen={[shown[`svar-${q.id}`] ?? '']}
                error={of(`svar-${q.id}`)}
              />
            </div>
            <fieldset class="ds-fieldset bp-found">
              <legend class="ds-sr-only">{`${t.evidence}: ${q.text[lang]}`}</legend>
              <TextField
                name={`plan-${q.id}`}
                label={t.plan}
                value={shown[`plan-${q.id}`] ?? ''}
                error={of(`plan-${q.id}`)}
              />
              <TextField
                name={`side-${q.id}`}
                label={t.page}
                value={shown[`side-${q.id}`] ?? ''}
                error={of(`side-${q.id}`)}
                short
              />
            </fieldset>
          </div>
        ))}
        <SubmitRow>
          <Button>{t.save}</Button>
        </SubmitRow>
      </Form>
    </section>
  );
}

/** What the choice's form shows before anything is chosen: the recommended form and a mandate drafted for it. */
function proposed(ctx: Ctx, deps: VedtakPageDeps, newest: StoredVurdering | null): TypedFields {
  const answers = newest?.data.answers ?? {};
  const { planform } = recommendPlanform(deps.rules, answers);
  const mandate = planform ? draftMandate(deps.rules, answers, planform, '', where(ctx).kommune.name, ctx.lang) : '';
  return { planform: planform ?? '', lang: ctx.lang, reason: '', mandate };
}

/** What the form of the choice shows of an assessment. */
export const shownChoice = (ctx: Ctx, deps: VedtakPageDeps, row: StoredVurdering | null): TypedFields =>
  row?.data.choice ? typedChoice(row.data.choice) : proposed(ctx, deps, row);

export function ChoiceForm({ ctx, deps, newest, typed, of }: Part) {
  const t = PLANFORM_TEXTS[ctx.lang];
  const shown = typed ?? shownChoice(ctx, deps, newest);
  return (
    <section>
      <h2 id="valg">{t.choice}</h2>
      <p class="bp-text">{t.choiceHelp}</p>
      <Form action={ctx.href(`${where(ctx).planform}/valg`)} csrf={ctx.csrf}>
        <Seen row={newest} />
        <SelectField
          name="planform"
          label={t.choice}
          tag={t.required}
          empty={t.choose}
          options={PLANFORMER.map((value) => ({ value, label: deps.rules.forms[value].name[ctx.lang] }))}
          value={shown.planform ?? ''}
          error={of('planform')}
        />
        <TextArea
          name="reason"
          label={t.reason}
          description={t.reasonHelp}
          rows={3}
          value={shown.reason ?? ''}
          error={of('reason')}
        />
        <SelectField
          name="lang"
          label={t.langLabel}
          options={options(['nb', 'nn'] as const, t.lang)}
          value={shown.lang ?? ctx.lang}
          error={of('lang')}
        />
        <TextArea
          name="mandate"
          label={t.mandate}
          description={t.mandateHelp}
          tag={t.required}
          rows={16}
          value={shown.mandate ?? ''}
          error={of('mandate')}
        />
        <SubmitRow>
          <Button name="som" value="valg">
            {t.saveChoice}
          </Button>
          <Button name="som" value="utkast" variant="secondary">
            {t.newDraft}
          </Button>
        </SubmitRow>
        <p class="bp-source">{t.newDraftHelp}</p>
      </Form>
    </section>
  );
}

export function PressForm(p: {
  ctx: Ctx;
  to: 'angre' | 'ny';
  row: StoredVurdering | null;
  label: string;
  help?: string;
}) {
  return (
    <Form action={p.ctx.href(`${where(p.ctx).planform}/${p.to}`)} csrf={p.ctx.csrf}>
      {p.row ? <Seen row={p.row} /> : null}
      {p.help ? <p class="bp-source">{p.help}</p> : null}
      <SubmitRow>
        <Button variant="secondary">{p.label}</Button>
      </SubmitRow>
    </Form>
  );
}
