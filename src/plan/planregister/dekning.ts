import { MAALGRUPPER, type Maalgruppe } from '../../kernel/index.ts';
import type { Foering, FoeringRow, MotstridRow } from './foering.ts';
import { type PlanRow, standing } from './plan.ts';

/** What answers a føring, the weakest first. "begrunnet" is a written no, which is an answer of another kind. */
export const SVARGRADER = ['ubesvart', 'maal', 'tiltak', 'finansiert', 'begrunnet'] as const;
export type Svargrad = (typeof SVARGRADER)[number];

/** A tiltak as the coverage sees it. A rejected one answers nothing. */
export interface Svartiltak {
  readonly number: number;
  readonly title: string;
  readonly alive: boolean;
  readonly funded: boolean;
  readonly groups: readonly Maalgruppe[];
}
export interface Svarmaal {
  readonly number: number;
  readonly title: string;
}

export interface Grunnlag {
  readonly plans: readonly PlanRow[];
  readonly foeringer: readonly FoeringRow[];
  readonly maal: readonly Svarmaal[];
  readonly tiltak: readonly Svartiltak[];
}

export function svargradOf(f: Foering, g: Pick<Grunnlag, 'maal' | 'tiltak'>): Svargrad {
  const answers = g.tiltak.filter((t) => f.tiltak.includes(t.number) && t.alive);
  if (answers.some((t) => t.funded)) return 'finansiert';
  if (answers.length > 0) return 'tiltak';
  if (g.maal.some((m) => f.maal.includes(m.number))) return 'maal';
  return f.waived === '' ? 'ubesvart' : 'begrunnet';
}

/** Føringer by what answers them, in the order of the list. */
export function dekningOf(g: Grunnlag): Readonly<Record<Svargrad, readonly FoeringRow[]>> {
  const rows = standing(g.foeringer);
  const of = (grad: Svargrad) => rows.filter((r) => svargradOf(r.data, g) === grad);
  return {
    ubesvart: of('ubesvart'),
    maal: of('maal'),
    tiltak: of('tiltak'),
    finansiert: of('finansiert'),
    begrunnet: of('begrunnet'),
  };
}

export interface GruppeDekning {
  readonly group: Maalgruppe;
  readonly plans: readonly number[];
  readonly foeringer: readonly number[];
  readonly tiltak: readonly number[];
}

/** Who is mentioned where. A plan mentions a group when its row or a føring from it says so; a law is no plan. */
export function gruppeDekning(g: Grunnlag): GruppeDekning[] {
  const plans = standing(g.plans).filter((p) => p.data.status !== 'erstattet');
  const foeringer = standing(g.foeringer);
  return MAALGRUPPER.filter((group) => group !== 'alle').map((group) => {
    const asking = foeringer.filter((f) => f.data.groups.includes(group));
    return {
      group,
      plans: plans
        .filter((p) => p.data.groups.includes(group) || asking.some((f) => f.data.plan === p.number))
        .map((p) => p.number),
      foeringer: asking.map((f) => f.number),
      tiltak: g.tiltak.filter((t) => t.alive && t.groups.includes(group)).map((t) => t.number),
    };
  });
}

/** Goals and live tiltak that no føring has asked for. */
export function utenFoering(g: Grunnlag): { maal: readonly Svarmaal[]; tiltak: readonly Svartiltak[] } {
  const rows = standing(g.foeringer);
  return {
    maal: g.maal.filter((m) => !rows.some((r) => r.data.maal.includes(m.number))),
    tiltak: g.tiltak.filter((t) => t.alive && !rows.some((r) => r.data.tiltak.includes(t.number))),
  };
}

export interface Signal {
  readonly a: FoeringRow;
  readonly b: FoeringRow;
  readonly differs: 'antall' | 'aar';
}

const sameUnit = (a: Foering, b: Foering) => a.unit.trim().toLowerCase() === b.unit.trim().toLowerCase();
const sameReach = (a: Foering, b: Foering) =>
  a.ledger === b.ledger &&
  a.theme === b.theme &&
  (a.groups.length === 0 ? b.groups.length === 0 : a.groups.some((group) => b.groups.includes(group)));

/**
 * Pairs that ask for the same thing with another number or by another year. A sign that somebody should look, not a finding:
 * two plans may well mean two parts of one whole. Pairs a person has already marked are left out.
 */
export function signalsOf(foeringer: readonly FoeringRow[], marked: readonly MotstridRow[]): Signal[] {
  const rows = standing(foeringer).filter((r) => r.data.amount !== null && r.data.unit.trim() !== '');
  const known = standing(marked).map(({ data }) => `${Math.min(data.a, data.b)}-${Math.max(data.a, data.b)}`);
  return rows.flatMap((a, at) =>
    rows.slice(at + 1).flatMap((b): Signal[] => {
      if (!sameUnit(a.data, b.data) || !sameReach(a.data, b.data)) return [];
      if (known.includes(`${Math.min(a.number, b.number)}-${Math.max(a.number, b.number)}`)) return [];
      if (a.data.year === b.data.year) return a.data.amount === b.data.amount ? [] : [{ a, b, differs: 'antall' }];
      return a.data.amount === b.data.amount && a.data.year && b.data.year ? [{ a, b, differs: 'aar' }] : [];
    }),
  );
}
