import type { Tx } from '../../platform/db/database.ts';
import type { Written } from '../../platform/db/revisions.ts';
import type { Ark, Utelatt, Valg } from './actions/lesing.ts';
import type { Listetelling } from './andeler.ts';
import type { Bolig, Gruppe, Sizes } from './bolig.ts';
import type { DatertListe, Listebolig } from './regnskap.ts';

export type Tilstand = 'lest' | 'tatt-inn' | 'angret';
export interface Liste {
  readonly number: number;
  readonly name: string;
  readonly sheets: readonly Ark[];
  readonly choice: Valg;
  readonly leftOut: readonly Utelatt[];
  readonly sizes: Sizes | null;
  readonly asOf: string | null;
  readonly state: Tilstand;
  readonly created: string;
}
export type ListeHode = Omit<Liste, 'sheets' | 'choice'> & { readonly units: number };

export async function insertListe(
  tx: Tx,
  w: Written,
  of: Pick<Liste, 'name' | 'sheets' | 'choice' | 'leftOut'>,
): Promise<number> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`boligliste:${w.kommuneId}`]);
  const [row] = await tx.rows<{ number: number }>(
    `insert into boligliste (kommune_id, number, name, sheets, choice, left_out, state, created, created_by)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, 'lest', $6, $7 from boligliste where kommune_id = $1 returning number`,
    [
      w.kommuneId,
      of.name,
      JSON.stringify(of.sheets),
      JSON.stringify(of.choice),
      JSON.stringify(of.leftOut),
      w.at,
      w.by,
    ],
  );
  if (!row) throw new Error('Nothing was added to boligliste');
  return row.number;
}

/** Tables that nobody took in are not kept past the time given. */
export const emptyForgotten = (tx: Tx, before: string): Promise<unknown> =>
  tx.rows(`delete from boligliste where state = 'lest' and created < $1`, [before]);

const HEAD = `number, name, left_out as "leftOut", sizes, to_char(as_of, 'YYYY-MM-DD') as "asOf", state, created`;

export const findListe = async (tx: Tx, number: number, lock = false): Promise<Liste | null> =>
  (
    await tx.rows<Liste>(
      `select ${HEAD}, sheets, choice from boligliste where number = $1 ${lock ? 'for update' : ''}`,
      [number],
    )
  )[0] ?? null;

export const listLister = (tx: Tx): Promise<ListeHode[]> =>
  tx.rows<ListeHode>(
    `select ${HEAD}, (select count(*)::int from bolig b where b.liste = l.number) as units
     from boligliste l where state <> 'lest' order by number desc limit 50`,
  );

/** The list that is the stock: the newest that stands. */
export const currentListe = async (tx: Tx): Promise<Omit<ListeHode, 'units'> | null> =>
  (
    await tx.rows<Omit<ListeHode, 'units'>>(
      `select ${HEAD} from boligliste where state = 'tatt-inn' order by number desc limit 1`,
    )
  )[0] ?? null;

export const setValg = (tx: Tx, number: number, choice: Valg): Promise<unknown> =>
  tx.rows(`update boligliste set choice = $2 where number = $1 and state = 'lest'`, [number, JSON.stringify(choice)]);

export const setTilstand = (tx: Tx, number: number, state: Tilstand): Promise<unknown> =>
  tx.rows('update boligliste set state = $2 where number = $1', [number, state]);

export const closeListe = (tx: Tx, number: number, asOf: string, sizes: Sizes | null): Promise<unknown> =>
  tx.rows(`update boligliste set state = 'tatt-inn', as_of = $2, sizes = $3, sheets = '[]' where number = $1`, [
    number,
    asOf,
    sizes === null ? null : JSON.stringify(sizes),
  ]);

const COLUMNS = [
  ['row', 'int', 'row'],
  ['key', 'text', 'key'],
  ['ref', 'text', 'ref'],
  ['address', 'text', 'address'],
  ['unit', 'text', 'unit'],
  ['building', 'text', 'building'],
  ['type', 'text', 'type'],
  ['level', 'text', 'level'],
  ['disposal', 'text', 'disposal'],
  ['owner', 'text', 'owner'],
  ['status', 'text', 'status'],
  ['buy', 'text', 'buy'],
  ['shared', 'text', 'shared'],
  ['vat', 'text', 'vat'],
  ['access', 'text', 'access'],
  ['condition', 'int', 'condition'],
  ['size', 'int', 'size'],
  ['rooms', 'int', 'rooms'],
  ['backlog', 'bigint', 'backlog'],
  ['rent', 'bigint', 'rent'],
  ['place', 'text', 'place'],
  ['grunnkrets', 'text', 'grunnkrets'],
  ['from_year', 'int', 'fromYear'],
  ['to_year', 'int', 'toYear'],
  ['back_year', 'int', 'backYear'],
  ['hire_end', 'date', 'hireEnd'],
  ['lease_end', 'date', 'leaseEnd'],
] as const satisfies readonly (readonly [string, string, keyof Bolig])[];
const NAMES = COLUMNS.map(([c]) => c).join(', ');
const PART = 2500;

