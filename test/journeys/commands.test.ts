import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eksempelvikIn } from '../server.ts';

const PROGRAM = resolve('dist/main.js');

describe('commands beside the running product', () => {
  const home = mkdtempSync(join(tmpdir(), 'boligplan-commands-'));
  const environment = (data: string) => ({
    ...process.env,
    BOLIGPLAN_DATA: join(home, data),
    DATABASE_URL: '',
    PORT: '0',
    HOST: '127.0.0.1',
  });
  const boligplan = (data: string, ...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((done) => {
      execFile(process.execPath, [PROGRAM, ...args], { env: environment(data) }, (error, out, err) =>
        done({ code: Number(error?.code ?? 0), out, err }),
      );
    });
  const rowsIn = (file: string) => gunzipSync(readFileSync(file)).toString();
  let server: ChildProcess;
  let address = '';
  beforeAll(async () => {
    expect((await boligplan('one', 'status')).out).toMatch(/There is no database in .*one yet/);
    await eksempelvikIn(join(home, 'one', 'database'));
    server = spawn(process.execPath, [PROGRAM, 'serve'], {
      env: environment('one'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    address = await new Promise((found) => {
      server.stdout?.on('data', (chunk: Buffer) => {
        const said = chunk.toString().match(/http:\S+/)?.[0];
        if (said) found(said);
      });
    });
  }, 150_000);
  afterAll(() => {
    server.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  });

  it('ask it for its state and a backup, and are told plainly what cannot be done', async () => {
    const status = await boligplan('one', 'status', '--json');
    expect(JSON.parse(status.out)).toMatchObject({
      running: { pid: server.pid, address },
      kommuner: 1,
      accounts: 0,
      migrations: { waiting: [] },
    });
    expect((await boligplan('one', 'status')).out).toContain(`Running: process ${server.pid} at ${address}`);

    const file = join(home, 'beside.backup');
    expect(await boligplan('one', 'backup', file)).toMatchObject({ code: 0, err: '' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(rowsIn(file)).toContain('Eksempelvik');
    expect(await boligplan('one', 'backup', file)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/already there/),
    });
    expect(await boligplan('one', 'restore', file)).toMatchObject({
      code: 1,
      err: expect.stringContaining(`in use by process ${server.pid}; stop the product first`),
    });
    expect(await boligplan('one', 'serve')).toMatchObject({
      code: 1,
      err: expect.stringContaining(`already in use by process ${server.pid}`),
    });
    expect((await fetch(address)).status).toBe(200);
  }, 150_000);

  it('open the database themselves when it is gone, and restore what the other kind of command wrote', async () => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
    expect(JSON.parse((await boligplan('one', 'status', '--json')).out)).toMatchObject({ running: null, kommuner: 1 });
    const file = join(home, 'alone.backup');
    expect((await boligplan('one', 'backup', file)).code).toBe(0);
    expect(rowsIn(file)).toBe(rowsIn(join(home, 'beside.backup')));
    expect((await boligplan('two', 'restore', file)).out).toMatch(/^[1-9]\d+ rows restored/);
    const again = join(home, 'again.backup');
    expect((await boligplan('two', 'backup', again)).code).toBe(0);
    expect(rowsIn(again)).toBe(rowsIn(file));
  }, 150_000);
});
