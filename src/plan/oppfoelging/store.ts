import { addDays, type Language } from '../../kernel/index.ts';
import { osloMoment } from '../../platform/clock/oslo.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Written } from '../../platform/db/revisions.ts';
import { listRows, type RowKind } from '../../platform/db/rows.ts';
import { runBefore } from '../boligbehov/index.ts';
import { allFelt } from '../boligbyggeprogram/index.ts';
import { allTilbud } from '../boligtilbud/index.ts';
import { type Sammenstilling, wholeYears } from '../regnskap/index.ts';
import { allTiltak, listTiltakEndret } from '../tiltak/index.ts';
import { type Aarsfrist, aarsfristerAaMinneOm, aarsfristerOf } from './aarsfrister.ts';
import { type Eskalering, eskaleringerOf, type Purring, purringerOf } from './eskalering.ts';
import { fristEvents } from './fristkalender.ts';
import { funnOf } from './funn.ts';
import { type Levering, leveringOf, plannedIn } from './levering.ts';
import { dekningOf, linjerOf, type Rapport, type Rapportrunde, type Rapportutgave, yearOf } from './rapport.ts';

export const RAPPORTRUNDE: RowKind<Rapportrunde> = {
  table: 'rapportrunde_revisjon',
  event: 'oppfoelging.rapportrunde',
  same: (a, b) => (a.title.toLowerCase() === b.title.toLowerCase() ? 'title' : null),
};
export const RAPPORT: RowKind<Rapport> = { table: 'tiltaksrapport_revisjon', event: 'oppfoelging.rapport' };

export const listRapportrunder = (tx: Tx) => listRows(tx, RAPPORTRUNDE);
export const listRapporter = (tx: Tx) => listRows(tx, RAPPORT);

/** The reports of closed rounds, the newest first. */
export const listUtgaver = async (tx: Tx): Promise<Rapportutgave[]> =>
  (await tx.rows<{ content: Rapportutgave }>('select content from rapportutgave order by runde desc')).map(
    (row) => row.content,
  );

/** Closing a round and reporting in it wait for each other, so that no report comes after the report is frozen. */
export async function lockRapportrunder(tx: Tx, kommuneId: string): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtext($1))', [`rapportrunde:${kommuneId}`]);
}

export async function insertUtgave(tx: Tx, w: Written, utgave: Rapportutgave): Promise<void> {
  await tx.rows(
    'insert into rapportutgave (kommune_id, runde, content, created, created_by) values ($1, $2, $3, $4, $5)',
    [w.kommuneId, utgave.runde, JSON.stringify(utgave), w.at, w.by],
  );
}

/** Units every report that stands has said were delivered, with the day it speaks of. */
export async function listLevert(tx: Tx): Promise<{ tiltak: number; date: string; units: number }[]> {
  const runder = await listRapportrunder(tx);
  return (await listRapporter(tx)).flatMap(({ data: { runde, tiltak, units } }) => {
    const date = runder.find((r) => r.number === runde)?.data.date;
    return units === null || !date ? [] : [{ tiltak, date, units }];
  });
}

/** What of the plan as adopted a report is held against, and which account. */
export interface Against {
  readonly adopted: string | null;
  readonly account: Sammenstilling | null;
}

/** Units each tiltak was to give in the year of a round, as adopted. */
export const plannedFor = async (tx: Tx, runde: Pick<Rapportrunde, 'date'>, against: Against) =>
  plannedIn(await allTiltak(tx), { ...against, dayOf: (moment) => osloMoment(moment).date }, yearOf(runde));

