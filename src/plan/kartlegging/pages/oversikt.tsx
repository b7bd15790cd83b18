import type { FC } from 'hono/jsx';
import { listRows } from '../../../platform/db/rows.ts';
import { download } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import { EmptyState } from '../../../ui/blocks.tsx';
import { ButtonLink, SubmitRow } from '../../../ui/form.tsx';
import type { PlanDocument } from '../../plandokument/document.ts';
import { FORESPOERSEL_TEXTS } from '../forespoersel-texts.ts';
import { oversiktDocument } from '../oversikt.ts';
import { OVERSIKT_TEXTS } from '../oversikt-texts.ts';
import { listTellinger, VANSKELIGSTILT } from '../store.ts';
import { KARTLEGGING_TEXTS } from '../texts.ts';
import { VANSKELIGSTILT_TEXTS } from '../vanskeligstilt-texts.ts';
import { where } from './where.ts';

type Paper = (document: PlanDocument) => Promise<Uint8Array>;

export interface OversiktDeps {
  readonly toPaperPdf: Paper;
  readonly toPaper: Paper;
  readonly View: FC<{ document: PlanDocument; stack?: boolean }>;
}

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

async function documentOf(ctx: Ctx): Promise<{ document: PlanDocument; known: boolean }> {
  const { kommune } = where(ctx);
  const held = await ctx.db.inKommune(kommune.id, async (tx) => ({
    rows: await listTellinger(tx),
    statistics: await listRows(tx, VANSKELIGSTILT),
  }));
  return {
    document: oversiktDocument(kommune.name, ctx.clock.today(), held.rows, ctx.lang, held.statistics),
    known: [...held.rows, ...held.statistics].some((row) => !row.data.removed),
  };
}

export async function oversiktPage(ctx: Ctx, deps: OversiktDeps): Promise<Page> {
  const o = OVERSIKT_TEXTS[ctx.lang];
  const { base, kommune } = where(ctx);
  const { document, known } = await documentOf(ctx);
  return {
    title: o.title,
    nav: 'kartlegging',
    step: 1,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {KARTLEGGING_TEXTS[ctx.lang].back}</a>
        </p>
        <h1>{o.title}</h1>
        {known ? (
          <>
            <deps.View document={document} stack />
            <SubmitRow>
              <ButtonLink href={ctx.href(`${base}/oversikt.pdf`)}>{o.pdf}</ButtonLink>
              <ButtonLink href={ctx.href(`${base}/oversikt.docx`)} variant="secondary">
                {o.word}
              </ButtonLink>
            </SubmitRow>
          </>
        ) : (
          <Uncounted ctx={ctx} />
        )}
        <p>
          <a href={ctx.href(`${base}/statistikk`)}>{VANSKELIGSTILT_TEXTS[ctx.lang].title}</a>
        </p>
        <p>
          <a href={ctx.href(`/arbeid/${kommune.slug}/veileder/trinn-1-planstrategi`)}>{o.guide}</a>
        </p>
      </>
    ),
  };
}

/** A paper without a figure is no overview: what has to be done first stands in its place. */
function Uncounted({ ctx }: { ctx: Ctx }) {
  const { base } = where(ctx);
  const k = KARTLEGGING_TEXTS[ctx.lang];
  return (
    <EmptyState heading={k.empty}>
      <p>{OVERSIKT_TEXTS[ctx.lang].uncounted}</p>
      {ctx.may('rediger') ? (
        <SubmitRow>
          <ButtonLink href={ctx.href(`${base}/forespoersler`)}>{FORESPOERSEL_TEXTS[ctx.lang].open}</ButtonLink>
          <ButtonLink href={ctx.href(`${base}/ny`)} variant="secondary">
            {k.add}
          </ButtonLink>
        </SubmitRow>
      ) : null}
    </EmptyState>
  );
}

export async function oversiktFile(ctx: Ctx, deps: OversiktDeps, format: keyof typeof TYPES): Promise<Response> {
  const make = { pdf: deps.toPaperPdf, docx: deps.toPaper }[format];
  return download(
    await make((await documentOf(ctx)).document),
    TYPES[format],
    `behovsoversikt-${where(ctx).kommune.slug}.${format}`,
  );
}
