import type { Mutation } from './mutation.ts';

const avstemt = (formula: string, from: string, to: string): Mutation => ({
  ...{ formula: `told twice: ${formula}`, file: 'src/plan/boligbestand/avstemt.ts', from, to },
  test: 'src/plan/boligbestand/avstemt.test.ts',
});

/** Those of what a list, rows and tiltak tell of the same dwellings. */
export const TOLD_TWICE: readonly Mutation[] = [
  avstemt('no more than a flow and a dwelling have left', 'Math.min(left.get(f) ?? 0, entry.units)', 'entry.units'),
  avstemt('what is used of the list is used', 'entry.units -= units', 'entry.units -= 0'),
  avstemt('what is used of a flow is used', 'left.set(f, (left.get(f) ?? 0) - units);\n        entry', 'entry'),
  avstemt('the year', ': g.toYear === f.year', ': g.toYear !== null'),
  avstemt('the type', 'f.type !== g.type || ', ''),
  avstemt('the level', " || f.level !== (g.level ?? 'ingen')", ''),
  avstemt('a right that ends is no sale', '!g.hired && ', ''),
  avstemt('an area of each', '!a.trim() || !b.trim()', 'true'),
  avstemt('the year of a certain row alone', 'f.probability === 1', 'f.probability > 0'),
  avstemt('the year somebody is back', 'back.delay === 0 && ', 'false && '),
  avstemt('what is told besides, less that', 'Math.abs(f.units) - again', 'Math.abs(f.units)'),
  avstemt('the same way, by row and tiltak', 'row.kind === tiltak.kind && ', ''),
  avstemt(
    'the surer of row and tiltak',
    'tiltak.probability > row.probability',
    'tiltak.probability < row.probability',
  ),
  avstemt('two tiltak are others', 'out.filter(isRow)', 'out'),
  avstemt('two rows are others', 'same && !isRow(tiltak)', 'same && row !== tiltak'),
  avstemt('what they become, as far as that', '(becomes.units * units)', '(0 * units)'),
];
