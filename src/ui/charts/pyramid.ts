import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../kernel/index.ts';
import { INK } from './palette.ts';
import { type ChartProps, DEFAULT_WIDTH, r1, svgDocument, text, textWidth } from './svg.ts';

/** Persons in each age band, youngest first. */
export interface PyramidSide {
  readonly female: readonly number[];
  readonly male: readonly number[];
}

export interface PyramidProps extends ChartProps {
  readonly unit: string;
  /** Names of the bands, youngest first. */
  readonly bands: readonly string[];
  readonly now: PyramidSide & { readonly label: string };
  /** Drawn as an outline over the bars of now. */
  readonly later: PyramidSide & { readonly label: string };
  readonly women: string;
  readonly men: string;
}

/** Men to the left, women to the right, the oldest on top: today as bars, a later year as a line around them. */
export function Pyramid(p: PyramidProps): string {
  const width = p.width ?? DEFAULT_WIDTH;
  const narrow = width < 480;
  const row = narrow || p.flat ? 15 : 18;
  const top = 62;
  const bottom = top + p.bands.length * row;
  const names = Math.max(...p.bands.map((band) => textWidth(band, 11)), 30) + 14;
  const middle = width / 2;
  const [left, right] = [middle - names / 2, middle + names / 2];
  const most = Math.max(1, ...[p.now, p.later].flatMap((side) => [...side.female, ...side.male]));
  const scale = scaleLinear()
    .domain([0, most])
    .nice(3)
    .range([0, left - 4]);
  const ticks = scale.ticks(3);
  const y = (band: number) => r1(bottom - (band + 1) * row);

  const grid = ticks.map((tick) => {
    const by = scale(tick);
    const line = (x: number) =>
      `<line x1="${r1(x)}" x2="${r1(x)}" y1="${top}" y2="${bottom}" stroke="${INK.grid}"/>${text(x, bottom + 18, formatNumber(tick), { anchor: x < 20 ? 'start' : x > width - 20 ? 'end' : 'middle', size: 12 })}`;
    return line(left - by) + line(right + by);
  });
  const bars = p.bands.map((band, at) => {
    const [men, women] = [scale(p.now.male[at] ?? 0), scale(p.now.female[at] ?? 0)];
    const bar = (x: number, long: number) =>
      `<rect x="${r1(x)}" y="${y(at) + 1}" width="${r1(long)}" height="${row - 2}" fill="${INK.band}"/>`;
    return (
      bar(left - men, men) +
      bar(right, women) +
      text(middle, y(at) + row - 5, band, { anchor: 'middle', size: narrow ? 10 : 11 })
    );
  });
  const outline = (edge: number, sign: 1 | -1, values: readonly number[]) =>
    `<path d="M${r1(edge)} ${bottom}${values
      .map((value, at) => `H${r1(edge + sign * scale(value))}V${y(at)}`)
      .join('')}H${r1(edge)}" fill="none" stroke="${INK.need}" stroke-width="2" stroke-linejoin="round"/>`;
  const key =
    `<rect x="0" y="22" width="12" height="12" fill="${INK.band}"/>${text(18, 32.5, p.now.label)}` +
    `<path d="M${r1(30 + textWidth(p.now.label))} 28h16" stroke="${INK.need}" stroke-width="2"/>` +
    text(52 + textWidth(p.now.label), 32.5, p.later.label);
  return svgDocument(
    width,
    bottom + 26,
    p.title,
    p.description,
    text(0, 13, p.unit, { fill: INK.axis }) +
      key +
      text(left, top - 8, p.men, { anchor: 'end', weight: 600 }) +
      text(right, top - 8, p.women, { weight: 600 }) +
      grid.join('') +
      bars.join('') +
      outline(left, -1, p.later.male) +
      outline(right, 1, p.later.female),
  );
}
