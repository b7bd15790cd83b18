import { raw } from 'hono/html';
import { formatNumber } from '../../../kernel/index.ts';
import { SourceLine } from '../../../ui/blocks.tsx';
import { DataTable } from '../../../ui/table.tsx';
import type { Block, Inline, PlanDocument } from '../document.ts';

function Text(p: { parts: readonly Inline[] }) {
  return (
    <>
      {p.parts.map((part) => {
        if (part.href) return <a href={part.href}>{part.text}</a>;
        if (part.strong) return <strong>{part.text}</strong>;
        if (part.emphasis) return <em>{part.text}</em>;
        return part.figure ? <data value={part.figure}>{part.text}</data> : part.text;
      })}
    </>
  );
}

function BlockView(p: { block: Block }) {
  const { block } = p;
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'paragraph':
      return (
        <p class="bp-text">
          <Text parts={block.text} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          <Text parts={item} />
        </li>
      ));
      return block.ordered ? <ol class="bp-text">{items}</ol> : <ul class="bp-text">{items}</ul>;
    }
    case 'note':
      return (
        <div class="ds-alert" data-color={block.tone}>
          <Text parts={block.text} />
        </div>
      );
    case 'picture':
      return (
        <figure class="bp-figure">
          <div class="bp-svg">{raw(block.svg)}</div>
          <figcaption>{block.caption}</figcaption>
          <SourceLine>{block.source}</SourceLine>
        </figure>
      );
    case 'table':
      return (
        <>
          <DataTable
            caption={block.caption}
            columns={block.columns}
            rows={block.rows.map((row) => ({
              total: row.total ?? false,
              cells: row.cells.map((c) =>
                c === null ? '–' : typeof c === 'string' ? c : formatNumber(c.number, c.decimals ?? 0),
              ),
            }))}
          />
          <SourceLine>{block.source}</SourceLine>
        </>
      );
  }
}

/** The plan as a web page; headings start at level 2. */
export function DocumentView(p: { document: PlanDocument }) {
  return (
    <>
      <ol class="bp-toc">
        {p.document.chapters.map((c) => (
          <li>
            <a href={`#${c.id}`}>{c.title}</a>
          </li>
        ))}
      </ol>
      {p.document.chapters.map((c, i) => (
        <section aria-labelledby={c.id}>
          <h2 id={c.id}>{`${i + 1} ${c.title}`}</h2>
          {c.blocks.map((block) => (
            <BlockView block={block} />
          ))}
        </section>
      ))}
    </>
  );
}
