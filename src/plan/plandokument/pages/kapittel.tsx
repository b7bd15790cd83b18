import { formatDate } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { Details, Notice } from '../../../ui/blocks.tsx';
import { Button, ErrorSummary, Form, SubmitRow, TextArea, TextField } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { type LiveBlocks, type LoadedPlan, loadPlan, saveChapterText } from '../actions.ts';
import { assemblePlan } from '../assemble.ts';
import { liveFigures } from '../blocks/live-figures.ts';
import { leadingTo } from '../forklart.ts';
import { KAPITLER, KAPITTEL_HJELP, KAPITTEL_TITLER, type KapittelId } from '../mal.ts';
import { DocumentView } from '../rendering/web.tsx';
import { parseRichText } from '../richtext.ts';
import { chapterHistory, dropUtkast, findUtkast, type KapittelVersjon, saveUtkast, type Utkast } from '../store.ts';
import { PLANDOKUMENT_TEXTS } from '../texts.ts';
import { PAGE_TEXTS } from './texts.ts';
import { type PlandokumentPageDeps, where } from './where.ts';

const MAX_TEXT = 50_000;
const MAX_NAME = 80;

export const chapterOf = (ctx: Ctx): KapittelId | undefined => KAPITLER.find((k) => k === ctx.params.kapittel);

interface Typed {
  readonly text: string;
  readonly name: string;
  readonly errors: readonly { readonly field: string; readonly text: string }[];
  /** Somebody else saved after what the writer saw. */
  readonly behind?: boolean;
}

interface Editing {
  readonly newest: KapittelVersjon | null;
  readonly draft: Utkast | null;
}

const loadEditing = (ctx: Ctx, id: KapittelId): Promise<Editing> =>
  ctx.db.inKommune(where(ctx).kommune.id, async (tx) => ({
    newest: (await chapterHistory(tx, id))[0] ?? null,
    draft: ctx.bruker ? await findUtkast(tx, id, ctx.bruker.id) : null,
  }));

/** The keys a writer may put in: by the button that the script shows, or by copying. */
function Figures(p: { ctx: Ctx; figures: ReadonlyMap<string, string>; live: LiveBlocks['names'] }) {
  const t = PLANDOKUMENT_TEXTS[p.ctx.lang];
  const words = PAGE_TEXTS[p.ctx.lang].kapittel;
  if (p.figures.size === 0 && p.live.length === 0) return null;
  const live = p.live.map(({ key, name }) => [key, t.liveBlock(name[p.ctx.lang])] as const);
  return (
    <Details summary={t.figures}>
      <p>{t.figuresText}</p>
      <DataTable
        caption={t.figures}
        hideCaption
        columns={[{ label: t.key }, { label: t.value, align: 'right' }]}
        rows={[...p.figures, ...live].map(([key, value]) => ({
          cells: [
            <>
              <code>{`{{${key}}}`}</code>{' '}
              <button class="bp-linkbutton" type="button" hidden data-sett-inn={`{{${key}}}`}>
                {words.insert}
                <span class="ds-sr-only">{` ${key}`}</span>
              </button>
            </>,
            value,
          ],
        }))}
      />
    </Details>
  );
}

/** Both texts, when somebody saved while the other wrote. */
function Conflict(p: { ctx: Ctx; newest: KapittelVersjon; yours: string; path: string }) {
  const t = PAGE_TEXTS[p.ctx.lang].kapittel;
  return (
    <Notice tone="warning" heading={t.conflict}>
      <p>{t.conflictText}</p>
      <div class="bp-pair">
        <section>
          <h3>{t.yours}</h3>
          <div class="bp-typed">{p.yours || t.empty}</div>
        </section>
        <section>
          <h3>{t.saved(p.newest.revision)}</h3>
          <div class="bp-typed">{p.newest.text || t.empty}</div>
        </section>
      </div>
      <Discard ctx={p.ctx} path={p.path} label={t.useSaved} />
    </Notice>
  );
}

function Discard(p: { ctx: Ctx; path: string; label: string }) {
  return (
    <Form action={p.ctx.href(`${p.path}/forkast`)} csrf={p.ctx.csrf}>
      <SubmitRow>
        <Button variant="secondary">{p.label}</Button>
      </SubmitRow>
    </Form>
  );
}

