import { formatDate, type Language, type TypedFields } from '../../../kernel/index.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { written } from '../../../platform/db/actor.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { recordEvent } from '../../../platform/events/events.ts';
import { keepFile } from '../../../platform/files/files.ts';
import { listVersions, moveVersion, orderVersionFiles } from '../../plandokument/index.ts';
import { listTiltak } from '../../tiltak/index.ts';
import { ORGAN_NAMES } from '../organ-names.ts';
import { MOST, parseVedtak, type TypedVedtak, type VedtakRefusal } from '../parse.ts';
import { findVedtak, insertVedtak, listVedtak, listVurderinger, takeNumber } from '../store.ts';
import { replacedBy, type Subject } from '../vedtak.ts';
import { assign } from './oppdrag.ts';
import { findAttachments } from './vedlegg.ts';

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
      replacing: replaced && typed.replacing ? { number: replaced.number, ...typed.replacing } : null,
    };
    await insertVedtak(tx, w, number, data);
    await assign(tx, w, kommune.slug, { number, data, created: w.at });
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
