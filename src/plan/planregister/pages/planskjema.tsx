import { MAALGRUPPER, type TypedFields } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Button, ChoiceGroup, Form, options, SelectField, SubmitRow, TextArea, TextField } from '../../../ui/form.tsx';
import { MAALGRUPPE_NAMES } from '../../../ui/housing-names.ts';
import { PLANTYPER, type PlanRow, planNumber, REGISTERSTATUS, standing, TEMAER } from '../plan.ts';
import { PLANREGISTER_TEXTS } from '../texts.ts';

export interface PlanFormProps {
  readonly ctx: Ctx;
  readonly action: string;
  readonly typed: TypedFields;
  readonly of: (field: string) => string | undefined;
  readonly rows: readonly PlanRow[];
  readonly units: readonly string[];
  /** The plan that is changed; null for a new one. */
  readonly number: number | null;
  readonly revision?: number;
}

/** The fields of a plan. Title, type and status first, so that a row can be made in three fields. */
export function PlanForm(p: PlanFormProps) {
  const { ctx, typed, of } = p;
  const t = PLANREGISTER_TEXTS[ctx.lang];
  const own = typed.own === 'ja';
  const others = standing(p.rows).filter((r) => r.number !== p.number);
  const plans = others.map((r) => ({ value: String(r.number), label: `${planNumber(r.number)} ${r.data.title}` }));
  const owners = [...new Set([...p.units, ...others.map((r) => r.data.owner)])].filter((o) => o !== '').sort();
  const text = (
    name: 'link' | 'caseNumber' | 'owner' | 'fromYear' | 'toYear' | 'rullering',
    help?: string,
    short = false,
  ) => (
    <TextField
      name={name}
      label={t[name]}
      {...(help ? { description: help } : {})}
      {...(name === 'owner' ? { suggestions: owners } : {})}
      tag={t.optional}
      short={short}
      value={typed[name] ?? ''}
      error={of(name)}
    />
  );
  return (
    <Form action={ctx.href(p.action)} csrf={ctx.csrf}>
      {p.revision ? <input type="hidden" name="revision" value={String(p.revision)} /> : null}
      {own ? <input type="hidden" name="own" value="ja" /> : null}
      {own ? <input type="hidden" name="status" value={typed.status || 'utkast'} /> : null}
      <TextField name="title" label={t.planTitle} tag={t.required} value={typed.title ?? ''} error={of('title')} />
      <SelectField
        name="kind"
        label={t.kind}
        tag={t.required}
        empty={t.choose}
        options={options(PLANTYPER, t.kinds)}
        value={typed.kind ?? ''}
        error={of('kind')}
      />
      {own ? (
        <p>{t.ownStatus}</p>
      ) : (
        <SelectField
          name="status"
          label={t.status}
          tag={t.required}
          options={options(REGISTERSTATUS, t.statuses)}
          value={typed.status ?? 'uavklart'}
          error={of('status')}
        />
      )}
      {text('fromYear', t.yearHelp, true)}
      {text('toYear', t.yearHelp, true)}
      {text('rullering', t.yearHelp, true)}
      {text('owner', t.ownerHelp)}
      {plans.length > 0 || of('parents') ? (
        <ChoiceGroup
          kind="checkbox"
          name="parents"
          label={t.parents}
          description={t.parentsHelp}
          tag={t.optional}
          options={plans}
          chosen={(typed.parents ?? '').split(' ')}
          error={of('parents')}
        />
      ) : null}
      {text('link', t.linkHelp)}
      {text('caseNumber')}
      <SelectField
        name="theme"
        label={t.theme}
        tag={t.optional}
        empty={t.none}
        options={options(TEMAER, t.themes)}
        value={typed.theme ?? ''}
        error={of('theme')}
      />
      <ChoiceGroup
        kind="checkbox"
        name="groups"
        label={t.groups}
        description={t.groupsHelp}
        tag={t.optional}
        options={options(MAALGRUPPER, MAALGRUPPE_NAMES[ctx.lang])}
        chosen={(typed.groups ?? '').split(' ')}
        error={of('groups')}
      />
      {own ? null : (
        <SelectField
          name="supersededBy"
          label={t.supersededBy}
          description={t.supersededHelp}
          tag={t.optional}
          empty={t.none}
          options={plans}
          value={typed.supersededBy ?? ''}
          error={of('supersededBy')}
        />
      )}
      <TextArea name="note" label={t.note} tag={t.optional} value={typed.note ?? ''} error={of('note')} />
      <SubmitRow>
        <Button>{t.save}</Button>
      </SubmitRow>
    </Form>
  );
}
