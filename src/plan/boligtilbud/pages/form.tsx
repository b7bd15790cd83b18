import { BOLIGTYPER, DISPOSISJONSFORMER, REGNSKAP, TJENESTENIVAAER } from '../../../kernel/index.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import {
  Button,
  ErrorSummary,
  Form,
  NumberField,
  options,
  SelectField,
  SubmitRow,
  TextArea,
  TextField,
} from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { FINANSIERING } from '../avtale.ts';
import { ENDRING_TEXTS } from '../endring-texts.ts';
import { type TilbudRefusal, type Typed, typedTilbud } from '../parse.ts';
import { listTilbud, tilbudHistory } from '../store.ts';
import { TILBUD_TEXTS } from '../texts.ts';
import { AVTALETYPER, PLANSTATUS, type TilbudKind } from '../tilbud.ts';
import { EndringChoice, EndringFields } from './endring.tsx';
import type { TilbudPageDeps } from './index.tsx';
import { Vilkaar } from './vilkaar.tsx';
import { where } from './where.ts';

interface FormProps {
  readonly ctx: Ctx;
  readonly kind: TilbudKind;
  readonly typed: Typed;
  readonly of: (field: string) => string | undefined;
}

function ProgramFields({ ctx, typed, of }: FormProps) {
  const t = TILBUD_TEXTS[ctx.lang];
  return (
    <>
      <SelectField
        name="planStatus"
        label={t.planStatus}
        empty={t.notSaid}
        options={options(PLANSTATUS, t.planStatuses)}
        value={typed.planStatus ?? ''}
        error={of('planStatus')}
      />
      <TextField name="owner" label={t.owner} tag={t.optional} value={typed.owner ?? ''} error={of('owner')} />
      <NumberField
        name="delay"
        label={t.delay}
        description={t.delayHelp}
        tag={t.optional}
        unit={t.yearsUnit}
        value={typed.delay ?? ''}
        error={of('delay')}
      />
    </>
  );
}

function AvtaleFields({ ctx, typed, of }: FormProps) {
  const t = TILBUD_TEXTS[ctx.lang];
  const date = (name: 'start' | 'expiry') => (
    <TextField
      name={name}
      label={t[name]}
      description={t.dateHelp}
      tag={t.optional}
      short
      value={typed[name] ?? ''}
      error={of(name)}
    />
  );
  const text = (name: 'right' | 'services' | 'price', help: string) => (
    <TextArea
      name={name}
      label={t[name]}
      description={help}
      tag={t.optional}
      rows={2}
      value={typed[name] ?? ''}
      error={of(name)}
    />
  );
  return (
    <>
      <SelectField
        name="agreement"
        label={t.agreement}
        description={t.agreementHelp}
        tag={t.required}
        empty="–"
        options={options(AVTALETYPER, t.agreements)}
        value={typed.agreement ?? ''}
        error={of('agreement')}
      />
      <TextField name="party" label={t.party} tag={t.required} value={typed.party ?? ''} error={of('party')} />
      {text('right', t.rightHelp)}
      {date('start')}
      {date('expiry')}
      {text('services', t.servicesHelp)}
      {text('price', t.priceHelp)}
      <SelectField
        name="financing"
        label={t.financing}
        empty={t.noFinancing}
        options={options(FINANSIERING, t.financings)}
        value={typed.financing ?? ''}
        error={of('financing')}
      />
      <NumberField
        name="building"
        label={t.building}
        description={t.buildingHelp}
        tag={t.optional}
        value={typed.building ?? ''}
        error={of('building')}
      />
      <NumberField
        name="remind"
        label={t.remind}
        description={t.remindHelp}
        tag={t.optional}
        unit={t.monthsUnit}
        value={typed.remind ?? ''}
        error={of('remind')}
      />
    </>
  );
}

function TilbudForm(
  p: FormProps & { readonly action: string; readonly areas: readonly string[]; readonly revision?: number },
) {
  const { ctx, kind, typed, of } = p;
  const t = TILBUD_TEXTS[ctx.lang];
  const usual = kind === 'program' ? 'boligutvikling' : 'boligsosialt';
  return (
    <Form action={ctx.href(p.action)} csrf={ctx.csrf}>
      <input type="hidden" id="kind" name="kind" value={kind} />
      {p.revision ? <input type="hidden" name="revision" value={String(p.revision)} /> : null}
      <TextField name="name" label={t.names[kind]} tag={t.required} value={typed.name ?? ''} error={of('name')} />
      {kind === 'avtale' ? <AvtaleFields {...p} /> : null}
      {kind === 'endring' ? <EndringChoice lang={ctx.lang} typed={typed} of={of} /> : null}
      {kind === 'bestand' ? (
        <SelectField
          name="disposal"
          label={t.disposal}
          empty={t.notSaid}
          options={options(DISPOSISJONSFORMER, t.disposals)}
          value={typed.disposal ?? ''}
          error={of('disposal')}
        />
      ) : null}
      <SelectField
        name="ledger"
        label={t.ledger}
        {...(kind === 'endring' ? { description: ENDRING_TEXTS[ctx.lang].ledgerHelp } : {})}
        options={options(REGNSKAP, t.ledgers)}
        value={typed.ledger ?? usual}
        error={of('ledger')}
      />
      <SelectField
        name="type"
        label={t.type}
        options={options(BOLIGTYPER, BOLIGTYPE_NAMES[ctx.lang])}
        value={typed.type ?? 'blokk'}
        error={of('type')}
      />
      <SelectField
        name="level"
        label={t.level}
        options={options(TJENESTENIVAAER, NIVAA_NAMES[ctx.lang])}
        value={typed.level ?? 'ingen'}
        error={of('level')}
      />
      <NumberField name="units" label={t.units} tag={t.required} value={typed.units ?? ''} error={of('units')} />
      <NumberField
        name="year"
        label={t.year}
        description={t.yearHelp[kind]}
        tag={t.required}
        value={typed.year ?? ''}
        error={of('year')}
      />
      {kind === 'bestand' ? (
        <input type="hidden" name="probability" value={typed.probability ?? '100'} />
      ) : (
        <NumberField
          name="probability"
          label={t.probability}
          description={t.probabilityHelp}
          unit="%"
          value={typed.probability ?? '100'}
          error={of('probability')}
        />
      )}
      <TextField
        name="area"
        label={t.area}
        description={t.areaHelp}
        tag={t.optional}
        value={typed.area ?? ''}
        suggestions={p.areas}
        error={of('area')}
      />
      {kind === 'program' ? <ProgramFields {...p} /> : null}
      {kind === 'endring' ? <EndringFields lang={ctx.lang} typed={typed} of={of} /> : null}
      <SubmitRow>
        <Button>{p.revision ? t.save : t.addKind[kind]}</Button>
      </SubmitRow>
    </Form>
  );
}

