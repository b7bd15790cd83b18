import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const MINIMUM = 15;

export interface PostgresServer {
  /** Without a database name: `${url}/postgres`. */
  readonly url: string;
  /** Ends the server at once (SIGQUIT is `pg_ctl stop -m immediate`, SIGKILL leaves it no say), and starts it anew on the same data. */
  crash(signal?: 'SIGQUIT' | 'SIGKILL'): Promise<void>;
  stop(): Promise<void>;
}

/** Folder of the server's binaries, or why they cannot be used. */
export function findPostgres(): { bin: string } | { missing: string } {
  const candidates = ['15', '16', '17', '18'].map((version) => `/usr/lib/postgresql/${version}/bin`);
  try {
    candidates.unshift(execFileSync('pg_config', ['--bindir'], { encoding: 'utf8' }).trim());
  } catch {
    // pg_config is only one way to find them
  }
  for (const bin of candidates) {
    if (!existsSync(join(bin, 'initdb'))) continue;
    const said = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
    if (Number(said.match(/(\d+)/)?.[1] ?? 0) >= MINIMUM) return { bin };
  }
  return { missing: `no PostgreSQL ${MINIMUM} or newer server binaries on this machine` };
}

/** A PostgreSQL server of our own on loopback. It may not run as root: then as the user postgres. */
export async function startPostgres(): Promise<PostgresServer> {
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
  const options = ['-U', 'boligplan', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(found.bin, 'initdb'), ['-D', data, ...options], { ...identity, stdio: 'ignore', cwd: folder });
  const port = await freePort();
  const url = `postgres://boligplan@127.0.0.1:${port}`;
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'max_connections=80'];
  const run = () =>
    spawn(
      join(found.bin, 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...identity, stdio: 'ignore', cwd: folder },
    );
  let server = run();
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await gone;
  };
  await answering(url);
  return {
    url,
    async crash(signal = 'SIGKILL') {
      await end(signal);
      server = run();
      await answering(url);
    },
    async stop() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: `${url}/postgres` });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
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
