import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '../../kernel/index.ts';

const BUSY = 5;

/**
 * Takes the folder for this process alone: two processes that open one embedded database lose each other's rows without an error.
 * The operating system holds the lock (through SQLite's, the one lock Node offers), so that a killed owner leaves nothing stale
 * and two newcomers can never both win. `<name>.pid` only tells whom to blame: reading the lock file itself would let go of it.
 */
export function takeOwnership(name: string): Result<{ release(): void }, { code: 'i-bruk'; pid: number }> {
  const pidFile = `${name}.pid`;
  const lock = new DatabaseSync(`${name}.lock`);
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== BUSY) throw error;
    return err({ code: 'i-bruk', pid: readPid(pidFile) });
  }
  writeFileSync(pidFile, String(process.pid));
  return ok({
    release() {
      if (!lock.isOpen) return;
      rmSync(pidFile, { force: true });
      lock.close();
    },
  });
}

function readPid(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return 0;
  }
}
