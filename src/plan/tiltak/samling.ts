import { BOLIGTYPER, formatNumber, TJENESTENIVAAER } from '../../kernel/index.ts';
import { addedLinje, sameLinje, typedLinje } from './effektlinje.ts';
import { driftOf, staffOf } from './linjedrift.ts';
import type { Typed } from './maal.ts';
import { MONEY_FIELDS, typedTiltak } from './parse.ts';
import {
  type Effekt,
  effekterOf,
  hovedgrupperOf,
  MAX_EFFEKTER,
  PLAN_YEARS,
  priceYearOf,
  type Tiltak,
} from './tiltak.ts';

/** Whose value a field gets when two tiltak become one: of the one that stands, of the one that goes, or of both. */
export const SAMLEVALG = ['staar', 'gaar', 'begge'] as const;
export type Samlevalg = (typeof SAMLEVALG)[number];

/** Why something cannot be taken from the tiltak that goes. */
export type Hindring = 'prisaar' | 'aar' | 'for-mange-effekter';

/** A field of the two where they differ, or several that only make sense together. */
export interface Samlerad {
  readonly key: string;
  /** How its values are read: as typed, or as numbers of four years. */
  readonly kind: 'felt' | 'aar' | 'effekter' | 'penger';
  readonly options: readonly Samlevalg[];
  readonly hindring: Hindring | null;
  /** What is chosen beforehand. Nothing where both have numbers: adding them up or not is for a person to say. */
  readonly standard: Samlevalg | null;
}

interface Joined {
  readonly field: string;
  readonly by: string;
}
/** Texts that can stand one after the other. */
const TEXTS: readonly Joined[] = [
  { field: 'description', by: '\n' },
  { field: 'cooperating', by: ', ' },
  { field: 'parties', by: ', ' },
  { field: 'indicator', by: '; ' },
  { field: 'risks', by: '\n' },
  { field: 'law', by: ', ' },
  { field: 'plans', by: '; ' },
  { field: 'tasks', by: '\n' },
  { field: 'noOperation', by: '\n' },
  { field: 'vatGround', by: '; ' },
];
/** Lists without an order. */
const SETS: readonly Joined[] = [
  { field: 'otherGroups', by: ' ' },
  { field: 'instruments', by: ' ' },
  { field: 'requires', by: ', ' },
  { field: 'excludes', by: ', ' },
];
const SINGLE = [
  'title',
  'maal',
  'ledger',
  'responsible',
  'kind',
  'group',
  'start',
  'end',
  'certainty',
  'kostra',
  'area',
  'site',
  'probability',
  'delay',
] as const;

const joinedBy = (field: string) => [...TEXTS, ...SETS].find((t) => t.field === field)?.by;

const zeros = (): number[] => Array.from({ length: PLAN_YEARS }, () => 0);

/** Numbers of four years moved to the years of another tiltak; null when some of them would fall outside. */
function moved(values: readonly number[], by: number): readonly number[] | null {
  const out = zeros();
  for (const [i, value] of values.entries()) {
    if (value === 0) continue;
    if (i + by < 0 || i + by >= PLAN_YEARS) return null;
    out[i + by] = value;
  }
  return out;
}

export const yearsIn = (t: Tiltak, field: string): readonly number[] => {
  // What the lines need together is written out: the tiltak that comes in may have said its own in the row.
  if (field === 'staff') return staffOf(t) ?? zeros();
  if (field === 'operation') return driftOf(t);
  if (field === 'investment' || field === 'grants') return t[field];
  return t.funding?.[field as keyof NonNullable<Tiltak['funding']>] ?? zeros();
};

const some = (values: readonly number[]) => values.some((n) => n !== 0);
const added = (a: readonly number[], b: readonly number[]) => zeros().map((_, i) => (a[i] ?? 0) + (b[i] ?? 0));

