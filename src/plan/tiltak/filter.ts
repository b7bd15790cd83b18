import { MAALGRUPPER, type Maalgruppe, REGNSKAP } from '../../kernel/index.ts';
import { feltKey, type NumberedFelt, typedVerdier } from '../egnefelt/index.ts';
import { TILTAK_STATUS } from './status.ts';
import { maalgrupperOf, type Tiltak } from './tiltak.ts';

/** What a list of tiltak is narrowed to; null is everything. The names are those of the address. */
export interface TiltakFilter {
  readonly regnskap: string | null;
  readonly status: string | null;
  readonly enhet: string | null;
  readonly maal: string | null;
  /** A group the tiltak or one of its lines is for. */
  readonly gruppe: string | null;
  /** What the municipality's own fields must say, by what the form calls them. */
  readonly egne: Readonly<Record<string, string>>;
}
export const FILTERS = [
  'regnskap',
  'status',
  'enhet',
  'maal',
  'gruppe',
] as const satisfies readonly (keyof TiltakFilter)[];
type Plain = (typeof FILTERS)[number];

interface Numbered {
  readonly number: number;
}
type Row = Numbered & { readonly data: Tiltak };

/** Units that are responsible for something, in order. */
export const enheterOf = (tiltak: readonly Row[]): string[] =>
  [...new Set(tiltak.map((t) => t.data.responsible))].filter((u) => u !== '').sort((a, b) => a.localeCompare(b, 'nb'));

/** Groups that some tiltak is for, in their order; everybody is none. */
export const grupperOf = (tiltak: readonly Row[]): Maalgruppe[] => {
  const served = new Set(tiltak.flatMap((t) => maalgrupperOf(t.data)));
  return MAALGRUPPER.filter((g) => g !== 'alle' && served.has(g));
};

/** What tiltak say in a field that has few values, in order; none of a field that everybody fills in differently. */
export function egneValgOf(felt: NumberedFelt, tiltak: readonly Row[]): string[] {
  if (felt.data.kind !== 'valg' && felt.data.kind !== 'janei') return [];
  const values = tiltak.map((t) => typedVerdier(t.data.own)[feltKey(felt.number)]).filter((v) => v !== undefined);
  return [...new Set(values)].sort((a, b) => a.localeCompare(b, 'nb'));
}

/** The filter of an address; a value that nothing can have is no filter. */
export function readFilter(
  params: { get(name: string): string | null },
  goals: readonly Numbered[],
  tiltak: readonly Row[],
  felter: readonly NumberedFelt[] = [],
): TiltakFilter {
  const one = (name: Plain, values: readonly string[]) => values.find((v) => v === params.get(name)) ?? null;
  return {
    regnskap: one('regnskap', REGNSKAP),
    status: one('status', TILTAK_STATUS),
    enhet: one('enhet', enheterOf(tiltak)),
    maal: one(
      'maal',
      goals.map((g) => String(g.number)),
    ),
    gruppe: one('gruppe', grupperOf(tiltak)),
    egne: Object.fromEntries(
      felter.flatMap((f) => {
        const key = feltKey(f.number);
        const value = egneValgOf(f, tiltak).find((v) => v === params.get(key));
        return value === undefined ? [] : [[key, value]];
      }),
    ),
  };
}

export const isFiltered = (f: TiltakFilter): boolean =>
  FILTERS.some((name) => f[name] !== null) || Object.keys(f.egne).length > 0;

export const passes = (f: TiltakFilter, { data: t }: Row): boolean =>
  (!f.regnskap || t.ledger === f.regnskap) &&
  (!f.status || t.status === f.status) &&
  (!f.enhet || t.responsible === f.enhet) &&
  (!f.maal || String(t.maal) === f.maal) &&
  (!f.gruppe || maalgrupperOf(t).some((g) => g === f.gruppe)) &&
  Object.entries(f.egne).every(([key, value]) => typedVerdier(t.own)[key] === value);

/** '?status=vedtatt', or '' for everything; the same selection has the same address. */
export function queryOf(f: TiltakFilter): string {
  const query = new URLSearchParams([
    ...FILTERS.flatMap((name): [string, string][] => (f[name] ? [[name, f[name]]] : [])),
    ...Object.entries(f.egne),
  ]);
  return query.size > 0 ? `?${query}` : '';
}
