import { formatDate, formatNumber, typedDate } from '../../../kernel/index.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Finding, Notice } from '../../../ui/blocks.tsx';
import { Conflict, differences, overSaved, saidBy } from '../../../ui/conflict.tsx';
import {
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  NumberField,
  options,
  SelectField,
  SubmitRow,
  TextField,
} from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { removeVilkaar, setVilkaar } from '../actions.ts';
import { LAANEFORMER, type Laanevilkaar } from '../laan.ts';
import { langsiktTables } from '../langsikttabell.ts';
import { LANGSIKT_TEXTS } from '../langsikttekster.ts';
import type { PlanTables } from '../oekonomiplan.ts';
import { lastChange, listVilkaar, stoodAt, VILKAAR_EVENTS } from '../store.ts';
import { typedVilkaar, type VilkaarRefusal } from '../vilkaar.ts';
import { TableView, where } from './parts.tsx';
import { loadPlan } from './plan.tsx';

const PATH = '/arbeid/:kommune/oekonomiplan/laan';

type Typed = Readonly<Record<string, string>>;

interface Refused {
  readonly errors: readonly VilkaarRefusal[];
  readonly typed: Typed;
  /** Somebody else has said what loans cost from the same day since the form was opened. */
  readonly changed: boolean;
}

const load = (ctx: Ctx, seen: number) =>
  ctx.db.inKommune(where(ctx).id, async (tx) => ({
    own: await listVilkaar(tx),
    newest: await lastChange(tx, VILKAAR_EVENTS),
    before: await stoodAt<readonly Laanevilkaar[]>(tx, VILKAAR_EVENTS, seen),
  }));

/** What came too late, laid over the terms of the same day; the form begins with the newest terms there are. */
function laidOver(typed: Typed, before: readonly Laanevilkaar[] | undefined, own: readonly Laanevilkaar[]) {
  const same = own.find((v) => v.from === typedDate(typed.from));
  const saved = same ? typedVilkaar(same) : {};
  const seen = before && (before[0] ? typedVilkaar(before[0]) : { form: 'annuitet' });
  const fields = ['from', 'form', 'years', 'rate', 'source'] as const;
  const mine = Object.fromEntries(fields.map((f) => [f, typed[f] ?? '']));
  const over = same && seen ? overSaved(mine, seen, saved) : mine;
  return { typed: over, saved, merged: same !== undefined && seen !== undefined };
}

function TermsForm(p: { ctx: Ctx; typed: Typed; seen: string; error: (field: string) => string | undefined }) {
  const { ctx, typed, error } = p;
  const t = LANGSIKT_TEXTS[ctx.lang];
  return (
    <Form action={ctx.href(`/arbeid/${where(ctx).slug}/oekonomiplan/laan`)} csrf={ctx.csrf}>
      <input type="hidden" name="sett" value={p.seen} />
      <TextField name="from" label={t.from} short value={typed.from ?? ''} error={error('from')} />
      <SelectField
        name="form"
        label={t.form}
        options={options(LAANEFORMER, t.forms)}
        value={typed.form ?? 'annuitet'}
        error={error('form')}
      />
      <NumberField name="years" label={t.years} unit={t.yearsUnit} value={typed.years ?? ''} error={error('years')} />
      <NumberField name="rate" label={t.rate} unit="%" value={typed.rate ?? ''} error={error('rate')} />
      <TextField
        name="source"
        label={t.sourceLabel}
        description={t.sourceHelp}
        value={typed.source ?? ''}
        error={error('source')}
      />
      <SubmitRow>
        <Button>{t.save}</Button>
      </SubmitRow>
    </Form>
  );
}

/** Every set of terms the municipality has said, each with a button that takes it away. */
function OwnTerms(p: { ctx: Ctx; own: readonly Laanevilkaar[] }) {
  const { ctx, own } = p;
  const t = LANGSIKT_TEXTS[ctx.lang];
  if (own.length === 0) return <p class="bp-text">{t.noOwn}</p>;
  return (
    <>
      <DataTable
        caption={t.own}
        stack
        columns={[
          { label: t.from },
          { label: t.form },
          { label: t.years, unit: t.yearsUnit, align: 'right' },
          { label: t.rate, unit: '%', align: 'right' },
          { label: t.sourceLabel },
        ]}
        rows={own.map((v) => ({
          cells: [formatDate(v.from), t.forms[v.form], String(v.years), formatNumber(v.rate, 2), v.source],
        }))}
      />
      {ctx.may('oekonomi')
        ? own.map((v) => (
            <form method="post" action={ctx.href(`/arbeid/${where(ctx).slug}/oekonomiplan/laan`)}>
              <input type="hidden" name="csrf" value={ctx.csrf} />
              <input type="hidden" name="fjern" value={v.from} />
              <button class="bp-linkbutton" type="submit">
                {t.remove(formatDate(v.from))}
              </button>
            </form>
          ))
        : null}
    </>
  );
}

