import { describe, expect, it } from 'vitest';
import { type Oppgave, oppgaverMedFrist, oppgaverText, parseOppgaver, withDone } from './oppgaver.ts';

describe('a gjennomføringsplan', () => {
  it('is one task a line, done or not, and comes back as it was written', () => {
    const parsed = parseOppgaver('[x] Kjøpe tomt\r\n\n - [ ] Bygge\n[X]Flytte inn\nFeire [x]\n[ ] ');
    if (!parsed.ok) throw new Error(parsed.refused.code);
    expect(parsed.value.map((o) => [o.title, o.done])).toEqual([
      ['Kjøpe tomt', true],
      ['Bygge', false],
      ['Flytte inn', true],
      ['Feire [x]', false],
    ]);
    expect(parseOppgaver(oppgaverText(parsed.value))).toEqual(parsed);
    expect(parseOppgaver('')).toEqual({ ok: true, value: [] });
  });

  it('comes back as it was stored before a line could say more than the task', () => {
    const stored = [{ title: 'Velge Lia | Nes | Vik', done: false }];
    expect(parseOppgaver(oppgaverText(stored))).toEqual({ ok: true, value: stored });
  });

  it('has an end', () => {
    expect(parseOppgaver('a\n'.repeat(51))).toMatchObject({ refused: { code: 'for-mange-oppgaver', max: 50 } });
    expect(parseOppgaver('a'.repeat(301))).toMatchObject({ refused: { code: 'for-lang-linje', max: 300 } });
  });

  it('says of a task when it is due and who does it, in either order, and comes back the same', () => {
    const parsed = parseOppgaver(
      '[x] Kjøpe tomt | 1.5.2027 | Eiendom\nBygge | Eiendom, ved Kari\n- Flytte inn|2028-02-29',
    );
    if (!parsed.ok) throw new Error(parsed.refused.code);
    expect(parsed.value).toEqual([
      { title: 'Kjøpe tomt', done: true, due: '2027-05-01', responsible: 'Eiendom' },
      { title: 'Bygge', done: false, responsible: 'Eiendom, ved Kari' },
      { title: 'Flytte inn', done: false, due: '2028-02-29' },
    ]);
    expect(parseOppgaver('Kjøpe | Eiendom | 1.5.2027')).toEqual(parseOppgaver('Kjøpe | 1.5.2027 | Eiendom'));
    expect(parseOppgaver(oppgaverText(parsed.value))).toEqual(parsed);
    expect(withDone(parsed.value, [])?.[0]).toMatchObject({ done: false, due: '2027-05-01', responsible: 'Eiendom' });
  });

  it.each(['A | 31.2.2027', 'A | 1.5.2027 | 2.5.2027', 'A | Nav | Eiendom', '| 1.5.2027', 'A | 27'])(
    'refuses the line %s by its number',
    (line) => {
      expect(parseOppgaver(`Først\n${line}`)).toEqual({ ok: false, refused: { code: 'ikke-oppgavelinje', line: 2 } });
    },
  );

  it('is told of when a task is due, the oldest first, by who does it or else by who answers for the tiltak', () => {
    const tiltak = (number: number, status: string, tasks: Oppgave[], removed = false) => ({
      number,
      data: { status, responsible: 'Bolig', tasks, removed },
    });
    const late: Oppgave = { title: 'Sen', done: false, due: '2027-04-30' };
    const all = [
      tiltak(1, 'i-gang', [
        { ...late, due: '2027-05-01', responsible: 'Nav' },
        { ...late, done: true },
        { title: 'Uten', done: false },
        { ...late, due: '2027-05-03' },
      ]),
      tiltak(2, 'vedtatt', [late]),
      tiltak(3, 'gjennomfoert', [late]),
      tiltak(4, 'i-gang', [late], true),
      tiltak(5, 'forkastet', [late]),
    ];
    const told = (within: number) =>
      oppgaverMedFrist(all, '2027-05-02', within).map((o) => [o.tiltak, o.due, o.responsible, o.days].join(' '));
    expect(told(0)).toEqual(['2 2027-04-30 Bolig 2', '1 2027-05-01 Nav 1']);
    expect(told(1)).toEqual(['2 2027-04-30 Bolig 2', '1 2027-05-01 Nav 1', '1 2027-05-03 Bolig -1']);
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
