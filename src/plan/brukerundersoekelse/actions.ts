import { addDays, type TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { type Actor, type Seen, written } from '../../platform/db/actor.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { addFirst, addRevision, type Revision, revisionsOf, type Written } from '../../platform/db/revisions.ts';
import { findRow, listRows, recordRow } from '../../platform/db/rows.ts';
import type { Skjemamal } from './content.ts';
import { holdsBirthNumber, signsIn, type Vurdering } from './fritekst.ts';
import { type Innstillinger, parseQuestion, parseSettings, QUESTIONS } from './parse.ts';
import { tally } from './resultat.ts';
import { EMPTY, hindrances, PAPER_DAYS, type Spoersmaal, standing, type Tatt, type Undersoekelse } from './skjema.ts';
import {
  alone,
  countSvar,
  insertArk,
  insertResultat,
  judgeFritekst,
  listFritekst,
  listSvar,
  removeArk,
  UNDERSOEKELSE,
} from './store.ts';
import { type Avkryss, type Metode, parseSvar } from './svar.ts';

const no = (code: 'endret-av-andre' | 'er-publisert' | 'har-svar' | 'ikke-aapen' | 'for-mange'): Tatt<never> => ({
  ok: false,
  error: [{ code }],
});

/** Two surveys of a municipality never share an address, nor does one that was put away lend its own to another. */
async function addressTaken(tx: Tx, kommuneId: string, code: string, own: number | null): Promise<boolean> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`undersoekelse:adresse:${kommuneId}`]);
  const all = await tx.rows<{ number: number }>(
    "select distinct number from brukerundersoekelse_revisjon where data ->> 'code' = $1",
    [code],
  );
  return all.some((row) => row.number !== own);
}

/** Makes a draft of a template, or of nothing. */
export async function createUndersoekelse(
  db: Database,
  clock: Clock,
  actor: Actor,
  mal: Skjemamal | null,
  given: Pick<Innstillinger, 'code' | 'from' | 'to'>,
): Promise<Tatt<number>> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    if (await addressTaken(tx, actor.kommuneId, given.code, null))
      return { ok: false, error: [{ code: 'adresse-i-bruk', field: 'code' }] };
    const data: Undersoekelse = {
      ...given,
      title: mal?.title ?? { ...EMPTY, nb: 'Ny undersøkelse', nn: 'Ny undersøking' },
      intro: mal?.intro ?? EMPTY,
      contact: '',
      state: 'kladd',
      questions: mal?.questions ?? [],
      made: mal?.questions.length ?? 0,
      inPlan: false,
      removed: false,
    };
    const w = written(clock, actor);
    const number = await addFirst(tx, UNDERSOEKELSE.table, w, data);
    await recordRow(tx, w, UNDERSOEKELSE, 'lagt-til', { number });
    return { ok: true, value: number };
  });
}

/** One change to the survey that was seen; `make` refuses or gives what it becomes. */
const change = (
  db: Database,
  clock: Clock,
  actor: Actor,
  seen: Seen,
  what: string,
  make: (row: Revision<Undersoekelse>, tx: Tx, w: Written) => Promise<Tatt<Undersoekelse>> | Tatt<Undersoekelse>,
): Promise<Tatt<number>> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<Tatt<number>> => {
    await alone(tx, actor.kommuneId, seen.number);
    const row = await findRow(tx, UNDERSOEKELSE, seen.number);
    if (row?.revision !== seen.revision || row.data.removed) return no('endret-av-andre');
    const w = written(clock, actor);
    const made = await make(row, tx, w);
    if (!made.ok) return made;
    if (!(await addRevision(tx, UNDERSOEKELSE.table, w, seen.number, seen.revision, made.value)))
      return no('endret-av-andre');
    await recordRow(tx, w, UNDERSOEKELSE, what, { number: seen.number });
    return { ok: true, value: seen.number };
  });

/** Texts, period and address. When it is published the address stands, for it is on paper and posters. */
export const saveSettings = (db: Database, clock: Clock, actor: Actor, typed: TypedFields, seen: Seen) =>
  change(db, clock, actor, seen, 'endret', async ({ data, number }, tx) => {
    if (data.state === 'lukket') return no('ikke-aapen');
    const parsed = parseSettings(data.state === 'aapen' ? { ...typed, code: data.code } : typed);
    if (!parsed.ok) return parsed;
    const next = { ...data, ...parsed.value };
    if (await addressTaken(tx, actor.kommuneId, next.code, number))
      return { ok: false, error: [{ code: 'adresse-i-bruk', field: 'code' }] };
    const hindered = data.state === 'aapen' ? hindrances(next, clock.today()) : [];
    return hindered.length > 0 ? { ok: false, error: hindered } : { ok: true, value: next };
  });

const inDraft =
  (make: (data: Undersoekelse) => Tatt<Undersoekelse>) =>
  ({ data }: Revision<Undersoekelse>): Tatt<Undersoekelse> =>
    data.state === 'kladd' ? make(data) : no('er-publisert');

