import type { RunDeps } from '../plan/boligbehov/actions.ts';
import { boligSupply } from '../plan/boligbestand/index.ts';
import { listTilbud, tilbudFlows, tilbudStock } from '../plan/boligtilbud/index.ts';
import {
  etterslepConfidence,
  findEtterslep,
  kartleggingSources,
  listTellinger,
  socialCounts,
} from '../plan/kartlegging/index.ts';
import { listTiltak, tiltakFlows } from '../plan/tiltak/index.ts';
import type { Clock } from '../platform/clock/clock.ts';

/** What a run of the model takes from the municipality's own slices. */
export function ownFigures(clock: Clock): RunDeps['ownFigures'] {
  return async (tx) => {
    const tilbud = await listTilbud(tx);
    const tiltak = await listTiltak(tx);
    // Dwellings one by one stand instead of what was typed of the same; totals of other dwellings still count.
    const boliger = await boligSupply(tx, clock.today());
    const flows = [...tilbudFlows(tilbud), ...(boliger?.flows ?? []), ...tiltakFlows(tiltak)];
    const typed = tilbudStock(tilbud).filter((row) => !boliger || row.ledger !== 'boligsosialt');
    const stock = [...typed, ...(boliger?.stock ?? [])];
    const tellinger = await listTellinger(tx);
    const social = socialCounts(tellinger);
    const counted = (await findEtterslep(tx))?.data ?? null;
    const etterslep = counted?.removed ? null : counted;
    return {
      backlog: etterslep?.units ?? null,
      ...(etterslep ? { backlogConfidence: etterslepConfidence(etterslep) } : {}),
      stock: stock.length > 0 ? stock : null,
      flows: flows.length > 0 ? flows : null,
      social: social.length > 0 ? social : null,
      sources: kartleggingSources(tellinger, etterslep),
    };
  };
}