/** The effects of both, those of the same kind in one; null when they are more kinds than a tiltak can have. */
function addedEffects(a: readonly Effekt[], b: readonly Effekt[]): Effekt[] | null {
  const all: Effekt[] = [];
  for (const e of [...a, ...b].filter((x) => some(x.units))) {
    const at = all.findIndex((x) => x.type === e.type && x.level === e.level && sameLinje(x, e));
    const same = all[at];
    if (same) {
      const { staff: _, drift: __, ...kind } = same;
      all[at] = { ...kind, ...addedLinje(same, e), units: added(same.units, e.units) };
    } else all.push(e);
  }
  return all.length > MAX_EFFEKTER ? null : all;
}

const movedEffects = (effects: readonly Effekt[], by: number): Effekt[] | null => {
  const all = effects.map((e) => ({ ...e, units: moved(e.units, by) }));
  return all.some((e) => e.units === null) ? null : (all as Effekt[]);
};

/** Everything in which the two differ, with what can be chosen. The status is the one of the tiltak that stands, as it was decided on. */
export function samlerader(staar: Tiltak, gaar: Tiltak): Samlerad[] {
  const [a, b] = [typedTiltak(staar), typedTiltak(gaar)];
  const by = gaar.firstYear - staar.firstYear;
  const rows: Samlerad[] = [];
  const field = (key: string, options: readonly Samlevalg[]) => {
    if ((a[key] ?? '') === (b[key] ?? '')) return;
    rows.push({ key, kind: 'felt', options, hindring: null, standard: a[key] ? 'staar' : 'gaar' });
  };
  for (const key of SINGLE) field(key, ['staar', 'gaar']);
  const groups = (t: Tiltak) => hovedgrupperOf(t).join(' ');
  for (const { field: key } of [...TEXTS, ...SETS]) {
    // Two main groups that differ can both be kept, as one main and one other.
    if (key === 'otherGroups' && staar.group !== gaar.group && groups(staar) !== groups(gaar))
      rows.push({ key, kind: 'felt', options: SAMLEVALG, hindring: null, standard: 'begge' });
    else field(key, a[key] && b[key] ? SAMLEVALG : ['staar', 'gaar']);
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)].filter((k) => k.startsWith('eget-'))))
    field(key, ['staar', 'gaar']);

  const numbers = (
    key: string,
    kind: Samlerad['kind'],
    has: readonly [boolean, boolean],
    hindring: Hindring | null,
    sum = true,
  ) => {
    if (!has[0] && !has[1]) return;
    const options: Samlevalg[] =
      hindring === 'aar' ? ['staar'] : hindring || !sum ? ['staar', 'gaar'] : ['staar', 'gaar', 'begge'];
    const clear = has[0] && has[1] ? null : has[0] || !options.includes('gaar') ? 'staar' : 'gaar';
    rows.push({ key, kind, options, hindring, standard: clear });
  };
  const [own, others] = [effekterOf(staar), effekterOf(gaar)];
  const other = movedEffects(others, by);
  const effectKey = (all: readonly Effekt[] | null) => JSON.stringify(all?.filter((e) => some(e.units)));
  if (effectKey(own) !== effectKey(other) || other === null)
    numbers(
      'effects',
      'effekter',
      [own.some((e) => some(e.units)), others.some((e) => some(e.units))],
      other === null ? 'aar' : addedEffects(own, other) === null ? 'for-mange-effekter' : null,
    );
  const same = (key: string) => JSON.stringify(yearsIn(staar, key)) === JSON.stringify(moved(yearsIn(gaar, key), by));
  const outside = (key: string): Hindring | null => (moved(yearsIn(gaar, key), by) === null ? 'aar' : null);
  const money = MONEY_FIELDS.filter((key) => some(yearsIn(staar, key)) || some(yearsIn(gaar, key)));
  const bothHave = (has: (t: Tiltak) => boolean): readonly [boolean, boolean] => [has(staar), has(gaar)];
  if (money.length > 0 && priceYearOf(staar) !== priceYearOf(gaar)) {
    const any = (t: Tiltak) => MONEY_FIELDS.some((key) => some(yearsIn(t, key)));
    numbers('money', 'penger', bothHave(any), money.some((key) => outside(key)) ? 'aar' : 'prisaar', false);
  } else {
    for (const key of money)
      if (!same(key))
        numbers(
          key,
          'aar',
          bothHave((t) => some(yearsIn(t, key))),
          outside(key),
        );
  }
  if (!same('staff'))
    numbers(
      'staff',
      'aar',
      bothHave((t) => some(yearsIn(t, 'staff'))),
      outside('staff'),
    );
  return rows;
}

