import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BarList } from './bar-list.ts';
import { GapChart, YearBars } from './bars.ts';
import { FanChart } from './fan.ts';
import { LineChart } from './lines.ts';
import { contrast, INK } from './palette.ts';
import { Pyramid } from './pyramid.ts';
import { Ring } from './ring.ts';
import { StackedBars } from './stacked.ts';
import { spread } from './svg.ts';
import { Waterfall } from './waterfall.ts';

const years = [2027, 2028, 2029, 2030];
const values = [
  { mean: -40, p10: -90, p90: 10 },
  { mean: 0, p10: null, p90: null },
  { mean: 1234, p10: 900, p90: 1500 },
  { mean: 200, p10: 150, p90: 300 },
];

/** Every chart with every text set to `words` and the figures moved by `by`. */
function charts(words: string, width: number, by = 0, flat = false): Record<string, string> {
  const base = { title: words, description: words, width, unit: words, flat };
  const moved = values.map((v) => ({ ...v, mean: v.mean + by }));
  return {
    fan: FanChart({ ...base, years, values: moved, bandLabel: words, now: { year: 2028, label: words } }),
    lines: LineChart({
      ...base,
      years,
      series: [
        { label: words, values: moved },
        { label: words, values: [null, ...moved.slice(1)] },
      ],
    }),
    waterfall: Waterfall({
      ...base,
      steps: moved.map((v, at) => ({
        label: words,
        words: String(v.mean),
        from: at === 0 ? 0 : (moved[at - 1]?.mean ?? 0),
        to: v.mean,
        kind: (['sum', 'down', 'up', 'frame'] as const)[at] ?? 'sum',
      })),
    }),
    gap: GapChart({
      ...base,
      years,
      values: moved,
      above: words,
      below: words,
      closed: { label: words, values: [0, 0, 300, 900] },
    }),
    stacked: StackedBars({ ...base, years, parts: [{ label: words, values: [1, -2, null, 4 + by] }] }),
    list: BarList({
      ...base,
      missing: words,
      items: [
        { label: words, value: 3 + by },
        { label: words, value: null },
      ],
    }),
    pyramid: Pyramid({
      ...base,
      bands: [words, words],
      now: { label: words, female: [12, 3], male: [11, 2 + Math.abs(by)] },
      later: { label: words, female: [10, 5], male: [9, 4] },
      women: words,
      men: words,
    }),
    ring: Ring({ title: words, description: words, steps: years.map(() => ({ label: words, href: `/x?${words}` })) }),
  };
}

