import ICAL from 'ical.js';
import mammoth from 'mammoth';
import readXlsx from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseGruppe, parseMoete } from '../boliggruppe/index.ts';
import { gruppeEvents } from '../boliggruppe/kalender.ts';
import { toExcel } from '../plandokument/rendering/excel.ts';
import { toPdf } from '../plandokument/rendering/pdf.ts';
import { readPdf } from '../plandokument/rendering/pdf-reading.ts';
import { stopThread } from '../plandokument/rendering/thread.ts';
import { toWord } from '../plandokument/rendering/word.ts';
import { aktivitetNumber, type Numbered } from './aktivitet.ts';
import { isNote } from './conflicts.ts';
import { loadTemplates, templateSchema } from './content.ts';
import { feedOf } from './feed.ts';
import type { NumberedMoete } from './moete.ts';
import { scheduleBackwards } from './schedule.ts';
import { prosessplanDocument } from './tables.ts';
import { fromTemplate, type Template } from './template.ts';

afterAll(stopThread);

const RULES = { today: '2026-11-24', hoeringWeeks: 6, statutory: false };
const BODIES = ['kommunestyret', 'formannskapet', 'utvalg', 'eldreraad', 'raad-funksjon', 'ungdomsraad'] as const;
/** Every body meets on the same weekday each month. */
const MEETINGS: readonly NumberedMoete[] = BODIES.flatMap((organ, i) =>
  [2026, 2027, 2028, 2029].flatMap((year) =>
    [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12].map((month) => ({
      number: i * 100 + (year - 2026) * 12 + month,
      data: {
        organ,
        name: '',
        date: `${year}-${String(month).padStart(2, '0')}-${String(10 + i).padStart(2, '0')}`,
        time: '18.00',
        papers: `${year}-${String(month).padStart(2, '0')}-02`,
        removed: false,
      },
    })),
  ),
);

function planned(template: Template): readonly Numbered[] {
  const numbers = new Map(template.aktiviteter.map((a, i) => [a.id, i + 1]));
  const bare = template.aktiviteter.map((a, i) => ({ number: i + 1, data: fromTemplate(a, 'nb', numbers) }));
  const { dates } = scheduleBackwards(bare, MEETINGS, '2028-06-20', RULES);
  return bare.map((a) => ({ ...a, data: { ...a.data, ...(dates.get(a.number) ?? {}), moete: undefined } }));
}

const TEMPLATES = loadTemplates('.');

describe.each(TEMPLATES.map((t) => [t.id, t] as const))('the template %s', (_id, template) => {
  it('is the same in both forms, and can be counted back without a conflict', () => {
    const numbers = new Map(template.aktiviteter.map((a, i) => [a.id, i + 1]));
    for (const lang of ['nb', 'nn'] as const) {
      const activities = template.aktiviteter.map((a, i) => ({ number: i + 1, data: fromTemplate(a, lang, numbers) }));
      expect(activities.every((a) => a.data.purpose !== '' && a.data.responsible !== '' && a.data.result !== '')).toBe(
        true,
      );
      const { conflicts } = scheduleBackwards(activities, MEETINGS, '2028-06-20', RULES);
      expect(conflicts.filter((c) => !isNote(c) && c.code !== 'fridag')).toEqual([]);
    }
    expect(new Set(template.aktiviteter.map((a) => a.fase))).toEqual(new Set([1, 2, 3, 4, 5]));
  });
});

it('refuses a template that waits for what comes later, or adopts twice', () => {
  const [template] = TEMPLATES;
  if (!template) throw new Error('no template');
  const reasons = (aktiviteter: Template['aktiviteter']) => {
    const read = templateSchema.safeParse({ ...template, aktiviteter });
    return read.success ? [] : read.error.issues.map((i) => i.message);
  };
  expect(reasons(template.aktiviteter)).toEqual([]);
  expect(reasons(template.aktiviteter.toReversed()).some((r) => r.includes('does not stand before'))).toBe(true);
  expect(reasons(template.aktiviteter.filter((a) => a.type !== 'vedtak')).at(-1)).toBe('has not exactly one adoption');
});

