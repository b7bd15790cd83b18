import { describe, expect, it } from 'vitest';
import {
  mayFollow,
  needsReason,
  nextFor,
  OVERGANGER,
  rightFor,
  startsFor,
  stepsOf,
  TILTAK_STATUS,
  takeBackNeedsAdopt,
  undoNeedsAdopt,
} from './status.ts';

describe('the statuses of a tiltak', () => {
  it('go on in an order that a council would follow', () => {
    expect(mayFollow('foreslaatt', 'vedtatt')).toBe(true);
    expect(mayFollow('forkastet', 'finansiert')).toBe(false);
    expect(mayFollow('gjennomfoert', 'foreslaatt')).toBe(false);
    expect(TILTAK_STATUS.every((s) => mayFollow(s, s))).toBe(true);
  });

  it('can all be reached from a proposal, and none is a dead end', () => {
    const reached = new Set<string>(['foreslaatt']);
    for (const from of reached) for (const to of Object.keys(OVERGANGER[from as 'foreslaatt'])) reached.add(to);
    expect([...reached].sort()).toEqual([...TILTAK_STATUS].sort());
    for (const s of TILTAK_STATUS) expect(nextFor(s, true), s).not.toEqual([]);
    for (const s of TILTAK_STATUS) expect(nextFor(s, true), s).not.toContain(s);
  });

  it('give and take money by decision alone', () => {
    for (const from of TILTAK_STATUS)
      for (const to of ['vedtatt', 'finansiert', 'delvis'] as const)
        if (from !== to && mayFollow(from, to)) expect(rightFor(from, to), `${from} ${to}`).toBe('vedta');
    for (const from of ['vedtatt', 'finansiert', 'delvis'] as const)
      for (const to of ['utsatt', 'forkastet'] as const) expect(rightFor(from, to), `${from} ${to}`).toBe('vedta');
    expect(nextFor('foreslaatt', false)).toEqual(['krever-utredning', 'utsatt', 'forkastet']);
    expect(startsFor(false)).not.toContain('finansiert');
    expect(rightFor(null, 'delvis')).toBe('vedta');
    expect(rightFor('finansiert', 'finansiert')).toBe('rediger');
  });

  it('are undone with the right that made them', () => {
    expect(undoNeedsAdopt('finansiert', 'vedtatt')).toBe(true);
    expect(undoNeedsAdopt('krever-utredning', 'foreslaatt')).toBe(false);
    expect(undoNeedsAdopt('i-gang', 'finansiert')).toBe(false);
    expect(undoNeedsAdopt('finansiert', 'finansiert')).toBe(false);
  });

  it('ask for a reason when something does not go as decided', () => {
    expect(TILTAK_STATUS.filter(needsReason)).toEqual(['delvis', 'utsatt', 'forkastet', 'ikke-gjennomfoert']);
  });

  it('are told step by step, without the revisions where something else changed', () => {
    const at = (revision: number, status: 'foreslaatt' | 'utsatt', reason: string) => ({
      revision,
      created: `2026-11-2${revision}`,
      data: { status, reason },
    });
    const all = [at(4, 'utsatt', 'Klagen'), at(3, 'utsatt', 'Klage'), at(2, 'foreslaatt', ''), at(1, 'foreslaatt', '')];
    expect(stepsOf(all).map((s) => [s.revision, s.from, s.to, s.reason])).toEqual([
      [4, 'utsatt', 'utsatt', 'Klagen'],
      [3, 'foreslaatt', 'utsatt', 'Klage'],
      [1, null, 'foreslaatt', ''],
    ]);
    expect(stepsOf([])).toEqual([]);
    const decision = { utgave: 3, firstYear: 2027, date: '2026-12-09', caseNumber: '88/26' };
    const adopted = [{ ...at(5, 'utsatt', 'Klagen'), data: { ...at(5, 'utsatt', 'Klagen').data, decision } }, ...all];
    expect(stepsOf(adopted)[0]).toMatchObject({ revision: 5, from: 'utsatt', to: 'utsatt', decision });
    expect(takeBackNeedsAdopt({ status: 'finansiert', decision }, { status: 'finansiert' })).toBe(true);
    expect(takeBackNeedsAdopt({ status: 'finansiert', decision }, { status: 'finansiert', decision })).toBe(false);
  });
});
