import type { Tx } from '../../platform/db/database.ts';
import {
  addFirst,
  addRevision,
  currentRevisions,
  everyRevision,
  lockNumbers,
  type Revision,
  revisionsOf,
  type Written,
} from '../../platform/db/revisions.ts';
import type { RowKind } from '../../platform/db/rows.ts';
import type { Egneverdier } from '../egnefelt/index.ts';
import { type Maal, strategierOf } from './maal.ts';
import { pekende, type Stedfortreder, stedfortrederIn } from './stedfortreder.ts';
import type { PlacedStrategi, Strategi } from './strategi.ts';
import { type Tiltak, tiltakNumber } from './tiltak.ts';
import type { Utvalg } from './utvalg.ts';

/** A goal with every strategi under it, removed ones too. */
export interface StoredMaal extends Revision<Maal> {
  readonly strategies: readonly PlacedStrategi[];
}

const currentStrategies = (tx: Tx): Promise<PlacedStrategi[]> =>
  tx.rows<PlacedStrategi>(
    'select distinct on (maal, number) maal, number, revision, data from strategi_revisjon order by maal, number, revision desc',
  );

export async function listMaal(tx: Tx): Promise<StoredMaal[]> {
  const rows = await currentStrategies(tx);
  const goals = await currentRevisions<Maal>(tx, 'maal_revisjon');
  return goals.filter((g) => !g.data.removed).map((g) => ({ ...g, strategies: strategierOf(g, rows) }));
}

export async function findMaal(tx: Tx, number: number): Promise<StoredMaal | null> {
  const [newest] = await revisionsOf<Maal>(tx, 'maal_revisjon', number);
  return newest ? { ...newest, strategies: strategierOf(newest, await currentStrategies(tx)) } : null;
}

/** All revisions of a goal, newest first. */
export const maalHistory = (tx: Tx, number: number): Promise<Revision<Maal>[]> =>
  revisionsOf<Maal>(tx, 'maal_revisjon', number);

export const insertMaal = (tx: Tx, w: Written, data: Maal): Promise<number> => addFirst(tx, 'maal_revisjon', w, data);

/** False when somebody else has saved since `after`. */
export const reviseMaal = (tx: Tx, w: Written, number: number, after: number, data: Maal): Promise<boolean> =>
  addRevision(tx, 'maal_revisjon', w, number, after, data);

/** All revisions of a strategi, newest first. */
export const strategiHistory = (tx: Tx, maal: number, number: number): Promise<Revision<Strategi>[]> =>
  tx.rows<Revision<Strategi>>(
    'select number, revision, data, created from strategi_revisjon where maal = $1 and number = $2 order by revision desc',
    [maal, number],
  );

/** Writes the revision of a strategi after `after` (0 for the first); false when somebody else has saved since then. */
export async function insertStrategiRevision(
  tx: Tx,
  w: Written,
  place: { readonly maal: number; readonly number: number },
  after: number,
  data: Strategi,
): Promise<boolean> {
  const rows = await tx.rows(
    `insert into strategi_revisjon (kommune_id, maal, number, revision, data, created, created_by)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning number`,
    [w.kommuneId, place.maal, place.number, after + 1, JSON.stringify(data), w.at, w.by],
  );
  return rows.length > 0;
}

export const UTVALG: RowKind<Utvalg> = {
  table: 'tiltaksutvalg_revisjon',
  event: 'tiltak.utvalg',
  same: (a, b) => (a.name.toLocaleLowerCase('nb') === b.name.toLocaleLowerCase('nb') ? 'utvalgsnavn' : null),
};

/** The newest revision of every tiltak that has not been taken away, pointing at those that stand. */
export async function listTiltak(tx: Tx): Promise<Revision<Tiltak>[]> {
  const all = await currentRevisions<Tiltak>(tx, 'tiltak_revisjon');
  const to = stedfortrederIn(all.map(({ number, data }) => ({ number, by: data.removed ? data.replacedBy : null })));
  return all.filter((t) => !t.data.removed).map((t) => pekende(t, to));
}

/**
 * The same, each from when its content last changed: an adopted plan that only puts its decision behind the status has changed nothing that
 * anybody has reported on.
 */
export async function listTiltakEndret(tx: Tx): Promise<Revision<Tiltak>[]> {
  const rows = await tx.rows<{ number: number; at: string }>(
    `select number, max(created) as at from (
       select number, created, data - 'decision' is distinct from
         lag(data - 'decision') over (partition by number order by revision) as changed
       from tiltak_revisjon) revisions
     where changed group by number`,
  );
  const at = new Map(rows.map((r) => [r.number, r.at]));
  return (await listTiltak(tx)).map((t) => ({ ...t, created: at.get(t.number) ?? t.created }));
}

/** For pointers in other tables: the number of the tiltak that stands for another now. */
export const stedfortreder = async (tx: Tx): Promise<Stedfortreder> =>
  stedfortrederIn(
    await tx.rows<{ number: number; by: number }>(
      `select number, (data->>'replacedBy')::int as by
       from (select distinct on (number) number, data from tiltak_revisjon order by number, revision desc) newest
       where data->>'removed' = 'true' and data->>'replacedBy' is not null`,
    ),
  );

/** The newest revision of every tiltak there has been, those taken away last. */
export const listTidligere = async (tx: Tx): Promise<Revision<Tiltak>[]> =>
  (await currentRevisions<Tiltak>(tx, 'tiltak_revisjon')).sort(
    (a, b) => Number(a.data.removed ?? false) - Number(b.data.removed ?? false),
  );

/** Every revision of every tiltak, removed ones too. */
export const allTiltak = (tx: Tx): Promise<Revision<Tiltak>[]> => everyRevision<Tiltak>(tx, 'tiltak_revisjon');

/** One saver at a time of what tiltak require: two who each save half of a circle must not both be let through. */
export const lockSammenheng = (tx: Tx, kommuneId: string): Promise<unknown> =>
  tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`tiltak-krever:${kommuneId}`]);

/**
 * For a transaction that writes many goals and tiltak: every lock that one of them takes before its event, in one order. Taken row by row
 * they would come after the lock of the first row's event, and two writers could wait for each other.
 */
export async function lockPlan(tx: Tx, kommuneId: string): Promise<void> {
  await lockSammenheng(tx, kommuneId);
  await lockNumbers(tx, 'maal_revisjon', kommuneId);
  await lockNumbers(tx, 'tiltak_revisjon', kommuneId);
}

/** All revisions of a tiltak, newest first. */
export const tiltakHistory = (tx: Tx, number: number): Promise<Revision<Tiltak>[]> =>
  revisionsOf<Tiltak>(tx, 'tiltak_revisjon', number);

export const insertTiltak = (tx: Tx, w: Written, data: Tiltak): Promise<number> =>
  addFirst(tx, 'tiltak_revisjon', w, data);

/** False when somebody else has saved since `after`. */
export const reviseTiltak = (tx: Tx, w: Written, number: number, after: number, data: Tiltak): Promise<boolean> =>
  addRevision(tx, 'tiltak_revisjon', w, number, after, data);

/** What every tiltak says in the municipality's own fields. */
export const listEgneVerdier = async (tx: Tx): Promise<{ number: number; name: string; own: Egneverdier }[]> =>
  (await listTiltak(tx)).map((t) => ({
    number: t.number,
    name: `${tiltakNumber(t.number)} ${t.data.title}`,
    own: t.data.own ?? {},
  }));
