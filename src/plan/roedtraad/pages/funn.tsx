import { formatDate, type RowRefusal, type TypedFields } from '../../../kernel/index.ts';
import { revisionsOf } from '../../../platform/db/revisions.ts';
import { listAllRows } from '../../../platform/db/rows.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Notice, Status } from '../../../ui/blocks.tsx';
import { Conflict, differences } from '../../../ui/conflict.tsx';
import { Button, ErrorSummary, Form, SubmitRow } from '../../../ui/form.tsx';
import { RowFields, sentences } from '../../../ui/row-form.tsx';
import { ROW_TEXTS } from '../../../ui/row-texts.ts';
import { DataTable } from '../../../ui/table.tsx';
import { here } from '../../organisering/index.ts';
import type { Godtatt } from '../godtatt.ts';
import { mendOf, sentenceOf } from '../setning.ts';
import { GODTATT } from '../store.ts';
import { ROEDTRAAD_TEXTS } from '../texts.ts';
import { ObjectLink, type RoedtraadDeps, read } from './parts.tsx';
import { ROEDTRAAD_PAGE_TEXTS } from './texts.ts';

/** One finding: what is wrong, where, how to mend it, and the form to accept it. */
export async function findingPage(
  ctx: Ctx,
  deps: RoedtraadDeps,
  key: string,
  refusals: readonly RowRefusal[] = [],
  typed: TypedFields = {},
): Promise<Page | Response> {
  const t = ROEDTRAAD_PAGE_TEXTS[ctx.lang];
  const { kommune, work } = here(ctx);
  const base = `${work}/roed-traad`;
  const { judged } = await read(ctx, deps);
  const history = await ctx.db.inKommune(kommune.id, async (tx) => {
    const rows = (await listAllRows(tx, GODTATT)).filter((r) => r.data.funn === key);
    return Promise.all(rows.map((r) => revisionsOf<Godtatt>(tx, GODTATT.table, r.number)));
  });
  const found = judged.find((j) => j.key === key);
  if (!found && history.length === 0) return notFound();
  const e = sentences(ctx.lang, refusals);
  const title = found ? sentenceOf(found.finding, ctx.lang) : t.title;
  const edit = ctx.may('rediger');
  const row = found?.row ?? null;
  return {
    title,
    nav: 'roed-traad',
    step: 4,
    status: e.status,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={ROW_TEXTS[ctx.lang].errors} errors={e.errors} />
        {e.status === 409 ? (
          <Conflict
            lang={ctx.lang}
            differ={differences({ reason: row?.data.reason ?? '' }, typed, (field) =>
              field === 'reason' ? t.reason : undefined,
            )}
          />
        ) : null}
        {found ? (
          <>
            <p>
              <Status>{ROEDTRAAD_TEXTS[ctx.lang].alvor[found.finding.severity]}</Status>
            </p>
            <p class="bp-text">{mendOf(found.finding, ctx.lang)}</p>
            <ul class="bp-text">
              {found.finding.objects.map((o) => (
                <li>
                  {`${ROEDTRAAD_TEXTS[ctx.lang].objekt[o.kind]}: `}
                  <ObjectLink ctx={ctx} of={o} />
                </li>
              ))}
            </ul>
            {row ? (
              <Notice tone={found.standing === 'godtatt' ? 'info' : 'warning'}>
                {found.standing === 'godtatt' ? t.accepted(row.data.reason) : t.changed(row.data.reason)}
              </Notice>
            ) : null}
            {edit ? (
              <section>
                <h2>{t.accept}</h2>
                <p class="bp-text">{t.acceptLead}</p>
                <Form action={ctx.href(`${base}/funn/${key}`)} csrf={ctx.csrf}>
                  <input type="hidden" name="number" value={String(row?.number ?? '')} />
                  <input type="hidden" name="seen" value={String(row?.revision ?? '')} />
                  <RowFields
                    lang={ctx.lang}
                    typed={typed}
                    of={e.of}
                    fields={[
                      {
                        name: 'reason',
                        label: t.reason,
                        help: t.reasonHelp,
                        required: true,
                        kind: 'area',
                        initial: row?.data.reason ?? '',
                      },
                    ]}
                  />
                  <SubmitRow>
                    <Button>{t.accept}</Button>
                  </SubmitRow>
                </Form>
              </section>
            ) : null}
            {edit && row ? (
              <Form action={ctx.href(`${base}/funn/${key}/angre`)} csrf={ctx.csrf}>
                <input type="hidden" name="number" value={String(row.number)} />
                <SubmitRow>
                  <Button variant="secondary">{t.undo}</Button>
                </SubmitRow>
              </Form>
            ) : null}
          </>
        ) : (
          <p class="bp-text">{t.gone}</p>
        )}
        {history.length > 0 ? (
          <section>
            <h2>{t.history}</h2>
            <DataTable
              caption={t.history}
              hideCaption
              columns={[{ label: t.when }, { label: t.was }]}
              rows={history.flat().map((r) => ({
                cells: [formatDate(r.created), r.data.removed ? t.undone : t.accepted(r.data.reason)],
              }))}
            />
          </section>
        ) : null}
      </>
    ),
  };
}
