import { isSmallCount } from '../kernel/index.ts';
import type { FlowRow } from '../model/types.ts';
import type { RunDeps } from '../plan/boligbehov/actions.ts';
import { OMRAADETALL, omloepOf, placing } from '../plan/boligbehov/index.ts';
import { boligSupply, gjeldendeTilbud, opptaltIn, utenDobbelt, utenListe } from '../plan/boligbestand/index.ts';
import { listFelt } from '../plan/boligbyggeprogram/index.ts';
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
import { verdierFor } from '../plan/kunnskap/index.ts';
import { listTiltak, tiltakFlows } from '../plan/tiltak/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Tx } from '../platform/db/database.ts';
import { listRows } from '../platform/db/rows.ts';
import { asNamed } from './beholdning.ts';

/** Whether places with 24-hour staffing are among what the municipality disposes of: then the model computes the need of them from the ages. */
export async function hasCarePlaces(tx: Tx, today: string): Promise<boolean> {
  const stock = [...tilbudStock(await gjeldendeTilbud(tx)), ...((await boligSupply(tx, today))?.stock ?? [])];
  return stock.some((s) => s.ledger === 'boligsosialt' && s.level === 'heldoegns');
}

/** What a run of the model takes from the municipality's own slices. */
export function ownFigures(clock: Clock): RunDeps['ownFigures'] {
  return async (tx) => {
    const tilbud = await gjeldendeTilbud(tx);
    const omraader = (await listRows(tx, OMRAADETALL)).map((row) => row.data);
    const areaOf = placing(omraader);
    const tiltak = await listTiltak(tx);
    // Dwellings one by one stand instead of what was typed of the same; totals of other dwellings still count.
    const counted = await opptaltIn(tx);
    const named = [...tilbudFlows(tilbud, { counted, areaOf: asNamed }), ...tiltakFlows(tiltak, counted, asNamed)];
    const boliger = await boligSupply(tx, clock.today(), areaOf, named);
    const { twice } = boliger ?? utenListe(clock.today(), named);
    const once = (flows: readonly FlowRow[]) => utenDobbelt(flows, twice);
    const flows = [
      ...once(tilbudFlows(tilbud, { counted, areaOf })),
      ...(boliger?.flows ?? []),
      ...once(tiltakFlows(tiltak, counted, areaOf)),
    ];
    const stock = [...tilbudStock(tilbud, areaOf), ...(boliger?.stock ?? [])];
    const tellinger = await listTellinger(tx);
    const social = socialCounts(tellinger, areaOf);
    const standing = async (kind: Kommunetallslag) => {
      const counted = (await findKommunetall(tx, kind))?.data ?? null;
      return counted?.removed ? null : counted;
    };
    const etterslep = await standing('etterslep');
    const heldoegn = await standing('heldoegn');
    const told = await listMaalgruppetall(tx);
    const groups = groupFigures(told);
    const omloep = omloepOf(await verdierFor(tx, 'omloep'), Number(clock.today().slice(0, 4)));
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
      ...(omraader.length > 0 ? { omraader } : {}),
      ...(omloep ? { turnover: omloep.turnover } : {}),
      stock: stock.length > 0 ? stock : null,
      flows: flows.length > 0 ? flows : null,
      social: social.length > 0 ? social : null,
      ...(groups.length > 0 ? { groups } : {}),
      sources: [
        ...kartleggingSources(tellinger, { etterslep, heldoegn }),
        ...maalgruppetallSources(told),
        ...(omloep ? [omloep.source] : []),
      ],
    };
  };
}

/** What the rows of supply and the counts call the part of the municipality they lie in. */
export async function areaNames(tx: Tx): Promise<string[]> {
  const fields = (await gjeldendeTilbud(tx)).flatMap(({ data }) => (data.removed ? [] : [data.area ?? '']));
  const counts = (await listTellinger(tx)).flatMap(({ data }) => (data.removed ? [] : [data.area]));
  const tiltak = (await listTiltak(tx)).map(({ data }) => data.area ?? '');
  return [...new Set([...fields, ...counts, ...tiltak])].filter((name) => name !== '').sort();
}

/** Names of areas that whoever has a link may see: those the municipality has divided itself into, and those its fields lie in. */
export async function openAreaNames(tx: Tx): Promise<readonly string[]> {
  const told = (await listRows(tx, OMRAADETALL)).map(({ data }) => data.area);
  const fields = (await listFelt(tx)).flatMap(({ data }) => (data.removed ? [] : [data.area]));
  return [...new Set([...told, ...fields])].filter((name) => name !== '').sort((a, b) => a.localeCompare(b, 'nb'));
}

/** The names to choose among where a tiltak says where its dwellings come. */
export async function placeNames(
  tx: Tx,
): Promise<{ readonly areas: readonly string[]; readonly sites: readonly string[] }> {
  const told = (await listRows(tx, OMRAADETALL)).flatMap(({ data }) => (data.removed ? [] : [data.area]));
  const sites = (await gjeldendeTilbud(tx)).flatMap(({ data }) => (data.removed ? [] : [data.name]));
  const sorted = (names: readonly string[]) => [...new Set(names)].sort((a, b) => a.localeCompare(b, 'nb'));
  return { areas: sorted([...told, ...(await areaNames(tx))]), sites: sorted(sites) };
}