function sentences(ctx: Ctx, refusals: readonly TilbudRefusal[]) {
  const t = TILBUD_TEXTS[ctx.lang];
  const errors = refusals.map((r) => ({ field: r.field, text: t.refusals[r.code](r.data ?? {}) }));
  return { errors, of: (field: string) => errors.find((e) => e.field === field)?.text };
}

/** Where a row of a kind is added. */
export async function newPage(
  ctx: Ctx,
  deps: TilbudPageDeps,
  kind: TilbudKind,
  refusals: readonly TilbudRefusal[] = [],
  typed: Typed = {},
): Promise<Page> {
  const t = TILBUD_TEXTS[ctx.lang];
  const { base, kommune } = where(ctx);
  const areas = await ctx.db.inKommune(kommune.id, deps.areaNames);
  const e = sentences(ctx, refusals);
  return {
    title: t.addKind[kind],
    nav: 'tilbud',
    step: 4,
    status: refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{t.addKind[kind]}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(field) => labelsOf(ctx, kind)[field]} />
        <p>{t.emptyKinds[kind]}</p>
        {kind === 'endring' ? <p>{ENDRING_TEXTS[ctx.lang].lead}</p> : null}
        <TilbudForm ctx={ctx} kind={kind} typed={typed} of={e.of} action={base} areas={areas} />
      </>
    ),
  };
}

function labelsOf(ctx: Ctx, kind: TilbudKind): Readonly<Record<string, string>> {
  const t = TILBUD_TEXTS[ctx.lang];
  const { ledger, type, level, units, year, probability, area, planStatus, owner, delay } = t;
  const { agreement, party, right, start, expiry, services, disposal, price, financing, building, remind } = t;
  const e = ENDRING_TEXTS[ctx.lang];
  return {
    ...{ name: t.names[kind], ledger, type, level, units, year, probability, area, planStatus, owner, delay },
    ...{ agreement, party, right, start, expiry, services, disposal, price, financing, building, remind },
    ...{ change: e.change, backYear: e.backYear, toType: e.toType, toLevel: e.toLevel, toUnits: e.toUnits },
  };
}

const saidIn = (ctx: Ctx) => {
  const t = TILBUD_TEXTS[ctx.lang];
  return saidBy({
    ...{ ledger: t.ledgers, type: BOLIGTYPE_NAMES[ctx.lang], level: NIVAA_NAMES[ctx.lang], planStatus: t.planStatuses },
    ...{ agreement: t.agreements, financing: t.financings, disposal: t.disposals },
    ...{ change: ENDRING_TEXTS[ctx.lang].changes, toType: BOLIGTYPE_NAMES[ctx.lang], toLevel: NIVAA_NAMES[ctx.lang] },
  });
};

/** Where a row is changed. */
export async function editPage(
  ctx: Ctx,
  number: number,
  deps: TilbudPageDeps,
  refusals: readonly TilbudRefusal[] = [],
  sent: Typed | null = null,
): Promise<Page | Response> {
  const t = TILBUD_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const revisions = await ctx.db.inKommune(kommune.id, (tx) => tilbudHistory(tx, number));
  const [areas, rows] = await ctx.db.inKommune(
    kommune.id,
    async (tx) => [await deps.areaNames(tx), await listTilbud(tx)] as const,
  );
  const newest = revisions[0];
  if (!newest || newest.data.removed) return notFound();
  const { kind } = newest.data;
  const e = sentences(ctx, refusals);
  const changed = refusals.some((r) => r.code === 'endret-av-andre');
  const late = changed && sent !== null;
  const before = revisions.find((r) => String(r.revision) === sent?.revision);
  const saved = typedTilbud(newest.data);
  const typed = late ? overSaved(sent, before && typedTilbud(before.data), saved) : sent;
  return {
    title: `${t.editKind[kind]}: ${newest.data.name}`,
    nav: 'tilbud',
    step: 4,
    status: changed ? 409 : refusals.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{`${t.editKind[kind]}: ${newest.data.name}`}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(field) => labelsOf(ctx, kind)[field]} />
        {late && typed ? (
          <Conflict
            lang={ctx.lang}
            heading={t.conflict}
            merged={before !== undefined}
            differ={differences(saved, typed, (f) => labelsOf(ctx, kind)[f], saidIn(ctx))}
          />
        ) : null}
        <Vilkaar lang={ctx.lang} row={newest.data} all={rows.map((r) => r.data)} terms={deps.terms} />
        <TilbudForm
          ctx={ctx}
          kind={kind}
          typed={typed ?? saved}
          of={e.of}
          action={`${base}/${number}`}
          revision={newest.revision}
          areas={areas}
        />
      </>
    ),
  };
}
