import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from './open.ts';
import type { PgliteEngine } from './pglite-engine.ts';

it('forces every commit to the disk, refuses a second owner in words, and is there again after reopening', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'boligplan-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const settings = { folder: join(folder, 'db'), migrations: 'migrations', only: new Set(['0001_plattform.sql']) };
  const first = await openDatabase(settings);
  if (!first.ok) throw new Error(first.error.code);
  const engine = first.value.engine as PgliteEngine;
  const before = await engine.fsyncs();
  for (let i = 0; i < 20; i += 1)
    await engine.withConnection((db) =>
      db.query('insert into oppsett (code_hash, created) values ($1, now())', [`kode-${i}`]),
    );
  expect((await engine.fsyncs()) - before).toBeGreaterThanOrEqual(20);
  expect(await openDatabase(settings)).toEqual({ ok: false, error: { code: 'i-bruk', pid: process.pid } });

  await first.value.close();
  const again = await openDatabase(settings);
  if (!again.ok) throw new Error(again.error.code);
  await expect(engine.withConnection((db) => db.query('select 1'))).rejects.toThrow(/closed/);
  // Closed once more, it takes nothing from who came after and has its thread.
  await first.value.close();
  expect(await again.value.engine.withConnection((db) => db.query('select code_hash from oppsett'))).toHaveLength(20);
  await again.value.close();
});
