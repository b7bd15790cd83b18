import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import { sumKroner } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { parseTiltak } from '../tiltak/parse.ts';
import { setKontering } from './actions.ts';
import {
  ALLE_KOLONNER,
  KOLONNER,
  type Kontering,
  kolonnerFrom,
  kontostrenger,
  parseKontering,
  staaendeKontering,
  toText,
  typedKontering,
} from './kontering.ts';
import { buildOekonomiplan } from './oekonomiplan.ts';
import { toSheet } from './rendering/kontostrenger.ts';
import { listKontering } from './store.ts';

const parsed = parseTiltak(
  {
    title: 'Kjøp; "seks" leiligheter',
    maal: '1',
    ledger: 'boligsosialt',
    status: 'finansiert',
    responsible: 'Eiendom',
    group: 'barnefamilier',
    type: 'blokk',
    level: 'ingen',
    kostra: '265',
    investment1: '18 000 000',
    operation2: '400 000',
    rent2: '500 000',
    rent3: '100 000',
  },
  2027,
  [1],
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
const PLAN = buildOekonomiplan(2027, [{ number: 4, data: parsed.value }], []);
const KONTO: Kontering = { tiltak: 4, ansvar: '3100', artInvestering: '0230', artDrift: '1230', prosjekt: 'P27' };

describe('account strings', () => {
  it('have a row for each amount, and add up to the plan', () => {
    const rows = kontostrenger(PLAN, [KONTO]);
    expect(rows.map((r) => [r.ansvar, r.art, r.funksjon, r.prosjekt, r.aar, r.beloep])).toEqual([
      ['3100', '0230', '265', 'P27', '2027', '18000000'],
      ['3100', '1230', '265', 'P27', '2028', '-100000'],
      ['3100', '1230', '265', 'P27', '2029', '-100000'],
    ]);
    const total = rows.reduce((n, r) => n + Number(r.beloep), 0);
    expect(total).toBe(sumKroner(PLAN.totals.investment) + sumKroner(PLAN.netOperation));
    expect(kontostrenger(PLAN, [])[0]).toMatchObject({ ansvar: '', art: '', tiltak: 'T-004' });
  });
  it('stand in the columns asked for, with the mark asked for, and no text breaks a cell or runs as a formula', () => {
    const rows = kontostrenger(PLAN, [KONTO]).slice(0, 2);
    expect(toText(rows, ['beloep', 'tekst'], 'semikolon')).toBe(
      '"beløp";"tekst"\r\n"18000000";"Kjøp; ""seks"" leiligheter"\r\n"-100000";"Kjøp; ""seks"" leiligheter"\r\n',
    );
    expect(toText(rows, ['ansvar', 'aar'], 'tabulator')).toBe('"ansvar"\t"år"\r\n"3100"\t"2027"\r\n"3100"\t"2028"\r\n');
    const [row] = rows;
    if (!row) throw new Error('no row');
    for (const tekst of ['=1+1', '+1', '-1+1', '@sum', ' =1+1', '＝1+1', '＠sum'])
      expect(toText([{ ...row, tekst }], ['tekst'], 'komma')).toBe(`"tekst"\r\n"'${tekst}"\r\n`);
    expect(toText([{ ...row, tekst: '\t=1+1' }], ['tekst'], 'komma')).toBe(`"tekst"\r\n"'\t'=1+1"\r\n`);
    // Opened with another separator, the cell is cut at its own comma or semicolon.
    for (const mark of ['komma', 'semikolon', 'tabulator'] as const) {
      const file = toText([{ ...row, tekst: 'Kjøp;=1+1, +2\t@sum' }], ['ansvar', 'tekst'], mark);
      for (const other of [',', ';', '\t'])
        expect(file.split(other).filter((part) => /^[\s"]*[=+\-@]/.test(part))).toEqual([]);
    }
  });
  it('stand in a workbook with their heads first, codes as text and amounts as numbers', async () => {
    const [row] = kontostrenger(PLAN, [KONTO]);
    if (!row) throw new Error('no row');
    const book = new ExcelJS.Workbook();
    const odd = { ...row, ansvar: '0310', tekst: '=1+1' };
    await book.xlsx.load((await toSheet([odd], ['beloep', 'ansvar', 'tekst', 'aar'])).buffer as ArrayBuffer);
    const cells = book.worksheets[0]?.getSheetValues().slice(1) as unknown[][];
    expect(cells.map((r) => r.slice(1))).toEqual([
      ['beløp', 'ansvar', 'tekst', 'år'],
      [Number(row.beloep), '0310', "'=1+1", 2027],
    ]);
  });
  it.each([
    ['ansvar, Art;beløp', ['ansvar', 'art', 'beloep']],
    [ALLE_KOLONNER, [...KOLONNER]],
    ['', null],
    ['ansvar ansvar', null],
    ['ansvar fødselsnummer', null],
  ])('take the columns %j', (text, expected) => {
    expect(kolonnerFrom(text)).toEqual(expected);
  });
});

describe('what a tiltak is booked on', () => {
  it('is read back unchanged, and need not be said', () => {
    expect(parseKontering(typedKontering([KONTO]), [4])).toEqual({ ok: true, value: [KONTO] });
    expect(parseKontering({}, [4]).ok).toBe(true);
  });
  it('goes with a tiltak that becomes part of another, field by field where that has nothing of its own', () => {
    const to = (n: number) => (n === 4 ? 5 : n);
    const own = { ...KONTO, tiltak: 5, ansvar: '', artDrift: '', prosjekt: 'P9' };
    const rows = staaendeKontering([KONTO, own], to);
    expect(rows[0]).toEqual({ ...KONTO, tiltak: 5, prosjekt: 'P9' });
    // The form shows what holds; the old string stays known to the accounts.
    expect(typedKontering(rows)).toMatchObject({ ansvar5: KONTO.ansvar, prosjekt5: 'P9' });
    expect(rows.slice(1)).toEqual([{ ...KONTO, tiltak: 5 }]);
    expect(staaendeKontering([KONTO], to)).toEqual([{ ...KONTO, tiltak: 5 }]);
  });
  it('is refused at each field', () => {
    const refused = parseKontering({ ansvar4: '31;00', prosjekt5: 'x'.repeat(21) }, [4, 5]);
    expect(refused.ok ? [] : refused.error.map((e) => `${e.field}:${e.code}`)).toEqual([
      'ansvar4:ikke-kode',
      'prosjekt5:for-langt',
    ]);
  });
});

describe('in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(async () => {
    await db?.close();
  });
  it('is stored all or nothing, and seen by nobody else', async () => {
    const ids = await twoKommuner(db);
    const clock = fixedClock('2026-12-10T08:00:00.000Z');
    const actor = { kommuneId: ids.own, brukerId: null };
    const typed = typedKontering([KONTO]);
    expect(await setKontering(db, clock, actor, { ...typed, ansvar5: '=' }, [4, 5], 0)).toMatchObject({ ok: false });
    expect(await db.inKommune(ids.own, listKontering)).toEqual([]);
    expect(await setKontering(db, clock, actor, typed, [4], 0)).toEqual({ ok: true });
    // Who had the empty form before them does not write over it.
    const late = await setKontering(db, clock, actor, { ansvar4: '9' }, [4], 0);
    expect(late).toMatchObject({ ok: false, changed: true });
    expect(await db.inKommune(ids.own, listKontering)).toEqual([KONTO]);
    expect(await db.inKommune(ids.neighbour, listKontering)).toEqual([]);
  });
});
