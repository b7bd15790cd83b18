import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { openPlanfil, openTables } from './actions.ts';
import { checkPlan } from './check.ts';
import { PLANFIL_TEXTS } from './planfil-texts.ts';
import { planTemplate } from './rendering/planmal.ts';

type Value = string | number | null | { formula: string; result: number };
async function file(
  sheets: Readonly<Record<string, readonly (readonly Value[])[]>>,
  merge?: string,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
    if (merge) sheet.mergeCells(merge);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
const open = async (sheets: Parameters<typeof file>[0], merge?: string) => openPlanfil(await file(sheets, merge), []);
const errorsOf = async (sheets: Parameters<typeof file>[0], merge?: string) => {
  const read = await open(sheets, merge);
  return read.ok ? [] : read.error.map((f) => [f.code, f.sheet, f.row, f.column, f.value]);
};

describe('a plan in a workbook', () => {
  it('is read whatever the order of the columns, in both written forms, and leaves the unsaid unsaid', async () => {
    const read = await open({
      Mål: [
        ['Handlingsdelen'],
        ['Mål', 'Nr', 'Måltal', 'ÅR', 'Rekneskap'],
        ['Fleire små bustader', 'M-1', 10, 2029, 'bustadsosialt'],
      ],
      Tiltak: [
        ['Bustader 2028', 'Ansvarleg', 'Nr', 'Tiltak', 'Mål', 'Målgruppe', 'Investering', 'Frist', 'Bustader 2027'],
        [4, 'Eigedom', 'T-1', 'Byggje', 'M-1', 'flyktninger; Eldre', '12 000 000', 2028, 0],
        [null, null, 'T-2', 'Greie ut', null, null, null, null, null],
      ],
    });
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.maal).toEqual([
      {
        id: 'M-1',
        title: 'Fleire små bustader',
        ledger: 'boligsosialt',
        indicator: '',
        target: { units: 10, year: 2029 },
        strategies: null,
      },
    ]);
    const [built, unsaid] = read.value.tiltak ?? [];
    expect(built).toMatchObject({
      owner: 'Eigedom',
      groups: ['flyktninger', 'eldre'],
      investment: 12_000_000,
      operation: null,
      deadline: 2028,
    });
    expect(built?.effect).toEqual([
      { year: 2028, units: 4 },
      { year: 2027, units: 0 },
    ]);
    expect(unsaid).toMatchObject({ maal: null, investment: null, effect: null, deadline: null });
    expect(read.value.linjer).toBeNull();
    expect(checkPlan(read.value).notJudged).toContain('vedtatt-uten-penger');
  });

  it('holds drift against what each unit needs, and does not call it kept where nobody says what that is', async () => {
    const heads = ['Nr', 'Tiltak', 'Investering', 'Drift', 'Boliger 2027', 'Boliger 2028'];
    const checked = async (each: readonly Value[], rows: readonly (readonly Value[])[]) => {
      const read = await open({
        Tiltak: [[...heads, ...each.slice(0, 1)], ...rows.map((r, i) => [...r, ...each.slice(i + 1, i + 2)])],
      });
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      const report = checkPlan(read.value);
      const of = (code: string) => report.findings.filter((f) => f.code === code).map((f) => [f.objects[0].id, f.data]);
      return {
        judged: !report.notJudged.includes('drift-under-linjene'),
        low: of('drift-under-linjene'),
        none: of('investering-uten-drift'),
      };
    };
    const rows = [
      ['T-1', 'For lite', 1000, 599_999, 4, 2],
      ['T-2', 'Nok', 1000, 600_000, 4, 2],
      ['T-3', 'Bare per bolig', 1000, null, 4, 2],
      ['T-4', 'For lite fra først', 1000, 1, 4, 2],
    ];
    expect(await checked(['Drift per bolig', 100_000, 100_000, 100_000, 100_000], rows)).toEqual({
      judged: true,
      low: [
        ['T-1', { year: 2029, row: 599_999, lines: 600_000 }],
        ['T-4', { year: 2028, row: 1, lines: 400_000 }],
      ],
      none: [],
    });
    expect(await checked([], rows)).toEqual({ judged: false, low: [], none: [['T-3', {}]] });
  });

  it('is refused by row for everything that is wrong, and nothing of it is used', async () => {
    const heads = ['Nr', 'Tiltak', 'Investering', 'Frist', 'Status', 'Boliger 2027'];
    expect(
      await errorsOf({
        Tiltak: [
          heads,
          ['T-1', 'A', 1000.5, 2028, 'vedtatt', 1],
          ['T-2', 'B', 1000, 1066, 'vedtatt', -4],
          ['T-1', '', { formula: '1+1', result: 2 }, 2028, 'kanskje', 'mange'],
        ],
      }),
    ).toEqual([
      ['ikke-hele-kroner', 'Tiltak', 2, 'Investering', '1000.5'],
      ['negativ', 'Tiltak', 3, 'Boliger 2027', '-4'],
      ['aar-utenfor', 'Tiltak', 3, 'Frist', '1066'],
      ['formel', 'Tiltak', 4, 'Investering', ''],
      ['ikke-tall', 'Tiltak', 4, 'Boliger 2027', 'mange'],
      ['nummer-to-ganger', 'Tiltak', 4, 'Nr', 'T-1'],
      ['mangler', 'Tiltak', 4, 'Tiltak', ''],
      ['ukjent-valg', 'Tiltak', 4, 'Status', 'kanskje'],
    ]);
  });

  it('tells of merged cells, missing and double columns, years out of range and sheets nobody knows', async () => {
    expect(
      await errorsOf(
        {
          Tiltak: [
            ['Nr', 'Tiltak'],
            ['T-1', 'A'],
            ['T-2', 'B'],
          ],
        },
        'B2:B3',
      ),
    ).toEqual([
      ['flettet', 'Tiltak', 2, 'Tiltak', ''],
      ['flettet', 'Tiltak', 3, 'Tiltak', ''],
    ]);
    expect(
      await errorsOf({
        Tiltak: [
          ['Nr', 'Ansvarlig'],
          ['T-1', 'A'],
        ],
      }),
    ).toEqual([['mangler-kolonne', 'Tiltak', 1, 'Tiltak', '']]);
    expect(await errorsOf({ Maal: [['Nr', 'Mål', 'Måltall', 'Måltal']] })).toEqual([
      ['kolonne-to-ganger', 'Maal', 1, 'Måltal', ''],
    ]);
    expect(await errorsOf({ Tiltak: [['Nr', 'Tiltak', 'Boliger 1814']] })).toEqual([
      ['aar-utenfor', 'Tiltak', 1, 'Boliger 1814', '1814'],
    ]);
    expect(await errorsOf({ Ark1: [['Hei']] })).toEqual([['ingen-ark', '', 0, '', '']]);
    expect(await openPlanfil(Buffer.from('PK og så tull'), [])).toMatchObject({
      ok: false,
      error: [{ code: 'ikke-regneark' }],
    });
    expect(await openPlanfil(Buffer.from('tull'), [])).toMatchObject({ ok: false, error: [{ code: 'ikke-regneark' }] });
  });

  it('is refused where tiltak require each other in a circle, themselves, or one that is not there', async () => {
    const heads = ['Nr', 'Tiltak', 'Krever'];
    const rows = [
      ['T-1', 'A', 'T-2'],
      ['T-2', 'B', 'T-3; T-5'],
      ['T-3', 'C', 'T-2'],
      ['T-4', 'D', 'T-4'],
      ['T-5', 'E', 'T-9'],
      ['T-6', 'F', 'T-5'],
    ];
    expect(await errorsOf({ Tiltak: [heads, ...rows] })).toEqual([
      ['sirkel', 'Tiltak', 3, 'Krever', 'T-2 → T-3 → T-2'],
      ['sirkel', 'Tiltak', 4, 'Krever', 'T-3 → T-2 → T-3'],
      ['sirkel', 'Tiltak', 5, 'Krever', 'T-4 → T-4'],
      ['ukjent-tiltak', 'Tiltak', 6, 'Krever', 'T-9'],
    ]);
    expect(await errorsOf({ Tiltak: [heads, ['T-1', 'A', 'T-2'], ['T-2', 'B', null]] })).toEqual([]);
  });

  it('is refused with one message when it has 100 000 rows', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Tiltak');
    sheet.addRow(['Nr', 'Tiltak']);
    for (let row = 2; row <= 100_001; row += 500) sheet.getCell(row, 1).value = `T-${row}`;
    sheet.getCell(100_001, 1).value = 'T-100001';
    const read = await openPlanfil(new Uint8Array(await book.xlsx.writeBuffer()), []);
    expect(read).toMatchObject({ ok: false, error: [{ code: 'for-mange-rader', sheet: 'Tiltak', value: '100001' }] });
  });

  it('is refused at once when it would unpack to more than anybody has, and when nobody waits longer for it', async () => {
    const bytes = await planTemplate(2027);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entry = Array.from({ length: bytes.length - 46 }, (_, at) => at).find(
      (at) => view.getUint32(at, true) === 0x02014b50,
    );
    expect(await openTables({ bytes, kind: 'xlsx' }, AbortSignal.timeout(1))).toEqual({ ok: false, error: 'for-tung' });
    view.setUint32((entry ?? 0) + 24, 200 * 1024 * 1024, true);
    const begun = performance.now();
    expect(await openTables({ bytes, kind: 'xlsx' })).toEqual({ ok: false, error: 'for-tung' });
    // No process was begun for it.
    expect(performance.now() - begun).toBeLessThan(100);
  });

  it('has an empty form that is itself a plan without content', async () => {
    const read = await openPlanfil(await planTemplate(2027), []);
    expect(read.ok && [read.value.maal, read.value.tiltak, read.value.motstrid]).toEqual([[], [], []]);
  });

  it('says where and what', () => {
    const feil = { code: 'negativ', sheet: 'Tiltak', row: 3, column: 'Boliger 2027', value: '-4' } as const;
    const t = PLANFIL_TEXTS.nb;
    expect(`${t.where(feil)}: ${t.feil.negativ(feil)}`).toBe('Arket Tiltak, rad 3, Boliger 2027: «-4» er under null.');
  });
});