describe('the files of a prosessplan, read back by others', () => {
  const activities = planned(TEMPLATES[0] as Template);
  const plan = {
    kommune: 'Halden',
    planform: 'helhetlig-boligplan',
    wished: '2028-06-20',
    activities,
    meetings: MEETINGS,
    approved: null,
    today: RULES.today,
  } as const;
  const squeeze = (text: string) => text.replace(/\s+/g, ' ');
  const paper = prosessplanDocument(plan, 'nb', 'paper');
  let pdf: Awaited<ReturnType<typeof readPdf>>;
  beforeAll(async () => {
    pdf = await readPdf(await toPdf(paper));
  }, 60_000);

  it('PDF: every activity with its purpose, and the picture in words', () => {
    // Words are parted at the end of a line, and rows at the end of a page.
    const letters = (text: string) => text.replace(/[\s\u00ad-]+/g, '');
    const text = letters(pdf.text);
    for (const { number, data } of activities) {
      expect(text).toContain(letters(aktivitetNumber(number)));
      expect(text).toContain(letters(data.purpose).slice(0, 24));
    }
    expect(pdf.tagged).toBe(true);
    expect(pdf.alts.join(' ')).toContain(`Tidslinje med ${activities.length} aktiviteter`);
  });

  it('Word: the same table, with its head as head', async () => {
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(await toWord(paper)) });
    const text = squeeze(html.replace(/<img[^>]*>/g, '').replace(/<[^>]+>/g, ' '));
    for (const { data } of activities) expect(text).toContain(squeeze(data.result));
    expect(html).toMatch(/<thead>.*Hvorfor.*<\/thead>/);
    expect(html).toContain('Tidslinje med');
  });

  it('Excel: all columns, one row for each activity, and the meetings the plan rests on', async () => {
    const sheets = await readXlsx(Buffer.from(await toExcel(prosessplanDocument(plan, 'nn', 'excel'))));
    const rows = sheets[0]?.data ?? [];
    expect(rows[2]).toEqual([
      'Nr.',
      'Aktivitet',
      'Kvifor',
      'Ansvarleg',
      'Deltakarar',
      'Metode',
      'Når',
      'Resultat',
      'Etter',
    ]);
    expect(rows.filter((r) => /^A-\d{3}$/.test(String(r[0])))).toHaveLength(activities.length);
    const used = activities.filter((a) => a.data.organ !== null).length;
    expect(sheets[1]?.data.filter((r) => /^\d\d\.\d\d\.\d{4}$/.test(String(r[0])))).toHaveLength(used);
  });

  it('.ics: an event for each activity, meeting and deadline, with a name that stays when the dates change', () => {
    const kommune = { id: '0190-1', name: 'Halden' };
    const meetings = MEETINGS.filter((m) => m.data.date.startsWith('2028-06')).slice(0, 2);
    const stored = <T>(rows: readonly { number: number; data: T }[], revision: number) =>
      rows.map((r) => ({ ...r, revision, created: '2026-11-24T12:00:00.000Z' }));
    const read = (revision: number) => {
      const text = feedOf(kommune, stored(activities, revision), stored(meetings, revision), [], 'nb');
      const calendar = new ICAL.Component(ICAL.parse(text) as never);
      return calendar.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));
    };
    const first = read(1);
    expect(first).toHaveLength(activities.length + 4);
    expect(new Set(first.map((e) => e.uid)).size).toBe(first.length);
    expect(read(3).map((e) => e.uid)).toEqual(first.map((e) => e.uid));
    expect(read(3)[0]?.sequence).toBe(2);
    const adopted = first.find((e) => e.summary.includes('Kommunestyret vedtar planen'));
    expect(adopted?.startDate.toString()).toBe('2028-06-10T18:00:00');
    expect(adopted?.description).toContain('Hvorfor: Planen blir kommunens egen');
  });

  it('.ics: the boliggruppe as one event that repeats, over summer time, without the days moved or cancelled', () => {
    const group = {
      name: 'Boliggruppa',
      leader: 'Kommunalsjefen',
      rhythm: 'første tirsdag i måneden',
      every: 'maaned',
      first: '6.10.2026',
      time: '9.00',
      last: '30.6.2027',
      exceptions: '5.1.2027\n6.4.2027 – 13.4.2027',
    };
    const read = parseGruppe(group);
    const meetings = ['1.12.2026', '17.12.2026', '13.4.2027'].map((date) =>
      parseMoete({ date, agenda: 'Et navn', place: 'Rådhuset' }),
    );
    const rows = <T>(results: readonly { ok: boolean; value?: T }[]) =>
      results.map((r, i) => ({ number: i + 1, revision: 1, created: '2026-11-24T12:00:00.000Z', data: r.value as T }));
    const [row] = rows([read]);
    if (!row?.data) throw new Error('no group');
    const text = feedOf({ id: 'k', name: 'Halden' }, [], [], gruppeEvents('k', row, rows(meetings)), 'nb');
    expect(text).not.toContain('Et navn');
    const calendar = new ICAL.Component(ICAL.parse(text) as never);
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone') as never);
    const [series, ...single] = calendar.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));
    const utc = (at: ICAL.Time) => {
      at.zone = zone;
      return at.convertToZone(ICAL.Timezone.utcTimezone).toString();
    };
    const days: string[] = [];
    const iteration = series?.iterator();
    for (let next = iteration?.next(); next && days.length < 50; next = iteration?.next()) days.push(utc(next.clone()));
    expect(days).toEqual([
      '2026-10-06T07:00:00Z',
      '2026-11-03T08:00:00Z',
      '2026-12-01T08:00:00Z',
      '2027-02-02T08:00:00Z',
      '2027-03-02T08:00:00Z',
      '2027-05-04T07:00:00Z',
      '2027-06-01T07:00:00Z',
    ]);
    // The day it was moved to, and the meeting that is set up outside the rhythm.
    expect(single.map((e) => [e.summary, utc(e.startDate), e.location ?? e.description])).toEqual([
      ['Boliggruppa', '2027-04-13T07:00:00Z', null],
      ['Boliggruppa', '2026-12-17T08:00:00Z', 'Rådhuset'],
    ]);
    const whole = parseGruppe({ ...group, time: '' });
    const [bare] = rows([whole]);
    if (!bare?.data) throw new Error('no group');
    const untimed = new ICAL.Component(
      ICAL.parse(feedOf({ id: 'k', name: 'Halden' }, [], [], gruppeEvents('k', bare, []), 'nb')) as never,
    );
    const [event] = untimed.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));
    const iterator = event?.iterator();
    expect(Array.from({ length: 8 }, () => iterator?.next()?.toString())).toEqual([
      '2026-10-06',
      '2026-11-03',
      '2026-12-01',
      '2027-02-02',
      '2027-03-02',
      '2027-05-04',
      '2027-06-01',
      undefined,
    ]);
  });
});
