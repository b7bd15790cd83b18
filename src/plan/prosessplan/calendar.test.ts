import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile, folded } from './calendar-file.ts';
import { readCalendar } from './calendar-reading.ts';
import { compactDate, inOslo } from './oslo.ts';
import { dateIn, organIn, parsePasted } from './pasted.ts';

const EVENT = {
  uid: 'aktivitet-7@0190.boligplan',
  title: `Høring; «åpen», for alle \\ ${'Kárášjohka 👩‍👩‍👧 '.repeat(6)}`,
  text: 'Hvorfor:\nalle skal bli hørt, også de små',
  start: { date: '2027-03-31', time: null },
  end: '2027-05-13',
  sequence: 3,
  changed: '2026-11-24T12:00:00.000Z',
  url: 'https://plan.example/k/halden/prosessplan',
};

describe('the calendar file', () => {
  const text = calendarFile('Prosessplan: Halden', [
    EVENT,
    { ...EVENT, uid: 'moete-1', title: 'Kommunestyret', start: { date: '2027-06-17', time: '18.00' } },
    { ...EVENT, uid: 'moete-2', title: 'Kommunestyret', start: { date: '2027-01-14', time: '18.00' } },
  ]);

  it('is read back by another reader: days, clock, letters and zone', () => {
    const calendar = new ICAL.Component(ICAL.parse(text) as never);
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') as never);
    const [whole, summer, winter] = calendar.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));
    expect(whole?.uid).toBe(EVENT.uid);
    expect(whole?.summary).toBe(EVENT.title);
    expect(whole?.description).toBe(EVENT.text);
    expect(whole?.startDate.isDate).toBe(true);
    expect([whole?.startDate.toString(), whole?.endDate.toString()]).toEqual(['2027-03-31', '2027-05-14']);
    expect(whole?.sequence).toBe(3);
    const utc = (event: ICAL.Event | undefined) => {
      const at = event?.startDate;
      if (!at) return '';
      at.zone = zone;
      return at.convertToZone(ICAL.Timezone.utcTimezone).toString();
    };
    expect(utc(summer)).toBe('2027-06-17T16:00:00Z');
    expect(utc(winter)).toBe('2027-01-14T17:00:00Z');
  });

  it('has no line above 75 octets, ends lines as the standard says, and is the same every time', () => {
    const lines = text.split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
    expect(folded('æ'.repeat(80)).replaceAll('\r\n ', '')).toBe('æ'.repeat(80));
    expect(calendarFile('Prosessplan: Halden', [EVENT])).toBe(calendarFile('Prosessplan: Halden', [{ ...EVENT }]));
  });

  it('is read by our own reader too', () => {
    const read = readCalendar(text);
    expect(read.ok && read.value.meetings.map((m) => [m.organ, m.date, m.time])).toEqual([
      ['kommunestyret', '2027-06-17', '18.00'],
      ['kommunestyret', '2027-01-14', '18.00'],
    ]);
  });
});

