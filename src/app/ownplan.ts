import { currentChapters, listVersions } from '../plan/plandokument/store.ts';
import type { Registerstatus } from '../plan/planregister/index.ts';
import type { Tx } from '../platform/db/database.ts';

/** Where the boligplan that is written in the product stands, for its row in the register; null while nothing is written. */
export async function ownPlanStatus(tx: Tx): Promise<Registerstatus | null> {
  const versions = await listVersions(tx);
  const newest = versions.reduce<(typeof versions)[number] | null>((a, v) => (a && a.number > v.number ? a : v), null);
  const chapters = (await currentChapters(tx)).some((c) => c.text.trim() !== '');
  if (!newest) return chapters ? 'utkast' : null;
  // A newer draft beside an adopted plan is the plan under revision: the adopted one still holds.
  if (newest.state !== 'vedtatt' && versions.some((v) => v.state === 'vedtatt')) return 'rullering';
  return newest.state;
}
