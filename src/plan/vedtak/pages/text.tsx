import type { Language } from '../../../kernel/index.ts';
import type { Inline } from '../../plandokument/document.ts';
import { parseRichText } from '../../plandokument/index.ts';

const NO_FIGURES: ReadonlyMap<string, string> = new Map();

const Runs = (p: { text: readonly Inline[] }) => (
  <>
    {p.text.map((one) => {
      const strong = one.strong ? <strong>{one.text}</strong> : one.text;
      const shown = one.emphasis ? <em>{strong}</em> : strong;
      return one.href ? <a href={one.href}>{shown}</a> : shown;
    })}
  </>
);

/** A mandate with its headings and lists, in the written form it was written in; under a heading of the page. */
export function MandateText(p: { text: string; lang: Language }) {
  return (
    <div class="bp-text" lang={p.lang}>
      {parseRichText(p.text, NO_FIGURES).blocks.map((block) => {
        if (block.kind === 'heading') return <h4>{block.text}</h4>;
        if (block.kind === 'paragraph')
          return (
            <p>
              <Runs text={block.text} />
            </p>
          );
        if (block.kind !== 'list') return null;
        const items = block.items.map((item) => (
          <li>
            <Runs text={item} />
          </li>
        ));
        return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
      })}
    </div>
  );
}
