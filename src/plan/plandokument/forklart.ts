import type { Language } from '../../kernel/index.ts';
import type { PlanParts } from './assemble.ts';
import { gapOf } from './blocks/live-figures.ts';
import type { Block, Inline, PlanDocument } from './document.ts';

/**
 * From a figure of the plan to the page that explains it, and from there to the statistic: two steps. The document keeps the
 * page within the workspace, such as 'gap?kjoering=…'; a file gets the product's own address before it when it is made.
 */
type Explains = Pick<PlanParts, 'run' | 'runId'>;

const RUN_PAGE: Readonly<Record<string, 'behov' | 'gap'>> = {
  befolkning: 'behov',
  husholdninger: 'behov',
  pyramide: 'behov',
  aldersgrupper: 'behov',
  'aldersgrupper-tabell': 'behov',
  husholdningstyper: 'behov',
  behov: 'behov',
  heldoegns: 'behov',
  kilder: 'behov',
  eldre80: 'behov',
  barn: 'behov',
  aleneboende: 'behov',
  gapfigur: 'gap',
  'gap-boligutvikling': 'gap',
  'gap-boligsosialt': 'gap',
  'tilbud-boligutvikling': 'gap',
  'tilbud-boligsosialt': 'gap',
  'effekt-boligutvikling': 'gap',
  'effekt-boligsosialt': 'gap',
  'effekt-tabell-boligutvikling': 'gap',
  'effekt-tabell-boligsosialt': 'gap',
  gap: 'gap',
  'gap-ventet': 'gap',
  'gap-heldoegns': 'gap',
  tilbud: 'gap',
};

/** What the municipality has typed, by the beginning of the name of its table or figure. */
const OWN_PAGE: readonly (readonly [RegExp, string])[] = [
  [/^(kartlegging|behov-gruppe-nivaa)/, 'kartlegging'],
  [/^undersoekelse-/, 'undersoekelser'],
  [/^tema-/, 'kunnskap'],
  [/^boligbyggeprogram-/, 'boligbyggeprogram'],
  [/^(boligbyggeprogram|avtale)/, 'tilbud'],
  [/^(boliger|bestand|kommunale-boliger|heldoegnsplasser)/, 'boliger/beholdning'],
  [/^indikatorer/, 'oppfoelging/maalindikatorer'],
  [/^(maal|tiltak-maal-|begrunnelser)/, 'tiltak'],
];
/** All else is about money, and every line of it stands with what it rests on here. */
const MONEY_PAGE = 'roed-traad/spor';

function pageOf(name: string, parts: Explains): string {
  const page = RUN_PAGE[name];
  if (page) return parts.runId ? `${page}?kjoering=${parts.runId}` : page;
  return OWN_PAGE.find(([names]) => names.test(name))?.[1] ?? MONEY_PAGE;
}

/** A figure in the text, by its key: `gap.2036` has a page of its own, the others that of their kind. */
function pageOfFigure(key: string, parts: Explains): string {
  const [name = '', year = ''] = key.split('.');
  const ledger = name === 'gap-heldoegns' ? 'boligsosialt' : 'boligutvikling';
  const row = /^gap/.test(name) && parts.run ? gapOf(parts.run.result, ledger, Number(year)) : undefined;
  if (!row || !parts.runId || !parts.run) return pageOf(name, parts);
  const ahead = row.year - parts.run.result.baseYear;
  return `gap/${row.ledger}/${row.type}/${row.level}/${ahead}?kjoering=${parts.runId}`;
}

const eachInline = (block: Block, of: (one: Inline) => Inline): Block => {
  if (block.kind === 'paragraph' || block.kind === 'note') return { ...block, text: block.text.map(of) };
  return block.kind === 'list' ? { ...block, items: block.items.map((item) => item.map(of)) } : block;
};

/** The blocks of a chapter, each table, picture and live figure with the page that explains it. */
export const explained = (blocks: readonly Block[], parts: Explains): Block[] =>
  blocks.map((block) =>
    block.kind === 'table' || block.kind === 'picture'
      ? { ...block, explained: pageOf(block.id, parts) }
      : eachInline(block, (one) => (one.figure ? { ...one, explained: pageOfFigure(one.figure, parts) } : one)),
  );

/** The address of a municipality's workspace as people reach it; null where nobody has said how the product is reached. */
export const workspaceAt = (address: string | undefined, lang: Language, slug: string): string | null =>
  address ? `${address}${lang === 'nn' ? '/nn' : ''}/arbeid/${slug}` : null;

/** The document with whole addresses for its pages; without a workspace to lead to, none of them is a link. */
export function leadingTo(document: PlanDocument, workspace: string | null): PlanDocument {
  const whole = <T extends { readonly explained?: string }>({ explained: page, ...one }: T) =>
    page && workspace ? { ...one, explained: `${workspace}/${page}` } : one;
  const block = (one: Block): Block =>
    one.kind === 'table' || one.kind === 'picture' ? (whole(one) as Block) : eachInline(one, (i) => whole(i) as Inline);
  const chapters = document.chapters.map((chapter) => ({ ...chapter, blocks: chapter.blocks.map(block) }));
  return { ...document, chapters };
}
