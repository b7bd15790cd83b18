import { countsInOekonomiplan } from './finansiering.ts';
import { type Tiltak, tiltakNumber } from './tiltak.ts';

/** How many other tiltak one may name in a field. */
export const MAX_SAMMENHENG = 20;

type Row = { readonly number: number; readonly data: Tiltak };

/** "T-003, 7" as numbers, each once and in order; null when something in it is no number of a tiltak. */
export function parseNumbers(text: string): number[] | null {
  const words = text.split(/[\s,;]+/).filter((w) => w !== '');
  const numbers = words.map((w) => (/^(t-)?0*[1-9]\d{0,5}$/i.test(w) ? Number(w.replace(/^t-/i, '')) : null));
  if (numbers.some((n) => n === null)) return null;
  return [...new Set(numbers as number[])].sort((a, b) => a - b);
}

export const numbersText = (numbers: readonly number[] | undefined): string =>
  (numbers ?? []).map(tiltakNumber).join(', ');

/** The shortest way from what `number` is to require back to itself, with `number` at both ends; null when there is none. */
export function circleOf(number: number, requires: readonly number[], all: readonly Row[]): number[] | null {
  const of = new Map(all.map((t) => [t.number, t.data.requires ?? []]));
  const cameFrom = new Map<number, number>();
  const queue = [...requires];
  for (const n of requires) cameFrom.set(n, number);
  for (const at of queue) {
    if (at === number) {
      const way = [number];
      let step = cameFrom.get(number);
      while (step !== undefined && step !== number) {
        way.unshift(step);
        step = cameFrom.get(step);
      }
      return [number, ...way];
    }
    for (const next of of.get(at) ?? [])
      if (!cameFrom.has(next)) {
        cameFrom.set(next, at);
        queue.push(next);
      }
  }
  return null;
}

/** Work that others can lean on from the day it begins; the rest must be finished first. */
const RUNS = ['drift', 'avtale', 'laan-tilskudd', 'organisering'];

/** The year from which others can lean on a tiltak; null when nobody has said. */
const readyIn = (t: Tiltak): number | null =>
  t.kind && RUNS.includes(t.kind) ? (t.start ?? t.end ?? null) : (t.end ?? t.start ?? null);

const decided = (t: Tiltak) => t.status === 'vedtatt' || countsInOekonomiplan(t);

export type Funn =
  | { readonly code: 'rekkefoelge'; readonly other: number; readonly start: number; readonly ready: number }
  | { readonly code: 'falt' | 'borte' | 'begge'; readonly other: number };

/** Those that exclude the tiltak, whichever of the two said so. */
export const excludedWith = (own: Row, all: readonly Row[]): number[] =>
  [
    ...new Set([
      ...(own.data.excludes ?? []),
      ...all.filter((t) => t.data.excludes?.includes(own.number)).map((t) => t.number),
    ]),
  ].sort((a, b) => a - b);

/** What is wrong between a tiltak and those it hangs together with. `all` are those that stand in the plan. */
export function funnOf(own: Row, all: readonly Row[]): Funn[] {
  const standing = new Map(all.map((t) => [t.number, t.data]));
  const starts = own.data.start ?? own.data.end ?? null;
  const before = (own.data.requires ?? []).flatMap((other): Funn[] => {
    const t = standing.get(other);
    if (!t) return [{ code: 'borte', other }];
    if (t.status === 'forkastet' || t.status === 'ikke-gjennomfoert') return [{ code: 'falt', other }];
    const ready = readyIn(t);
    const late = starts !== null && ready !== null && starts < ready && t.status !== 'gjennomfoert';
    return late ? [{ code: 'rekkefoelge', other, start: starts, ready }] : [];
  });
  const instead = excludedWith(own, all).flatMap((other): Funn[] => {
    const t = standing.get(other);
    return t && decided(t) && decided(own.data) ? [{ code: 'begge', other }] : [];
  });
  return [...before, ...instead];
}
