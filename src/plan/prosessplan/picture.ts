import { dayNumber, formatDate, type Language } from '../../kernel/index.ts';
import { Gantt, type GanttRow } from '../../ui/charts/gantt.ts';
import { aktivitetNumber, byDate, daysOf, type Numbered } from './aktivitet.ts';
import { PROSESSPLAN_TEXTS } from './texts.ts';

const short = (date: string) => `${Number(date.slice(8))}.${Number(date.slice(5, 7))}.${date.slice(2, 4)}`;
const LOOKS = { arbeid: 'work', medvirkning: 'work', hoering: 'open', moete: 'meeting', vedtak: 'decision' } as const;

/** As wide as a page shows a picture: the names of the activities need the room. */
const WIDE = 930;

/** The first and the last day of the plan; null when nothing has a date. */
function span(activities: readonly Numbered[]): { first: string; last: string } | null {
  const days = activities
    .flatMap(({ data }) => Object.values(daysOf(data) ?? {}))
    .sort((a, b) => dayNumber(a) - dayNumber(b));
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { first, last } : null;
}

/** The plan as a picture in the order of the dates. */
export function ganttPicture(
  activities: readonly Numbered[],
  today: string,
  lang: Language,
  asAdopted = false,
): { caption: string; alt: string; draw: (width?: number) => string } {
  const t = PROSESSPLAN_TEXTS[lang];
  const ordered = byDate(activities);
  const places = new Map(ordered.map((a, at) => [a.number, at]));
  const rows = ordered.map(({ number, data: a }): GanttRow => {
    const days = daysOf(a);
    const { start, end } = days ?? { start: null, end: null };
    return {
      label: `${aktivitetNumber(number)} ${a.title}`,
      when: start && end ? (start === end ? short(end) : `${short(start)}–${short(end)}`) : '–',
      start,
      end,
      look: LOOKS[a.type],
      milestone: a.milestone,
      done: a.done !== null,
      after: a.after.flatMap((n) => places.get(n) ?? []),
    };
  });
  const whole = span(activities);
  const said = [activities.length, formatDate(whole?.first ?? ''), formatDate(whole?.last ?? '')] as const;
  const caption = whole ? t.document.picture(...said) : t.document.noDates;
  const alt = whole ? t.document.alt(...said) : t.document.noDates;
  const draw = (width: number = WIDE) =>
    Gantt({ title: caption, description: alt, rows, today, months: t.months, words: t.gantt, width, asAdopted });
  return { caption, alt, draw };
}
