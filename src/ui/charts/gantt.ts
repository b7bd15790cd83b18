import { dayNumber, isoDate } from '../../kernel/index.ts';
import { INK, PARTS } from './palette.ts';
import { type ChartProps, DEFAULT_WIDTH, fitted, r1, svgDocument, text, textWidth } from './svg.ts';

export interface GanttRow {
  readonly label: string;
  /** The dates in words, shown where the picture is a list. */
  readonly when: string;
  /** 'YYYY-MM-DD'; both null for what has no date yet. */
  readonly start: string | null;
  readonly end: string | null;
  /** A bar of work, a hearing, a meeting, or the meeting that decides. */
  readonly look: 'work' | 'open' | 'meeting' | 'decision';
  readonly milestone: boolean;
  readonly done: boolean;
  /** Places in `rows` of what it waits for. */
  readonly after: readonly number[];
}

export interface GanttProps extends ChartProps {
  readonly rows: readonly GanttRow[];
  readonly today: string;
  /** A plan as it was adopted says nothing of what is late. */
  readonly asAdopted?: boolean | undefined;
  /** Twelve short names, January first. */
  readonly months: readonly string[];
  readonly words: Readonly<Record<'today' | 'work' | 'open' | 'meeting' | 'decision' | 'done' | 'late', string>>;
}

const NARROW = 480;
const LEGEND_ROW = 22;

/** Where days, rows and words are placed; a narrow picture is a list with a bar under each line. */
interface Frame {
  readonly width: number;
  readonly narrow: boolean;
  readonly left: number;
  readonly top: number;
  readonly row: number;
  readonly bottom: number;
  x(date: string): number;
  /** The middle of the bar of a row. */
  y(at: number): number;
}

/**
 * Who does what when: a bar for each piece of work, a diamond for each meeting and milestone, a line for today, and
 * arrows from what must be finished first. Full, hollow, light and cornered, so that they differ in black and white.
 */
export function Gantt(p: GanttProps): string {
  const width = p.width ?? DEFAULT_WIDTH;
  const dated = p.rows.flatMap((r) => (r.start && r.end ? [r.start, r.end] : []));
  const days = [...dated, p.today].map(dayNumber);
  const first = Math.min(...days) - 7;
  const last = Math.max(...days) + 14;
  const narrow = width < NARROW;
  const left = narrow ? 4 : Math.min(350, width * 0.37);
  const row = narrow ? 44 : 26;
  const top = 40;
  const bottom = top + p.rows.length * row;
  const scale = (width - left - 12) / Math.max(1, last - first);
  const frame: Frame = {
    width,
    narrow,
    left,
    top,
    row,
    bottom,
    x: (date) => r1(left + (dayNumber(date) - first) * scale),
    y: (at) => r1(top + at * row + (narrow ? 31 : row / 2)),
  };
  const legend = legendOf(p, frame);
  return svgDocument(
    width,
    legend.bottom,
    p.title,
    p.description,
    monthLines(frame, isoDate(first), isoDate(last), p.months) +
      (narrow ? todayLine(frame, p) : p.rows.map((r, at) => arrows(r, at, p.rows, frame)).join('')) +
      p.rows.map((r, at) => label(r, at, frame) + mark(r, at, frame, lateFrom(p))).join('') +
      (narrow ? '' : todayLine(frame, p)) +
      legend.drawn,
  );
}

/** A line at each month, named as often as there is room; the year stands by its first. */
function monthLines(f: Frame, first: string, last: string, names: readonly string[]): string {
  const months: string[] = [];
  for (let year = Number(first.slice(0, 4)), month = Number(first.slice(5, 7)) + 1; ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    if (day > last) break;
    months.push(day);
  }
  const room = months.length > 0 ? (f.width - f.left) / months.length : 0;
  const every = [1, 2, 3, 6, 12].find((n) => room * n >= 34) ?? 12;
  let year = '';
  const lines = months.map((day) => {
    const month = Number(day.slice(5, 7));
    if ((month - 1) % every !== 0) return '';
    const x = f.x(day);
    const isNewYear = day.slice(0, 4) !== year;
    year = day.slice(0, 4);
    const beside = x + textWidth(year, 12) < f.width;
    return (
      `<line x1="${x}" x2="${x}" y1="${f.top - 6}" y2="${f.bottom}" stroke="${INK.grid}"/>` +
      (beside ? text(x + 3, f.top - 10, names[month - 1] ?? '', { size: 12, fill: INK.axis }) : '') +
      (isNewYear && beside ? text(x + 3, f.top - 25, year, { size: 12, weight: 600 }) : '')
    );
  });
  return `${lines.join('')}<line x1="0" x2="${f.width}" y1="${f.top}" y2="${f.top}" stroke="${INK.axis}"/>`;
}

function label(r: GanttRow, at: number, f: Frame): string {
  const line = `<line x1="0" x2="${f.width}" y1="${r1(f.top + (at + 1) * f.row)}" y2="${r1(f.top + (at + 1) * f.row)}" stroke="${INK.grid}" stroke-width="0.6"/>`;
  if (!f.narrow) return line + text(2, f.y(at) + 4, fitted(r.label, f.left - 12), {});
  const when = textWidth(r.when, 11);
  return (
    line +
    text(2, f.y(at) - 16, fitted(r.label, f.width - when - 12, 12), { size: 12, halo: true }) +
    text(f.width - 2, f.y(at) - 16, r.when, { size: 11, anchor: 'end', fill: INK.axis, halo: true })
  );
}

