import { mkdirSync, mkdtempSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readYaml } from './yaml.ts';

function folder(text: string): { root: string; path: string } {
  const root = mkdtempSync(join(tmpdir(), 'boligplan-innhold-'));
  mkdirSync(join(root, 'content'));
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'content/a.yaml'), text);
  const { size, mtimeMs } = statSync(join(root, 'content/a.yaml'));
  writeFileSync(
    join(root, 'dist/content.json'),
    JSON.stringify({ 'content/a.yaml': { size, mtimeMs, value: 'bygd' } }),
  );
  return { root, path: 'content/a.yaml' };
}

describe('a file of the content', () => {
  it('is as the build read it while nobody has changed it', () => {
    const { root, path } = folder('a: 1');
    expect(readYaml(root, path)).toBe('bygd');
  });

  it('is read itself when it has another length, or another time', () => {
    const longer = folder('a: 1');
    writeFileSync(join(longer.root, longer.path), 'a: 12');
    expect(readYaml(longer.root, longer.path)).toEqual({ a: 12 });
    const later = folder('a: 1');
    writeFileSync(join(later.root, later.path), 'a: 2');
    utimesSync(join(later.root, later.path), new Date(), new Date(Date.now() + 5000));
    expect(readYaml(later.root, later.path)).toEqual({ a: 2 });
  });

  it('is read itself where nothing is built', () => {
    const root = mkdtempSync(join(tmpdir(), 'boligplan-innhold-'));
    writeFileSync(join(root, 'b.yaml'), '- x');
    expect(readYaml(root, 'b.yaml')).toEqual(['x']);
  });
});
