import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/** What the build has read of a file, and the file as it was then. */
interface Compiled {
  readonly size: number;
  readonly mtimeMs: number;
  readonly value: unknown;
}

const compiledOf = new Map<string, Readonly<Record<string, Compiled>>>();

function compiledUnder(root: string): Readonly<Record<string, Compiled>> {
  const known = compiledOf.get(root);
  if (known) return known;
  const file = join(root, 'dist/content.json');
  const read = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Compiled>) : {};
  compiledOf.set(root, read);
  return read;
}

/**
 * A YAML file of the product, such as `content/kostra.yaml`, unchecked. Reading all of them costs a cold process more than half a
 * second, so the build keeps what it read (`dist/content.json`); a file that somebody has changed since is read itself.
 */
export function readYaml(root: string, path: string): unknown {
  const compiled = compiledUnder(root)[path];
  if (compiled) {
    const { size, mtimeMs } = statSync(join(root, path));
    if (size === compiled.size && mtimeMs === compiled.mtimeMs) return compiled.value;
  }
  // Seventy files, read only by who has something to parse.
  const { parse } = require('yaml') as typeof import('yaml');
  return parse(readFileSync(join(root, path), 'utf8'));
}
