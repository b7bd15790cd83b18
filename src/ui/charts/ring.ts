/** One step of the ring: its short name and where it leads. */
export interface RingStep {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean;
}

const SIZE = 480;
const CENTRE = SIZE / 2;
const RADIUS = 170;
const BAND = 92;

const escapeText = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const round = (n: number) => Math.round(n * 10) / 10;
const point = (radius: number, angle: number) =>
  `${round(CENTRE + radius * Math.sin(angle))} ${round(CENTRE - radius * Math.cos(angle))}`;

function arrowSegment(from: number, to: number): string {
  const outer = RADIUS + BAND / 2;
  const inner = RADIUS - BAND / 2;
  const tip = 0.11;
  return [
    `M${point(outer, from)}`,
    `A${outer} ${outer} 0 0 1 ${point(outer, to)}`,
    `L${point(RADIUS, to + tip)}`,
    `L${point(inner, to)}`,
    `A${inner} ${inner} 0 0 0 ${point(inner, from)}`,
    `L${point(RADIUS, from + tip)}`,
    'Z',
  ].join(' ');
}

/** Words of a label on at most three lines of about ten letters; a compound is broken after its first known part. */
function lines(label: string): string[] {
  const short = label.replace(/^(Kommuneplanens|Samfunnsdelen i|Arealdelen i)\s+/i, '');
  const words = (short.charAt(0).toUpperCase() + short.slice(1)).split(/[\s/]+/);
  const result: string[] = [];
  for (const word of words) {
    const last = result.at(-1);
    if (last !== undefined && last.length + word.length < 11) result[result.length - 1] = `${last} ${word}`;
    else result.push(word);
  }
  return result;
}

/** The emblem: six steps in a circle of arrows, each a link. Plain attributes only, so that it needs no style. */
export function Ring(p: { title: string; description: string; steps: readonly RingStep[] }): string {
  const share = (2 * Math.PI) / p.steps.length;
  const gap = 0.035;
  const segments = p.steps.map((step, i) => {
    const from = i * share - share / 2;
    const middle = from + share / 2 + 0.055;
    const [x, y] = point(RADIUS, middle).split(' ').map(Number) as [number, number];
    const fill = step.current ? '#0b5563' : '#e4f0f1';
    const ink = step.current ? '#ffffff' : '#1c2b33';
    const text = lines(step.label);
    const top = y - (text.length - 1) * 9 + 13;
    const tspans = text
      .map((line, n) => `<tspan x="${round(x)}" y="${round(top + n * 18)}">${escapeText(line)}</tspan>`)
      .join('');
    return (
      `<a href="${escapeText(step.href)}"${step.current ? ' aria-current="step"' : ''}>` +
      `<path d="${arrowSegment(from + gap, from + share - gap)}" fill="${fill}" stroke="#0b5563" stroke-width="1.5"/>` +
      `<text x="${round(x)}" y="${round(top - 19)}" text-anchor="middle" font-size="20" font-weight="700" fill="${step.current ? '#ffffff' : '#0b5563'}">${i + 1}</text>` +
      `<text text-anchor="middle" font-size="15" font-weight="500" fill="${ink}">${tspans}</text></a>`
    );
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" role="group" aria-label="${escapeText(p.title)}">` +
    `<desc>${escapeText(p.description)}</desc>${segments.join('')}</svg>`
  );
}
