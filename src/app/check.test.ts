import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { verb } from './check.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boligplan-check-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

const HEADS = ['Nr', 'Tiltak', 'Mål', 'Ansvarlig', 'Frist', 'Boliger 2027'];
type Row = readonly (string | number | { formula: string; result: number })[];
async function bookOf(name: string, rows: readonly Row[]): Promise<string> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Maal').addRows([
    ['Nr', 'Mål', 'Indikator', 'Strategier'],
    ['M-1', 'Trygge hjem', 'Boliger', 'Bygge'],
  ]);
  book.addWorksheet('Tiltak').addRows([HEADS, ...rows.map((r) => [...r])]);
  writeFileSync(join(folder, name), new Uint8Array(await book.xlsx.writeBuffer()));
  return join(folder, name);
}
async function run(...args: string[]) {
  const said: { out: string[]; err: string[] } = { out: [], err: [] };
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.err.push(String(text)) > 0);
  const code = await verb.run(args);
  vi.restoreAllMocks();
  return { code, out: said.out.join(''), err: said.err.join('') };
}

it('ends with 0 for a plan without errors, 1 for one with errors in it or in its cells, and 2 where there is no plan', async () => {
  const good = await bookOf('god.xlsx', [['T-1', 'Bygge', 'M-1', 'Eiendom', 2027, 4]]);
  const fine = await run('--plan', good, '--json');
  expect([fine.code, JSON.parse(fine.out).counts.feil, JSON.parse(fine.out).refused]).toEqual([0, 0, undefined]);

  const parts = await bookOf('deler.xlsx', [['T-1', 'Bygge', 'M-1', 'Eiendom', 2027, 2.5]]);
  const wrong = await run('--plan', parts, '--json');
  expect(wrong.code).toBe(1);
  expect(JSON.parse(wrong.out).findings.map((f: { code: string }) => f.code)).toContain('deler-av-mennesker');

  const broken = await bookOf('brutt.xlsx', [
    ['T-1', 'Bygge', 'M-1', 'Eiendom', 1850, -4],
    ['T-2', 'Leie', 'M-1', 'Eiendom', 2027, { formula: '1+1', result: 2 }],
  ]);
  const refused = await run('--plan', broken, '--json');
  const answer = JSON.parse(refused.out);
  expect([refused.code, answer.counts.feil, answer.findings]).toEqual([1, 3, []]);
  expect(answer.refused.map((f: { row: number; code: string }) => `${f.row} ${f.code}`)).toEqual([
    '2 negativ',
    '2 aar-utenfor',
    '3 formel',
  ]);
  expect(answer.refused[0].nn).toEqual({
    where: 'Arket Tiltak, rad 2, Boliger 2027',
    text: '«-4» er mindre enn null.',
  });
  expect(refused.err).toContain('Arket Tiltak, rad 3, Boliger 2027: Cellen har en formel.');

  writeFileSync(join(folder, 'tull.xlsx'), 'tull');
  for (const path of ['tull.xlsx', 'finnes-ikke.xlsx'])
    expect((await run('--plan', join(folder, path), '--json')).code).toBe(2);
  expect((await run('--plan', good, '--kommune', 'Oslo')).code).toBe(2);
});
