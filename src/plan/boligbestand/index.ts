import type { Tx } from '../../platform/db/database.ts';
import { supplyOf } from './bolig.ts';
import { currentListe, grupperIn } from './store.ts';

/** Municipal dwellings one by one as supply of the model; null where no list is taken in. Where it is, it stands instead of totals that are typed. */
export async function boligSupply(tx: Tx, today: string): Promise<ReturnType<typeof supplyOf> | null> {
  const liste = await currentListe(tx);
  return liste ? supplyOf(await grupperIn(tx, liste.number, today), today) : null;
}

/** Whether the municipality's dwellings are taken in one by one. */
export const hasBoliger = async (tx: Tx): Promise<boolean> => (await currentListe(tx)) !== null;
