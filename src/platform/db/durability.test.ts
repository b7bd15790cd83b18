import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EMPTY, putReady } from '../../../test/database.ts';
import { DURABLE_START, DurableNodeFS } from './durable-fs.ts';

/**
 * What a power cut would leave: of each file the bytes of its last fsync, in each folder the names of its last fsync.
 * A new file is there only when both it and its folder were forced; a removed or renamed one comes back unless its folder was.
 */
class Disk {
  private readonly bytes = new Map<string, Buffer>();
  private readonly names = new Map<string, string[]>();
  private readonly root: string;
  fsyncs = 0;

  constructor(root: string) {
    this.root = root;
  }

  /** The folder as it stands is on the disk. */
  hasAll(folder = this.root): void {
    this.force(folder);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) this.hasAll(path);
      else this.force(path);
    }
  }

  /** Heard from the file system: this file or folder has just been forced. */
  readonly force = (path: string): void => {
    this.fsyncs += 1;
    if (statSync(path).isDirectory()) this.names.set(path, readdirSync(path));
    else this.bytes.set(path, readFileSync(path));
  };

  /** Writes what would be left into a new folder. */
  leaveIn(target: string, folder = this.root): void {
    mkdirSync(join(target, relative(this.root, folder)), { recursive: true });
    for (const name of this.names.get(folder) ?? []) {
      const path = join(folder, name);
      const file = this.bytes.get(path);
      if (this.names.has(path)) this.leaveIn(target, path);
      else if (file) writeFileSync(join(target, relative(this.root, path)), file);
    }
  }
}

const open = (folder: string, forced: (path: string) => void, startParams = DURABLE_START) =>
  PGlite.create({ fs: new DurableNodeFS(folder, forced), startParams, relaxedDurability: false });

/** Rows by key; several statements so that transactions, updates and removals are all in it. */
type Step = { readonly kind: 'add' | 'change' | 'remove' | 'many' | 'checkpoint'; readonly size: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('add', 'change', 'remove') },
    { weight: 3, arbitrary: fc.constant('many') },
    { weight: 1, arbitrary: fc.constant('checkpoint') },
  ),
  size: fc.integer({ min: 1, max: 6000 }),
}) as fc.Arbitrary<Step>;

async function take(db: PGlite, acknowledged: Map<number, string>, next: { key: number }, s: Step): Promise<void> {
  const text = 'x'.repeat(s.size);
  const [known] = acknowledged.keys();
  if (s.kind === 'checkpoint') await db.exec('select pg_switch_wal(); checkpoint');
  else if (s.kind === 'change' && known !== undefined) {
    await db.query('update ting set text = $2 where key = $1', [known, text]);
    acknowledged.set(known, text);
  } else if (s.kind === 'remove' && known !== undefined) {
    await db.query('delete from ting where key = $1', [known]);
    acknowledged.delete(known);
  } else {
    const keys = Array.from({ length: s.kind === 'many' ? 40 : 1 }, () => next.key++);
    await db.transaction(async (tx) => {
      for (const key of keys) await tx.query('insert into ting values ($1, $2)', [key, text]);
    });
    for (const key of keys) acknowledged.set(key, text);
  }
}

async function rowsIn(folder: string): Promise<Map<number, string>> {
  const db = await open(folder, () => undefined);
  const { rows } = await db.query<{ key: number; text: string }>('select key, text from ting');
  await db.close();
  return new Map(rows.map((row) => [row.key, row.text]));
}

describe('a power cut', () => {
  const folder = mkdtempSync(join(tmpdir(), 'boligplan-power-'));
  const fresh = join(folder, 'fresh');
  beforeAll(async () => {
    await putReady(EMPTY, fresh);
    const db = await open(fresh, () => undefined);
    await db.exec('create table ting (key int primary key, text text not null)');
    await db.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the steps, cuts the power after each of `cuts`, and gives what was acknowledged and what is there. */
  async function run(steps: readonly Step[], cuts: readonly number[], startParams = DURABLE_START) {
    const home = mkdtempSync(join(folder, 'run-'));
    const data = join(home, 'data');
    cpSync(fresh, data, { recursive: true });
    const disk = new Disk(data);
    disk.hasAll();
    const before = disk.fsyncs;
    const db = await open(data, disk.force, startParams);
    const acknowledged = new Map<number, string>();
    const next = { key: 1 };
    const left: { place: string; acknowledged: Map<number, string> }[] = [];
    for (const [i, s] of steps.entries()) {
      await take(db, acknowledged, next, s);
      if (!cuts.includes(i)) continue;
      const place = join(home, `cut-${i}`);
      disk.leaveIn(place);
      left.push({ place, acknowledged: new Map(acknowledged) });
    }
    await db.close();
    const found = [];
    for (const { place, acknowledged } of left) found.push({ acknowledged, there: await rowsIn(place) });
    rmSync(home, { recursive: true, force: true });
    return { found, fsyncs: disk.fsyncs - before };
  }

  it('leaves every acknowledged row, whatever was not forced to the disk is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 80 }), fc.nat(), async (steps, nth) => {
        const cuts = [nth % steps.length, steps.length - 1];
        const { found } = await run(steps, cuts);
        for (const { acknowledged, there } of found) expect(there).toEqual(acknowledged);
      }),
      { numRuns: 1 },
    );
  }, 120_000);

  it('would take rows where Postgres forces nothing, so that the test above can fail', async () => {
    const loose = DURABLE_START.map((p) => (p === 'fsync=on' ? 'fsync=off' : p));
    const steps = Array.from({ length: 20 }, (): Step => ({ kind: 'add', size: 10 }));
    const { found, fsyncs } = await run(steps, [19], loose);
    expect(fsyncs).toBe(0);
    expect(found[0]?.acknowledged.size).toBe(20);
    expect(found[0]?.there.size).toBeLessThan(20);
  });
});
