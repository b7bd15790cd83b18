import type { RowRefusal, TypedFields } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { findRow, saveRow, setRowRemoved } from '../../../platform/db/rows.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Details, EmptyState, Finding, Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved } from '../../../ui/conflict.tsx';
import { Button, ButtonLink, ChoiceGroup, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { PressButton, type RowField, RowFields, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import {
  type EgetFelt,
  type Egneverdier,
  FELTSLAG,
  type NumberedFelt,
  parseFelt,
  shownVerdi,
  typedFelt,
} from '../felt.ts';
import { EGET_FELT, feltHistory, listAlleEgneFelt } from '../store.ts';
import { EGNEFELT_TEXTS } from '../texts.ts';

/** A tiltak with what it says in the fields. */
export interface MedVerdier {
  readonly number: number;
  readonly name: string;
  readonly own: Egneverdier;
}
export interface EgnefeltPageDeps {
  readonly tiltak: (tx: Tx) => Promise<readonly MedVerdier[]>;
}

const where = (ctx: Ctx) => {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  const work = `/arbeid/${ctx.kommune.slug}`;
  return { kommune: ctx.kommune, work, base: `${work}/tiltak/felt` };
};

function fieldsOf(ctx: Ctx, stored: boolean): RowField[] {
  const t = EGNEFELT_TEXTS[ctx.lang];
  const kinds = FELTSLAG.map((value) => ({ value, label: t.kinds[value] }));
  return [
    { name: 'name', label: t.name, required: true },
    ...(stored
      ? []
      : [{ name: 'kind', label: t.kind, kind: 'select' as const, help: t.kindHelp, required: true, options: kinds }]),
    { name: 'unit', label: t.unit, help: t.unitHelp },
    { name: 'choices', label: t.choices, kind: 'area', help: t.choicesHelp, required: stored },
    { name: 'help', label: t.help },
  ];
}

/** The form of a field that is new, or of the one that is stored; only what its kind has is asked of a stored one. */
function FeltForm(p: {
  ctx: Ctx;
  stored: (NumberedFelt & { readonly revision: number }) | null;
  typed: TypedFields;
  of: (field: string) => string | undefined;
}) {
  const { ctx, stored, typed } = p;
  const t = EGNEFELT_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const kind = stored?.data.kind;
  const fields = fieldsOf(ctx, stored !== null).filter(
    (f) =>
      !stored ||
      (f.name !== 'unit' && f.name !== 'choices') ||
      f.name === { tall: 'unit', valg: 'choices' }[kind as string],
  );
  return (
    <Form action={ctx.href(stored ? `${base}/${stored.number}` : base)} csrf={ctx.csrf}>
      {stored ? <input type="hidden" name="revision" value={String(stored.revision)} /> : null}
      {kind ? <p>{`${t.kind}: ${t.kinds[kind].toLowerCase()}`}</p> : null}
      <RowFields lang={ctx.lang} fields={fields} typed={typed} of={p.of} />
      <ChoiceGroup
        kind="checkbox"
        name="inTable"
        label={t.inTable}
        description={t.inTableHelp}
        options={[{ value: 'ja', label: t.yes }]}
        chosen={[typed.inTable ?? '']}
      />
      <ChoiceGroup
        kind="checkbox"
        name="inPlan"
        label={t.inPlan}
        description={t.inPlanHelp}
        options={[{ value: 'ja', label: t.yes }]}
        chosen={[typed.inPlan ?? '']}
      />
      <SubmitRow>
        <Button>{stored ? ROW_TEXTS[ctx.lang].save : t.add}</Button>
      </SubmitRow>
    </Form>
  );
}

/** What is asked before a field goes: everything that stands in it, and what becomes of it. */
function Ask(p: { ctx: Ctx; felt: NumberedFelt; tiltak: readonly MedVerdier[] }) {
  const { ctx, felt } = p;
  const t = EGNEFELT_TEXTS[ctx.lang];
  const { work, base } = where(ctx);
  const using = p.tiltak.filter((x) => x.own[felt.number] !== undefined);
  return (
    <Details id="fjern" summary={t.removeHeading(felt.data.name)} open={ctx.url.searchParams.has('fjern')}>
      <p class="bp-text">{using.length === 0 ? t.removeUnused : t.removeUsed(using.length)}</p>
      {using.length > 0 ? (
        <DataTable
          caption={t.value}
          hideCaption
          columns={[{ label: t.tiltak }, { label: t.value }]}
          rows={using.map((x) => ({
            cells: [
              <a href={ctx.href(`${work}/tiltak/${x.number}`)}>{x.name}</a>,
              shownVerdi(felt.data, x.own[felt.number], ctx.lang),
            ],
          }))}
        />
      ) : null}
      <Form action={ctx.href(`${base}/${felt.number}/fjern`)} csrf={ctx.csrf}>
        <input type="hidden" name="svar" value="ja" />
        <SubmitRow>
          <Button>{t.remove}</Button>
          <ButtonLink href={ctx.href(base)} variant="secondary">
            {t.keep}
          </ButtonLink>
        </SubmitRow>
      </Form>
    </Details>
  );
}

/** The fields that have been taken away, each with its way back. */
function TakenAway(p: { ctx: Ctx; felter: readonly NumberedFelt[] }) {
  const { ctx, felter } = p;
  const row = ROW_TEXTS[ctx.lang];
  if (felter.length === 0) return null;
  return (
    <Details summary={row.putAway(felter.length)}>
      <ul>
        {felter.map(({ number, data }) => (
          <li>
            {data.name}{' '}
            <PressButton
              action={ctx.href(`${where(ctx).base}/${number}/angre`)}
              csrf={ctx.csrf}
              number={number}
              label={row.bringBack}
              what={data.name}
            />
          </li>
        ))}
      </ul>
    </Details>
  );
}

interface Shown {
  readonly refusals?: readonly RowRefusal[];
  readonly typed?: TypedFields;
}

const readAll = (ctx: Ctx, deps: EgnefeltPageDeps) =>
  ctx.db.inKommune(where(ctx).kommune.id, async (tx) => ({
    all: await listAlleEgneFelt(tx),
    tiltak: await deps.tiltak(tx),
  }));

async function listPage(ctx: Ctx, deps: EgnefeltPageDeps, shown: Shown = {}): Promise<Page> {
  const t = EGNEFELT_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { work, base } = where(ctx);
  const { all, tiltak } = await readAll(ctx, deps);
  const felter = all.filter((f) => !f.data.removed);
  const { refusals = [], typed = {} } = shown;
  const e = sentences(ctx.lang, refusals);
  const edit = ctx.may('rediger');
  const detail = (f: EgetFelt) => [t.kinds[f.kind], f.unit, f.choices.join(', ')].filter((x) => x !== '').join(': ');
  return {
    title: t.title,
    nav: 'tiltak',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/tiltak`)}>← {t.toTiltak}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') && refusals.length === 0 ? (
          <Notice tone="success">{row.saved}</Notice>
        ) : null}
        {ctx.url.searchParams.has('fjernet') ? <Notice tone="success">{t.removed}</Notice> : null}
        {felter.length === 0 ? (
          <EmptyState heading={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        ) : (
          <>
            <Finding>{t.finding(felter.length)}</Finding>
            <p class="bp-text">{t.lead}</p>
            <DataTable
              stack
              caption={t.title}
              hideCaption
              columns={[
                { label: t.name },
                { label: t.kind },
                { label: t.inTable },
                { label: t.inPlan },
                { label: t.used },
                ...(edit ? [{ label: t.remove }] : []),
              ]}
              rows={felter.map(({ number, data: f }) => ({
                cells: [
                  edit ? <a href={ctx.href(`${base}/${number}`)}>{f.name}</a> : f.name,
                  detail(f),
                  f.inTable ? t.yes : t.no,
                  f.inPlan ? t.yes : t.no,
                  t.usedIn(tiltak.filter((x) => x.own[number] !== undefined).length),
                  ...(edit
                    ? [
                        <a href={ctx.href(`${base}/${number}?fjern=ja#fjern`)} aria-label={`${t.remove} ${f.name}`}>
                          {t.remove}
                        </a>,
                      ]
                    : []),
                ],
              }))}
            />
          </>
        )}
        {edit ? (
          <>
            <section>
              <h2>{t.add}</h2>
              <FeltForm ctx={ctx} stored={null} typed={typed} of={e.of} />
            </section>
            <TakenAway ctx={ctx} felter={all.filter((f) => f.data.removed)} />
          </>
        ) : null}
      </>
    ),
  };
}

