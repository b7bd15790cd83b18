import { describe, expect, it } from 'vitest';
import { PLAN_STATES, type PlanState, type StepFacts, stepsFrom, takeStep } from './vedtak.ts';

const decision = { date: '2026-11-20', body: 'Kommunestyret', caseNumber: '112/26' };
const typed = { ...decision, unheard: '' };
const facts = (...states: PlanState[]): StepFacts => ({
  today: '2026-11-25',
  mayEdit: true,
  mayAdopt: true,
  versions: states.map((state, i) => ({ number: i + 1, state })),
});
const step = (from: PlanState, to: PlanState, f = facts(from), d = typed) =>
  takeStep({ number: f.versions.length, state: from }, to, d, f);
const codes = (result: ReturnType<typeof takeStep>) => (result.ok ? [] : result.error.map((r) => r.code));

describe('the way of a frozen version', () => {
  it('is a closed list of steps, tried cell by cell', () => {
    const open = PLAN_STATES.flatMap((from) =>
      PLAN_STATES.filter((to) => !codes(step(from, to)).includes('ulovlig-steg')).map((to) => `${from}>${to}`),
    );
    expect(open).toEqual([
      'utkast>hoering',
      'utkast>innstilt',
      'hoering>utkast',
      'hoering>innstilt',
      'innstilt>hoering',
      'innstilt>vedtatt',
    ]);
  });

  it('passes by the hearing only with a reason, or when an earlier version has been out', () => {
    expect(codes(step('utkast', 'innstilt'))).toEqual(['mangler-grunn']);
    expect(codes(step('utkast', 'innstilt', undefined, { ...typed, unheard: 'x'.repeat(2001) }))).toEqual([
      'for-lang-grunn',
    ]);
    const reasoned = step('utkast', 'innstilt', undefined, { ...typed, unheard: ' Temaplan, hørt i samfunnsdelen. ' });
    expect(reasoned.ok && reasoned.value.unheard).toBe('Temaplan, hørt i samfunnsdelen.');
    const heard = step('utkast', 'innstilt', facts('hoering', 'utkast'));
    expect(heard.ok && heard.value.unheard).toBeNull();
    expect(stepsFrom({ number: 1, state: 'utkast' })).toEqual(['hoering', 'innstilt']);
  });

  it('ends in a decision with date, body and case number, all asked for at once', () => {
    const nothing = { date: '', body: ' ', caseNumber: '', unheard: '' };
    expect(codes(step('innstilt', 'vedtatt', undefined, nothing))).toEqual([
      'mangler-dato',
      'mangler-organ',
      'mangler-sak',
    ]);
    for (const date of ['2026-02-30', '2026-13-01', '25.11.2026'])
      expect(codes(step('innstilt', 'vedtatt', undefined, { ...typed, date }))).toEqual(['mangler-dato']);
    expect(codes(step('innstilt', 'vedtatt', undefined, { ...typed, date: '2026-11-26' }))).toEqual([
      'dato-fram-i-tid',
    ]);
    expect(step('innstilt', 'vedtatt')).toEqual({
      ok: true,
      value: { to: 'vedtatt', decision, unheard: null, replaces: [] },
    });
  });

  it('is decided by those who may adopt, and moved by those who may edit', () => {
    expect(codes(step('innstilt', 'vedtatt', { ...facts('innstilt'), mayAdopt: false }))).toEqual(['ikke-tilgang']);
    expect(codes(step('utkast', 'hoering', { ...facts('utkast'), mayEdit: false }))).toEqual(['ikke-tilgang']);
  });

  it('lets a newer adopted version take the place of the older, and never the other way', () => {
    const newer = step('innstilt', 'vedtatt', facts('erstattet', 'vedtatt', 'innstilt'));
    expect(newer.ok && newer.value.replaces).toEqual([2]);
    const older = takeStep({ number: 1, state: 'innstilt' }, 'vedtatt', typed, facts('innstilt', 'vedtatt'));
    expect(codes(older)).toEqual(['nyere-vedtatt']);
  });
});