/** Delivered against plan for the year of a round. The run is the one that stood when the plan was adopted. */
export async function leveringFor(tx: Tx, runde: Pick<Rapportrunde, 'date'>, against: Against): Promise<Levering> {
  const run = await runBefore(tx, `${addDays(against.adopted ?? runde.date, 1)}T00:00:00.000Z`);
  return leveringOf({
    runde,
    ...against,
    felt: await allFelt(tx),
    tilbud: await allTilbud(tx),
    tiltak: await allTiltak(tx),
    levert: await listLevert(tx),
    run: run && {
      created: run.created,
      version: run.manifest.modelVersion,
      seed: run.manifest.seed,
      draws: run.manifest.draws,
      baseYear: run.result.baseYear,
      flows: run.result.basis?.flows ?? [],
      // Runs kept before a municipality had a part in common.
      area: run.result.basis?.supply?.area ?? '',
      shared: run.result.basis?.supply?.shared ?? 0,
    },
    dayOf: (moment) => osloMoment(moment).date,
  });
}

/** Tiltak of open rounds that somebody above must be told of on a day. */
export const eskaleringer = async (tx: Tx, today: string): Promise<Eskalering[]> => {
  const runder = await listRapportrunder(tx);
  if (runder.every((r) => r.data.closed)) return [];
  const dayOf = (moment: string) => osloMoment(moment).date;
  return eskaleringerOf(runder, await listTiltakEndret(tx), await listRapporter(tx), today, dayOf);
};

/** Tiltak that are not reported and whose deadline is near, on the days people are reminded of it. */
export const purringer = async (tx: Tx, since: string, today: string): Promise<Purring[]> => {
  const runder = await listRapportrunder(tx);
  if (runder.every((r) => r.data.closed)) return [];
  return purringerOf(runder, await listTiltakEndret(tx), await listRapporter(tx), since, today);
};

/** Where the clocks of the budget stand; none before anybody has started to follow up here. */
export async function aarsfrister(tx: Tx, today: string): Promise<readonly Aarsfrist[]> {
  const runder = (await listRapportrunder(tx)).map((r) => r.data);
  return runder.length === 0 ? [] : aarsfristerOf(runder, await wholeYears(tx), today);
}

/** Those of them that people are reminded of on a day. */
export const fristvarsler = async (tx: Tx, since: string, today: string) =>
  aarsfristerAaMinneOm(await aarsfrister(tx, today), since, today);

/** The same for calendars. */
export const fristhendelser = async (tx: Tx, kommuneId: string, today: string, lang: Language) =>
  fristEvents(kommuneId, await aarsfrister(tx, today), lang);

/** Open rounds in which tiltak still lack a report, the first deadline first. */
export async function rapporterSomVenter(tx: Tx) {
  const open = (await listRapportrunder(tx)).filter((r) => !r.data.closed);
  if (open.length === 0) return [];
  const [tiltak, reports] = [await listTiltakEndret(tx), await listRapporter(tx)];
  return open
    .map((r) => ({
      number: r.number,
      title: r.data.title,
      deadline: r.data.deadline,
      missing: linjerOf(r, tiltak, reports).filter((l) => l.report === null).length,
    }))
    .filter((r) => r.missing > 0)
    .sort((a, b) => a.deadline.localeCompare(b.deadline));
}

/** What the newest report sends back to the round after it. */
export async function rapportFunn(tx: Tx, lang: Language, work: string) {
  const [newest] = await listUtgaver(tx);
  if (!newest) return [];
  const href = `${work}/oppfoelging/${newest.runde}`;
  return funnOf(newest, lang).map(({ id, label, title, why, anchor }) => ({
    id,
    title,
    why,
    origin: { kind: 'oppfoelging', number: newest.runde, label, href: anchor === '' ? href : `${href}#${anchor}` },
  }));
}

/** How far the newest round has come; null before the first. */
export async function rapportState(tx: Tx) {
  const runde = (await listRapportrunder(tx)).at(-1);
  if (!runde) return null;
  const frozen = (await listUtgaver(tx)).find((u) => u.runde === runde.number);
  const { reported, asked } = dekningOf(
    frozen?.linjer ?? linjerOf(runde, await listTiltakEndret(tx), await listRapporter(tx)),
  );
  return { title: runde.data.title, closed: runde.data.closed, reported, asked };
}
