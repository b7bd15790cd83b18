import type { Clock } from '../../../platform/clock/clock.ts';
import type { Database, Tx } from '../../../platform/db/database.ts';
import { checkUploads } from '../../../platform/files/check.ts';
import type { FileType } from '../../../platform/files/file-type.ts';
import { FILE_LIMIT, findFiles, saveFile } from '../../../platform/files/files.ts';
import { MOST, type VedtakRefusal } from '../parse.ts';
import type { Vedlegg } from '../vedtak.ts';

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
  const asked = [...new Set(ids.filter((text) => UUID.test(text)))];
  const files = new Map((await findFiles(tx, asked)).map((file) => [file.id, file]));
  return asked.flatMap((id) => {
    const file = files.get(id);
    return file ? [{ filId: file.id, name: file.name, type: file.type, size: file.size }] : [];
  });
}
