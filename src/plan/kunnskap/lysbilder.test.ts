import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadEntries } from '../grunnlag/index.ts';
import type { Punkt } from './beregn.ts';
import { temaBlocks } from './bilde.ts';
import { loadIndikatorer } from './index.ts';
import { parted, temaLysbilder } from './lysbilder.ts';
import type { Lest, Serie } from './oversikt.ts';

const temaer = loadIndikatorer(
  '.',
  loadEntries('.').map((e) => e.table),
);
const tema = temaer.find((t) => t.theme === 'levekaar');
const trangt = tema?.indicators.find((i) => i.id === 'trangboddhet');
const barn = temaer.flatMap((t) => t.indicators).find((i) => i.id === 'barn-i-midlertidig');
if (!tema || !trangt || !barn) throw new Error('An indicator is gone');

const point = (year: number, count: number | null, more: Partial<Punkt> = {}): Punkt => ({
  ...{ year, count, share: null, source: 'SSB', confidence: 'A' as const },
  ...more,
});
const place = (id: string, name: string, points: readonly Punkt[], hidden: readonly number[] = []): Serie => ({
  ...{ id, name, points, hidden },
});
const tekst = (indikator: string, text: string, removed = false) => ({ data: { indikator, text, removed } });
const show = (lest: readonly Lest[], tekster: ReturnType<typeof tekst>[] = [], lang: 'nb' | 'nn' = 'nb') =>
  temaLysbilder(tema, lest, { tekster, mangler: () => 'eget' }, { kommune: 'Vik', day: '2026-11-27', lang });
const own = [point(2022, 10.26), point(2023, null), point(2024, 12.34, { confidence: 'B' })];

describe('a theme in a chapter and on paper', () => {
  const country = place('landet', 'Landet', [point(2022, 9), point(2023, 9.55, { source: 'Anslag' })]);
  const typed = own.map((p) => ({ ...p, source: 'Egen telling' }));
  const blocks = temaBlocks(
    tema,
    [{ indikator: trangt, series: [place('kommunen', 'Vik', typed), country] }],
    'Vik',
    'nb',
  );

  it('is a picture of the newest figures, each its own, with the year where it is another', () => {
    const [picture] = blocks;
    if (picture?.kind !== 'picture') throw new Error('No picture');
    for (const drawn of [picture.svg, picture.narrow]) {
      expect(drawn).toContain('12,3');
      expect(drawn).toContain('9,6 (2023)');
      expect(drawn).not.toContain('12,3 (2024)');
    }
  });

  it('is a table where each figure says where it is from', () => {
    const table = blocks.find((b) => b.kind === 'table');
    expect(table?.columns.at(-2)?.label).toBe('Kilde');
    expect(table?.rows.map((row) => row.cells.slice(-2))).toEqual([['Egen telling', 'B']]);
    expect(table?.source).toBe('Anslag; Egen telling');
  });
});

describe('the slides of a theme', () => {
  it('say the finding, draw the years of every place as the page writes them, and leave a hole where there is no figure', () => {
    const country = place('landet', 'Landet', [
      point(2022, 9),
      point(2023, 9.55, { confidence: 'O', source: 'Anslag' }),
    ]);
    const made = show(
      [{ indikator: trangt, series: [place('kommunen', 'Vik', own), country] }],
      [tekst(trangt.id, 'Det er trangt.')],
    );
    expect(made.lines.slice(0, 3)).toEqual([
      '27.11.2026',
      '1 av 1 indikatorer har tall for Vik.',
      'Ved siden av: Landet.',
    ]);
    const [slide, ...more] = made.slides;
    expect(more).toEqual([]);
    expect(slide?.title).toMatch(/^Personer som bor trangt: 12,3 prosent i 2024\. Opp siden 2022/);
    expect(slide?.chart).toMatchObject({
      kind: 'lines',
      unit: 'prosent',
      categories: ['2022', '2023', '2024'],
      series: [
        { name: 'Vik', values: [10.3, null, 12.3] },
        { name: 'Landet', values: [9, 9.6, null] },
      ],
    });
    expect(slide?.chart?.alt).toContain('Vik: 10,3 (2022), 12,3 (2024).');
    expect(slide?.figures).toBe('Vik: 12,3 (2024) · Landet: 9,6 (2023)');
    expect(slide?.text).toEqual({ heading: 'Hva betyr dette for oss?', paragraphs: ['Det er trangt.'] });
    // What is weak says so in words, also what the municipality is held against.
    const small = slide?.small.join(' ') ?? '';
    expect(small).toContain('Enhet: prosent. År: 2022–2024. Kilde: SSB; Anslag.');
    expect(small).toContain(
      'Sikkerhet: B (regnet ut, eller fra et dokument). Svakeste tall i diagrammet: O (ikke kontrollert).',
    );
    expect(small).toContain('Et brudd i linjen er år uten tall.');
    expect(small).toContain(trangt.caveat.nb);
    expect(show([{ indikator: trangt, series: [place('kommunen', 'Vik', own)] }], [], 'nn').slides[0]?.title).toMatch(
      /Opp sidan/,
    );
  });

  it('draw bars where one year is known, and never a count of the country beside the municipality', () => {
    const series = [place('kommunen', 'Vik', [point(2024, 12)]), place('landet', 'Landet', [point(2023, 9)])];
    const [share] = show([{ indikator: trangt, series }]).slides;
    expect(share?.chart).toMatchObject({
      kind: 'bars',
      categories: ['Vik', 'Landet (2023)'],
      series: [{ values: [12, 9] }],
    });
    expect(share?.figures).toBe('Vik: 12,0 (2024) · Landet: 9,0 (2023)');
    const [count] = show([{ indikator: barn, series }]).slides;
    expect(count?.chart).toMatchObject({ kind: 'bars', categories: ['Vik'], series: [{ values: [12] }] });
  });

  it('say that a small count is hidden, name what has no figure, and show no text that is put away', () => {
    const hidden = { indikator: barn, series: [place('kommunen', 'Vik', [], [2025])] };
    const none = { indikator: trangt, series: [place('kommunen', 'Vik', [])] };
    const { slides } = show([hidden, none], [tekst(trangt.id, 'Gammelt', true)]);
    expect(slides.map((s) => [s.title, s.chart])).toEqual([
      [`${barn.name.nb}: færre enn 5.`, null],
      ['Indikatorer uten tall for kommunen', null],
    ]);
    expect(slides[1]?.text?.paragraphs).toEqual(['Personer som bor trangt. Mangler: skriv inn tallet.']);
  });

  it('put a long text on slides of its own, and lose no word of it', () => {
    const word = fc.stringMatching(/^[a-zæøå]{1,12}$/);
    const text = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '\n', '\n\n')), {
      minLength: 1,
      maxLength: 400,
    });
    fc.assert(
      fc.property(text, (words) => {
        const whole = words.flat().join('');
        const boxes = parted(whole, { letters: 40, lines: 6 });
        const kept = boxes.flat().join(' ').split(/\s+/);
        expect(kept).toEqual(whole.split(/\s+/).filter((w) => w !== ''));
        for (const box of boxes) expect(box.reduce((n, p) => n + Math.ceil(p.length / 40), 0)).toBeLessThanOrEqual(6);
      }),
    );
    const series = [place('kommunen', 'Vik', own)];
    const { slides } = show([{ indikator: trangt, series }], [tekst(trangt.id, 'Vi må bygge. '.repeat(200))]);
    expect(slides.map((s) => [s.chart !== null, s.text !== null])).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ]);
    expect(slides[1]?.title).toBe('Hva betyr dette for oss? Personer som bor trangt (1/2)');
  });
});
