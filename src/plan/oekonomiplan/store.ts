import { kroner } from '../../kernel/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { listMaal, stedfortreder } from '../tiltak/index.ts';
import type { Trinn, TypedUtgave, Utgave } from './behandling.ts';
import { type Kontering, staaendeKontering } from './kontering.ts';
import type { Laanevilkaar } from './laan.ts';
import type { Frame, Oekonomiplan, PlanTables } from './oekonomiplan.ts';

export async function listFrames(tx: Tx): Promise<Frame[]> {
  const rows = await tx.rows<{
    year: number;
    drift: number;
    investering: number;
    laan: number | null;
    inn: number | null;
    brukt: number | null;
  }>(
    'select year, drift, investering, laan, avdrag_inn as inn, avdrag_brukt as brukt from oekonomiplan_ramme order by year',
  );
  return rows.map(({ year, drift, investering, laan, inn, brukt }) => ({
    year,
    drift: kroner(drift),
    investering: kroner(investering),
    ...(laan === null ? {} : { laan: kroner(laan) }),
    ...(inn === null || brukt === null ? {} : { utlaan: { inn: kroner(inn), brukt: kroner(brukt) } }),
  }));
}

export async function saveFrame(tx: Tx, kommuneId: string, f: Frame): Promise<void> {
  await tx.rows(
    `insert into oekonomiplan_ramme (kommune_id, year, drift, investering, laan, avdrag_inn, avdrag_brukt) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (kommune_id, year) do update set drift = excluded.drift, investering = excluded.investering,
       laan = excluded.laan, avdrag_inn = excluded.avdrag_inn, avdrag_brukt = excluded.avdrag_brukt`,
    [kommuneId, f.year, f.drift, f.investering, f.laan ?? null, f.utlaan?.inn ?? null, f.utlaan?.brukt ?? null],
  );
}

export async function deleteFrame(tx: Tx, year: number): Promise<void> {
  await tx.rows('delete from oekonomiplan_ramme where year = $1', [year]);
}

/** The frames that stood before the last change; null when nothing has been changed. */
export async function framesBefore(tx: Tx): Promise<Frame[] | null> {
  const [last] = await tx.rows<{ data: { before?: Frame[] } }>(
    "select data from hendelse where type = 'oekonomiplan.ramme-satt' order by seq desc limit 1",
  );
  return last?.data.before ?? null;
}

/** The last event that changed what a form is made of, which its form says it has seen; 0 when nothing has been said. */
export async function lastChange(tx: Tx, types: readonly string[]): Promise<number> {
  const [row] = await tx.rows<{ seq: number }>(
    'select coalesce(max(seq), 0)::int as seq from hendelse where type = any($1)',
    [types],
  );
  return row?.seq ?? 0;
}

/** What stood when `seen` was the last of these events: each says what was there before it. */
export async function stoodAt<T>(tx: Tx, types: readonly string[], seen: number): Promise<T | undefined> {
  const [next] = await tx.rows<{ data: { before?: T } }>(
    'select data from hendelse where type = any($1) and seq > $2 order by seq limit 1',
    [types, seen],
  );
  return next?.data.before;
}

/** One at a time sets the frames of a kommune; held to the end of the transaction. */
export async function lockFrames(tx: Tx, kommuneId: string): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`oekonomiplan_ramme:${kommuneId}`]);
}

interface Row {
  readonly number: number;
  readonly trinn: Trinn;
  readonly date: string;
  readonly caseNumber: string;
  readonly note: string;
  readonly content: { readonly plan: Oekonomiplan; readonly frames: readonly Frame[] };
}

/** Every reading of every plan, the newest first; `tiltak` leaves those out that do not have it. */
export async function listUtgaver(tx: Tx, tiltak: string | null = null): Promise<Utgave[]> {
  const rows = await tx.rows<Row>(
    `select number, trinn, held_on as date, case_number as "caseNumber", note, content
     from oekonomiplan_utgave
     where $1::text is null or content->'plan'->'lines' @> jsonb_build_array(jsonb_build_object('number', $1::text))
     order by number desc`,
    [tiltak],
  );
  return rows.map(({ content, ...row }) => ({ ...row, plan: content.plan, frames: content.frames }));
}

