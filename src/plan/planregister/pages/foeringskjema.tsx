import { MAALGRUPPER, REGNSKAP, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import {
  Button,
  ButtonLink,
  ChoiceGroup,
  Form,
  options,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { tiltakNumber } from '../../tiltak/index.ts';
import { FOERINGSTYPER, type FoeringRow } from '../foering.ts';
import { FOERING_TEXTS } from '../foeringtekster.ts';
import { planNumber, standing, TEMAER } from '../plan.ts';
import { PLANREGISTER_TEXTS } from '../texts.ts';
import { type Register, where } from './parts.tsx';

/** What a føring asks for, where it stands, and whom it is about. */
export function FoeringForm(p: {
  ctx: Ctx;
  action: string;
  typed: TypedFields;
  of: (field: string) => string | undefined;
  register: Register;
  revision?: number;
}) {
  const { ctx, typed, of } = p;
  const t = FOERING_TEXTS[ctx.lang];
  const tp = PLANREGISTER_TEXTS[ctx.lang];
  const text = (name: 'link' | 'place' | 'unit' | 'amount' | 'year', short = false) => (
    <TextField name={name} label={t[name]} tag={tp.optional} short={short} value={typed[name] ?? ''} error={of(name)} />
  );
  const plans = standing(p.register.plans).map((r) => ({
    value: String(r.number),
    label: `${planNumber(r.number)} ${r.data.title}`,
  }));
  return (
    <Form action={ctx.href(p.action)} csrf={ctx.csrf}>
      {p.revision ? <input type="hidden" name="revision" value={String(p.revision)} /> : null}
      <TextArea
        name="text"
        label={t.text}
        description={t.textHelp}
        tag={tp.required}
        rows={3}
        value={typed.text ?? ''}
        error={of('text')}
      />
      <SelectField
        name="plan"
        label={t.plan}
        empty={tp.none}
        options={plans}
        value={typed.plan ?? ''}
        error={of('plan')}
      />
      <TextField
        name="source"
        label={t.source}
        description={t.sourceHelp}
        value={typed.source ?? ''}
        error={of('source')}
      />
      {text('place')}
      {text('link')}
      <SelectField
        name="kind"
        label={t.kind}
        tag={tp.required}
        empty={tp.choose}
        options={options(FOERINGSTYPER, t.kinds)}
        value={typed.kind ?? ''}
        error={of('kind')}
      />
      <ChoiceGroup
        kind="checkbox"
        name="groups"
        label={t.groups}
        description={t.groupsHelp}
        tag={tp.optional}
        options={options(MAALGRUPPER, MAALGRUPPE_NAMES[ctx.lang])}
        chosen={(typed.groups ?? '').split(' ')}
        error={of('groups')}
      />
      <SelectField
        name="ledger"
        label={t.ledger}
        empty={t.bothLedgers}
        options={options(REGNSKAP, t.ledgers)}
        value={typed.ledger ?? ''}
        error={of('ledger')}
      />
      <SelectField
        name="theme"
        label={t.theme}
        empty={tp.none}
        options={options(TEMAER, tp.themes)}
        value={typed.theme ?? ''}
        error={of('theme')}
      />
      <Details
        summary={t.amountHeading}
        open={Boolean(typed.amount || typed.unit || typed.year || of('amount') || of('unit') || of('year'))}
      >
        <p>{t.amountHelp}</p>
        {text('amount', true)}
        {text('unit')}
        {text('year', true)}
      </Details>
      <TextArea
        name="waived"
        label={t.waived}
        description={t.waivedHelp}
        tag={tp.optional}
        rows={2}
        value={typed.waived ?? ''}
        error={of('waived')}
      />
      <SubmitRow>
        <Button>{t.save}</Button>
      </SubmitRow>
    </Form>
  );
}

/** The goals and tiltak there are, to tick those that answer. */
export function SvarForm(p: {
  ctx: Ctx;
  row: FoeringRow;
  register: Register;
  typed: TypedFields | null;
  of: (field: string) => string | undefined;
}) {
  const { ctx, row, register, typed, of } = p;
  const t = FOERING_TEXTS[ctx.lang];
  const { foeringer, home } = where(ctx);
  if (register.maal.length + register.tiltak.length === 0)
    return (
      <>
        <p>{t.noAnswersYet}</p>
        <SubmitRow>
          <ButtonLink href={ctx.href(`${home}/tiltak`)} variant="secondary">
            {t.toTiltak}
          </ButtonLink>
        </SubmitRow>
      </>
    );
  const chosen = (name: 'maal' | 'tiltak') => (typed ? (typed[name] ?? '').split(' ') : row.data[name].map(String));
  return (
    <Form action={ctx.href(`${foeringer}/${row.number}/svar`)} csrf={ctx.csrf}>
      <input type="hidden" name="revision" value={String(row.revision)} />
      <p>{t.answersHelp}</p>
      <ChoiceGroup
        kind="checkbox"
        name="maal"
        label={t.maal}
        options={register.maal.map((m) => ({ value: String(m.number), label: `${m.number}. ${m.title}` }))}
        chosen={chosen('maal')}
        error={of('maal')}
      />
      {register.tiltak.length > 0 ? (
        <ChoiceGroup
          kind="checkbox"
          name="tiltak"
          label={t.tiltak}
          options={register.tiltak.map((m) => ({
            value: String(m.number),
            label: `${tiltakNumber(m.number)} ${m.title}`,
          }))}
          chosen={chosen('tiltak')}
          error={of('tiltak')}
        />
      ) : null}
      <SubmitRow>
        <Button>{t.saveAnswers}</Button>
      </SubmitRow>
    </Form>
  );
}

/** One press makes a goal of what the føring says. Only which ledger it belongs to is asked, where the føring is for both. */
export function MaalForm(p: { ctx: Ctx; row: FoeringRow; of: (field: string) => string | undefined }) {
  const { ctx, row } = p;
  const t = FOERING_TEXTS[ctx.lang];
  return (
    <Form action={ctx.href(`${where(ctx).foeringer}/${row.number}/maal`)} csrf={ctx.csrf}>
      <input type="hidden" name="revision" value={String(row.revision)} />
      <p>{t.makeGoalHelp}</p>
      {row.data.ledger ? null : (
        <SelectField
          name="ledger"
          label={t.makeGoalLedger}
          options={options(REGNSKAP, t.ledgers)}
          value="boligsosialt"
          error={p.of('ledger')}
        />
      )}
      <SubmitRow>
        <Button variant="secondary">{t.makeGoal}</Button>
      </SubmitRow>
    </Form>
  );
}
