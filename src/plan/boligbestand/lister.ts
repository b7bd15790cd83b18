import { addDays, type Boligtype, type Disposisjonsform } from '../../kernel/index.ts';
import type { Bolig, Eierslag } from './bolig.ts';

/** An agreement with a private party, as other slices hold it. */
export interface Avtale {
  readonly name: string;
  readonly units: number;
  readonly expiry: string | null;
}

export interface Utloep {
  readonly kind: 'lease' | 'hire' | 'agreement';
  readonly what: string;
  readonly ends: string;
  readonly units: number;
}

const LEASE_DAYS = 365;
const HIRE_DAYS = 730;
const BACK_DAYS = 3650;

export const nameOf = (b: Pick<Bolig, 'address' | 'unit' | 'ref'>): string =>
  [b.address, b.unit].filter((s) => s !== '').join(' ') || b.ref;

/** Contracts of dwellings that end within a year and rights of the municipality's that end within two, those that have ended first. */
export function utloeper(boliger: readonly Bolig[], avtaler: readonly Avtale[], today: string): Utloep[] {
  const within = (day: string | null, days: number): day is string =>
    day !== null && day <= addDays(today, days) && day >= addDays(today, -BACK_DAYS);
  const all: Utloep[] = [
    ...boliger.flatMap((b) => {
      const one = (kind: 'lease' | 'hire', ends: string | null): Utloep[] =>
        ends !== null ? [{ kind, what: nameOf(b), ends, units: 1 }] : [];
      if (b.status === 'avhendet') return [];
      return [
        ...(within(b.leaseEnd, LEASE_DAYS) ? one('lease', b.leaseEnd) : []),
        ...(within(b.hireEnd, HIRE_DAYS) ? one('hire', b.hireEnd) : []),
      ];
    }),
    ...avtaler.flatMap((a): Utloep[] =>
      within(a.expiry, HIRE_DAYS) ? [{ kind: 'agreement', what: a.name, ends: a.expiry, units: a.units }] : [],
    ),
  ];
  return all.sort((a, b) => (a.ends < b.ends ? -1 : a.ends > b.ends ? 1 : 0));
}

export interface Typesum {
  readonly type: Boligtype;
  readonly units: number;
  /** Null where no dwelling says; so are those below. */
  readonly empty: number | null;
  readonly access: number | null;
  readonly backlog: number | null;
  readonly rent: number | null;
}

const sumOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((v) => v !== null);
  return known.length === 0 ? null : known.reduce((n, v) => n + v, 0);
};

/** How many are said to be one of `which`; null where nothing is said of any. */
function countOf<T>(own: readonly Bolig[], of: (b: Bolig) => T | null, which: readonly T[]): number | null {
  const said = own.map(of).filter((value) => value !== null);
  return said.length === 0 ? null : said.filter((value) => which.includes(value)).length;
}

export function etterType(boliger: readonly Bolig[], types: readonly Boligtype[]): Typesum[] {
  return types.flatMap((type) => {
    const own = boliger.filter((b) => b.type === type);
    if (own.length === 0) return [];
    const rents = own.map((b) => b.rent).filter((r) => r !== null);
    return [
      {
        type,
        units: own.length,
        empty: countOf(own, (b) => b.status, ['ledig']),
        access: countOf(own, (b) => b.access, ['rullestol', 'trinnfri']),
        backlog: sumOf(own.map((b) => b.backlog)),
        rent: rents.length === 0 ? null : Math.round((sumOf(rents) ?? 0) / rents.length),
      },
    ];
  });
}

/** How many have each grade (null for "not said"), and what their backlog sums to. */
export const etterTilstand = (boliger: readonly Bolig[]) =>
  [0, 1, 2, 3, null].flatMap((grade) => {
    const own = boliger.filter((b) => b.condition === grade);
    return own.length === 0 ? [] : [{ grade, units: own.length, backlog: sumOf(own.map((b) => b.backlog)) }];
  });

export interface Eiersum {
  readonly owner: Eierslag | null;
  readonly disposal: Disposisjonsform | null;
  readonly units: number;
  /** Let to somebody who might come to buy, that share rooms, and that have their VAT paid back; null where none says whether. */
  readonly buy: number | null;
  readonly shared: number | null;
  readonly vat: number | null;
}

/** Counts by who owns the dwellings and by what right the municipality has them, the largest first; null is "not said". */
export function etterEier(boliger: readonly Bolig[]): Eiersum[] {
  const groups = new Map<string, Bolig[]>();
  for (const b of boliger) {
    const key = `${b.owner} ${b.disposal}`;
    const own = groups.get(key) ?? [];
    own.push(b);
    groups.set(key, own);
  }
  const yes = (own: readonly Bolig[], of: 'buy' | 'shared' | 'vat') => countOf(own, (b) => b[of], ['ja']);
  return [...groups.values()]
    .flatMap((own): Eiersum[] => {
      const [first] = own;
      if (!first) return [];
      const { owner, disposal } = first;
      const told = { buy: yes(own, 'buy'), shared: yes(own, 'shared'), vat: yes(own, 'vat') };
      return [{ owner, disposal, units: own.length, ...told }];
    })
    .sort((a, b) => b.units - a.units);
}

export const samletEtterslep = (boliger: readonly Bolig[]) => ({
  sum: sumOf(boliger.map((b) => b.backlog)),
  known: boliger.filter((b) => b.backlog !== null).length,
});

export const verste = (boliger: readonly Bolig[]): Bolig[] =>
  boliger
    .filter((b) => (b.condition ?? 0) >= 2)
    .sort((a, b) => (b.backlog ?? -1) - (a.backlog ?? -1) || (b.condition ?? 0) - (a.condition ?? 0));

/** Counts by grunnkrets, the largest first; '' for those that do not say. */
export function etterGrunnkrets(boliger: readonly Bolig[]): { name: string; units: number }[] {
  const counts = new Map<string, number>();
  for (const b of boliger) counts.set(b.grunnkrets, (counts.get(b.grunnkrets) ?? 0) + 1);
  return [...counts]
    .map(([name, units]) => ({ name, units }))
    .sort((a, b) => Number(a.name === '') - Number(b.name === '') || b.units - a.units || (a.name < b.name ? -1 : 1));
}

/** Buildings with more than one of the dwellings, those with the most first. */
export function etterBygning(boliger: readonly Bolig[]): { name: string; units: number }[] {
  const counts = new Map<string, number>();
  for (const { building } of boliger) if (building !== '') counts.set(building, (counts.get(building) ?? 0) + 1);
  return [...counts]
    .filter(([, units]) => units > 1)
    .map(([name, units]) => ({ name, units }))
    .sort((a, b) => b.units - a.units || (a.name < b.name ? -1 : 1));
}

export const tommeOgUt = (boliger: readonly Bolig[]): Bolig[] =>
  boliger.filter((b) => b.status === 'ledig' || b.status === 'rehabilitering' || b.status === 'til-salgs');