describe('every chart', () => {
  test('is a picture with a name and a description, without style, and drawable as it stands', () => {
    for (const width of [320, 720]) {
      for (const [name, svg] of Object.entries(charts('Boliger & hjem', width))) {
        expect(svg, name).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox=/);
        expect(svg, name).toContain(name === 'ring' ? 'role="group"' : 'role="img"');
        expect(svg, name).toContain('<desc>Boliger &amp; hjem</desc>');
        expect(svg, name).not.toMatch(/style|NaN|undefined|Infinity/);
        expect(new Resvg(svg).render().width, name).toBe(name === 'ring' ? 480 : width);
      }
    }
  });

  test('is lower on paper, with the same words', () => {
    const wide = charts('Boliger', 720);
    const flat = charts('Boliger', 720, 0, true);
    for (const name of ['fan', 'lines', 'gap', 'stacked', 'list', 'pyramid']) {
      const heightOf = (svg = '') => Number(/height="(\d+)"/.exec(svg)?.[1]);
      expect(heightOf(flat[name]), name).toBeLessThan(heightOf(wide[name]));
      const words = (svg = '') => [...svg.matchAll(/>([^<]+)</g)].map((m) => m[1]);
      expect(words(flat[name]), name).toEqual(words(wide[name]));
    }
  });

  test('gives the same bytes for the same figures, and other bytes for others', () => {
    expect(charts('Hus', 720)).toEqual(charts('Hus', 720));
    for (const [name, svg] of Object.entries(charts('Hus', 720, 7))) {
      if (name !== 'ring') expect(svg, name).not.toBe(charts('Hus', 720)[name]);
    }
  });

  test('carries any text as text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom(320, 720), (words, width) => {
        for (const svg of Object.values(charts(`<script>"${words}`, width))) {
          expect(svg).not.toContain('<script');
          expect(() => new Resvg(svg)).not.toThrow();
        }
      }),
      { numRuns: 15 },
    );
  });

  test('stands any figures, none, one, all alike, huge and tiny', () => {
    const number = fc.oneof(fc.constantFrom(0, -1, 1e9, 0.001), fc.double({ min: -1e7, max: 1e7, noNaN: true }));
    fc.assert(
      fc.property(fc.array(number, { maxLength: 30 }), fc.constantFrom(320, 720), (means, width) => {
        const base = { title: 't', description: 'd', unit: 'u', width, years: means.map((_, at) => 2027 + at) };
        const intervals = means.map((mean) => ({ mean, p10: mean - 1, p90: mean + 1 }));
        for (const svg of [
          FanChart({ ...base, values: intervals }),
          YearBars({ ...base, values: intervals, above: 'a', below: 'b' }),
          StackedBars({ ...base, parts: [{ label: 'l', values: means }] }),
          BarList({ ...base, missing: 'm', items: means.map((value) => ({ label: 'l', value })) }),
        ]) {
          expect(svg).not.toMatch(/NaN|Infinity|undefined|="-[^"]*" height|height="-/);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is drawn is what is known', () => {
  test('a hidden band draws no whisker and no band', () => {
    const bare = values.map((v) => ({ ...v, p10: null, p90: null }));
    const base = { title: 't', description: 'd', unit: 'u', years };
    expect(YearBars({ ...base, values: bare, above: '', below: '' })).not.toContain('<path');
    expect(FanChart({ ...base, values: bare, bandLabel: 'band' })).not.toContain('band</text>');
    expect(FanChart({ ...base, values, bandLabel: 'band' })).toContain('band</text>');
  });

  test('a missing year breaks the line instead of drawing zero', () => {
    const series = (v: (typeof values)[number] | null) => [values[3] ?? null, v, values[3] ?? null, values[3] ?? null];
    const draw = (v: (typeof values)[number] | null) =>
      LineChart({ title: 't', description: 'd', unit: 'u', years, series: [{ label: 'l', values: series(v) }] });
    const moves = (svg: string) => /<path d="([^"]+)" fill="none" stroke="#0b5563"/.exec(svg)?.[1]?.match(/M/g)?.length;
    expect(moves(draw(values[3] ?? null))).toBe(1);
    expect(moves(draw(null))).toBe(2);
  });

  test('what is missing is said in a list of bars, and has no bar', () => {
    const svg = BarList({
      title: 't',
      description: 'd',
      unit: 'u',
      missing: 'mangler',
      items: [{ label: 'a', value: null }],
    });
    expect(svg).toContain('mangler</text>');
    expect(svg.match(/<rect/g)).toHaveLength(1);
  });

  test('the end of a line says its value as the tables write it', () => {
    expect(
      FanChart({
        title: 't',
        description: 'd',
        unit: 'u',
        years: [2027],
        values: [{ mean: 12_345, p10: null, p90: null }],
      }),
    ).toContain('>12\u00a0345</text>');
  });
});

test('the ring is six links with the current step marked', () => {
  const svg = Ring({
    title: 'Sirkelen',
    description: 'Seks trinn',
    steps: [1, 2, 3, 4, 5, 6].map((n) => ({ label: `Trinn ${n}`, href: `/veileder/${n}`, current: n === 4 })),
  });
  expect(svg.match(/<a href="\/veileder\/\d"/g)).toHaveLength(6);
  expect(svg.match(/aria-current="step"/g)).toHaveLength(1);
  expect(svg).toContain('<a href="/veileder/4" aria-current="step">');
});

test('colours of marks and words stand out from the paper', () => {
  for (const name of ['need', 'supply', 'gap', 'measure', 'axis', 'text'] as const) {
    expect(contrast(INK[name], INK.paper), name).toBeGreaterThanOrEqual(name === 'axis' || name === 'text' ? 4.5 : 3);
  }
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});

test('labels that would lie on each other are moved apart and stay inside', () => {
  expect(spread([50, 52, 54], 16, 0, 100)).toEqual([50, 66, 82]);
  expect(spread([99, 98], 16, 0, 100)).toEqual([100, 84]);
});