describe('a calendar from elsewhere', () => {
  const of = (...events: readonly string[]) =>
    `BEGIN:VCALENDAR\nVERSION:2.0\n${events.map((e) => `BEGIN:VEVENT\n${e}\nEND:VEVENT`).join('\n')}\nEND:VCALENDAR\n`;

  it('gives its meetings in Oslo time, whatever zone they are written in', () => {
    const read = readCalendar(
      of(
        'SUMMARY:Møte i kommunestyret\nDTSTART:20270617T160000Z',
        'SUMMARY:Formannskap\nDTSTART;TZID="W. Europe Standard Time":20270608T090000\nBEGIN:VALARM\nTRIGGER:-PT15M\nSUMMARY:Ungdomsråd\nEND:VALARM',
        'SUMMARY:Eldrer\n ådet\nDTSTART;VALUE=DATE:20270527',
        'SUMMARY:Råd for personar med funksjonsnedsetjing\nDTSTART:20270131T233000Z',
        'SUMMARY:Ungdomsråd\nDTSTART:20270602T120000\nRRULE:FREQ=MONTHLY',
        'SUMMARY:Julebord\nDTSTART:20271210T180000',
        'SUMMARY:Kommunestyret\nDTSTART:20270230T180000',
        'SUMMARY:Kommunestyret\nSTATUS:CANCELLED\nDTSTART:20270925T180000',
      ),
    );
    expect(read.ok && read.value.meetings.map((m) => `${m.organ} ${m.date} ${m.time}`)).toEqual([
      'kommunestyret 2027-06-17 18.00',
      'formannskapet 2027-06-08 09.00',
      'eldreraad 2027-05-27 null',
      'raad-funksjon 2027-02-01 00.30',
      'ungdomsraad 2027-06-02 12.00',
    ]);
    expect(read.ok && read.value.unknown).toEqual(['Julebord', 'Kommunestyret']);
    expect(read.ok && read.value.repeating).toEqual(['Ungdomsråd']);
  });

  it('is refused with a reason when it is none, or names no body', () => {
    expect(readCalendar('%PDF-1.7')).toMatchObject({ error: [{ code: 'ikke-kalender', field: 'calendar' }] });
    expect(readCalendar(of('SUMMARY:Lunsj\nDTSTART:20270617'))).toMatchObject({ error: [{ code: 'ingen-moeter' }] });
  });

  it('knows when the clocks are moved', () => {
    expect(inOslo('2027-03-28', 59)).toEqual({ date: '2027-03-28', time: '01.59' });
    expect(inOslo('2027-03-28', 60)).toEqual({ date: '2027-03-28', time: '03.00' });
    expect(inOslo('2027-10-31', 59)).toEqual({ date: '2027-10-31', time: '02.59' });
    expect(inOslo('2027-10-31', 60)).toEqual({ date: '2027-10-31', time: '02.00' });
    expect(['20270229', '20280229', '20271301', 'x'].map(compactDate)).toEqual([null, '2028-02-29', null, null]);
  });
});

describe('meetings pasted from a spreadsheet', () => {
  it('are read with or without a head, in whatever order the head says', () => {
    const plain = parsePasted('Kommunestyret\t17.06.2027\t07.06.2027\t18.00\nFormannskapet\t8/6-2027\t\t\n\n');
    expect(plain.ok && plain.value).toEqual([
      {
        organ: 'kommunestyret',
        name: 'Kommunestyret',
        date: '2027-06-17',
        time: '18.00',
        papers: '2027-06-07',
        removed: false,
      },
      { organ: 'formannskapet', name: 'Formannskapet', date: '2027-06-08', time: null, papers: null, removed: false },
    ]);
    const headed = parsePasted('Møtedato;Frist sakspapirer;Utvalg\ntorsdag 17. juni 2027;2027-06-07;Bystyret');
    expect(headed.ok && headed.value.map((m) => [m.organ, m.date, m.papers])).toEqual([
      ['kommunestyret', '2027-06-17', '2027-06-07'],
    ]);
  });

  it('are refused line by line, and none is taken', () => {
    const read = parsePasted(
      'Kommunestyret\t31.02.2027\nHagelaget\t01.03.2027\nFormannskapet\t01.03.2027\t02.03.2027\nEldrerådet\t01.03.2027\t\t25.00',
    );
    expect(read.ok ? [] : read.error.map((e) => [e.field, e.data?.line, e.data?.why])).toEqual([
      ['pasted', 1, 'ikke-dato'],
      ['pasted', 2, 'mangler'],
      ['pasted', 3, 'frist-etter-moete'],
      ['pasted', 4, 'ikke-klokkeslett'],
    ]);
    expect(parsePasted(' \n')).toMatchObject({ ok: false, error: [{ code: 'tom' }] });
  });

  it('know the bodies by the names they go by', () => {
    const names = [
      'Bystyre',
      'Heradsstyret',
      'Hovudutval for helse',
      'Råd for menneske med nedsett funksjonsevne',
      'Eldre- og seniorråd',
      'Ungdommens bystyre',
      'Korps',
    ];
    expect(names.map(organIn)).toEqual([
      'kommunestyret',
      'kommunestyret',
      'utvalg',
      'raad-funksjon',
      'eldreraad',
      'ungdomsraad',
      null,
    ]);
    expect(['3. mars 2027', 'tirsdag 03.03.27', '2027-03-03', 'i morgen'].map(dateIn)).toEqual([
      '3.3.2027',
      '03.03.2027',
      '2027-03-03',
      'i morgen',
    ]);
  });
});