/** One at a time adds a reading to a kommune; held to the end of the transaction. */
export async function lockUtgaver(tx: Tx, kommuneId: string): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`oekonomiplan_utgave:${kommuneId}`]);
}

export interface NewUtgave extends TypedUtgave {
  readonly number: number;
  readonly plan: Oekonomiplan;
  readonly frames: readonly Frame[];
}

export async function insertUtgave(
  tx: Tx,
  u: NewUtgave,
  w: { readonly kommuneId: string; readonly at: string; readonly by: string | null },
): Promise<void> {
  await tx.rows(
    `insert into oekonomiplan_utgave (kommune_id, number, trinn, first_year, held_on, case_number, note, content, created, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      w.kommuneId,
      u.number,
      u.trinn,
      u.plan.years[0] ?? 0,
      u.date,
      u.caseNumber,
      u.note,
      JSON.stringify({ plan: u.plan, frames: u.frames }),
      w.at,
      w.by,
    ],
  );
}

export const VILKAAR_EVENTS = ['oekonomiplan.laanevilkaar-satt', 'oekonomiplan.laanevilkaar-fjernet'] as const;
export const KONTERING_EVENTS = ['oekonomiplan.kontering-satt'] as const;

/** One at a time changes these; held to the end of the transaction. */
export const lockChanges = (tx: Tx, kommuneId: string, [type = '']: readonly string[]): Promise<unknown> =>
  tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`${type}:${kommuneId}`]);

/** What the municipality itself has said that loans cost, the newest first. */
export async function listVilkaar(tx: Tx): Promise<Laanevilkaar[]> {
  const rows = await tx.rows<Omit<Laanevilkaar, 'confidence' | 'rate'> & { rate: string | number }>(
    'select from_date as "from", form, years, rate, source from oekonomiplan_laanevilkaar order by from_date desc',
  );
  return rows.map((r) => ({ ...r, rate: Number(r.rate), confidence: null }));
}

/** Terms from the same day are written over. */
export async function saveVilkaar(tx: Tx, kommuneId: string, v: Omit<Laanevilkaar, 'confidence'>): Promise<void> {
  await tx.rows(
    `insert into oekonomiplan_laanevilkaar (kommune_id, from_date, form, years, rate, source) values ($1, $2, $3, $4, $5, $6)
     on conflict (kommune_id, from_date) do update set form = excluded.form, years = excluded.years, rate = excluded.rate, source = excluded.source`,
    [kommuneId, v.from, v.form, v.years, v.rate, v.source],
  );
}

export async function deleteVilkaar(tx: Tx, from: string): Promise<void> {
  await tx.rows('delete from oekonomiplan_laanevilkaar where from_date = $1', [from]);
}

/** The dated tables with the municipality's own terms for loans among them, and its goals. */
export const tablesIn = async (tx: Tx, tables: PlanTables): Promise<PlanTables> => ({
  ...tables,
  laan: [...(await listVilkaar(tx)), ...(tables.laan ?? [])],
  maal: await listMaal(tx),
});

/** Of tiltak that became part of others as theirs; those that stand in a plan that is frozen, named in `frozen`, stay as they are there. */
export async function listKontering(tx: Tx, frozen: ReadonlySet<number> = new Set()): Promise<Kontering[]> {
  const rows = await tx.rows<Kontering>(
    `select tiltak, ansvar, art_investering as "artInvestering", art_drift as "artDrift", prosjekt
     from oekonomiplan_kontering order by tiltak`,
  );
  const to = await stedfortreder(tx);
  return staaendeKontering(rows, (number) => (frozen.has(number) ? number : to(number)));
}

export async function saveKontering(tx: Tx, kommuneId: string, k: Kontering): Promise<void> {
  await tx.rows(
    `insert into oekonomiplan_kontering (kommune_id, tiltak, ansvar, art_investering, art_drift, prosjekt)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (kommune_id, tiltak) do update set ansvar = excluded.ansvar, art_investering = excluded.art_investering,
       art_drift = excluded.art_drift, prosjekt = excluded.prosjekt`,
    [kommuneId, k.tiltak, k.ansvar, k.artInvestering, k.artDrift, k.prosjekt],
  );
}
