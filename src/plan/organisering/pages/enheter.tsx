import type { RowRefusal } from '../../../kernel/index.ts';
import { listAllRows } from '../../../platform/db/rows.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding, NextAction, Notice } from '../../../ui/blocks.tsx';
import { ButtonLink, ErrorSummary, SubmitRow } from '../../../ui/form.tsx';
import { PressButton, PutAway, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { ENHET } from '../store.ts';
import { ORGANISERING_TEXTS } from '../texts.ts';
import { ENHETER } from './lists.ts';
import { here } from './rows.tsx';

/** The register of units. */
export async function enheterPage(ctx: Ctx, refusals: readonly RowRefusal[] = []): Promise<Page> {
  const t = ORGANISERING_TEXTS[ctx.lang];
  const row = ROW_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const all = await ctx.db.inKommune(kommune.id, (tx) => listAllRows(tx, ENHET));
  const rows = all.filter((r) => !r.data.removed);
  const edit = ctx.may('rediger');
  const e = sentences(ctx.lang, refusals);
  const base = `${work}/${ENHETER.path}`;
  const add = edit ? <ButtonLink href={ctx.href(`${base}/ny`)}>{t.addUnit}</ButtonLink> : undefined;
  return {
    title: t.units,
    nav: 'organisering',
    step: 4,
    wide: true,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${work}/organisering`)}>← {t.title}</a>
        </p>
        <h1>{t.units}</h1>
        <ErrorSummary heading={row.errors} errors={e.errors} />
        <Finding>{t.unitsFinding(rows.length)}</Finding>
        {ctx.url.searchParams.has('lagret') ? <Notice tone="success">{row.saved}</Notice> : null}
        {rows.length === 0 ? (
          <EmptyState heading={t.unitsEmpty} action={add}>
            <p>{t.unitsEmptyText}</p>
          </EmptyState>
        ) : (
          <>
            <p class="bp-text">{t.unitsLead}</p>
            <DataTable
              caption={t.units}
              hideCaption
              stack
              columns={[
                { label: t.unit },
                { label: t.unitKind },
                { label: t.leader },
                ...(edit ? [{ label: row.remove }] : []),
              ]}
              rows={rows.map(({ number, data: d }) => ({
                cells: [
                  edit ? <a href={ctx.href(`${base}/${number}`)}>{d.name}</a> : d.name,
                  t.kinds[d.kind],
                  d.leader || '–',
                  ...(edit
                    ? [
                        <PressButton
                          action={ctx.href(`${base}/fjern`)}
                          csrf={ctx.csrf}
                          number={number}
                          label={row.remove}
                          what={d.name}
                        />,
                      ]
                    : []),
                ],
              }))}
            />
            {add ? <SubmitRow>{add}</SubmitRow> : null}
          </>
        )}
        {edit ? (
          <PutAway
            lang={ctx.lang}
            action={ctx.href(`${base}/angre`)}
            csrf={ctx.csrf}
            rows={all.filter((r) => r.data.removed).map((r) => ({ number: r.number, name: r.data.name }))}
          />
        ) : null}
        <NextAction heading={t.next}>
          <ButtonLink href={ctx.href(`${work}/ansvar`)} variant="secondary">
            {t.matrix}
          </ButtonLink>
        </NextAction>
      </>
    ),
  };
}
