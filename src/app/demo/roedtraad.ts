import type { PlanTables } from '../../plan/oekonomiplan/index.ts';
import { acceptFinding, type Kombinasjon } from '../../plan/roedtraad/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Actor } from '../../platform/db/actor.ts';
import type { Database } from '../../platform/db/database.ts';

export interface RoedtraadDemo {
  readonly db: Database;
  readonly clock: Clock;
  readonly tables: PlanTables;
  readonly kombinasjoner: readonly Kombinasjon[];
}

/** One finding of Eksempelvik has been accepted; the others wait, for a reader to see what findings are like. */
export async function prepareRoedtraad(d: RoedtraadDemo, actor: Actor): Promise<void> {
  const typed = {
    reason:
      'Vedtatt i prinsippet. Kommunestyret tar stilling til pengene i neste økonomiplan, etter kjøp av leiligheter.',
  };
  const accepted = await acceptFinding(d.db, d.clock, actor, d, 'vedtatt-uten-penger.tiltak.T-012', typed, null);
  if (!accepted?.ok) throw new Error(`The demonstration has another red thread: ${JSON.stringify(accepted)}`);
}
