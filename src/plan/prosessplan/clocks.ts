import { addDays, daysBetween, type Texts } from '../../kernel/index.ts';
import { isMeeting, type Numbered, type Organ, type Planform, type Prosessplan } from './aktivitet.ts';
import type { Rules } from './conflicts.ts';
import { meetingOn, type NumberedMoete } from './moete.ts';
import { adoptionOf } from './schedule.ts';

export const SLAG = ['lovpaalagt', 'anbefalt', 'lokalt'] as const;
export type Slag = (typeof SLAG)[number];

export type Regel =
  | { readonly type: 'dato'; readonly dato: string }
  | { readonly type: 'etter-konstituering'; readonly dager: number }
  | { readonly type: 'hoering'; readonly uker: number }
  | { readonly type: 'varsel'; readonly uker: number }
  | { readonly type: 'foer-vedtak'; readonly dager: number }
  | { readonly type: 'aarlig'; readonly maaned: number; readonly dag: number; readonly utlagt: number }
  | { readonly type: 'raad' }
  | { readonly type: 'papirer' };

/** A clock of the process, dated: what a law, good practice or the municipality itself says about time. */
export interface Frist {
  readonly id: string;
  /** The row of law it rests on. */
  readonly rad?: string;
  readonly kilde?: string;
  readonly slag: Slag;
  readonly regel: Regel;
  readonly gjelder: readonly Planform[];
  readonly gjelderFra?: string;
  readonly gjelderTil?: string;
  readonly navn: Texts;
  readonly tekst: Texts;
}

/** `aapen`: nothing in the plan tells yet. */
export type ClockState = 'holdt' | 'brutt' | 'aapen';

export interface Clock {
  readonly frist: Frist;
  /** Whether it binds this form of plan today. */
  readonly applies: boolean;
  readonly due: string | null;
  readonly daysLeft: number | null;
  readonly state: ClockState;
  /** Councils that have no meeting in the plan before the adoption. */
  readonly missing: readonly Organ[];
}

const COUNCILS: readonly Organ[] = ['eldreraad', 'raad-funksjon', 'ungdomsraad'];

const inForce = (f: Frist, day: string): boolean =>
  (f.gjelderFra === undefined || f.gjelderFra <= day) && (f.gjelderTil === undefined || day <= f.gjelderTil);

/** A form of plan has a process of the law's own only when it is a kommunedelplan (plan- og bygningsloven chapter 11). */
export const hasStatutoryProcess = (planform: Planform): boolean => planform === 'kommunedelplan';

/** What a plan of this form is held against, from the clocks that are in force. */
export function rulesFrom(frister: readonly Frist[], planform: Planform, today: string): Rules {
  const clock = frister.find((f) => f.regel.type === 'hoering' && f.gjelder.includes(planform) && inForce(f, today));
  const weeks = clock?.regel.type === 'hoering' ? clock.regel.uker : 0;
  return { today, hoeringWeeks: weeks, statutory: clock?.slag === 'lovpaalagt' };
}

/** Where every clock stands for this plan. Those that do not bind it are told too, so that nobody has to wonder. */
export function clocksOf(
  frister: readonly Frist[],
  plan: Prosessplan,
  activities: readonly Numbered[],
  meetings: readonly NumberedMoete[],
  today: string,
): readonly Clock[] {
  const adoption = adoptionOf(activities)?.data;
  const adopted = adoption?.done ?? adoption?.end ?? null;
  return frister
    .filter((f) => inForce(f, today))
    .map((frist): Clock => {
      const found = stateOf(frist.regel, { plan, activities, meetings, adopted, today });
      const applies = frist.gjelder.includes(plan.planform);
      const daysLeft = found.due ? daysBetween(today, found.due) : null;
      return { frist, applies, due: found.due ?? null, daysLeft, state: found.state, missing: found.missing ?? [] };
    });
}

interface Standing {
  readonly plan: Prosessplan;
  readonly activities: readonly Numbered[];
  readonly meetings: readonly NumberedMoete[];
  readonly adopted: string | null;
  readonly today: string;
}
interface Found {
  readonly state: ClockState;
  readonly due?: string | null;
  readonly missing?: readonly Organ[];
}

function stateOf(regel: Regel, s: Standing): Found {
  switch (regel.type) {
    case 'dato':
      return { due: regel.dato, state: 'aapen' };
    case 'etter-konstituering':
      return { due: s.plan.constituted ? addDays(s.plan.constituted, regel.dager) : null, state: 'aapen' };
    case 'hoering': {
      const lengths = s.activities
        .filter((a) => a.data.type === 'hoering' && a.data.start && a.data.end)
        .map((a) => daysBetween(a.data.start ?? '', a.data.end ?? ''));
      if (lengths.length === 0) return { state: 'aapen' };
      return { state: lengths.every((days) => days >= regel.uker * 7) ? 'holdt' : 'brutt' };
    }
    case 'varsel':
      return { state: 'aapen' };
    case 'foer-vedtak':
      return { due: s.adopted ? addDays(s.adopted, -regel.dager) : null, state: 'aapen' };
    case 'aarlig': {
      const year = Number(s.today.slice(0, 4));
      const day = `${String(regel.maaned).padStart(2, '0')}-${String(regel.dag).padStart(2, '0')}`;
      return { due: `${year}-${day}`, state: 'aapen' };
    }
    case 'raad': {
      if (s.activities.length === 0) return { state: 'aapen' };
      const heard = (organ: Organ) =>
        s.activities.some(
          ({ data: a }) => a.organ === organ && (s.adopted === null || (a.done ?? a.end ?? s.adopted) < s.adopted),
        );
      const missing = COUNCILS.filter((organ) => !heard(organ));
      return { missing, state: missing.length === 0 ? 'holdt' : 'brutt' };
    }
    case 'papirer': {
      const deadlines = s.activities
        .filter((a) => isMeeting(a.data) && a.data.end && !a.data.done)
        .flatMap((a) => meetingOn(s.meetings, a.data, a.data.end ?? '')?.data.papers ?? [])
        .filter((day) => day >= s.today)
        .sort();
      return { due: deadlines[0] ?? null, state: 'aapen' };
    }
  }
}
