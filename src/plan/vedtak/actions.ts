import { formatDate, type Language, type TypedFields } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database, Tx } from '../../platform/db/database.ts';
import type { Written } from '../../platform/db/revisions.ts';
import { recordEvent } from '../../platform/events/events.ts';
import { checkUploads } from '../../platform/files/check.ts';
import type { FileType } from '../../platform/files/file-type.ts';
import { FILE_LIMIT, findFile, keepFile, saveFile } from '../../platform/files/files.ts';
import { listVersions, moveVersion, orderVersionFiles } from '../plandokument/index.ts';
import { createOppgave } from '../runde/index.ts';
import { listTiltak } from '../tiltak/index.ts';
import { MOST, parseVedtak, type TypedVedtak, type VedtakRefusal } from './parse.ts';
import type { PlanformRules } from './planform.ts';
import {
  findVedtak,
  insertVedtak,
  insertVurdering,
  listVedtak,
  listVurderinger,
  reviseVurdering,
  type StoredVurdering,
  takeNumber,
  vurderingHistory,
} from './store.ts';
import { ORGAN_NAMES } from './organ-names.ts';
import { type Oppdrag, replacedBy, type StoredVedtak, type Subject, type Vedlegg, vedtakNumber } from './vedtak.ts';
import { NO_VURDERING, type PlanformRefusal, parseAnswers, parseChoice, type Vurdering } from './vurdering.ts';

export interface Actor {
  readonly kommuneId: string;
  readonly brukerId: string | null;
}

/** The assessment and the revision that stood on the page; number 0 where there was none. */
export interface Seen {
  readonly number: number;
  readonly revision: number;
}

const CHANGED: readonly PlanformRefusal[] = [{ code: 'endret-av-andre' }];

export const written = (clock: Clock, actor: Actor): Written => ({
  kommuneId: actor.kommuneId,
  at: clock.now(),
  by: actor.brukerId,
});

type PlanformEvent = 'planform.svart' | 'planform.valgt' | 'planform.ny' | 'planform.angret';
const record = (tx: Tx, clock: Clock, actor: Actor, type: PlanformEvent, data: Readonly<Record<string, unknown>>) =>
  recordEvent(tx, clock, actor.kommuneId, { type, actor: actor.brukerId, data });

/** The newest assessment, when it is still the one that was seen; 'changed' when it is not. */
async function asSeen(tx: Tx, seen: Seen): Promise<StoredVurdering | null | 'changed'> {
  const newest = (await listVurderinger(tx)).at(-1) ?? null;
  if (newest === null) return seen.number === 0 ? null : 'changed';
  return newest.number === seen.number && newest.revision === seen.revision ? newest : 'changed';
}

/** Writes the next revision of the newest assessment, or the first one. Gives its number, or null when somebody was first. */
async function write(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  before: StoredVurdering | null,
  data: Vurdering,
): Promise<number | null> {
  const w = written(clock, actor);
  if (!before) return insertVurdering(tx, w, data);
  return (await reviseVurdering(tx, w, before.number, before.revision, data)) ? before.number : null;
}

/** Saves the answers with their evidence. Gives every refusal, or none. */
export async function saveAnswers(
  db: Database,
  clock: Clock,
  actor: Actor,
  rules: PlanformRules,
  typed: TypedFields,
  seen: Seen,
): Promise<readonly PlanformRefusal[]> {
  const parsed = parseAnswers(rules, typed);
  if (!parsed.ok) return parsed.error;
  return db.inKommune(actor.kommuneId, async (tx) => {
    const before = await asSeen(tx, seen);
    if (before === 'changed') return CHANGED;
    const number = await write(tx, clock, actor, before, { ...(before?.data ?? NO_VURDERING), ...parsed.value });
    if (number === null) return CHANGED;
    await record(tx, clock, actor, 'planform.svart', { number, answers: parsed.value.answers });
    return [];
  });
}

