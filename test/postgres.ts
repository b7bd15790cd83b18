import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

const MINIMUM = 15;

/** Folder of the server's binaries, or why they cannot be used. */
export function findPostgres(): { bin: string } | { missing: string } {
  const candidates = ['15', '16', '17', '18'].map((v) => `/usr/lib/postgresql/${v}/bin`);
  try {
    candidates.unshift(execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim());
  } catch {
    // pg_config is only one way to find them
  }
  for (const bin of candidates) {
    if (!existsSync(join(bin, 'initdb'))) continue;
    const version = Number(execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).match(/(\d+)/)?.[1] ?? 0);
    if (version >= MINIMUM) return { bin };
  }
  return { missing: `no PostgreSQL ${MINIMUM} or newer server binaries on this machine` };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A PostgreSQL server of our own on loopback. It may not run as root: then as the user postgres. */
export async function startPostgres(): Promise<{ url: string; pid: () => number | undefined; stop: () => Promise<void> }> {
  const found = findPostgres();
  if ('missing' in found) throw new Error(found.missing);
  const folder = mkdtempSync(join(tmpdir(), 'boligplan-pg-'));
  let identity: { uid: number; gid: number } | undefined;
  if (userInfo().uid === 0) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    identity = { uid: id('-u'), gid: id('-g') };
    chownSync(folder, identity.uid, identity.gid);
  }
  const data = join(folder, 'data');
  execFileSync(join(found.bin, 'initdb'), ['-D', data, '-U', 'boligplan', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...identity, stdio: 'ignore', cwd: folder });
  const port = await freePort();
  const server = spawn(
    join(found.bin, 'postgres'),
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`, '-c', 'max_connections=80'],
    { ...identity, stdio: 'ignore', cwd: folder },
  );
  const url = `postgres://boligplan@127.0.0.1:${port}`;
  const { default: pg } = await import('pg');
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: `${url}/postgres` });
    try {
      await client.connect();
      await client.end();
      break;
    } catch (error) {
      if (attempt > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return {
    url,
    pid: () => server.pid,
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** vitest globalSetup: one server for the run on PostgreSQL, nothing otherwise. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  project.provide('postgresUrl', null);
  if (process.env.BOLIGPLAN_TEST_DB !== 'postgres') return undefined;
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return server.stop;
}
