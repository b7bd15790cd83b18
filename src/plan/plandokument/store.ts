import type { Tx } from '../../platform/db/database.ts';
import type { PlanDocument } from './document.ts';
import type { KapittelId } from './mal.ts';

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

/** False when somebody else saved the same revision first. */
export async function saveChapter(tx: Tx, kommuneId: string, v: KapittelVersjon, by: string | null): Promise<boolean> {
  const saved = await tx.rows(
    `insert into kapittel_versjon (kommune_id, kapittel, revision, title, text, name, created, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning revision`,
    [kommuneId, v.kapittel, v.revision, v.title, v.text, v.name, v.created, by],
  );
  return saved.length > 0;
}

export interface Planversjon {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly state: 'utkast' | 'hoering' | 'innstilt' | 'vedtatt' | 'erstattet';
  readonly digest: string;
  readonly created: string;
  readonly pdfFil: string | null;
  readonly wordFil: string | null;
}

const VERSION = 'id, number, title, state, digest, created, pdf_fil as "pdfFil", word_fil as "wordFil"';

export const listVersions = (tx: Tx): Promise<Planversjon[]> =>
  tx.rows<Planversjon>(`select ${VERSION} from planversjon order by number desc`);

export async function findVersion(tx: Tx, number: number): Promise<(Planversjon & { document: PlanDocument }) | null> {
  const [row] = await tx.rows<Planversjon & { document: PlanDocument }>(
    `select ${VERSION}, document from planversjon where number = $1`,
    [number],
  );
  return row ?? null;
}

export async function saveVersion(
  tx: Tx,
  kommuneId: string,
  v: Omit<Planversjon, 'number'> & { document: PlanDocument; runId: string | null },
  by: string | null,
): Promise<number> {
  const [row] = await tx.rows<{ number: number }>(
    `insert into planversjon (kommune_id, id, number, title, state, schema, digest, document, run_id, pdf_fil, word_fil, created, created_by)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 from planversjon where kommune_id = $1
     returning number`,
    [
      kommuneId,
      v.id,
      v.title,
      v.state,
      v.document.schema,
      v.digest,
      JSON.stringify(v.document),
      v.runId,
      v.pdfFil,
      v.wordFil,
      v.created,
      by,
    ],
  );
  if (!row) throw new Error('The new plan version was not stored');
  return row.number;
}