const diamond = (x: number, y: number, size: number, look: string): string =>
  `<path d="M${x} ${r1(y - size)}l${size} ${size}l${-size} ${size}l${-size} ${-size}z" ${look}/>`;

const FULL = `fill="${INK.need}"`;
const HOLLOW = `fill="${INK.paper}" stroke="${INK.need}" stroke-width="1.8"`;
const LIGHT = `fill="${PARTS[1]}" stroke="${INK.need}" stroke-width="1.4"`;
const DECISION = `fill="${INK.gap}" stroke="${INK.text}" stroke-width="1"`;

/** Before this day what is not done is late. */
const lateFrom = (p: GanttProps): string => (p.asAdopted ? '' : p.today);

function mark(r: GanttRow, at: number, f: Frame, today: string): string {
  if (!r.start || !r.end) return '';
  const [x, end, y] = [f.x(r.start), f.x(r.end), f.y(at)];
  const late = !r.done && r.end < today ? lateLine(end, f.x(today), y) : '';
  if (r.look === 'meeting' || r.look === 'decision') {
    const look = r.look === 'decision' ? DECISION : HOLLOW;
    return late + diamond(end, y, r.look === 'decision' ? 8 : 6, look) + (r.done ? check(end + 10, y) : '');
  }
  const height = f.narrow ? 9 : 12;
  const width = Math.max(3, r1(end - x));
  const look = r.done ? HOLLOW : r.look === 'open' ? LIGHT : FULL;
  return (
    late +
    `<rect x="${x}" y="${r1(y - height / 2)}" width="${width}" height="${height}" rx="1.5" ${look}/>` +
    (r.milestone ? diamond(r1(x + width), y, 6, DECISION) : '') +
    (r.done ? check(r1(x + width + 5), y) : '')
  );
}

const lateLine = (from: number, to: number, y: number): string =>
  `<line x1="${from}" x2="${to}" y1="${y}" y2="${y}" stroke="${INK.gap}" stroke-width="2.5" stroke-dasharray="5 3"/>`;

const check = (x: number, y: number): string =>
  `<path d="M${r1(x)} ${y}l3 3.5l6 -8" fill="none" stroke="${INK.text}" stroke-width="1.8"/>`;

/** From the end of what must be finished, down or up to where this begins. */
function arrows(r: GanttRow, at: number, rows: readonly GanttRow[], f: Frame): string {
  return r.after
    .map((n) => {
      const before = rows[n];
      if (!before?.end || !r.start) return '';
      const [from, to] = [f.x(before.end) + 1, f.x(r.start)];
      const [y, target] = [f.y(n), f.y(at)];
      const down = target > y;
      const turn = r1(Math.max(from + 3, to));
      const tip = r1(target + (down ? -8 : 8));
      return (
        `<path d="M${r1(from)} ${y}H${turn}V${tip}" fill="none" stroke="${INK.axis}" stroke-width="0.9"/>` +
        `<path d="M${turn} ${tip}l-2.6 ${down ? -4 : 4}h5.2z" fill="${INK.axis}"/>`
      );
    })
    .join('');
}

function todayLine(f: Frame, p: GanttProps): string {
  const x = f.x(p.today);
  const near = x + textWidth(p.words.today, 12) > f.width;
  return (
    `<line x1="${x}" x2="${x}" y1="${f.top - 4}" y2="${f.bottom}" stroke="${INK.text}" stroke-width="1.4" stroke-dasharray="2 2"/>` +
    text(near ? x - 3 : x + 3, f.bottom + 14, p.words.today, { size: 12, weight: 600, anchor: near ? 'end' : 'start' })
  );
}

/** What the marks mean, of those that are in the picture. */
function legendOf(p: GanttProps, f: Frame): { drawn: string; bottom: number } {
  const { rows, words } = p;
  const bar = (look: string) => (x: number, y: number) =>
    `<rect x="${r1(x)}" y="${y - 5}" width="16" height="10" rx="1.5" ${look}/>`;
  const has = (test: (r: GanttRow) => boolean) => rows.some((r) => r.start !== null && test(r));
  const isBar = (r: GanttRow) => r.look === 'work' || r.look === 'open';
  const signs = [
    { words: words.work, draw: bar(FULL), shown: has((r) => r.look === 'work' && !r.done) },
    { words: words.open, draw: bar(LIGHT), shown: has((r) => r.look === 'open' && !r.done) },
    {
      words: words.meeting,
      draw: (x: number, y: number) => diamond(r1(x + 8), y, 6, HOLLOW),
      shown: has((r) => r.look === 'meeting'),
    },
    {
      words: words.decision,
      draw: (x: number, y: number) => diamond(r1(x + 8), y, 7, DECISION),
      shown: has((r) => r.look === 'decision' || (r.milestone && isBar(r))),
    },
    { words: words.done, draw: (x: number, y: number) => check(r1(x + 3), y), shown: has((r) => r.done) },
    {
      words: words.late,
      draw: (x: number, y: number) => lateLine(r1(x), r1(x + 16), y),
      shown: has((r) => !r.done && r.end !== null && r.end < lateFrom(p)),
    },
  ].filter((sign) => sign.shown);
  let [x, y] = [2, f.bottom + 36];
  const drawn = signs.map((sign) => {
    const wide = 22 + textWidth(sign.words) + 18;
    if (x > 2 && x + wide > f.width) [x, y] = [2, y + LEGEND_ROW];
    const here = sign.draw(x, y) + text(x + 22, y + 4, sign.words);
    x += wide;
    return here;
  });
  return { drawn: drawn.join(''), bottom: y + 14 };
}
