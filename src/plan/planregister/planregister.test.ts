import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import type { TypedFields } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { addRevision } from '../../platform/db/revisions.ts';
import { listEvents } from '../../platform/events/events.ts';
import { listMaal } from '../tiltak/index.ts';
import { loadVeileder } from '../veileder/index.ts';
import {
  addReadyFoeringer,
  addUsualPlans,
  pastePlans,
  pullMaal,
  removeUntouched,
  saveFoering,
  saveMotstrid,
  savePlan,
  saveSvar,
  setRemoved,
  undo,
} from './actions.ts';
import { loadVanlige } from './content.ts';
import { parsePlan, typedPlan } from './parse.ts';
import { historyOf, listFoeringer, listPlaner } from './store.ts';
import { PLANREGISTER_NAMES } from './texts.ts';

const PLAN: TypedFields = { title: 'Oppvekstplan', kind: 'temaplan', status: 'vedtatt', owner: 'Oppvekst' };
const FOERING: TypedFields = { text: 'Barn skal ha et fast sted å bo', source: 'boligsosialloven', kind: 'krav' };
const codes = (saved: { ok: boolean; error?: readonly { code: string; field?: string }[] }) =>
  (saved.error ?? []).map((e) => `${e.field}:${e.code}`);

describe('a plan as typed', () => {
  it('comes back as it was typed', () => {
    const typed = { ...PLAN, fromYear: '2024', toYear: '2035', groups: 'barnefamilier unge', theme: 'oppvekst' };
    const parsed = parsePlan(typed, null, []);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(parsed.value.groups).toEqual(['barnefamilier', 'unge']);
    expect(parsePlan(typedPlan(parsed.value), null, [])).toEqual(parsed);
  });

  it.each<[TypedFields, string[]]>([
    [{ ...PLAN, title: '', kind: 'drøm' }, ['title:mangler', 'kind:ukjent-valg']],
    [{ ...PLAN, fromYear: '24', toYear: '2020' }, ['fromYear:ikke-aar']],
    [{ ...PLAN, fromYear: '2030', toYear: '2020' }, ['toYear:slutt-foer-start']],
    [{ ...PLAN, link: 'javascript:alert(1)' }, ['link:ikke-lenke']],
    [{ ...PLAN, parents: '9' }, ['parents:ukjent-valg']],
    [{ ...PLAN, status: 'erstattet' }, ['supersededBy:mangler-erstatter']],
    [{ ...PLAN, status: '' }, ['status:mangler']],
  ])('is refused at the field: %j', (typed, expected) => expect(codes(parsePlan(typed, null, []))).toEqual(expected));
});

