import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Written in two pieces, so that this file does not hold the words it looks for. */
const FORBIDDEN: readonly RegExp[] = [
  new RegExp(`(^|[\\s"'\`(=:])/(wo${'rk'}|ho${'me'}|ro${'ot'}|tm${'p'}|Us${'ers'})/`, 'm'),
  new RegExp(`\\b[A-Z]:\\\\Us${'ers'}`),
  new RegExp(
    `registry\\.(npm${'js'}|yarn)|npm${'mirror'}\\.com|pkg\\.git${'hub'}\\.com|arti${'factory'}|/nex${'us'}/`,
    'i',
  ),
  new RegExp(`\\b(Cla${'ude'}|Chat${'GPT'}|Cop${'ilot'}|LL${'M'}|sub-?ag${'ent'}|AI ag${'ent'}|as an A${'I'})\\b`, 'i'),
];

const offends = (text: string): boolean => FORBIDDEN.some((p) => p.test(text));

describe('words that do not belong in the tree', () => {
  it('are nowhere', () => {
    const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
      .split('\n')
      .filter((f) => /\.(ts|tsx|mjs|md|json|yaml|css|sql|svg)$|^bin\/|^\.ci\/|^\.[a-z]+$/.test(f) && existsSync(f));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((f) => offends(readFileSync(f, 'utf8')))).toEqual([]);
  });
  it.each([
    `see /wo${'rk'}/main`,
    `cd "/tm${'p'}/x"`,
    `C:\\Us${'ers'}\\kari`,
    `https://registry.npm${'js'}.org`,
    `written by Cla${'ude'}`,
  ])('are caught: %s', (text) => expect(offends(text)).toBe(true));
});
