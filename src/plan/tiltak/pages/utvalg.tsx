import type { RowRefusal } from '../../../kernel/index.ts';
import { listAllRows, saveRow, setRowRemoved } from '../../../platform/db/rows.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Details } from '../../../ui/blocks.tsx';
import { Button, Form, SubmitRow, TextField } from '../../../ui/form.tsx';
import { PressButton, PutAway } from '../../../ui/row-form.tsx';
import { listEgneFelt } from '../../egnefelt/index.ts';
import { queryOf, readFilter } from '../filter.ts';
import { listMaal, listTiltak, UTVALG } from '../store.ts';
import { TILTAK_TEXTS } from '../texts.ts';
import { parseUtvalg, type Utvalg } from '../utvalg.ts';
import { where } from './parts.tsx';

type Stored = { readonly number: number; readonly data: Utvalg };

/** The selections that have a name, as links; who edits names the one on the page, takes names away, and brings them back. */
export function LagredeUtvalg(p: {
  ctx: Ctx;
  all: readonly Stored[];
  query: string;
  typed: string;
  error: string | undefined;
}) {
  const { ctx, query } = p;
  const [utvalg, away] = [false, true].map((removed) => p.all.filter((u) => u.data.removed === removed)) as [
    Stored[],
    Stored[],
  ];
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
                  action={ctx.href(`${base}/utvalg/fjern`)}
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
      {edit ? (
        <PutAway
          lang={ctx.lang}
          action={ctx.href(`${base}/utvalg/angre`)}
          csrf={ctx.csrf}
          rows={away.map((u) => ({ number: u.number, name: u.data.name }))}
        />
      ) : null}
    </>
  );
}

/** Naming a selection, taking the name away, and bringing it back. `again` is the list with what was typed. */
export function utvalgRoutes(
  again: (ctx: Ctx, refusals: readonly RowRefusal[], typed: { name: string; query: string }) => Promise<Page>,
): Route[] {
  const path = '/arbeid/:kommune/tiltak/utvalg';
  const press = (to: 'fjern' | 'angre', removed: boolean): Route => ({
    method: 'POST',
    path: `${path}/${to}`,
    who: { kommune: 'rediger' },
    async handle(ctx) {
      const number = issuedNumber((await ctx.form()).text('number'));
      const { kommune, actor, base } = where(ctx);
      const all = await ctx.db.inKommune(kommune.id, (tx) => listAllRows(tx, UTVALG));
      const own = all.find((u) => u.number === number)?.data;
      if (number === null || !own) return notFound();
      const refused = await setRowRemoved(ctx.db, ctx.clock, actor, UTVALG, number, removed);
      // Somebody has given the name to another meanwhile: it may be given another name here.
      if (refused.length > 0) return again(ctx, refused, own);
      return seeOther(ctx, removed ? base : `${base}${own.query}`);
    },
  });
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
    press('fjern', true),
    press('angre', false),
  ];
}
