import type { RowResult, TypedFields } from '../../../kernel/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Written } from '../../../platform/db/revisions.ts';
import { CHANGED } from '../../../platform/db/rows.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { givesDwellings, inOrder, parseLeveranse } from '../levert.ts';
import { reviseTilbud, tilbudHistory } from '../store.ts';
import type { Leveranse } from '../tilbud.ts';

async function write(
  tx: Tx,
  w: Written,
  row: { readonly number: number; readonly revision: number },
  change: (before: readonly Leveranse[]) => RowResult<readonly Leveranse[]>,
): Promise<RowResult<number>> {
  const [newest] = await tilbudHistory(tx, row.number);
  if (!newest || newest.revision !== row.revision || !givesDwellings(newest.data)) return CHANGED;
  const levert = change(newest.data.levert ?? []);
  if (!levert.ok) return levert;
  if (!(await reviseTilbud(tx, w, row.number, newest.revision, { ...newest.data, levert: levert.value })))
    return CHANGED;
  await recordEvent(tx, { now: () => w.at }, w.kommuneId, {
    type: 'tilbud.levert',
    actor: w.by,
    data: { number: row.number, before: newest.data.levert ?? [] },
  });
  return { ok: true, value: row.number };
}

/** Says what a row of supply has given on a day, beside what was said before. */
export async function addLeveranseIn(
  tx: Tx,
  w: Written,
  number: number,
  typed: TypedFields,
  today: string,
): Promise<RowResult<number>> {
  const [newest] = await tilbudHistory(tx, number);
  if (!newest || !givesDwellings(newest.data)) {
    const parsed = parseLeveranse(typed, [], today);
    const code = typed.row ? ('ukjent-valg' as const) : ('mangler' as const);
    return { ok: false, error: [{ code, field: 'row' }, ...(parsed.ok ? [] : parsed.error)] };
  }
  return write(tx, w, newest, (before) => {
    const parsed = parseLeveranse(typed, before, today);
    return parsed.ok ? { ok: true, value: inOrder([...before, parsed.value]) } : parsed;
  });
}

/** Takes away the `place`th that was said of a row, counted from 1, of the revision that was seen. */
export const removeLeveranseIn = (
  tx: Tx,
  w: Written,
  seen: { readonly number: number; readonly revision: number },
  place: number,
): Promise<RowResult<number>> =>
  write(tx, w, seen, (before) =>
    before[place - 1] ? { ok: true, value: before.filter((_, i) => i !== place - 1) } : CHANGED,
  );