const typedNumber = (n: number) => (n === 0 ? '' : formatNumber(n, Number.isInteger(n) ? 0 : 1).replace('\u2212', '-'));
const perYear = (field: string, values: readonly number[]): Record<string, string> =>
  Object.fromEntries(values.map((n, i) => [`${field}${i + 1}`, typedNumber(n)]));

function typedEffects(effects: readonly Effekt[]): Record<string, string> {
  const typed: Record<string, string> = {};
  for (let row = 1; row <= MAX_EFFEKTER; row += 1) {
    const e = effects[row - 1];
    const name = row === 1 ? '' : `effect${row}`;
    if (row === 1) Object.assign(typed, { type: e?.type ?? BOLIGTYPER[0], level: e?.level ?? TJENESTENIVAAER[0] });
    else Object.assign(typed, { [`${name}type`]: e?.type ?? '', [`${name}level`]: e?.level ?? '' });
    Object.assign(typed, perYear(row === 1 ? 'units' : `${name}units`, e?.units ?? zeros()), typedLinje(row, e));
  }
  return typed;
}

/** The first row nobody has chosen for, or chosen something that is not offered; null when all are. */
export const uvalgt = (rows: readonly Samlerad[], valg: Readonly<Record<string, string>>): Samlerad | null =>
  rows.find((r) => !r.options.some((o) => o === valg[r.key])) ?? null;

/** The form of the tiltak that stands, as the choices make it. `numbers` are those of the two, which cannot lean on themselves. */
export function samlet(
  staar: Tiltak,
  gaar: Tiltak,
  valg: Readonly<Record<string, string>>,
  numbers: readonly string[],
): Typed {
  const [a, b] = [typedTiltak(staar), typedTiltak(gaar)];
  const by = gaar.firstYear - staar.firstYear;
  const typed: Record<string, string> = { ...a };
  for (const { key, kind } of samlerader(staar, gaar)) {
    const choice = valg[key];
    if (choice !== 'gaar' && choice !== 'begge') continue;
    if (kind === 'felt') {
      typed[key] = b[key] ?? '';
      const mark = joinedBy(key);
      if (choice === 'begge' && mark !== undefined) {
        const parts = [a[key] ?? '', b[key] ?? ''];
        const isSet = SETS.some((s) => s.field === key);
        typed[key] = isSet
          ? [...new Set(parts.flatMap((p) => p.split(/[\s,]+/).filter((w) => w !== '')))].join(mark)
          : parts.join(mark);
      }
    } else if (kind === 'effekter') {
      const other = movedEffects(effekterOf(gaar), by) ?? [];
      const effects = choice === 'begge' ? addedEffects(effekterOf(staar), other) : other;
      if (effects) Object.assign(typed, typedEffects(effects));
    } else {
      const fields = kind === 'penger' ? MONEY_FIELDS : [key];
      for (const field of fields) {
        const other = moved(yearsIn(gaar, field), by) ?? zeros();
        Object.assign(typed, perYear(field, choice === 'begge' ? added(yearsIn(staar, field), other) : other));
      }
      if (kind === 'penger') typed.priceYear = String(priceYearOf(gaar));
    }
  }
  for (const field of ['requires', 'excludes'])
    typed[field] = (typed[field] ?? '')
      .split(/[\s,]+/)
      .filter((n) => n !== '' && !numbers.includes(n))
      .join(', ');
  const group = typed.group ?? '';
  const others = (typed.otherGroups ?? '').split(' ');
  const both = valg.otherGroups === 'begge' ? [...hovedgrupperOf(staar), ...hovedgrupperOf(gaar)] : [];
  typed.otherGroups = [...new Set([...others, ...both])].filter((g) => g !== '' && g !== group).join(' ');
  return typed;
}
