import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');
export const MIGRATIONS = join(ROOT, 'migrations');

/** Twenty hex digits that change when a file under one of the paths does; tests do not count. `more` counts too. */
export function fingerprintOf(paths: readonly string[], more = ''): string {
  const hash = createHash('sha256').update(more);
  for (const path of paths) {
    const files = statSync(join(ROOT, path)).isDirectory()
      ? readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [join(ROOT, path)];
    for (const file of files) hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 20);
}
