import type { Tx } from '../../platform/db/database.ts';
import type { Written } from '../../platform/db/revisions.ts';
import type { Regneark } from '../roedtraad/index.ts';
import type { Choice, Slag, Tilstand } from './inntak.ts';

export interface Inntak {
  readonly number: number;
  readonly kind: Slag;
  readonly name: string;
  readonly sheets: readonly Regneark[];
  readonly choice: Choice;
  readonly state: Tilstand;
  readonly created: string;
}

/** What a row became. `row` is counted as the file counts it, from 1. */
export interface InntakRad {
  readonly kind: 'maal' | 'tiltak';
  readonly number: number;
  readonly sheet: string;
  readonly row: number;
  readonly source_number: string;
}

/** Stores what was read, and gives its number. */
export async function insertInntak(
  tx: Tx,
  w: Written,
  of: { readonly kind: Slag; readonly name: string; readonly sheets: readonly Regneark[]; readonly choice: Choice },
): Promise<number> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`inntak:${w.kommuneId}`]);
  const [row] = await tx.rows<{ number: number }>(
    `insert into inntak (kommune_id, number, kind, name, sheets, choice, state, created, created_by)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, 'lest', $6, $7 from inntak where kommune_id = $1 returning number`,
    [w.kommuneId, of.kind, of.name, JSON.stringify(of.sheets), JSON.stringify(of.choice), w.at, w.by],
  );
  if (!row) throw new Error('Nothing was added to inntak');
  return row.number;
}

const COLUMNS = 'number, kind, name, sheets, choice, state, created';

export const findInntak = async (tx: Tx, number: number): Promise<Inntak | null> =>
  (await tx.rows<Inntak>(`select ${COLUMNS} from inntak where number = $1`, [number]))[0] ?? null;

/** The same, kept from everybody else till the transaction ends. */
export const lockInntak = async (tx: Tx, number: number): Promise<Inntak | null> =>
  (await tx.rows<Inntak>(`select ${COLUMNS} from inntak where number = $1 for update`, [number]))[0] ?? null;

export const listInntak = (
  tx: Tx,
): Promise<(Pick<Inntak, 'number' | 'kind' | 'name' | 'state' | 'created'> & { tiltak: number })[]> =>
  tx.rows(
    `select i.number, i.kind, i.name, i.state, i.created,
       (select count(*)::int from inntak_rad r where r.inntak = i.number and r.kind = 'tiltak') as tiltak
     from inntak i order by i.number desc limit 50`,
  );

export const setChoice = (tx: Tx, number: number, choice: Choice): Promise<unknown> =>
  tx.rows(`update inntak set choice = $2 where number = $1 and state = 'lest'`, [number, JSON.stringify(choice)]);

export const setState = (tx: Tx, number: number, state: Tilstand): Promise<unknown> =>
  tx.rows('update inntak set state = $2 where number = $1', [number, state]);

export async function addRader(tx: Tx, kommuneId: string, inntak: number, rows: readonly InntakRad[]): Promise<void> {
  await tx.rows(
    `insert into inntak_rad (kommune_id, inntak, kind, number, sheet, row, source_number)
     select $1, $2, r.kind, r.number, r.sheet, r.row, r.source_number
     from unnest($3::text[], $4::int[], $5::text[], $6::int[], $7::text[]) as r (kind, number, sheet, row, source_number)`,
    [
      kommuneId,
      inntak,
      rows.map((r) => r.kind),
      rows.map((r) => r.number),
      rows.map((r) => r.sheet),
      rows.map((r) => r.row),
      rows.map((r) => r.source_number),
    ],
  );
}

export const radersOf = (tx: Tx, inntak: number): Promise<InntakRad[]> =>
  tx.rows<InntakRad>(
    'select kind, number, sheet, row, source_number from inntak_rad where inntak = $1 order by kind, row, number',
    [inntak],
  );

/** Where a goal or a tiltak came from: the first intake that holds it. */
export async function cameFrom(
  tx: Tx,
  kind: InntakRad['kind'],
  number: number,
): Promise<{ inntak: number; name: string; sheet: string; row: number; created: string } | null> {
  const [row] = await tx.rows<{ inntak: number; name: string; sheet: string; row: number; created: string }>(
    `select r.inntak, i.name, r.sheet, r.row, i.created from inntak_rad r
     join inntak i on i.kommune_id = r.kommune_id and i.number = r.inntak
     where r.kind = $1 and r.number = $2 order by r.inntak limit 1`,
    [kind, number],
  );
  return row ?? null;
}

/** Numbers that rows had in the tables they came from, by the tiltak they became; of intakes that stand. */
export const sourceNumbers = (tx: Tx): Promise<{ number: number; source_number: string }[]> =>
  tx.rows(
    `select r.number, r.source_number from inntak_rad r
     join inntak i on i.kommune_id = r.kommune_id and i.number = r.inntak
     where r.kind = 'tiltak' and i.state = 'tatt-inn' and r.source_number <> ''`,
  );
