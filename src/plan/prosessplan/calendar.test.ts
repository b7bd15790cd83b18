import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile, folded } from './calendar-file.ts';
import { readCalendar } from './calendar-reading.ts';
import { compactDate, inOslo } from './oslo.ts';
import { parseMoeteserie } from './parse.ts';
import { dateIn, organIn, parsePasted } from './pasted.ts';
import { occurrences, readSerie } from './serie.ts';

const TODAY = '2026-11-24';

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
    const read = readCalendar(text, TODAY);
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
        'SUMMARY:Ungdomsråd\nDTSTART:20270602T120000\nRRULE:FREQ=YEARLY;BYWEEKNO=20',
        'SUMMARY:Julebord\nDTSTART:20271210T180000',
        'SUMMARY:Kommunestyret\nDTSTART:20270230T180000',
        'SUMMARY:Kommunestyret\nSTATUS:CANCELLED\nDTSTART:20270925T180000',
      ),
      TODAY,
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

  it('that repeats gives a meeting for each day, without those taken out, and with those moved on their new day', () => {
    const series =
      'UID:f\nSUMMARY:Formannskapet\nDTSTART;TZID=Europe/Oslo:20270112T090000\nRRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20270630T215959Z\nEXDATE;TZID=Europe/Oslo:20270413T090000';
    const read = readCalendar(
      of(
        'UID:f\nSUMMARY:Formannskapet\nRECURRENCE-ID;TZID=Europe/Oslo:20270309T090000\nDTSTART;TZID=Europe/Oslo:20270316T100000',
        series,
        'UID:f\nSUMMARY:Formannskapet\nSTATUS:CANCELLED\nRECURRENCE-ID;TZID=Europe/Oslo:20270511T090000\nDTSTART;TZID=Europe/Oslo:20270511T090000',
        // Written in UTC, it keeps to UTC when the clocks are moved.
        'UID:k\nSUMMARY:Kommunestyret\nDTSTART:20270318T170000Z\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3\nRDATE:20270501T160000Z',
      ),
      TODAY,
    );
    expect(read.ok && read.value.meetings.map((m) => `${m.organ} ${m.date} ${m.time}`)).toEqual([
      'formannskapet 2027-03-16 10.00',
      'formannskapet 2027-01-12 09.00',
      'formannskapet 2027-02-09 09.00',
      'formannskapet 2027-06-08 09.00',
      'kommunestyret 2027-03-18 18.00',
      'kommunestyret 2027-04-01 19.00',
      'kommunestyret 2027-04-15 19.00',
      'kommunestyret 2027-05-01 18.00',
    ]);
    expect(read.ok && read.value.repeating).toEqual([]);
    const endless = readCalendar(
      of('SUMMARY:Utvalg for helse\nDTSTART:20190103T090000\nRRULE:FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1'),
      TODAY,
    );
    expect(endless.ok && [endless.value.meetings[0]?.date, endless.value.meetings.at(-1)?.date]).toEqual([
      '2025-12-04',
      '2029-11-01',
    ]);
    const ancient = readCalendar(of('SUMMARY:Utvalg for helse\nDTSTART:00010103T090000\nRRULE:FREQ=DAILY'), TODAY);
    expect(ancient.ok && ancient.value.repeating).toEqual(['Utvalg for helse']);
  });

  it.each([
    ['FREQ=DAILY;INTERVAL=10;COUNT=20', '2027-02-10 2027-02-20 2027-03-02', 20, '2027-08-19'],
    ['FREQ=DAILY;BYDAY=MO,WE;BYMONTH=3,4', '2027-03-01 2027-03-03 2027-03-08', 87, '2031-04-30'],
    ['FREQ=WEEKLY', '2027-02-07 2027-02-14 2027-02-21', 256, '2031-12-28'],
    ['FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH,SU', '2027-02-16 2027-02-18 2027-02-21', 255, '2031-12-21'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU', '2027-02-01 2027-02-14 2027-02-15', 257, '2031-12-29'],
    ['FREQ=MONTHLY', '2027-03-31 2027-05-31 2027-07-31', 34, '2031-12-31'],
    ['FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TH', '2027-03-25 2027-05-27 2027-07-29', 29, '2031-11-27'],
    ['FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=17', '2027-02-01 2027-02-15 2027-03-01', 17, '2027-10-04'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2027-02-26 2027-03-31 2027-04-30', 59, '2031-12-31'],
    ['FREQ=MONTHLY;BYMONTHDAY=-1,15', '2027-02-15 2027-02-28 2027-03-15', 118, '2031-12-31'],
    ['FREQ=MONTHLY;BYDAY=5FR', '2027-04-30 2027-07-30 2027-10-29', 20, '2031-10-31'],
    ['FREQ=MONTHLY;INTERVAL=3;BYDAY=MO;BYMONTH=10,7', '2027-07-05 2027-07-12 2027-07-19', 45, '2031-10-27'],
    ['FREQ=YEARLY;BYMONTH=2,10;BYDAY=2TU', '2027-02-09 2027-10-12 2028-02-08', 10, '2031-10-14'],
    ['FREQ=YEARLY;INTERVAL=2', '2029-01-31 2031-01-31', 2, '2031-01-31'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2028-02-29', 1, '2028-02-29'],
    ['FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20280501', '2027-03-31 2027-05-31 2027-07-31', 8, '2028-03-31'],
  ])('counts the days of %s', (text, begins, count, end) => {
    const serie = readSerie(text);
    if (!serie) throw new Error('not understood');
    // The first day is one the rule names: what a first day outside the rule means, the standard leaves open.
    const days = occurrences(begins.split(' ')[0] ?? '', serie, '2031-12-31');
    expect([days.slice(0, 3).join(' '), days.length, days.at(-1)]).toEqual([begins, count, end]);
  });

  it.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
    'FREQ=MONTHLY;INTERVAL=12;BYMONTH=3',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  ])('does not look for ever for a next day of %s', (text) => {
    const serie = readSerie(text);
    if (!serie) throw new Error('not understood');
    expect(occurrences('2027-02-01', serie, '2031-12-31').filter((d) => d > '2027-02-01')).toEqual([]);
  });

  it.each([
    '',
    'FREQ=HOURLY',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=MONTHLY;BYDAY=XX',
    'FREQ=MONTHLY;BYDAY=6MO',
    'FREQ=YEARLY;BYDAY=20MO',
    'FREQ=WEEKLY;UNTIL=i morgen',
    'FREQ=MONTHLY;BYMONTHDAY=40',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    // These the reader of calendars counts otherwise than the standard has them.
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    'FREQ=MONTHLY;BYDAY=1TU;BYSETPOS=-1',
    'FREQ=WEEKLY;BYDAY=TU,WE;BYSETPOS=1',
    'FREQ=YEARLY;BYDAY=MO;BYMONTH=1,3;BYSETPOS=1',
    'FREQ=YEARLY;BYMONTH=2,10;BYMONTHDAY=31',
  ])('does not guess at the rule %s', (text) => expect(readSerie(text)).toBeNull());

  it('is refused with a reason when it is none, or names no body', () => {
    expect(readCalendar('%PDF-1.7', TODAY)).toMatchObject({ error: [{ code: 'ikke-kalender', field: 'calendar' }] });
    expect(readCalendar(of('SUMMARY:Lunsj\nDTSTART:20270617'), TODAY)).toMatchObject({
      error: [{ code: 'ingen-moeter' }],
    });
  });

  it('knows when the clocks are moved', () => {
    expect(inOslo('2027-03-28', 59)).toEqual({ date: '2027-03-28', time: '01.59' });
    expect(inOslo('2027-03-28', 60)).toEqual({ date: '2027-03-28', time: '03.00' });
    expect(inOslo('2027-10-31', 59)).toEqual({ date: '2027-10-31', time: '02.59' });
    expect(inOslo('2027-10-31', 60)).toEqual({ date: '2027-10-31', time: '02.00' });
    expect(['20270229', '20280229', '20271301', 'x'].map(compactDate)).toEqual([null, '2028-02-29', null, null]);
  });
});

