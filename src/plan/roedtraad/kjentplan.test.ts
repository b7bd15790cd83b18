import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkPlan } from './check.ts';
import { loadKjentPlan } from './content.ts';
import { planOfKjent, splitBySilence } from './kjentplan.ts';

describe('the plan of Tromsø, as the sources tell of it', () => {
  const plan = loadKjentPlan(resolve(import.meta.dirname, '../../..'));

  it('would have been told that the tiltak do not add up to the target, and that the money belongs to none of them', () => {
    const report = checkPlan(planOfKjent(plan, 'nb'));
    const of = (code: string) => report.findings.filter((f) => f.code === code);
    expect(of('maal-naas-ikke').map((f) => [f.severity, f.data])).toEqual([
      ['advarsel', { target: 440, year: 2019, sum: 23, unknown: 1 }],
    ]);
    expect(of('linje-uten-tiltak').map((f) => f.objects[0].id)).toEqual(['L-1']);
    const { shown, open } = splitBySilence(report.findings);
    expect(shown.map((f) => f.code)).toEqual(['maal-naas-ikke', 'linje-uten-tiltak']);
    expect(open.filter((f) => f.code === 'tiltak-uten-ansvarlig')).toHaveLength(4);
    expect(report.notJudged).toEqual(expect.arrayContaining(['foering-ubesvart', 'gruppe-uten-tiltak']));
  });

  it('has a source for every fact, and the same plan in both written forms', () => {
    for (const f of plan.fakta) expect(f.kilde).toMatch(/\.(com|no)/);
    const codes = (lang: 'nb' | 'nn') => checkPlan(planOfKjent(plan, lang)).findings.map((f) => f.code);
    expect(codes('nn')).toEqual(codes('nb'));
  });
});
