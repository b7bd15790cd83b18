import {
  BOLIGTYPER,
  type Boligtype,
  formatDate,
  formatNumber,
  type Maalgruppe,
  TJENESTENIVAAER,
  type Tjenestenivaa,
  type TypedFields,
} from '../../kernel/index.ts';
import type { GroupFigures, RefugeeYear } from '../../model/need/groups.ts';
import type { InputSource } from '../../model/types.ts';
import { type Parsed, reader } from './parse.ts';
import { kommunetallConfidence, METODER, type Metode } from './telling.ts';

/** Groups whose own figures the model carries forward, by the number they are kept under, after those of KOMMUNETALL. */
export const MAALGRUPPETALL = {
  flyktninger: 3,
  utviklingshemming: 4,
  'rus-psykisk': 5,
  bostedsloese: 6,
  unge: 7,
} as const;
export type Gruppe = keyof typeof MAALGRUPPETALL & Maalgruppe;
export const GRUPPER = Object.keys(MAALGRUPPETALL) as Gruppe[];

/** The three series of the settling of refugees. */
export const SERIER = ['requested', 'decided', 'settled'] as const;

/** Kinds of household a refugee lives in, in the order of the model's mixes. */
export const SAMMENSETNING = ['single', 'family', 'pair', 'minor'] as const;

/** What one group is told by; which fields are filled in depends on the group. Never a person. */
export interface Maalgruppetall {
  readonly type: Boligtype;
  readonly level: Tjenestenivaa;
  readonly source: string;
  readonly date: string;
  readonly method: Metode;
  /** Municipal dwellings refugees live in, or people who lack a suitable dwelling; null for those told by year. */
  readonly now: number | null;
  /** New people each year; null for those told by year. */
  readonly perYear: number | null;
  /** Percent who leave in a year; null takes the model's. */
  readonly leaving: number | null;
  /** Percent of the refugees who find a dwelling themselves. */
  readonly alone: number | null;
  readonly series: readonly RefugeeYear[];
  /** Percent of the persons by {@link SAMMENSETNING}; null takes the national ones. */
  readonly mix: readonly number[] | null;
  readonly planned: readonly { readonly year: number; readonly count: number }[];
  readonly removed: boolean;
}

const YEARS_BACK = 3;
const YEARS_ON = { flyktninger: 4, utviklingshemming: 10 };
const MOVES_OUT = [18, 24] as const;
const MAX = 100_000;

/** Years the form asks for: some back and some ahead, and those that are kept from before. */
export function yearsOf(
  group: Gruppe,
  today: string,
  kept: Pick<Maalgruppetall, 'series' | 'planned'> | null,
): number[] {
  if (group !== 'flyktninger' && group !== 'utviklingshemming') return [];
  const now = Number(today.slice(0, 4));
  const usual = Array.from({ length: YEARS_BACK + YEARS_ON[group] + 1 }, (_, i) => now - YEARS_BACK + i);
  const before = [...(kept?.series ?? []), ...(kept?.planned ?? [])].map((r) => r.year);
  return [...new Set([...usual, ...before])].sort((a, b) => a - b);
}

/** The series that can be known of a year: nobody is settled in a year that has not come. */
export const seriesOf = (year: number, today: string): readonly (typeof SERIER)[number][] =>
  year > Number(today.slice(0, 4)) ? SERIER.filter((s) => s !== 'settled') : SERIER;