describe('the register in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: { kommuneId: string; brukerId: null };
  let neighbour: { kommuneId: string; brukerId: null };
  const clock = fixedClock('2026-11-25T08:00:00.000Z');
  const list = loadVanlige('.', loadVeileder('.').lov);
  const deps = () => ({ db, clock });
  const plans = (who = own) => db.inKommune(who.kommuneId, listPlaner);
  const foeringer = (who = own) => db.inKommune(who.kommuneId, listFoeringer);

  beforeAll(async () => {
    db = await testDatabase();
    const ids = await twoKommuner(db);
    own = { kommuneId: ids.own, brukerId: null };
    neighbour = { kommuneId: ids.neighbour, brukerId: null };
    expect(await savePlan(deps(), neighbour, { ...PLAN, title: 'Naboplan' })).toEqual({ ok: true, value: 1 });
    expect((await saveFoering(deps(), neighbour, { ...FOERING, text: 'Nabofoering' })).ok).toBe(true);
  }, 120_000);
  afterAll(() => db?.close());

  it('takes in the usual plans in one press, once, with their places in the hierarchy', async () => {
    expect(await addUsualPlans(deps(), own, list, 'nn')).toBe(list.planer.length);
    expect(await addUsualPlans(deps(), own, list, 'nb')).toBe(0);
    const rows = await plans();
    const titled = (title: string) => rows.find((r) => r.data.title === title);
    expect(titled('Samfunnsdelen i kommuneplanen')?.data.status).toBe('uavklart');
    expect(titled('Bustadplan')?.data.parents).toEqual([titled('Samfunnsdelen i kommuneplanen')?.number]);
    expect((await plans(neighbour)).map((r) => r.data.title)).toEqual(['Naboplan']);
  });

  it('refuses a plan that is its own parent, and one that makes a circle', async () => {
    const rows = await plans();
    const strategi = rows.find((r) => r.data.kind === 'planstrategi');
    const oekonomi = rows.find((r) => r.data.kind === 'oekonomiplan');
    if (!strategi || !oekonomi) throw new Error('no such plan');
    const change = (parents: string) =>
      savePlan(deps(), own, { ...typedPlan(strategi.data), parents }, { number: strategi.number, revision: 1 });
    expect(codes(await change(String(strategi.number)))).toEqual(['parents:egen-overordnet']);
    expect(codes(await change(String(oekonomi.number)))).toEqual(['parents:sirkel']);
    expect((await plans()).find((r) => r.number === strategi.number)?.revision).toBe(1);
  });

  it('keeps history, undoes, and does not save over somebody else', async () => {
    const number = (await plans()).find((r) => r.data.ready === 'oppvekstplan')?.number ?? 0;
    const typed = { ...PLAN, title: 'Oppvekstplan 2024–2035' };
    expect((await savePlan(deps(), own, typed, { number, revision: 1 })).ok).toBe(true);
    expect(codes(await savePlan(deps(), own, PLAN, { number, revision: 1 }))).toEqual(['undefined:endret-av-andre']);
    expect((await undo(deps(), own, 'plan_revisjon', { number, revision: 2 })).ok).toBe(true);
    const history = await db.inKommune(own.kommuneId, (tx) => historyOf(tx, 'plan_revisjon', number));
    expect(history.map((h) => h.data.title)).toEqual(['Oppvekstplan', 'Oppvekstplan 2024–2035', 'Oppvekstplan']);
  });

  it('brings a plan back only when it still has a place', async () => {
    const first = await savePlan(deps(), own, { ...PLAN, title: 'Byplan' });
    if (!first.ok) throw new Error('not saved');
    expect((await setRemoved(deps(), own, 'plan_revisjon', first.value, true)).ok).toBe(true);
    expect((await savePlan(deps(), own, { ...PLAN, title: 'byplan' })).ok).toBe(true);
    expect(codes(await setRemoved(deps(), own, 'plan_revisjon', first.value, false))).toEqual([
      'title:finnes-fra-foer',
    ]);
  });

  it('pastes all rows or none, and names the row and the column', async () => {
    const before = (await plans()).length;
    const bad = 'Tittel\tType\nKulturplan\tTemaplan\tVedtatt\t2024\t2020\nSentrumsplan\tTull';
    const refused = await pastePlans(deps(), own, bad, PLANREGISTER_NAMES);
    expect(refused.ok ? [] : refused.error.map((e) => `${e.data?.row}:${e.data?.column}:${e.code}`)).toEqual([
      '2:toYear:slutt-foer-start',
      '3:kind:ukjent-valg',
    ]);
    expect((await plans()).length).toBe(before);
    const good =
      'Kulturplan\ttemaplan\tVedteken\t2024\t2031\tKultur\thttps://eksempelvik.no/kultur\t24/17\tBustadplan\nKulturtiltak\tHandlingsplan\t\t\t\t\t\t\tKulturplan';
    expect(await pastePlans(deps(), own, good, PLANREGISTER_NAMES)).toEqual({ ok: true, value: 2 });
    const [culture, measures] = (await plans()).slice(-2);
    expect(culture?.data).toMatchObject({ status: 'vedtatt', fromYear: 2024, caseNumber: '24/17' });
    expect(measures?.data).toMatchObject({ status: 'uavklart', parents: [culture?.number] });
  });

  it('takes in the føringer in force today, of laws with their dates, and lets goals and tiltak answer them', async () => {
    const added = await addReadyFoeringer(deps(), own, list, 'nb');
    expect(added).toBe(list.foeringer.length);
    const law = (await foeringer()).find((r) => r.data.ready === 'bsl-5-2b');
    expect(law?.data).toMatchObject({
      source: 'boligsosialloven',
      validFrom: '2023-07-01',
      plan: null,
      maal: [],
    });
    const seen = { number: law?.number ?? 0, revision: 1 };
    const answers = async () => ({ maal: [1, 2], tiltak: [7] });
    expect(codes(await saveSvar(deps(), own, { maal: '3' }, seen, answers))).toEqual(['maal:ukjent-valg']);
    expect((await saveSvar(deps(), own, { maal: '2 1', tiltak: '7' }, seen, answers)).ok).toBe(true);
    const answered = (await foeringer()).find((r) => r.number === seen.number);
    expect([answered?.data.maal, answered?.data.tiltak]).toEqual([[1, 2], [7]]);
    // One that becomes part of another answers as that one, until it is undone.
    const gone = (after: number, data: object) =>
      db.inKommune(own.kommuneId, async (tx) => {
        const w = { kommuneId: own.kommuneId, at: '2026-11-24T12:00:00.000Z', by: null };
        await addRevision(tx, 'tiltak_revisjon', w, 7, after, { removed: true, ...data });
        return (await listFoeringer(tx)).find((r) => r.number === seen.number)?.data.tiltak;
      });
    expect(await gone(0, { replacedBy: 8 })).toEqual([8]);
    expect(await gone(1, {})).toEqual([7]);
    // The text is changed without the answers being lost.
    const typed = { ...FOERING, text: 'Nytt' };
    expect((await saveFoering(deps(), own, typed, { ...seen, revision: 2 })).ok).toBe(true);
    expect((await foeringer()).find((r) => r.number === seen.number)?.data).toMatchObject({
      text: 'Nytt',
      tiltak: [7],
    });
    expect(await removeUntouched(deps(), own, 'foering_revisjon')).toBe(added - 1);
    expect(await addReadyFoeringer(deps(), own, list, 'nb')).toBe(0);
  });

  it('makes a goal of a føring with all it says and where it stands, once, and leaves the neighbour alone', async () => {
    const plan = (await plans()).find((r) => r.data.title === 'byplan');
    const asks = {
      ...FOERING,
      text: '24 omsorgsplasser skal stå klare',
      ledger: 'boligsosialt',
      plan: String(plan?.number),
    };
    const made = await saveFoering(deps(), own, {
      ...asks,
      source: '',
      place: 'side 12',
      amount: '24',
      unit: 'plasser',
      year: '2031',
    });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const as = { foering: <T>(r: T) => r, planer: <T>(r: T) => r };
    const seen = { number: made.value, revision: 1 };
    const pull = (who: typeof own, at = seen, ledger = '') => pullMaal(deps(), who, at, ledger, as);
    expect(codes(await pull(neighbour, { ...seen, number: 99 }))).toEqual(['undefined:endret-av-andre']);
    const goal = await pull(own);
    if (!goal.ok) throw new Error(JSON.stringify(goal.error));
    const goals = await db.inKommune(own.kommuneId, listMaal);
    expect(goals.find((g) => g.number === goal.value)?.data).toMatchObject({
      title: '24 omsorgsplasser skal stå klare',
      ledger: 'boligsosialt',
      target: '24 plasser',
      targetYear: 2031,
      origin: `F-${String(made.value).padStart(3, '0')}, P-${String(plan?.number).padStart(3, '0')} byplan, side 12`,
      indicator: '',
    });
    expect((await foeringer()).find((r) => r.number === made.value)?.data.maal).toEqual([goal.value]);
    expect(codes(await pull(own))).toEqual(['undefined:endret-av-andre']);
    expect(codes(await pull(own, { ...seen, revision: 2 }))).toEqual(['undefined:besvart']);
    expect(await db.inKommune(own.kommuneId, listMaal)).toHaveLength(goals.length);
    expect(await db.inKommune(neighbour.kommuneId, listMaal)).toEqual([]);

    const both = await saveFoering(deps(), own, { ...FOERING, text: `Lang ${'tekst '.repeat(120)}` });
    if (!both.ok) throw new Error('not saved');
    const open = { number: both.value, revision: 1 };
    expect(codes(await pull(own, open, 'begge'))).toEqual(['ledger:ukjent-valg']);
    expect((await foeringer()).find((r) => r.number === both.value)?.revision).toBe(1);
    const long = await pull(own, open, 'boligutvikling');
    const stored = (await db.inKommune(own.kommuneId, listMaal)).find((g) => long.ok && g.number === long.value);
    expect(stored?.data.title).toMatch(/^Lang .{200,295}…$/);
    expect(stored?.data.description).toContain('tekst '.repeat(119));
  });

  it('marks a pair that pulls two ways once, never a føring with itself', async () => {
    const [a, b] = [
      await saveFoering(deps(), own, FOERING),
      await saveFoering(deps(), own, { ...FOERING, text: 'To' }),
    ];
    if (!a.ok || !b.ok) throw new Error('not saved');
    const typed = { a: String(a.value), b: String(b.value), reason: 'Ulike tall' };
    expect(codes(await saveMotstrid(deps(), own, { ...typed, b: typed.a }))).toEqual(['b:samme-foering']);
    expect((await saveMotstrid(deps(), own, typed)).ok).toBe(true);
    expect(codes(await saveMotstrid(deps(), own, { ...typed, a: typed.b, b: typed.a }))).toEqual(['b:finnes-fra-foer']);
  });

  it('leaves the neighbour as it was, and no words in the events', async () => {
    expect((await plans(neighbour)).map((r) => [r.revision, r.data.title])).toEqual([[1, 'Naboplan']]);
    expect((await foeringer(neighbour)).map((r) => r.data.text)).toEqual(['Nabofoering']);
    const events = await db.inKommune(own.kommuneId, (tx) => listEvents(tx, 500));
    expect(events.length).toBeGreaterThan(45);
    for (const e of events) expect(Object.keys(e.data)).toEqual(['number']);
  });
});
