import { resolve } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, describe, expect, it } from 'vitest';
import { toPdf } from '../plandokument/rendering/pdf.ts';
import { readPdf } from '../plandokument/rendering/pdf-reading.ts';
import { stopThread } from '../plandokument/rendering/thread.ts';
import { toWord } from '../plandokument/rendering/word.ts';
import { loadVeileder } from './index.ts';
import { trinnDocument } from './papir.ts';
import { siderI } from './sider.ts';

afterAll(stopThread);

const veileder = loadVeileder(resolve(import.meta.dirname, '../../..'));
const TODAY = '2026-11-25';
/** Letters alone: words are parted at the end of a line, and rows at the end of a page. */
const letters = (text: string) => text.replace(/[\s\u00ad–-]+/g, '');

/** Every statement of a step and of its sub-processes. */
const statements = (slug: string, lang: 'nb' | 'nn') =>
  siderI(veileder)
    .filter((s) => s.side === slug || s.side.startsWith(`${slug}/`))
    .flatMap((s) => s.punkter.map((p) => p.tekst[lang]));

describe('a step on paper', () => {
  it.each(veileder.trinn.map((t) => [t.slug, t] as const))('%s holds every statement, in both forms', (slug, trinn) => {
    for (const lang of ['nb', 'nn'] as const) {
      const text = JSON.stringify(trinnDocument(veileder, trinn, lang, TODAY));
      const missing = statements(slug, lang).filter((s) => !text.includes(JSON.stringify(s).slice(1, -1)));
      expect(missing).toEqual([]);
    }
  });

  it('shows the law of the day it is printed', () => {
    const trinn = veileder.trinn[2];
    if (!trinn) throw new Error('no step 3');
    const rows = (today: string) => {
      const blocks = trinnDocument(veileder, trinn, 'nb', today).chapters.flatMap((c) => c.blocks);
      const law = blocks.flatMap((b) => (b.kind === 'table' && b.id === 'lov' ? [b] : []));
      return law[0]?.rows.length ?? 0;
    };
    expect(rows('2020-01-01')).toBeLessThan(rows(TODAY));
  });

  it('is read back from PDF and Word by others', async () => {
    const trinn = veileder.trinn[3];
    if (!trinn) throw new Error('no step 4');
    const paper = trinnDocument(veileder, trinn, 'nn', TODAY);
    const [pdf, word] = [await readPdf(await toPdf(paper)), await toWord(paper)];
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(word) });
    const [inPdf, inWord] = [letters(pdf.text), letters(html.replace(/<[^>]+>/g, '').replace(/&amp;/g, '&'))];
    expect(pdf.tagged).toBe(true);
    for (const s of statements(trinn.slug, 'nn')) {
      expect(inPdf).toContain(letters(s).slice(0, 40));
      expect(inWord).toContain(letters(s));
    }
  }, 60_000);
});