function Editor(p: {
  ctx: Ctx;
  path: string;
  editing: Editing;
  typed: Typed | null;
  plan: LoadedPlan;
  live: LiveBlocks['names'];
}) {
  const { ctx, path, typed } = p;
  const { newest, draft } = p.editing;
  const t = PLANDOKUMENT_TEXTS[ctx.lang];
  const words = PAGE_TEXTS[ctx.lang].kapittel;
  const revision = newest?.revision ?? 0;
  const text = typed?.text ?? draft?.text ?? newest?.text ?? '';
  const late = typed?.behind ?? (draft && draft.revision < revision && draft.text !== newest?.text);
  const behind = late ? newest : null;
  const at = draft && osloMoment(draft.saved);
  const errorOf = (field: string) => typed?.errors.find((e) => e.field === field)?.text;
  return (
    <>
      {behind ? <Conflict ctx={ctx} newest={behind} yours={text} path={path} /> : null}
      {draft && at && !behind && !typed ? (
        <Notice>
          <p>{words.draftHere(formatDate(at.date), at.time)}</p>
          <Discard ctx={ctx} path={path} label={words.discard} />
        </Notice>
      ) : null}
      <Form action={ctx.href(path)} csrf={ctx.csrf} id="kapittel">
        <input type="hidden" name="revision" value={String(revision)} />
        <TextArea name="text" label={t.edit} description={t.editHelp} rows={16} value={text} error={errorOf('text')} />
        <p
          class="bp-source"
          id="utkast-status"
          role="status"
          data-adresse={ctx.href(`${path}/utkast`)}
          data-ulagret={words.unsaved}
          data-utlogget={words.loggedOut}
          data-hentet={words.restored}
          data-se={words.conflict}
        />
        <TextField
          name="name"
          label={words.name}
          description={words.nameHelp}
          value={typed?.name ?? ''}
          error={errorOf('name')}
        />
        <SubmitRow>
          <Button>{words.save}</Button>
          <Button variant="secondary" name="som" value="utkast">
            {words.saveDraft}
          </Button>
        </SubmitRow>
      </Form>
      <Figures ctx={ctx} figures={liveFigures(p.plan, ctx.lang)} live={p.live} />
    </>
  );
}

export async function chapterPage(
  ctx: Ctx,
  deps: PlandokumentPageDeps,
  typed: Typed | null = null,
): Promise<Page | Response> {
  const id = chapterOf(ctx);
  if (!id) return notFound();
  const t = PLANDOKUMENT_TEXTS[ctx.lang];
  const words = PAGE_TEXTS[ctx.lang].kapittel;
  const { kommune, base } = where(ctx);
  const path = `${base}/${id}`;
  const plan = await loadPlan(ctx.db, kommune, ctx.clock.today(), deps.tables);
  const editing = await loadEditing(ctx, id);
  const title = KAPITTEL_TITLER[ctx.lang][id];
  const { document } = assemblePlan(plan, ctx.lang);
  const chapters = document.chapters.filter((c) => c.id === id);
  const saved = ctx.url.searchParams.get('lagret');
  const errors = typed?.errors ?? [];
  return {
    title,
    nav: 'dokument',
    wide: true,
    islands: ctx.may('rediger') ? ['kapittel'] : [],
    status: typed?.behind ? 409 : errors.length > 0 ? 422 : 200,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.back}</a>
        </p>
        <h1>{title}</h1>
        <ErrorSummary heading={t.errors} errors={errors} />
        {saved && !typed ? <Notice tone="success">{saved === 'utkast' ? words.draftSaved : t.saved}</Notice> : null}
        <p class="bp-text">{KAPITTEL_HJELP[ctx.lang][id]}</p>
        {ctx.may('rediger') ? (
          <Editor
            ctx={ctx}
            path={path}
            editing={editing}
            typed={typed}
            plan={plan}
            live={deps.tables.live?.names ?? []}
          />
        ) : null}
        <p>
          <a href={ctx.href(`${path}/historikk`)}>{words.history}</a>
        </p>
        <h2>{t.preview}</h2>
        {chapters.length > 0 ? (
          <DocumentView document={leadingTo({ ...document, chapters }, ctx.href(where(ctx).work))} />
        ) : (
          <p class="bp-source">{t.empty}</p>
        )}
      </>
    ),
  };
}

