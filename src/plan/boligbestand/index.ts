import type { Ledger } from '../../kernel/index.ts';
import type { FlowRow } from '../../model/types.ts';
import type { Tx } from '../../platform/db/database.ts';
import { listTilbud } from '../boligtilbud/index.ts';
import { andelerAv, type Listeandel } from './andeler.ts';
import { type Avstemming, avstemMotListe } from './avstemt.ts';
import { type Bestand, bestandOf, erstattesAvListe } from './bestand.ts';
import { supplyOf } from './bolig.ts';
import { borteIn, currentListe, grupperIn, listeEndret, listetellinger } from './store.ts';

export { utenDobbelt } from './avstemt.ts';
export type { Bestand } from './bestand.ts';
export type { Gapgrunnlag } from './motgapet.ts';

/**
 * The newest list held against what rows and tiltak tell of dwellings that leave (`told`, with areas by name); where no list is taken in,
 * those against each other. The gap and the ledger of years both ask here, so that a dwelling leaves once in both.
 */
export async function avstemmingIn(tx: Tx, today: string, told: readonly FlowRow[]): Promise<Avstemming> {
  const liste = await currentListe(tx);
  if (!liste) return utenListe(today, told);
  const [now, listYear] = [Number(today.slice(0, 4)), Number((liste.asOf ?? today).slice(0, 4))];
  const gone = await borteIn(tx, liste.number, today, listYear);
  return avstemMotListe(await grupperIn(tx, liste.number, today), told, { now, listYear, gone });
}

/** Rows and tiltak held against each other alone, where no list is taken in. */
export function utenListe(today: string, told: readonly FlowRow[]): Avstemming {
  const now = Number(today.slice(0, 4));
  return avstemMotListe([], told, { now, listYear: now });
}

/** Municipal dwellings one by one as supply of the model; null where no list is taken in. Where it is, it stands instead of totals that are typed. */
export async function boligSupply(
  tx: Tx,
  today: string,
  areaOf?: Parameters<typeof supplyOf>[2],
  told: readonly FlowRow[] = [],
): Promise<(ReturnType<typeof supplyOf> & Pick<Avstemming, 'twice'>) | null> {
  if (!(await hasBoliger(tx))) return null;
  const avstemt = await avstemmingIn(tx, today, told);
  return { ...supplyOf(avstemt.groups, today, areaOf), twice: avstemt.twice };
}

/** Whether the municipality's dwellings are taken in one by one. */
export const hasBoliger = async (tx: Tx): Promise<boolean> => (await currentListe(tx)) !== null;

/**
 * The typed rows that count: of municipal dwellings they give way to a list. The gap, the plan, the red thread and the home page all
 * ask here, so that they hold the same dwellings.
 */
export async function gjeldendeTilbud(tx: Tx): Promise<Awaited<ReturnType<typeof listTilbud>>> {
  const rows = await listTilbud(tx);
  return (await hasBoliger(tx)) ? rows.filter((r) => !erstattesAvListe(r.data)) : rows;
}

/**
 * The year the dwellings of each ledger were last counted, and the day of the list where there is one. Whoever expects dwellings
 * besides those that stand asks here, so that what is finished and counted does not come once more.
 */
export async function opptaltIn(tx: Tx) {
  const liste = await currentListe(tx);
  const typed = (await listTilbud(tx)).filter(({ data: d }) => !d.removed && d.kind === 'bestand');
  const lastTyped = (ledger: Ledger) => {
    const years = typed.filter(({ data: d }) => d.ledger === ledger).map(({ data: d }) => d.year);
    return years.length > 0 ? { year: Math.max(...years), list: null } : null;
  };
  return {
    boligsosialt: liste?.asOf ? { year: Number(liste.asOf.slice(0, 4)), list: liste.asOf } : lastTyped('boligsosialt'),
    boligutvikling: lastTyped('boligutvikling'),
  };
}

/** The dwellings of the list that counts, as the plan shows them; null where there is none and the typed rows count. */
export async function bestandIn(tx: Tx, today: string): Promise<Bestand | null> {
  const liste = await currentListe(tx);
  return liste ? bestandOf(await grupperIn(tx, liste.number, today), liste.asOf, Number(today.slice(0, 4))) : null;
}

/** What the lists say of how the dwellings are spread and of access to them, as shares of their days. */
export const andelerIn = async (tx: Tx): Promise<Listeandel[]> => andelerAv(await listetellinger(tx));

/** When what the list says of the stock last changed. */
export const bestandEndret = listeEndret;
