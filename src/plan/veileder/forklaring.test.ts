import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../kernel/index.ts';
import { forklarerFor, forklart } from './forklaring.ts';
import { loadOrdliste, loadVeileder, type Punkt } from './index.ts';
import { siderI } from './sider.ts';

const root = resolve(import.meta.dirname, '../../..');
const ordliste = loadOrdliste(root);
const punkt = (anker: string, html: string): Punkt => ({
  id: anker,
  anker,
  html: { nb: html, nn: html },
  tekst: { nb: html, nn: html },
  startpunkt: [],
});
const marked = (...texts: string[]) => {
  const found = forklart(
    texts.map((t, i) => punkt(`p${i}`, t)),
    forklarerFor(ordliste, 'nb'),
    'nb',
    (b, word) => `[${b.id}:${word}]`,
  );
  return texts.map((_, i) => found.get(`p${i}`));
};

describe('the words explained where they stand', () => {
  it('are marked the first time on a page, with their ending', () => {
    expect(marked('Mandatet er gitt.', 'Et mandat til.')).toEqual(['[mandat:Mandatet] er gitt.', 'Et mandat til.']);
    expect(marked('Alle føringene gjelder.')).toEqual(['Alle [foering:føringene] gjelder.']);
    expect(marked('For vanskeligstilte.')).toEqual(['For [vanskeligstilt:vanskeligstilte].']);
  });

  it('are not found inside other words, links or marks', () => {
    expect(marked('Høringsutkast og innføring.')).toEqual(['Høringsutkast og innføring.']);
    expect(marked('<a href="/mandat">mandat</a> og <strong>mandat</strong>')).toEqual([
      '<a href="/mandat">mandat</a> og <strong>[mandat:mandat]</strong>',
    ]);
  });

  it.each(LANGUAGES)('each stand somewhere in the guide, and no page is crowded by them: %s', (lang) => {
    const forklarer = forklarerFor(ordliste, lang);
    const seen = new Set<string>();
    for (const side of siderI(loadVeileder(root))) {
      let marks = 0;
      let words = 0;
      forklart(side.punkter, forklarer, lang, (b, word) => {
        seen.add(b.id);
        marks += 1;
        return word;
      });
      for (const p of side.punkter) words += p.tekst[lang].split(/\s+/).length;
      expect(marks, side.side).toBeLessThanOrEqual(words / 20);
    }
    expect(forklarer.begreper.map((b) => b.id).filter((id) => !seen.has(id))).toEqual([]);
  });
});