/** Writes them some thousands at a time. */
export async function insertBoliger(
  tx: Tx,
  kommuneId: string,
  liste: number,
  boliger: readonly Bolig[],
): Promise<void> {
  for (let from = 0; from < boliger.length; from += PART) {
    const part = boliger.slice(from, from + PART);
    await tx.rows(
      `insert into bolig (kommune_id, liste, ${NAMES})
       select $1, $2, ${NAMES} from unnest(${COLUMNS.map(([, type], i) => `$${i + 3}::${type}[]`).join(', ')}) as b (${NAMES})`,
      [kommuneId, liste, ...COLUMNS.map(([, , field]) => part.map((b) => b[field]))],
    );
  }
}

/** All of them as one value: on the embedded database every value that is fetched has its price, and these would be tens of thousands. */
export async function boligerIn(tx: Tx, liste: number): Promise<Bolig[]> {
  const [all] = await tx.rows<{ boliger: readonly (string | number | null)[][] | null }>(
    `select json_agg(json_build_array(${NAMES}) order by row) as boliger from bolig where liste = $1`,
    [liste],
  );
  return (all?.boliger ?? []).map(
    (values) => Object.fromEntries(COLUMNS.map(([, , field], i) => [field, values[i]])) as unknown as Bolig,
  );
}

/** Those that stand today or come later, by kind and by when they come and go. */
export const grupperIn = (tx: Tx, liste: number, today: string): Promise<Gruppe[]> =>
  tx.rows<Gruppe>(
    `select type, level, disposal, from_year as "fromYear", extract(year from last)::int as "toYear", place,
       status, back_year as "backYear", last is not distinct from hire_end and last is not null as hired,
       count(*)::int as units
     from (select b.*, least(hire_end, make_date(to_year, 12, 31)) as last from bolig b where liste = $1) b
     where status is distinct from 'avhendet' and (last is null or last >= $2::date)
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9 order by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
    [liste, today],
  );

/** Dwellings of a list that have left since `from`, in a year it tells: they are no stock any more. */
export const borteIn = (tx: Tx, liste: number, today: string, from: number): Promise<Gruppe[]> =>
  tx.rows<Gruppe>(
    `select type, level, disposal, from_year as "fromYear", to_year as "toYear", place, 'avhendet' as status,
       coalesce(hire_end <= make_date(to_year, 12, 31), false) as hired, count(*)::int as units
     from bolig where liste = $1 and to_year >= $3 and (status = 'avhendet' or make_date(to_year, 12, 31) < $2::date)
     group by 1, 2, 3, 4, 5, 6, 7, 8 order by 1, 2, 3, 4, 5, 6, 7, 8`,
    [liste, today, from],
  );

/** Of every list that stands, the dwellings that stood on its day, by grunnkrets and access. */
export const listetellinger = (tx: Tx): Promise<Listetelling[]> =>
  tx.rows<Listetelling>(
    `select l.number as list, to_char(l.as_of, 'YYYY-MM-DD') as "asOf", b.grunnkrets, b.access, count(*)::int as units
     from bolig b join boligliste l on l.kommune_id = b.kommune_id and l.number = b.liste
     where l.state = 'tatt-inn' and b.status is distinct from 'avhendet'
       and coalesce(b.from_year, 0) <= extract(year from l.as_of)
       and coalesce(least(b.hire_end, make_date(b.to_year, 12, 31)), l.as_of) >= l.as_of
     group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );

/** When a list was last taken in or undone; null where none ever was. */
export const listeEndret = async (tx: Tx): Promise<string | null> =>
  (await tx.rows<{ at: string | null }>("select max(at) as at from hendelse where type like 'tilbud.boligliste-%'"))[0]
    ?.at ?? null;

/** How a new list stands to the one before it: which are new and which are not there any more. */
export const keysIn = async (tx: Tx, liste: number): Promise<Set<string>> =>
  new Set((await tx.rows<{ key: string }>('select key from bolig where liste = $1', [liste])).map((r) => r.key));

type Listerad = readonly [
  liste: number,
  key: Listebolig['key'],
  type: Listebolig['type'],
  level: Listebolig['level'],
  area: Listebolig['area'],
  fromYear: Listebolig['fromYear'],
  lastYear: Listebolig['lastYear'],
  gone: Listebolig['gone'],
];

/** Lists that stand, oldest first, with what the ledger asks of each dwelling. */
export async function daterteLister(tx: Tx): Promise<DatertListe[]> {
  const lists = await tx.rows<{ number: number; year: number }>(
    `select number, extract(year from as_of)::int as year from boligliste where state = 'tatt-inn' order by number`,
  );
  const [all] = await tx.rows<{ rows: readonly Listerad[] | null }>(
    `select json_agg(json_build_array(b.liste, b.key, b.type, b.level, b.place, b.from_year,
       least(b.to_year, extract(year from b.hire_end)::int), b.status is not distinct from 'avhendet') order by b.liste, b.row) as rows
     from bolig b join boligliste l on l.kommune_id = b.kommune_id and l.number = b.liste where l.state = 'tatt-inn'`,
  );
  const of = new Map<number, Listebolig[]>(lists.map((l) => [l.number, []]));
  for (const [liste, key, type, level, area, fromYear, lastYear, gone] of all?.rows ?? [])
    of.get(liste)?.push({ key, type, level, area, fromYear, lastYear, gone });
  return lists.map((l) => ({ year: l.year, boliger: of.get(l.number) ?? [] }));
}
