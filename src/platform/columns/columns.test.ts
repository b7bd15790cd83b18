import { describe, expect, it } from 'vitest';
import { bareHead } from '../../kernel/index.ts';
import { checkColumns, type Field, findHead, guessColumns, saidOf } from './columns.ts';
import { pastedRows } from './pasted.ts';

const FIELDS: readonly Field[] = [
  { key: 'title', words: ['tiltak', 'tittel'], required: true },
  { key: 'number', words: ['nr', 'nummer', 'tiltak nr'] },
  { key: 'owner', words: ['ansvarlig', 'ansvarleg', 'ansvar'] },
  { key: 'cost', words: ['kostnad', 'kroner'] },
  { key: 'deadline', words: ['frist', 'år'] },
];

describe('columns of a stranger’s table', () => {
  it('are guessed by their heads, in any order and in both forms', () => {
    expect(guessColumns(['Frist', 'Ansvarleg eining:', 'Tiltak', 'Kostnadsramme (mill.)', 'Merknad'], FIELDS)).toEqual({
      deadline: 0,
      owner: 1,
      title: 2,
      cost: 3,
    });
  });

  it('give a head to the field it names best, and each field one column', () => {
    expect(guessColumns(['Tiltak nr.', 'Tiltak'], FIELDS)).toEqual({ number: 0, title: 1 });
    expect(guessColumns(['Kostnad', 'Kostnad'], FIELDS)).toEqual({ cost: 0 });
  });

  it('are not guessed from a short word inside a longer one', () => {
    expect(guessColumns(['Årsverk', 'Prioritet'], FIELDS)).toEqual({});
  });

  it('are as somebody said before, whatever the guess is, and in any order', () => {
    const heads = ['Hvem', 'Tiltak', 'Frist'];
    const said = saidOf(heads, { owner: 0, title: 1 });
    expect(said).toEqual({ hvem: 'owner', tiltak: 'title', frist: null });
    expect(guessColumns(['FRIST', 'Tiltak', ' hvem '], FIELDS, said)).toEqual({ title: 1, owner: 2 });
    expect(guessColumns(['Tiltak'], FIELDS, { tiltak: 'a-field-that-is-gone' })).toEqual({ title: 0 });
  });

  it('say nothing to remember of a head that stands twice or is empty', () => {
    expect(saidOf(['Tiltak', 'Kr', 'Kr', ''], { title: 0, cost: 2 })).toEqual({ tiltak: 'title' });
  });

  it('take heads that are names of things every object has', () => {
    const said = saidOf(['constructor', '__proto__'], { title: 0 });
    expect(guessColumns(['constructor', '__proto__', 'toString'], FIELDS, said)).toEqual({ title: 0 });
    expect(guessColumns(['toString', 'constructor'], FIELDS)).toEqual({});
  });

  it('have their head below the title of the table, or none', () => {
    const rows = [['Boligsosial handlingsplan'], [], ['Nr', 'Tiltak', 'Ansvar'], ['1', 'Kjøpe tiltak', 'Eiendom']];
    expect(findHead(rows, FIELDS)).toBe(2);
    expect(findHead([['a', 'b'], ['1']], FIELDS)).toBeNull();
  });

  it('are held to the table when a person chooses', () => {
    const heads = ['A', 'B', 'C'];
    expect(checkColumns(heads, FIELDS, ['owner', '', 'title'])).toEqual({ ok: true, value: { owner: 0, title: 2 } });
    expect(checkColumns(heads, FIELDS, ['owner', 'owner', 'farge', 'title'])).toEqual({
      ok: false,
      error: [
        { code: 'kolonne-to-ganger', field: 'owner', data: { column: 2, head: 'B' } },
        { code: 'ukjent-kolonne', data: { column: 3, head: 'C' } },
        { code: 'ukjent-kolonne', data: { column: 4, head: '' } },
        { code: 'mangler-kolonne', field: 'title' },
      ],
    });
  });

  it('have the same bare head however its letters are put together', () => {
    expect(bareHead('Målgruppe')).toBe(bareHead(' MA\u030aLGRUPPE: '));
    expect(bareHead('Målår')).toBe('maalaar');
    expect(bareHead('x'.repeat(300))).toHaveLength(200);
  });
});

describe('a pasted table', () => {
  it('is cut at tabs and line ends, with empty cells kept', () => {
    expect(pastedRows('a\tb \r\n\tc\t\nd')).toEqual([['a', 'b'], ['', 'c', ''], ['d']]);
    expect(pastedRows('')).toEqual([]);
    expect(pastedRows('a\t')).toEqual([['a', '']]);
  });

  it('keeps a line break, a tab and a mark inside a cell in quotation marks', () => {
    expect(pastedRows('"to\nlinjer"\t"sa ""ja"""\n"a\tb"')).toEqual([['to\nlinjer', 'sa "ja"'], ['a\tb']]);
  });

  it('takes a mark that does not enclose the whole cell as a mark', () => {
    expect(pastedRows('"Leie" før eie\tb\n"aldri lukket\tc')).toEqual([
      ['"Leie" før eie', 'b'],
      ['"aldri lukket', 'c'],
    ]);
  });

  it('is read in time that grows with its length alone', () => {
    const began = performance.now();
    for (const cell of ['"\t', '"x""\t', '"""\t', '"a\n', '""x\t']) pastedRows(cell.repeat(50_000));
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
