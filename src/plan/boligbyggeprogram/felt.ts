import type { Boligtype } from '../../kernel/index.ts';

/** How far a field has come: set aside in arealdelen, being zoned, zoned, being built, finished. Only what is delivered is built. */
export const FELTSTATUS = ['avsatt', 'under-regulering', 'regulert', 'igangsatt', 'ferdig'] as const;
export type Feltstatus = (typeof FELTSTATUS)[number];

/** Whose land it is. */
export const GRUNN = ['kommunal', 'privat', 'begge'] as const;
export type Grunn = (typeof GRUNN)[number];

/** Dwellings of one type in one year. Zero is said; what nobody has said has no entry. */
export interface Boliger {
  readonly year: number;
  readonly type: Boligtype;
  readonly units: number;
}

/** What the municipality can lay down about the dwellings of a field (plan- og bygningsloven chapters 11 and 12). */
export const BESTEMMELSER = ['antall', 'stoerrelse', 'tilgjengelighet', 'borettslag', 'rekkefoelge'] as const;
export type Bestemmelse = (typeof BESTEMMELSER)[number];

/** A field of the boligbyggeprogram. Null and '' mean that nobody has said. */
export interface Felt {
  readonly name: string;
  readonly area: string;
  readonly planId: string;
  readonly status: Feltstatus;
  readonly owner: string;
  readonly land: Grunn | null;
  readonly planned: readonly Boliger[];
  readonly delivered: readonly Boliger[];
  /** Provisions: at most so many dwellings, smallest and largest size in m² BRA, shares in percent. */
  readonly maxUnits: number | null;
  readonly minSize: number | null;
  readonly maxSize: number | null;
  readonly accessible: number | null;
  readonly borettslag: number | null;
  /** Percent of the dwellings set apart for vanskeligstilte. */
  readonly reserved: number | null;
  readonly order: string;
  /** The school and the barnehage that the children of the field go to; fields of the same one share its places. */
  readonly schoolName: string;
  readonly kindergartenName: string;
  /** Free places there, or in those of the area where none is named, when the first move in. */
  readonly school: number | null;
  readonly kindergarten: number | null;
  /** Percent expected to be built at all, and median years of slip; null takes the default of the status. */
  readonly share: number | null;
  readonly slip: number | null;
  readonly source: string;
  readonly removed: boolean;
}

export const NEW_FELT: Felt = {
  name: '',
  area: '',
  planId: '',
  status: 'avsatt',
  owner: '',
  land: null,
  planned: [],
  delivered: [],
  maxUnits: null,
  minSize: null,
  maxSize: null,
  accessible: null,
  borettslag: null,
  reserved: null,
  order: '',
  schoolName: '',
  kindergartenName: '',
  school: null,
  kindergarten: null,
  share: null,
  slip: null,
  source: '',
  removed: false,
};

/** A field as the store keeps it. */
export interface FeltRad {
  readonly number: number;
  readonly revision: number;
  readonly data: Felt;
  readonly created: string;
}

export const sumOf = (rows: readonly Boliger[]): number => rows.reduce((n, row) => n + row.units, 0);

/** What is planned and not delivered, type by type: the earliest years are the ones that came. */
export function remainingOf(felt: Pick<Felt, 'planned' | 'delivered' | 'status'>): Boliger[] {
  if (felt.status === 'ferdig') return [];
  const came = new Map<Boligtype, number>();
  for (const row of felt.delivered) came.set(row.type, (came.get(row.type) ?? 0) + row.units);
  return [...felt.planned]
    .sort((a, b) => a.year - b.year)
    .flatMap((row) => {
      const taken = Math.min(row.units, came.get(row.type) ?? 0);
      came.set(row.type, (came.get(row.type) ?? 0) - taken);
      return row.units > taken ? [{ ...row, units: row.units - taken }] : [];
    });
}

/** The year the programme was last gone through: what had not come by then cannot have come before it. */
export const reviewedYear = (rows: readonly FeltRad[]): number | null =>
  rows.length === 0 ? null : Math.max(...rows.map((row) => Number(row.created.slice(0, 4))));

/** Dwellings of a year by how far their field has come. */
export interface YearByStatus {
  readonly year: number;
  readonly by: Readonly<Record<Feltstatus, number>>;
}

const none = (): Record<Feltstatus, number> => ({
  avsatt: 0,
  'under-regulering': 0,
  regulert: 0,
  igangsatt: 0,
  ferdig: 0,
});

/** The picture by year: what is delivered stands as finished in the year it came, what remains stands in its planned year. */
export function byYearAndStatus(rows: readonly FeltRad[], from: number, to: number): YearByStatus[] {
  const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => ({ year: from + at, by: none() }));
  const add = (year: number, status: Feltstatus, units: number) => {
    const found = years[year - from];
    if (found) found.by[status] += units;
  };
  for (const { data } of rows) {
    if (data.removed) continue;
    for (const row of data.delivered) add(row.year, 'ferdig', row.units);
    for (const row of remainingOf(data)) add(Math.max(row.year, from), data.status, row.units);
  }
  return years;
}

export const standing = (rows: readonly FeltRad[]): FeltRad[] => rows.filter((row) => !row.data.removed);