describe('a meeting that is typed in with how often', () => {
  const typed = {
    organ: 'formannskapet',
    date: '12.1.2027',
    papers: '4.1.2027',
    time: '9.00',
    every: 'maaned',
    until: '31.12.2027',
  };
  const codes = (over: Record<string, string>) => {
    const read = parseMoeteserie({ ...typed, ...over });
    return read === null ? null : read.ok ? 'ok' : read.error.map((r) => `${r.field}:${r.code}`);
  };

  it('is all of its days but July and holidays, the papers as long before each', () => {
    const read = parseMoeteserie(typed);
    if (!read?.ok) throw new Error(JSON.stringify(read));
    expect(read.value.map((m) => m.date.slice(5))).toEqual([
      '01-12',
      '02-09',
      '03-09',
      '04-13',
      '05-11',
      '06-08',
      '08-10',
      '09-14',
      '10-12',
      '11-09',
      '12-14',
    ]);
    expect(read.value[2]).toMatchObject({ organ: 'formannskapet', time: '09.00', papers: '2027-03-01' });
    const mondays = parseMoeteserie({ ...typed, date: '22.3.2027', papers: '', every: 'uke', until: '12.4.2027' });
    // Easter Monday is 29 March.
    expect(mondays?.ok && mondays.value.map((m) => m.date)).toEqual(['2027-03-22', '2027-04-05', '2027-04-12']);
  });

  it('is refused at its field, and one meeting where nothing repeats', () => {
    expect(codes({ every: '', until: '' })).toBeNull();
    expect(codes({ until: '' })).toEqual(['until:mangler']);
    expect(codes({ every: '' })).toEqual(['every:mangler']);
    expect(codes({ organ: '', until: '31.2.2027' })).toEqual(['organ:mangler', 'until:ikke-dato']);
    expect(codes({ until: '1.1.2027' })).toEqual(['until:slutt-foer-start']);
    expect(codes({ every: 'uke', until: '31.12.2030' })).toEqual(['until:for-mange']);
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
