import { describe, expect, it } from 'vitest';
import { Gantt, type GanttRow } from './gantt.ts';

const MONTHS = ['jan.', 'feb.', 'mars', 'april', 'mai', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'des.'];
const row = (change: Partial<GanttRow>): GanttRow => ({
  label: 'Lage utkast',
  when: '1.3.–31.3.',
  start: '2027-03-01',
  end: '2027-03-31',
  look: 'work',
  milestone: false,
  done: false,
  after: [],
  ...change,
});
const words = {
  today: 'I dag',
  work: 'Arbeid',
  open: 'Høring',
  meeting: 'Møte',
  decision: 'Vedtak',
  done: 'Ferdig',
  late: 'Forsinket',
};
const draw = (rows: readonly GanttRow[], width?: number, today = '2027-03-10') =>
  Gantt({ title: 'Planen er i rute', description: 'Tre aktiviteter', rows, today, months: MONTHS, words, width });

const ROWS = [
  row({}),
  row({ label: 'Høring <b>', start: '2027-04-01', end: '2027-05-13', look: 'open', after: [0] }),
  row({ label: 'Vedtak', start: '2027-06-17', end: '2027-06-17', look: 'decision', after: [1] }),
  row({ label: 'Uten dato', start: null, end: null }),
];
const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

describe('the Gantt picture', () => {
  it('has a bar for work, a diamond for a meeting, an arrow for what is waited for, and a line for today', () => {
    const svg = draw(ROWS);
    expect(count(svg, /<rect [^>]*rx="1.5"/g) - 2).toBe(2);
    expect(count(svg, /l8 8l-8 8l-8 -8z/g)).toBe(1);
    expect(count(svg, /h5\.2z/g)).toBe(2);
    expect(svg).toContain('>I dag<');
    expect(svg).toContain('Høring &lt;b&gt;');
    expect(svg).not.toMatch(/style=|<style|NaN|undefined/);
    expect(draw(ROWS)).toBe(svg);
  });

  it('places a month twice as long twice as wide', () => {
    const widths = (svg: string) =>
      [...svg.matchAll(/<rect x="[^"]+" y="[^"]+" width="([\d.]+)" height="12"/g)].map((m) => Number(m[1]));
    const [one = 0, two = 0] = widths(
      draw([row({ start: '2027-01-01', end: '2027-01-31' }), row({ start: '2027-01-01', end: '2027-03-02' })]),
    );
    expect(two / one).toBeCloseTo(2, 1);
  });

  it('shows what is late as a line to today, and what is done as hollow with a mark', () => {
    const late = draw([row({})], undefined, '2027-04-10');
    expect(late).toContain('stroke-dasharray="5 3"');
    expect(late).toContain('>Forsinket<');
    const done = draw([row({ done: true })], undefined, '2027-04-10');
    expect(done).not.toContain('stroke-dasharray="5 3"');
    expect(done).toContain('>Ferdig<');
  });

  it('is a list with dates where it is narrow, and nothing leaves the picture', () => {
    const svg = draw(ROWS, 300);
    expect(svg).toContain('1.3.–31.3.');
    expect(count(svg, /h5\.2z/g)).toBe(0);
    for (const [, x] of svg.matchAll(/ x[12]?="(-?[\d.]+)"/g)) expect(Number(x)).toBeLessThanOrEqual(300);
  });

  it('draws a plan without a single date', () => {
    expect(draw([row({ start: null, end: null })])).toContain('Lage utkast');
  });
});
