import type { Block, Cell, DocumentTable } from '../document.ts';

export const left = (label: string) => ({ label, align: 'left' as const });
export const right = (label: string, unit?: string) =>
  unit ? { label, unit, align: 'right' as const } : { label, align: 'right' as const };

export const num = (value: number | null | undefined, decimals = 0): Cell =>
  value === null || value === undefined ? null : { number: Number(value.toFixed(decimals)), decimals };

/** With its interval where one is shown. */
export const numBetween = (value: number, low: number | null, high: number | null): Cell => {
  const whole = (n: number) => Number(n.toFixed(0));
  return low === null || high === null
    ? num(value)
    : { number: whole(value), decimals: 0, between: [whole(low), whole(high)] };
};

/** A table, or nothing when it has no rows. */
export function table(
  id: string,
  caption: string,
  columns: DocumentTable['columns'],
  rows: DocumentTable['rows'],
  source: string,
): Block[] {
  return rows.length > 0 ? [{ kind: 'table', id, caption, columns, rows, source }] : [];
}

export const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text: [{ text }] });
