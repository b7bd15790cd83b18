import { afterAll, describe, expect, test } from 'vitest';
import type { Block, PlanDocument } from '../document.ts';
import { columnWidths, mostEms, spanOf } from './columns.ts';
import { toPdf } from './pdf.ts';
import { readPdf, textOf } from './pdf-reading.ts';
import { prepare } from './prepared.ts';
import { sampleDocument } from './sample.ts';
import { stopThread } from './thread.ts';

afterAll(stopThread);

const LETTERS = 'abcdefghijklmnopqrstuvwxyzæøåáčđŋšŧžABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789.,:;!?-–−+()/%&«»§²°·•|"';
const plan = (blocks: readonly Block[]): PlanDocument => ({
  ...sampleDocument('nb', 0),
  chapters: [{ id: 'k', title: 'K', blocks }],
});
const tableOf = (id: string, heads: readonly string[], rows: readonly (readonly string[])[], total = false): Block => ({
  kind: 'table',
  id,
  caption: `Tabell ${id}`,
  columns: heads.map((label, at) => ({ label, align: at < 2 ? 'left' : 'right' })),
  rows: rows.map((cells) => ({ cells, total })),
  source: `kilde ${id}`,
});
function prepared(block: Block) {
  const [table] = prepare(plan([block])).chapters[0]?.blocks ?? [];
  if (table?.kind !== 'table') throw new Error('No table');
  return table;
}

describe('columns of a table', () => {
  test.each([
    ['plain', false],
    ['bold', true],
  ])('no letter of %s type is wider than it is taken to be', async (_, bold) => {
    const texts = Array.from(LETTERS, (letter) => letter.repeat(12));
    const pieces = await textOf(
      await toPdf(
        plan([
          tableOf(
            'a',
            ['B'],
            texts.map((text) => [text]),
            bold,
          ),
        ]),
      ),
    );
    for (const text of texts) {
      const piece = pieces.find((one) => one.text === text);
      expect(piece?.size, text).toBeCloseTo(8.5, 3);
      expect((piece?.width ?? Number.NaN) / 8.5, text).toBeLessThanOrEqual(mostEms(text, bold) + 0.001);
    }
  });

  test('a row is taken for one line only where all of it surely has room', () => {
    const { single } = columnWidths(
      prepared(
        tableOf(
          'b',
          ['Navn', 'Tekst'],
          [
            ['kort', 'kort'],
            ['漢字', 'kort'],
            ['kort', 'ord '.repeat(60)],
          ],
        ),
      ),
    );
    expect(single).toEqual([true, false, false]);
  });

  test('eight columns of money and titles keep the size of the type', () => {
    const amounts = ['100 000 000', '127 000 000', '84 500 000', '28 000 000', '339 500 000'].map((t) =>
      t.replaceAll(' ', '\u00a0'),
    );
    const table = tableOf(
      'c',
      ['Nr.', 'Tiltak', 'KOSTRA', '2027 (kr)', '2028 (kr)', '2029 (kr)', '2030 (kr)', 'Sum fire år (kr)'],
      [['T-019', 'Bygge bofellesskap med åtte boliger for unge med utviklingshemming', '261', ...amounts]],
    );
    const { size, lines } = columnWidths(prepared(table));
    expect(size).toBe(8.5);
    expect(lines[1]).toBeLessThanOrEqual(5);
  });

  test('room goes where it makes rows lower, and not to what is short already', () => {
    const title = 'Inngå utbyggingsavtale med rett til å kjøpe ti prosent av boligene til markedspris';
    const table = tableOf('d', ['Nr.', 'Tiltak', 'Ansvarlig', 'Status'], [['1', title, 'Plan', 'I gang']]);
    const { widths, lines } = columnWidths(prepared(table));
    expect(lines).toEqual([1, 1]);
    expect(Math.max(...widths)).toBe(widths[1]);
  });

  test('an empty cell belongs to the one before it only at the beginning of a row', () => {
    expect(spanOf(['Sum', '', '', '4'])).toBe(3);
    expect(spanOf(['Sum', '4', '', '5'])).toBe(1);
    expect(spanOf(['', '', '4'])).toBe(1);
    expect(spanOf(['Sum', '', ''])).toBe(1);
  });
});

describe('page ends', () => {
  // Tables of every length one after the other end at every height of a page.
  const MANY = 150;
  const lengthOf = (k: number) => (k % 2 ? 2 + ((k >> 1) % 4) : 6 + ((k * 7) % 25));
  const rows = (k: number) =>
    Array.from({ length: lengthOf(k) }, (_, at) => [`rad${k}x${at}x`, at === lengthOf(k) - 1 ? `sist${k}x` : 'a']);
  const blocks = Array.from({ length: MANY }, (_, k): Block[] => [
    { kind: 'heading', level: 2, text: `Del${k}x` },
    tableOf(`${k}x`, ['Navn', 'Tekst'], rows(k)),
    { kind: 'paragraph', text: [{ text: 'Kommunen legger til rette. '.repeat(1 + (k % 9)) }] },
  ]).flat();

  test('a source stands with the last row of its table, a heading with the first, and a short table is never parted', async () => {
    const { pages } = await readPdf(await toPdf(plan(blocks)));
    expect(pages.length).toBeGreaterThan(30);
    for (let k = 0; k < MANY; k += 1) {
      const at = (text: string) => pages.findIndex((page, i) => i > 1 && page.includes(text));
      expect(at(`Kilde: kilde ${k}x`), `source ${k}`).toBe(at(`sist${k}x`));
      expect(at(`Del${k}x`), `heading ${k}`).toBe(at(`Tabell ${k}x`));
      expect(at(`Tabell ${k}x`), `caption ${k}`).toBe(at(`rad${k}x1x`));
      if (lengthOf(k) < 6) expect(at(`sist${k}x`), `last row ${k}`).toBe(at(`rad${k}x0x`));
    }
  });

  test('a source stands on the page of its picture', async () => {
    const [chapter] = sampleDocument('nb', 1).chapters;
    const picture = chapter?.blocks.find((block) => block.kind === 'picture');
    if (picture?.kind !== 'picture') throw new Error('No picture');
    const many = Array.from({ length: 40 }, (_, k): Block[] => [
      { kind: 'paragraph', text: [{ text: 'Kommunen legger til rette. '.repeat(1 + ((k * 5) % 31)) }] },
      { ...picture, id: `p${k}`, caption: `Bilde ${k}x`, source: `modell ${k}x` },
    ]).flat();
    const { pages } = await readPdf(await toPdf(plan(many)));
    for (let k = 0; k < 40; k += 1) {
      const at = (text: string) => pages.findIndex((page) => page.includes(text));
      expect(at(`Kilde: modell ${k}x`), `picture ${k}`).toBe(at(`Bilde ${k}x`));
    }
  });
});
