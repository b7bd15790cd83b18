import { listFelt, listKart, PROGRAM_BLOKKER, programBlokker } from '../plan/boligbyggeprogram/index.ts';
import { temaerLive } from '../plan/kunnskap/index.ts';
import type { LiveBlocks } from '../plan/plandokument/actions.ts';
import type { Clock } from '../platform/clock/clock.ts';

/** Every block that other parts of the product lend a chapter of the plan. */
export function liveBlocks(kunnskap: Parameters<typeof temaerLive>[0], clock: Clock): LiveBlocks {
  const themes = temaerLive(kunnskap);
  return {
    names: [...themes.names, ...PROGRAM_BLOKKER],
    read: async (db, kommuneId, lang) => {
      const [fields, layers] = await db.inKommune(
        kommuneId,
        async (tx) => [await listFelt(tx), await listKart(tx)] as const,
      );
      return new Map([
        ...(await themes.read(db, kommuneId, lang)),
        ...programBlokker(fields, layers, clock.today(), lang),
      ]);
    },
  };
}
