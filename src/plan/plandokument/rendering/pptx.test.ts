import { afterAll, describe, expect, test } from 'vitest';
import type { Presentation, SlideChart } from '../presentation.ts';
import { toPowerPoint } from './powerpoint.ts';
import { readPowerPoint } from './pptx-reading.ts';
import { stopThread } from './thread.ts';

afterAll(stopThread);

const lines: SlideChart = {
  kind: 'lines',
  unit: 'prosent & <del>',
  decimals: 1,
  alt: 'Linjediagram: Vik & Lia "2024"',
  categories: ['2022', '2023', '2024'],
  series: [
    { name: 'Vik & <Lia>', values: [12.5, null, 0], colours: ['#0b5563'] },
    { name: 'Fylket', values: [null, 0, -3.1], colours: ['#b35c00'] },
  ],
};
const bars: SlideChart = {
  ...lines,
  kind: 'bars',
  categories: ['Vik', 'Landet'],
  series: [{ name: 'Andel', values: [4, 0], colours: ['#0b5563', '#5b676c'] }],
};
const NAUGHTY = `<script>alert(1)</script> & "x" =1+1 \u0007\u202Etxet 😀 Kárášjohka {{7*7}} ${'ord'.repeat(60)}`;
const slide = { text: null, figures: '', small: [], notes: '' };
const show: Presentation = {
  lang: 'nn',
  kommune: 'Vik & Lia',
  title: 'Folketal & <aldring>',
  lines: ['27.11.2026', NAUGHTY],
  slides: [
    { ...slide, title: 'Opp sidan 2023', chart: lines, small: ['Kjelde: SSB'], notes: 'Definisjon' },
    {
      ...slide,
      title: NAUGHTY,
      chart: bars,
      text: { heading: NAUGHTY, paragraphs: [NAUGHTY, 'To'] },
      figures: NAUGHTY,
    },
    { ...slide, title: 'Utan diagram', chart: null, text: { heading: '', paragraphs: ['Berre tekst'] } },
  ],
};

describe('a presentation', () => {
  test('holds charts to edit whose figures, also behind them, tell missing from zero', async () => {
    const { slides } = await readPowerPoint(await toPowerPoint(show));
    expect(slides.map((s) => s.charts.length)).toEqual([0, 1, 1, 0]);
    expect(slides[1]?.charts[0]).toEqual({
      kind: 'lines',
      blanks: 'gap',
      workbook: [
        ['prosent & <del>', 'Vik & <Lia>', 'Fylket'],
        ['2022', 12.5, null],
        ['2023', null, 0],
        ['2024', 0, -3.1],
      ],
      series: [
        {
          ...{ name: 'Vik & <Lia>', categories: ['2022', '2023', '2024'], values: [12.5, null, 0] },
          ...{ colour: '0B5563', dash: 'solid', points: [] },
        },
        {
          ...{ name: 'Fylket', categories: ['2022', '2023', '2024'], values: [null, 0, -3.1] },
          ...{ colour: 'B35C00', dash: 'dash', points: [] },
        },
      ],
    });
    expect(slides[2]?.charts[0]?.series[0]).toMatchObject({ values: [4, 0], points: ['0B5563', '5B676C'] });
  });

  test('has a title on every slide, words for every chart, and the language of its text', async () => {
    const { slides } = await readPowerPoint(await toPowerPoint(show));
    expect(slides.map((s) => s.title).filter((t) => t !== '')).toHaveLength(4);
    expect(slides[0]?.title).toBe('Folketal & <aldring>');
    expect(slides[0]?.text).toContain('27.11.2026');
    expect(slides[1]?.alts).toEqual([lines.alt]);
    expect(slides[1]?.text).toContain('Kjelde: SSB');
    expect(slides[1]?.notes).toContain('Definisjon');
    expect(slides[2]?.title).toContain('<script>alert(1)</script> & "x" =1+1 txet 😀 Kárášjohka {{7*7}}');
    expect(slides[3]?.text).toContain('Berre tekst');
    expect([...new Set(slides.flatMap((s) => s.languages))]).toEqual(['nn-NO']);
  });

  test('has the same bytes each time, in a thread that has made others', async () => {
    const first = await toPowerPoint(show);
    await toPowerPoint({ ...show, slides: show.slides.slice(1) });
    const again = await toPowerPoint(show);
    expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
    const { days, words } = await readPowerPoint(again);
    expect(days).toEqual(['1980-01-01']);
    expect(words.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)).toEqual(['2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z']);
  });
});
