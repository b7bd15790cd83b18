import { BOLIGTYPER, type Boligtype, type Ledger } from '../kernel/index.ts';
import type { AreaOf } from '../model/types.ts';
import { isStale, latestRun } from '../plan/boligbehov/index.ts';
import { type Gapgrunnlag, gjeldendeTilbud, opptaltIn } from '../plan/boligbestand/index.ts';
import { listFelt } from '../plan/boligbyggeprogram/index.ts';
import { comeAndLeft, flowOrigin, isDelivered, tilbudFlows } from '../plan/boligtilbud/index.ts';
import { countsOf } from '../plan/kunnskap/pages/index.tsx';
import type { KunnskapPageDeps } from '../plan/kunnskap/pages/parts.tsx';
import { IKKE_OPPTALT, listTiltak, tiltakFlows } from '../plan/tiltak/index.ts';
import { osloMoment } from '../platform/clock/oslo.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Ctx } from '../platform/http/route.ts';

/** An area by the name the field or the tiltak gives it, whether or not people are told of there. */
export const asNamed: AreaOf = (name) => (name?.trim() ? { area: name.trim() } : {});

/** What fields and tiltak let one expect, by the same rows as the gap, what tiltak do to dwellings that stand, and what the fields of the programme have delivered. */
export async function kommende(tx: Tx, ledger: Ledger) {
  const tiltak = await listTiltak(tx);
  // All of them: the ledger itself divides by the year it was counted.
  const expected = tiltakFlows(tiltak, IKKE_OPPTALT, asNamed).filter((f) => f.kind === 'measure');
  const changes = tiltakFlows(tiltak, await opptaltIn(tx), asNamed).filter((f) => f.kind !== 'measure');
  const done = tiltak.filter((t) => t.data.status === 'gjennomfoert');
  const finished = new Set(tiltakFlows(done, IKKE_OPPTALT).map((f) => f.id));
  const tilbud = await gjeldendeTilbud(tx);
  const programme = tilbudFlows(tilbud, { areaOf: asNamed }).filter((f) => f.kind === 'programme');
  // Of all dwellings what was delivered is told apart, since SSB's count has it; of the municipality's own it divides as a finished tiltak.
  const delivered = (f: (typeof programme)[number]) =>
    isDelivered(f) || (flowOrigin(f)?.kind === 'felt' && f.probability === 1 && f.delay === 0);
  const rows = [...programme.filter((f) => ledger === 'boligsosialt' || !delivered(f)), ...expected]
    .filter((f) => f.ledger === ledger)
    .map((f) => ({
      kind: f.kind === 'measure' ? ('tiltak' as const) : ('felt' as const),
      type: f.type,
      level: f.level,
      area: f.area ?? '',
      year: f.year,
      delay: f.delay,
      expected: f.units * f.probability,
      done: finished.has(f.id) || delivered(f),
    }));
  const fields = ledger === 'boligutvikling' ? (await listFelt(tx)).filter((f) => !f.data.removed) : [];
  const ofRows = tilbud.flatMap(({ data: d }) =>
    ledger === 'boligutvikling' && !d.removed && d.kind === 'program' && d.ledger === ledger
      ? comeAndLeft(d).came.map((c) => ({ ...c, type: d.type, area: d.area ?? '' }))
      : [],
  );
  return {
    rows,
    changes: changes.filter((f) => f.ledger === ledger),
    delivered: [...fields.flatMap(({ data: f }) => f.delivered.map((d) => ({ ...d, area: f.area }))), ...ofRows],
  };
}

/** Dwellings at the end of each year in public statistics. SSB counts all dwellings on 1 January, which is the end of the year before, and by type. */
export async function boligerCounted(ctx: Ctx, kunnskap: KunnskapPageDeps, ledger: Ledger) {
  if (ledger === 'boligsosialt') return countsOf(ctx, kunnskap, 'kommunale-boliger');
  const counts = await countsOf(ctx, kunnskap, 'boligmasse', kunnskap.mappings.dwellings.boligtyper);
  return counts.map((c) => ({ ...c, year: c.year - 1, types: typesOf(c.units, c.parts) }));
}

/** What no type is named for is "annet", as in the model; null where the count lacks a type. */
function typesOf(units: number, parts: ReadonlyMap<string, number>): Readonly<Record<Boligtype, number>> | null {
  const named = BOLIGTYPER.filter((type) => type !== 'annet');
  const annet = units - named.reduce((n, type) => n + (parts.get(type) ?? 0), 0);
  if (annet < 0 || named.some((type) => !parts.has(type))) return null;
  return Object.fromEntries(BOLIGTYPER.map((type) => [type, type === 'annet' ? annet : parts.get(type)])) as Record<
    Boligtype,
    number
  >;
}

/** What the newest gap began with and expects of a ledger, to stand beside what the ledger says; null before the first run. */
export async function gapgrunnlag(tx: Tx, ledger: Ledger): Promise<Gapgrunnlag | null> {
  const run = await latestRun(tx);
  const coming = run?.result.supply.coming?.[ledger];
  if (!run || !coming) return null;
  const { baseYear, years, supply } = run.result;
  const places = (supply.municipal ?? []).filter((s) => s.ledger === ledger && s.level === 'heldoegns');
  return {
    baseYear,
    years,
    coming,
    day: osloMoment(run.created).date,
    stale: await isStale(tx, run),
    places: places.reduce((n, s) => n + s.units, 0),
  };
}
