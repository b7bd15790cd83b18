import { unitNames as ownUnits, unitList } from '../plan/organisering/index.ts';
import { knownUnits } from '../plan/runde/index.ts';
import { listTiltak } from '../plan/tiltak/index.ts';
import type { Tx } from '../platform/db/database.ts';

/**
 * The names offered wherever a unit is typed: the municipality's own list, and what has been typed where units answer for something. The same
 * everywhere, so that one unit does not get two names.
 */
export async function unitNames(tx: Tx): Promise<readonly string[]> {
  const typed = [...(await knownUnits(tx)), ...(await listTiltak(tx)).map((t) => t.data.responsible)];
  return unitList(await ownUnits(tx), typed);
}
