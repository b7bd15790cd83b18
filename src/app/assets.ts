import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
};

export interface Assets {
  /** File name to hashed address, as the pages write it. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, { bytes: Uint8Array; type: string }>;
}

/** The built files, read once and served from memory. */
export function loadAssets(dist: string): Assets {
  const addresses = JSON.parse(readFileSync(join(dist, 'assets.json'), 'utf8')) as Record<string, string>;
  const files = new Map(
    Object.values(addresses).map((address) => {
      const name = address.replace('/assets/', '');
      const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      return [address, { bytes: new Uint8Array(readFileSync(join(dist, 'public', name))), type }];
    }),
  );
  return { addresses, files };
}

/** The project's folder, whether this runs from dist or from src/app. */
export function projectRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith('dist') ? join(here, '..') : join(here, '../..');
}
