import type { Tx } from '../../platform/db/database.ts';
import { listRows, type RowKind } from '../../platform/db/rows.ts';
import type { Fritekst, Vurdering } from './fritekst.ts';
import type { Resultat } from './resultat.ts';
import type { Undersoekelse } from './skjema.ts';
import { type Ark, METODER, type Metode, type Svar } from './svar.ts';

export const UNDERSOEKELSE: RowKind<Undersoekelse> = {
  table: 'brukerundersoekelse_revisjon',
  event: 'brukerundersoekelse.undersoekelse',
};

/** One at a time changes a survey or answers it: nobody answers what is just closing, and the order of a day is made anew whole. */
export const alone = (tx: Tx, kommuneId: string, number: number): Promise<unknown> =>
  tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`undersoekelse:${kommuneId}:${number}`]);

/**
 * Lays a sheet among the others of its day. All of them are written anew in an order of chance: neither where a row lies in the
 * table nor which transaction wrote it says who came first. No event is recorded, for an event has a time.
 */
export async function insertArk(
  tx: Tx,
  kommuneId: string,
  number: number,
  sheet: { readonly day: string; readonly method: Metode; readonly ark: Ark },
): Promise<void> {
  await tx.rows(
    `with before as (delete from undersoekelse_svar where undersoekelse = $2 and day = $3::date returning method, answers),
       together as (select method, answers from before union all select $4, $5::jsonb)
     insert into undersoekelse_svar (kommune_id, undersoekelse, id, day, method, answers)
     select $1, $2, gen_random_uuid(), $3::date, method, answers from together order by random()`,
    [kommuneId, number, sheet.day, sheet.method, JSON.stringify(sheet.ark.answers)],
  );
  if (sheet.ark.texts.length === 0) return;
  await tx.rows(
    `with before as (delete from undersoekelse_fritekst where undersoekelse = $2 and state = 'ny' returning id, question, text, revision),
       together as (select id, question, text, revision from before union all
         select gen_random_uuid(), t.question, t.text, 1 from jsonb_to_recordset($3::jsonb) as t(question text, text text))
     insert into undersoekelse_fritekst (kommune_id, undersoekelse, id, question, text, state, revision)
     select $1, $2, id, question, text, 'ny', revision from together order by random()`,
    [kommuneId, number, JSON.stringify(sheet.ark.texts)],
  );
}

/** Takes out one sheet of paper that was typed in wrongly, known by what is on it; false when there is none such. */
export async function removeArk(tx: Tx, number: number, day: string, ark: Ark): Promise<boolean> {
  const rows = await tx.rows(
    `delete from undersoekelse_svar where undersoekelse = $1 and id = (select id from undersoekelse_svar
       where undersoekelse = $1 and day = $2::date and method = 'papir' and answers = $3::jsonb limit 1) returning 1`,
    [number, day, JSON.stringify(ark.answers)],
  );
  if (rows.length === 0) return false;
  for (const { question, text } of ark.texts)
    await tx.rows(
      `delete from undersoekelse_fritekst where undersoekelse = $1 and id = (select id from undersoekelse_fritekst
         where undersoekelse = $1 and question = $2 and text = $3 and state = 'ny' limit 1)`,
      [number, question, text],
    );
  return true;
}

export const listSvar = (tx: Tx, number: number): Promise<{ method: Metode; answers: Svar }[]> =>
  tx.rows('select method, answers from undersoekelse_svar where undersoekelse = $1 order by id', [number]);

/** How many sheets each survey has, by how they came. */
export async function countSvar(tx: Tx): Promise<ReadonlyMap<number, Readonly<Record<Metode, number>>>> {
  const rows = await tx.rows<{ undersoekelse: number; method: Metode; n: number }>(
    'select undersoekelse, method, count(*)::int as n from undersoekelse_svar group by undersoekelse, method',
  );
  const of = (number: number, method: Metode) =>
    rows.find((r) => r.undersoekelse === number && r.method === method)?.n ?? 0;
  return new Map(
    rows.map((r) => [
      r.undersoekelse,
      { nett: of(r.undersoekelse, METODER[0]), papir: of(r.undersoekelse, METODER[1]) },
    ]),
  );
}

export const listFritekst = (tx: Tx, number: number): Promise<Fritekst[]> =>
  tx.rows(
    'select id, question, text, state, revision from undersoekelse_fritekst where undersoekelse = $1 order by question, id',
    [number],
  );

/** False when somebody else has judged it since it was seen. */
export async function judgeFritekst(
  tx: Tx,
  number: number,
  seen: { readonly id: string; readonly revision: number },
  to: { readonly state: Vurdering; readonly text: string },
): Promise<boolean> {
  const rows = await tx.rows(
    `update undersoekelse_fritekst set state = $4, text = $5, revision = revision + 1
     where undersoekelse = $1 and id = $2::uuid and revision = $3 returning 1`,
    [number, seen.id, seen.revision, to.state, to.text],
  );
  return rows.length > 0;
}

export const insertResultat = (tx: Tx, kommuneId: string, number: number, result: Resultat): Promise<unknown> =>
  tx.rows('insert into undersoekelse_resultat (kommune_id, undersoekelse, closed, data) values ($1, $2, $3, $4)', [
    kommuneId,
    number,
    result.closed,
    JSON.stringify(result),
  ]);

export async function findResultat(tx: Tx, number: number): Promise<Resultat | null> {
  const [row] = await tx.rows<{ data: Resultat }>('select data from undersoekelse_resultat where undersoekelse = $1', [
    number,
  ]);
  return row?.data ?? null;
}

export const listResultater = (tx: Tx): Promise<{ number: number; data: Resultat }[]> =>
  tx.rows('select undersoekelse as number, data from undersoekelse_resultat order by undersoekelse');

/** The results that stand in the plan document. */
export async function listCited(tx: Tx): Promise<Resultat[]> {
  const cited = (await listRows(tx, UNDERSOEKELSE)).filter((r) => r.data.inPlan).map((r) => r.number);
  return (await listResultater(tx)).filter((r) => cited.includes(r.number)).map((r) => r.data);
}