/** Saves which form the municipality chose, why, and the mandate. */
export async function saveChoice(
  db: Database,
  clock: Clock,
  actor: Actor,
  rules: PlanformRules,
  typed: TypedFields,
  seen: Seen,
): Promise<readonly PlanformRefusal[]> {
  return db.inKommune(actor.kommuneId, async (tx): Promise<readonly PlanformRefusal[]> => {
    const before = await asSeen(tx, seen);
    const parsed = parseChoice(rules, before && before !== 'changed' ? before.data.answers : {}, typed);
    if (before === 'changed') return CHANGED;
    if (!parsed.ok) return parsed.error;
    const number = await write(tx, clock, actor, before, { ...(before?.data ?? NO_VURDERING), choice: parsed.value });
    if (number === null) return CHANGED;
    const { planform, recommended } = parsed.value;
    await record(tx, clock, actor, 'planform.valgt', { number, planform, recommended });
    return [];
  });
}

/** Begins a new assessment, at the next round; the old one stays and is shown beside it. Pressing twice begins one. */
export async function beginVurdering(db: Database, clock: Clock, actor: Actor): Promise<void> {
  await db.inKommune(actor.kommuneId, async (tx) => {
    const newest = (await listVurderinger(tx)).at(-1);
    if (!newest || Object.keys(newest.data.answers).length === 0) return;
    const number = await insertVurdering(tx, written(clock, actor), NO_VURDERING);
    await record(tx, clock, actor, 'planform.ny', { number });
  });
}

/** Undo: a new revision equal to the one before the newest. False when there is none, or somebody has saved since. */
export async function undoVurdering(db: Database, clock: Clock, actor: Actor, seen: Seen): Promise<boolean> {
  return db.inKommune(actor.kommuneId, async (tx) => {
    const [newest, older] = await vurderingHistory(tx, seen.number);
    if (!older || newest?.revision !== seen.revision) return false;
    if (!(await reviseVurdering(tx, written(clock, actor), seen.number, seen.revision, older.data))) return false;
    await record(tx, clock, actor, 'planform.angret', { number: seen.number });
    return true;
  });
}

/** What a decision may carry: papers and pictures of papers. */
const ACCEPTED: readonly FileType[] = ['pdf', 'docx', 'xlsx', 'png', 'jpeg'];

/** An attachment that no decision has taken is removed after this long. */
const WAITING_HOURS = 24;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Keeps what was uploaded for a day, so that a form refused for something else need not be given its files again.
 * Gives the ids of those that were taken, and a refusal for each that was not.
 */
