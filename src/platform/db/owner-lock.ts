import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { type Result, err, ok } from '../../kernel/index.ts';

interface Owner {
  readonly pid: number;
  readonly boot: string;
  /** Start time of the process in clock ticks after boot, so that a reused pid is not taken for the owner. */
  readonly started: string;
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(owner: Owner): boolean {
  if (owner.boot !== bootId()) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return owner.started === '' || owner.started === startOf(owner.pid);
}

/**
 * Takes the folder for this process alone: two processes that open one embedded database lose each other's rows without an error.
 * The lock of a dead process is taken over.
 */
export function takeOwnership(lockFile: string): Result<{ release(): void }, { code: 'i-bruk'; pid: number }> {
  const mine: Owner = { pid: process.pid, boot: bootId(), started: startOf(process.pid) };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      const fd = openSync(lockFile, 'wx');
      writeSync(fd, JSON.stringify(mine));
      closeSync(fd);
      return ok({ release: () => unlinkSync(lockFile) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    let owner: Owner | null = null;
    try {
      owner = JSON.parse(readFileSync(lockFile, 'utf8')) as Owner;
    } catch {
      owner = null;
    }
    if (owner && isAlive(owner)) return err({ code: 'i-bruk', pid: owner.pid });
    try {
      unlinkSync(lockFile);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return err({ code: 'i-bruk', pid: 0 });
}