async function onePage(ctx: Ctx, deps: EgnefeltPageDeps, shown: Shown = {}): Promise<Page | Response> {
  const t = EGNEFELT_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  const { all, tiltak } = await readAll(ctx, deps);
  const felt = all.find((f) => f.number === number && !f.data.removed);
  if (!felt) return notFound();
  const { refusals = [] } = shown;
  const e = sentences(ctx.lang, refusals);
  const labels: Record<string, string> = { inTable: t.inTable, inPlan: t.inPlan };
  for (const f of fieldsOf(ctx, false)) labels[f.name] = f.label;
  const own = typedFelt(felt.data);
  const sent = shown.typed ? { inTable: '', inPlan: '', ...shown.typed } : null;
  const late = e.status === 409 && sent !== null;
  const revisions = late ? await ctx.db.inKommune(where(ctx).kommune.id, (tx) => feltHistory(tx, felt.number)) : [];
  const before = revisions.find((r) => String(r.revision) === shown.typed?.revision);
  const typed = late ? overSaved(sent, before && typedFelt(before.data), own) : sent;
  const title = t.change(felt.data.name);
  return {
    title,
    nav: 'tiltak',
    step: 4,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.title}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={e.errors} />
        {late && typed ? (
          <Conflict
            lang={ctx.lang}
            merged={before !== undefined}
            differ={differences(own, { ...own, ...typed }, (name) => labels[name])}
          />
        ) : null}
        <FeltForm ctx={ctx} stored={felt} typed={typed ?? own} of={e.of} />
        <Ask ctx={ctx} felt={felt} tiltak={tiltak} />
      </>
    ),
  };
}

