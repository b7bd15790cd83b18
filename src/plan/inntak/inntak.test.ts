import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import { guessColumns } from '../../platform/columns/columns.ts';
import { pastedRows } from '../../platform/columns/pasted.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { removeExpired } from '../../platform/retention/retention.ts';
import { loadPrices } from '../oekonomiplan/index.ts';
import { type Cell, loadKombinasjoner, type Regneark } from '../roedtraad/index.ts';
import { addMaal, listMaal, listTiltak, loadKostra, saveTiltak, tiltakHistory } from '../tiltak/index.ts';
import { examine } from './actions/funn.ts';
import { fieldsFor, guessChoice, guessSheet, withJoined } from './actions/kolonner.ts';
import { readTable } from './actions/lesing.ts';
import { takeIn, undoInntak } from './actions/taken.ts';
import { exampleCsv } from './eksempel.ts';
import { cameFrom, findInntak, insertInntak } from './store.ts';

const NO_MEMORY = { heads: {}, values: { state: {}, ledger: {}, groups: {} } };
const sheetOf = (rows: readonly (readonly Cell[])[], name = 'Ark'): Regneark => ({ name, rows });
const read = (rows: readonly (readonly Cell[])[]) => {
  const sheet = sheetOf(rows);
  return readTable(sheet, guessSheet(sheet, 0, {}), NO_MEMORY, [], 2027, []);
};
const errorsOf = (rows: readonly (readonly Cell[])[]) => read(rows).errors.map((e) => `${e.row}:${e.column}:${e.code}`);

