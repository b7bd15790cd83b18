import { bareHead } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import type { Actor } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import type { Revision, Written } from '../../../platform/db/revisions.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { listEgneFelt } from '../../egnefelt/index.ts';
import {
  addMaalIn,
  lockPlan,
  type Maal,
  maalHistory,
  type ParseContext,
  saveTiltakIn,
  type Tiltak,
  type Typed,
  tiltakHistory,
  typedMaal,
  typedTiltak,
} from '../../tiltak/index.ts';
import {
  compare,
  type Endring,
  type Kolonne,
  type Konflikt,
  kolonnerMed,
  normal,
  type Objektslag,
} from '../kolonner.ts';
import { isDamaged } from '../skade.ts';
import { addRader, type InntakRad, lockInntak, setState } from '../store.ts';
import type { ReturFeil, ReturRad } from './rader.ts';

export { type ReturFeil, type ReturKode, type ReturRad, readRetur } from './rader.ts';

export interface ReturEndring {
  readonly rad: ReturRad;
  readonly title: string;
  readonly changes: readonly Endring[];
  readonly conflicts: readonly Konflikt[];
}

const historyOf = async (tx: Tx, kind: Objektslag, number: number): Promise<Revision<Maal | Tiltak>[]> =>
  kind === 'maal' ? maalHistory(tx, number) : tiltakHistory(tx, number);
const typedOf = (kind: Objektslag, data: Maal | Tiltak): Typed =>
  kind === 'maal' ? typedMaal(data as Maal) : typedTiltak(data as Tiltak);

/** Holds every row against the version it was taken from and against what is there now. */
export async function compareRows(
  tx: Tx,
  rows: readonly ReturRad[],
): Promise<{ changed: ReturEndring[]; unchanged: number; errors: ReturFeil[] }> {
  const changed: ReturEndring[] = [];
  const errors: ReturFeil[] = [];
  let unchanged = 0;
  const kolonner = kolonnerMed(await listEgneFelt(tx));
  for (const rad of rows) {
    const columns: readonly Kolonne[] = kolonner[rad.kind];
    const damage = (before: Typed): ReturFeil[] =>
      columns.flatMap((k) => {
        const now = k.kind === 'tekst' ? (rad.mine[k.field] ?? '') : '';
        if (!isDamaged(normal(k, before[k.field]), normal(k, now))) return [];
        const { kind, sheet, row, number } = rad;
        return [{ code: 'tegn-oedelagt', kind, sheet, row, number, field: k.field, data: { value: now.slice(0, 60) } }];
      });
    if (rad.number === null) {
      errors.push(...damage({}));
      const changes = columns.flatMap((k) => {
        const to = normal(k, rad.mine[k.field]);
        return to === '' ? [] : [{ field: k.field, from: '', to }];
      });
      changed.push({ rad, title: rad.mine.title ?? '', changes, conflicts: [] });
      continue;
    }
    const history = await historyOf(tx, rad.kind, rad.number);
    const [now] = history;
    const base = history.find((r) => r.revision === rad.revision);
    const place = { kind: rad.kind, sheet: rad.sheet, row: rad.row, number: rad.number };
    if (!now) errors.push({ code: 'ukjent-nummer', ...place });
    else if (now.data.removed) errors.push({ code: 'borte', ...place });
    else if (!base) errors.push({ code: 'ukjent-versjon', ...place });
    else {
      const was = typedOf(rad.kind, base.data);
      errors.push(...damage(was));
      const lost = columns.find((k) => rad.short?.includes(k.field) && normal(k, was[k.field]) !== '');
      if (lost) errors.push({ code: 'for-faa-celler', ...place, field: lost.field });
      const difference = compare(columns, was, rad.mine, typedOf(rad.kind, now.data));
      if (difference.changes.length + difference.conflicts.length === 0) unchanged += 1;
      else changed.push({ rad, title: now.data.title, ...difference });
    }
  }
  return { changed, unchanged, errors };
}

export type Svar = 'min' | 'deres';
/** The name under which a conflict is settled. */
export const conflictKey = (rad: ReturRad, field: string): string => `${rad.kind}-${rad.number}-${field}`;

/** Thrown to take back what was written before a refusal was known. */
class Refused extends Error {
  readonly refusals: readonly ReturFeil[];
  constructor(refusals: readonly ReturFeil[]) {
    super('refused');
    this.refusals = refusals;
  }
}

export interface ReturDeps {
  readonly firstYear: number;
  readonly contextIn: (year: number) => ParseContext;
}

