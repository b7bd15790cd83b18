import { describe, expect, it } from 'vitest';
import { loadCatalogue, mappingsOf } from './content.ts';
import { addedValues, boligtypeOf, oneValue } from './mapping.ts';

const { dwellings, households, projection } = mappingsOf(loadCatalogue('.'));
const values = (...labels: string[]) => labels.map((label, i) => ({ code: String(i), label }));

describe('what the values of a table mean, as the catalogue says', () => {
  it('knows the boligtyper of Statistics Norway in three languages, and calls the rest "annet"', () => {
    const types = (...labels: string[]) => values(...labels).map((v) => boligtypeOf(v, dwellings));
    expect(types('Enebolig', 'Tomannsbolig', 'Rekkehus, kjedehus og andre småhus', 'Boligblokk')).toEqual([
      'enebolig',
      'tomannsbolig',
      'smaahus',
      'blokk',
    ]);
    expect(types('Einebustad', 'Multi-dwelling building', 'Bygning for bofellesskap')).toEqual([
      'enebolig',
      'blokk',
      'annet',
    ]);
  });

  it('takes the chosen alternative before a total, a total before nothing, and never guesses', () => {
    expect(oneValue(values('I alt', 'Lav (LLML)', 'Hovedalternativet (MMMM)'), projection)).toBe(2);
    expect(oneValue(values('Lav', 'I alt'), projection)).toBe(1);
    expect(oneValue(values('Lav', 'Høy'), projection)).toBeNull();
    const high = { ...projection, choose: ['HHMH'] };
    expect(oneValue(values('Hovedalternativet (MMMM)', 'Høy (HHMH)'), high)).toBe(1);
  });

  it('adds the total alone where there is one, and leaves out measures that are not counted unless they are all there is', () => {
    const added = (labels: string[], mapping = households) =>
      addedValues(values(...labels), mapping).map((v) => v.label);
    expect(added(['Alle husholdninger', 'Aleneboende', 'Par'])).toEqual(['Alle husholdninger']);
    expect(added(['Privathusholdninger', 'Personer'])).toEqual(['Privathusholdninger']);
    expect(added(['Personer'])).toEqual(['Personer']);
    expect(added(['dwellings_1jan', 'dwellings_started'], dwellings)).toEqual(['dwellings_1jan']);
  });
});
