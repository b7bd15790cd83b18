import { raw } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import { isCode } from '../../../ui/table.tsx';
import type { Inline, PlanDocument } from '../document.ts';
import { type PreparedBlock, type PreparedPicture, type PreparedTable, prepare } from './prepared.ts';
import { WORDS } from './words.ts';

/**
 * The document as a part of a page: the page's h1 stands outside, chapters are h2. Every chapter, section, table and
 * figure has an anchor that stays the same as long as its id or number does. With `stack` the rows of its tables stand as lists of
 * their own on a narrow screen, as those of `DataTable` do.
 */
export const DocumentView: FC<{ document: PlanDocument; stack?: boolean }> = ({ document, stack = false }) => {
  const prepared = prepare(document);
  const words = WORDS[document.lang];
  return (
    <article lang={prepared.lang}>
      {prepared.chapters.length > 1 ? (
        <nav aria-label={words.contents}>
          <ol class="bp-toc">
            {prepared.chapters.map((chapter) => (
              <li>
                <a href={`#kapittel-${chapter.id}`}>{chapter.title}</a>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      {prepared.chapters.map((chapter) => (
        <section aria-labelledby={`kapittel-${chapter.id}`}>
          <h2 id={`kapittel-${chapter.id}`}>
            {chapter.number} {chapter.title}
          </h2>
          {chapter.blocks.map((block) => (
            <DocumentBlock block={block} stack={stack} />
          ))}
        </section>
      ))}
    </article>
  );
};

/** The only chapter of a document as a part of another page, without contents and number. */
export const ChapterView: FC<{ document: PlanDocument }> = ({ document }) => (
  <>
    {prepare(document).chapters.map((chapter) => (
      <section lang={document.lang} aria-labelledby={`kapittel-${chapter.id}`}>
        <h2 id={`kapittel-${chapter.id}`}>{chapter.title}</h2>
        {chapter.blocks.map((block) => (
          <DocumentBlock block={block} />
        ))}
      </section>
    ))}
  </>
);

const DocumentBlock: FC<{ block: PreparedBlock; stack?: boolean }> = ({ block, stack = false }) => {
  switch (block.kind) {
    case 'heading': {
      const text = `${block.number} ${block.text}`;
      return block.level === 2 ? <h3 id={block.id}>{text}</h3> : <h4 id={block.id}>{text}</h4>;
    }
    case 'paragraph':
      return <p class="bp-text">{pieces(block.text)}</p>;
    case 'note':
      return (
        <p class="ds-alert" data-color={block.tone}>
          <strong>{block.word}:</strong> {pieces(block.text)}
        </p>
      );
    case 'list': {
      const items = block.items.map((item) => <li>{pieces(item)}</li>);
      return block.ordered ? <ol class="bp-text">{items}</ol> : <ul class="bp-text">{items}</ul>;
    }
    case 'table':
      return <TableView table={block} stack={stack} />;
    case 'picture':
      return <PictureView picture={block} />;
  }
};

const Source: FC<{ of: Pick<PreparedTable, 'source' | 'from' | 'caption'> }> = ({ of: { source, from, caption } }) => (
  <p class="bp-source">
    {source}
    {from ? (
      <>
        {' '}
        <a href={from.href} aria-label={`${from.words}: ${caption}`}>
          {from.words}
        </a>
      </>
    ) : null}
  </p>
);

const TableView: FC<{ table: PreparedTable; stack: boolean }> = ({ table, stack }) => {
  const role = (name: string) => (stack ? name : undefined);
  const look = (at: number) => (table.align[at] === 'right' ? 'bp-right' : undefined);
  const title = `${table.id}-tittel`;
  return (
    <figure id={table.id} class="bp-figure">
      {/* biome-ignore lint/a11y: a scrollable region must be reachable by keyboard and have a name (WCAG 2.1.1) */}
      <div class="bp-scroll" role="region" tabindex={0} aria-labelledby={title}>
        <table class={stack ? 'ds-table bp-table bp-stack' : 'ds-table bp-table'} data-size="sm" role={role('table')}>
          <caption id={title}>
            {table.label}. {table.caption}
          </caption>
          <thead role={role('rowgroup')}>
            <tr role={role('row')}>
              {table.heads.map((head, at) => (
                <th scope="col" class={look(at)} role={role('columnheader')}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role={role('rowgroup')}>
            {table.rows.map((row) => (
              <tr class={row.total ? 'bp-total' : undefined} role={role('row')}>
                {row.cells.map((cell, at) =>
                  at === 0 ? (
                    <th scope="row" class={isCode(cell) ? 'bp-no' : undefined} role={role('rowheader')}>
                      {cell}
                    </th>
                  ) : (
                    <td class={look(at)} role={role('cell')} data-label={stack ? table.heads[at] : undefined}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Source of={table} />
    </figure>
  );
};

const PictureView: FC<{ picture: PreparedPicture }> = ({ picture }) => (
  <figure id={picture.id} class="bp-figure">
    <figcaption>
      {picture.label}. {picture.caption}
    </figcaption>
    {/* The charts of the product draw the SVG and escape every text in it. */}
    <div class="bp-svg" role="img" aria-label={picture.alt}>
      {picture.narrow ? (
        <>
          <div class="bp-svg-wide">{raw(withoutProlog(picture.svg))}</div>
          <div class="bp-svg-narrow">{raw(withoutProlog(picture.narrow))}</div>
        </>
      ) : (
        raw(withoutProlog(picture.svg))
      )}
    </div>
    <Source of={picture} />
  </figure>
);

/** Inside role=img nothing is read twice, and an XML declaration has no place in HTML. */
const withoutProlog = (svg: string) =>
  svg.replace(/^\s*<\?xml[^>]*\?>/, '').replace(/<svg /, '<svg aria-hidden="true" focusable="false" ');

export function pieces(text: readonly Inline[]): Child[] {
  return text.map((one) => {
    let piece: Child = one.text;
    if (one.figure) piece = <data value={one.figure}>{piece}</data>;
    if (one.emphasis) piece = <em>{piece}</em>;
    if (one.strong) piece = <strong>{piece}</strong>;
    return one.href ? <a href={one.href}>{piece}</a> : piece;
  });
}
