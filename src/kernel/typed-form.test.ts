import { expect, it } from 'vitest';
import { typedForm } from './typed-form.ts';

it('a text that is too long is refused, and no more of it than was asked for is read on', () => {
  const form = typedForm({ name: 'abcdef' });
  expect(form.text('name', 4)).toBe('abcd');
  expect(form.refusals).toEqual([{ code: 'for-langt', field: 'name', data: { max: '4' } }]);
  expect(form.text('name', 6)).toBe('abcdef');
});
