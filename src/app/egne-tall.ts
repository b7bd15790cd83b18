import { isSmallCount } from '../kernel/index.ts';
import type { RunDeps } from '../plan/boligbehov/actions.ts';
import { boligSupply, gjeldendeTilbud, opptaltIn } from '../plan/boligbestand/index.ts';
import { tilbudFlows, tilbudStock } from '../plan/boligtilbud/index.ts';
import {
  findKommunetall,
  groupFigures,
  type Kommunetallslag,
  kartleggingSources,
  kommunetallConfidence,
  listMaalgruppetall,
  listTellinger,
  maalgruppetallSources,
  socialCounts,
} from '../plan/kartlegging/index.ts';
import { listTiltak, tiltakFlows } from '../plan/tiltak/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Tx } from '../platform/db/database.ts';

/** Whether places with 24-hour staffing are among what the municipality disposes of: then the model computes the need of them from the ages. */
export async function hasCarePlaces(tx: Tx, today: string): Promise<boolean> {
  const stock = [...tilbudStock(await gjeldendeTilbud(tx)), ...((await boligSupply(tx, today))?.stock ?? [])];
  return stock.some((s) => s.ledger === 'boligsosialt' && s.level === 'heldoegns');
}

/** What a run of the model takes from the municipality's own slices. */
export function ownFigures(clock: Clock): RunDeps['ownFigures'] {
  return async (tx) => {
    const tilbud = await gjeldendeTilbud(tx);
    const tiltak = await listTiltak(tx);
    // Dwellings one by one stand instead of what was typed of the same; totals of other dwellings still count.
    const boliger = await boligSupply(tx, clock.today());
    const flows = [...tilbudFlows(tilbud), ...(boliger?.flows ?? []), ...tiltakFlows(tiltak, await opptaltIn(tx))];
    const stock = [...tilbudStock(tilbud), ...(boliger?.stock ?? [])];
    const tellinger = await listTellinger(tx);
    const social = socialCounts(tellinger);
    const standing = async (kind: Kommunetallslag) => {
      const counted = (await findKommunetall(tx, kind))?.data ?? null;
      return counted?.removed ? null : counted;
    };
    const etterslep = await standing('etterslep');
    const heldoegn = await standing('heldoegn');
    const told = await listMaalgruppetall(tx);
    const groups = groupFigures(told);
    return {
      backlog: etterslep?.units ?? null,
      ...(etterslep ? { backlogConfidence: kommunetallConfidence(etterslep) } : {}),
      // A small count says little of a municipality, and much of those who are counted.
      ...(heldoegn && !isSmallCount(heldoegn.units)
        ? {
            careUsers: {
              year: Number(heldoegn.date.slice(0, 4)),
              users: heldoegn.units,
              confidence: kommunetallConfidence(heldoegn),
            },
          }
        : {}),
      stock: stock.length > 0 ? stock : null,
      flows: flows.length > 0 ? flows : null,
      social: social.length > 0 ? social : null,
      ...(groups.length > 0 ? { groups } : {}),
      sources: [...kartleggingSources(tellinger, { etterslep, heldoegn }), ...maalgruppetallSources(told)],
    };
  };
}
