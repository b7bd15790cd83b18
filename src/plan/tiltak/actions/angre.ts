import type { Tx } from '../../../platform/db/database.ts';
import type { Revision } from '../../../platform/db/revisions.ts';
import type { TiltakRefusal } from '../parse.ts';
import { tiltakHistory } from '../store.ts';
import { type Tiltak, tiltakNumber } from '../tiltak.ts';

interface Back {
  readonly number: number;
  readonly revision: number;
  readonly from: Tiltak;
  readonly to: Tiltak;
}
type Pair =
  | { readonly ok: true; readonly value: readonly Back[] }
  | { readonly ok: false; readonly error: readonly TiltakRefusal[] };
type Step = { readonly number: number; readonly newest: Revision<Tiltak>; readonly older: Revision<Tiltak> };

const back = ({ number, newest, older }: Step): Back => ({
  number,
  revision: newest.revision,
  from: newest.data,
  to: older.data,
});

const countOf = (t: Tiltak) => t.merged?.length ?? 0;

/** Where the last change of a tiltak was that another became part of it: the number of the other. */
const takenIn = (newest: Tiltak, older: Tiltak | undefined): number | null =>
  older && countOf(newest) > countOf(older) ? (newest.merged?.at(-1) ?? null) : null;

/**
 * What goes back when the last change of a tiltak is undone: itself, and when two became one by it, the other too, for else what was summed
 * would be there twice.
 */
export async function mergedPair(tx: Tx, step: Step): Promise<Pair> {
  const own = back(step);
  const refused = (code: 'slaatt-sammen' | 'slaa-sammen-igjen', other: number): Pair => ({
    ok: false,
    error: [{ code, data: { other: tiltakNumber(other) } }],
  });
  const { newest, older, number } = step;
  // An undone merging is not brought back by undo: the other tiltak may have moved on.
  if (takenIn(older.data, newest.data) !== null) return refused('slaa-sammen-igjen', number);
  const other = takenIn(newest.data, older.data) ?? (newest.data.removed ? newest.data.replacedBy : undefined) ?? null;
  const [last, before] = other === null ? [] : await tiltakHistory(tx, other);
  if (older.data.removed && older.data.replacedBy) {
    const history = await tiltakHistory(tx, older.data.replacedBy);
    if (history.some((r) => r.data.merged?.includes(number))) return refused('slaa-sammen-igjen', number);
  }
  if (other === null || !last) return { ok: true, value: [own] };
  if (newest.data.removed) {
    // One that only stands for this one has taken nothing of it in.
    if (!last.data.merged?.includes(number)) return { ok: true, value: [own] };
    if (!before || takenIn(last.data, before.data) !== number) return refused('slaatt-sammen', other);
  } else if (!last.data.removed || last.data.replacedBy !== number || !before) return refused('slaatt-sammen', other);
  return { ok: true, value: before ? [own, back({ number: other, newest: last, older: before })] : [own] };
}
