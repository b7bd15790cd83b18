import type { Tx } from '../../../platform/db/database.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { download, notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import type { PlanDocument } from '../../plandokument/document.ts';
import { addTilbud, changeTilbud, moveFields, removeTilbud, restoreTilbud } from '../actions.ts';
import type { Husbankvilkaar } from '../avtale.ts';
import { avtaleDocument } from '../avtaler-ut.ts';
import { movable } from '../felt.ts';
import { listTilbud } from '../store.ts';
import { TILBUD_KINDS, type TilbudKind } from '../tilbud.ts';
import { withPart } from './avtale.tsx';
import { editPage, newPage } from './form.tsx';
import { listPage } from './list.tsx';
import { where } from './where.ts';

export interface TilbudPageDeps {
  /** Names of the municipality's areas, offered where one is typed. */
  readonly areaNames: (tx: Tx) => Promise<readonly string[]>;
  readonly terms: readonly Husbankvilkaar[];
  readonly toExcel: (document: PlanDocument) => Promise<Uint8Array>;
  /** Whether the municipality's dwellings are taken in one by one, and stand instead of the totals typed here. */
  readonly oneByOne: (ctx: Ctx) => Promise<boolean>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function avtalerFile(ctx: Ctx, deps: TilbudPageDeps): Promise<Response> {
  const { kommune } = where(ctx);
  const rows = await ctx.db.inKommune(kommune.id, listTilbud);
  const document = avtaleDocument(kommune.name, ctx.clock.today(), rows, deps.terms, ctx.lang);
  return download(await deps.toExcel(document), XLSX, `avtaler-${kommune.slug}.xlsx`);
}

const kindOf = (text: string | undefined): TilbudKind | null => TILBUD_KINDS.find((k) => k === text) ?? null;

async function add(ctx: Ctx, deps: TilbudPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, base } = where(ctx);
  if (typed.mer && typed.kind === 'avtale') return newPage(ctx, deps, 'avtale', [], withPart(typed));
  const refusals = await addTilbud(ctx.db, ctx.clock, actor, typed);
  if (refusals.length > 0) return newPage(ctx, deps, kindOf(typed.kind) ?? 'program', refusals, typed);
  return seeOther(ctx, `${base}?lagret=ja`);
}

async function change(ctx: Ctx, deps: TilbudPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const { actor, base } = where(ctx);
  const number = issuedNumber(ctx.params.nummer);
  if (number === null) return notFound();
  if (typed.mer) return editPage(ctx, number, deps, [], withPart(typed));
  const seen = { number, revision: issuedNumber(typed.revision) ?? 0 };
  const refusals = await changeTilbud(ctx.db, ctx.clock, actor, seen, typed);
  return refusals.length > 0 ? editPage(ctx, number, deps, refusals, typed) : seeOther(ctx, `${base}?lagret=ja`);
}

const press =
  (action: typeof removeTilbud, after: (number: number) => string) =>
  async (ctx: Ctx): Promise<Response> => {
    const { actor, base } = where(ctx);
    const number = issuedNumber((await ctx.form()).text('number'));
    if (number === null) return seeOther(ctx, base);
    await action(ctx.db, ctx.clock, actor, number);
    return seeOther(ctx, `${base}${after(number)}`);
  };

/** How many rows are fields that could stand in the boligbyggeprogram instead. */
export const rowsToMove = async (ctx: Ctx): Promise<number> =>
  movable(await ctx.db.inKommune(where(ctx).kommune.id, listTilbud)).length;

export function tilbudRoutes(deps: TilbudPageDeps): Route[] {
  const path = '/arbeid/:kommune/tilbud';
  const one = `${path}/:nummer{[0-9]+}`;
  return [
    { method: 'GET', path, who: { kommune: 'les' }, handle: (ctx) => listPage(ctx, null, deps) },
    {
      method: 'GET',
      path: '/arbeid/:kommune/avtaler',
      who: { kommune: 'les' },
      handle: (ctx) => listPage(ctx, 'avtale', deps),
    },
    {
      method: 'GET',
      path: '/arbeid/:kommune/avtaler.xlsx',
      who: { kommune: 'les' },
      handle: (ctx) => avtalerFile(ctx, deps),
    },
    {
      method: 'GET',
      path: `${path}/ny/:slag`,
      who: { kommune: 'rediger' },
      handle: (ctx) => {
        const kind = kindOf(ctx.params.slag);
        return kind ? newPage(ctx, deps, kind) : notFound();
      },
      examples: TILBUD_KINDS.map((kind) => `${path}/ny/${kind}`),
    },
    { method: 'POST', path, who: { kommune: 'rediger' }, handle: (ctx) => add(ctx, deps) },
    {
      method: 'GET',
      path: one,
      who: { kommune: 'rediger' },
      handle: (ctx) => {
        const number = issuedNumber(ctx.params.nummer);
        return number === null ? notFound() : editPage(ctx, number, deps);
      },
      examples: [`${path}/1`],
    },
    { method: 'POST', path: one, who: { kommune: 'rediger' }, handle: (ctx) => change(ctx, deps) },
    {
      method: 'POST',
      path: `${path}/flytt`,
      who: { kommune: 'rediger' },
      async handle(ctx) {
        const { actor, kommune } = where(ctx);
        await moveFields(ctx.db, ctx.clock, actor);
        return seeOther(ctx, `/arbeid/${kommune.slug}/boligbyggeprogram`);
      },
    },
    {
      method: 'POST',
      path: `${path}/fjern`,
      who: { kommune: 'rediger' },
      handle: press(removeTilbud, (number) => `?fjernet=${number}`),
    },
    {
      method: 'POST',
      path: `${path}/angre`,
      who: { kommune: 'rediger' },
      handle: press(restoreTilbud, () => '?lagret=ja'),
    },
  ];
}
