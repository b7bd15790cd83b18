import type { Tx } from '../../platform/db/database.ts';
import { currentRevisions, type Revision, revisionsOf, type Written } from '../../platform/db/revisions.ts';
import { listAllRows, type RowKind } from '../../platform/db/rows.ts';
import type { Ark, Tabellvalg } from './actions/tabell.ts';
import type { EgenTekst, EgenVerdi, Sammenligning } from './eget.ts';

const samePlace = (a: EgenVerdi, b: EgenVerdi) =>
  a.indikator === b.indikator && a.place === b.place && a.year === b.year ? 'year' : null;

export const VERDI: RowKind<EgenVerdi> = {
  table: 'indikatorverdi_revisjon',
  event: 'kunnskap.verdi',
  same: samePlace,
};
export const TEKST: RowKind<EgenTekst> = { table: 'indikatortekst_revisjon', event: 'kunnskap.tekst' };
export const SAMMENLIGNING: RowKind<Sammenligning> = {
  table: 'sammenligning_revisjon',
  event: 'kunnskap.sammenligning',
};

export const listVerdier = (tx: Tx): Promise<Revision<EgenVerdi>[]> => listAllRows(tx, VERDI);

/** The municipality's own figures for an indicator, the newest first. */
export const verdierFor = async (tx: Tx, indikator: string): Promise<EgenVerdi[]> =>
  (await listVerdier(tx))
    .map((row) => row.data)
    .filter((v) => !v.removed && v.indikator === indikator && v.place === 'kommunen')
    .sort((a, b) => b.year - a.year);

/** The text at an indicator, also when it is put away: there is one, and it keeps its history. */
export const findTekst = async (tx: Tx, indikator: string): Promise<Revision<EgenTekst> | null> =>
  (await currentRevisions<EgenTekst>(tx, TEKST.table)).find((row) => row.data.indikator === indikator) ?? null;

export const listTekster = (tx: Tx): Promise<Revision<EgenTekst>[]> => listAllRows(tx, TEKST);

export const tekstHistorie = (tx: Tx, number: number): Promise<Revision<EgenTekst>[]> =>
  revisionsOf<EgenTekst>(tx, TEKST.table, number);

export const findSammenligning = async (tx: Tx): Promise<Revision<Sammenligning> | null> =>
  (await currentRevisions<Sammenligning>(tx, SAMMENLIGNING.table))[0] ?? null;

export const sammenligningHistorie = (tx: Tx, number: number): Promise<Revision<Sammenligning>[]> =>
  revisionsOf<Sammenligning>(tx, SAMMENLIGNING.table, number);

/** Today's numbers of the municipalities one compares with, those in one's KOSTRA group, and the code of the group. */
export async function comparedNumbers(tx: Tx): Promise<readonly string[]> {
  const { numbers = [], group = null } = (await findSammenligning(tx))?.data ?? {};
  return [...new Set([...numbers, ...(group ? [...group.members, group.code] : [])])];
}

/** How many indicators the municipality has a text or a figure of its own for. */
export const ownIndikatorer = async (tx: Tx): Promise<number> =>
  new Set(
    [...(await listTekster(tx)), ...(await listVerdier(tx))].flatMap((row) =>
      row.data.removed ? [] : [row.data.indikator],
    ),
  ).size;

/** A table that was read and not yet taken in. */
export interface Indikatortabell {
  readonly number: number;
  readonly indikator: string;
  readonly name: string;
  readonly sheets: readonly Ark[];
  readonly choice: Tabellvalg;
  readonly state: 'lest' | 'tatt-inn' | 'angret';
}

/** A revision of a figure that taking in a table wrote. */
export interface Skrevet {
  readonly number: number;
  readonly revision: number;
}

/** A table that was taken in and not taken back. */
export interface Tatt {
  readonly number: number;
  readonly name: string;
  readonly taken: string;
  readonly written: readonly Skrevet[];
}

export async function insertTabell(
  tx: Tx,
  w: Written,
  of: Pick<Indikatortabell, 'indikator' | 'name' | 'sheets' | 'choice'>,
): Promise<number> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`indikatortabell:${w.kommuneId}`]);
  const [row] = await tx.rows<{ number: number }>(
    `insert into indikatortabell (kommune_id, number, indikator, name, sheets, choice, state, created, created_by)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, 'lest', $6, $7 from indikatortabell where kommune_id = $1 returning number`,
    [w.kommuneId, of.indikator, of.name, JSON.stringify(of.sheets), JSON.stringify(of.choice), w.at, w.by],
  );
  if (!row) throw new Error('Nothing was added to indikatortabell');
  return row.number;
}

export const findTabell = async (tx: Tx, number: number, lock = false): Promise<Indikatortabell | null> =>
  (
    await tx.rows<Indikatortabell>(
      `select number, indikator, name, sheets, choice, state from indikatortabell where number = $1 ${lock ? 'for update' : ''}`,
      [number],
    )
  )[0] ?? null;

export const setTabellvalg = (tx: Tx, number: number, choice: Tabellvalg): Promise<unknown> =>
  tx.rows(`update indikatortabell set choice = $2 where number = $1 and state = 'lest'`, [
    number,
    JSON.stringify(choice),
  ]);

export const closeTabell = (tx: Tx, number: number, at: string, written: readonly Skrevet[]): Promise<unknown> =>
  tx.rows(`update indikatortabell set state = 'tatt-inn', sheets = '[]', taken = $2, written = $3 where number = $1`, [
    number,
    at,
    JSON.stringify(written),
  ]);

/** Tables of an indicator whose figures can be taken back together, the newest first. */
export const listTatt = (tx: Tx, indikator: string): Promise<Tatt[]> =>
  tx.rows<Tatt>(
    `select number, name, taken, written from indikatortabell
     where indikator = $1 and state = 'tatt-inn' and taken is not null and written <> '[]' order by number desc limit 20`,
    [indikator],
  );

export const findTatt = async (tx: Tx, indikator: string, number: number): Promise<Tatt | null> =>
  (
    await tx.rows<Tatt>(
      `select number, name, taken, written from indikatortabell
       where indikator = $1 and number = $2 and state = 'tatt-inn' and taken is not null for update`,
      [indikator, number],
    )
  )[0] ?? null;

export const undoneTabell = (tx: Tx, number: number): Promise<unknown> =>
  tx.rows(`update indikatortabell set state = 'angret' where number = $1`, [number]);

/** Tables that nobody took in are not kept past the time given. */
export const emptyForgottenTables = (tx: Tx, before: string): Promise<unknown> =>
  tx.rows(`delete from indikatortabell where state = 'lest' and created < $1`, [before]);