/** Adds a question last, or changes the one that is named. */
export const saveQuestion = (
  db: Database,
  clock: Clock,
  actor: Actor,
  typed: TypedFields,
  id: string | null,
  seen: Seen,
) =>
  change(
    db,
    clock,
    actor,
    seen,
    'endret',
    inDraft((data) => {
      if (id !== null && !data.questions.some((q) => q.id === id)) return no('endret-av-andre');
      if (id === null && data.questions.length >= QUESTIONS)
        return { ok: false, error: [{ code: 'for-mange', data: { max: QUESTIONS } }] };
      const parsed = parseQuestion(typed, id ?? `s${data.made + 1}`);
      if (!parsed.ok) return parsed;
      const questions: Spoersmaal[] =
        id === null ? [...data.questions, parsed.value] : data.questions.map((q) => (q.id === id ? parsed.value : q));
      return { ok: true, value: { ...data, questions, made: id === null ? data.made + 1 : data.made } };
    }),
  );

/** A question one place up, or out. */
export const arrange = (db: Database, clock: Clock, actor: Actor, id: string, what: 'opp' | 'bort', seen: Seen) =>
  change(
    db,
    clock,
    actor,
    seen,
    'endret',
    inDraft((data) => {
      const at = data.questions.findIndex((q) => q.id === id);
      if (at < 0) return no('endret-av-andre');
      const rest = data.questions.filter((q) => q.id !== id);
      const moved = data.questions[at];
      const questions =
        what === 'bort' || !moved
          ? rest
          : [...rest.slice(0, Math.max(0, at - 1)), moved, ...rest.slice(Math.max(0, at - 1))];
      return { ok: true, value: { ...data, questions } };
    }),
  );

/** The questions as they were before the last change, such as one that was taken out. */
export const restoreQuestions = (db: Database, clock: Clock, actor: Actor, seen: Seen) =>
  change(db, clock, actor, seen, 'endret', async ({ data, number }, tx) => {
    if (data.state !== 'kladd') return no('er-publisert');
    const [, before] = await revisionsOf<Undersoekelse>(tx, UNDERSOEKELSE.table, number);
    return { ok: true, value: { ...data, questions: before?.data.questions ?? data.questions } };
  });

/** Puts a draft or a closed survey out of the list, or brings it back. One that is open must be closed first. */
export const setAway = (db: Database, clock: Clock, actor: Actor, number: number, removed: boolean) =>
  db.inKommune(actor.kommuneId, async (tx): Promise<Tatt<number>> => {
    await alone(tx, actor.kommuneId, number);
    const row = await findRow(tx, UNDERSOEKELSE, number);
    if (!row || row.data.removed === removed) return { ok: true, value: number };
    if (row.data.state === 'aapen') return no('er-publisert');
    const w = written(clock, actor);
    if (!(await addRevision(tx, UNDERSOEKELSE.table, w, number, row.revision, { ...row.data, removed })))
      return no('endret-av-andre');
    await recordRow(tx, w, UNDERSOEKELSE, removed ? 'fjernet' : 'angret', { number });
    return { ok: true, value: number };
  });

export const publish = (db: Database, clock: Clock, actor: Actor, seen: Seen) =>
  change(
    db,
    clock,
    actor,
    seen,
    'publisert',
    inDraft((data) => {
      const hindered = hindrances(data, clock.today());
      return hindered.length > 0 ? { ok: false, error: hindered } : { ok: true, value: { ...data, state: 'aapen' } };
    }),
  );

/** Back to a draft, as long as nobody has answered: questions that were answered may not change. */
export const withdraw = (db: Database, clock: Clock, actor: Actor, seen: Seen) =>
  change(db, clock, actor, seen, 'trukket', async ({ data, number }, tx) => {
    if (data.state !== 'aapen') return no('ikke-aapen');
    if ((await countSvar(tx)).has(number)) return no('har-svar');
    return { ok: true, value: { ...data, state: 'kladd' } };
  });

const closing = async (
  tx: Tx,
  clock: Clock,
  kommuneId: string,
  { number, data }: Revision<Undersoekelse>,
): Promise<Undersoekelse> => {
  const result = tally(data, await listSvar(tx, number), clock.today());
  await insertResultat(tx, kommuneId, number, result);
  return { ...data, state: 'lukket' };
};

/** Ends the survey and keeps its result. There is no way back: a result before and one after would tell what came between. */
export const closeUndersoekelse = (db: Database, clock: Clock, actor: Actor, seen: Seen) =>
  change(db, clock, actor, seen, 'lukket', async (row, tx) =>
    row.data.state === 'aapen' ? { ok: true, value: await closing(tx, clock, actor.kommuneId, row) } : no('ikke-aapen'),
  );

