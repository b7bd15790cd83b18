import { MAALGRUPPER, REGNSKAP } from '../../../kernel/index.ts';
import type { Ctx } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import {
  Button,
  ChoiceGroup,
  Form,
  NumberField,
  options,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { feltKey, type NumberedFelt } from '../../egnefelt/index.ts';
import { LINJEFELT } from '../effektlinje.ts';
import { ERSTATT_TEXTS } from '../erstatt-texts.ts';
import { kostraIn } from '../kostra.ts';
import type { Typed } from '../maal.ts';
import type { RegistrertPlan } from '../planlenker.ts';
import { startsFor } from '../status.ts';
import type { StoredMaal } from '../store.ts';
import { strategiNumber } from '../strategi.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { PLAN_YEARS, SIKKERHET } from '../tiltak.ts';
import { ownRateHelp } from '../virkemidler.ts';
import { EffectFields } from './effekter.tsx';
import { EgneFelt } from './egne.tsx';
import { More } from './mer.tsx';
import { type TiltakPageDeps, YearFields } from './parts.tsx';
import { SammenhengFields } from './sammenheng.tsx';
import { StedFields, type Stedsnavn } from './sted.tsx';

const MORE_FUNDING = ['vat', 'fund', 'sale', 'onlending'] as const;

/** Every goal, and under it every strategi, as places a tiltak can belong. */
const placesOf = (goals: readonly StoredMaal[]) =>
  goals.flatMap((g) => [
    { value: String(g.number), label: `${g.number}. ${g.data.title}` },
    ...g.strategies
      .filter((s) => !s.data.removed)
      .map((s) => ({ value: strategiNumber(s), label: `${strategiNumber(s)} ${s.data.title}` })),
  ]);

/** The field's own name, for the table of differences. */
export function fieldLabel(
  ctx: Ctx,
  firstYear: number,
  felter: readonly NumberedFelt[] = [],
): (field: string) => string {
  const t = TILTAK_TEXTS[ctx.lang];
  const plain: Readonly<Record<string, string>> = {
    title: t.tiltakTitle,
    description: t.description,
    maal: t.goals,
    ledger: t.ledger,
    status: t.status,
    reason: t.reason,
    share: t.share,
    responsible: t.responsible,
    cooperating: t.cooperating,
    kind: t.kind,
    instruments: t.instrumentsUsed,
    indicator: t.indicator,
    law: t.law,
    risks: t.risks,
    parties: t.parties,
    plans: t.plans,
    requires: t.requires,
    excludes: t.excludes,
    tasks: t.tasks,
    done: t.tasksLegend,
    group: t.group,
    otherGroups: t.otherGroups,
    type: t.type,
    level: t.level,
    area: t.area,
    site: t.site,
    probability: t.probability,
    delay: t.delay,
    kostra: t.kostra,
    noOperation: t.noOperation,
    vatGround: t.vatGround,
    certainty: t.certainty,
    start: t.start,
    end: t.end,
    priceYear: t.priceYear,
    by: ERSTATT_TEXTS[ctx.lang].by,
    ...t.yearFields,
    ...Object.fromEntries(felter.map((f) => [feltKey(f.number), f.data.name])),
  };
  return (field) => {
    const effect = /^effect(\d)([a-z]+)(\d?)$/.exec(field);
    if (effect) {
      const own = LINJEFELT.find((f) => f === effect[2]);
      if (own) return `${t.effectNumber(Number(effect[1]))}: ${t.lineFields[own]}`;
      const what = effect[2] === 'units' ? `${t.units} ${firstYear + Number(effect[3]) - 1}` : plain[effect[2] ?? ''];
      return `${t.effectNumber(Number(effect[1]))}: ${what}`;
    }
    const year = /^([a-z]+)([1-4])$/.exec(field);
    if (year) return `${plain[year[1] ?? ''] ?? field} ${firstYear + Number(year[2]) - 1}`;
    return plain[field] ?? field;
  };
}

/** The state a new tiltak begins in; one that is stored has buttons for it. */
function StateFields(p: { ctx: Ctx; typed: Typed; of: (field: string) => string | undefined }) {
  const { typed, of } = p;
  const t = TILTAK_TEXTS[p.ctx.lang];
  return (
    <>
      <h2>{t.parts.state}</h2>
      <SelectField
        name="status"
        label={t.status}
        options={options(startsFor(p.ctx.may('vedta')), t.statuses)}
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
      <NumberField
        name="share"
        label={t.share}
        description={t.shareHelp}
        tag={t.optional}
        unit="%"
        value={typed.share ?? ''}
        error={of('share')}
      />
    </>
  );
}

export function TiltakForm(p: {
  ctx: Ctx;
  deps: TiltakPageDeps;
  units: readonly string[];
  plans: readonly RegistrertPlan[];
  places: Stedsnavn;
  action: string;
  goals: readonly StoredMaal[];
  felter: readonly NumberedFelt[];
  typed: Typed;
  revision?: number;
  firstYear: number;
  of: (field: string) => string | undefined;
}) {
  const { ctx, typed, of, firstYear } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const years = { ctx, firstYear, typed, of };
  const ownRate = ownRateHelp(p.deps.virkemidler, typed, ctx.lang);
  const functions = kostraIn(p.deps.kostra, firstYear);
  const kostra = functions.map((k) => ({ value: k.code, label: `${k.code} ${k.name[ctx.lang]}` }));
  if (typed.kostra && !functions.some((k) => k.code === typed.kostra))
    kostra.push({ value: typed.kostra, label: typed.kostra });
  const priceYears = [...new Set([...p.deps.priceYears, firstYear])].sort((a, b) => a - b);
  const typedIn = (name: string) => Object.entries(typed).some(([k, v]) => k.startsWith(name) && v !== '');
  const wrongIn = (name: string) =>
    Array.from({ length: PLAN_YEARS }, (_, i) => of(`${name}${i + 1}`)).some((e) => e !== undefined);
  return (
    <Form action={ctx.href(p.action)} csrf={ctx.csrf}>
      {p.revision ? <input type="hidden" name="revision" value={String(p.revision)} /> : null}
      {!p.revision && typed.fra ? <input type="hidden" name="fra" value={typed.fra} /> : null}
      <h2>{t.parts.about}</h2>
      <TextField
        name="title"
        label={t.tiltakTitle}
        description={t.tiltakHelp}
        value={typed.title ?? ''}
        tag={t.required}
        error={of('title')}
      />
      <TextArea
        name="description"
        label={t.description}
        tag={t.optional}
        rows={3}
        value={typed.description ?? ''}
        error={of('description')}
      />
      <SelectField
        name="maal"
        label={t.place}
        options={placesOf(p.goals)}
        value={typed.maal ?? ''}
        error={of('maal')}
      />
      <SelectField
        name="ledger"
        label={t.ledger}
        options={options(REGNSKAP, t.ledgers)}
        value={typed.ledger ?? 'boligsosialt'}
        error={of('ledger')}
      />
      <TextField
        name="responsible"
        label={t.responsible}
        value={typed.responsible ?? ''}
        suggestions={p.units}
        tag={t.required}
        error={of('responsible')}
      />
      <TextField
        name="cooperating"
        label={t.cooperating}
        description={t.cooperatingHelp}
        tag={t.optional}
        value={typed.cooperating ?? ''}
        error={of('cooperating')}
      />
      <More plans={p.plans} ctx={ctx} typed={typed} of={of} virkemidler={p.deps.virkemidler} />
      <SammenhengFields ctx={ctx} typed={typed} of={of} />
      <div class="bp-grid">
        <NumberField name="start" label={t.start} tag={t.optional} value={typed.start ?? ''} error={of('start')} />
        <NumberField name="end" label={t.end} tag={t.optional} value={typed.end ?? ''} error={of('end')} />
      </div>
      {p.revision ? null : <StateFields ctx={ctx} typed={typed} of={of} />}
      <h2>{t.parts.effect}</h2>
      <SelectField
        name="group"
        label={t.group}
        options={options(MAALGRUPPER, t.groups)}
        value={typed.group ?? 'alle'}
        error={of('group')}
      />
      <Details summary={t.otherGroups} open={Boolean(typed.otherGroups || of('otherGroups'))}>
        <ChoiceGroup
          kind="checkbox"
          name="otherGroups"
          label={t.otherGroups}
          tag={t.optional}
          options={options(MAALGRUPPER, t.groups)}
          chosen={(typed.otherGroups ?? '').split(' ')}
          error={of('otherGroups')}
        />
      </Details>
      <EffectFields {...years} />
      <StedFields ctx={ctx} typed={typed} of={of} names={p.places} />
      <h2>{t.parts.cost}</h2>
      <p>{t.amountsHelp}</p>
      <SelectField
        name="priceYear"
        label={t.priceYear}
        description={t.priceYearHelp}
        options={priceYears.map((y) => ({ value: String(y), label: String(y) }))}
        value={typed.priceYear || String(firstYear)}
        error={of('priceYear')}
      />
      <SelectField
        name="certainty"
        label={t.certainty}
        description={t.certaintyHelp}
        empty={t.notSaid}
        options={options(SIKKERHET, t.certainties)}
        value={typed.certainty ?? ''}
        error={of('certainty')}
      />
      <YearFields {...years} name="investment" legend={t.yearFields.investment} help={t.loanHelp} unit={t.kr} />
      <YearFields {...years} name="grants" legend={t.yearFields.grants} {...ownRate} unit={t.kr} />
      <Details
        summary={t.moreFunding}
        open={MORE_FUNDING.some((f) => wrongIn(f) || typedIn(f)) || Boolean(of('vatGround'))}
      >
        {MORE_FUNDING.map((f) => (
          <YearFields {...years} name={f} legend={t.yearFields[f]} unit={t.kr} />
        ))}
        <TextField
          name="vatGround"
          label={t.vatGround}
          description={t.vatGroundHelp}
          tag={t.optional}
          value={typed.vatGround ?? ''}
          error={of('vatGround')}
        />
      </Details>
      <YearFields {...years} name="operation" legend={t.yearFields.operation} unit={t.kr} />
      <TextField
        name="noOperation"
        label={t.noOperation}
        description={t.noOperationHelp}
        tag={t.optional}
        value={typed.noOperation ?? ''}
        error={of('noOperation')}
      />
      <Details
        summary={`${t.yearFields.rent}, ${t.yearFields.staff.toLowerCase()}`}
        open={typedIn('rent') || typedIn('staff') || wrongIn('rent') || wrongIn('staff')}
      >
        <YearFields {...years} name="rent" legend={t.yearFields.rent} help={t.rentHelp} unit={t.kr} />
        <YearFields
          {...years}
          name="staff"
          legend={t.yearFields.staff}
          help={t.staffHelp}
          unit={t.yearFields.staff.toLowerCase()}
        />
      </Details>
      <SelectField
        name="kostra"
        label={t.kostra}
        // One that was never chosen is not chosen by saving something else.
        {...(typed.kostra === '' ? { empty: t.notSaid } : {})}
        options={kostra}
        value={typed.kostra ?? '265'}
        error={of('kostra')}
      />
      <EgneFelt ctx={ctx} felter={p.felter} typed={typed} of={of} />
      <SubmitRow>
        <Button>{t.save}</Button>
      </SubmitRow>
    </Form>
  );
}
