import { ok, type Result } from '../../kernel/index.ts';
import { inThread, threadBeside } from '../compute/thread.ts';
import type { FileType } from './file-type.ts';
import type { CheckedFile, FileRefusal } from './files.ts';

export interface CheckOrder {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly accepted: readonly FileType[];
}
export type CheckReport = Result<Omit<CheckedFile, 'bytes'>, FileRefusal>;

/** checkFile for uploads, in a thread: typing and hashing 25 MB would keep everybody else waiting. */
export async function checkUploads(
  files: CheckOrder['files'],
  accepted: readonly FileType[],
): Promise<Result<CheckedFile, FileRefusal>[]> {
  const reports = await inThread<CheckOrder, CheckReport[]>(threadBeside(import.meta.url, 'check'), {
    files,
    accepted,
  });
  return reports.map((report, i) =>
    report.ok ? ok({ ...report.value, bytes: files[i]?.bytes ?? new Uint8Array() }) : report,
  );
}