export function egnefeltRoutes(deps: EgnefeltPageDeps): Route[] {
  const path = '/arbeid/:kommune/tiltak/felt';
  const one = `${path}/:nummer{[0-9]+}`;
  const edit = { kommune: 'rediger' } as const;

  async function add(ctx: Ctx): Promise<Page | Response> {
    const typed = (await ctx.form()).all();
    const saved = await saveRow(ctx.db, ctx.clock, actorOf(ctx), EGET_FELT, parseFelt(typed, null));
    return saved.ok
      ? seeOther(ctx, `${where(ctx).base}?lagret=ja`)
      : listPage(ctx, deps, { refusals: saved.error, typed });
  }

  async function change(ctx: Ctx): Promise<Page | Response> {
    const typed = (await ctx.form()).all();
    const number = issuedNumber(ctx.params.nummer);
    const before =
      number === null ? null : await ctx.db.inKommune(where(ctx).kommune.id, (tx) => findRow(tx, EGET_FELT, number));
    if (number === null || !before) return notFound();
    const seen = { number, revision: issuedNumber(typed.revision) ?? 0 };
    const saved = await saveRow(ctx.db, ctx.clock, actorOf(ctx), EGET_FELT, parseFelt(typed, before.data), seen);
    return saved.ok
      ? seeOther(ctx, `${where(ctx).base}?lagret=ja`)
      : onePage(ctx, deps, { refusals: saved.error, typed });
  }

  /** Without an answer to the question nothing goes. */
  async function remove(ctx: Ctx): Promise<Page | Response> {
    const number = issuedNumber(ctx.params.nummer);
    if (number === null) return notFound();
    const { base } = where(ctx);
    if ((await ctx.form()).text('svar') !== 'ja') return seeOther(ctx, `${base}/${number}?fjern=ja`);
    const refused = await setRowRemoved(ctx.db, ctx.clock, actorOf(ctx), EGET_FELT, number, true);
    return refused.length > 0 ? onePage(ctx, deps, { refusals: refused }) : seeOther(ctx, `${base}?fjernet=ja`);
  }

  async function bringBack(ctx: Ctx): Promise<Page | Response> {
    const number = issuedNumber(ctx.params.nummer);
    if (number === null) return notFound();
    const refused = await setRowRemoved(ctx.db, ctx.clock, actorOf(ctx), EGET_FELT, number, false);
    return refused.length > 0
      ? listPage(ctx, deps, { refusals: refused })
      : seeOther(ctx, `${where(ctx).base}?lagret=ja`);
  }

  return [
    { method: 'GET', path, who: { kommune: 'les' }, handle: (ctx) => listPage(ctx, deps) },
    { method: 'GET', path: one, who: edit, handle: (ctx) => onePage(ctx, deps), examples: [`${path}/1`] },
    { method: 'POST', path, who: edit, handle: add },
    { method: 'POST', path: one, who: edit, handle: change },
    { method: 'POST', path: `${one}/fjern`, who: edit, handle: remove },
    { method: 'POST', path: `${one}/angre`, who: edit, handle: bringBack },
  ];
}
