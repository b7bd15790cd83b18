import { INK } from './palette.ts';
import { escapeXml, r1 } from './svg.ts';

/** One step of the ring: its short name and where it leads. */
export interface RingStep {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean;
  /** A sign beside the number; what it means is also said in words outside the picture. */
  readonly mark?: string;
}

const SIZE = 480;
const CENTRE = SIZE / 2;
const OUTER = 232;
const INNER = 102;
const MIDDLE = (OUTER + INNER) / 2;
/** How far, in radians, the arrow's tip goes before its corners, and the space between two arrows. */
const TIP = 0.12;
const SPACE = 0.03;
const PALE = '#e4f0f1';

const point = (radius: number, angle: number): readonly [number, number] => [
  r1(CENTRE + radius * Math.sin(angle)),
  r1(CENTRE - radius * Math.cos(angle)),
];
const at = (radius: number, angle: number) => point(radius, angle).join(' ');

function arrow(from: number, to: number): string {
  return [
    `M${at(OUTER, from)}`,
    `A${OUTER} ${OUTER} 0 0 1 ${at(OUTER, to)}`,
    `L${at(MIDDLE, to + TIP)}`,
    `L${at(INNER, to)}`,
    `A${INNER} ${INNER} 0 0 0 ${at(INNER, from)}`,
    `L${at(MIDDLE, from + TIP)}`,
    'Z',
  ].join(' ');
}

/** The label on short lines: the plan that a step is a part of goes, and a long compound is broken before its last noun. */
function lines(label: string): string[] {
  const short = label.replace(/^Kommuneplanens\s+|\s+i kommuneplanen$/i, '');
  const words = (short.charAt(0).toUpperCase() + short.slice(1))
    .split(/\s+|(?<=\/)/)
    .flatMap((word) => (word.length > 11 ? word.replace(/(plan|strategi|del|delen)$/, '-\n$1').split('\n') : [word]));
  const result: string[] = [];
  for (const word of words) {
    const last = result.at(-1);
    const glue = last?.endsWith('/') ? '' : ' ';
    if (last !== undefined && !last.endsWith('-') && last.length + word.length < 11)
      result[result.length - 1] = last + glue + word;
    else result.push(word);
  }
  return result;
}

/** The emblem: six steps in a circle of arrows, each a link. Plain attributes only, so that it needs no style. */
export function Ring(p: { title: string; description: string; steps: readonly RingStep[]; width?: number }): string {
  const share = (2 * Math.PI) / p.steps.length;
  const steps = p.steps.map((step, index) => {
    const from = index * share - share / 2;
    const [x, y] = point(MIDDLE + 3, from + share / 2 + TIP / 2);
    const ink = step.current ? INK.paper : INK.text;
    const words = lines(step.label);
    // The number and the lines under it, together in the middle of the arrow.
    const top = y - (words.length * 20 + 8) / 2 + 8;
    const number = `<text x="${x}" y="${r1(top)}" text-anchor="middle" font-size="25" font-weight="700" fill="${step.current ? INK.paper : INK.need}">${index + 1}${step.mark ? ` ${escapeXml(step.mark)}` : ''}</text>`;
    const label = words
      .map((word, n) => `<tspan x="${x}" y="${r1(top + 23 + n * 20)}">${escapeXml(word)}</tspan>`)
      .join(' ');
    return (
      `<a href="${escapeXml(step.href)}"${step.current ? ' aria-current="step"' : ''}>` +
      `<path d="${arrow(from + SPACE, from + share - SPACE)}" fill="${step.current ? INK.need : PALE}" stroke="${INK.need}" stroke-width="${step.current ? 3 : 1.5}" stroke-linejoin="round"/>` +
      `${number}<text text-anchor="middle" font-size="18" font-weight="600" fill="${ink}">${label}</text></a>`
    );
  });
  const size = p.width ? ` width="${p.width}" height="${p.width}"` : '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}"${size} role="group" aria-label="${escapeXml(p.title)}" font-family="Inter, sans-serif">` +
    `<desc>${escapeXml(p.description)}</desc>${steps.join('')}</svg>`
  );
}
