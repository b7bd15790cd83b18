import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Written in two pieces, so that this file does not hold the words it looks for. */
const FORBIDDEN: readonly RegExp[] = [
  new RegExp(`(^|[\\s"'\`(=])/(wo${'rk'}|ho${'me'}|ro${'ot'})/`, 'm'),
  new RegExp(`registry\\.(npm${'js'}|yarn)`),
  new RegExp(`\\b(TO${'DO'}|FIX${'ME'})\\b`),
  new RegExp(`\\bas an${'y'}\\b|@ts-(ign${'ore'}|noch${'eck'}|expect-er${'ror'})`),
  new RegExp(`\\b(it|test|describe)\\.on${'ly'}\\(`),
];

const offends = (text: string): boolean => FORBIDDEN.some((p) => p.test(text));

describe('words that do not belong in the tree', () => {
  it('are nowhere', () => {
    const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
      .split('\n')
      .filter((f) => /\.(ts|tsx|mjs|md|json|yaml|css|sql)$|^bin\/|^\.ci\//.test(f));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((f) => offends(readFileSync(f, 'utf8')))).toEqual([]);
  });
  it.each([`see /wo${'rk'}/main`, `a // TO${'DO'} later`, `x as an${'y'}`, `https://registry.npm${'js'}.org`])(
    'are caught: %s',
    (text) => expect(offends(text)).toBe(true),
  );
});

describe('the lock', () => {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
  it('holds exactly the versions that package.json names, and no address', () => {
    const wanted = { ...read('package.json').dependencies, ...read('package.json').devDependencies } as Record<
      string,
      string
    >;
    const lock = read('package-lock.json').packages as Record<string, { version: string; resolved?: string }>;
    for (const [name, version] of Object.entries(wanted)) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect(lock[`node_modules/${name}`]?.version, name).toBe(version);
    }
    expect(Object.values(lock).filter((p) => p.resolved)).toEqual([]);
  });
});
