import type { Clock } from '../../../platform/clock/clock.ts';
import { type Actor, written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { standing } from '../felt.ts';
import {
  type Hentet,
  type HentetLag,
  type Kart,
  type KartCode,
  type Kartlag,
  kartOf,
  MAX_BYTES,
  type RawKart,
  seenOf,
} from '../kart.ts';
import { readKartfil } from '../kartfil.ts';
import type { Koordinatsystem } from '../koordinater.ts';
import { listFelt, listKart, reviseKart } from '../store.ts';

export type KartSaved =
  | { readonly ok: true; readonly taken: number; readonly left: number }
  | { readonly ok: false; readonly error: KartCode };

/** Writes after the newest; the advisory lock of the fields is enough, since maps are few and seldom. */
async function write(tx: Tx, clock: Clock, actor: Actor, kart: Kart): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`kart:${actor.kommuneId}`]);
  const newest = (await listKart(tx)).find((row) => row.data.lag === kart.lag);
  if (!(await reviseKart(tx, written(clock, actor), newest?.revision ?? 0, kart)))
    throw new Error('A map was saved by somebody who did not hold the lock');
  await recordEvent(tx, clock, actor.kommuneId, {
    type: kart.removed ? 'kart.fjernet' : 'kart.lagret',
    actor: actor.brukerId,
    data: { lag: kart.lag, forms: kart.forms.length },
  });
}

/**
 * A file in the place of the layer, or the reason why not, and then nothing is stored. Of fields only shapes that a field of the
 * programme has the name or the plan-ID of, and of outlines none so small that it may be one house: single dwellings never come in.
 */
export async function saveKart(
  db: Database,
  clock: Clock,
  actor: Actor,
  lag: Kartlag,
  file: { readonly name: string; readonly bytes: Uint8Array } | null,
  system: Koordinatsystem | null,
): Promise<KartSaved> {
  if (!file) return { ok: false, error: 'mangler-fil' };
  if (file.bytes.length > MAX_BYTES) return { ok: false, error: 'for-stor' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
  } catch {
    return { ok: false, error: 'ukjent-format' };
  }
  const read = readKartfil(text);
  if (!read.ok) return read;
  const kart = kartOf(read.value, lag, file.name, system);
  if (!kart.ok) return kart;
  return db.inKommune(actor.kommuneId, (tx) => takeIn(tx, clock, actor, kart.value));
}

async function takeIn(tx: Tx, clock: Clock, actor: Actor, kart: Kart): Promise<KartSaved> {
  const fields = standing(await listFelt(tx)).map((row) => row.data);
  const forms = seenOf(kart, fields);
  if (forms.length === 0) return { ok: false, error: kart.lag === 'felt' ? 'ingen-treff' : 'for-smaa-flater' };
  await write(tx, clock, actor, { ...kart, forms });
  return { ok: true, taken: forms.length, left: kart.forms.length - forms.length };
}

/** Outlines that an agency answered with, as GeoJSON or GML, in the place of those there were; by the same rules as a file. */
export async function saveFetched(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  lag: HentetLag,
  text: string,
  fetched: Hentet,
): Promise<KartSaved> {
  if (Buffer.byteLength(text) > MAX_BYTES) return { ok: false, error: 'for-stor' };
  const read = readKartfil(text);
  if (!read.ok) return read;
  const raw: RawKart = { ...read.value, system: read.value.system ?? '4258' };
  const kart = kartOf(raw, lag, new URL(fetched.url).host, null);
  return kart.ok ? takeIn(tx, clock, actor, { ...kart.value, fetched }) : kart;
}

/** Takes a layer away, or brings it back as it was. */
export async function setKartRemoved(
  db: Database,
  clock: Clock,
  actor: Actor,
  lag: Kartlag,
  removed: boolean,
): Promise<void> {
  await db.inKommune(actor.kommuneId, async (tx) => {
    const newest = (await listKart(tx)).find((row) => row.data.lag === lag);
    if (newest && newest.data.removed !== removed) await write(tx, clock, actor, { ...newest.data, removed });
  });
}
