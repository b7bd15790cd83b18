import type { Tx } from '../../platform/db/database.ts';
import type { Written } from '../../platform/db/revisions.ts';
import {
  buildOekonomiplan,
  listFrames,
  listKontering,
  listUtgaver,
  type PlanTables,
  tablesIn,
} from '../oekonomiplan/index.ts';
import type { Regneark } from '../roedtraad/index.ts';
import { listTiltak } from '../tiltak/index.ts';
import { type Lesning, readRows } from './actions/lesing.ts';
import { budgetOf, compare, type Kontolinje, type Sammenstilling, type Tilstand, type Valg } from './regnskap.ts';

export interface Regnskap {
  readonly number: number;
  readonly name: string;
  readonly year: number;
  readonly period: number;
  readonly sheets: readonly Regneark[];
  readonly choice: Valg;
  readonly linjer: readonly Kontolinje[];
  readonly state: Tilstand;
  readonly replaced: number | null;
  readonly created: string;
  /** Of a long file, what came of it when it was read; of any that was taken in, its rows and its own sum. */
  readonly lesning: Lesning | Pick<Lesning, 'rows' | 'oere'> | null;
  /** The upload of a long file, of whose rows `sheets` has the first alone. */
  readonly fil: string | null;
}

const COLUMNS = 'number, name, year, period, sheets, choice, linjer, state, replaced, created, lesning, fil';

/** What the rows of a file that waits come to; null while a long one is being read again. */
export function lesningOf(own: Regnskap): Lesning | null {
  if (own.fil === null) return readRows(own.sheets[own.choice.sheet], own.choice, own.year);
  return own.lesning && 'linjer' in own.lesning ? own.lesning : null;
}

/** One at a time changes which accounts stand in a kommune; held to the end of the transaction. */
export const lockRegnskap = (tx: Tx, kommuneId: string) =>
  tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`regnskap:${kommuneId}`]);

/** Stores what was read, in place of what somebody read before and never took in. */
export async function insertRegnskap(
  tx: Tx,
  w: Written,
  of: Pick<Regnskap, 'name' | 'year' | 'period' | 'sheets' | 'choice'> & Partial<Pick<Regnskap, 'lesning' | 'fil'>>,
): Promise<number> {
  await lockRegnskap(tx, w.kommuneId);
  const [row] = await tx.rows<{ number: number }>(
    `insert into regnskap (kommune_id, number, name, year, period, sheets, choice, state, created, created_by, lesning, fil)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, 'lest', $7, $8, $9, $10 from regnskap where kommune_id = $1 returning number`,
    [
      w.kommuneId,
      of.name,
      of.year,
      of.period,
      JSON.stringify(of.sheets),
      JSON.stringify(of.choice),
      w.at,
      w.by,
      of.lesning ? JSON.stringify(of.lesning) : null,
      of.fil ?? null,
    ],
  );
  if (!row) throw new Error('Nothing was added to regnskap');
  await tx.rows("delete from regnskap where state = 'lest' and number < $1", [row.number]);
  return row.number;
}

export const findRegnskap = async (tx: Tx, number: number): Promise<Regnskap | null> =>
  (await tx.rows<Regnskap>(`select ${COLUMNS} from regnskap where number = $1`, [number]))[0] ?? null;

export const listRegnskap = (
  tx: Tx,
): Promise<Pick<Regnskap, 'number' | 'name' | 'year' | 'period' | 'state' | 'created'>[]> =>
  tx.rows('select number, name, year, period, state, created from regnskap order by number desc limit 50');

export const setValg = (tx: Tx, number: number, choice: Valg) =>
  tx.rows("update regnskap set choice = $2, lesning = null where number = $1 and state = 'lest'", [
    number,
    JSON.stringify(choice),
  ]);

/** What came of reading a long file with the columns as they are; nothing is kept if they were said otherwise meanwhile. */
export const setLesning = (tx: Tx, number: number, choice: Valg, lesning: Lesning) =>
  tx.rows("update regnskap set lesning = $3 where number = $1 and state = 'lest' and choice = $2::jsonb", [
    number,
    JSON.stringify(choice),
    JSON.stringify(lesning),
  ]);

export const setState = (tx: Tx, number: number, state: Tilstand) =>
  tx.rows('update regnskap set state = $2 where number = $1', [number, state]);

/** The number of the account that stands for a year and period; null when none does. */
export async function standing(tx: Tx, year: number, period: number): Promise<number | null> {
  const [row] = await tx.rows<{ number: number }>(
    "select number from regnskap where year = $1 and period = $2 and state = 'tatt-inn'",
    [year, period],
  );
  return row?.number ?? null;
}

export const setTaken = (tx: Tx, number: number, { linjer, rows, oere }: Lesning, replaced: number | null) =>
  tx.rows(
    `update regnskap set state = 'tatt-inn', linjer = $2, replaced = $3, lesning = $4, sheets = '[]', fil = null
     where number = $1`,
    [number, JSON.stringify(linjer), replaced, JSON.stringify({ rows, oere })],
  );

/**
 * The account against the budget of its year: the reading of the plan the council adopted for that year, else the plan
 * of the tiltak as they stand now.
 */
export async function sammenstill(
  tx: Tx,
  tables: PlanTables,
  of: Pick<Regnskap, 'number' | 'name' | 'year' | 'period' | 'created' | 'lesning'>,
  linjer: readonly Kontolinje[],
): Promise<Sammenstilling> {
  const adopted = (await listUtgaver(tx)).find((u) => u.trinn === 'vedtatt' && u.plan.years[0] === of.year);
  const plan =
    adopted?.plan ?? buildOekonomiplan(of.year, await listTiltak(tx), await listFrames(tx), await tablesIn(tx, tables));
  const lines = new Set(plan.lines.map((l) => Number(l.number.slice(2))));
  return {
    number: of.number,
    name: of.name,
    year: of.year,
    period: of.period,
    taken: of.created.slice(0, 10),
    vedtak: adopted ? { number: adopted.number, date: adopted.date } : null,
    oere: of.lesning?.oere ?? null,
    ...compare(linjer, await listKontering(tx, lines), budgetOf(plan, of.year)),
  };
}

/** The newest account there is up to a day, within its year; null when none has been taken in. */
export async function regnskapAsOf(tx: Tx, tables: PlanTables, day: string): Promise<Sammenstilling | null> {
  const [found] = await tx.rows<Regnskap>(
    `select ${COLUMNS} from regnskap where state = 'tatt-inn' and year = $1 and period <= $2 order by period desc limit 1`,
    [Number(day.slice(0, 4)), Number(day.slice(5, 7))],
  );
  return found ? sammenstill(tx, tables, found, found.linjer) : null;
}

/** The years whose whole account has been taken in. */
export const wholeYears = async (tx: Tx): Promise<number[]> =>
  (await tx.rows<{ year: number }>("select year from regnskap where state = 'tatt-inn' and period = 12")).map(
    (row) => row.year,
  );

/** The newest account of all; null when none has been taken in. */
export async function newestRegnskap(tx: Tx, tables: PlanTables): Promise<Sammenstilling | null> {
  const [found] = await tx.rows<Regnskap>(
    `select ${COLUMNS} from regnskap where state = 'tatt-inn' order by year desc, period desc limit 1`,
  );
  return found ? sammenstill(tx, tables, found, found.linjer) : null;
}
