import type { RowResult, TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { CHANGED, findRow, saveRow, saveRowIn } from '../../platform/db/rows.ts';
import { addLeveranseIn, removeLeveranseIn } from '../boligtilbud/index.ts';
import type { Sammenstilling } from '../regnskap/index.ts';
import { listTiltak, listTiltakEndret } from '../tiltak/index.ts';
import { type Indikatorlinje, sinceOf } from './indikatorer.ts';
import { GRENSE, moneyDeviates } from './penger.ts';
import { isAsked, linjerOf, parseRapport, parseRapportrunde } from './rapport.ts';
import {
  insertUtgave,
  leveringFor,
  listRapporter,
  listRapportrunder,
  lockRapportrunder,
  plannedFor,
  RAPPORT,
  RAPPORTRUNDE,
} from './store.ts';

export const startRapportrunde = (
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
): Promise<RowResult<number>> => saveRow(db, clock, actor, RAPPORTRUNDE, parseRapportrunde(typed));

/** What a report is held against, as it is known of a day; null where nothing is taken in or adopted. */
export interface Kilder {
  readonly accounts: (tx: Tx, day: string) => Promise<Sammenstilling | null>;
  /** The day the newest plan was adopted. */
  readonly adopted: (tx: Tx, day: string) => Promise<string | null>;
  /** The indicators with their newest values up to a day; missing is what was asked for and not given after `since`. */
  readonly indikatorer: (tx: Tx, day: string, since: string) => Promise<Indikatorlinje[]>;
}
const NOTHING: Kilder = { accounts: async () => null, adopted: async () => null, indikatorer: async () => [] };

/** What is reported of one tiltak; `seen` is the revision of the report the form was made from, 0 for none. */
export const giveRapport = (
  db: Database,
  clock: Clock,
  actor: Actor,
  which: { readonly runde: number; readonly tiltak: number },
  typed: TypedFields,
  seen: number,
  kilder: Pick<Kilder, 'accounts' | 'adopted'> = NOTHING,
): Promise<RowResult<number>> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<RowResult<number>> => {
    await lockRapportrunder(tx, actor.kommuneId);
    const runde = await findRow(tx, RAPPORTRUNDE, which.runde);
    const tiltak = (await listTiltak(tx)).find((t) => t.number === which.tiltak);
    if (!runde || runde.data.removed || runde.data.closed || !tiltak || !isAsked(tiltak.data)) return CHANGED;
    const own = (await listRapporter(tx)).find((r) => r.data.runde === which.runde && r.data.tiltak === which.tiltak);
    if ((own?.revision ?? 0) !== seen) return CHANGED;
    const { date } = runde.data;
    const account = await kilder.accounts(tx, date);
    const against = { account, adopted: await kilder.adopted(tx, date) };
    const planned = (await plannedFor(tx, runde.data, against))(which.tiltak);
    const money = moneyDeviates(account, runde.data, which.tiltak);
    const parsed = parseRapport(typed, { ...which, type: runde.data.type, planned, money });
    if (!parsed.ok) return parsed;
    return saveRowIn(tx, written(clock, actor), RAPPORT, parsed.value, own ?? null);
  });

/** Something written while a round is open; a round that is closed has been frozen. */
const whileOpen = (
  db: Database,
  actor: Actor,
  runde: number,
  write: (tx: Tx) => Promise<RowResult<number>>,
): Promise<RowResult<number>> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<RowResult<number>> => {
    await lockRapportrunder(tx, actor.kommuneId);
    const open = await findRow(tx, RAPPORTRUNDE, runde);
    return !open || open.data.removed || open.data.closed ? CHANGED : write(tx);
  });

/** What an agreement or a field of the supply has delivered, said in a round. */
export const tellLevert = (
  db: Database,
  clock: Clock,
  actor: Actor,
  which: { readonly runde: number; readonly rad: number },
  typed: TypedFields,
) =>
  whileOpen(db, actor, which.runde, (tx) => addLeveranseIn(tx, written(clock, actor), which.rad, typed, clock.today()));

/** Takes back what was said of one, of the revision that was seen. */
export const takeBackLevert = (
  db: Database,
  clock: Clock,
  actor: Actor,
  runde: number,
  seen: Seen & { readonly place: number },
) => whileOpen(db, actor, runde, (tx) => removeLeveranseIn(tx, written(clock, actor), seen, seen.place));

/** Closes the round that was seen and freezes its report; what is not reported stands in it as not reported. */
export const closeRapportrunde = (
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  kilder: Kilder = NOTHING,
): Promise<RowResult<number>> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<RowResult<number>> => {
    await lockRapportrunder(tx, actor.kommuneId);
    const runde = await findRow(tx, RAPPORTRUNDE, seen.number);
    if (!runde || runde.data.closed) return CHANGED;
    const w = written(clock, actor);
    const closed = await saveRowIn(tx, w, RAPPORTRUNDE, { ...runde.data, closed: true }, seen);
    if (!closed.ok) return closed;
    const { title, type, date, deadline, grense = GRENSE } = runde.data;
    const account = await kilder.accounts(tx, date);
    const against = { account, adopted: await kilder.adopted(tx, date) };
    const planned = await plannedFor(tx, runde.data, against);
    await insertUtgave(tx, w, {
      schema: 1,
      runde: runde.number,
      title,
      type,
      date,
      deadline,
      grense,
      closedOn: clock.today(),
      regnskap: account,
      levering: await leveringFor(tx, runde.data, against),
      indikatorer: await kilder.indikatorer(tx, date, sinceOf(await listRapportrunder(tx), runde)),
      linjer: linjerOf(runde, await listTiltakEndret(tx), await listRapporter(tx), planned),
    });
    return closed;
  });
