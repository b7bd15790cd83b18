import { err, ok, type Result, type RowRefusal, rowForm, type TypedFields } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { rememberedColumns } from '../../../platform/columns/memory.ts';
import { type Actor, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { addFirst, addRevision, type Written } from '../../../platform/db/revisions.ts';
import { recordRow } from '../../../platform/db/rows.ts';
import { type EgenVerdi, MAX_SOURCE } from '../eget.ts';
import type { Indikator } from '../indikator.ts';
import {
  closeTabell,
  emptyForgottenTables,
  findSammenligning,
  findTabell,
  insertTabell,
  listVerdier,
  type Skrevet,
  VERDI,
} from '../store.ts';
import { type Ark, type Celle, gjettTabell, holdsPerson, type LestTabell, lesTabell, type Steder } from './tabell.ts';

const DAY = 86_400_000;
const MAX_TEXT = 300;
/** All municipalities of fifty years, and more columns than a table of one figure needs. */
export const MAX_RADER = 25_000;
const MAX_CELLS = 400_000;

export type Tabellavslag = 'ikke-regneark' | 'for-tung' | 'for-mange-rader' | 'ingen-tabell' | 'foedselsnummer';

/** What heads meant the last time, for one indicator. */
export const purposeOf = (i: Indikator): string => `indikator.${i.id}`;

const storable = (cell: Celle): Celle =>
  typeof cell === 'string' ? cell.toWellFormed().replaceAll('\u0000', '').slice(0, MAX_TEXT) : cell;

/** Keeps a table until somebody takes it in; why not, where it is none that can be read. */
export async function keepTabell(
  tx: Tx,
  w: Written,
  i: Indikator,
  name: string,
  read: Result<readonly Ark[], 'ikke-regneark' | 'for-tung'>,
): Promise<Result<number, Tabellavslag>> {
  if (!read.ok) return read;
  const sheets = read.value.filter((s) => s.rows.length > 0 || s.tooMany !== undefined).slice(0, 20);
  if (sheets.some((s) => s.tooMany !== undefined || s.rows.length > MAX_RADER)) return err('for-mange-rader');
  if (sheets.reduce((n, s) => n + s.rows.reduce((m, r) => m + r.length, 0), 0) > MAX_CELLS) return err('for-tung');
  if (holdsPerson(sheets)) return err('foedselsnummer');
  const choice = gjettTabell(i, sheets, await rememberedColumns(tx, purposeOf(i)));
  if (!choice) return err('ingen-tabell');
  await emptyForgottenTables(tx, new Date(Date.parse(w.at) - DAY).toISOString());
  // Every sheet, as somebody may point at another one; all are emptied when the table is taken in, or after a day.
  const kept = sheets.map((s) => ({ name: s.name.slice(0, 200), rows: s.rows.map((row) => row.map(storable)) }));
  return ok(
    await insertTabell(tx, w, {
      indikator: i.id,
      name: name.slice(0, 200),
      sheets: kept,
      choice,
    }),
  );
}

/** The places whose figures are kept, as they are chosen now. */
export async function stederOf(tx: Tx, s: Omit<Steder, 'compared' | 'group'>): Promise<Steder> {
  const { numbers = [], group = null } = (await findSammenligning(tx))?.data ?? {};
  return { ...s, compared: numbers, group };
}

export type TabellRefusal =
  | { readonly code: 'finnes-ikke' | 'tatt-inn' | 'har-feil' | 'ingen-tall' }
  | { readonly code: 'kilde'; readonly refusals: readonly RowRefusal[] };
export interface Inntatt {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

/** Takes every figure of the table in, or none. One that stood for the same place and year gets a new revision. */
export async function taInnTabell(
  db: Database,
  clock: Clock,
  actor: Actor,
  i: Indikator,
  number: number,
  places: Omit<Steder, 'compared' | 'group'>,
  typed: TypedFields,
): Promise<Result<Inntatt, TabellRefusal>> {
  const form = rowForm(typed);
  const source = form.words('source', MAX_SOURCE, true);
  if (form.refusals.length > 0) return err({ code: 'kilde', refusals: form.refusals });
  return db.inKommune(actor.kommuneId, async (tx): Promise<Result<Inntatt, TabellRefusal>> => {
    const tabell = await findTabell(tx, number, true);
    if (tabell?.indikator !== i.id) return err({ code: 'finnes-ikke' });
    if (tabell.state !== 'lest') return err({ code: 'tatt-inn' });
    const read: LestTabell = lesTabell(
      i,
      tabell.sheets[tabell.choice.sheet],
      tabell.choice,
      await stederOf(tx, places),
      Number(clock.today().slice(0, 4)),
    );
    if (read.errors.length > 0) return err({ code: 'har-feil' });
    if (read.figures.length === 0) return err({ code: 'ingen-tall' });
    const w = written(clock, actor);
    // The same lock as a single figure takes, so that two never stand for one place and year.
    await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`${VERDI.table}:same:${w.kommuneId}`]);
    const standing = new Map(
      (await listVerdier(tx))
        .filter((v) => v.data.indikator === i.id && !v.data.removed)
        .map((v) => [`${v.data.place} ${v.data.year}`, v]),
    );
    let [added, changed, same] = [0, 0, 0];
    const wrote: Skrevet[] = [];
    for (const { place, year, value } of read.figures) {
      const data: EgenVerdi = { indikator: i.id, place, year, value, source, removed: false };
      const before = standing.get(`${place} ${year}`);
      if (before?.data.value === value) {
        same += 1;
      } else if (before) {
        if (!(await addRevision(tx, VERDI.table, w, before.number, before.revision, data)))
          throw new Error(`Figure ${before.number} changed under its lock`);
        await recordRow(tx, w, VERDI, 'endret', { number: before.number });
        wrote.push({ number: before.number, revision: before.revision + 1 });
        changed += 1;
      } else {
        const first = await addFirst(tx, VERDI.table, w, data);
        await recordRow(tx, w, VERDI, 'lagt-til', { number: first });
        wrote.push({ number: first, revision: 1 });
        added += 1;
      }
    }
    await closeTabell(tx, number, w.at, wrote);
    return ok({ added, changed, same });
  });
}
