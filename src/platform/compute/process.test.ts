import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { CheckOrder, CheckReport } from '../files/check.ts';
import { inProcess } from './process.ts';

it('keeps compiled what a process for one file runs, though it is ended as soon as it has answered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'boligplan-code-'));
  const before = process.env.NODE_COMPILE_CACHE;
  onTestFinished(() => {
    if (before === undefined) delete process.env.NODE_COMPILE_CACHE;
    else process.env.NODE_COMPILE_CACHE = before;
    rmSync(folder, { recursive: true, force: true });
  });
  process.env.NODE_COMPILE_CACHE = folder;
  const check = new URL('../files/check.thread.ts', import.meta.url);
  const files = [{ name: 'a.csv', bytes: new TextEncoder().encode('a;b\n1;2\n') }];
  const order: CheckOrder = { files, accepted: ['csv'] };
  const [report] = await inProcess<CheckOrder, CheckReport[]>(check, order, { megabytes: 150, seconds: 20 });
  expect(report).toMatchObject({ ok: true });
  expect(readdirSync(folder, { recursive: true }).length).toBeGreaterThan(3);
});
