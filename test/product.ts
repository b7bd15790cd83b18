import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, '../dist/main.js');

/** The built product as a process of its own, as it runs at a municipality's. */
export interface Product {
  readonly url: string;
  readonly pid: number;
  /** The one-time code of the first administrator, while there is none. */
  readonly code: string;
  /** Milliseconds from start to the address. */
  readonly ms: number;
  readonly running: () => boolean;
  /** The last of what it printed. */
  readonly said: () => string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

export const productSettings = (data: string, url: string | undefined, port = 0) => ({
  ...process.env,
  BOLIGPLAN_DATA: data,
  DATABASE_URL: url ?? '',
  PORT: String(port),
  HOST: '127.0.0.1',
});

/** @throws with what it said when it ends before it serves. */
export async function startProduct(data: string, url?: string, port = 0): Promise<Product> {
  const started = performance.now();
  const child: ChildProcess = spawn(process.execPath, ['--enable-source-maps', PROGRAM, 'serve'], {
    env: productSettings(data, url, port),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((serving, failed) => {
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      if (/Ctrl\+C/.test(said)) serving();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', (code, signal) =>
      failed(new Error(`The product ended with ${signal ?? code} before it served: ${said}`)),
    );
  });
  return {
    url: said.match(/http:\S+/)?.[0] ?? '',
    pid: child.pid ?? 0,
    code: said.match(/: ([A-Z0-9]{4}(?:-[A-Z0-9]{4}){3})$/m)?.[1] ?? '',
    ms: Math.round(performance.now() - started),
    running: () => child.exitCode === null && child.signalCode === null,
    said: () => said,
    async kill(signal) {
      child.kill(signal);
      await gone;
    },
  };
}

/** A command of the built product; gives its code and what it printed. */
export function command(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise((done) => child.once('close', (code) => done({ code: code ?? 1, out, err })));
}
