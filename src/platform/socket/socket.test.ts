import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { askOwner, listenOnSocket } from './socket.ts';

describe('the socket in the data folder', () => {
  const home = mkdtempSync(join(tmpdir(), 'boligplan-socket-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

  it.each([
    ['a folder with a short name', 'data'],
    ['a folder whose name is longer than a socket may have', `${'mappe'.repeat(30)}/data`],
  ])('answers in %s, to its owner alone, and is gone afterwards', async (_, name) => {
    const folder = join(home, name);
    mkdirSync(folder, { recursive: true });
    expect(await askOwner(folder, 'ekko')).toBeNull();
    writeFileSync(join(folder, 'boligplan.sock'), 'left by an owner that was killed');
    expect(await askOwner(folder, 'ekko')).toBeNull();
    const listening = await listenOnSocket(folder, async (ask) => {
      if (ask === 'feil') throw new Error('disken er full');
      return ask === 'ekko' ? Buffer.alloc(3_000_000, 'æ') : null;
    });
    if (process.platform !== 'win32') expect(statSync(join(folder, 'boligplan.sock')).mode & 0o777).toBe(0o600);
    const answer = await askOwner(folder, 'ekko');
    expect(answer?.ok).toBe(true);
    expect(text(answer?.bytes)).toBe('æ'.repeat(1_500_000));
    expect((await askOwner(folder, 'ukjent'))?.ok).toBe(false);
    const failed = await askOwner(folder, 'feil');
    expect([failed?.ok, text(failed?.bytes)]).toEqual([false, 'disken er full']);
    await listening.close();
    expect(await askOwner(folder, 'ekko')).toBeNull();
  });
});
