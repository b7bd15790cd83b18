import { err, ok, type TypedFields } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../../platform/db/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { isCalendar, readCalendar } from '../calendar-reading.ts';
import type { Moete } from '../moete.ts';
import { parseMoete, parseMoeteserie } from '../parse.ts';
import { parsePasted } from '../pasted.ts';
import { insertMoete, listMoeter, reviseMoete } from '../store.ts';
import { CHANGED, change, record, type Saved } from './change.ts';

/** What reading a calendar did. */
export interface Imported {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Events that named no body, and those that repeat in a way that is not understood, read once. */
  readonly unknown: number;
  readonly repeating: number;
}

/** The same meeting: a body meets once a day, and of committees there are several. */
const isSame = (a: Moete, b: Moete) =>
  a.organ === b.organ && a.date === b.date && (a.organ !== 'utvalg' || a.name === b.name);

/** Adds the meetings that are new, and fills in what was not known of those that are there. */
const importMoeter = (
  db: Database,
  clock: Clock,
  actor: Actor,
  meetings: readonly Moete[],
  seen: { readonly unknown: number; readonly repeating: number },
): Promise<Saved<Imported>> =>
  change(db, actor, async (tx) => {
    const w = written(clock, actor);
    const known = await listMoeter(tx);
    const taken: Moete[] = [];
    let [added, changed, same] = [0, 0, 0];
    for (const moete of meetings) {
      const before = known.find((m) => isSame(m.data, moete));
      if (taken.some((m) => isSame(m, moete))) same += 1;
      else if (!before) {
        await insertMoete(tx, w, moete);
        added += 1;
      } else {
        const data = { ...moete, papers: moete.papers ?? before.data.papers, time: moete.time ?? before.data.time };
        const differs = before.data.removed || data.papers !== before.data.papers || data.time !== before.data.time;
        if (differs && (await reviseMoete(tx, w, before.number, before.revision, data))) changed += 1;
        else same += 1;
      }
      taken.push(moete);
    }
    if (added + changed > 0) await record(tx, clock, actor, 'moeter-endret', { added, changed });
    return ok({ added, changed, same, ...seen });
  });

/** One meeting typed in, or a new revision of the one that was seen. */
export const saveMoete = (
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  seen: Seen | null = null,
): Promise<Saved> =>
  change(db, actor, async (tx) => {
    const known = await listMoeter(tx);
    if (seen && known.find((m) => m.number === seen.number)?.revision !== seen.revision) return CHANGED;
    const parsed = parseMoete(typed);
    if (!parsed.ok) return parsed;
    const w = written(clock, actor);
    const twin = known.find((m) => isSame(m.data, parsed.value) && m.number !== seen?.number && !m.data.removed);
    if (twin) return err([{ code: 'finnes', field: 'date' }]);
    if (seen && !(await reviseMoete(tx, w, seen.number, seen.revision, parsed.value))) return CHANGED;
    const number = seen ? seen.number : await insertMoete(tx, w, parsed.value);
    await record(tx, clock, actor, 'moeter-endret', { number });
    return ok(number);
  });

/** Takes a meeting out of the calendar or brings it back. */
export const setMoeteRemoved = (
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  removed: boolean,
): Promise<Saved> =>
  change(db, actor, async (tx) => {
    const before = (await listMoeter(tx)).find((m) => m.number === seen.number);
    if (before?.revision !== seen.revision) return CHANGED;
    if (before.data.removed === removed) return ok(seen.number);
    const data = { ...before.data, removed };
    if (!(await reviseMoete(tx, written(clock, actor), seen.number, seen.revision, data))) return CHANGED;
    await record(tx, clock, actor, 'moeter-endret', { number: seen.number, removed });
    return ok(seen.number);
  });

/** What the form for a new meeting says: one meeting, or all those of a series. */
export async function addMoeter(
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
): Promise<Saved<Imported>> {
  const series = parseMoeteserie(typed);
  if (series) return series.ok ? importMoeter(db, clock, actor, series.value, { unknown: 0, repeating: 0 }) : series;
  const saved = await saveMoete(db, clock, actor, typed);
  return saved.ok ? ok({ added: 1, changed: 0, same: 0, unknown: 0, repeating: 0 }) : saved;
}

export async function pasteMoeter(db: Database, clock: Clock, actor: Actor, text: string): Promise<Saved<Imported>> {
  const parsed = parsePasted(text);
  return parsed.ok ? importMoeter(db, clock, actor, parsed.value, { unknown: 0, repeating: 0 }) : parsed;
}

/** A year of meetings is some hundred kilobytes. */
const MAX_BYTES = 2_000_000;

export async function uploadMoeter(
  db: Database,
  clock: Clock,
  actor: Actor,
  file: { readonly bytes: Uint8Array } | null,
): Promise<Saved<Imported>> {
  if (!file || file.bytes.length === 0) return err([{ code: 'mangler', field: 'calendar' }]);
  if (file.bytes.length > MAX_BYTES) return err([{ code: 'for-stor-fil', field: 'calendar' }]);
  const text = new TextDecoder().decode(file.bytes);
  if (!isCalendar(text)) return err([{ code: 'ikke-kalender', field: 'calendar' }]);
  const read = readCalendar(text, clock.today());
  if (!read.ok) return read;
  const { meetings, unknown, repeating } = read.value;
  return importMoeter(db, clock, actor, meetings, { unknown: unknown.length, repeating: repeating.length });
}
