import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Inline } from './document.ts';
import { figureKeys, parseRichText } from './richtext.ts';

const figures = new Map([
  ['gap.2031.blokk', '−1 234 boliger'],
  ['sum', '12,5 mill. kr'],
]);

function parse(text: string): Block[] {
  const { blocks, unknown } = parseRichText(text, figures);
  expect(unknown).toEqual([]);
  return blocks;
}

const inlinesOf = (blocks: readonly Block[]): Inline[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'note') return [...block.text];
    if (block.kind === 'list') return block.items.flat();
    return block.kind === 'heading' ? [{ text: block.text }] : [];
  });

describe('what a planner types becomes blocks', () => {
  test('paragraphs, headings and both kinds of list', () => {
    expect(parse('## Mål\nEn linje\nog en til\n\nNytt avsnitt\n- en\n- to\n1. først\n2. så\n### Under')).toEqual([
      { kind: 'heading', level: 2, text: 'Mål' },
      { kind: 'paragraph', text: [{ text: 'En linje og en til' }] },
      { kind: 'paragraph', text: [{ text: 'Nytt avsnitt' }] },
      { kind: 'list', ordered: false, items: [[{ text: 'en' }], [{ text: 'to' }]] },
      { kind: 'list', ordered: true, items: [[{ text: 'først' }], [{ text: 'så' }]] },
      { kind: 'heading', level: 3, text: 'Under' },
    ]);
  });

  test('strong, emphasis, link and live figure, also inside each other', () => {
    expect(parse('Vi *mangler* **{{ gap.2031.blokk }} i alt**, se [*SSB*](https://www.ssb.no/a?b=1).')).toEqual([
      {
        kind: 'paragraph',
        text: [
          { text: 'Vi ' },
          { text: 'mangler', emphasis: true },
          { text: ' ' },
          { text: '−1 234 boliger', strong: true, figure: 'gap.2031.blokk' },
          { text: ' i alt', strong: true },
          { text: ', se ' },
          { text: 'SSB', href: 'https://www.ssb.no/a?b=1', emphasis: true },
          { text: '.' },
        ],
      },
    ]);
  });

  test('unknown figures are told, each once, and stay visible as typed', () => {
    expect(parseRichText('{{sum}} {{gap.1900.slott}} og {{ ukjent }} {{ukjent}}', figures)).toEqual({
      blocks: [
        {
          kind: 'paragraph',
          text: [
            { text: '12,5 mill. kr', figure: 'sum' },
            { text: ' ' },
            { text: '{{gap.1900.slott}}' },
            { text: ' og ' },
            { text: '{{ ukjent }}' },
            { text: ' ' },
            { text: '{{ukjent}}' },
          ],
        },
      ],
      unknown: [
        { code: 'ukjent-tall', key: 'gap.1900.slott' },
        { code: 'ukjent-tall', key: 'ukjent' },
      ],
    });
  });

  test.each([
    ['[her](javascript:alert(1))'],
    ['[her](data:text/html,x)'],
    ['<script>alert(1)</script>'],
    ['**aldri lukket'],
    ['2 * 3 * 4'],
    ['{{}}'],
    ['{{ }}'],
  ])('%s stays text', (text) => {
    expect(parse(text)).toEqual([{ kind: 'paragraph', text: [{ text }] }]);
  });

  test('a sign of markup inside the text of a figure is not read as markup', () => {
    expect(parseRichText('{{x}}', new Map([['x', '**[a](https://b)**']])).blocks).toEqual([
      { kind: 'paragraph', text: [{ text: '**[a](https://b)**', figure: 'x' }] },
    ]);
  });
});

const naughty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '**',
        '*',
        '[',
        ']',
        '(',
        ')',
        'https://a',
        'javascript:',
        '{{',
        '}}',
        'sum',
        '## ',
        '- ',
        '1. ',
        '\n',
        '\r',
        '<b>',
        ' ',
        'ø',
        '😀',
        '\u0000',
        '\u202e',
        '$',
        '#',
        '\\',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);

describe('whatever is typed', () => {
  test('every key is resolved or told, and links go to the web only', () => {
    fc.assert(
      fc.property(naughty, (text) => {
        const { blocks, unknown } = parseRichText(text, figures);
        expect(unknown.map((one) => one.key)).toEqual(figureKeys(text).filter((key) => !figures.has(key)));
        for (const one of inlinesOf(blocks)) {
          if (one.figure) expect(one.text).toBe(figures.get(one.figure));
          if (one.href) expect(one.href).toMatch(/^https?:\/\//);
          expect(one.text).not.toBe('');
        }
      }),
    );
  });

  test('a key over two lines is one key, whatever ends a line', () => {
    for (const end of ['\n', '\r', '\r\n', ' \u2028 ']) {
      expect(figureKeys(`Det er {{gap${end}sum}}.`)).toEqual(['gap sum']);
      expect(parseRichText(`Det er {{gap${end}sum}}.`, figures).unknown.map((one) => one.key)).toEqual(['gap sum']);
    }
  });

  test('no letter is lost: the words come out in the order they were typed', () => {
    const letters = (text: string) => text.replace(/[^a-zæøå]/g, '');
    const word = fc.string({ unit: fc.constantFrom(...'abcæøå'), minLength: 1, maxLength: 8 });
    const glue = fc.constantFrom(' ', '\n', '\n\n', '** ', ' *', '*', '\n- ', '\n2. ', '\n## ');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, glue)), (pairs) => {
        const text = pairs.flat().join('');
        expect(
          letters(
            inlinesOf(parse(text))
              .map((one) => one.text)
              .join(''),
          ),
        ).toBe(letters(text));
      }),
    );
  });

  test('a long text of opening signs is read in a moment', () => {
    expect(parse('*'.repeat(20_000)).length).toBe(1);
    expect(parse('['.repeat(20_000)).length).toBe(1);
    expect(parseRichText('{{a'.repeat(10_000), figures).blocks.length).toBe(1);
  });
});
