import { formatDate } from '../../../kernel/index.ts';
import { osloMoment } from '../../../platform/clock/oslo.ts';
import { issuedNumber } from '../../../platform/http/issued.ts';
import { notFound, seeOther } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState, Finding } from '../../../ui/blocks.tsx';
import { Button, Form, SubmitRow } from '../../../ui/form.tsx';
import { DataTable } from '../../../ui/table.tsx';
import { saveChapterText } from '../actions.ts';
import { KAPITTEL_TITLER } from '../mal.ts';
import { chapterHistory, findChapter } from '../store.ts';
import { chapterOf } from './kapittel.tsx';
import { PAGE_TEXTS } from './texts.ts';
import { where } from './where.ts';

const saidAt = (instant: string) => {
  const { date, time } = osloMoment(instant);
  return `${formatDate(date)} kl. ${time}`;
};

export async function historyPage(ctx: Ctx): Promise<Page | Response> {
  const id = chapterOf(ctx);
  if (!id) return notFound();
  const t = PAGE_TEXTS[ctx.lang].kapittel;
  const { kommune, base } = where(ctx);
  const path = `${base}/${id}`;
  const versions = await ctx.db.inKommune(kommune.id, (tx) => chapterHistory(tx, id));
  const title = t.historyTitle(KAPITTEL_TITLER[ctx.lang][id]);
  return {
    title,
    nav: 'dokument',
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(path)}>← {t.backToChapter}</a>
        </p>
        <h1>{title}</h1>
        {versions.length === 0 ? (
          <EmptyState heading={t.historyNone}>
            <p>{t.historyNoneText}</p>
          </EmptyState>
        ) : (
          <>
            <Finding>{t.historyFinding(versions[0]?.revision ?? 0)}</Finding>
            <DataTable
              caption={title}
              hideCaption
              columns={[{ label: t.revision }, { label: t.nameColumn }, { label: t.when }]}
              rows={versions.map((v) => ({
                cells: [
                  <a href={ctx.href(`${path}/historikk/${v.revision}`)}>{`${t.revision} ${v.revision}`}</a>,
                  v.name ?? '–',
                  saidAt(v.created),
                ],
              }))}
            />
          </>
        )}
      </>
    ),
  };
}

export async function revisionPage(ctx: Ctx): Promise<Page | Response> {
  const id = chapterOf(ctx);
  const revision = issuedNumber(ctx.params.revisjon);
  if (!id || revision === null) return notFound();
  const t = PAGE_TEXTS[ctx.lang].kapittel;
  const { kommune, base } = where(ctx);
  const path = `${base}/${id}`;
  const { version, newest } = await ctx.db.inKommune(kommune.id, async (tx) => ({
    version: await findChapter(tx, id, revision),
    newest: (await chapterHistory(tx, id))[0] ?? null,
  }));
  if (!version || !newest) return notFound();
  const title = t.revisionTitle(KAPITTEL_TITLER[ctx.lang][id], revision);
  return {
    title,
    nav: 'dokument',
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(`${path}/historikk`)}>← {t.backToHistory}</a>
        </p>
        <h1>{title}</h1>
        <Finding>{revision === newest.revision ? t.newest : t.older(newest.revision)}</Finding>
        <p class="bp-source">{[version.name, saidAt(version.created)].filter(Boolean).join(', ')}</p>
        <div class="bp-typed">{version.text || t.empty}</div>
        {ctx.may('rediger') && revision !== newest.revision ? (
          <Form action={ctx.href(`${path}/gjenopprett`)} csrf={ctx.csrf}>
            <input type="hidden" name="revision" value={String(revision)} />
            <input type="hidden" name="newest" value={String(newest.revision)} />
            <p class="bp-text">{t.restoreText}</p>
            <SubmitRow>
              <Button>{t.restore}</Button>
            </SubmitRow>
          </Form>
        ) : null}
      </>
    ),
  };
}

/** An older text as the newest version. When somebody saved meanwhile, nothing is stored and the page is shown anew. */
export async function restore(ctx: Ctx): Promise<Response> {
  const id = chapterOf(ctx);
  const form = await ctx.form();
  const [revision, newest] = [issuedNumber(form.text('revision')), issuedNumber(form.text('newest'))];
  if (!id || revision === null || newest === null) return notFound();
  const { kommune, base } = where(ctx);
  const version = await ctx.db.inKommune(kommune.id, (tx) => findChapter(tx, id, revision));
  if (!version) return notFound();
  const name = PAGE_TEXTS[ctx.lang].kapittel.restoredFrom(revision);
  const typed = { kapittel: id, seen: newest, text: version.text, name };
  const saved = await saveChapterText(ctx.db, ctx.clock, kommune.id, typed, ctx.lang, ctx.bruker?.id ?? null);
  return seeOther(ctx, saved ? `${base}/${id}?lagret=ja` : `${base}/${id}/historikk/${revision}`);
}
