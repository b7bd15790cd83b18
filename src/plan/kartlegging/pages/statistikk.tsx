import type { RowRefusal, TypedFields } from '../../../kernel/index.ts';
import { listAllRows, saveRow, setRowRemoved } from '../../../platform/db/rows.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Finding, Notice } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { PressButton, PutAway, type RowField, RowFields, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { VANSKELIGSTILT } from '../store.ts';
import { shownSum } from '../tables.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import { parseVanskeligstilt, type Vanskeligstilt } from '../vanskeligstilt.ts';
import { VANSKELIGSTILT_TEXTS } from '../vanskeligstilt-texts.ts';
import { where } from './where.ts';

const nameOf = (v: Vanskeligstilt) => `${v.source}, ${v.year}`;

async function page(ctx: Ctx, refusals: readonly RowRefusal[] = [], typed: TypedFields = {}): Promise<Page> {
  const t = VANSKELIGSTILT_TEXTS[ctx.lang];
  const k = KARTLEGGING_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { kommune, base, all } = where(ctx);
  const edit = ctx.may('rediger');
  const at = ctx.href(`${base}/statistikk`);
  const stored = await ctx.db.inKommune(kommune.id, (tx) => listAllRows(tx, VANSKELIGSTILT));
  const standing = stored.filter((r) => !r.data.removed);
  const away = stored.filter((r) => r.data.removed);
  const e = sentences(ctx.lang, refusals);
  const fields: readonly RowField[] = [
    { name: 'households', label: t.households, required: true, kind: 'number' },
    { name: 'year', label: t.year, required: true, kind: 'number' },
    { name: 'source', label: k.source, help: t.sourceHelp, required: true },
    { name: 'definition', label: t.definition, help: t.definitionHelp, required: true },
  ];
  return {
    title: t.title,
    nav: 'kartlegging',
    step: 4,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {k.back}</a>
        </p>
        <h1>{t.title}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} />
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{row.saved}</Notice> : null}
        <Finding>{t.lead}</Finding>
        {standing.length === 0 ? (
          <p>{t.empty}</p>
        ) : (
          <DataTable
            caption={t.list}
            columns={[
              { label: k.source },
              { label: t.year, align: 'right' },
              { label: t.households, align: 'right' },
              { label: t.definition },
              ...(edit ? [{ label: row.remove, screenOnly: true }] : []),
            ]}
            rows={standing.map(({ number, data: v }) => ({
              cells: [
                v.source,
                String(v.year),
                shownSum([v.households], all, ctx.lang),
                v.definition,
                ...(edit
                  ? [
                      <PressButton
                        action={`${at}/fjern`}
                        csrf={ctx.csrf}
                        number={number}
                        label={row.remove}
                        what={nameOf(v)}
                      />,
                    ]
                  : []),
              ],
            }))}
          />
        )}
        {edit ? (
          <>
            <PutAway
              lang={ctx.lang}
              action={`${at}/angre`}
              csrf={ctx.csrf}
              rows={away.map((r) => ({ number: r.number, name: nameOf(r.data) }))}
            />
            <h2>{t.form}</h2>
            <Form action={at} csrf={ctx.csrf}>
              <RowFields lang={ctx.lang} fields={fields} typed={typed} of={e.of} />
              <SubmitRow>
                <Button>{t.save}</Button>
              </SubmitRow>
            </Form>
          </>
        ) : null}
      </>
    ),
  };
}

export function statistikkRoutes(): Route[] {
  const path = '/arbeid/:kommune/kartlegging/statistikk';
  const edit = { kommune: 'rediger' } as const;
  const back = (ctx: Ctx) => seeOther(ctx, `${where(ctx).base}/statistikk?lagret=ja`);
  const press = (removed: boolean) => async (ctx: Ctx) => {
    const number = issuedNumber((await ctx.form()).text('number'));
    const { actor } = where(ctx);
    const refusals =
      number === null ? [] : await setRowRemoved(ctx.db, ctx.clock, actor, VANSKELIGSTILT, number, removed);
    return refusals.length > 0 ? page(ctx, refusals) : back(ctx);
  };
  return [
    { method: 'GET', path, who: { kommune: 'les' }, handle: (ctx) => page(ctx) },
    {
      method: 'POST',
      path,
      who: edit,
      async handle(ctx) {
        const typed = (await ctx.form()).all();
        const parsed = parseVanskeligstilt(typed, ctx.clock.today());
        const saved = await saveRow(ctx.db, ctx.clock, where(ctx).actor, VANSKELIGSTILT, parsed);
        return saved.ok ? back(ctx) : page(ctx, saved.error, typed);
      },
    },
    { method: 'POST', path: `${path}/fjern`, who: edit, handle: press(true) },
    { method: 'POST', path: `${path}/angre`, who: edit, handle: press(false) },
  ];
}
