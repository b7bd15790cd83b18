import { type Removable, type RowResult, rowForm, type Texts, type TypedFields } from '../../kernel/index.ts';
import { lixOf, type Seksjon } from '../veileder/index.ts';

export const VISIBLE = ['intern', 'publisert'] as const;
export type Visible = (typeof VISIBLE)[number];

/** What a municipality has written at a heading of the guide. */
export interface Notat extends Removable {
  /** The heading, as the guide calls it. */
  readonly sted: string;
  readonly text: string;
  readonly visible: Visible;
  /** What stood under the heading when the note was written; the shipped text may have changed since. */
  readonly shipped: Texts<readonly string[]>;
}

export const MAX_NOTE = 5000;

export function parseNotat(typed: TypedFields, seksjon: Seksjon): RowResult<Notat> {
  const form = rowForm(typed);
  const text = form.words('text', MAX_NOTE, true);
  const visible = form.choice(VISIBLE, 'visible');
  return form.done(visible && { sted: seksjon.sted, text, visible, shipped: seksjon.tekst, removed: false });
}

/** How a note stands to the guide of today: the text under its heading is the same, has changed, or the heading is gone. */
export function standsTo(notat: Notat, seksjon: Seksjon | undefined): 'lik' | 'endret' | 'borte' {
  if (!seksjon) return 'borte';
  const same = (['nb', 'nn'] as const).every(
    (lang) =>
      notat.shipped[lang].length === seksjon.tekst[lang].length &&
      notat.shipped[lang].every((paragraph, i) => paragraph === seksjon.tekst[lang][i]),
  );
  return same ? 'lik' : 'endret';
}

/** How heavy a note is to read: each line ends a sentence, and the signs of lists and headings are no words. */
export const lixOfNotat = (text: string): number => lixOf(text.replace(/\]\(https?:[^)]*\)/g, ']').split(/\r?\n/)).lix;

/** The paragraphs that one text has and the other lacks. */
export const onlyIn = (paragraphs: readonly string[], other: readonly string[]): string[] =>
  paragraphs.filter((p) => !other.includes(p));
