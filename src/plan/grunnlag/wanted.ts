import { err, ok, type Result } from '../../kernel/index.ts';
import { roleOf } from './reading/meaning.ts';
import { type DataRole, standsAlone } from './roles.ts';

/** What an agency's table lets one choose from, one variable. */
export interface OfferedVariable {
  readonly code: string;
  readonly codes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly codelists: readonly string[];
}

export interface WantedVariable {
  readonly variable: string;
  readonly codes: readonly string[];
  readonly codelist?: string;
}
export type Wanted = readonly WantedVariable[];

/** `whole` is every number that became this municipality and nothing else; `beside` are those it is compared with. */
export interface WantedPlace {
  readonly number: string;
  readonly whole: readonly string[];
  readonly beside?: readonly { readonly number: string; readonly whole: readonly string[] }[];
  /** Codes of areas that the agency estimates, asked for where a table has them. */
  readonly estimates?: readonly string[];
}

/** Statistics Norway's own sums to the borders of today, splits included. */
const SUMMED = 'agg_KommSummer';
const COUNTRY = '0';

/** One measure where several would be counted together. Of a projection every alternative is asked for, to be chosen between. */
const ONE_MEASURE: Partial<Record<DataRole, RegExp>> = {
  population: /^personer/i,
};

/**
 * Everything a table has about one municipality, and about the country where the role compares with it: one selection for each.
 */
export function wantedOf(
  role: DataRole,
  offered: readonly OfferedVariable[],
  kommune: WantedPlace,
): Result<readonly Wanted[], { code: 'ikke-kommunen' }> {
  const region = offered.find((v) => roleOf(v.code, v.codes) === 'region');
  const rest = offered
    .filter((v) => v !== region)
    .map((v): WantedVariable => {
      const wish = roleOf(v.code, v.codes) === 'contents' ? ONE_MEASURE[role] : undefined;
      const one = wish && v.codes.find((c) => wish.test(v.labels[c] ?? c));
      return { variable: v.code, codes: [one ?? '*'] };
    });
  if (!region) return err({ code: 'ikke-kommunen' });
  const beside = kommune.beside ?? [];
  const own = kommune.whole.filter((n) => region.codes.includes(n));
  const alone = standsAlone(role);
  const summed = !alone && region.codelists.includes(SUMMED);
  if (!summed && own.length === 0) return err({ code: 'ikke-kommunen' });
  const at = (codes: readonly string[], codelist?: string): Wanted =>
    offered.map((v) =>
      v === region
        ? { variable: v.code, codes, ...(codelist ? { codelist } : {}) }
        : (rest.find((r) => r.variable === v.code) as WantedVariable),
    );
  return ok([
    summed
      ? at(
          [kommune, ...beside.filter((k) => k.number !== kommune.number)].map((k) => `K-${k.number}`),
          SUMMED,
        )
      : at([
          ...own,
          ...[...new Set(beside.flatMap((k) => k.whole))].filter((n) => region.codes.includes(n) && !own.includes(n)),
          ...[...(kommune.estimates ?? []), ...(alone ? [COUNTRY, kommune.number.slice(0, 2)] : [])].filter((code) =>
            region.codes.includes(code),
          ),
        ]),
    ...(role === 'population' && region.codes.includes(COUNTRY) ? [at([COUNTRY])] : []),
  ]);
}
