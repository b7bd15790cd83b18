import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { openTables } from '../actions.ts';
import { htmlTables, wordTables } from './markup.ts';

const cell = (...lines: string[]) => new TableCell({ children: lines.map((text) => new Paragraph(text)) });
const word = async (...rows: TableRow[]): Promise<Uint8Array> =>
  new Uint8Array(
    await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Før'), new Table({ rows })] }] })),
  );

describe('the tables of a text with tags', () => {
  it('are read out of a Word file, with the lines of a cell kept and what is deleted left out', async () => {
    const bytes = await word(
      new TableRow({ children: [cell('Tiltak'), cell('Ansvar')] }),
      new TableRow({ children: [cell('Kjøpe & bygge', 'åtte boliger'), cell('')] }),
    );
    const read = await openTables({ bytes, kind: 'docx' });
    expect(read).toEqual({
      ok: true,
      value: [
        {
          name: 'Tabell 1',
          rows: [
            ['Tiltak', 'Ansvar'],
            ['Kjøpe & bygge\nåtte boliger', null],
          ],
        },
      ],
    });
    const deleted =
      '<w:tbl><w:tr><w:tc><w:p><w:del><w:r><w:t>nei</w:t></w:r></w:del><w:t>ja</w:t></w:p></w:tc></w:tr></w:tbl>';
    expect(wordTables(deleted)[0]?.rows).toEqual([['ja']]);
  });

  it('say which cells are merged, down and across', async () => {
    const merged = (columnSpan: number) => new TableCell({ columnSpan, children: [new Paragraph('Mål')] });
    const bytes = await word(
      new TableRow({ children: [merged(2)] }),
      new TableRow({ children: [cell('a'), cell('b')] }),
    );
    const read = await openTables({ bytes, kind: 'docx' });
    const flettet = { fault: 'flettet' };
    expect(read.ok && read.value[0]?.rows).toEqual([
      [flettet, flettet],
      ['a', 'b'],
    ]);
    const html = '<table><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>';
    expect(htmlTables(html)[0]?.rows).toEqual([
      [flettet, 'b'],
      [flettet, 'c', 'd'],
    ]);
  });

  it('are read out of what was copied from a page, without its styles, and a table in a cell is text of the cell', () => {
    const html = `<html><style>td {color: red}</style><table><TR><th>Tiltak</th><th>M&aring;l</th></TR>
      <tr><td>Leie<br>ut <b>boliger</b></td><td><table><tr><td>inni</td></tr></table></td></tr></table>
      <table><tr><td>1</td></tr></table>`;
    expect(htmlTables(html)).toEqual([
      {
        name: 'Tabell 1',
        rows: [
          ['Tiltak', 'Mål'],
          ['Leie\nut boliger', 'inni'],
        ],
      },
      { name: 'Tabell 2', rows: [['1']] },
    ]);
  });

  it('are read in time that grows with the length alone, whatever is left open', () => {
    const began = performance.now();
    for (const piece of ['<table>', '<table><tr><td>', '<td', '&#', '<w:tbl><w:tr>', '</td></tr></table>'])
      for (const read of [htmlTables, wordTables]) read(`<table><tr>${piece.repeat(50_000)}`);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('what a stranger gives', () => {
  const csv = (text: string, to: 'utf8' | 'latin1' | 'utf16le' = 'utf8') => ({
    bytes: new Uint8Array(Buffer.from(to === 'utf16le' ? `\ufeff${text}` : text, to)),
    kind: 'csv' as const,
  });
  it('is cut at the mark it uses, in any of the encodings a spreadsheet saves in', async () => {
    for (const file of [
      csv('Mål;År\nBø, her;1'),
      csv('Mål;År\nBø, her;1', 'latin1'),
      csv('Mål;År\nBø, her;1', 'utf16le'),
    ]) {
      const read = await openTables(file);
      expect(read.ok && read.value[0]?.rows.map((r) => r.join('|'))).toEqual(['Mål|År', 'Bø, her|1']);
    }
  });

  it('is refused when it has a hundred thousand rows, or is not what it says', async () => {
    const rows = `a\tb\n${'1\t2\n'.repeat(100_000)}`;
    const pasted = await openTables({ bytes: new TextEncoder().encode(rows), kind: 'limt' });
    expect(pasted.ok && pasted.value[0]).toEqual({ name: '', rows: [], tooMany: 100_001 });
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Ark');
    sheet.getCell('A100001').value = 'langt nede';
    const read = await openTables({ bytes: new Uint8Array(await book.xlsx.writeBuffer()), kind: 'xlsx' });
    expect(read.ok && read.value[0]?.tooMany).toBe(100_001);
    for (const kind of ['xlsx', 'docx'] as const)
      expect(await openTables({ bytes: new TextEncoder().encode('PK\u0003\u0004 ikke en zip'), kind })).toEqual({
        ok: false,
        error: 'ikke-regneark',
      });
  });
});
