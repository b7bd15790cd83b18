import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isWorkingDay } from '../../kernel/index.ts';
import { type Aktivitet, type Aktivitetstype, isMeeting, type Numbered, ORGANER, type Organ } from './aktivitet.ts';
import { conflictsOf, inConflict, type Rules } from './conflicts.ts';
import { circleThrough, downstreamOf, inOrder } from './dependencies.ts';
import { deviations } from './deviations.ts';
import type { NumberedMoete } from './moete.ts';
import { earliestAdoption, outcomeOf, scheduleBackwards } from './schedule.ts';
import { hoeringStart, isOpen, workEnd, workStart } from './workdays.ts';

const aktivitet = (number: number, data: Partial<Aktivitet>): Numbered => ({
  number,
  data: {
    title: `Aktivitet ${number}`,
    purpose: '',
    responsible: '',
    participants: '',
    method: '',
    result: '',
    type: 'arbeid',
    organ: null,
    weeks: 0,
    start: null,
    end: null,
    done: null,
    after: [],
    milestone: false,
    phase: null,
    removed: false,
    ...data,
  },
});
const moete = (number: number, organ: Organ, date: string, papers: string | null = null): NumberedMoete => ({
  number,
  data: { organ, name: '', date, time: null, papers, removed: false },
});
const RULES: Rules = { today: '2026-09-01', hoeringWeeks: 6, statutory: false };

/** Writing, hearing, answers, formannskap, kommunestyre, and the budget afterwards. */
const PLAN = [
  aktivitet(1, { weeks: 4 }),
  aktivitet(2, { type: 'hoering', weeks: 6, after: [1] }),
  aktivitet(3, { weeks: 2, after: [2] }),
  aktivitet(4, { type: 'moete', organ: 'formannskapet', after: [3] }),
  aktivitet(5, { type: 'vedtak', organ: 'kommunestyret', after: [4] }),
  aktivitet(6, { weeks: 1, after: [5] }),
];
const MEETINGS = [
  moete(1, 'kommunestyret', '2027-06-17', '2027-06-07'),
  moete(2, 'kommunestyret', '2027-05-06', '2027-04-26'),
  moete(3, 'formannskapet', '2027-06-08', '2027-05-28'),
  moete(4, 'formannskapet', '2027-06-22', '2027-06-11'),
  moete(5, 'kommunestyret', '2027-09-16', '2027-09-06'),
  moete(6, 'formannskapet', '2027-09-07', '2027-08-27'),
];
const codes = (list: readonly { code: string; number: number | null }[]) => list.map((c) => `${c.code} ${c.number}`);

