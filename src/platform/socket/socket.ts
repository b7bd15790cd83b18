import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * How a command asks the process that owns the data folder: HTTP on a socket in that folder.
 * Whoever may open the socket file (its owner alone) may ask; there is no other check.
 */
const NAME = 'boligplan.sock';
/** What every system takes as the name of a socket. */
const LONGEST_NAME = 100;
const NOBODY = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTSOCK', 'EINVAL']);

export interface Answer {
  readonly ok: boolean;
  readonly bytes: Uint8Array;
}

/** Takes `ask` and gives the bytes to answer with, or null when it knows no such thing. */
export type Answerer = (ask: string) => Promise<Uint8Array | null>;

const pipeName = (folder: string) =>
  `\\\\.\\pipe\\boligplan-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;

/** A file that a killed owner left behind is removed: only the owner of the folder may listen. */
function freshName(folder: string): { name: string; remove(): void } {
  if (process.platform === 'win32') return { name: pipeName(folder), remove: () => undefined };
  const file = join(folder, NAME);
  rmSync(file, { force: true });
  const remove = () => rmSync(file, { force: true });
  if (Buffer.byteLength(file) <= LONGEST_NAME) return { name: file, remove };
  const name = join(mkdtempSync(join(tmpdir(), 'boligplan-')), NAME);
  symlinkSync(name, file);
  return {
    name,
    remove() {
      remove();
      rmSync(dirname(name), { recursive: true, force: true });
    },
  };
}

/** Listens for commands in the folder that this process owns. */
export async function listenOnSocket(folder: string, answerer: Answerer): Promise<{ close(): Promise<void> }> {
  const { name, remove } = freshName(folder);
  const server = createServer((incoming, outgoing) => {
    answerer((incoming.url ?? '').slice(1)).then(
      (bytes) => outgoing.writeHead(bytes ? 200 : 404).end(bytes ?? ''),
      (error: Error) => outgoing.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    // Nobody may slip in between the making of the file and the setting of its mode.
    const before = process.platform === 'win32' ? null : process.umask(0o177);
    server.listen(name, listening);
    if (before !== null) process.umask(before);
  });
  if (process.platform !== 'win32') chmodSync(name, 0o600);
  return {
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          remove();
          closed();
        });
        server.closeIdleConnections();
      }),
  };
}

/** Asks the owner of the folder; null when nobody listens there. */
export async function askOwner(folder: string, ask: string): Promise<Answer | null> {
  let socketPath: string;
  try {
    socketPath = process.platform === 'win32' ? pipeName(folder) : realpathSync(join(folder, NAME));
  } catch {
    return null;
  }
  return new Promise((resolve, reject) => {
    const asking = request({ socketPath, path: `/${ask}`, method: 'POST', agent: false }, (incoming) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('end', () => resolve({ ok: incoming.statusCode === 200, bytes: Buffer.concat(parts) }));
      incoming.on('error', reject);
    });
    asking.on('error', (error: NodeJS.ErrnoException) =>
      NOBODY.has(error.code ?? '') ? resolve(null) : reject(error),
    );
    asking.end();
  });
}
