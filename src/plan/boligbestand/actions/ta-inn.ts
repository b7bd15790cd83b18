import { err, ok, type Refusal, type Result, typedDate } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { rememberedColumns } from '../../../platform/columns/memory.ts';
import type { Actor } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { closeListe, findListe, insertBoliger, listLister, setTilstand } from '../store.ts';
import { PURPOSE, VERDIER } from './felt.ts';
import { lesListe, type Ordbok } from './lesing.ts';

export const wordPurpose = (field: string): string => `${PURPOSE}.${field}`;

/** What words of closed lists meant the last time. */
export async function ordbokOf(tx: Tx): Promise<Ordbok> {
  const said: Record<string, Awaited<ReturnType<typeof rememberedColumns>>> = {};
  for (const field of Object.keys(VERDIER)) said[field] = await rememberedColumns(tx, wordPurpose(field));
  return said;
}

export type TattInnRefusal = Refusal<'finnes-ikke' | 'tatt-inn' | 'har-feil' | 'ingen-rader' | 'ikke-dato'>;

/** Takes every row of the list in, or none. */
export async function taInn(
  db: Database,
  clock: Clock,
  actor: Actor,
  number: number,
  typedDay: string,
): Promise<Result<number, TattInnRefusal>> {
  const day = typedDate(typedDay);
  if (day === 'ikke-dato' || day === null || day > clock.today()) return err({ code: 'ikke-dato', field: 'gjelder' });
  return db.inKommune(actor.kommuneId, async (tx): Promise<Result<number, TattInnRefusal>> => {
    const liste = await findListe(tx, number, true);
    if (!liste) return err({ code: 'finnes-ikke' });
    if (liste.state !== 'lest') return err({ code: 'tatt-inn' });
    const read = lesListe(liste.sheets[liste.choice.sheet], liste.choice, await ordbokOf(tx));
    if (read.errors.length > 0) return err({ code: 'har-feil' });
    if (read.rows.length === 0) return err({ code: 'ingen-rader' });
    await insertBoliger(tx, actor.kommuneId, number, read.rows);
    await closeListe(tx, number, day, read.sizes);
    await recordEvent(tx, clock, actor.kommuneId, {
      type: 'tilbud.boligliste-tatt-inn',
      actor: actor.brukerId,
      data: { number, units: read.rows.length },
    });
    return ok(read.rows.length);
  });
}

/** The list no longer counts, and the one before it does again; or the other way. False where there was nothing to change. */
export async function angreListe(
  db: Database,
  clock: Clock,
  actor: Actor,
  number: number,
  to: 'angret' | 'tatt-inn',
): Promise<boolean> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const liste = await findListe(tx, number, true);
    if (!liste || liste.state !== (to === 'angret' ? 'tatt-inn' : 'angret')) return false;
    await setTilstand(tx, number, to);
    const type = to === 'angret' ? 'tilbud.boligliste-angret' : 'tilbud.boligliste-tatt-inn';
    const units = (await listLister(tx)).find((l) => l.number === number)?.units ?? 0;
    await recordEvent(tx, clock, actor.kommuneId, { type, actor: actor.brukerId, data: { number, units } });
    return true;
  });
}
