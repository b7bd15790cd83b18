import type { Clock } from '../../platform/clock/clock.ts';
import type { Seen } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Revision, Written } from '../../platform/db/revisions.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { type Beslutning, decideTiltakIn, kostraIn, listTiltak, saveTiltakIn, type Tiltak } from '../tiltak/index.ts';
import { type BehandlingRefusal, parseUtgave } from './behandling.ts';
import { foelgerOf, parseSatser, typedWith, withUnits } from './foelger.ts';
import { type KonteringRefusal, parseKontering } from './kontering.ts';
import type { Laanevilkaar } from './laan.ts';
import { buildOekonomiplan, type PlanTables } from './oekonomiplan.ts';
import { priceYears } from './priser.ts';
import { parseFrames, type RammeRefusal, seenFrames } from './ramme.ts';
import {
  deleteFrame,
  deleteVilkaar,
  insertUtgave,
  KONTERING_EVENTS,
  lastChange,
  listFrames,
  listKontering,
  listUtgaver,
  listVilkaar,
  lockChanges,
  lockFrames,
  lockUtgaver,
  saveFrame,
  saveKontering,
  saveVilkaar,
  stoodAt,
  tablesIn,
  VILKAAR_EVENTS,
} from './store.ts';
import { type Tilbakefoering, tilbakefoeringOf } from './tilbakefoering.ts';
import { parseVilkaar, type VilkaarRefusal } from './vilkaar.ts';

export interface FrameActor {
  readonly kommuneId: string;
  readonly brukerId: string | null;
}

/** Sets the frames of the plan's years, and takes away those that were emptied. `seen` is what the form was made from; '' takes whatever is there. */
export async function setFrames(
  db: Database,
  clock: Clock,
  actor: FrameActor,
  typed: Readonly<Record<string, string>>,
  years: readonly number[],
  seen: string,
): Promise<{ ok: true } | { ok: false; error: readonly RammeRefusal[]; changed: boolean }> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    await lockFrames(tx, actor.kommuneId);
    const before = await listFrames(tx);
    if (seen !== '' && seen !== seenFrames(before, years)) return { ok: false as const, error: [], changed: true };
    const parsed = parseFrames(typed, years);
    if (!parsed.ok) return { ok: false as const, error: parsed.error, changed: false };
    for (const { year, frame } of parsed.value) {
      if (frame) await saveFrame(tx, actor.kommuneId, frame);
      else await deleteFrame(tx, year);
    }
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'oekonomiplan.ramme-satt',
      actor: actor.brukerId,
      // What was there stands in the event, so that a frame taken away can be brought back.
      data: { years, before: before.filter((f) => years.includes(f.year)) },
    });
    return { ok: true as const };
  });
}

export interface BehandlingDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly tables: PlanTables;
}

/** Somebody has saved a tiltak that was being adopted. Thrown, so that nothing of the adoption is left. */
class Overtaken extends Error {}

/** Writes into the tiltak what the council decided, with the decision behind; all of them or none. */
async function writeBack(tx: Tx, w: Written, rows: readonly Tilbakefoering<Revision<Tiltak>>[], decision: Beslutning) {
  for (const { tiltak, status, reason } of rows)
    if (!(await decideTiltakIn(tx, w, tiltak, { status, reason, decision }))) throw new Overtaken();
}

/** Freezes the økonomiplan as it stands now, as one reading of it; gives its number. An adoption is written back to the tiltak. */
export async function addUtgave(
  { db, clock, tables }: BehandlingDeps,
  actor: FrameActor,
  typed: Readonly<Record<string, string>>,
): Promise<{ ok: true; value: number } | { ok: false; error: readonly BehandlingRefusal[] }> {
  const freeze = async (tx: Tx) => {
    await lockUtgaver(tx, actor.kommuneId);
    const firstYear = Number(clock.today().slice(0, 4)) + 1;
    const frames = await listFrames(tx);
    const tiltak = await listTiltak(tx);
    const plan = buildOekonomiplan(firstYear, tiltak, frames, await tablesIn(tx, tables));
    const earlier = await listUtgaver(tx);
    const parsed = parseUtgave(typed, plan, earlier);
    const adopts = typed.trinn === 'vedtatt';
    const back = adopts ? tilbakefoeringOf(typed, plan, tiltak) : { value: [], refusals: [] };
    if (!parsed.ok) return { ok: false as const, error: [...parsed.error, ...back.refusals] };
    if (back.refusals.length > 0) return { ok: false as const, error: back.refusals };
    const number = (earlier[0]?.number ?? 0) + 1;
    const { trinn, date, caseNumber } = parsed.value;
    const w = { kommuneId: actor.kommuneId, at: clock.now(), by: actor.brukerId };
    await insertUtgave(tx, { ...parsed.value, number, plan, frames }, w);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'oekonomiplan.utgave',
      actor: actor.brukerId,
      data: { number, trinn, firstYear, caseNumber },
    });
    await writeBack(tx, w, back.value, { utgave: number, firstYear, date, caseNumber });
    return { ok: true as const, value: number };
  };
  try {
    return await db.inKommune(actor.kommuneId, freeze);
  } catch (e) {
    if (e instanceof Overtaken) return { ok: false, error: [{ code: 'endret-imens', field: 'trinn' }] };
    throw e;
  }
}

