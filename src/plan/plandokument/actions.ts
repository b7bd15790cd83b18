import { createHash } from 'node:crypto';
import type { Language, Texts } from '../../kernel/index.ts';
import { err, ok, type Result } from '../../kernel/index.ts';
import { canonicalJson } from '../../model/manifest.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { latestRun } from '../boligbehov/index.ts';
import { bestandIn, gjeldendeTilbud, opptaltIn } from '../boligbestand/index.ts';
import { listCited } from '../brukerundersoekelse/index.ts';
import { listEgneFelt } from '../egnefelt/index.ts';
import { listTellinger } from '../kartlegging/index.ts';
import { buildOekonomiplan, listFrames, type PlanTables, tablesIn } from '../oekonomiplan/index.ts';
import { listMaal, listTiltak } from '../tiltak/index.ts';
import type { MaaltIPlanen } from './ansvarlig.ts';
import type { PlanParts } from './assemble.ts';
import type { Block, PlanDocument } from './document.ts';
import { KAPITTEL_TITLER, type KapittelId } from './mal.ts';
import { readSnapshot } from './snapshot.ts';
import {
  currentChapters,
  dropUtkast,
  lockVersions,
  type Planversjon,
  saveChapter,
  saveStep,
  saveVersion,
} from './store.ts';
import { type PlanState, type StepRefusal, type Typed, takeStep } from './vedtak.ts';

export interface LoadedPlan extends PlanParts {
  readonly runId: string | null;
  readonly revisions: ReadonlyMap<KapittelId, number>;
}

/** What other parts of the product lend a chapter: blocks that follow their figures until the plan is frozen. */
export interface LiveBlocks {
  readonly names: readonly { readonly key: string; readonly name: Texts }[];
  readonly read: (db: Database, kommuneId: string, lang: Language) => Promise<ReadonlyMap<string, readonly Block[]>>;
}

export interface PlanSources extends PlanTables {
  /** How the product is reached, for links in files; without it they have none. */
  readonly address?: string;
  readonly live?: LiveBlocks;
  /** What the goals are measured by in numbers. */
  readonly measured?: (tx: Tx) => Promise<readonly MaaltIPlanen[]>;
  /** Gives who answers for a tiltak without the names of persons. */
  readonly unitsOnly?: (db: Database, kommuneId: string) => Promise<(responsible: string) => string>;
}

/** Reads the live blocks that the chapters name, in both written forms, so that either can be assembled. */
async function liveIn(db: Database, kommuneId: string, sources: PlanSources, texts: readonly string[]) {
  const { live } = sources;
  if (!live?.names.some(({ key }) => texts.some((text) => text.includes(key)))) return null;
  const [nb, nn] = [await live.read(db, kommuneId, 'nb'), await live.read(db, kommuneId, 'nn')];
  return (lang: Language) => (lang === 'nn' ? nn : nb);
}

/** Everything the plan is made of, read in one transaction; live blocks, where a chapter names any, in one after it. */
export async function loadPlan(
  db: Database,
  kommune: { readonly id: string; readonly name: string },
  today: string,
  tables: PlanSources,
): Promise<LoadedPlan> {
  const loaded = await db.inKommune(kommune.id, async (tx) => ({
    run: await latestRun(tx),
    goals: await listMaal(tx),
    tiltak: await listTiltak(tx),
    felter: await listEgneFelt(tx),
    tilbud: await gjeldendeTilbud(tx),
    bestand: await bestandIn(tx, today),
    opptalt: await opptaltIn(tx),
    tellinger: await listTellinger(tx),
    undersoekelser: await listCited(tx),
    frames: await listFrames(tx),
    chapters: await currentChapters(tx),
    own: await tablesIn(tx, tables),
    measured: (await tables.measured?.(tx)) ?? [],
  }));
  const unitsOnly = await tables.unitsOnly?.(db, kommune.id);
  const tiltak = unitsOnly
    ? loaded.tiltak.map((t) => ({ ...t, data: { ...t.data, responsible: unitsOnly(t.data.responsible) } }))
    : loaded.tiltak;
  const live = await liveIn(
    db,
    kommune.id,
    tables,
    loaded.chapters.map((c) => c.text),
  );
  return {
    ...loaded,
    tiltak,
    ...(live ? { live } : {}),
    runId: loaded.run?.id ?? null,
    kommune: kommune.name,
    date: today,
    oekonomiplan: buildOekonomiplan(Number(today.slice(0, 4)) + 1, tiltak, loaded.frames, loaded.own),
    chapters: new Map(loaded.chapters.map((c) => [c.kapittel, c.text])),
    revisions: new Map(loaded.chapters.map((c) => [c.kapittel, c.revision])),
  };
}