/** Keeps what was typed as the writer's own draft; a text that is already saved needs none. */
async function keepDraft(ctx: Ctx, kapittel: KapittelId, seen: number, text: string): Promise<KapittelVersjon | null> {
  const { kommune } = where(ctx);
  const by = ctx.bruker?.id;
  return ctx.db.inKommune(kommune.id, async (tx) => {
    const newest = (await chapterHistory(tx, kapittel))[0] ?? null;
    if (!by) return newest;
    if (text === (newest?.text ?? '')) await dropUtkast(tx, kapittel, by);
    else await saveUtkast(tx, kommune.id, kapittel, by, { revision: seen, text, saved: ctx.clock.now() });
    return newest;
  });
}

export async function saveTyped(ctx: Ctx, deps: PlandokumentPageDeps): Promise<Page | Response> {
  const id = chapterOf(ctx);
  if (!id) return notFound();
  const t = PLANDOKUMENT_TEXTS[ctx.lang];
  const words = PAGE_TEXTS[ctx.lang].kapittel;
  const { kommune, base } = where(ctx);
  const form = await ctx.form();
  const [text, name, seen] = [form.text('text'), form.text('name'), issuedNumber(form.text('revision')) ?? 0];
  const errors: { field: string; text: string }[] = [];
  if (text.length > MAX_TEXT) errors.push({ field: 'text', text: t.tooLong });
  else if (form.text('som') === 'utkast') {
    await keepDraft(ctx, id, seen, text);
    return seeOther(ctx, `${base}/${id}?lagret=utkast`);
  }
  if (name.length > MAX_NAME) errors.push({ field: 'name', text: words.tooLongName });
  const plan = await loadPlan(ctx.db, kommune, ctx.clock.today(), deps.tables);
  const { unknown } = parseRichText(
    text,
    liveFigures(plan, ctx.lang),
    new Map((deps.tables.live?.names ?? []).map(({ key }) => [key, []])),
  );
  if (unknown.length > 0) errors.push({ field: 'text', text: t.unknown(unknown.map((u) => u.key).join(', ')) });
  // Whatever comes of it, what was typed is not lost with the browser.
  if (text.length <= MAX_TEXT) await keepDraft(ctx, id, seen, text);
  // Whoever saw an older text is told of the newer one now and not never, also when something else is wrong.
  const late = { field: 'text', text: words.conflict };
  const newest = (await ctx.db.inKommune(kommune.id, (tx) => chapterHistory(tx, id)))[0];
  if ((newest?.revision ?? 0) !== seen)
    return chapterPage(ctx, deps, { text, name, errors: [late, ...errors], behind: true });
  if (errors.length > 0) return chapterPage(ctx, deps, { text, name, errors });
  const typed = { kapittel: id, seen, text, name: name || null };
  const saved = await saveChapterText(ctx.db, ctx.clock, kommune.id, typed, ctx.lang, ctx.bruker?.id ?? null);
  return saved
    ? seeOther(ctx, `${base}/${id}?lagret=ja`)
    : chapterPage(ctx, deps, { text, name, errors: [late], behind: true });
}

/** What the script sends while somebody writes; answers in words. */
export async function saveDraft(ctx: Ctx): Promise<Response> {
  const id = chapterOf(ctx);
  if (!id) return notFound();
  const form = await ctx.form();
  const [text, seen] = [form.text('text'), issuedNumber(form.text('revision')) ?? 0];
  const headers = { 'Cache-Control': 'no-store' };
  if (text.length > MAX_TEXT)
    return Response.json({ status: PLANDOKUMENT_TEXTS[ctx.lang].tooLong, conflict: false }, { status: 422, headers });
  const newest = await keepDraft(ctx, id, seen, text);
  const status = PAGE_TEXTS[ctx.lang].kapittel.draftAt(osloMoment(ctx.clock.now()).time);
  const conflict = (newest?.revision ?? 0) > seen && newest?.text !== text;
  return Response.json({ status, conflict }, { headers });
}

export async function discardDraft(ctx: Ctx): Promise<Response> {
  const id = chapterOf(ctx);
  const by = ctx.bruker?.id;
  if (!id || !by) return notFound();
  const { kommune, base } = where(ctx);
  await ctx.db.inKommune(kommune.id, (tx) => dropUtkast(tx, id, by));
  return seeOther(ctx, `${base}/${id}`);
}