/** Everything that is wrong with the form at once, or the figures. */
export function parseMaalgruppetall(
  group: Gruppe,
  typed: TypedFields,
  today: string,
  years: readonly number[],
): Parsed<Maalgruppetall> {
  const form = reader(typed, today);
  const type = form.choice(BOLIGTYPER, 'type');
  const level = form.choice(TJENESTENIVAAER, 'level');
  const perhaps = (field: string, max = MAX) => (typed[field] ? form.whole(field, 0, max) : null);
  const refugees = group === 'flyktninger';
  const byYear = group === 'utviklingshemming';
  const now = byYear ? null : form.whole('now', 0, MAX);
  const series = refugees
    ? years.flatMap((year): RefugeeYear[] => {
        const [requested = null, decided = null, settled = null] = SERIER.map((s) => perhaps(`${s}-${year}`));
        if (settled !== null && !seriesOf(year, today).includes('settled'))
          form.refuse('frem-i-tid', `settled-${year}`);
        return requested === null && decided === null && settled === null
          ? []
          : [{ year, requested, decided, settled }];
      })
    : [];
  if (refugees && series.length === 0) form.refuse('mangler', `decided-${today.slice(0, 4)}`);
  const alone = refugees ? form.whole('alone', 0, 100) : null;
  const shares = SAMMENSETNING.map((kind) => (refugees ? perhaps(`mix-${kind}`, 100) : null));
  const mixed = shares.some((s) => s !== null);
  if (mixed && shares.reduce<number>((n, s) => n + (s ?? 0), 0) !== 100) form.refuse('ikke-hundre', 'mix-single');
  const planned = byYear
    ? years.flatMap((year) => {
        const count = perhaps(`planned-${year}`);
        return count === null ? [] : [{ year, count }];
      })
    : [];
  if (byYear && planned.length === 0) form.refuse('mangler', `planned-${today.slice(0, 4)}`);
  const perYear = refugees || byYear ? null : form.whole('perYear', 0, MAX);
  const leaving = byYear ? null : perhaps('leaving', 99);
  const source = form.impersonal('source', 120, true);
  const date = form.past('date');
  const method = form.choice(METODER, 'method');
  if (form.refusals.length > 0 || !type || !level || !method) return { ok: false, error: form.refusals };
  const mix = mixed ? shares.map((s) => s ?? 0) : null;
  const value = {
    type,
    level,
    source,
    date,
    method,
    now,
    perYear,
    leaving,
    alone,
    series,
    mix,
    planned,
    removed: false,
  };
  return { ok: true, value };
}

const shown = (n: number | null): string => (n === null ? '' : formatNumber(n));

/** The figures as their form shows them; what `parseMaalgruppetall` reads back unchanged. */
export const typedMaalgruppetall = (g: Maalgruppetall): TypedFields => ({
  type: g.type,
  level: g.level,
  source: g.source,
  date: formatDate(g.date),
  method: g.method,
  now: shown(g.now),
  perYear: shown(g.perYear),
  leaving: shown(g.leaving),
  alone: shown(g.alone),
  ...Object.fromEntries(g.series.flatMap((row) => SERIER.map((s) => [`${s}-${row.year}`, shown(row[s])]))),
  ...Object.fromEntries(SAMMENSETNING.map((kind, k) => [`mix-${kind}`, shown(g.mix?.[k] ?? null)])),
  ...Object.fromEntries(g.planned.map((p) => [`planned-${p.year}`, shown(p.count)])),
});

/** The figures that stand, as the model carries them forward. */
export function groupFigures(
  rows: readonly { readonly group: Gruppe; readonly data: Maalgruppetall }[],
): GroupFigures[] {
  return rows.flatMap(({ group, data: d }): GroupFigures[] => {
    if (d.removed) return [];
    const year = Number(d.date.slice(0, 4));
    const common = { group, type: d.type, level: d.level, year, confidence: kommunetallConfidence(d) };
    const leaving = d.leaving === null ? null : d.leaving / 100;
    if (group === 'utviklingshemming') return [{ ...common, kind: 'planned', persons: d.planned }];
    const now = d.now ?? 0;
    if (group !== 'flyktninger')
      return [
        {
          ...common,
          kind: 'flow',
          now,
          perYear: d.perYear ?? 0,
          leaving,
          ...(group === 'unge' ? { ages: MOVES_OUT } : {}),
        },
      ];
    const mix = d.mix?.map((share) => share / 100);
    return [
      {
        ...common,
        kind: 'refugees',
        housed: now,
        series: d.series,
        alone: (d.alone ?? 0) / 100,
        leaving,
        mix: mix ?? null,
      },
    ];
  });
}

/** Where the figures of the groups come from, for the run's list of sources. */
export const maalgruppetallSources = (rows: readonly { readonly data: Maalgruppetall }[]): InputSource[] =>
  rows
    .filter((r) => !r.data.removed)
    .map(({ data: d }) => ({
      role: 'group-figures',
      title: d.source,
      confidence: kommunetallConfidence(d),
      year: Number(d.date.slice(0, 4)),
    }));