/** Puts the result in the plan document, or takes it out. */
export const setInPlan = (db: Database, clock: Clock, actor: Actor, inPlan: boolean, seen: Seen) =>
  change(db, clock, actor, seen, inPlan ? 'i-planen' : 'ut-av-planen', ({ data }) =>
    data.state === 'lukket' ? { ok: true, value: { ...data, inPlan } } : no('ikke-aapen'),
  );

/** Closes what nobody closed, when paper has had its days; gives how many. */
export async function closeExpired(db: Database, clock: Clock): Promise<number> {
  const kommuner = await db.inPlattform((tx) => tx.rows<{ id: string }>('select id from kommune order by id'));
  let closed = 0;
  for (const { id } of kommuner) {
    const over = (rows: Revision<Undersoekelse>[]) =>
      rows.filter((r) => r.data.state === 'aapen' && addDays(r.data.to, PAPER_DAYS) < clock.today());
    const due = over(await db.inKommune(id, (tx) => listRows(tx, UNDERSOEKELSE)));
    for (const { number, revision } of due) {
      const done = await closeUndersoekelse(db, clock, { kommuneId: id, brukerId: null }, { number, revision });
      closed += done.ok ? 1 : 0;
    }
  }
  return closed;
}

/** The survey at a public address; drafts and those put away are not there. */
export async function findOpen(tx: Tx, code: string): Promise<Revision<Undersoekelse> | null> {
  const rows = await listRows(tx, UNDERSOEKELSE);
  return rows.find((r) => r.data.code === code && r.data.state !== 'kladd') ?? null;
}

/** Takes a sheet. Nothing is kept of it but the day, how it came, and what was answered. */
const take = (
  db: Database,
  clock: Clock,
  kommuneId: string,
  number: number,
  typed: Avkryss,
  method: Metode,
): Promise<Tatt<null>> =>
  db.inKommune(kommuneId, async (tx): Promise<Tatt<null>> => {
    await alone(tx, kommuneId, number);
    const row = await findRow(tx, UNDERSOEKELSE, number);
    const day = clock.today();
    const now = row && !row.data.removed ? standing(row.data, day) : 'kladd';
    if (!row || !(now === 'svar' || (method === 'papir' && now === 'over'))) return no('ikke-aapen');
    const parsed = parseSvar(row.data.questions, typed, method === 'papir');
    if (!parsed.ok) return parsed;
    await insertArk(tx, kommuneId, number, { day, method, ark: parsed.value });
    return { ok: true, value: null };
  });

/** From anybody, without login. */
export const answer = (db: Database, clock: Clock, kommuneId: string, number: number, typed: Avkryss) =>
  take(db, clock, kommuneId, number, typed, 'nett');

/** Typed in by staff from paper. That somebody did so is no event either. */
export const registerPaper = (db: Database, clock: Clock, actor: Actor, number: number, typed: Avkryss) =>
  take(db, clock, actor.kommuneId, number, typed, 'papir');

/** Takes a sheet of paper out again, by what was typed from it on `day`. */
export const takeBackPaper = (
  db: Database,
  actor: Actor,
  number: number,
  sheet: { readonly day: string; readonly typed: Avkryss },
): Promise<boolean> =>
  db.inKommune(actor.kommuneId, async (tx) => {
    await alone(tx, actor.kommuneId, number);
    const row = await findRow(tx, UNDERSOEKELSE, number);
    if (row?.data.state !== 'aapen') return false;
    const parsed = parseSvar(row.data.questions, sheet.typed, true);
    return parsed.ok && removeArk(tx, number, sheet.day, parsed.value);
  });

/** Shows a text as it stands or as the reviewer has changed it, hides it, or takes either back. What was struck out is gone. */
export const judge = (
  db: Database,
  clock: Clock,
  actor: Actor,
  number: number,
  seen: { readonly id: string; readonly revision: number },
  to: { readonly state: Vurdering; readonly text: string },
): Promise<Tatt<null>> =>
  db.inKommune(actor.kommuneId, async (tx): Promise<Tatt<null>> => {
    const found = (await listFritekst(tx, number)).find((t) => t.id === seen.id);
    // What somebody else has judged is judged anew by who has both texts before them, or goes back first.
    if (found?.revision !== seen.revision || (to.state === 'ny' && found.state === 'ny')) return no('endret-av-andre');
    const field = `text-${seen.id}`;
    const text = to.state === 'godkjent' ? to.text : found.text;
    if (text === '') return { ok: false, error: [{ code: 'mangler', field }] };
    if (text.length > 1000) return { ok: false, error: [{ code: 'for-langt', field, data: { max: 1000 } }] };
    if (to.state === 'godkjent' && (holdsBirthNumber(text) || signsIn(text).includes('epost')))
      return { ok: false, error: [{ code: 'ma-sladdes', field }] };
    if (!(await judgeFritekst(tx, number, seen, { state: to.state, text }))) return no('endret-av-andre');
    await recordRow(tx, written(clock, actor), UNDERSOEKELSE, 'fritekst-vurdert', { number, state: to.state });
    return { ok: true, value: null };
  });
