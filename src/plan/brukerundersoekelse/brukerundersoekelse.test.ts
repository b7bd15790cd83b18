import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { findRow, listRows } from '../../platform/db/rows.ts';
import { KEPT, removeExpired } from '../../platform/retention/retention.ts';
import {
  answer,
  arrange,
  closeExpired,
  closeUndersoekelse,
  createUndersoekelse,
  findOpen,
  judge,
  publish,
  registerPaper,
  restoreQuestions,
  saveQuestion,
  saveSettings,
  setAway,
  setInPlan,
  takeBackPaper,
  withdraw,
} from './actions.ts';
import { loadSkjemamaler } from './content.ts';
import { typedSettings } from './parse.ts';
import { countSvar, findResultat, listCited, listFritekst, listSvar, UNDERSOEKELSE } from './store.ts';

const [mal] = loadSkjemamaler('.');
const at = (day: string) => fixedClock(`${day}T10:00:00.000Z`);
const clock = at('2026-11-25');
const WHOLE = { s1: ['2'], s2: ['1'], s4: ['4'], s6: ['5'] };
const PERIOD = { from: '2026-11-20', to: '2026-11-30' };

describe('a survey in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const code = (r: { ok: boolean; error?: readonly { code: string }[] }) => r.error?.[0]?.code ?? 'ok';
  const row = (number: number, actor = own) =>
    db.inKommune(actor.kommuneId, (tx) => findRow(tx, UNDERSOEKELSE, number));
  const seen = async (number: number) => ({ number, revision: (await row(number))?.revision ?? 0 });
  const rows = <T>(sql: string, params: readonly unknown[] = []) =>
    db.inKommune(own.kommuneId, (tx) => tx.rows<T>(sql, params));

  async function opened(address: string): Promise<number> {
    const made = await createUndersoekelse(db, clock, own, mal ?? null, { code: address, ...PERIOD });
    if (!made.ok) throw new Error(made.error[0]?.code);
    expect(code(await publish(db, clock, own, await seen(made.value)))).toBe('ok');
    return made.value;
  }

  beforeAll(async () => {
    db = await testDatabase();
    const both = await twoKommuner(db);
    own = { kommuneId: both.own, brukerId: null };
    neighbour = { kommuneId: both.neighbour, brukerId: null };
    expect((await createUndersoekelse(db, clock, neighbour, mal ?? null, { code: 'nabo', ...PERIOD })).ok).toBe(true);
  });
  afterAll(() => db?.close());

  it('keeps nothing of a respondent but the day, the way it came and the answers', async () => {
    const columns = async (table: string) =>
      (
        await rows<{ name: string; type: string }>(
          `select a.attname as name, format_type(a.atttypid, null) as type from pg_attribute a
           where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
          [table],
        )
      ).map((c) => `${c.name} ${c.type}`);
    // A column more is a thing more that is known of somebody: think before it is added here.
    expect(await columns('undersoekelse_svar')).toEqual([
      'kommune_id uuid',
      'undersoekelse integer',
      'id uuid',
      'day date',
      'method text',
      'answers jsonb',
    ]);
    expect(await columns('undersoekelse_fritekst')).toEqual([
      'kommune_id uuid',
      'undersoekelse integer',
      'id uuid',
      'question text',
      'text text',
      'state text',
      'revision integer',
    ]);
  });

  it('lays the sheets of a day in an order of chance, all written by the last of them, and records no event', async () => {
    const number = await opened('rekkefoelge');
    const events = () => rows<{ n: number }>('select count(*)::int as n from hendelse');
    const before = await events();
    const sent = Array.from({ length: 12 }, (_, i) => String(i + 1));
    for (const n of sent)
      expect(code(await answer(db, clock, own.kommuneId, number, { ...WHOLE, s3: [n], s8: [`Tekst ${n}`] }))).toBe(
        'ok',
      );
    const kept = await rows<{ n: number; xmin: string; id: string }>(
      "select (answers -> 's3' ->> 0)::int as n, xmin::text as xmin, id from undersoekelse_svar where undersoekelse = $1 order by ctid",
      [number],
    );
    const texts = await rows<{ text: string; xmin: string }>(
      'select text, xmin::text as xmin from undersoekelse_fritekst where undersoekelse = $1 order by ctid',
      [number],
    );
    expect(kept.map((r) => r.n).sort((a, b) => a - b)).toEqual(sent.map(Number));
    expect(texts).toHaveLength(12);
    // One in 479 001 600 that chance gives the order they came in.
    expect(kept.map((r) => r.n)).not.toEqual(sent.map(Number));
    expect(texts.map((r) => r.text)).not.toEqual(sent.map((n) => `Tekst ${n}`));
    expect(new Set(kept.map((r) => r.xmin)).size).toBe(1);
    expect(new Set(texts.map((r) => r.xmin)).size).toBe(1);
    expect(
      kept.every((r) => r.id[14] === '4'),
      'ids hold no time',
    ).toBe(true);
    expect(await events()).toEqual(before);
  });

  it('is answered from the first day to the last, on paper two weeks longer, and then closes itself', async () => {
    const number = await opened('periode');
    const web = (day: string) => answer(db, at(day), own.kommuneId, number, WHOLE);
    const paper = (day: string) => registerPaper(db, at(day), own, number, { s1: ['1'] });
    expect(code(await web('2026-11-19'))).toBe('ikke-aapen');
    expect(code(await web('2026-11-20'))).toBe('ok');
    expect(code(await web('2026-11-30'))).toBe('ok');
    expect(code(await web('2026-12-01'))).toBe('ikke-aapen');
    expect(code(await paper('2026-12-01'))).toBe('ok');
    expect((await db.inKommune(own.kommuneId, countSvar)).get(number)).toEqual({ nett: 2, papir: 1 });
    expect(await closeExpired(db, at('2026-12-14'))).toBe(0);
    expect(await closeExpired(db, at('2026-12-15'))).toBeGreaterThanOrEqual(1);
    expect((await row(number))?.data.state).toBe('lukket');
    expect(await closeExpired(db, at('2026-12-15'))).toBe(0);
    expect(code(await paper('2026-12-15'))).toBe('ikke-aapen');
    const result = await db.inKommune(own.kommuneId, (tx) => findResultat(tx, number));
    expect([result?.total, result?.closed]).toEqual([null, '2026-12-15']);
  });

  it('loses its raw answers when their time is out, and keeps its result and the approved words', async () => {
    const number = await opened('sletting');
    for (const s8 of ['Vis meg', 'Skjul meg', 'Ulest'])
      for (const _ of [1, 2]) await answer(db, clock, own.kommuneId, number, { ...WHOLE, s8: [s8] });
    const texts = await db.inKommune(own.kommuneId, (tx) => listFritekst(tx, number));
    for (const text of texts)
      if (text.text !== 'Ulest') {
        const state = text.text === 'Vis meg' ? 'godkjent' : 'avvist';
        expect(code(await judge(db, clock, own, number, text, { state, text: text.text }))).toBe('ok');
      }
    expect(code(await closeUndersoekelse(db, clock, own, await seen(number)))).toBe('ok');
    await removeExpired(db, at('2026-12-25'));
    expect(await db.inKommune(own.kommuneId, (tx) => listSvar(tx, number))).toHaveLength(6);
    expect(KEPT.answerDays).toBe(30);
    await removeExpired(db, at('2026-12-27'));
    expect(await db.inKommune(own.kommuneId, (tx) => listSvar(tx, number))).toEqual([]);
    const left = await db.inKommune(own.kommuneId, (tx) => listFritekst(tx, number));
    expect(left.map((t) => t.text)).toEqual(['Vis meg', 'Vis meg']);
    expect((await db.inKommune(own.kommuneId, (tx) => findResultat(tx, number)))?.total).toBe(6);
    // What the plan rests on is still there to be shown in it.
    const cited = () => db.inKommune(own.kommuneId, listCited);
    expect(await cited()).toEqual([]);
    expect(code(await setInPlan(db, clock, own, true, await seen(number)))).toBe('ok');
    expect((await cited()).map((r) => r.total)).toEqual([6]);
    expect(code(await setInPlan(db, clock, own, false, await seen(number)))).toBe('ok');
    expect(await cited()).toEqual([]);
  });

  it('has words read before they are shown: struck out for good, and never with a number or an address of somebody', async () => {
    const number = await opened('fritekst');
    await answer(db, clock, own.kommuneId, number, { ...WHOLE, s8: ['Skriv til kari@eksempel.no om benken'] });
    const [text] = await db.inKommune(own.kommuneId, (tx) => listFritekst(tx, number));
    if (!text) throw new Error('no text');
    const say = (to: string, revision = text.revision) =>
      judge(db, clock, own, number, { id: text.id, revision }, { state: 'godkjent', text: to });
    expect(text.state).toBe('ny');
    expect(code(await say(text.text))).toBe('ma-sladdes');
    expect(code(await say('Nummeret mitt er 010190 12345'))).toBe('ma-sladdes');
    expect(code(await say(''))).toBe('mangler');
    expect(code(await say('Benken', 7))).toBe('endret-av-andre');
    expect(code(await say('Skriv om benken'))).toBe('ok');
    expect(code(await say('Igjen'))).toBe('endret-av-andre');
    const [shown] = await db.inKommune(own.kommuneId, (tx) => listFritekst(tx, number));
    expect([shown?.text, shown?.state]).toEqual(['Skriv om benken', 'godkjent']);
    expect(await rows('select 1 from undersoekelse_fritekst where text like $1', ['%kari@%'])).toEqual([]);
  });

  it('has a sheet of paper taken out again, and leaves those from the web', async () => {
    const number = await opened('papir');
    const typed = { ...WHOLE, s8: ['Heis'] };
    await answer(db, clock, own.kommuneId, number, typed);
    await registerPaper(db, clock, own, number, typed);
    const sheet = { day: clock.today(), typed };
    expect(await takeBackPaper(db, own, number, sheet)).toBe(true);
    expect(await takeBackPaper(db, own, number, sheet)).toBe(false);
    expect((await db.inKommune(own.kommuneId, countSvar)).get(number)).toEqual({ nett: 1, papir: 0 });
    expect(await db.inKommune(own.kommuneId, (tx) => listFritekst(tx, number))).toHaveLength(1);
  });

  it('is changed as a draft, stands when it is published, and goes back only while nobody has answered', async () => {
    const made = await createUndersoekelse(db, clock, own, mal ?? null, { code: 'kladden', ...PERIOD });
    if (!made.ok) throw new Error('not made');
    const number = made.value;
    const QUESTION = { kind: 'fritekst', 'text-nb': 'Noe mer?' };
    const ids = async () => (await row(number))?.data.questions.map((q) => q.id).join(' ');
    expect(code(await saveQuestion(db, clock, own, QUESTION, null, await seen(number)))).toBe('ok');
    expect(code(await arrange(db, clock, own, 's9', 'opp', await seen(number)))).toBe('ok');
    expect(await ids()).toBe('s1 s2 s3 s4 s5 s6 s7 s9 s8');
    expect(code(await arrange(db, clock, own, 's9', 'bort', await seen(number)))).toBe('ok');
    expect(code(await restoreQuestions(db, clock, own, await seen(number)))).toBe('ok');
    expect(await ids()).toBe('s1 s2 s3 s4 s5 s6 s7 s9 s8');
    expect(code(await arrange(db, clock, own, 's9', 'bort', await seen(number)))).toBe('ok');
    expect(code(await saveQuestion(db, clock, own, QUESTION, 's1', { number, revision: 1 }))).toBe('endret-av-andre');
    expect(code(await publish(db, clock, own, await seen(number)))).toBe('ok');
    expect(code(await saveQuestion(db, clock, own, QUESTION, null, await seen(number)))).toBe('er-publisert');
    expect(code(await setAway(db, clock, own, number, true))).toBe('er-publisert');
    expect(code(await setInPlan(db, clock, own, true, await seen(number)))).toBe('ikke-aapen');
    expect(code(await withdraw(db, clock, own, await seen(number)))).toBe('ok');
    expect(await db.inKommune(own.kommuneId, (tx) => findOpen(tx, 'kladden'))).toBe(null);
    expect(code(await publish(db, clock, own, await seen(number)))).toBe('ok');
    await answer(db, clock, own.kommuneId, number, WHOLE);
    expect(code(await withdraw(db, clock, own, await seen(number)))).toBe('har-svar');
    const data = (await row(number))?.data;
    if (!data) throw new Error('gone');
    const longer = { ...typedSettings(data), to: '2026-12-24', code: 'en-annen' };
    expect(code(await saveSettings(db, clock, own, longer, await seen(number)))).toBe('ok');
    expect([(await row(number))?.data.to, (await row(number))?.data.code]).toEqual(['2026-12-24', 'kladden']);
  });

  it('has an address of its own, also when two make one at once', async () => {
    const made = await Promise.all(
      [1, 2].map(() => createUndersoekelse(db, clock, own, null, { code: 'samme', ...PERIOD })),
    );
    expect(made.map(code).sort()).toEqual(['adresse-i-bruk', 'ok']);
  });

  it('closes once, whoever presses at the same time, and counts who answered just before', async () => {
    const number = await opened('samtidig');
    const revision = (await seen(number)).revision;
    const sent = Array.from({ length: 6 }, () => answer(db, clock, own.kommuneId, number, WHOLE));
    const closed = [1, 2].map(() => closeUndersoekelse(db, clock, own, { number, revision }));
    const answered = (await Promise.all(sent)).filter((r) => r.ok).length;
    expect((await Promise.all(closed)).map(code).sort()).toEqual(['endret-av-andre', 'ok']);
    const result = await db.inKommune(own.kommuneId, (tx) => findResultat(tx, number));
    expect(result?.total ?? 0).toBe(answered >= 5 ? answered : 0);
    expect(await db.inKommune(own.kommuneId, (tx) => listSvar(tx, number))).toHaveLength(answered);
  });

  it('is nothing to the neighbour', async () => {
    const theirs = await db.inKommune(neighbour.kommuneId, async (tx) => ({
      surveys: (await listRows(tx, UNDERSOEKELSE)).map((r) => [r.data.code, r.revision]),
      answers: await tx.rows('select 1 from undersoekelse_svar'),
      texts: await tx.rows('select 1 from undersoekelse_fritekst'),
      results: await tx.rows('select 1 from undersoekelse_resultat'),
      open: await findOpen(tx, 'papir'),
    }));
    expect(theirs).toEqual({ surveys: [['nabo', 1]], answers: [], texts: [], results: [], open: null });
    expect(code(await answer(db, clock, neighbour.kommuneId, 1, WHOLE))).toBe('ikke-aapen');
  });
});
