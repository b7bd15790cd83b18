import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipOf, pack, plainOf } from './packed.ts';

describe('a page packed in pieces', () => {
  it('is one gzip stream of them all, in order, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: fc.string({ unit: 'binary' }), own: fc.boolean() })), (list) => {
        const pieces = list.map(({ text, own }) => (own ? text : pack(text)));
        const whole = list.map(({ text }) => text.toWellFormed()).join('');
        expect(gunzipSync(gzipOf(pieces)).toString()).toBe(whole);
        expect(plainOf(pieces).toString()).toBe(whole);
      }),
    );
  });

  it('holds texts longer than one block, and packs what is the same', () => {
    const long = 'å'.repeat(70_000);
    expect(gunzipSync(gzipOf([long, pack(long), 'slutt'])).toString()).toBe(`${long}${long}slutt`);
    expect(gzipOf([pack(long)]).length).toBeLessThan(2000);
  });
});