/** Writes the changes of the rows, one revision an object; every refusal when some are refused. */
async function write(
  tx: Tx,
  w: Written,
  changed: readonly ReturEndring[],
  answers: ReadonlyMap<string, Svar>,
  deps: ReturDeps,
): Promise<{ made: InntakRad[]; revised: number }> {
  await lockPlan(tx, w.kommuneId);
  const made: InntakRad[] = [];
  const refusals: ReturFeil[] = [];
  const newGoals = new Map<string, number>();
  let revised = 0;
  const goalsFirst = [...changed].sort((a, b) => (a.rad.kind === b.rad.kind ? 0 : a.rad.kind === 'maal' ? -1 : 1));
  for (const { rad, changes, conflicts } of goalsFirst) {
    const place = { kind: rad.kind, sheet: rad.sheet, row: rad.row, number: rad.number };
    const open = conflicts.filter((c) => !answers.has(conflictKey(rad, c.field)));
    if (open.length > 0) {
      for (const c of open) refusals.push({ code: 'ikke-valgt', ...place, field: c.field });
      continue;
    }
    const mine = conflicts.filter((c) => answers.get(conflictKey(rad, c.field)) === 'min');
    const wanted = Object.fromEntries([
      ...changes.map((c) => [c.field, c.to]),
      ...mine.map((c) => [c.field, c.mine]),
    ]) as Record<string, string>;
    if (Object.keys(wanted).length === 0) continue;
    if (rad.kind === 'tiltak' && wanted.maal !== undefined)
      wanted.maal = String(newGoals.get(bareHead(wanted.maal)) ?? wanted.maal);
    const [now] = rad.number === null ? [] : await historyOf(tx, rad.kind, rad.number);
    const typed = { ...(now ? typedOf(rad.kind, now.data) : NEW[rad.kind]), ...wanted };
    const seen = now ? { number: now.number, revision: now.revision } : null;
    const year = now && rad.kind === 'tiltak' ? (now.data as Tiltak).firstYear : deps.firstYear;
    // A tiltak that came without anybody responsible may be changed in other fields before somebody is.
    const lacking = now !== undefined && 'responsible' in now.data && now.data.responsible === '';
    const context = { ...deps.contextIn(year), ...(lacking ? { mayLackResponsible: true } : {}) };
    const saved =
      rad.kind === 'maal' ? await addMaalIn(tx, w, typed, seen) : await saveTiltakIn(tx, w, typed, year, seen, context);
    if (!saved.ok) {
      for (const e of saved.error) refusals.push({ code: e.code, ...place, field: e.field, data: e.data });
      continue;
    }
    if (seen) revised += 1;
    else made.push({ kind: rad.kind, number: saved.value, sheet: rad.sheet, row: rad.row, source_number: '' });
    if (rad.kind === 'maal') newGoals.set(bareHead(typed.title ?? ''), saved.value);
  }
  if (refusals.length > 0) throw new Refused(refusals);
  return { made, revised };
}

/** What a new row need not say. */
const NEW: Readonly<Record<Objektslag, Typed>> = {
  maal: {},
  tiltak: { status: 'foreslaatt', type: 'annet', level: 'ingen', group: 'alle' },
};

export interface Forhaandsvisning {
  readonly changed: readonly ReturEndring[];
  readonly unchanged: number;
  readonly errors: readonly ReturFeil[];
}

/** Rolls back what was only tried. */
class Tried extends Error {}

/** What would come of the rows: every change, and every refusal, with nothing stored. */
export async function tryRows(
  db: Database,
  clock: Clock,
  actor: Actor,
  read: { rows: readonly ReturRad[]; errors: readonly ReturFeil[] },
  deps: ReturDeps,
): Promise<Forhaandsvisning> {
  const found = await db.inKommune(actor.kommuneId, (tx) => compareRows(tx, read.rows));
  const errors = [...read.errors, ...found.errors];
  const settled = new Map<string, Svar>(
    found.changed.flatMap((c) => c.conflicts.map((k) => [conflictKey(c.rad, k.field), 'min'] as const)),
  );
  try {
    await db.inKommune(actor.kommuneId, async (tx) => {
      await write(
        tx,
        { kommuneId: actor.kommuneId, at: clock.now(), by: actor.brukerId },
        found.changed,
        settled,
        deps,
      );
      throw new Tried();
    });
  } catch (error) {
    if (error instanceof Refused) errors.push(...error.refusals);
    else if (!(error instanceof Tried)) throw error;
  }
  return { ...found, errors };
}

export type Lagret =
  | { readonly ok: true; readonly revised: number; readonly added: number }
  | { readonly ok: false; readonly error: readonly ReturFeil[] };

/** Stores every change of the rows, or none and every reason why. */
export async function saveRows(
  db: Database,
  clock: Clock,
  actor: Actor,
  rows: readonly ReturRad[],
  answers: ReadonlyMap<string, Svar>,
  deps: ReturDeps,
  inntak: number | null,
): Promise<Lagret> {
  try {
    return await db.inKommune(actor.kommuneId, async (tx): Promise<Lagret> => {
      if (inntak !== null && (await lockInntak(tx, inntak))?.state !== 'lest')
        throw new Refused([{ code: 'tatt-inn', kind: null, sheet: '', row: 0 }]);
      const { changed, errors } = await compareRows(tx, rows);
      if (errors.length > 0) throw new Refused(errors);
      const w = { kommuneId: actor.kommuneId, at: clock.now(), by: actor.brukerId };
      const { made, revised } = await write(tx, w, changed, answers, deps);
      if (inntak !== null) {
        await addRader(tx, actor.kommuneId, inntak, made);
        await setState(tx, inntak, 'tatt-inn');
        const data = { number: inntak, changed: revised, added: made.length };
        await recordEvent(tx, clock, actor.kommuneId, { type: 'inntak.endringer', actor: actor.brukerId, data });
      }
      return { ok: true, revised, added: made.length };
    });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, error: error.refusals };
    throw error;
  }
}