describe('a plan counted back from the wished day', () => {
  it('puts each activity as late as meetings, papers, holidays and the hearing let it be', () => {
    const { dates, conflicts, adopted } = scheduleBackwards(PLAN, MEETINGS, '2027-06-20', RULES);
    const shown = [...dates].sort(([a], [b]) => a - b).map(([n, d]) => `${n} ${d.start} ${d.end}`);
    expect(adopted).toBe('2027-06-17');
    // By hand: papers of formannskapet 28 May; ten working days back over Whit Monday 17 May; six weeks; twenty working
    // days back over Easter (25 March to 29 March).
    expect(shown).toEqual([
      '1 2027-03-01 2027-03-31',
      '2 2027-04-01 2027-05-13',
      '3 2027-05-14 2027-05-28',
      '4 2027-06-08 2027-06-08',
      '5 2027-06-17 2027-06-17',
      '6 2027-06-18 2027-06-24',
    ]);
    expect(codes(conflicts)).toEqual(['annet-moete 5']);
    expect(outcomeOf({ dates, conflicts, adopted })).toEqual({ first: '2027-03-01', late: false, broken: 0 });
    expect(conflicts[0]?.data).toMatchObject({ date: '2027-06-20', chosen: '2027-06-17' });
  });

  it('names the body that does not meet in time, and goes on', () => {
    const { conflicts, dates } = scheduleBackwards(PLAN, MEETINGS, '2027-05-06', RULES);
    expect(codes(conflicts)).toContain('intet-moete 4');
    expect(conflicts.find((c) => c.code === 'intet-moete')?.data).toEqual({
      organ: 'formannskapet',
      date: '2027-05-05',
    });
    expect(codes(conflicts)).not.toContain('ikke-moetedag 4');
    expect(dates.size).toBe(6);
  });

  it('says what would have had to begin before today, and when the plan can be adopted instead', () => {
    const rules = { ...RULES, today: '2027-03-10' };
    const schedule = scheduleBackwards(PLAN, MEETINGS, '2027-06-17', rules);
    const { conflicts } = schedule;
    expect(conflicts).toContainEqual({ code: 'foer-i-dag', number: 1, data: { days: 9 } });
    expect(outcomeOf(schedule)).toEqual({ first: '2027-03-01', late: true, broken: conflicts.length });
    expect(earliestAdoption(PLAN, MEETINGS, rules)).toBe('2027-09-16');
    expect(earliestAdoption(PLAN, MEETINGS, { ...rules, today: '2027-08-01' })).toBe(null);
  });

  it('leaves what is finished where it happened', () => {
    const done = PLAN.map((a) =>
      a.number === 1 ? aktivitet(1, { ...a.data, start: '2026-09-01', done: '2026-10-01' }) : a,
    );
    const { dates, conflicts } = scheduleBackwards(done, MEETINGS, '2027-06-17', { ...RULES, today: '2027-03-10' });
    expect(dates.get(1)).toMatchObject({ start: '2026-09-01', end: '2026-10-01' });
    expect(conflicts).toEqual([]);
  });

  it('says that a plan without an adoption has none', () => {
    const { conflicts, dates } = scheduleBackwards(PLAN.slice(0, 2), MEETINGS, '2027-06-17', RULES);
    expect(codes(conflicts)).toEqual(['mangler-vedtak null']);
    expect(dates.get(2)?.end).toBe('2027-06-16');
  });

  it('counts no day of July, neither for work nor for a hearing', () => {
    expect(workStart('2027-08-04', 2)).toBe('2027-06-22');
    expect(workEnd('2027-06-22', 2)).toBe('2027-08-04');
    expect(hoeringStart('2027-08-16', 6)).toBe('2027-06-04');
    const hoering = [aktivitet(1, { type: 'hoering', start: '2027-06-01', end: '2027-07-06', weeks: 6 })];
    expect(codes(conflictsOf(hoering, [], RULES))).toEqual(['kort-hoering 1', 'hoering-juli 1']);
    // July alone is told, and no date is said to be wrong for it.
    const july = conflictsOf([aktivitet(1, { type: 'hoering', start: '2027-06-07', end: '2027-09-01' })], [], RULES);
    expect([codes(july), inConflict(july).size]).toEqual([['hoering-juli 1'], 0]);
    expect([...inConflict(conflictsOf(hoering, [], RULES))]).toEqual([1]);
  });

  it('has the papers in for the first of two meetings of a kind on one day', () => {
    const two = [null, '2027-03-01', '2027-03-05'].map((papers, i) => moete(i + 1, 'utvalg', '2027-03-11', papers));
    const list = [aktivitet(1, { weeks: 1 }), aktivitet(2, { type: 'vedtak', organ: 'utvalg', after: [1] })];
    const { dates, conflicts } = scheduleBackwards(list, two, '2027-03-11', { ...RULES, today: '2026-10-01' });
    expect([dates.get(1)?.end, codes(conflicts)]).toEqual(['2027-03-01', []]);
  });

  it('keeps order, open days and papers whatever the plan and the calendar', () => {
    const type = fc.constantFrom<Aktivitetstype>('arbeid', 'medvirkning', 'hoering', 'moete');
    const one = fc.record({ type, organ: fc.constantFrom(...ORGANER), weeks: fc.nat(9), after: fc.array(fc.nat(9)) });
    const day = fc.integer({ min: 0, max: 500 }).map((n) => addDays('2026-10-01', n));
    const meeting = fc.record({
      organ: fc.constantFrom(...ORGANER),
      date: day,
      lead: fc.option(fc.integer({ min: 1, max: 14 })),
    });
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 9 }),
        fc.array(meeting, { maxLength: 40 }),
        day,
        (list, days, wished) => {
          const activities = list.map((a, i) =>
            aktivitet(i + 1, {
              ...a,
              type: i === list.length - 1 ? 'vedtak' : a.type,
              organ: isMeeting(a) || i === list.length - 1 ? a.organ : null,
              after: a.after.filter((n) => n > 0 && n <= i),
            }),
          );
          const meetings = days.map((d, i) =>
            moete(i + 1, d.organ, d.date, d.lead === null ? null : addDays(d.date, -d.lead)),
          );
          const { dates, conflicts } = scheduleBackwards(activities, meetings, wished, RULES);
          const missed = new Set(conflicts.filter((c) => c.code === 'intet-moete').map((c) => c.number));
          for (const a of activities) {
            const own = dates.get(a.number);
            expect(own && own.start <= own.end).toBe(true);
            if (!isMeeting(a.data) && own) expect(isOpen(own.start) && isOpen(own.end)).toBe(true);
            if (isMeeting(a.data) && !missed.has(a.number))
              expect(meetings.some((m) => m.data.organ === a.data.organ && m.data.date === own?.end)).toBe(true);
            for (const before of a.data.after) expect((dates.get(before)?.end ?? '') < (own?.start ?? '')).toBe(true);
          }
          expect(conflicts.filter((c) => c.code === 'overlapp' || c.code === 'papirfrist')).toEqual([]);
        },
      ),
    );
  });
});

