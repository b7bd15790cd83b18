import { formatDate, type TypedFields } from '../../../kernel/index.ts';
import { download, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page, Route } from '../../../platform/http/route.ts';
import { Notice } from '../../../ui/blocks.tsx';
import { ErrorSummary } from '../../../ui/form.tsx';
import { pasteSvar, reopenSvar, saveSvar } from '../actions/svar.ts';
import { countsOf } from '../forespoersel.ts';
import { FORESPOERSEL_TEXTS } from '../forespoersel-texts.ts';
import type { KartleggingRefusal } from '../parse.ts';
import type { GridRefusal } from '../rutenett.ts';
import { findByLenke, listTellinger } from '../store.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import { gridOf, gridSentences, type KartleggingPageDeps, XLSX } from './lim.tsx';
import { gridDocument } from './rutenett.ts';
import { Delivered, GridForm, type Held, labelOf, OthersSaved, ReadOut, tokenOf } from './svar-form.tsx';
import { PasteForm } from './svar-lim.tsx';
import { where } from './where.ts';

/** The request of the link with its unit's own counts, and names of areas; nothing else of the municipality is read. */
async function load(ctx: Ctx, deps: KartleggingPageDeps): Promise<Held | null> {
  return ctx.db.inKommune(where(ctx).kommune.id, async (tx) => {
    const f = await findByLenke(tx, ctx.clock, tokenOf(ctx));
    if (!f) return null;
    return { f, rows: countsOf(await listTellinger(tx), f.unit), areas: await deps.openAreaNames(tx) };
  });
}

function gonePage(ctx: Ctx): Page {
  const t = FORESPOERSEL_TEXTS[ctx.lang];
  return {
    title: t.gone,
    status: 404,
    body: (
      <>
        <h1>{t.gone}</h1>
        <p>{t.goneText}</p>
      </>
    ),
  };
}

interface Said {
  readonly refusals?: readonly KartleggingRefusal[];
  readonly typed?: TypedFields;
  readonly paste?: { readonly errors: readonly string[]; readonly typed: TypedFields };
}

/** A unit's own grid, for who has its link. Looking at it changes nothing: mail scanners look too. */
async function svarPage(ctx: Ctx, deps: KartleggingPageDeps, said: Said = {}): Promise<Page> {
  const held = await load(ctx, deps);
  if (!held) return gonePage(ctx);
  const { f } = held;
  const t = KARTLEGGING_TEXTS[ctx.lang];
  const s = FORESPOERSEL_TEXTS[ctx.lang];
  const refusals = said.refusals ?? [];
  const conflict = refusals.some((r) => r.code === 'endret-av-andre');
  const errors = refusals.map((r) => ({
    field: r.field,
    text: r.code === 'endret-av-andre' ? s.svarConflict : t.refusals[r.code](r.data ?? {}),
  }));
  const pasteErrors = (said.paste?.errors ?? []).map((text) => ({ field: 'pasted', text }));
  const wrong = errors.length + pasteErrors.length > 0;
  const deadline = formatDate(f.deadline);
  return {
    title: s.svarTitle(f.unit),
    wide: true,
    status: conflict ? 409 : wrong ? 422 : 200,
    body: (
      <>
        <h1>{s.svarTitle(f.unit)}</h1>
        <ErrorSummary
          heading={s.svarErrors}
          errors={[...errors, ...pasteErrors]}
          nameOf={(x) => labelOf(ctx, held, x)}
        />
        {conflict && said.typed ? <OthersSaved ctx={ctx} held={held} typed={said.typed} /> : null}
        {ctx.url.searchParams.has('lagret') && !f.delivered ? <Notice tone="success">{s.svarSaved}</Notice> : null}
        <ReadOut ctx={ctx} held={held} />
        {f.delivered ? (
          <Delivered ctx={ctx} held={held} />
        ) : (
          <>
            <p class="bp-text">{s.svarLead}</p>
            <p class="bp-text">
              <strong>{f.deadline < ctx.clock.today() ? s.svarLate(deadline) : s.svarDeadline(deadline)}</strong>{' '}
              {s.svarSmall}
            </p>
            {f.message ? (
              <Notice heading={s.svarFrom}>
                <p class="bp-lines">{f.message}</p>
              </Notice>
            ) : null}
            <p class="bp-text">{t.situationHelp}</p>
            <GridForm
              ctx={ctx}
              held={held}
              typed={said.typed ?? null}
              of={(field) => errors.find((x) => x.field === field)?.text}
            />
            <PasteForm
              ctx={ctx}
              typed={said.paste?.typed ?? {}}
              error={pasteErrors[0]?.text}
              open={said.paste !== undefined}
            />
          </>
        )}
      </>
    ),
  };
}

