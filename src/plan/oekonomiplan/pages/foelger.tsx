import { formatKroner, formatNumber } from '../../../kernel/index.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { EmptyState, Finding, Notice } from '../../../ui/blocks.tsx';
import { Button, ButtonLink, ErrorSummary, Form, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { listTiltak, tiltakNumber } from '../../tiltak/index.ts';
import { takeFoelger } from '../actions.ts';
import {
  type Foelgekostnad,
  type FoelgeRefusal,
  foelgeFor,
  foelgerOf,
  parseSatser,
  SATS_FIELDS,
  type SatsField,
  suggested,
  withUnits,
} from '../foelger.ts';
import { FOELGER_TEXTS } from '../foelgertekster.ts';
import type { PlanTables } from '../oekonomiplan.ts';
import { tablesIn } from '../store.ts';
import { where } from './parts.tsx';

const PATH = '/arbeid/:kommune/oekonomiplan/drift';
/** Why the figures were not taken in. */
type NotTaken = 'changed' | 'notTaken';

function helpOf(ctx: Ctx, row: Foelgekostnad | null): string {
  const t = FOELGER_TEXTS[ctx.lang];
  if (!row) return t.noFigure;
  const said =
    row.what === 'areal' ? t.area(row.source, row.confidence) : t.basis(row.year, row.source, row.confidence);
  return row.low !== undefined && row.high !== undefined ? `${said} ${t.span(row.low, row.high)}` : said;
}

export function foelgerRoutes(tables: PlanTables): Route[] {
  const rows = tables.foelger ?? [];
  /** The year whose kroner the rates are in. */
  const year = Math.max(...rows.filter((r) => r.what !== 'areal').map((r) => r.year));

  async function page(
    ctx: Ctx,
    typed: Readonly<Record<string, string>>,
    notTaken: NotTaken | null = null,
  ): Promise<Page> {
    const t = FOELGER_TEXTS[ctx.lang];
    const base = `/arbeid/${where(ctx).slug}`;
    const have = await ctx.db.inKommune(where(ctx).id, async (tx) => ({
      tiltak: await listTiltak(tx),
      own: await tablesIn(tx, tables),
    }));
    const choices = withUnits(have.tiltak);
    const raw = typed.tiltak || String(choices[0]?.number ?? '');
    const one = choices.find((c) => c.number === issuedNumber(raw));
    // Rates that were typed for another tiltak say nothing of this one.
    const given = SATS_FIELDS.some((f) => typed[f] !== undefined) && [undefined, raw].includes(typed.gjelder);
    const values = one ? { ...suggested(rows, one.data), ...(given ? typed : {}) } : null;
    const satser = values ? parseSatser(values, year) : null;
    const errors = (satser && !satser.ok ? satser.error : []).map((e: FoelgeRefusal) => ({
      field: e.field ?? '',
      text: t.refusals[e.code](Number(e.data?.max ?? 0)),
    }));
    const f = one && satser?.ok ? foelgerOf(one.data, satser.value, have.own.prices) : null;
    const unknown = raw !== '' && !one;
    const rate = (field: SatsField) =>
      one ? (
        <TextField
          name={field}
          label={t.fields[field]}
          short
          description={helpOf(ctx, foelgeFor(rows, field, one.data))}
          value={(values as Readonly<Record<string, string>> | null)?.[field] ?? ''}
          error={errors.find((e) => e.field === field)?.text}
        />
      ) : null;
    const money = (label: string) => ({ label, unit: 'kr', align: 'right' as const });
    const last = (f?.sum.length ?? 0) - 1;
    return {
      title: t.title,
      nav: 'oekonomiplan',
      step: 6,
      wide: true,
      status: notTaken === 'changed' ? 409 : notTaken || unknown || errors.length > 0 ? 422 : 200,
      body: (
        <>
          <p class="bp-crumb">
            <a href={ctx.href(`${base}/oekonomiplan`)}>← {t.back}</a>
          </p>
          <h1>{t.title}</h1>
          <ErrorSummary heading={t.errors} errors={errors} />
          {notTaken ? <Notice tone="warning">{t[notTaken]}</Notice> : null}
          {choices.length === 0 ? (
            <EmptyState heading={t.title}>
              <p>{t.none}</p>
            </EmptyState>
          ) : (
            <>
              <p class="bp-text">{t.lead}</p>
              {unknown ? <Notice tone="warning">{t.unknown}</Notice> : null}
              <form class="bp-form" method="get" action={ctx.href(`${base}/oekonomiplan/drift`)}>
                <SelectField
                  name="tiltak"
                  label={t.tiltak}
                  options={choices.map((c) => ({
                    value: String(c.number),
                    label: `${tiltakNumber(c.number)} ${c.data.title}`,
                  }))}
                  value={raw}
                />
                {one ? <input type="hidden" name="gjelder" value={raw} /> : null}
                {SATS_FIELDS.map(rate)}
                <SubmitRow>
                  <Button>{t.show}</Button>
                </SubmitRow>
              </form>
            </>
          )}
          {f && one ? (
            <section>
              <Finding>
                {t.finding(
                  formatKroner(f.sum[last] ?? f.sum[0] ?? 0),
                  f.years[last] ?? 0,
                  formatKroner(f.typed[last] ?? 0),
                )}
              </Finding>
              <DataTable
                caption={t.caption(`${tiltakNumber(one.number)} ${one.data.title}`)}
                stack
                columns={[
                  { label: t.year },
                  { label: t.inUse, align: 'right' },
                  money(t.fdv),
                  money(t.bemanning),
                  money(t.sum),
                  money(t.typed),
                  money(t.differ),
                ]}
                rows={f.years.map((y, i) => ({
                  cells: [
                    String(y),
                    formatNumber(f.inUse[i] ?? 0, 1),
                    formatNumber(f.fdv[i] ?? 0),
                    f.bemanning ? formatNumber(f.bemanning[i] ?? 0) : '–',
                    formatNumber(f.sum[i] ?? 0),
                    formatNumber(f.typed[i] ?? 0),
                    formatNumber(f.differ[i] ?? 0),
                  ],
                }))}
              />
              <p class="bp-source">{[t.prices(f.priceYear), f.bemanning ? '' : t.noStaff].filter(Boolean).join(' ')}</p>
              {f.carried ? null : <Notice tone="warning">{t.notCarried}</Notice>}
              {f.carried && ctx.may('oekonomi') ? (
                <Form action={ctx.href(`${base}/oekonomiplan/drift`)} csrf={ctx.csrf}>
                  <p class="bp-text">{t.takeText}</p>
                  <input type="hidden" name="tiltak" value={String(one.number)} />
                  <input type="hidden" name="revision" value={String(one.revision)} />
                  {SATS_FIELDS.map((field) => (
                    <input type="hidden" name={field} value={values?.[field] ?? ''} />
                  ))}
                  <SubmitRow>
                    <Button variant="secondary">{t.take}</Button>
                    <ButtonLink href={ctx.href(`${base}/tiltak/${one.number}`)} variant="tertiary">
                      {t.toTiltak}
                    </ButtonLink>
                  </SubmitRow>
                </Form>
              ) : null}
            </section>
          ) : null}
        </>
      ),
    };
  }

  async function take(ctx: Ctx): Promise<Page | Response> {
    const form = await ctx.form();
    const seen = { number: issuedNumber(form.text('tiltak')) ?? 0, revision: issuedNumber(form.text('revision')) ?? 0 };
    const typed = Object.fromEntries(['tiltak', ...SATS_FIELDS].map((f) => [f, form.text(f)]));
    const done = await takeFoelger(
      { db: ctx.db, clock: ctx.clock, tables },
      actorOf(ctx),
      typed,
      year,
      seen,
      ctx.may('vedta'),
    );
    return done === 'ok'
      ? seeOther(ctx, `/arbeid/${where(ctx).slug}/tiltak/${seen.number}?lagret=ja`)
      : page(ctx, typed, done);
  }

  return [
    {
      method: 'GET',
      path: PATH,
      who: { kommune: 'les' },
      handle: (ctx) => page(ctx, Object.fromEntries(ctx.url.searchParams)),
    },
    { method: 'POST', path: PATH, who: { kommune: 'oekonomi' }, handle: take },
  ];
}
