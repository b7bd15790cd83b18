import type { Tx } from '../../platform/db/database.ts';
import type { PlanDocument } from './document.ts';
import type { KapittelId } from './mal.ts';
import type { PlanState, Step } from './vedtak.ts';
import type { VersionFacts } from './versjon.ts';

export interface KapittelVersjon {
  readonly kapittel: KapittelId;
  readonly revision: number;
  readonly title: string;
  readonly text: string;
  readonly name: string | null;
  readonly created: string;
}

const CHAPTER = 'kapittel, revision, title, text, name, created';

/** The newest version of each chapter. */
export const currentChapters = (tx: Tx): Promise<KapittelVersjon[]> =>
  tx.rows<KapittelVersjon>(
    `select distinct on (kapittel) ${CHAPTER} from kapittel_versjon order by kapittel, revision desc`,
  );

export const chapterHistory = (tx: Tx, kapittel: KapittelId): Promise<KapittelVersjon[]> =>
  tx.rows<KapittelVersjon>(
    `select ${CHAPTER} from kapittel_versjon where kapittel = $1 order by revision desc limit 100`,
    [kapittel],
  );

export const findChapter = async (tx: Tx, kapittel: KapittelId, revision: number): Promise<KapittelVersjon | null> =>
  (
    await tx.rows<KapittelVersjon>(`select ${CHAPTER} from kapittel_versjon where kapittel = $1 and revision = $2`, [
      kapittel,
      revision,
    ])
  )[0] ?? null;

/** False when somebody else saved the same revision first. */
export async function saveChapter(tx: Tx, kommuneId: string, v: KapittelVersjon, by: string | null): Promise<boolean> {
  const saved = await tx.rows(
    `insert into kapittel_versjon (kommune_id, kapittel, revision, title, text, name, created, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning revision`,
    [kommuneId, v.kapittel, v.revision, v.title, v.text, v.name, v.created, by],
  );
  return saved.length > 0;
}

/** What a person has typed and not saved, with the revision it was typed on. */
export interface Utkast {
  readonly revision: number;
  readonly text: string;
  readonly saved: string;
}

export const findUtkast = async (tx: Tx, kapittel: KapittelId, by: string): Promise<Utkast | null> =>
  (
    await tx.rows<Utkast>('select revision, text, saved from kapittel_utkast where kapittel = $1 and bruker_id = $2', [
      kapittel,
      by,
    ])
  )[0] ?? null;

export const saveUtkast = (tx: Tx, kommuneId: string, kapittel: KapittelId, by: string, u: Utkast): Promise<unknown> =>
  tx.rows(
    `insert into kapittel_utkast (kommune_id, kapittel, bruker_id, revision, text, saved) values ($1, $2, $3, $4, $5, $6)
     on conflict (kommune_id, kapittel, bruker_id)
     do update set revision = excluded.revision, text = excluded.text, saved = excluded.saved`,
    [kommuneId, kapittel, by, u.revision, u.text, u.saved],
  );

export const dropUtkast = (tx: Tx, kapittel: KapittelId, by: string): Promise<unknown> =>
  tx.rows('delete from kapittel_utkast where kapittel = $1 and bruker_id = $2', [kapittel, by]);

export interface Planversjon extends VersionFacts {
  readonly id: string;
  readonly title: string;
  readonly state: PlanState;
  readonly schema: number;
  readonly digest: string;
  readonly runId: string | null;
  readonly created: string;
}

const VERSION =
  'id, number, title, state, schema, digest, run_id as "runId", created, vedtatt, vedtatt_av as "vedtattAv", saksnummer, uten_hoering as "utenHoering"';

export const listVersions = (tx: Tx): Promise<Planversjon[]> =>
  tx.rows<Planversjon>(`select ${VERSION} from planversjon order by number desc`);

/** The newest day up to a day that a version of the plan was adopted; null when none was. */
export async function adoptedBefore(tx: Tx, day: string): Promise<string | null> {
  const [row] = await tx.rows<{ day: string | null }>(
    "select max(vedtatt)::text as day from planversjon where state in ('vedtatt', 'erstattet') and vedtatt <= $1",
    [day],
  );
  return row?.day ?? null;
}

/** `document` is as it was stored; readSnapshot turns it into the document of today. */
export async function findVersion(tx: Tx, number: number): Promise<(Planversjon & { document: PlanDocument }) | null> {
  const [row] = await tx.rows<Planversjon & { document: PlanDocument }>(
    `select ${VERSION}, document from planversjon where number = $1`,
    [number],
  );
  return row ?? null;
}

export const nextNumber = async (tx: Tx): Promise<number> =>
  (await tx.rows<{ n: number }>('select coalesce(max(number), 0) + 1 as n from planversjon'))[0]?.n ?? 1;

export async function saveVersion(
  tx: Tx,
  kommuneId: string,
  v: Omit<Planversjon, 'vedtatt' | 'vedtattAv' | 'saksnummer' | 'utenHoering'> & { document: PlanDocument },
  by: string | null,
): Promise<void> {
  await tx.rows(
    `insert into planversjon (kommune_id, id, number, title, state, schema, digest, document, lang, run_id, created, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      kommuneId,
      v.id,
      v.number,
      v.title,
      v.state,
      v.schema,
      v.digest,
      JSON.stringify(v.document),
      v.document.lang,
      v.runId,
      v.created,
      by,
    ],
  );
}

/** All versions, held until the transaction ends, so that two decisions cannot cross. */
export const lockVersions = (tx: Tx): Promise<Planversjon[]> =>
  tx.rows<Planversjon>(`select ${VERSION} from planversjon order by number for update`);

export async function saveStep(tx: Tx, number: number, step: Step): Promise<void> {
  const { decision } = step;
  // A decision leaves the reason where it is; every other step says anew whether there is one.
  await tx.rows(
    `update planversjon set state = $2, vedtatt = $3, vedtatt_av = $4, saksnummer = $5,
       uten_hoering = case when $2 = 'vedtatt' then uten_hoering else $6 end
     where number = $1`,
    [number, step.to, decision?.date ?? null, decision?.body ?? null, decision?.caseNumber ?? null, step.unheard],
  );
  await tx.rows("update planversjon set state = 'erstattet' where number = any($1::int[])", [step.replaces]);
}

export const FORMATS = ['pdf', 'docx', 'xlsx'] as const;
export type FileFormat = (typeof FORMATS)[number];

export interface VersionFile {
  readonly state: PlanState;
  readonly format: FileFormat;
  readonly filId: string;
}

/** The files of a version as they were in each state it has been in. */
export const versionFiles = (tx: Tx, number: number): Promise<VersionFile[]> =>
  tx.rows<VersionFile>('select state, format, fil_id as "filId" from planversjon_fil where number = $1', [number]);

/** Only the first file of a version in a state counts; what has been handed out is not changed. */
export const saveVersionFile = (tx: Tx, kommuneId: string, number: number, file: VersionFile): Promise<unknown> =>
  tx.rows(
    `insert into planversjon_fil (kommune_id, number, state, format, fil_id) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [kommuneId, number, file.state, file.format, file.filId],
  );
