import type { Child } from 'hono/jsx';

export interface Column {
  readonly label: string;
  readonly unit?: string;
  readonly align?: 'left' | 'right';
  /** Something to press, which paper does without. */
  readonly screenOnly?: boolean;
}

/** A number or code such as "T-017", which is never broken over two lines. */
export const isCode = (cell: Child): boolean => typeof cell === 'string' && /^\S{1,8}$/.test(cell);

const classOf = (column: Column | undefined, cell?: Child): string | undefined => {
  if (column?.screenOnly) return 'bp-screen';
  if (column?.align === 'right') return 'bp-right';
  return isCode(cell) ? 'bp-no' : undefined;
};

const labelOf = (column: Column | undefined): string | undefined =>
  column?.unit ? `${column.label} (${column.unit})` : column?.label;

/** First cell of a row is its header. Scrolls sideways on narrow screens, reachable by keyboard. */
export function DataTable(p: {
  caption: string;
  columns: readonly Column[];
  rows: readonly { readonly cells: readonly Child[]; readonly total?: boolean }[];
  hideCaption?: boolean;
  /** On a narrow screen each row stands as a list of its own, every value beside its heading, instead of scrolling sideways. */
  stack?: boolean;
}) {
  // A table shown as blocks is no table to a screen reader unless it is said.
  const role = (name: string) => (p.stack ? name : undefined);
  return (
    // biome-ignore lint/a11y: a scrollable region must be reachable by keyboard and have a name (WCAG 2.1.1)
    <div class="bp-scroll" role="region" aria-label={p.caption} tabindex={0}>
      <table class={p.stack ? 'ds-table bp-table bp-stack' : 'ds-table bp-table'} data-size="sm" role={role('table')}>
        <caption class={p.hideCaption ? 'ds-sr-only' : undefined}>{p.caption}</caption>
        <thead role={role('rowgroup')}>
          <tr role={role('row')}>
            {p.columns.map((c) => (
              <th scope="col" class={classOf(c)} role={role('columnheader')}>
                {c.label}
                {c.unit ? <span class="bp-head-unit"> ({c.unit})</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={role('rowgroup')}>
          {p.rows.map((row) => (
            <tr class={row.total ? 'bp-total' : undefined} role={role('row')}>
              {row.cells.map((cell, i) =>
                i === 0 ? (
                  <th scope="row" class={isCode(cell) ? 'bp-no' : undefined} role={role('rowheader')}>
                    {cell}
                  </th>
                ) : (
                  <td
                    class={classOf(p.columns[i], cell)}
                    role={role('cell')}
                    data-label={p.stack ? labelOf(p.columns[i]) : undefined}
                  >
                    {p.stack && typeof cell === 'object' && cell !== null ? <div>{cell}</div> : cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