describe('the table of the last plan', () => {
  it('is found among other sheets by its heads, below a title', () => {
    const other = sheetOf(
      [
        ['Kommune', 'Folketall'],
        ['Bø', '3000'],
      ],
      'Fakta',
    );
    const table = sheetOf([['Plan for bolig'], ['Ansvar', 'Tiltak', 'Frist'], ['NAV', 'Leie', '2027']], 'Tiltak');
    expect(guessChoice([other, table], {})).toEqual({
      sheet: 1,
      head: 1,
      columns: { owner: 0, title: 1, deadline: 2 },
    });
  });

  it('is one table of many when each goal of a Word plan has its own, with the same heads', () => {
    const table = (n: number, ...rows: string[][]) => sheetOf([['Tiltak', 'Ansvar:'], ...rows], `Tabell ${n}`);
    const other = sheetOf(
      [
        ['Kapittel', 'Side'],
        ['1', '3'],
      ],
      'Tabell 1',
    );
    const sheets = withJoined([other, table(2, ['Leie', 'NAV']), table(3, ['Bygge', 'Eiendom'], ['Kjøpe', ''])]);
    expect(sheets.map((s) => s.name)).toEqual(['Tabell 2 + Tabell 3', 'Tabell 1', 'Tabell 2', 'Tabell 3']);
    const choice = guessChoice(sheets, {});
    const [first] = sheets;
    expect(choice.sheet).toBe(0);
    expect(readTable(first, choice, NO_MEMORY, [], 2027, []).rows.map((r) => [r.row, r.title, r.owner])).toEqual([
      [2, 'Leie', 'NAV'],
      [3, 'Bygge', 'Eiendom'],
      [4, 'Kjøpe', ''],
    ]);
    expect(withJoined([other, table(2, ['Leie', 'NAV'])])).toHaveLength(2);
  });

  it('puts units of a year that cannot be in the first year of the plan, and leaves the year to be told of once', () => {
    const { rows, errors } = read([
      ['Tiltak', 'Frist', 'Virkning'],
      ['Bygge', '1700', '5'],
      ['Kjøpe', '2029', '6'],
    ]);
    expect(rows.map((r) => r.effect)).toEqual([[{ year: 2027, units: 5 }], [{ year: 2029, units: 6 }]]);
    expect(errors.map((e) => `${e.row}:${e.column}:${e.code}`)).toEqual(['2:Frist:aar-utenfor']);
  });

  it('takes columns for single years, and the heads of the example file', () => {
    const heads = ['Tiltak', 'Boliger 2027', 'Bustader 2028', 'Kostnad i 1000'];
    expect(guessColumns(heads, fieldsFor(heads))).toEqual({
      title: 0,
      'boliger-2027': 1,
      'boliger-2028': 2,
      investment: 3,
    });
    for (const lang of ['nb', 'nn'] as const) {
      const rows = pastedRows(exampleCsv(2027, lang), ';');
      expect(Object.keys(guessSheet(sheetOf(rows), 0, {}).columns).sort()).toEqual(
        ['nr', 'title', 'maal', 'owner', 'deadline', 'investment', 'groups', 'state', 'effect'].sort(),
      );
      expect(read(rows).errors).toEqual([]);
      expect(read(rows).plan?.tiltak?.map((t) => [t.investment, t.deadline, t.effect?.[0]?.units])).toEqual([
        [24_500_000, 2027, 8],
        [null, null, undefined],
        [60_000_000, 2029, 6],
        [null, null, undefined],
      ]);
    }
  });

  const HEAD = ['Tiltak', 'Kostnad', 'Frist', 'Boliger 2027'];
  it.each([
    ['a negative effect', [HEAD, ['a', '', '', '-3']], ['2:Boliger 2027:negativ']],
    ['part of a dwelling', [HEAD, ['a', '', '', '2,5']], ['2:Boliger 2027:ikke-heltall']],
    ['a year out of range', [HEAD, ['a', '', '1999', '']], ['2:Frist:aar-utenfor']],
    ['a fraction of a krone', [HEAD, ['a', '99,50', '', '']], ['2:Kostnad:ikke-hele-kroner']],
    ['an amount to be read two ways', [HEAD, ['a', '1,500', '', '']], ['2:Kostnad:tvetydig']],
    ['a formula', [HEAD, ['a', { fault: 'formel' as const }, '', '']], ['2:Kostnad:formel']],
    ['a merged cell', [HEAD, [{ fault: 'flettet' as const }, '1', '', '']], ['2:Tiltak:flettet']],
    ['two rows of heads', [HEAD, ['Tiltak', '', '2026', '2027'], ['b', '', '', '']], ['2::to-hoderader']],
    [
      'precedence in a circle',
      [
        ['Nr', 'Tiltak', 'Avhenger av'],
        ['1', 'a', '2'],
        ['2', 'b', '1; Budsjettet'],
      ],
      ['2:Avhenger av:sirkel', '3:Avhenger av:sirkel'],
    ],
    ['a row without a title', [HEAD, ['', '100', '', '']], ['2:Tiltak:mangler']],
    [
      'no head at all',
      [
        ['x', 'y'],
        ['1', '2'],
      ],
      ['0:Tiltak:mangler-kolonne'],
    ],
    [
      'an empty row of heads',
      [
        ['', ''],
        ['Leie', '2'],
      ],
      ['0:Tiltak:mangler-kolonne'],
    ],
  ] as const)('is refused by row: %s', (_, rows, errors) => {
    expect(errorsOf(rows as readonly (readonly Cell[])[])).toEqual(expect.arrayContaining([...errors]));
    expect(read(rows as readonly (readonly Cell[])[]).plan).toBeNull();
  });

  it('is refused with its number of rows when there are too many', () => {
    const sheet = { name: 'Ark', rows: [], tooMany: 100_000 };
    const { errors } = readTable(sheet, { sheet: 0, head: 0, columns: { title: 0 } }, NO_MEMORY, [], 2027, []);
    expect(errors).toEqual([{ code: 'for-mange-rader', sheet: 'Ark', row: 0, column: '', value: '100000' }]);
  });

  it('keeps words that are none of ours, and takes them as somebody said', () => {
    const rows = [
      ['Tiltak', 'Målgruppe', 'Status'],
      ['Leie', 'Vanskeligstilte på boligmarkedet; Unge', 'Grønn'],
    ];
    expect(read(rows).words.map((w) => [w.field, w.word, w.meaning])).toEqual([
      ['state', 'Grønn', ''],
      ['groups', 'Vanskeligstilte på boligmarkedet', ''],
    ]);
    const said = { heads: {}, values: { state: { groenn: 'i-gang' }, ledger: {}, groups: {} } };
    const sheet = sheetOf(rows);
    const [row] = readTable(sheet, guessSheet(sheet, 0, {}), said, [], 2027, []).rows;
    expect([row?.status, row?.groups, row?.words.map((w) => w.word)]).toEqual([
      'i-gang',
      ['unge'],
      ['Vanskeligstilte på boligmarkedet'],
    ]);
  });
});