/** SHA-256 of the document as canonical JSON: what proves that a frozen version is as it was. */
export const digestOf = (document: unknown): string =>
  createHash('sha256').update(canonicalJson(document)).digest('hex');

/** The frozen document, proved against its digest; a version that does not prove is a damaged database, and thrown. */
export function thaw(version: Planversjon & { readonly document: unknown }): PlanDocument {
  const read = readSnapshot(version.schema, version.document);
  if (!read.ok) throw new Error(`Plan version ${version.number} cannot be read: ${read.error.code}`);
  if (digestOf(version.document) !== version.digest)
    throw new Error(`Plan version ${version.number} is not what was frozen`);
  return read.value;
}

/** Keeps a frozen version, with what happened, in the caller's transaction; its files are made apart. */
export async function keepVersion(
  tx: Tx,
  clock: Clock,
  kommuneId: string,
  frozen: { readonly number: number; readonly document: PlanDocument; readonly runId: string | null },
  actor: string | null,
): Promise<void> {
  const { number, document, runId } = frozen;
  const { schema, title } = document;
  const digest = digestOf(document);
  const version = { id: clock.id(), number, title, schema, digest, document, runId, created: clock.now() };
  await saveVersion(tx, kommuneId, { ...version, state: 'utkast' }, actor);
  await recordEvent(tx, clock, kommuneId, {
    type: 'plandokument.versjon-frosset',
    actor,
    data: { number, digest, schema, runId },
  });
}

export interface TypedChapter {
  readonly kapittel: KapittelId;
  /** The revision the writer saw. */
  readonly seen: number;
  readonly text: string;
  readonly name: string | null;
}

/** A new version of a chapter; the writer's draft is then no longer needed. False when somebody else was first. */
export const saveChapterText = (
  db: Database,
  clock: Clock,
  kommuneId: string,
  typed: TypedChapter,
  lang: 'nb' | 'nn',
  actor: string | null,
): Promise<boolean> =>
  db.inKommune(kommuneId, async (tx) => {
    const { kapittel, text, name } = typed;
    const revision = typed.seen + 1;
    const title = KAPITTEL_TITLER[lang][kapittel];
    const version = { kapittel, revision, title, text, name, created: clock.now() };
    if (!(await saveChapter(tx, kommuneId, version, actor))) return false;
    if (actor) await dropUtkast(tx, kapittel, actor);
    await recordEvent(tx, clock, kommuneId, {
      type: 'plandokument.kapittel-lagret',
      actor,
      data: { kapittel, revision },
    });
    return true;
  });

export interface StepOrder {
  readonly number: number;
  readonly to: PlanState;
  readonly typed: Typed;
  readonly mayEdit: boolean;
  readonly mayAdopt: boolean;
  readonly actor: string | null;
}

/** Moves a version along, with what happened, in the caller's transaction. Gives the versions whose state changed. */
export async function moveVersion(
  tx: Tx,
  clock: Clock,
  kommuneId: string,
  order: StepOrder,
): Promise<Result<readonly number[], readonly StepRefusal[]> | null> {
  const versions = await lockVersions(tx);
  const version = versions.find((v) => v.number === order.number);
  if (!version) return null;
  const { mayEdit, mayAdopt } = order;
  const step = takeStep(version, order.to, order.typed, { today: clock.today(), mayEdit, mayAdopt, versions });
  if (!step.ok) return err(step.error);
  await saveStep(tx, order.number, step.value);
  await recordEvent(tx, clock, kommuneId, {
    type: 'plandokument.versjon-status',
    actor: order.actor,
    data: {
      number: order.number,
      digest: version.digest,
      from: version.state,
      to: order.to,
      replaces: step.value.replaces,
      ...(step.value.decision ?? {}),
      ...(step.value.unheard ? { utenHoering: step.value.unheard } : {}),
    },
  });
  return ok([order.number, ...step.value.replaces]);
}
