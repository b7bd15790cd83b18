import { formatDate } from '../../../kernel/index.ts';
import { notFound } from '../../../platform/http/reply.ts';
import type { Ctx, Page } from '../../../platform/http/route.ts';
import type { Block, DocumentTable } from '../../plandokument/document.ts';
import { temaBlocks } from '../bilde.ts';
import type { Tema } from '../indikator.ts';
import { siste } from '../oversikt.ts';
import { KUNNSKAP_TEXTS } from '../texts.ts';
import { documentOf, type Innlest, type KunnskapPageDeps, kommuneOf, lesInn } from './parts.tsx';

/** What each figure of the theme is, where it comes from and what to beware of. */
const omTallene = (ctx: Ctx, tema: Tema): DocumentTable => {
  const t = KUNNSKAP_TEXTS[ctx.lang];
  return {
    kind: 'table',
    id: `tema-${tema.theme}-om`,
    caption: t.about,
    columns: [t.indicator, t.definition, t.caveat, t.source].map((label) => ({ label, align: 'left' as const })),
    rows: tema.indicators.map((i) => ({
      cells: [i.name, i.definition, i.caveat, i.source].map((words) => words[ctx.lang]),
    })),
    source: t.listOf,
  };
};

/** What the municipality itself has written about the figures of the theme. */
function egneOrd(ctx: Ctx, tema: Tema, inn: Innlest): Block[] {
  const t = KUNNSKAP_TEXTS[ctx.lang];
  return tema.indicators.flatMap((i): Block[] => {
    const text = inn.tekster.find((row) => row.data.indikator === i.id)?.data.text;
    return text
      ? [{ kind: 'paragraph', text: [{ text: `${i.name[ctx.lang]}. ${t.text.heading} `, strong: true }, { text }] }]
      : [];
  });
}

/** One theme without forms, as it will be on paper. */
export async function temaPage(ctx: Ctx, deps: KunnskapPageDeps): Promise<Page | Response> {
  const tema = deps.temaer.find((x) => x.theme === ctx.params.indikator);
  if (!tema) return notFound();
  const t = KUNNSKAP_TEXTS[ctx.lang];
  const { kommune, base } = kommuneOf(ctx);
  const inn = await lesInn(ctx, deps);
  const lest = tema.indicators.map(inn.les);
  const lacking = lest.filter((l) => siste(l) === null).map((l) => l.indikator.name[ctx.lang]);
  const title = `${tema.name[ctx.lang]}: ${kommune.name}`;
  const blocks: readonly Block[] = [
    ...temaBlocks(tema, lest, kommune.name, ctx.lang),
    ...(lacking.length > 0
      ? [{ kind: 'paragraph' as const, text: [{ text: `${t.missing}: ${lacking.join(', ')}.` }] }]
      : []),
    ...egneOrd(ctx, tema, inn),
    omTallene(ctx, tema),
  ];
  return {
    title,
    nav: 'kunnskap',
    step: 4,
    wide: true,
    body: (
      <>
        <p class="bp-crumb">
          <a href={ctx.href(base)}>← {t.all}</a>
        </p>
        <h1>{title}</h1>
        <p class="bp-source">{t.printed(kommune.name, formatDate(ctx.clock.today()))}</p>
        <deps.Chapter document={documentOf(ctx.lang, kommune.name, tema.name[ctx.lang], blocks)} />
        <p class="bp-source">{t.legend}</p>
      </>
    ),
  };
}
