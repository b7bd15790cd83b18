import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<Record<string, { version?: string; resolved?: string; integrity?: string }>>;
}

/** An older Node or a range would silently bring other libraries: the lock holds exactly what package.json names, and no address. */
function faults(manifest: Manifest, lock: Lock): string[] {
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return [
    ...wanted
      .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
      .map(([name]) => `${name}: not one exact version`),
    ...wanted
      .filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)
      .map(([name]) => `${name}: the lock has another version`),
    ...Object.entries(lock.packages)
      .filter(([, entry]) => entry.resolved !== undefined)
      .map(([path]) => `${path}: names where it came from`),
    ...Object.entries(lock.packages)
      .filter(([path, entry]) => path !== '' && !entry.integrity && !path.includes('/node_modules/'))
      .map(([path]) => `${path}: has no checksum`),
  ];
}

const checksum = 'sha512-x';

describe('the lock', () => {
  it('holds exactly the versions that package.json names, and no address', () => {
    const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
    expect(faults(read('package.json'), read('package-lock.json'))).toEqual([]);
  });

  it.each([
    ['a range', { a: '^1.0.0' }, { version: '^1.0.0', integrity: checksum }],
    ['another version', { a: '1.0.0' }, { version: '1.0.1', integrity: checksum }],
    ['an address', { a: '1.0.0' }, { version: '1.0.0', integrity: checksum, resolved: 'https://example.org/a.tgz' }],
    ['no checksum', { a: '1.0.0' }, { version: '1.0.0' }],
  ])('with %s is caught', (_what, dependencies, entry) => {
    expect(faults({ dependencies }, { packages: { 'node_modules/a': entry } })).toHaveLength(1);
  });
});
