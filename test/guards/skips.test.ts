import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mayBeSkipped, WITHOUT_POSTGRES } from '../../bin/skips.mjs';

it('lets nothing but PostgreSQL be left out where the shared data are', () => {
  const shared = mkdtempSync(join(tmpdir(), 'boligplan-shared-'));
  try {
    expect(mayBeSkipped('src/model/run.test.ts: real municipalities', shared)).toBe(true);
    mkdirSync(join(shared, 'data'));
    expect(mayBeSkipped('src/model/run.test.ts: real municipalities', shared)).toBe(false);
    expect(mayBeSkipped(`${WITHOUT_POSTGRES}: no binaries`, shared)).toBe(true);
  } finally {
    rmSync(shared, { recursive: true, force: true });
  }
});
