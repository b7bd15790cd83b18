import { describe, expect, it } from 'vitest';
import { parseTypedInteger, typedDate } from '../../src/kernel/index.ts';
import { parseTilbud } from '../../src/plan/boligtilbud/parse.ts';
import { parseAndel } from '../../src/plan/grunnlag/andel.ts';
import { parseKommunetall, parseTelling } from '../../src/plan/kartlegging/parse.ts';
import { figureKeys, parseRichText } from '../../src/plan/plandokument/richtext.ts';
import { parseAarsverk } from '../../src/plan/tiltak/aarsverk.ts';
import { parseMaal } from '../../src/plan/tiltak/maal.ts';
import { isEmail } from '../../src/platform/auth/person.ts';
import { normaliseSetupCode } from '../../src/platform/auth/token.ts';
import { checkFile } from '../../src/platform/files/files.ts';
import { findKommune } from '../../src/platform/kommuner/kommuner.ts';
import { loadKommuner } from '../../src/platform/kommuner/store.ts';

/** A fifth of what a form may hold, made so that a careless pattern tries it from every place to every other. */
const many = (piece: string, times = 200_000 / piece.length) => piece.repeat(times);
const TEXTS: readonly (readonly [string, string])[] = [
  ['spaces in the middle', `a${many(' ')}b`],
  ['digits', `${many('1')}x`],
  ['digits and spaces', `${many('1 ')}x`],
  ['digits and points', `${many('1.')}x`],
  ['an address of points', `a@${many('a.')}@`],
  ['an address of signs', many('@')],
  ['a figure that never closes', `{{a${many(' ')}b`],
  ['figures that never close', many('{{ a ')],
  ['stars', many('*')],
  ['stars around letters', `**${many('a*b')}`],
  ['open strong text', many('**a ')],
  ['open brackets', many('[')],
  ['open links', many('[a](https://')],
  ['a link in a link', `${many('[a')}](https://x)`],
  ['headings', many('## ')],
  ['list items', many('- a\n')],
  ['dashes', many('-')],
];

const kommuner = loadKommuner('.');
/** The same text in every field that a form has. */
const everyField = (text: string) => new Proxy<Record<string, string>>({}, { get: () => text });
const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['a whole number', parseTypedInteger],
  ['a date', typedDate],
  ['man-years', parseAarsverk],
  ['a share', (text) => parseAndel(text, text)],
  ['a supply', (text) => parseTilbud(everyField(text))],
  ['a count', (text) => parseTelling(everyField(text), '2026-11-25')],
  ['a backlog', (text) => parseKommunetall(everyField(text), '2026-11-25')],
  ['a goal', (text) => parseMaal(everyField(text))],
  ['figures in a chapter', figureKeys],
  ['a chapter', (text) => parseRichText(text, new Map())],
  ['an e-mail address', isEmail],
  ['a set-up code', normaliseSetupCode],
  ['a municipality', (text) => findKommune(kommuner, text)],
  ['a file name', (text) => checkFile({ name: text, bytes: new Uint8Array([0x61]) })],
];

describe.each(READERS)('%s is read soon', (_, read) => {
  it.each(TEXTS)('also from %s', (_, text) => {
    const started = performance.now();
    read(text);
    // Ten milliseconds is common; work that grows with the square of the length takes a minute.
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
