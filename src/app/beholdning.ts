import type { Ledger } from '../kernel/index.ts';
import { gjeldendeTilbud } from '../plan/boligbestand/index.ts';
import { listFelt } from '../plan/boligbyggeprogram/index.ts';
import { flowOrigin, tilbudFlows } from '../plan/boligtilbud/index.ts';
import { countsOf } from '../plan/kunnskap/pages/index.tsx';
import type { KunnskapPageDeps } from '../plan/kunnskap/pages/parts.tsx';
import { IKKE_OPPTALT, listTiltak, tiltakFlows } from '../plan/tiltak/index.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Ctx } from '../platform/http/route.ts';

/** What fields and tiltak let one expect, by the same rows as the gap, and what the fields of the programme have delivered. */
export async function kommende(tx: Tx, ledger: Ledger) {
  const tiltak = await listTiltak(tx);
  // All of them: the ledger itself divides by the year it was counted.
  const expected = tiltakFlows(tiltak, IKKE_OPPTALT);
  const done = tiltak.filter((t) => t.data.status === 'gjennomfoert');
  const finished = new Set(tiltakFlows(done, IKKE_OPPTALT).map((f) => f.id));
  const programme = tilbudFlows(await gjeldendeTilbud(tx)).filter((f) => f.kind === 'programme');
  // What is certain of a field has been delivered, and stands among its deliveries.
  const delivered = (f: (typeof programme)[number]) =>
    flowOrigin(f)?.kind === 'felt' && f.probability === 1 && f.delay === 0;
  const rows = [...programme.filter((f) => !delivered(f)), ...expected]
    .filter((f) => f.ledger === ledger)
    .map((f) => ({
      kind: f.kind === 'measure' ? ('tiltak' as const) : ('felt' as const),
      type: f.type,
      level: f.level,
      year: f.year + Math.round(f.delay),
      expected: f.units * f.probability,
      done: finished.has(f.id),
    }));
  const fields = ledger === 'boligutvikling' ? (await listFelt(tx)).filter((f) => !f.data.removed) : [];
  return { rows, delivered: fields.flatMap((f) => f.data.delivered.map(({ year, units }) => ({ year, units }))) };
}

/** Dwellings at the end of each year in public statistics. SSB counts all dwellings on 1 January, which is the end of the year before. */
export async function boligerCounted(ctx: Ctx, kunnskap: KunnskapPageDeps, ledger: Ledger) {
  if (ledger === 'boligsosialt') return countsOf(ctx, kunnskap, 'kommunale-boliger');
  return (await countsOf(ctx, kunnskap, 'boligmasse')).map((c) => ({ ...c, year: c.year - 1 }));
}
