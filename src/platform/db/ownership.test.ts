import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY, putReady } from '../../../test/database.ts';
import { openDatabase } from './open.ts';

const CHILD = 'test/owner-process.ts';

/** Another process that owns the database, and writes rows numbered from `first` or only holds it, until it is killed. */
function owner(folder: string, first: number | 'hold') {
  const child: ChildProcess = spawn(process.execPath, [CHILD, folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: unknown[] = [];
  let rest = '';
  let heard = () => {};
  child.stdout?.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((line) => JSON.parse(line) as unknown));
    heard();
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    lines,
    pid: child.pid,
    says: (count: number) =>
      new Promise<void>((resolve) => {
        heard = () => lines.length >= count && resolve();
        heard();
      }),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

describe('the owner of an embedded database', () => {
  const home = mkdtempSync(join(tmpdir(), 'boligplan-owner-'));
  const folder = join(home, 'database');
  const settings = { folder, migrations: 'migrations' };
  beforeAll(() => putReady(EMPTY, folder));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it.skipIf(process.platform === 'win32')(
    'keeps the others of the machine out, also of a folder that let them in',
    async () => {
      chmodSync(folder, 0o755);
      const opened = await openDatabase(settings);
      if (!opened.ok) throw new Error(opened.error.code);
      await opened.value.close();
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    },
  );

  it('may be killed in the middle of writing: the lock is free, every acknowledged row is there, once', async () => {
    const acknowledged: number[] = [];
    let next = 1;
    for (let round = 0; round < 3; round += 1) {
      const killed = owner(folder, next);
      await killed.says(2 + Math.floor(Math.random() * 60));
      await killed.kill();
      expect(killed.lines[0]).toEqual({ code: 'ok' });
      acknowledged.push(...(killed.lines.slice(1) as number[]));
      next = (acknowledged.at(-1) ?? 0) + 1000;
    }
    const again = await openDatabase(settings);
    if (!again.ok) throw new Error(again.error.code);
    const rows = await again.value.inPlattform((tx) =>
      tx.rows<{ n: number }>('select code_hash::int as n from oppsett'),
    );
    await again.value.close();
    const there = new Set(rows.map((row) => row.n));
    expect(acknowledged.length).toBeGreaterThan(4);
    expect(acknowledged.filter((n) => !there.has(n))).toEqual([]);
    // At most one write for each kill was done without anybody hearing of it.
    expect(rows.length - acknowledged.length).toBeLessThanOrEqual(3);
  }, 150_000);

  it('is the only one: twenty of twenty other processes are told who has it', async () => {
    const first = owner(folder, 'hold');
    await first.says(1);
    const run = promisify(execFile);
    const come = async () => JSON.parse((await run(process.execPath, [CHILD, folder])).stdout) as unknown;
    const answers: unknown[] = [];
    for (let i = 0; i < 5; i += 1) answers.push(...(await Promise.all([come(), come(), come(), come()])));
    await first.kill();
    expect(answers).toEqual(Array.from({ length: 20 }, () => ({ code: 'i-bruk', pid: first.pid })));
    expect(await come()).toEqual({ code: 'ok' });
  }, 150_000);
});
