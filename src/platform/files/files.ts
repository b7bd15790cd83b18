import { createHash } from 'node:crypto';
import { err, ok, type Refusal, type Result } from '../../kernel/index.ts';
import type { Clock } from '../clock/clock.ts';
import type { Database, Tx } from '../db/database.ts';
import { FILE_TYPES, type FileType, fileTypeOf } from './file-type.ts';

export const FILE_LIMIT = 25 * 1024 * 1024;
const PART = 1024 * 1024;

export type FileRefusal = Refusal<'tom-fil' | 'for-stor-fil' | 'ukjent-filtype' | 'feil-filtype'>;

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  /** Media type told by the content. */
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly created: string;
}

export interface CheckedFile {
  readonly name: string;
  readonly kind: FileType;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Measures, types and hashes a file; call it before the transaction, which must not wait for it. */
export function checkFile(
  file: { name: string; bytes: Uint8Array },
  accepted?: readonly FileType[],
): Result<CheckedFile, FileRefusal> {
  const name = cleanName(file.name);
  if (file.bytes.length === 0) return err({ code: 'tom-fil', data: { name } });
  if (file.bytes.length > FILE_LIMIT) return err({ code: 'for-stor-fil', data: { name, max: FILE_LIMIT } });
  const kind = fileTypeOf(file.bytes);
  if (!kind) return err({ code: 'ukjent-filtype', data: { name } });
  if (accepted && !accepted.includes(kind)) return err({ code: 'feil-filtype', data: { name, type: kind } });
  return ok({ name, kind, sha256: sha256(file.bytes), bytes: file.bytes });
}

/** Stores a checked file in parts of 1 MB, and returns its id. After `keepUntil` it may be removed. */
export async function saveFile(
  tx: Tx,
  clock: Clock,
  kommuneId: string,
  file: CheckedFile,
  keepUntil: string | null = null,
): Promise<string> {
  const id = clock.id();
  await tx.rows(
    `insert into fil (kommune_id, id, sha256, name, type, size, created, keep_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [kommuneId, id, file.sha256, file.name, FILE_TYPES[file.kind], file.bytes.length, clock.now(), keepUntil],
  );
  for (let part = 0; part * PART < file.bytes.length; part += 1) {
    await tx.rows('insert into fil_del (kommune_id, fil_id, part, bytes) values ($1, $2, $3, $4)', [
      kommuneId,
      id,
      part,
      // A copy: a view would carry the whole file with it into the thread of the embedded database.
      file.bytes.slice(part * PART, (part + 1) * PART),
    ]);
  }
  return id;
}

export const findFile = async (tx: Tx, id: string): Promise<StoredFile | null> =>
  (await tx.rows<StoredFile>('select id, name, type, size, sha256, created from fil where id = $1', [id]))[0] ?? null;

/** Those of these that the kommune has, in one look. */
export const findFiles = (tx: Tx, ids: readonly string[]): Promise<StoredFile[]> =>
  tx.rows<StoredFile>('select id, name, type, size, sha256, created from fil where id = any($1::uuid[])', [ids]);

/** The file with its bytes, proved against its hash; null when the kommune has no such file. */
export async function readFile(
  db: Database,
  kommuneId: string,
  id: string,
): Promise<{ file: StoredFile; bytes: Uint8Array } | null> {
  // Read in the transaction, joined and proved outside it.
  const stored = await db.inKommune(kommuneId, (tx) => readParts(tx, id));
  return stored && { file: stored.file, bytes: joinParts(stored.file, stored.parts) };
}

/** The id of a stored file with this name and these bytes, so that the same upload twice is one file. */
export const findSameFile = async (tx: Tx, file: Pick<CheckedFile, 'name' | 'sha256'>): Promise<string | null> =>
  (await tx.rows<{ id: string }>('select id from fil where sha256 = $1 and name = $2', [file.sha256, file.name]))[0]
    ?.id ?? null;

/** The file as it lies in the database, its parts neither joined nor proved: for a thread that does both. */
export async function readParts(tx: Tx, id: string): Promise<{ file: StoredFile; parts: Uint8Array[] } | null> {
  const file = await findFile(tx, id);
  if (!file) return null;
  const parts = await tx.rows<{ bytes: Uint8Array }>('select bytes from fil_del where fil_id = $1 order by part', [id]);
  return { file, parts: parts.map((part) => part.bytes) };
}

/** Parts as one file, proved against its hash. */
export function joinParts(file: StoredFile, parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(Buffer.concat(parts));
  if (bytes.length !== file.size || sha256(bytes) !== file.sha256)
    throw new Error(`File ${file.id} is not what was stored`);
  return bytes;
}

/** From now on the file is kept until `until`, or for good with null. */
export const keepFile = (tx: Tx, id: string, until: string | null): Promise<unknown> =>
  tx.rows('update fil set keep_until = $2 where id = $1', [id, until]);

/** Removes the kommune's files whose deadline has passed, and tells how many. */
export const removeOldFiles = async (tx: Tx, now: string): Promise<number> =>
  (await tx.rows('delete from fil where keep_until < $1 returning 1', [now])).length;

/** Removes those of the files that nothing keeps: they have a deadline. */
export const dropUnkept = (tx: Tx, ids: readonly string[]): Promise<unknown> =>
  tx.rows('delete from fil where id = any($1) and keep_until is not null', [ids]);

/** True when there was one. */
export const deleteFile = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.rows('delete from fil where id = $1 returning id', [id])).length > 0;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Only the last part of the path, without control characters and quotes that would break a header, at most 200 characters. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last.replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').trim();
  return [...clean].slice(-200).join('') || 'fil';
}
