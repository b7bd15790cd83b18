import { addDays, formatDate, type TypedFields } from '../../../kernel/index.ts';
import { listAllRows } from '../../../platform/db/rows.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, Status } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SelectField, SubmitRow, TextField } from '../../../ui/form.tsx';
import { PutAway } from '../../../ui/row-form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { inWork, type Stilling, standing, type UndersoekelseRefusal } from '../skjema.ts';
import { countSvar, listResultater, UNDERSOEKELSE } from '../store.ts';
import { UNDERSOEKELSE_TEXTS } from '../texts.ts';
import { said, told, type UndersoekelseDeps, where } from './parts.tsx';

export const TONES: Readonly<Record<Stilling, 'neutral' | 'info' | 'success' | 'warning'>> = {
  kladd: 'neutral',
  venter: 'info',
  svar: 'success',
  over: 'warning',
  lukket: 'neutral',
};

/** Every survey with how it stands, and the way to begin one. */
export async function listePage(
  ctx: Ctx,
  deps: UndersoekelseDeps,
  refusals: readonly UndersoekelseRefusal[] = [],
  typed: TypedFields | null = null,
): Promise<Page> {
  const t = UNDERSOEKELSE_TEXTS[ctx.lang];
  const { kommune, base, open } = where(ctx);
  const { all, counts, results } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    all: await listAllRows(tx, UNDERSOEKELSE),
    counts: await countSvar(tx),
    results: new Map((await listResultater(tx)).map((r) => [r.number, r.data])),
  }));
  const today = ctx.clock.today();
  const rows = all.filter((r) => !r.data.removed).reverse();
  const edit = ctx.may('rediger');
  const answers = (number: number) => {
    const result = results.get(number);
    if (result) return told(result.total, ctx.lang);
    const n = counts.get(number);
    return edit ? told((n?.nett ?? 0) + (n?.papir ?? 0), ctx.lang) : '–';
  };
  const e = said(ctx.lang, refusals);
  return {
    title: t.title,
    nav: 'undersoekelser',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <h1>{t.title}</h1>
        <ErrorSummary heading={t.errors} errors={e.errors} />
        <Finding>
          {rows.length === 0
            ? t.empty
            : t.finding(rows.filter((r) => standing(r.data, today) === 'svar').length, rows.length)}
        </Finding>
        <p class="bp-text">{t.lead}</p>
        {rows.length === 0 ? (
          edit ? (
            <EmptyState heading={t.make}>
              <p>{t.emptyText}</p>
            </EmptyState>
          ) : null
        ) : (
          <DataTable
            stack
            caption={t.title}
            hideCaption
            columns={[
              { label: t.columns.title },
              { label: t.columns.state },
              { label: t.columns.period },
              { label: t.columns.answers },
            ]}
            rows={rows.map(({ number, data }) => ({
              cells: [
                <a href={ctx.href(`${base}/${number}`)}>{inWork(data.title, ctx.lang)}</a>,
                <Status tone={TONES[standing(data, today)]}>{t.states[standing(data, today)]}</Status>,
                t.period(formatDate(data.from), formatDate(data.to)),
                answers(number),
              ],
            }))}
          />
        )}
        {edit ? (
          <section>
            <h2>{t.make}</h2>
            <Form action={ctx.href(base)} csrf={ctx.csrf}>
              <SelectField
                name="mal"
                label={t.mal}
                value={typed?.mal ?? deps.maler[0]?.id ?? ''}
                error={e.of('mal')}
                options={[
                  ...deps.maler.map((m) => ({ value: m.id, label: inWork(m.title, ctx.lang) })),
                  { value: 'tom', label: t.malNone },
                ]}
              />
              <TextField
                name="from"
                label={t.from}
                short
                value={typed?.from ?? formatDate(today)}
                error={e.of('from')}
              />
              <TextField
                name="to"
                label={t.to}
                short
                value={typed?.to ?? formatDate(addDays(today, 28))}
                error={e.of('to')}
              />
              <TextField
                name="code"
                label={t.code}
                short
                description={t.codeHelp(`${open}/`)}
                value={typed?.code ?? ''}
                error={e.of('code')}
              />
              <SubmitRow>
                <Button>{t.make}</Button>
              </SubmitRow>
            </Form>
            <PutAway
              lang={ctx.lang}
              action={ctx.href(`${base}/angre`)}
              csrf={ctx.csrf}
              rows={all
                .filter((r) => r.data.removed)
                .map((r) => ({ number: r.number, name: inWork(r.data.title, ctx.lang) }))}
            />
          </section>
        ) : null}
      </>
    ),
  };
}
