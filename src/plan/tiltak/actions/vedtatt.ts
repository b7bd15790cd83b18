import type { Tx } from '../../../platform/db/database.ts';
import type { Revision, Written } from '../../../platform/db/revisions.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import type { TiltakStatus } from '../status.ts';
import { reviseTiltak } from '../store.ts';
import type { Beslutning, Tiltak } from '../tiltak.ts';

/** What an adopted plan says of a tiltak. */
export interface Decided {
  readonly status: TiltakStatus;
  readonly reason: string;
  readonly decision: Beslutning;
}

/** Writes what was adopted into a tiltak, as a revision of its own. False when somebody has saved since it was read. */
export async function decideTiltakIn(
  tx: Tx,
  w: Written,
  { number, revision, data }: Revision<Tiltak>,
  { status, reason, decision }: Decided,
): Promise<boolean> {
  if (!(await reviseTiltak(tx, w, number, revision, { ...data, status, reason, decision }))) return false;
  await recordEvent(tx, { now: () => w.at }, w.kommuneId, {
    type: 'tiltak.vedtatt-i-oekonomiplan',
    actor: w.by,
    data: { number, from: data.status, status, utgave: decision.utgave, caseNumber: decision.caseNumber },
  });
  return true;
}
