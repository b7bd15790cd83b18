import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, twoKommuner } from '../../../test/database.ts';
import type { TypedFields } from '../../kernel/index.ts';
import { fixedClock } from '../../platform/clock/system.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { OwnedDatabase } from '../../platform/db/open.ts';
import { listRows, saveRow, setRowRemoved } from '../../platform/db/rows.ts';
import { listEvents } from '../../platform/events/events.ts';
import { startRunde } from '../runde/actions.ts';
import { currentRunde, listOppgaver, oppgaverFrom } from '../runde/index.ts';
import { decide } from './actions.ts';
import {
  countsOf,
  nextDay,
  nextMeeting,
  parseGruppe,
  parseMoete,
  parseTall,
  toldCount,
  typedGruppe,
} from './gruppe.ts';
import { moetedager } from './rytme.ts';
import { GRUPPE, MOETE, TALLENE, VEDTAK } from './store.ts';

const TODAY = '2026-11-25';
const COUNT: TypedFields = { what: 'uten-bolig', count: '3', date: '20.11.2026', source: 'Nav' };
const DECISION: TypedFields = { text: 'Male fem boliger', unit: 'Eiendom', deadline: '1.2.2027', task: 'ja' };

const count = (over: TypedFields) => {
  const read = parseTall({ ...COUNT, ...over }, TODAY);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

describe('what the group steers by', () => {
  it('is told to others without small counts of people', () => {
    expect(toldCount(count({}), false)).toBeNull();
    expect(toldCount(count({}), true)).toBe(3);
    expect(toldCount(count({ count: '0' }), false)).toBe(0);
    expect(toldCount(count({ count: '5' }), false)).toBe(5);
    expect(toldCount(count({ what: 'ledige-boliger' }), false)).toBe(3);
  });

  it('is the newest day first, and has a date that has been', () => {
    const rows = [count({ date: '1.6.2026' }), count({}), count({ what: 'venteliste' })].map((data, i) => ({
      number: i + 1,
      data,
    }));
    expect(countsOf(rows, 'uten-bolig').map((r) => r.number)).toEqual([2, 1]);
    const ahead = parseTall({ ...COUNT, date: '26.11.2026', count: '' }, TODAY);
    expect(!ahead.ok && ahead.error.map((r) => `${r.field}:${r.code}`)).toEqual(['count:mangler', 'date:frem-i-tid']);
  });

  it('knows the meeting that comes next', () => {
    const rows = ['30.12.2026', '25.11.2026', '1.10.2026'].flatMap((date, i) => {
      const read = parseMoete({ date, agenda: 'Tallene' });
      return read.ok ? [{ number: i + 1, data: read.value }] : [];
    });
    expect(nextMeeting(rows, TODAY)?.number).toBe(2);
    expect(nextMeeting(rows, '2027-01-01')).toBeNull();
  });
});

describe('the rhythm of the group', () => {
  const GROUP: TypedFields = { name: 'Boliggruppa', leader: 'Kommunalsjefen', rhythm: 'Første tirsdag', purpose: '' };
  const RHYTHM: TypedFields = {
    every: 'maaned',
    first: '6.10.2026',
    time: '9.00',
    last: '',
    exceptions: '6.4.2027 – 13.4.2027\n5.1.2027',
  };
  const group = (over: TypedFields) => {
    const read = parseGruppe({ ...GROUP, ...RHYTHM, ...over });
    return read.ok ? read.value : read.error.map((r) => `${r.field}:${r.code}`);
  };
  const series = (over: TypedFields = {}) => {
    const read = group(over);
    if (Array.isArray(read) || !('series' in read) || !read.series) throw new Error(JSON.stringify(read));
    return read.series;
  };

  it('comes back as it was typed, and is refused at its field', () => {
    const read = parseGruppe({ ...GROUP, ...RHYTHM });
    expect(read.ok && typedGruppe(read.value)).toEqual({
      ...GROUP,
      ...RHYTHM,
      time: '09.00',
      exceptions: '05.01.2027\n06.04.2027 – 13.04.2027',
      first: '06.10.2026',
    });
    const none = parseGruppe(GROUP);
    expect(none.ok && 'series' in none.value).toBe(false);
    expect(group({ every: '' })).toEqual(['every:mangler']);
    expect(group({ every: 'av og til', first: '31.2.2027' })).toEqual(['every:ukjent-valg', 'first:ikke-dato']);
    expect(group({ name: '', time: '25.00', last: '1.1.2020' })).toEqual([
      'name:mangler',
      'time:ikke-klokkeslett',
      'last:slutt-foer-start',
    ]);
    expect(group({ exceptions: '7.4.2027' })).toEqual(['exceptions:ikke-moetedag']);
    expect(group({ exceptions: 'påsken' })).toEqual(['exceptions:ikke-dato']);
    expect(group({ exceptions: '6.4.2027 7.4.2027 8.4.2027' })).toEqual(['exceptions:ikke-dato']);
  });

  it('gives the days it meets, moved and cancelled ones too, and the next of them', () => {
    const days = (over: TypedFields, to: string) => moetedager(series(over), TODAY, to).map((d) => d.date);
    expect(days({}, '2027-06-01')).toEqual([
      '2026-12-01',
      '2027-02-02',
      '2027-03-02',
      '2027-04-13',
      '2027-05-04',
      '2027-06-01',
    ]);
    expect(days({ every: 'uke-2', exceptions: '' }, '2026-12-31')).toEqual(['2026-12-01', '2026-12-15', '2026-12-29']);
    expect(days({ first: '29.10.2026', exceptions: '', last: '1.3.2027' }, '2027-12-31')).toEqual([
      '2026-11-26',
      '2026-12-31',
      '2027-01-28',
      '2027-02-25',
    ]);
    const held = parseMoete({ date: '28.11.2026', agenda: 'Tallene' });
    const rows = held.ok ? [{ number: 1, data: held.value }] : [];
    expect(nextDay(rows, series(), TODAY)).toBe('2026-11-28');
    expect(nextDay([], series(), TODAY)).toBe('2026-12-01');
    expect(nextDay([], undefined, TODAY)).toBeNull();
  });
});

describe('in the database, with a neighbour in the room', () => {
  let db: OwnedDatabase;
  let own: Actor;
  let neighbour: Actor;
  const clock = fixedClock('2026-11-25T08:00:00.000Z');
  const meeting = (actor: Actor) =>
    saveRow(db, clock, actor, MOETE, parseMoete({ date: '20.11.2026', agenda: 'Tallene' }));
  const decisions = (actor: Actor) => db.inKommune(actor.kommuneId, (tx) => listRows(tx, VEDTAK));

  beforeAll(async () => {
    db = await testDatabase();
    const both = await twoKommuner(db);
    own = { kommuneId: both.own, brukerId: null };
    neighbour = { kommuneId: both.neighbour, brukerId: null };
    expect((await meeting(neighbour)).ok).toBe(true);
    expect((await meeting(own)).ok).toBe(true);
  });
  afterAll(() => db?.close());

  it('there is one group, whatever it is called', async () => {
    const typed = { name: 'Boliggruppa', leader: 'Kommunalsjef', rhythm: 'Månedlig', purpose: '' };
    expect((await saveRow(db, clock, own, GRUPPE, parseGruppe(typed))).ok).toBe(true);
    const second = await saveRow(db, clock, own, GRUPPE, parseGruppe({ ...typed, name: 'En til' }));
    expect(!second.ok && second.error[0]?.code).toBe('finnes-fra-foer');
    expect((await saveRow(db, clock, neighbour, GRUPPE, parseGruppe(typed))).ok).toBe(true);
  });

  it('a decision that asks for a task is not kept without a round, and has its task with one', async () => {
    const refused = await decide(db, clock, own, 'egenvik', 1, DECISION);
    expect(!refused.ok && refused.error).toEqual([{ code: 'ingen-runde', field: 'task' }]);
    expect(await decisions(own)).toEqual([]);
    expect((await decide(db, clock, own, 'egenvik', 1, { ...DECISION, task: 'nei' })).ok).toBe(true);
    const round = { title: 'Runden', from: '1.1.2026', to: '31.12.2029', firstStep: '4' };
    expect((await startRunde(db, clock, own, round, [])).ok).toBe(true);
    expect(await decide(db, clock, own, 'egenvik', 1, DECISION)).toEqual({ ok: true, value: 2 });
    expect((await decisions(own)).map((r) => [r.number, r.data.task])).toEqual([
      [1, null],
      [2, 1],
    ]);
    const [task] = await db.inKommune(own.kommuneId, (tx) => oppgaverFrom(tx, 'boliggruppe', [2]));
    expect([task?.data.title, task?.data.unit, task?.data.deadline, task?.data.origin?.href]).toEqual([
      'Male fem boliger',
      'Eiendom',
      '2027-02-01',
      '/arbeid/egenvik/boliggruppe/referat/1',
    ]);
  });

  it('a meeting put away takes no decision, and a refused form is refused at its fields', async () => {
    const bad = await decide(db, clock, own, 'egenvik', 1, {
      text: 'Gjelder 010190 12345',
      unit: '',
      deadline: 'snart',
    });
    expect(!bad.ok && bad.error.map((r) => `${r.field}:${r.code}`)).toEqual([
      'text:personopplysning',
      'unit:mangler',
      'deadline:ikke-dato',
    ]);
    await setRowRemoved(db, clock, own, MOETE, 1, true);
    const late = await decide(db, clock, own, 'egenvik', 1, DECISION);
    expect(!late.ok && late.error[0]?.code).toBe('endret-av-andre');
  });

  it('no count stands in an event, and the neighbour is as it was', async () => {
    expect((await saveRow(db, clock, own, TALLENE, parseTall(COUNT, TODAY))).ok).toBe(true);
    const events = await db.inKommune(own.kommuneId, (tx) => listEvents(tx));
    for (const e of events.filter((x) => x.type.startsWith('boliggruppe.')))
      expect(Object.keys(e.data)).toEqual(['number']);
    expect(await decisions(neighbour)).toEqual([]);
    expect(await db.inKommune(neighbour.kommuneId, (tx) => listRows(tx, TALLENE))).toEqual([]);
    expect((await db.inKommune(neighbour.kommuneId, (tx) => listRows(tx, MOETE))).map((r) => r.revision)).toEqual([1]);
    const theirs = await db.inKommune(neighbour.kommuneId, currentRunde);
    expect(theirs).toBeNull();
    expect(await db.inKommune(own.kommuneId, (tx) => listOppgaver(tx, 1))).toHaveLength(1);
  });
});
