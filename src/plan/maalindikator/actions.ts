import type { TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { CHANGED, findRow, saveRowIn } from '../../platform/db/rows.ts';
import { listMaal } from '../tiltak/index.ts';
import { firstVerdi, type MaalindikatorRefusal, parseMaalindikator, withVerdi } from './maalindikator.ts';
import { MAALINDIKATOR } from './store.ts';

type Saved =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly error: readonly MaalindikatorRefusal[] };

/** Adds an indicator, or changes the one that was seen; its values stay. */
export const saveMaalindikator = (
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  kunnskap: readonly string[],
  seen: Seen | null,
): Promise<Saved> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<Saved> => {
    const own = seen ? await findRow(tx, MAALINDIKATOR, seen.number) : null;
    if (seen && (own?.revision !== seen.revision || own.data.removed)) return CHANGED;
    const goals = await listMaal(tx);
    const maal = goals.map((m) => m.number);
    const parsed = parseMaalindikator(typed, { maal, kunnskap }, own?.data ?? null);
    if (!parsed.ok) return parsed;
    const goal = goals.find((m) => m.number === parsed.value.maal);
    const verdier = seen || !goal ? parsed.value.verdier : firstVerdi(parsed.value, goal.data, clock.today());
    return saveRowIn(tx, written(clock, actor), MAALINDIKATOR, { ...parsed.value, verdier }, seen);
  });

/** Registers a value by hand, for an indicator that takes its values so. */
export const giveVerdi = (db: Database, clock: Clock, actor: Actor, typed: TypedFields, seen: Seen): Promise<Saved> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<Saved> => {
    const own = await findRow(tx, MAALINDIKATOR, seen.number);
    if (own?.revision !== seen.revision || own.data.removed || own.data.kilde !== 'egen') return CHANGED;
    const parsed = withVerdi(own.data, typed, clock.today());
    return parsed.ok ? saveRowIn(tx, written(clock, actor), MAALINDIKATOR, parsed.value, seen) : parsed;
  });