export async function takeFiles(
  db: Database,
  clock: Clock,
  kommuneId: string,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<{ ids: readonly string[]; refusals: readonly VedtakRefusal[] }> {
  if (files.length === 0) return { ids: [], refusals: [] };
  const checked = await checkUploads(files.slice(0, MOST.files), ACCEPTED);
  const refusals: VedtakRefusal[] = checked.flatMap((c) =>
    c.ok ? [] : [{ ...c.error, field: 'filer', data: { ...c.error.data, max: FILE_LIMIT / 1024 / 1024 } }],
  );
  if (files.length > MOST.files) refusals.push({ code: 'for-mange', field: 'filer', data: { max: MOST.files } });
  const until = new Date(Date.parse(clock.now()) + WAITING_HOURS * 3_600_000).toISOString();
  const good = checked.flatMap((c) => (c.ok ? [c.value] : []));
  const ids = await db.inKommune(kommuneId, async (tx) => {
    const saved: string[] = [];
    for (const file of good) saved.push(await saveFile(tx, clock, kommuneId, file, until));
    return saved;
  });
  return { ids, refusals };
}

/** The files with these ids, as far as they are the kommune's own. */
export async function findAttachments(tx: Tx, ids: readonly string[]): Promise<Vedlegg[]> {
  const found: Vedlegg[] = [];
  for (const id of new Set(ids.filter((text) => UUID.test(text)))) {
    const file = await findFile(tx, id);
    if (file) found.push({ filId: file.id, name: file.name, type: file.type, size: file.size });
  }
  return found;
}

export interface VedtakOrder {
  readonly kommune: { readonly id: string; readonly slug: string; readonly name: string };
  readonly brukerId: string | null;
  readonly lang: Language;
  readonly mayEdit: boolean;
  readonly mayAdopt: boolean;
  readonly typed: TypedFields;
  /** The boxes that were ticked under what the decision is about. */
  readonly ticked: readonly string[];
  /** Ids of files that are kept for it. */
  readonly fileIds: readonly string[];
  /** The decision whose place it takes. */
  readonly replaces: number | null;
}

/** A job that makes the files of a plan version which the decision adopted comes along, to be waited for. */
export type Registered =
  | { readonly ok: true; readonly value: { readonly number: number; readonly job: string | null } }
  | { readonly ok: false; readonly error: readonly VedtakRefusal[] };

const no = (...error: readonly VedtakRefusal[]): Registered => ({ ok: false, error });

/** What the decision points to, as it is now, and what it may not point to. */
async function subjectsOf(tx: Tx, typed: TypedVedtak): Promise<{ subjects: Subject[]; refusals: VedtakRefusal[] }> {
  const subjects: Subject[] = [];
  const refusals: VedtakRefusal[] = [];
  const vurdering = (await listVurderinger(tx)).findLast((v) => v.data.choice !== null);
  for (const kind of typed.topics) {
    if (kind === 'prosessplan' || kind === 'oekonomiplan') subjects.push({ kind });
    else if (vurdering) subjects.push({ kind, number: vurdering.number, revision: vurdering.revision });
    else if (!refusals.some((r) => r.field === 'gjelder')) refusals.push({ code: 'ingen-planform', field: 'gjelder' });
  }
  if (typed.planversjon !== null) {
    const version = (await listVersions(tx)).find((v) => v.number === typed.planversjon);
    if (version) subjects.push({ kind: 'planversjon', number: version.number, adopted: typed.adopts });
    else refusals.push({ code: 'ukjent-versjon', field: 'planversjon' });
  }
  const tiltak = typed.tiltak.length > 0 ? await listTiltak(tx) : [];
  for (const number of typed.tiltak) {
    const row = tiltak.find((t) => t.number === number);
    if (row) subjects.push({ kind: 'tiltak', number, revision: row.revision });
    else if (!refusals.some((r) => r.field === 'tiltak')) refusals.push({ code: 'ukjent-tiltak', field: 'tiltak' });
  }
  return { subjects, refusals };
}

/**
 * The state of a plan version has one truth, which is the version's own: a decision that adopts it moves it, by the version's
 * own rules, or finds it adopted by the very same decision already.
 */
async function adopt(
  tx: Tx,
  clock: Clock,
  order: VedtakOrder,
  typed: TypedVedtak,
): Promise<{ refusals: readonly VedtakRefusal[]; moved: readonly number[] }> {
  const number = typed.planversjon;
  const version = typed.adopts ? (await listVersions(tx)).find((v) => v.number === number) : undefined;
  if (!version) return { refusals: [], moved: [] };
  if (version.state === 'vedtatt' || version.state === 'erstattet') {
    const same = version.vedtatt === typed.date && version.saksnummer === typed.caseNumber;
    const data = { date: version.vedtatt ? formatDate(version.vedtatt) : '–', caseNumber: version.saksnummer ?? '–' };
    return { refusals: same ? [] : [{ code: 'versjon-annet-vedtak', field: 'planversjon', data }], moved: [] };
  }
  const body = typed.bodyName || ORGAN_NAMES[order.lang][typed.body];
  const moved = await moveVersion(tx, clock, order.kommune.id, {
    number: version.number,
    to: 'vedtatt',
    typed: { date: typed.date, body, caseNumber: typed.caseNumber, unheard: '' },
    mayEdit: order.mayEdit,
    mayAdopt: order.mayAdopt,
    actor: order.brukerId,
  });
  if (moved?.ok) return { refusals: [], moved: moved.value };
  const denied = moved?.error.some((r) => r.code === 'ikke-tilgang') ?? false;
  return {
    refusals: [{ code: denied ? 'ikke-tilgang' : 'versjon-steg', field: 'vedtar', data: { state: version.state } }],
    moved: [],
  };
}

/**
 * The assignments as tasks of the round that runs; without a round there is no task yet. A correction keeps the tasks of what
 * it corrects: the same assignment is not asked for twice.
 */
async function assign(
  tx: Tx,
  w: Written,
  order: VedtakOrder,
  typed: TypedVedtak,
  number: number,
  replaced: StoredVedtak | null,
): Promise<Oppdrag[]> {
  const before = typed.replacing?.kind === 'retting' ? (replaced?.data.assignments ?? []) : [];
  const label = `${vedtakNumber(number)} ${typed.title}`;
  const origin = { kind: 'vedtak', number, label, href: `/arbeid/${order.kommune.slug}/vedtak/${number}` };
  const assigned: Oppdrag[] = [];
  for (const { title, unit, deadline } of typed.assignments) {
    const old = before.find((b) => b.title === title && b.unit === unit);
    const made =
      old?.task == null ? await createOppgave(tx, w, { title, why: label, unit, deadline, step: 4, origin }) : null;
    assigned.push({ title, unit, deadline, task: old?.task ?? (made?.ok ? made.value : null) });
  }
  return assigned;
}

/** Writes a decision, once and for good; another can only take its place. Gives every refusal, or its number. */
export async function registerVedtak(db: Database, clock: Clock, order: VedtakOrder): Promise<Registered> {
  const { kommune, brukerId } = order;
  const parsed = parseVedtak(order.typed, order.ticked, clock.today());
  return db.inKommune(kommune.id, async (tx): Promise<Registered> => {
    const attachments = await findAttachments(tx, order.fileIds);
    const lost: VedtakRefusal[] =
      attachments.length < new Set(order.fileIds).size ? [{ code: 'fil-borte', field: 'filer' }] : [];
    if (attachments.length > MOST.files) lost.push({ code: 'for-mange', field: 'filer', data: { max: MOST.files } });
    if (!parsed.ok) return no(...parsed.error, ...lost);
    const typed = parsed.value;
    const number = await takeNumber(tx, kommune.id);
    const replaced = order.replaces === null ? null : await findVedtak(tx, order.replaces);
    const refusals: VedtakRefusal[] = [...lost];
    if (order.replaces !== null) {
      const taken = replaced ? replacedBy(replaced.number, await listVedtak(tx)) : null;
      if (!replaced || taken)
        refusals.push({ code: 'alt-erstattet', data: { number: order.replaces, by: taken?.number ?? 0 } });
      else if (typed.replacing?.kind === 'nytt' && typed.date < replaced.data.date)
        refusals.push({ code: 'foer-det-gamle', field: 'date', data: { date: formatDate(replaced.data.date) } });
    }
    const pointed = await subjectsOf(tx, typed);
    refusals.push(...pointed.refusals);
    if (refusals.length > 0) return no(...refusals);
    const adopted = await adopt(tx, clock, order, typed);
    if (adopted.refusals.length > 0) return no(...adopted.refusals);

    const { topics: _topics, tiltak: _tiltak, planversjon: _planversjon, adopts: _adopts, ...plain } = typed;
    const w = written(clock, { kommuneId: kommune.id, brukerId });
    const data = {
      ...plain,
      subjects: pointed.subjects,
      attachments,
      assignments: await assign(tx, w, order, typed, number, replaced),
      replacing: replaced && typed.replacing ? { number: replaced.number, ...typed.replacing } : null,
    };
    await insertVedtak(tx, w, number, data);
    for (const { filId } of attachments) await keepFile(tx, filId, null);
    await recordEvent(tx, clock, kommune.id, {
      type: 'vedtak.registrert',
      actor: brukerId,
      data: { number, date: data.date, caseNumber: data.caseNumber, subjects: data.subjects, replaces: order.replaces },
    });
    const jobs: string[] = [];
    for (const version of adopted.moved) jobs.push(await orderVersionFiles(tx, clock, kommune, version, brukerId));
    return { ok: true, value: { number, job: jobs[0] ?? null } };
  });
}