/** Says what loans cost from a day on. Terms of the same day are written over only by who has seen them; `seen` is the last change of the form. */
export async function setVilkaar(
  db: Database,
  clock: Clock,
  actor: FrameActor,
  typed: Readonly<Record<string, string>>,
  seen: number,
): Promise<{ ok: true } | { ok: false; error: readonly VilkaarRefusal[]; changed: boolean }> {
  const parsed = parseVilkaar(typed);
  if (!parsed.ok) return { ...parsed, changed: false };
  const { from } = parsed.value;
  return db.inKommune(actor.kommuneId, async (tx) => {
    await lockChanges(tx, actor.kommuneId, VILKAAR_EVENTS);
    const before = await listVilkaar(tx);
    if ((await lastChange(tx, VILKAAR_EVENTS)) !== seen) {
      const then = await stoodAt<readonly Laanevilkaar[]>(tx, VILKAAR_EVENTS, seen);
      const [was, is] = [then, before].map((all) => all?.find((v) => v.from === from));
      if (JSON.stringify(was) !== JSON.stringify(is)) return { ok: false as const, error: [], changed: true };
    }
    await saveVilkaar(tx, actor.kommuneId, parsed.value);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'oekonomiplan.laanevilkaar-satt',
      actor: actor.brukerId,
      data: { from: parsed.value.from, before },
    });
    return { ok: true as const };
  });
}

/** Takes away the terms that begin on a day; nothing happens when there are none. */
export async function removeVilkaar(db: Database, clock: Clock, actor: FrameActor, from: string): Promise<void> {
  await db.inKommune(actor.kommuneId, async (tx) => {
    const before = await listVilkaar(tx);
    if (!before.some((v) => v.from === from)) return;
    await deleteVilkaar(tx, from);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'oekonomiplan.laanevilkaar-fjernet',
      actor: actor.brukerId,
      data: { from, before },
    });
  });
}

/** Says what the tiltak of the plan are booked on; all of them or none. `seen` is the last change the form was made after. */
export async function setKontering(
  db: Database,
  clock: Clock,
  actor: FrameActor,
  typed: Readonly<Record<string, string>>,
  numbers: readonly number[],
  seen: number,
): Promise<{ ok: true } | { ok: false; error: readonly KonteringRefusal[]; changed: boolean }> {
  const parsed = parseKontering(typed, numbers);
  if (!parsed.ok) return { ...parsed, changed: false };
  return db.inKommune(actor.kommuneId, async (tx) => {
    await lockChanges(tx, actor.kommuneId, KONTERING_EVENTS);
    if ((await lastChange(tx, KONTERING_EVENTS)) !== seen) return { ok: false as const, error: [], changed: true };
    const before = await listKontering(tx);
    for (const k of parsed.value) await saveKontering(tx, actor.kommuneId, k);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'oekonomiplan.kontering-satt',
      actor: actor.brukerId,
      data: { before },
    });
    return { ok: true as const };
  });
}

/** Writes the running costs that follow an investment into it, as a person has asked for; whoever saved it meanwhile comes first. */
export async function takeFoelger(
  { db, clock, tables }: BehandlingDeps,
  actor: FrameActor,
  typed: Readonly<Record<string, string>>,
  year: number,
  seen: Seen,
  mayAdopt: boolean,
): Promise<'ok' | 'changed' | 'notTaken'> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const all = await listTiltak(tx);
    const one = all.find((t) => t.number === seen.number);
    if (!one || one.revision !== seen.revision) return 'changed';
    const satser = parseSatser(typed, year);
    if (!satser.ok || withUnits([one]).length === 0) return 'notTaken';
    const { prices } = await tablesIn(tx, tables);
    const foelger = foelgerOf(one.data, satser.value, prices);
    if (!foelger.carried) return 'notTaken';
    const context = {
      kostra: kostraIn(tables.kostra, one.data.firstYear).map((k) => k.code),
      priceYears: priceYears(prices),
      mayAdopt,
    };
    const w = { kommuneId: actor.kommuneId, at: clock.now(), by: actor.brukerId };
    const saved = await saveTiltakIn(tx, w, typedWith(one.data, foelger), one.data.firstYear, seen, context);
    if (saved.ok) return 'ok';
    return saved.error.some((e) => e.code === 'endret-av-andre') ? 'changed' : 'notTaken';
  });
}
