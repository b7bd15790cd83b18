import { formatDate, type Language } from '../../kernel/index.ts';
import { type Aktivitet, aktivitetNumber, daysOf, isMeeting } from './aktivitet.ts';
import { type CalendarEvent, calendarFile } from './calendar-file.ts';
import type { Moete } from './moete.ts';
import { PROSESSPLAN_TEXTS } from './texts.ts';

interface Stored<T> {
  readonly number: number;
  readonly revision: number;
  readonly created: string;
  readonly data: T;
}

/** The plan as a calendar: its activities, the meetings of the calendar, the deadlines for their papers, and what else is handed in. */
export function feedOf(
  kommune: { readonly id: string; readonly name: string },
  activities: readonly Stored<Aktivitet>[],
  meetings: readonly Stored<Moete>[],
  others: readonly CalendarEvent[],
  lang: Language,
): string {
  const t = PROSESSPLAN_TEXTS[lang];
  const uid = (kind: string, number: number) => `${kind}-${number}@${kommune.id}.boligplan`;
  const stamp = (s: Stored<unknown>) => ({ sequence: s.revision - 1, changed: s.created, url: '' });
  const events: CalendarEvent[] = [];
  for (const row of activities) {
    const a = row.data;
    const days = daysOf(a);
    if (!days) continue;
    const { start, end } = days;
    const time = isMeeting(a) ? meetings.find((m) => m.data.organ === a.organ && m.data.date === end)?.data.time : null;
    const said = [
      [t.calendar.why, a.purpose],
      [t.calendar.responsible, a.responsible],
      [t.calendar.result, a.result],
    ].filter(([, text]) => text !== '');
    events.push({
      ...stamp(row),
      uid: uid('aktivitet', row.number),
      title: `${aktivitetNumber(row.number)} ${a.title}`,
      text: said.map(([label, text]) => `${label}: ${text}`).join('\n'),
      start: { date: start, time: time ?? null },
      end,
    });
  }
  for (const row of meetings) {
    const m = row.data;
    const organ = m.name || t.organer[m.organ];
    events.push({
      ...stamp(row),
      uid: uid('moete', row.number),
      title: organ,
      text: '',
      start: { date: m.date, time: m.time },
      end: m.date,
    });
    if (m.papers)
      events.push({
        ...stamp(row),
        uid: uid('papirfrist', row.number),
        title: t.calendar.papers(organ, formatDate(m.date)),
        text: '',
        start: { date: m.papers, time: null },
        end: m.papers,
      });
  }
  return calendarFile(t.calendar.name(kommune.name), [...events, ...others]);
}