const isGone = (refusals: readonly { readonly code: string }[]): boolean =>
  refusals.some((r) => r.code === 'lenke-ugyldig');

async function save(ctx: Ctx, deps: KartleggingPageDeps): Promise<Page | Response> {
  const typed = (await ctx.form()).all();
  const done = typed.gjoer === 'ferdig';
  const { kommune } = where(ctx);
  const areas = await ctx.db.inKommune(kommune.id, deps.openAreaNames);
  const saved = await saveSvar(ctx.db, ctx.clock, kommune.id, tokenOf(ctx), typed, done, areas);
  if (saved.ok) {
    const read = saved.readOut.length > 0 ? `&lest=${saved.readOut.join('-')}` : '';
    return seeOther(ctx, `/k/${kommune.slug}/kartlegging/${tokenOf(ctx)}?lagret=ja${read}`);
  }
  return isGone(saved.error) ? gonePage(ctx) : svarPage(ctx, deps, { refusals: saved.error, typed });
}

async function paste(ctx: Ctx, deps: KartleggingPageDeps): Promise<Page | Response> {
  // Who has no link uploads nothing that is looked into.
  if (!(await load(ctx, deps))) return gonePage(ctx);
  const typed = (await ctx.form()).all();
  const wrong = (errors: readonly string[]) => svarPage(ctx, deps, { paste: { errors, typed } });
  const grid = await gridOf(ctx, deps);
  if (typeof grid === 'string') return wrong([grid]);
  const say = (refusals: readonly GridRefusal[]) => wrong(gridSentences(ctx, refusals));
  if (!grid.ok) return say([grid.error]);
  const saved = await pasteSvar(ctx.db, ctx.clock, where(ctx).kommune.id, tokenOf(ctx), grid.value, {
    date: formatDate(ctx.clock.today()),
  });
  if (!saved.ok) return say(saved.error);
  return seeOther(ctx, `/k/${where(ctx).kommune.slug}/kartlegging/${tokenOf(ctx)}?lagret=ja`);
}

async function reopen(ctx: Ctx): Promise<Page | Response> {
  await ctx.form();
  const { kommune } = where(ctx);
  const opened = await reopenSvar(ctx.db, ctx.clock, kommune.id, tokenOf(ctx));
  return opened ? seeOther(ctx, `/k/${kommune.slug}/kartlegging/${tokenOf(ctx)}`) : gonePage(ctx);
}

async function sheet(ctx: Ctx, deps: KartleggingPageDeps): Promise<Page | Response> {
  const held = await load(ctx, deps);
  if (!held) return gonePage(ctx);
  const { kommune } = where(ctx);
  const document = gridDocument(kommune.name, formatDate(ctx.clock.today()), held.rows, ctx.lang, {
    without: ['alsoBy', 'alsoCount'],
  });
  return download(await deps.toExcel(document), XLSX, `kartlegging-${kommune.slug}.xlsx`);
}

export function svarRoutes(deps: KartleggingPageDeps): Route[] {
  const path = '/k/:kommune/kartlegging/:token';
  const who = 'alle';
  const example = '/k/:kommune/kartlegging/sveip';
  return [
    { method: 'GET', path, who, handle: (ctx) => svarPage(ctx, deps), examples: [example, `${example}-levert`] },
    { method: 'POST', path, who, handle: (ctx) => save(ctx, deps) },
    { method: 'POST', path: `${path}/lim`, who, files: true, handle: (ctx) => paste(ctx, deps) },
    { method: 'POST', path: `${path}/aapne`, who, handle: reopen },
    {
      method: 'GET',
      path: `${path}/tellinger.xlsx`,
      who,
      handle: (ctx) => sheet(ctx, deps),
      examples: [`${example}/tellinger.xlsx`],
    },
  ];
}
