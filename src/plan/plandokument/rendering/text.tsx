import type { FC } from 'hono/jsx';
import { parseRichText } from '../richtext.ts';
import { pieces } from './web.tsx';

/** What a person typed as in a chapter, in the middle of another page: headings are lines in bold, so that the page keeps its own. */
export const RichText: FC<{ text: string }> = ({ text }) => (
  <>
    {parseRichText(text, new Map()).blocks.map((block) => {
      if (block.kind === 'heading')
        return (
          <p>
            <strong>{block.text}</strong>
          </p>
        );
      if (block.kind === 'paragraph') return <p>{pieces(block.text)}</p>;
      if (block.kind !== 'list') return null;
      const items = block.items.map((item) => <li>{pieces(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    })}
  </>
);
