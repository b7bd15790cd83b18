import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmallCount } from '../../kernel/index.ts';
import { bandsOf, hiddenChoices, hiddenParts, tally } from './resultat.ts';
import { EMPTY, inAll, type Spoersmaal, type Undersoekelse } from './skjema.ts';
import { resultBlocks } from './tabeller.ts';

/** All ways to write `total` as `n` parts. */
function* splits(total: number, n: number): Generator<number[]> {
  if (n === 1) yield [total];
  else
    for (let first = 0; first <= total; first += 1)
      for (const rest of splits(total - first, n - 1)) yield [first, ...rest];
}

describe('parts of a known total', () => {
  it('are all told when none is small', () => {
    expect(hiddenParts([5, 12, 0])).toEqual([false, false, false]);
  });

  it('never leave a small one alone, which the total would give away', () => {
    expect(hiddenParts([3, 20, 30])).toEqual([true, true, false]);
    expect(hiddenParts([3, 0, 30])).toEqual([true, false, true]);
  });

  it('hide a further one when the hidden could only be one each', () => {
    expect(hiddenParts([1, 1, 30, 8])).toEqual([true, true, false, true]);
  });

  it('are all hidden when there is nothing to hide them behind', () => {
    expect(hiddenParts([3, 0])).toEqual([true, true]);
  });

  // Whoever knows the rule and the total looks for every answer that would have been told just so.
  it.each([
    [3, 24],
    [4, 18],
  ])(
    'leave three values or more open for every small one, against one who knows the rule (%i parts, up to %i)',
    (n, most) => {
      for (let total = 5; total <= most; total += 1) {
        const told = new Map<string, number[][]>();
        for (const parts of splits(total, n)) {
          const hidden = hiddenParts(parts);
          const key = parts.map((p, i) => (hidden[i] ? '?' : p)).join();
          told.set(key, [...(told.get(key) ?? []), parts]);
        }
        for (const [key, possible] of told)
          for (let i = 0; i < n; i += 1) {
            if (key.split(',')[i] !== '?') continue;
            const values = new Set(possible.map((parts) => parts[i]));
            if (possible.some((parts) => isSmallCount(parts[i] ?? 0)))
              expect([...values].length, key).toBeGreaterThan(2);
          }
      }
    },
  );

  it('never show a small one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 9 }), (parts) => {
        const hidden = hiddenParts(parts);
        expect(parts.every((n, i) => !isSmallCount(n) || hidden[i])).toBe(true);
        const kept = hidden.filter(Boolean).length;
        expect(kept === 0 || kept >= 2).toBe(true);
      }),
    );
  });
});

describe('choices of which a sheet may hold several', () => {
  it('hide what few chose, and what all but few chose', () => {
    expect(hiddenChoices([2, 10, 28], 30, false)).toEqual([true, false, true]);
  });

  it('hide one more where everybody chose something and the rest would tell how many are left', () => {
    expect(hiddenChoices([3, 10, 5], 18, false)).toEqual([true, false, false]);
    expect(hiddenChoices([3, 10, 5], 18, true)).toEqual([true, false, true]);
    expect(hiddenChoices([3, 10, 15], 18, true)).toEqual([true, false, true]);
  });
});

describe('a result', () => {
  const question = (id: string, kind: Spoersmaal['kind'], more: Partial<Spoersmaal> = {}): Spoersmaal => ({
    id,
    kind,
    required: true,
    text: inAll(() => id),
    options: kind === 'skala' ? [inAll(() => 'lite'), inAll(() => 'mye')] : [],
    min: 0,
    max: 0,
    ...more,
  });
  const abc = ['a', 'b', 'c'].map((x) => inAll(() => x));
  const survey: Undersoekelse = {
    code: 'proeve',
    title: inAll(() => 'Prøve'),
    intro: EMPTY,
    contact: '',
    from: '2026-01-01',
    to: '2026-02-01',
    state: 'aapen',
    questions: [
      question('s1', 'en', { options: abc }),
      question('s2', 'skala'),
      question('s3', 'tall', { min: 1, max: 12 }),
      question('s4', 'fritekst'),
    ],
    made: 4,
    inPlan: false,
    removed: false,
  };
  const sheet = (s1: number, s2: number, s3: number, method: 'nett' | 'papir' = 'nett') => ({
    method,
    answers: { s1: [s1], s2: [s2], s3: [s3] },
  });
  const many = (n: number, ...of: Parameters<typeof sheet>) => Array.from({ length: n }, () => sheet(...of));

  it('counts web and paper equally and tells how they came', () => {
    const result = tally(survey, [...many(10, 1, 5, 2), ...many(8, 2, 1, 4, 'papir')], '2026-02-10');
    expect([result.total, result.methods]).toEqual([18, { nett: 10, papir: 8 }]);
    expect(result.questions.map((q) => q.id)).toEqual(['s1', 's2', 's3']);
    expect(result.questions[0]?.rows.map((r) => r.count)).toEqual([10, 8, 0, 0]);
    expect(result.questions[1]?.mean).toBe(3.2);
    expect(result.questions[1]?.rows[0]?.label?.nb).toBe('1 – lite');
    expect(result.questions[2]?.rows.map((r) => [r.label?.en ?? null, r.count])).toEqual([
      ['1–2', 10],
      ['3–4', 8],
      ['5–6', 0],
      ['7–8', 0],
      ['9–10', 0],
      ['11–12', 0],
      [null, 0],
    ]);
  });

  it('tells neither a mean nor a method beside what it hides', () => {
    const result = tally(survey, [...many(20, 1, 5, 2), ...many(2, 2, 1, 2, 'papir')], '2026-02-10');
    expect(result.total).toBe(22);
    expect(result.methods).toEqual({ nett: null, papir: null });
    expect(result.questions[0]?.rows.map((r) => r.count)).toEqual([null, null, 0, 0]);
    expect(result.questions[1]?.mean).toBe(null);
  });

  it('tells nothing at all when fewer than five answered', () => {
    const text = JSON.stringify(tally(survey, many(4, 1, 5, 2), '2026-02-10'));
    expect(text).not.toMatch(/"(?:count|total|nett|papir|mean)":\d/);
    expect(tally(survey, [], '2026-02-10').total).toBe(0);
  });

  it('stands in the plan as tables that hide the same', () => {
    const blocks = resultBlocks([tally(survey, [...many(20, 1, 5, 2), ...many(2, 2, 1, 2)], '2026-02-10')], 'nn');
    expect(blocks.map((x) => x.kind)).toEqual(['heading', 'paragraph', 'table', 'table', 'table']);
    const [first] = blocks.filter((x) => x.kind === 'table');
    expect(first?.rows.map((r) => r.cells)).toEqual([
      ['a', 'skjult', null],
      ['b', 'skjult', null],
      ['c', { number: 0 }, { number: 0 }],
      ['Ikkje svart', { number: 0 }, { number: 0 }],
    ]);
    const few = resultBlocks([tally(survey, many(3, 1, 5, 2), '2026-02-10')], 'nb');
    expect(few.map((x) => x.kind)).toEqual(['heading', 'paragraph']);
  });

  it('cuts numbers by the question, not by what was answered', () => {
    expect(bandsOf({ min: 0, max: 60 }).map((b) => `${b.low}-${b.high}`)).toEqual([
      '0-10',
      '11-21',
      '22-32',
      '33-43',
      '44-54',
      '55-60',
    ]);
    expect(bandsOf({ min: 1, max: 3 })).toHaveLength(3);
  });
});
