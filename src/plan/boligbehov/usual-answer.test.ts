import { expect, it } from 'vitest';
import { inputOf, people } from '../../../test/model-sample.ts';
import { applyChoices, tornado, withDraws } from '../../model/scenario/assumptions.ts';
import { readParameterFile, toParameters } from './content.ts';
import { createUsualAnswers } from './usual-answer.ts';

const parameters = toParameters(readParameterFile('.'));
const setupOf = (backlog: number) => ({
  input: inputOf([people(1, 2020)], { backlog, dwellings: { year: 2020, count: 6400, byType: null } }),
  parameters,
});

it('is worked out once for the same figures of a kommune, and anew for others and for a neighbour', () => {
  const usualAnswer = createUsualAnswers();
  const first = usualAnswer('egen', setupOf(40));
  expect(first.result).toEqual(withDraws(setupOf(40)));
  expect(first.swings).toEqual(tornado(setupOf(40), first.at));
  expect(usualAnswer('egen', setupOf(40))).toBe(first);
  expect(usualAnswer('nabo', setupOf(40))).not.toBe(first);
  expect(usualAnswer('egen', setupOf(41)).result.gap).not.toEqual(first.result.gap);
  const other = usualAnswer('egen', applyChoices(setupOf(40), { vacancy: 5 }));
  expect(other.result.gap).not.toEqual(first.result.gap);
});
