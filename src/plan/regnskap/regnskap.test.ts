import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { kroner, sumKroner } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listEvents } from '../../platform/events/events.ts';
import { removeExpired } from '../../platform/retention/retention.ts';
import type { Cell, Regneark } from '../roedtraad/index.ts';
import { addMaal, saveTiltak } from '../tiltak/index.ts';
import { guessSheet, guessValg, readRows } from './actions/lesing.ts';
import { takeIn, undo } from './actions/taken.ts';
import {
  type Avvikslinje,
  type Budsjettlinje,
  bookedOn,
  compare,
  type Formaal,
  type Kontolinje,
  lineFor,
  lineNumber,
  sumOf,
} from './regnskap.ts';
import { findRegnskap, insertRegnskap, listRegnskap, newestRegnskap, regnskapAsOf } from './store.ts';
import { regnskapSaid, regnskapTables, roundingSaid } from './tables.ts';

const sheetOf = (rows: readonly (readonly Cell[])[], name = 'Ark'): Regneark => ({ name, rows });
const read = (...rows: (readonly Cell[])[]) => {
  const sheet = sheetOf(rows);
  return readRows(sheet, guessSheet(sheet, 0, {}), 2026);
};
const errors = (...rows: (readonly Cell[])[]) => {
  const got = read(...rows);
  expect(got.linjer).toEqual([]);
  return got.errors.map((e) => `${e.row}:${e.column}:${e.code}`);
};
const HEAD = ['Prosjekt', 'Ansvar', 'Regnskap hittil i år', 'Art'];

const AGAINST = { number: 1, name: 'r.csv', year: 2026, period: 8, taken: '2026-09-10', vedtak: null };

