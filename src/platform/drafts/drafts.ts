import { z } from 'zod';
import type { Actor } from '../db/actor.ts';
import type { Tx } from '../db/database.ts';

/** What was typed, by the name of the field: several values where several boxes are ticked. */
const fields = z.record(z.string().max(120), z.array(z.string().max(20_000)).max(200));
export type DraftFields = z.infer<typeof fields>;

/** A form of a page that somebody has begun to fill in. */
export interface Draft {
  /** The form, by the address it is sent to and which of them it is. */
  readonly skjema: string;
  readonly felt: DraftFields;
  readonly saved: string;
}

/** Forms one person may have begun in a municipality; the oldest gives way. */
export const MOST_DRAFTS = 40;

/** The fields as a script sends them; null for anything else. */
export function readFields(text: string): DraftFields | null {
  try {
    return fields.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A person's own drafts on one page. Nobody else's are ever read. */
export const findDrafts = (tx: Tx, brukerId: string, side: string): Promise<Draft[]> =>
  tx.rows<Draft>('select skjema, felt, saved from skjemautkast where bruker_id = $1 and side = $2 order by skjema', [
    brukerId,
    side,
  ]);

export async function saveDraft(tx: Tx, actor: Actor, side: string, draft: Draft): Promise<void> {
  await tx.rows(
    `insert into skjemautkast (kommune_id, bruker_id, side, skjema, felt, saved) values ($1, $2, $3, $4, $5::jsonb, $6)
     on conflict (kommune_id, bruker_id, side, skjema) do update set felt = excluded.felt, saved = excluded.saved`,
    [actor.kommuneId, actor.brukerId, side, draft.skjema, JSON.stringify(draft.felt), draft.saved],
  );
  await tx.rows(
    `delete from skjemautkast where bruker_id = $1 and (side, skjema) in
       (select side, skjema from skjemautkast where bruker_id = $1 order by saved desc, side, skjema offset $2)`,
    [actor.brukerId, MOST_DRAFTS],
  );
}

export const dropDraft = (tx: Tx, brukerId: string, side: string, skjema: string): Promise<unknown> =>
  tx.rows('delete from skjemautkast where bruker_id = $1 and side = $2 and skjema = $3', [brukerId, side, skjema]);
