import { describe, expect, it } from 'vitest';
import { oppgaverText, parseOppgaver, withDone } from './oppgaver.ts';

describe('a gjennomføringsplan', () => {
  it('is one task a line, done or not, and comes back as it was written', () => {
    const parsed = parseOppgaver('[x] Kjøpe tomt\r\n\n - [ ] Bygge\n[X]Flytte inn\nFeire [x]\n[ ] ');
    if (!parsed.ok) throw new Error(parsed.code);
    expect(parsed.value.map((o) => [o.title, o.done])).toEqual([
      ['Kjøpe tomt', true],
      ['Bygge', false],
      ['Flytte inn', true],
      ['Feire [x]', false],
    ]);
    expect(parseOppgaver(oppgaverText(parsed.value))).toEqual(parsed);
    expect(parseOppgaver('')).toEqual({ ok: true, value: [] });
  });

  it('has an end', () => {
    expect(parseOppgaver('a\n'.repeat(51))).toMatchObject({ ok: false, code: 'for-mange-oppgaver' });
    expect(parseOppgaver('a'.repeat(301))).toMatchObject({ ok: false, code: 'for-lang-linje' });
  });

  it('is ticked off by place, and takes no place it does not have', () => {
    const tasks = [
      { title: 'A', done: true },
      { title: 'B', done: false },
    ];
    expect(withDone(tasks, ['2'])?.map((o) => o.done)).toEqual([false, true]);
    expect(withDone(tasks, [])?.map((o) => o.done)).toEqual([false, false]);
    for (const place of ['0', '3', 'x', '']) expect(withDone(tasks, [place])).toBeNull();
  });
});
