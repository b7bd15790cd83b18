import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readParameterFile } from './content.ts';

const shipped = parse(readFileSync('content/parametre/modell.yaml', 'utf8')) as Record<string, Record<string, unknown>>;
const root = mkdtempSync(join(tmpdir(), 'parametre-'));
mkdirSync(join(root, 'content/parametre'), { recursive: true });
afterAll(() => rmSync(root, { recursive: true }));

it('refuses every parameter without a year, a source or a confidence, by its name', () => {
  const read = (content: unknown) => {
    writeFileSync(join(root, 'content/parametre/modell.yaml'), stringify(content));
    return readParameterFile(root);
  };
  expect(read(shipped).refugees.year).toBe(2018);
  const groups = Object.keys(shipped).filter((key) => key !== 'version');
  expect(groups.length).toBeGreaterThan(15);
  for (const group of groups)
    for (const what of ['year', 'source', 'confidence']) {
      const { [what]: _, ...rest } = shipped[group] ?? {};
      expect(() => read({ ...shipped, [group]: rest }), `${group} ${what}`).toThrow(
        new RegExp(`"${group}",\\s+"${what}"`),
      );
    }
});
