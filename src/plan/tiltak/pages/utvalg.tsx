import type { RowRefusal } from '../../../kernel/index.ts';
import { listRows, saveRow, setRowRemoved } from '../../../platform/db/rows.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button, Form, SubmitRow, TextField } from '../../../ui/form.tsx';
import { PressButton } from '../../../ui/row-form.tsx';
import { listEgneFelt } from '../../egnefelt/index.ts';
import { queryOf, readFilter } from '../filter.ts';
import { listMaal, listTiltak, UTVALG } from '../store.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { parseUtvalg, type Utvalg } from '../utvalg.ts';
import { where } from './parts.tsx';

type Stored = { readonly number: number; readonly data: Utvalg };

/** The selections that have a name, as links; who edits names the one on the page, and takes names away. */
export function LagredeUtvalg(p: {
  ctx: Ctx;
  utvalg: readonly Stored[];
  query: string;
  typed: string;
  error: string | undefined;
}) {
  const { ctx, utvalg, query } = p;
  const t = TILTAK_TEXTS[ctx.lang];
  const { base } = where(ctx);
  const edit = ctx.may('rediger');
  const isNew = query !== '' && !utvalg.some((u) => u.data.query === query);
  return (
    <>
      {utvalg.length > 0 ? (
        <nav aria-label={t.savedSelections}>
          <p>
            {`${t.savedSelections}: `}
            {utvalg.map((u, i) => (
              <>
                {i > 0 ? ' · ' : ''}
                <a href={ctx.href(`${base}${u.data.query}`)} aria-current={u.data.query === query ? 'true' : undefined}>
                  {u.data.query === query ? <strong>{u.data.name}</strong> : u.data.name}
                </a>
              </>
            ))}
          </p>
        </nav>
      ) : null}
      {edit && (isNew || p.error !== undefined) ? (
        <Details summary={t.saveSelection} open={p.error !== undefined}>
          <Form action={ctx.href(`${base}/utvalg`)} csrf={ctx.csrf}>
            <input type="hidden" name="utvalg" value={query} />
            <TextField
              name="utvalgsnavn"
              label={t.selectionName}
              description={t.selectionHelp}
              value={p.typed}
              error={p.error}
              short
            />
            <SubmitRow>
              <Button variant="secondary">{t.saveSelection}</Button>
            </SubmitRow>
          </Form>
        </Details>
      ) : null}
      {edit && utvalg.length > 0 ? (
        <Details summary={t.removeSelections}>
          <ul>
            {utvalg.map((u) => (
              <li>
                {u.data.name}{' '}
                <PressButton
                  action={ctx.href(`${base}/utvalg/${u.number}/fjern`)}
                  csrf={ctx.csrf}
                  number={u.number}
                  label={t.removeSelection}
                  what={u.data.name}
                />
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}

/** Naming a selection, and taking the name away. `again` is the list with what was typed. */
export function utvalgRoutes(
  again: (ctx: Ctx, refusals: readonly RowRefusal[], typed: { name: string; query: string }) => Promise<Page>,
): Route[] {
  const path = '/arbeid/:kommune/tiltak/utvalg';
  return [
    {
      method: 'POST',
      path,
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const form = await ctx.form();
        const { kommune, actor, base } = where(ctx);
        const name = form.text('utvalgsnavn');
        const query = await ctx.db.inKommune(kommune.id, async (tx) =>
          queryOf(
            readFilter(
              new URLSearchParams(form.text('utvalg')),
              await listMaal(tx),
              await listTiltak(tx),
              await listEgneFelt(tx),
            ),
          ),
        );
        const saved = await saveRow(ctx.db, ctx.clock, actor, UTVALG, parseUtvalg({ utvalgsnavn: name }, query));
        return saved.ok ? seeOther(ctx, `${base}${query}`) : again(ctx, saved.error, { name, query });
      },
    },
    {
      method: 'POST',
      path: `${path}/:nummer{[0-9]+}/fjern`,
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const number = issuedNumber(ctx.params.nummer);
        const { kommune, actor, base } = where(ctx);
        const all = await ctx.db.inKommune(kommune.id, (tx) => listRows(tx, UTVALG));
        if (number === null || !all.some((u) => u.number === number)) return notFound();
        await setRowRemoved(ctx.db, ctx.clock, actor, UTVALG, number, true);
        return seeOther(ctx, base);
      },
    },
  ];
}
