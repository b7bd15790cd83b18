import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRichText } from './richtext.ts';

const figures = new Map([['gap.2036', '180 til 240']]);

describe('the rich text of a chapter', () => {
  it('reads headings, paragraphs, lists and marks', () => {
    const { blocks } = parseRichText(
      '## Bakgrunn\nEn **viktig** setning\nover to linjer.\n\n- én\n- to\n\n1. først',
      figures,
    );
    expect(blocks.map((b) => b.kind)).toEqual(['heading', 'paragraph', 'list', 'list']);
    expect(blocks[1]).toEqual({
      kind: 'paragraph',
      text: [{ text: 'En ' }, { text: 'viktig', strong: true }, { text: ' setning over to linjer.' }],
    });
  });
  it('puts a live figure in, bound to its key, and tells of one it does not know', () => {
    expect(parseRichText('Vi mangler {{gap.2036}} boliger.', figures).blocks[0]).toMatchObject({
      text: [{ text: 'Vi mangler ' }, { text: '180 til 240', figure: 'gap.2036' }, { text: ' boliger.' }],
    });
    expect(parseRichText('{{gap.1999}}', figures).unknown).toEqual([{ code: 'ukjent-tall', key: 'gap.1999' }]);
  });
  it('links only to the web', () => {
    expect(JSON.stringify(parseRichText('[x](javascript:alert(1)) [y](https://ssb.no)', figures).blocks)).toContain(
      '"href":"https://ssb.no"',
    );
    expect(JSON.stringify(parseRichText('[x](javascript:alert(1))', figures).blocks)).not.toContain('href');
  });
  it('never throws and never loses a word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(Array.isArray(parseRichText(text, figures).blocks)).toBe(true);
      }),
    );
  });
});
