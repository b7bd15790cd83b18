import { DISPOSISJONSFORMER } from '../../../kernel/index.ts';
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
  TextField,
} from '../../../ui/form.tsx';
import { BOLIGTYPE_NAMES, NIVAA_NAMES } from '../../../ui/housing-names.ts';
import { avtaleNumber } from '../avtale.ts';
import { AVTALE_TEXTS } from '../avtale-texts.ts';
import { keysOf, typedAvtale } from '../deler.ts';
import { ENDRING_TEXTS } from '../endring-texts.ts';
import { type TilbudRefusal, type Typed, typedTilbud } from '../parse.ts';
import { listTilbud, tilbudHistory } from '../store.ts';
import { TILBUD_TEXTS } from '../texts.ts';
import { PLANSTATUS, type TilbudKind } from '../tilbud.ts';
import { AvtaleFields, AvtaleSum, avtaleAt, avtaleLabels, Deler, LAST_PART, SupplyFields } from './avtale.tsx';
import { EndringChoice, EndringFields } from './endring.tsx';
import type { TilbudPageDeps } from './index.tsx';
import { where } from './where.ts';

export interface FormProps {
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
      {kind === 'avtale' ? <Deler {...p} usual={usual} /> : <SupplyFields {...p} usual={usual} named={(f) => f} />}
      {kind === 'program' ? <ProgramFields {...p} /> : null}
      {kind === 'endring' ? <EndringFields lang={ctx.lang} typed={typed} of={of} /> : null}
      <SubmitRow>
        <Button>{p.revision ? t.save : t.addKind[kind]}</Button>
        {kind === 'avtale' ? (
          <Button variant="secondary" name="mer" value="ja" action={`${ctx.href(p.action)}#${LAST_PART}`}>
            {AVTALE_TEXTS[ctx.lang].addPart}
          </Button>
        ) : null}
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
        <ErrorSummary heading={t.errors} errors={e.errors} nameOf={(field) => labelsOf(ctx, kind, typed)[field]} />
        <p>{t.emptyKinds[kind]}</p>
        {kind === 'endring' ? <p>{ENDRING_TEXTS[ctx.lang].lead}</p> : null}
        <TilbudForm ctx={ctx} kind={kind} typed={typed} of={e.of} action={base} areas={areas} />
      </>
    ),
  };
}

function labelsOf(ctx: Ctx, kind: TilbudKind, typed: Typed = {}): Readonly<Record<string, string>> {
  const t = TILBUD_TEXTS[ctx.lang];
  const { ledger, type, level, units, year, probability, area, planStatus, owner, delay } = t;
  const { agreement, party, right, start, expiry, services, disposal, price, financing, building, remind } = t;
  const e = ENDRING_TEXTS[ctx.lang];
  const labels = {
    ...{ name: t.names[kind], ledger, type, level, units, year, probability, area, planStatus, owner, delay },
    ...{ agreement, party, right, start, expiry, services, disposal, price, financing, building, remind },
    ...{ change: e.change, backYear: e.backYear, toType: e.toType, toLevel: e.toLevel, toUnits: e.toUnits },
  };
  return kind === 'avtale' ? avtaleLabels(ctx, typed, labels) : labels;
}

const saidIn = (ctx: Ctx) => {
  const t = TILBUD_TEXTS[ctx.lang];
  const said = saidBy({
    ...{ ledger: t.ledgers, type: BOLIGTYPE_NAMES[ctx.lang], level: NIVAA_NAMES[ctx.lang], planStatus: t.planStatuses },
    ...{ agreement: t.agreements, financing: t.financings, disposal: t.disposals },
    indexed: AVTALE_TEXTS[ctx.lang].indexeds,
    ...{ change: ENDRING_TEXTS[ctx.lang].changes, toType: BOLIGTYPE_NAMES[ctx.lang], toLevel: NIVAA_NAMES[ctx.lang] },
  });
  // The fields of a second part are called as those of the first, with a number behind.
  return (field: string, value: string) =>
    field === 'deler' ? String(keysOf({ deler: value }).length) : said(field.replace(/-(?:ny)?\d+$/, ''), value);
};

/** Parts that either has, so that all their fields have names. */
const allDeler = (a: Typed, b: Typed): string => [a.deler, b.deler].filter(Boolean).join(',');

/** Where a row is changed; an agreement with all its parts, by the number of any of them. */
export async function editPage(
  ctx: Ctx,
  number: number,
  deps: TilbudPageDeps,
  refusals: readonly TilbudRefusal[] = [],
  sent: Typed | null = null,
): Promise<Page | Response> {
  const t = TILBUD_TEXTS[ctx.lang];
  const { kommune, base } = where(ctx);
  const read = await ctx.db.inKommune(kommune.id, async (tx) => {
    const rows = await listTilbud(tx);
    const row = rows.find((r) => r.number === number);
    const first = row ? avtaleNumber(row) : number;
    const own = rows.filter((r) => avtaleNumber(r) === first).map((r) => tilbudHistory(tx, r.number));
    return { first, histories: await Promise.all(own), areas: await deps.areaNames(tx) };
  });
  const { first, histories, areas } = read;
  const revisions = histories.find(([r]) => r?.number === first) ?? [];
  const newest = revisions[0];
  const avtale = newest?.data.kind === 'avtale' ? avtaleAt(histories, first, newest.revision) : null;
  if (!newest || (avtale === null && (newest.data.removed || newest.data.kind === 'avtale'))) return notFound();
  const { kind } = newest.data;
  const e = sentences(ctx, refusals);
  const stale = sent?.mer !== undefined && sent.revision !== String(newest.revision);
  const changed = stale || refusals.some((r) => r.code === 'endret-av-andre');
  const late = changed && sent !== null;
  const typedAt = (revision: string | undefined): Typed | undefined => {
    const at = revisions.find((r) => String(r.revision) === revision);
    if (!at || kind !== 'avtale') return at && typedTilbud(at.data);
    const then = avtaleAt(histories, first, at.revision);
    return then ? typedAvtale(then) : undefined;
  };
  const before = typedAt(sent?.revision);
  const saved = avtale ? typedAvtale(avtale) : typedTilbud(newest.data);
  const typed = late ? overSaved(sent, before, saved) : sent;
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
        <ErrorSummary
          heading={t.errors}
          errors={e.errors}
          nameOf={(field) => labelsOf(ctx, kind, typed ?? saved)[field]}
        />
        {late && typed ? (
          <Conflict
            lang={ctx.lang}
            heading={t.conflict}
            merged={before !== undefined}
            differ={differences(
              saved,
              typed,
              (f) => labelsOf(ctx, kind, { ...typed, deler: allDeler(saved, typed) })[f],
              saidIn(ctx),
            )}
          />
        ) : null}
        {avtale ? <AvtaleSum ctx={ctx} avtale={avtale} terms={deps.terms} /> : null}
        <TilbudForm
          ctx={ctx}
          kind={kind}
          typed={typed ?? saved}
          of={e.of}
          action={`${base}/${first}`}
          revision={newest.revision}
          areas={areas}
        />
      </>
    ),
  };
}
