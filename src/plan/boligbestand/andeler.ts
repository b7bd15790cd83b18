import { formatDate, type Texts } from '../../kernel/index.ts';
import { concentration, type Tilgjengelighet } from './bolig.ts';

/** How many dwellings of a list stood on its day, by grunnkrets ('' where it is not said) and access. */
export interface Listetelling {
  /** The number of the list. */
  readonly list: number;
  readonly asOf: string;
  readonly grunnkrets: string;
  readonly access: Tilgjengelighet | null;
  readonly units: number;
}

/** A share that a list tells of its own day, in percent of the dwellings that say. */
export interface Listeandel {
  readonly what: 'grunnkrets' | 'rullestol';
  readonly year: number;
  readonly percent: number;
  /** Whether every dwelling of the list says. */
  readonly whole: boolean;
  readonly source: Texts;
}

const sum = (rows: readonly Listetelling[]) => rows.reduce((n, row) => n + row.units, 0);
const added = (rows: readonly Listetelling[]) =>
  [...new Set(rows.map((row) => row.grunnkrets))].map((name) => ({
    name,
    units: sum(rows.filter((row) => row.grunnkrets === name)),
  }));

/** The shares of every list; of two lists in a year the one taken in last speaks, as it does of the stock. What no dwelling says has no share. */
export function andelerAv(rows: readonly Listetelling[]): Listeandel[] {
  const newest = new Map<string, number>();
  for (const row of rows) {
    const year = row.asOf.slice(0, 4);
    newest.set(year, Math.max(newest.get(year) ?? 0, row.list));
  }
  return [...newest].sort().flatMap(([, list]) => {
    const here = rows.filter((row) => row.list === list);
    const day = here[0]?.asOf ?? '';
    const all = sum(here);
    const told = here.filter((row) => row.access !== null);
    const chairs = told.filter((row) => row.access === 'rullestol');
    // A list that tells steps alone says nothing of wheelchairs.
    const tellsChairs = told.length > 0 && (chairs.length > 0 || told.every((row) => row.access === 'ikke'));
    const top = concentration(added(here));
    const one = (what: Listeandel['what'], units: number, known: number): Listeandel => ({
      what,
      year: Number(day.slice(0, 4)),
      percent: (100 * units) / known,
      whole: known === all,
      source: {
        nb: `Boliglisten ${formatDate(day)}, ${known} av ${all} boliger`,
        nn: `Bustadlista ${formatDate(day)}, ${known} av ${all} bustader`,
      },
    });
    return [
      ...(top ? [one('grunnkrets', top.units, top.known)] : []),
      ...(tellsChairs ? [one('rullestol', sum(chairs), sum(told))] : []),
    ];
  });
}