describe('accounts are read', () => {
  it('from columns in any order, below a title, with income below zero and the same string once', () => {
    const { linjer, rows } = read(
      ['Kommunens regnskap'],
      HEAD,
      ['77', '310', '1 200', '230'],
      ['77', '310', '-200,00', '230'],
      ['Boliger'],
      [88, 310, 5, 600],
    );
    expect(rows).toBe(3);
    expect(linjer.map((l) => [l.prosjekt, l.ansvar, l.art, l.beloep])).toEqual([
      ['77', '310', '230', 1000],
      ['88', '310', '600', 5],
    ]);
  });

  it('with their øre: each string is rounded once, and the difference from the file is told', () => {
    const got = read(HEAD, ['77', '310', '10,40', '230'], ['77', '310', '10,40', '230'], ['88', '310', '-0,4', '230']);
    // 20,80 and -0,40: row by row it would have been 10 + 10.
    expect(got.linjer.map((l) => l.beloep)).toEqual([21, 0]);
    expect([got.oere, got.rows]).toEqual([2040, 3]);
    const of = { ...AGAINST, oere: got.oere, ...compare(got.linjer, [], []) };
    expect(roundingSaid(of, 'nb')).toBe(
      'Filen kommer til 20,40 kr. Hver kontostreng er rundet av til hele kroner, og det gir en forskjell på 0,60 kr.',
    );
    expect(roundingSaid(of, 'nn')).toContain('ein skilnad på 0,60 kr');
    for (const table of regnskapTables({ ...of, linjer: [] }, 'nb')) expect(table.source).toContain('20,40');
    const whole = read(HEAD, ['77', '310', '10,40', '230'], ['77', '310', '-10,40', '230'], ['88', '1', '5', '2']);
    expect(roundingSaid({ ...of, oere: whole.oere, ...compare(whole.linjer, [], []) }, 'nb')).toBe('');
    expect(roundingSaid({ ...of, oere: null }, 'nb')).toBe('');
    // An account that meets no line, in a year the plan has no budget for, is told in words and not in a dash.
    expect(regnskapSaid(of, 'nb').finding).toBe(
      'Ingenting i regnskapet til og med august 2026 hører til en linje i planen. Planen har ingen linjer med budsjett i 2026.',
    );
    expect(regnskapSaid(of, 'nn').finding).toContain('Planen har inga linje med budsjett i 2026.');
  });

  it('and of ten thousand strings without a line the largest are listed, with the sum of them all', () => {
    const rows = Array.from({ length: 60 }, (_, i) => row({ ansvar: `${i}`, beloep: kroner(i % 2 ? i : -i) }));
    const of = { ...AGAINST, ...compare(rows, [], []) };
    const [table] = regnskapTables(of, 'nb');
    const amounts = (t: typeof table) => t?.rows.map((r) => (r.cells[2] as { number: number }).number) ?? [];
    const shown = amounts(table);
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([52, 59, 30]);
    expect(shown.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(30);
    const all = amounts(regnskapTables(of, 'nb', Number.POSITIVE_INFINITY)[0]);
    expect([all.length, all.at(-1)]).toEqual([61, 30]);
  });

  it('in the unit the head names', () => {
    expect(read(['Ansvar', 'Beløp (1 000 kr)'], ['310', '-12']).linjer[0]?.beloep).toBe(-12_000);
  });

  it('out of the sheet that looks most like them', () => {
    const other = sheetOf([
      ['Ansvar', 'Leder'],
      ['310', 'X'],
    ]);
    expect(guessValg([other, sheetOf([HEAD])], {}).sheet).toBe(1);
  });

  it('or refused row by row, and nothing of them is used', () => {
    expect(
      errors(
        HEAD,
        ['77', '310', '10,5055', '230'],
        ['77', '310', 'mye', '230'],
        ['77', '310', { fault: 'formel' }, '1'],
      ),
    ).toEqual([
      '2:Regnskap hittil i år:ikke-hele-oere',
      '3:Regnskap hittil i år:ikke-tall',
      '4:Regnskap hittil i år:formel',
    ]);
    expect(errors(HEAD, [{ fault: 'flettet' }, '310', '10', '1'], ['77', '310', null, '1'])).toEqual([
      '2:Prosjekt:flettet',
      '3:Regnskap hittil i år:mangler',
    ]);
    expect(errors(HEAD, ['Sum', '', '10', ''])).toEqual(['2:Regnskap hittil i år:sum']);
    expect(errors(['År', 'Beløp'], ['2025', '10'])).toEqual(['2:År:annet-aar']);
    expect(errors(['Kontoklasse', 'Beløp'], ['7', '10'])).toEqual(['2:Kontoklasse:ukjent-valg']);
    expect(errors(['Ansvar', 'Art'], ['7', '10'])).toEqual(['0:Beløp:mangler-kolonne']);
    expect(errors(HEAD)).toEqual(['0::uten-rader']);
    const many = { name: 'Ark', rows: [], tooMany: 100_000 };
    expect(readRows(many, { sheet: 0, head: 0, columns: { beloep: 0 } }, 2026).errors[0]?.code).toBe('for-mange-rader');
    const faulty = read(HEAD, ...Array.from({ length: 250 }, () => ['77', '310', 'mye', '230']));
    expect([faulty.errors.length, faulty.faults, faulty.linjer]).toEqual([200, 250, []]);
  });
});

const row = (change: Partial<Kontolinje> = {}): Kontolinje => ({
  ansvar: '',
  art: '',
  funksjon: '',
  prosjekt: '',
  tiltak: '',
  formaal: null,
  beloep: kroner(100),
  ...change,
});
const konto = (tiltak: number, ansvar: string, prosjekt: string, artInvestering = '', artDrift = '') => ({
  tiltak,
  ansvar,
  prosjekt,
  artInvestering,
  artDrift,
});
const line = (tiltak: number, formaal: Formaal, beloep: number): Budsjettlinje => ({
  tiltak,
  title: `Tiltak ${tiltak}`,
  formaal,
  beloep: kroner(beloep),
});
const BUDGET = [line(1, 'investering', 1000), line(1, 'drift', 400), line(2, 'investering', 0), line(2, 'drift', 200)];

describe('a row finds its line', () => {
  it.each([
    ['T-001', 1],
    ['t2', 2],
    ['12', 12],
    ['T-0', null],
    ['leie', null],
  ])('%s names %s', (text, number) => expect(lineNumber(text)).toBe(number));

  it.each<[string, Partial<Kontolinje>, ReturnType<typeof konto>[], string]>([
    ['by its number, where only one kind of money is planned', { tiltak: 'T-002' }, [], '2 drift'],
    ['not by a number with two kinds of money', { tiltak: 'T-001' }, [], 'drift-eller-investering'],
    ['by its number and the kind the file says', { tiltak: 'T-001', formaal: 'drift' }, [], '1 drift'],
    ['by its art', { ansvar: '310', art: '0230' }, [konto(1, '310', '', '230', '600')], '1 investering'],
    [
      'by the string that says most',
      { ansvar: '310', prosjekt: '7' },
      [konto(1, '310', ''), konto(2, '310', '7')],
      '2 drift',
    ],
    ['not when two fit alike', { ansvar: '310' }, [konto(1, '310', ''), konto(2, '310', '')], 'flere-tiltak'],
    [
      'on either string of one that another became part of',
      { ansvar: '310' },
      [konto(2, '310', ''), konto(2, '310', '')],
      '2 drift',
    ],
    [
      'on the old art too',
      { ansvar: '311', art: '600' },
      [konto(1, '310', '', '1', '2'), konto(1, '311', '', '230', '600')],
      '1 drift',
    ],
    ['not with another art', { ansvar: '310', art: '999' }, [konto(1, '310', '', '230', '600')], 'ukjent-streng'],
    ['not when nothing is set for the tiltak', { ansvar: '310' }, [konto(1, '', '')], 'ukjent-streng'],
    ['not for a tiltak out of the plan', { tiltak: 'T-009' }, [], 'ikke-i-budsjettet'],
    ['not without a string', {}, [konto(1, '310', '')], 'ingen-streng'],
  ])('%s', (_what, change, kontering, expected) => {
    const got = lineFor(row(change), kontering, BUDGET);
    expect(got.ok ? `${got.tiltak} ${got.formaal}` : got.why).toBe(expected);
  });

  it('or stands apart, so that the sum is always the file\u2019s own', () => {
    const rows = [
      row({ tiltak: '2', beloep: kroner(250) }),
      row({ ansvar: '9', beloep: kroner(-70) }),
      row({ tiltak: '1', formaal: 'investering', beloep: kroner(900) }),
    ];
    const { linjer, ufordelt } = compare(rows, [], BUDGET);
    const account = linjer.flatMap((l) => (l.regnskap === null ? [] : [l.regnskap]));
    expect(sumKroner([...account, ...ufordelt.map((u) => u.beloep)])).toBe(sumKroner(rows.map((r) => r.beloep)));
    expect(linjer.map((l) => [l.tiltak, l.formaal, l.regnskap, l.avvik, l.prosent])).toEqual([
      [1, 'investering', 900, -100, -10],
      [1, 'drift', null, null, null],
      [2, 'drift', 250, 50, 25],
    ]);
  });

  it('and a line without bookings leaves the sum without a deviation', () => {
    const of = (regnskap: number | null): Avvikslinje => ({
      ...line(1, 'drift', 100),
      regnskap: regnskap === null ? null : kroner(regnskap),
      avvik: regnskap === null ? null : kroner(regnskap - 100),
      prosent: null,
    });
    expect(sumOf([of(150), of(50)])).toEqual({ budsjett: 200, regnskap: 200, avvik: 0, prosent: 0 });
    expect(sumOf([of(150), of(null)])).toEqual({ budsjett: 200, regnskap: 150, avvik: null, prosent: null });
    expect(sumOf([of(null)]).regnskap).toBeNull();
  });
});

describe('in the database, with a neighbour in the room', () => {
  const clock = fixedClock('2026-10-10T08:00:00.000Z');
  const TABLES = { kostra: [], prices: [] };
  let db: OwnedDatabase;
  let own = '';
  let neighbour = '';
  const actor = () => ({ kommuneId: own, brukerId: null });
  const store = (period: number, amount: Cell) =>
    db.inKommune(own, (tx) => {
      const sheets = [
        sheetOf([
          ['Tiltak', 'Beløp', 'Leverandør'],
          ['T-001', amount, 'Navn Navnesen'],
        ]),
      ];
      const w = { kommuneId: own, at: clock.now(), by: null };
      return insertRegnskap(tx, w, { name: 'r.csv', year: 2026, period, sheets, choice: guessValg(sheets, {}) });
    });
  const states = async () => (await db.inKommune(own, listRegnskap)).map((r) => `${r.number} ${r.state}`);

  beforeAll(async () => {
    db = await testDatabase();
    ({ own, neighbour } = await twoKommuner(db));
    const typed = {
      title: 'Leie',
      maal: '1',
      ledger: 'boligsosialt',
      status: 'finansiert',
      responsible: 'Eiendom',
      group: 'barnefamilier',
      type: 'blokk',
      level: 'ingen',
      kostra: '265',
      certainty: 'anbud',
      operation1: '400000',
    };
    for (const kommuneId of [own, neighbour]) {
      await addMaal(db, clock, { kommuneId, brukerId: null }, { title: 'Mål', ledger: 'boligsosialt' });
      expect((await saveTiltak(db, clock, { kommuneId, brukerId: null }, typed, 2026, null)).ok).toBe(true);
    }
  });
  afterAll(() => db?.close());

  it('a table with an error is never taken in', async () => {
    const number = await store(8, 'mye');
    expect(await takeIn(db, clock, actor(), number)).toBe('feil');
    expect(await db.inKommune(own, (tx) => newestRegnskap(tx, TABLES))).toBeNull();
  });

  it('stands against the budget of its year, keeps no words of its rows, and is seen by nobody else', async () => {
    const number = await store(8, '300 000');
    expect(await takeIn(db, clock, { kommuneId: neighbour, brukerId: null }, number)).toBe('endret');
    expect(await takeIn(db, clock, actor(), number)).toBe('ok');
    expect(await takeIn(db, clock, actor(), number)).toBe('endret');
    const stored = await db.inKommune(own, (tx) => findRegnskap(tx, number));
    expect(JSON.stringify(stored)).not.toContain('Navnesen');
    const s = await db.inKommune(own, (tx) => newestRegnskap(tx, TABLES));
    if (!s) throw new Error('No account');
    expect(s.linjer.map((l) => [l.beloep, l.regnskap, l.avvik, l.prosent])).toEqual([
      [400_000, 300_000, -100_000, -25],
    ]);
    expect(bookedOn(s, 1)).toBe(300_000);
    expect(bookedOn(s, 2)).toBeNull();
    expect(s.vedtak).toBeNull();
    for (const lang of ['nb', 'nn'] as const) {
      expect(regnskapTables(s, lang).map((t) => t.id)).toEqual(['regnskap-drift']);
      const said = regnskapSaid(s, lang);
      expect(said).toMatchObject({ part: expect.stringContaining('8'), warnings: [] });
      expect(said.finding.replace(/\s/g, ' ')).toMatch(/ 300 000 kr på linjene i planen\. .* 400 000 kr\.$/);
      const without = { ...s, linjer: s.linjer.map((l) => ({ ...l, beloep: kroner(0) })) };
      expect(regnskapSaid(without, lang).finding).toMatch(/ med budsjett i 2026\.$/);
    }
    expect(await db.inKommune(neighbour, (tx) => newestRegnskap(tx, TABLES))).toBeNull();
    expect(await db.inKommune(neighbour, listRegnskap)).toEqual([]);
  });

  it('a report takes the newest up to its own day, within its year', async () => {
    const asOf = (day: string) => db.inKommune(own, (tx) => regnskapAsOf(tx, TABLES, day));
    expect((await asOf('2026-08-31'))?.period).toBe(8);
    expect(await asOf('2026-07-31')).toBeNull();
    expect(await asOf('2027-08-31')).toBeNull();
  });

  it('a new one replaces it, and undoing brings it back; two at once give one', async () => {
    const [first] = (await states())[0]?.split(' ') ?? [];
    const number = await store(8, '350 000');
    const both = await Promise.all([1, 2].map(() => takeIn(db, clock, actor(), number)));
    expect(both.sort()).toEqual(['endret', 'ok']);
    expect(await states()).toEqual([`${number} tatt-inn`, `${first} erstattet`]);
    expect(await undo(db, clock, actor(), Number(first))).toBe('endret');
    expect(await undo(db, clock, actor(), number)).toBe('ok');
    expect(await states()).toEqual([`${number} angret`, `${first} tatt-inn`]);
    const events = await db.inKommune(own, (tx) => listEvents(tx));
    expect(
      events
        .filter((e) => e.type.startsWith('regnskap.'))
        .map((e) => e.type)
        .sort(),
    ).toEqual(['regnskap.angret', 'regnskap.tatt-inn', 'regnskap.tatt-inn']);
  });

  it('what was read and never taken in is gone with the next reading, and with time', async () => {
    await store(9, '1');
    const last = await store(9, '2');
    expect((await states()).filter((s) => s.endsWith('lest'))).toEqual([`${last} lest`]);
    await removeExpired(db, fixedClock('2028-01-01T00:00:00.000Z'));
    expect((await states()).filter((s) => s.endsWith('lest'))).toEqual([]);
    expect((await states()).some((s) => s.endsWith('tatt-inn'))).toBe(true);
  });
});
