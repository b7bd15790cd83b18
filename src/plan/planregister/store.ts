import type { Tx } from '../../platform/db/database.ts';
import {
  addFirst,
  addRevision,
  currentRevisions,
  type Revision,
  revisionsOf,
  type Written,
} from '../../platform/db/revisions.ts';
import { countsInOekonomiplan, listMaal, listTiltak, maalgrupperOf, staaende, stedfortreder } from '../tiltak/index.ts';
import { dekningOf, type Svarmaal, type Svartiltak } from './dekning.ts';
import type { Foering, Motstrid } from './foering.ts';
import { type Plan, planNumber } from './plan.ts';

/** The tables of this slice, and what stands in each. */
export interface Rows {
  readonly plan_revisjon: Plan;
  readonly foering_revisjon: Foering;
  readonly motstrid_revisjon: Motstrid;
}
export type Table = keyof Rows;

/** The newest revision of every row, removed ones too. */
export const listRows = <T extends Table>(tx: Tx, table: T): Promise<Revision<Rows[T]>[]> =>
  currentRevisions<Rows[T]>(tx, table);

export const listPlaner = (tx: Tx): Promise<Revision<Plan>[]> => listRows(tx, 'plan_revisjon');
/** The plans that stand, by what they may be called in a text. */
export const namedPlans = async (tx: Tx): Promise<{ number: number; code: string; title: string }[]> =>
  (await listPlaner(tx))
    .filter((p) => !p.data.removed)
    .map((p) => ({ number: p.number, code: planNumber(p.number), title: p.data.title }));
/** With the answers of tiltak that became part of another as that one's. */
export async function listFoeringer(tx: Tx): Promise<Revision<Foering>[]> {
  const to = await stedfortreder(tx);
  return (await listRows(tx, 'foering_revisjon')).map((r) => ({
    ...r,
    data: { ...r.data, tiltak: staaende(r.data.tiltak, to) },
  }));
}
export const listMotstrid = (tx: Tx): Promise<Revision<Motstrid>[]> => listRows(tx, 'motstrid_revisjon');

/** All revisions of a row, newest first. */
export const historyOf = <T extends Table>(tx: Tx, table: T, number: number): Promise<Revision<Rows[T]>[]> =>
  revisionsOf<Rows[T]>(tx, table, number);

export const insertRow = <T extends Table>(tx: Tx, table: T, w: Written, data: Rows[T]): Promise<number> =>
  addFirst(tx, table, w, data);

/** False when somebody else has saved since `after`. */
export const reviseRow = <T extends Table>(
  tx: Tx,
  table: T,
  w: Written,
  number: number,
  after: number,
  data: Rows[T],
): Promise<boolean> => addRevision(tx, table, w, number, after, data);

/** One saver at a time in the municipality's register: whether a plan may stand depends on all the others. */
export const lockRegister = (tx: Tx, kommuneId: string): Promise<unknown> =>
  tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`planregister:${kommuneId}`]);

/** The goals and the tiltak that may answer a føring. */
export async function listAnswers(tx: Tx): Promise<{ maal: Svarmaal[]; tiltak: Svartiltak[] }> {
  return {
    maal: (await listMaal(tx)).map((m) => ({ number: m.number, title: m.data.title })),
    tiltak: (await listTiltak(tx)).map(({ number, data }) => ({
      number,
      title: data.title,
      alive: data.status !== 'forkastet' && data.status !== 'ikke-gjennomfoert',
      funded: countsInOekonomiplan(data),
      groups: maalgrupperOf(data),
    })),
  };
}

/** How many føringer there are, and how many have no answer. */
export async function openFoeringer(tx: Tx): Promise<{ asked: number; open: number }> {
  const foeringer = await listFoeringer(tx);
  const { ubesvart } = dekningOf({ plans: [], foeringer, ...(await listAnswers(tx)) });
  return { asked: foeringer.filter((r) => !r.data.removed).length, open: ubesvart.length };
}