describe('dates as they stand', () => {
  it('are held against each other, the meetings and today', () => {
    const plan = [
      aktivitet(1, { start: '2026-10-01', end: '2027-03-02' }),
      aktivitet(2, { start: '2027-03-01', end: '2027-06-01', after: [1] }),
      aktivitet(3, { type: 'moete', organ: 'formannskapet', start: '2027-06-08', end: '2027-06-08', after: [2] }),
      aktivitet(4, { type: 'vedtak', organ: 'kommunestyret', start: '2027-06-20', end: '2027-06-20', after: [3] }),
      aktivitet(5, {}),
    ];
    const found = conflictsOf(plan, MEETINGS, { ...RULES, today: '2027-03-10' });
    expect(codes(found)).toEqual([
      'forsinket 1',
      'overlapp 2',
      'papirfrist 3',
      'ikke-moetedag 4',
      'fridag 4',
      'uten-dato 5',
    ]);
    expect(found[1]?.data).toEqual({ other: 1, days: 2 });
    expect(found[2]?.data).toEqual({ other: 2, deadline: '2027-05-28', days: 4 });
    expect(isWorkingDay('2027-06-20')).toBe(false);
  });

  it('deviate from the adopted ones by the days that have passed or are put off', () => {
    const adopted = [1, 2, 3, 4].map((n) => aktivitet(n, { start: '2027-03-01', end: '2027-03-31' }));
    const now = [
      aktivitet(1, { start: '2027-03-01', end: '2027-03-31', done: '2027-03-29' }),
      aktivitet(2, { start: '2027-03-01', end: '2027-03-31' }),
      aktivitet(3, { start: '2027-05-01', end: '2027-05-31' }),
      aktivitet(4, { removed: true }),
      aktivitet(5, { start: '2027-05-01' }),
    ];
    const found = deviations(adopted, now, '2027-04-10');
    expect(found.map((d) => [d.number, d.standing, d.late])).toEqual([
      [1, 'ferdig', -2],
      [2, 'paa-vei', 10],
      [3, 'kommer', daysBetween('2027-03-31', '2027-05-31')],
      [4, 'fjernet', null],
      [5, 'ny', null],
    ]);
  });
});

describe('dependencies', () => {
  it('name the circle they would make', () => {
    expect(circleThrough(1, [5], PLAN)).toEqual([1, 5, 4, 3, 2, 1]);
    expect(circleThrough(3, [3], PLAN)).toEqual([3, 3]);
    expect(circleThrough(6, [1, 4], PLAN)).toBe(null);
    expect(circleThrough(9, [6], PLAN)).toBe(null);
  });
  it('give an order and what comes after', () => {
    expect(inOrder(PLAN.toReversed()).map((a) => a.number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...downstreamOf(4, PLAN)]).toEqual([5, 6]);
  });
});
