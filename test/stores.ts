import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** The whole line once. A run of both databases has it on PostgreSQL alone: test/journeys/line.test.ts walks the line on the embedded one. */
export const SMOKE = 'test/journeys/smoke.test.ts';
/** And a server that is killed. That the neighbour is out of reach in every table is held by src/platform/db/walls.test.ts on both. */
const JOURNEYS = [SMOKE, 'test/journeys/restart.test.ts'].map((file) => join(ROOT, file));
/** Of the embedded database alone, whatever the run is on: once is enough. */
const EMBEDDED = ['ownership', 'durability'].map((name) => join(ROOT, `src/platform/db/${name}.test.ts`));
const DATABASE = join(ROOT, 'test/database.ts');
const SERVER = join(ROOT, 'test/server.ts');

/**
 * Tests of what is stored, by name or by what they import, and of what answers over HTTP beside the pages: these run on both
 * databases. Pages look the same whatever they are read from, and take a tenth of the whole run.
 */
export function storeTests(): string[] {
  const inSource = testsIn('src').filter(
    (file) =>
      !EMBEDDED.includes(file) &&
      (/[/\\.]store\.test\.tsx?$/.test(file) ||
        importsOf(file).includes(DATABASE) ||
        (importsOf(file).includes(SERVER) && !/[/\\]pages[/\\]/.test(file))),
  );
  const inTest = testsIn('test').filter((file) => JOURNEYS.includes(file) || importsOf(file).includes(DATABASE));
  return [...inSource, ...inTest].map((file) => relative(ROOT, file).replaceAll('\\', '/'));
}

const testsIn = (folder: string) =>
  globSync(`${folder}/**/*.test.{ts,tsx}`, { cwd: ROOT }).map((file) => join(ROOT, file));

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/from '(\.[^']+)'/g)].map((found) => resolve(dirname(file), found[1] ?? ''));
}
