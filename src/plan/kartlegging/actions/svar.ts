import type { TypedFields } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { alone, writeChanges } from '../actions.ts';
import { countsOf, type Forespoersel } from '../forespoersel.ts';
import type { KartleggingRefusal } from '../parse.ts';
import { type GridChanges, type GridRefusal, type GridRow, mergeGrid } from '../rutenett.ts';
import { findByLenke, listTellinger, updateForespoersel } from '../store.ts';
import { ownRows, readSvar } from '../svar.ts';

/** With the numbers of the counts whose area and year were read out of one text. */
type Said =
  | { readonly ok: true; readonly readOut: readonly number[] }
  | { readonly ok: false; readonly error: readonly KartleggingRefusal[] };

const refused = (code: 'lenke-ugyldig' | 'alt-levert' | 'ingen-rader' | 'har-rader', field?: string) => ({
  ok: false as const,
  error: [field === undefined ? { code } : { code, field }],
});

/** Who has the link acts for one unit and is nobody by name: nothing but the link is known of them. */
interface Held {
  readonly tx: Tx;
  readonly f: Forespoersel;
  readonly actor: { readonly kommuneId: string; readonly brukerId: null };
  change(to: Partial<Forespoersel>): Promise<void>;
  tell(type: 'forespoersel.svar-lagret' | 'forespoersel.svar-levert' | 'forespoersel.svar-aapnet'): Promise<void>;
}

const withLink = <T>(
  db: Database,
  clock: Clock,
  kommuneId: string,
  token: string,
  gone: T,
  act: (held: Held) => Promise<T>,
): Promise<T> =>
  db.inKommune(kommuneId, async (tx) => {
    const actor = { kommuneId, brukerId: null };
    // Read under the lock, so that a request that is withdrawn in the same moment takes nothing more in.
    await alone(tx, actor);
    const f = await findByLenke(tx, clock, token);
    if (!f) return gone;
    return act({
      tx,
      f,
      actor,
      async change(to) {
        if (!(await updateForespoersel(tx, { ...f, ...to })))
          throw new Error(`Request ${f.number} was changed unlocked`);
      },
      tell: (type) => recordEvent(tx, clock, kommuneId, { type, actor: null, data: { number: f.number } }),
    });
  });

/** Saves the unit's own grid; with `done` the answer is delivered too. All of it, or nothing and every refusal. `areas` are known names. */
export const saveSvar = (
  db: Database,
  clock: Clock,
  kommuneId: string,
  token: string,
  typed: TypedFields,
  done: boolean,
  areas: readonly string[] = [],
): Promise<Said> =>
  withLink<Said>(db, clock, kommuneId, token, refused('lenke-ugyldig'), async ({ tx, f, actor, change, tell }) => {
    if (f.delivered) return refused('alt-levert');
    const read = readSvar(typed, f.unit, await listTellinger(tx), clock.today(), areas);
    if (!read.ok) return read;
    const none = typed.ingen !== undefined && typed.ingen !== '';
    if (none && read.value.standing > 0) return refused('har-rader', 'ingen');
    if (done && !none && read.value.standing === 0) return refused('ingen-rader', 'ingen');
    const numbers = await writeChanges(tx, clock, actor, read.value);
    const at = clock.now();
    await change({ started: f.started ?? at, none, ...(done ? { delivered: at } : {}) });
    await tell(done ? 'forespoersel.svar-levert' : 'forespoersel.svar-lagret');
    return { ok: true, readOut: read.value.readOut.flatMap((place) => numbers[place] ?? []) };
  });

export type Pasted =
  | { readonly ok: true; readonly value: GridChanges }
  | { readonly ok: false; readonly error: readonly GridRefusal[] };

/** Takes in a table that the unit pasted or uploaded: its own rows, whole or not at all. */
export const pasteSvar = (
  db: Database,
  clock: Clock,
  kommuneId: string,
  token: string,
  rows: readonly GridRow[],
  forAll: TypedFields,
): Promise<Pasted> => {
  const wrong = (code: 'lenke-ugyldig' | 'alt-levert'): Pasted => ({
    ok: false,
    error: [{ line: 0, refusal: { code, field: 'pasted' } }],
  });
  return withLink<Pasted>(db, clock, kommuneId, token, wrong('lenke-ugyldig'), async (held) => {
    const { tx, f, actor } = held;
    if (f.delivered) return wrong('alt-levert');
    const own = ownRows(rows, f.unit);
    if (own.refusals.length > 0) return { ok: false, error: own.refusals };
    // Nothing of the other units is looked at, so that no refusal tells what they have counted.
    const merged = mergeGrid(own.rows, countsOf(await listTellinger(tx), f.unit), forAll, clock.today(), () => []);
    if (!merged.ok) return merged;
    await writeChanges(tx, clock, actor, merged.value);
    await held.change({ started: f.started ?? clock.now(), none: false });
    await held.tell('forespoersel.svar-lagret');
    return merged;
  });
};

/** Takes back that the unit is done, for as long as the link works. */
export const reopenSvar = (db: Database, clock: Clock, kommuneId: string, token: string): Promise<boolean> =>
  withLink(db, clock, kommuneId, token, false, async ({ f, change, tell }) => {
    if (!f.delivered) return true;
    await change({ delivered: null });
    await tell('forespoersel.svar-aapnet');
    return true;
  });
