import { REGNSKAP } from '../../kernel/index.ts';
import { TILTAK_STATUS } from './status.ts';
import type { Tiltak } from './tiltak.ts';

/** What a list of tiltak is narrowed to; null is everything. The names are those of the address. */
export interface TiltakFilter {
  readonly regnskap: string | null;
  readonly status: string | null;
  readonly enhet: string | null;
  readonly maal: string | null;
}
export const FILTERS = ['regnskap', 'status', 'enhet', 'maal'] as const satisfies readonly (keyof TiltakFilter)[];

interface Numbered {
  readonly number: number;
}
type Row = Numbered & { readonly data: Tiltak };

/** Units that are responsible for something, in order. */
export const enheterOf = (tiltak: readonly Row[]): string[] =>
  [...new Set(tiltak.map((t) => t.data.responsible))].filter((u) => u !== '').sort((a, b) => a.localeCompare(b, 'nb'));

/** The filter of an address; a value that nothing can have is no filter. */
export function readFilter(
  params: { get(name: string): string | null },
  goals: readonly Numbered[],
  tiltak: readonly Row[],
): TiltakFilter {
  const one = (name: keyof TiltakFilter, values: readonly string[]) =>
    values.find((v) => v === params.get(name)) ?? null;
  return {
    regnskap: one('regnskap', REGNSKAP),
    status: one('status', TILTAK_STATUS),
    enhet: one('enhet', enheterOf(tiltak)),
    maal: one(
      'maal',
      goals.map((g) => String(g.number)),
    ),
  };
}

export const isFiltered = (f: TiltakFilter): boolean => FILTERS.some((name) => f[name] !== null);

export const passes = (f: TiltakFilter, { data: t }: Row): boolean =>
  (!f.regnskap || t.ledger === f.regnskap) &&
  (!f.status || t.status === f.status) &&
  (!f.enhet || t.responsible === f.enhet) &&
  (!f.maal || String(t.maal) === f.maal);

/** '?status=vedtatt', or '' for everything; the same selection has the same address. */
export function queryOf(f: TiltakFilter): string {
  const query = new URLSearchParams(FILTERS.flatMap((name): [string, string][] => (f[name] ? [[name, f[name]]] : [])));
  return query.size > 0 ? `?${query}` : '';
}