describe('an intake in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-24T12:00:00Z');
  const sources = {
    tables: { kostra: loadKostra('.'), prices: loadPrices('.') },
    kombinasjoner: loadKombinasjoner('.'),
  };
  const VALG = { ledger: 'boligsosialt', group: 'alle', goal: 'Må avklares', doubles: [] as number[] };
  const PLAN = 'Nr\tTiltak\tMål\tAnsvar\tKostnad\tFrist\n1\tLeie inn\tTrygge hjem\tNAV\t100\t2028\n2\tBygge\t\t\t\t';
  const give = (actor: Actor, text: string) =>
    db.inKommune(actor.kommuneId, (tx) => {
      const sheets = [sheetOf(pastedRows(text))];
      const w = { kommuneId: actor.kommuneId, at: clock.now(), by: actor.brukerId };
      return insertInntak(tx, w, { kind: 'plan', name: 'plan.xlsx', sheets, choice: guessChoice(sheets, {}) });
    });
  const take = (actor: Actor, number: number, valg = VALG) =>
    takeIn(db, clock, actor, number, valg, sources, 2027, 'nb');
  const titles = (actor: Actor) =>
    db.inKommune(actor.kommuneId, async (tx) => (await listTiltak(tx)).map((t) => t.data.title));

  beforeEach(async () => {
    db = await testDatabase();
    const ids = await twoKommuner(db);
    own = { kommuneId: ids.own, brukerId: null };
    neighbour = { kommuneId: ids.neighbour, brukerId: null };
  });
  afterEach(() => db.close());

  it('becomes goals and tiltak with where they came from, and is taken in once', async () => {
    const number = await give(own, PLAN);
    expect(await take(own, number)).toEqual({ ok: true, maal: 2, tiltak: 2 });
    expect((await take(own, number)).ok).toBe(false);
    const { tiltak, goals, from } = await db.inKommune(own.kommuneId, async (tx) => ({
      tiltak: await listTiltak(tx),
      goals: await listMaal(tx),
      from: await cameFrom(tx, 'tiltak', 2),
    }));
    expect(goals.map((g) => g.data.title)).toEqual(['Trygge hjem', 'Må avklares']);
    expect(tiltak.map((t) => [t.data.title, t.data.responsible, t.data.investment, t.data.end])).toEqual([
      ['Leie inn', 'NAV', [0, 100, 0, 0], 2028],
      ['Bygge', '', [0, 0, 0, 0], null],
    ]);
    expect(from).toMatchObject({ inntak: number, name: 'plan.xlsx', sheet: 'Ark', row: 3 });
    expect(await titles(neighbour)).toEqual([]);
    expect(await db.inKommune(neighbour.kommuneId, (tx) => findInntak(tx, number))).toBeNull();
  });

  it('keeps what each tiltak requires, whatever order they stand in, and in words what is no row of the table', async () => {
    const rows = ['Nr\tTiltak\tAvhenger av', '1\tLeie ut\t2; Vedtak i styret', '2\tBygge\t3', '3\tRegulere\t'];
    const number = await give(own, rows.join('\n'));
    expect(await take(own, number)).toEqual({ ok: true, maal: 1, tiltak: 3 });
    const tiltak = await db.inKommune(own.kommuneId, listTiltak);
    const numberOf = (title: string) => tiltak.find((t) => t.data.title === title)?.number;
    expect(tiltak.map((t) => [t.data.title, t.data.requires])).toEqual([
      ['Regulere', []],
      ['Bygge', [numberOf('Regulere')]],
      ['Leie ut', [numberOf('Bygge')]],
    ]);
    expect(tiltak.map((t) => t.data.description)).toEqual(['', '', 'Krever: Vedtak i styret.']);
    expect(await undoInntak(db, clock, own, number)).toEqual({ ok: true });
    expect(await titles(own)).toEqual([]);
  });

  it('of the neighbour is not there to be taken in or undone', async () => {
    const number = await give(neighbour, PLAN);
    expect(await take(own, number)).toEqual({ ok: false, error: [{ code: 'tatt-inn', row: 0 }] });
    expect((await take(neighbour, number)).ok).toBe(true);
    await undoInntak(db, clock, own, number);
    expect(await titles(neighbour)).toHaveLength(2);
  });

  it('stores nothing when one row is refused, and names the row', async () => {
    const head = 'Tiltak\tBoliger 2027\tBoliger 2032';
    const number = await give(own, `${head}\nEn\t1\t\nTo\t1\t4`);
    expect(await take(own, number)).toEqual({ ok: false, error: [{ code: 'for-lang-virkning', row: 3 }] });
    expect(await titles(own)).toEqual([]);
    expect(await db.inKommune(own.kommuneId, listMaal)).toEqual([]);
    const long = await give(own, `Tiltak\tMål\nEn\tA\n${'x'.repeat(400)}\tB`);
    expect(await take(own, long)).toMatchObject({ ok: false, error: [{ code: 'for-langt', row: 3, field: 'title' }] });
    expect(await db.inKommune(own.kommuneId, listMaal)).toEqual([]);
  });

  it('knows what is here already by title and by the number it had, and takes it in only when told', async () => {
    expect((await take(own, await give(own, PLAN))).ok).toBe(true);
    const again = await give(
      own,
      'Nr\tTiltak\tMål\n9\tLEIE inn\tTrygge hjem\n2\tNoe annet\tTrygge hjem\n3\tNytt\tTrygge hjem',
    );
    const look = () =>
      db.inKommune(own.kommuneId, async (tx) => {
        const inntak = await findInntak(tx, again);
        if (!inntak) throw new Error('gone');
        return examine(tx, inntak, sources, 2027);
      });
    expect((await look()).doubles.map((d) => [d.row, d.number, d.by])).toEqual([
      [2, 1, 'tittel'],
      [3, 2, 'nummer'],
    ]);
    expect(await take(own, again, { ...VALG, doubles: [3] })).toEqual({ ok: true, maal: 0, tiltak: 2 });
    expect(await titles(own)).toEqual(['Leie inn', 'Bygge', 'Noe annet', 'Nytt']);
  });

  it('says what the plan lacks by the checker’s own rules, and judges the budget when there is one', async () => {
    const number = await give(own, PLAN);
    const look = () =>
      db.inKommune(own.kommuneId, async (tx) => {
        const inntak = await findInntak(tx, number);
        if (!inntak) throw new Error('gone');
        return examine(tx, inntak, sources, 2027);
      });
    const codes = (g: Awaited<ReturnType<typeof look>>) => g.findings.map((f) => `${f.code}:${f.objects[0].id}`);
    const first = await look();
    expect(codes(first)).toEqual(
      expect.arrayContaining([
        'tiltak-uten-maal:2',
        'tiltak-uten-ansvarlig:2',
        'tiltak-uten-kostnad:2',
        'tiltak-uten-frist:2',
        'tiltak-uten-gruppe:1',
        'tiltak-uten-effekt:1',
        'maal-uten-indikator:Trygge hjem',
      ]),
    );
    expect(codes(first)).not.toContain('tiltak-uten-ansvarlig:1');
    expect(first.notJudged).toContain('vedtatt-uten-penger');
    expect(first.gap).toBeNull();
    await addMaal(db, clock, own, { title: 'Trygge hjem', ledger: 'boligsosialt', indicator: 'Antall' });
    expect(codes(await look())).not.toContain('maal-uten-indikator:M-1');
  });

  it('is undone as a whole, or not at all when somebody has worked on', async () => {
    const number = await give(own, PLAN);
    await take(own, number);
    expect(await undoInntak(db, clock, own, number)).toEqual({ ok: true });
    expect(await titles(own)).toEqual([]);
    expect(await db.inKommune(own.kommuneId, listMaal)).toEqual([]);
    expect(await db.inKommune(own.kommuneId, (tx) => tiltakHistory(tx, 1))).toHaveLength(2);
    const again = await give(own, PLAN);
    expect(await take(own, again)).toEqual({ ok: true, maal: 2, tiltak: 2 });
    const [stored] = await db.inKommune(own.kommuneId, listTiltak);
    const typed = {
      title: 'Leie inn flere',
      maal: String(stored?.data.maal),
      ledger: 'boligsosialt',
      status: 'foreslaatt',
    };
    const more = { responsible: 'NAV', group: 'unge', type: 'blokk', level: 'ingen' };
    const seen = { number: stored?.number ?? 0, revision: 1 };
    expect((await saveTiltak(db, clock, own, { ...typed, ...more }, 2027, seen)).ok).toBe(true);
    expect(await undoInntak(db, clock, own, again)).toEqual({ ok: false, changed: ['T-003'] });
    expect(await titles(own)).toEqual(['Leie inn flere', 'Bygge']);
    const events = (await db.inKommune(own.kommuneId, (tx) => listEvents(tx))).map((e) => e.type);
    expect(events.filter((t) => t === 'inntak.angret')).toHaveLength(1);
  });

  it('is forgotten after thirty days when nobody took it in, and keeps no cells when somebody did', async () => {
    const waiting = await give(own, PLAN);
    const taken = await give(own, 'Tiltak\nNoe annet');
    await take(own, taken);
    const later = (days: number) => fixedClock(new Date(Date.parse(clock.now()) + days * 86_400_000).toISOString());
    const look = (number: number) => db.inKommune(own.kommuneId, (tx) => findInntak(tx, number));
    expect((await removeExpired(db, later(29))).tables).toBe(0);
    expect((await look(taken))?.sheets).toHaveLength(1);
    expect((await removeExpired(db, later(31))).tables).toBe(1);
    expect(await look(waiting)).toBeNull();
    expect(await look(taken)).toMatchObject({ state: 'tatt-inn', sheets: [], name: 'plan.xlsx' });
    expect(await db.inKommune(own.kommuneId, (tx) => cameFrom(tx, 'tiltak', 1))).toMatchObject({ row: 2 });
  });
});