export function laanRoutes(tables: PlanTables): Route[] {
  async function page(ctx: Ctx, refused: Refused | null = null): Promise<Page> {
    const t = LANGSIKT_TEXTS[ctx.lang];
    const { plan } = await loadPlan(ctx, tables);
    const { own, newest, before } = await load(ctx, issuedNumber(refused?.typed.sett ?? '') ?? 0);
    const late = refused?.changed ? laidOver(refused.typed, before, own) : null;
    // What was refused for its words is still written after what its writer saw.
    const seen = refused && !late ? (refused.typed.sett ?? '') : String(newest);
    const errors = (refused?.errors ?? []).map((e) => ({ field: e.field, text: t.refusals[e.code] }));
    const done = refused ? null : ctx.url.searchParams.get('lagret');
    const view = plan.langsikt;
    return {
      title: t.title,
      nav: 'oekonomiplan',
      wide: true,
      step: 6,
      status: late ? 409 : errors.length > 0 ? 422 : 200,
      body: (
        <>
          <p class="bp-crumb">
            <a href={ctx.href(`/arbeid/${where(ctx).slug}/oekonomiplan`)}>← {t.back}</a>
          </p>
          <h1>{t.title}</h1>
          <ErrorSummary heading={t.errors} errors={errors} />
          {late ? (
            <Conflict
              lang={ctx.lang}
              differ={differences(
                late.saved,
                late.typed,
                (field) => ({ from: t.from, form: t.form, years: t.years, rate: t.rate, source: t.sourceLabel })[field],
                saidBy({ form: t.forms }),
              )}
              merged={late.merged}
            />
          ) : null}
          {done ? <Notice tone="success">{done === 'fjernet' ? t.removed : t.saved}</Notice> : null}
          <Finding>{view && view.lines.length > 0 ? t.lead : t.none}</Finding>
          <p class="bp-text">{t.assumption}</p>
          {view && view.lines.length > 0
            ? langsiktTables(view, plan.years.length, ctx.lang).map((table) => (
                <>
                  <TableView ctx={ctx} table={table} />
                  <p class="bp-source">{table.source}</p>
                </>
              ))
            : null}
          <section>
            <h2>{t.terms}</h2>
            <p class="bp-text">{t.termsText}</p>
            <OwnTerms ctx={ctx} own={own} />
            {ctx.may('oekonomi') ? (
              <TermsForm
                ctx={ctx}
                typed={late?.typed ?? refused?.typed ?? (own[0] ? typedVilkaar(own[0]) : {})}
                seen={seen}
                error={(field) => errors.find((e) => e.field === field)?.text}
              />
            ) : null}
          </section>
          <p>
            <ButtonLink href={ctx.href(`/arbeid/${where(ctx).slug}/oekonomiplan`)} variant="secondary">
              {t.back}
            </ButtonLink>
          </p>
        </>
      ),
    };
  }

  async function save(ctx: Ctx): Promise<Page | Response> {
    const form = await ctx.form();
    const { slug } = where(ctx);
    const back = `/arbeid/${slug}/oekonomiplan/laan?lagret=`;
    const actor = actorOf(ctx);
    const removed = form.text('fjern');
    if (removed !== '') {
      await removeVilkaar(ctx.db, ctx.clock, actor, removed);
      return seeOther(ctx, `${back}fjernet`);
    }
    const typed = form.all();
    const saved = await setVilkaar(ctx.db, ctx.clock, actor, typed, issuedNumber(typed.sett ?? '') ?? 0);
    return saved.ok ? seeOther(ctx, `${back}ja`) : page(ctx, { ...saved, errors: saved.error, typed });
  }

  return [
    { method: 'GET', path: PATH, who: { kommune: 'les' }, handle: (ctx) => page(ctx) },
    { method: 'POST', path: PATH, who: { kommune: 'oekonomi' }, handle: save },
  ];
}
