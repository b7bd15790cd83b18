import type { Removable, RowRefusal, RowResult, Texts, TypedFields } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { revisionsOf } from '../../../platform/db/revisions.ts';
import { type RowKind, saveRow, setRowRemoved } from '../../../platform/db/rows.ts';
import { actorOf } from '../../../platform/http/actor.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { type RowField, RowForm, sentences } from '../../../ui/row-form.tsx';

/** A member of the kommune, as pages name them. */
export interface Member {
  readonly brukerId: string;
  readonly name: string;
  readonly disabled: boolean;
}

/** What the lists of a slice are handed: who may be named, and the units offered where one is typed. */
export interface Held {
  readonly membersOf: (kommuneId: string) => Promise<readonly Member[]>;
  readonly unitNames: (tx: Tx) => Promise<readonly string[]>;
}

/** What a form of a list is made from and checked against. */
export interface RowContext {
  readonly ctx: Ctx;
  readonly today: string;
  readonly members: readonly Member[];
  readonly units: readonly string[];
}

/** A list of rows on a page of the workspace: each row has a page to change it, and is put away and brought back from the list. */
export interface RowList<T extends Removable> extends Held {
  readonly kind: RowKind<T>;
  /** After '/arbeid/:kommune/': where the rows are, and the page that shows them. */
  readonly path: string;
  readonly home: string;
  readonly nav: string;
  /** False for what there is one of, and which is only changed. */
  readonly removable?: false;
  readonly words: Texts<{ readonly add: string; readonly edit: string; readonly back: string; readonly lead?: string }>;
  read(typed: TypedFields, context: RowContext): RowResult<T>;
  typed(row: T): TypedFields;
  fields(context: RowContext): readonly RowField[];
  /** The page that shows the rows, with what was refused. */
  listPage(ctx: Ctx, refusals: readonly RowRefusal[]): Promise<Page>;
}

export function here(ctx: Ctx) {
  if (!ctx.kommune) throw new Error('A workspace page without a kommune');
  return {
    kommune: ctx.kommune,
    work: `/arbeid/${ctx.kommune.slug}`,
    get actor() {
      return actorOf(ctx);
    },
  };
}

export async function contextOf(ctx: Ctx, list: Held): Promise<RowContext> {
  const { kommune } = here(ctx);
  const [members, units] = [await list.membersOf(kommune.id), await ctx.db.inKommune(kommune.id, list.unitNames)];
  return { ctx, today: ctx.clock.today(), members: members.filter((m) => !m.disabled), units };
}

/** Where a row is added (`number` null) or changed. */
async function rowPage<T extends Removable>(
  ctx: Ctx,
  list: RowList<T>,
  number: number | null,
  refusals: readonly RowRefusal[] = [],
  typed: TypedFields | null = null,
): Promise<Page | Response> {
  const { kommune, work } = here(ctx);
  const history =
    number === null ? [] : await ctx.db.inKommune(kommune.id, (tx) => revisionsOf<T>(tx, list.kind.table, number));
  const row = history[0] ?? null;
  const seen = history.find((r) => String(r.revision) === typed?.revision);
  if (number !== null && (!row || row.data.removed)) return notFound();
  const w = list.words[ctx.lang];
  const title = row ? w.edit : w.add;
  return {
    title,
    nav: list.nav,
    step: 4,
    status: sentences(ctx.lang, refusals).status,
    body: (
      <RowForm
        lang={ctx.lang}
        title={title}
        back={{ href: ctx.href(`${work}/${list.home}`), label: w.back }}
        lead={w.lead}
        action={ctx.href(`${work}/${list.path}${row ? `/${row.number}` : ''}`)}
        csrf={ctx.csrf}
        fields={list.fields(await contextOf(ctx, list))}
        typed={typed}
        saved={row ? list.typed(row.data) : {}}
        seen={seen && list.typed(seen.data)}
        revision={row?.revision ?? null}
        refusals={refusals}
        submit={title}
      />
    ),
  };
}

/** The routes of a list: add, change, put away, bring back. */
export function rowRoutes<T extends Removable>(list: RowList<T>): Route[] {
  const edit = { kommune: 'rediger' } as const;
  const path = `/arbeid/:kommune/${list.path}`;
  const one = `${path}/:nummer{[0-9]+}`;
  const home = (ctx: Ctx) => `${here(ctx).work}/${list.home}?lagret=ja`;

  async function save(ctx: Ctx, number: number | null): Promise<Page | Response> {
    const typed = (await ctx.form()).all();
    const seen = number === null ? null : { number, revision: issuedNumber(typed.revision) ?? 0 };
    const read = list.read(typed, await contextOf(ctx, list));
    const saved = await saveRow(ctx.db, ctx.clock, here(ctx).actor, list.kind, read, seen);
    return saved.ok ? seeOther(ctx, home(ctx)) : rowPage(ctx, list, number, saved.error, typed);
  }
  const press =
    (removed: boolean) =>
    async (ctx: Ctx): Promise<Page | Response> => {
      const number = issuedNumber((await ctx.form()).text('number'));
      if (number === null) return seeOther(ctx, home(ctx));
      const refusals = await setRowRemoved(ctx.db, ctx.clock, here(ctx).actor, list.kind, number, removed);
      return refusals.length > 0 ? list.listPage(ctx, refusals) : seeOther(ctx, home(ctx));
    };
  const numbered = (act: (ctx: Ctx, number: number) => Promise<Page | Response>) => (ctx: Ctx) => {
    const number = issuedNumber(ctx.params.nummer);
    return number === null ? notFound() : act(ctx, number);
  };
  return [
    { method: 'POST', path, who: edit, handle: (ctx) => save(ctx, null) },
    { method: 'GET', path: `${path}/ny`, who: edit, handle: (ctx) => rowPage(ctx, list, null) },
    ...(list.removable === false
      ? []
      : [
          { method: 'POST', path: `${path}/fjern`, who: edit, handle: press(true) } as const,
          { method: 'POST', path: `${path}/angre`, who: edit, handle: press(false) } as const,
        ]),
    {
      method: 'GET',
      path: one,
      who: edit,
      handle: numbered((ctx, number) => rowPage(ctx, list, number)),
      examples: [`${path}/1`],
    },
    { method: 'POST', path: one, who: edit, handle: numbered((ctx, number) => save(ctx, number)) },
  ];
}
