// The one Chromium of the tests: the machine's own, else the one npm brings.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // An answer shown by the test has no address of its own, and may load what the test serves all the same.
  '--disable-features=LocalNetworkAccessChecks',
];

/** The path of a Chromium that answers, or undefined. `CHROMIUM_PATH` is asked when none is on the PATH. */
export async function findChromium(): Promise<string | undefined> {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => [join(folder, 'chromium'), join(folder, 'chromium-browser')]);
  const installed = [...onPath, process.env.CHROMIUM_PATH ?? ''].find((path) => path !== '' && answers(path));
  return installed ?? (await unpackedFromNpm());
}

/** The browser of this process: test files come after one another in it, and to start one takes a second of work. */
let running: Promise<Browser> | undefined;

/** A view of the running browser, where each context is a visitor of its own; `close` closes what was opened through it. */
export async function launchBrowser(): Promise<Browser> {
  running ??= startBrowser();
  const browser = await running;
  const contexts: BrowserContext[] = [];
  const newContext: Browser['newContext'] = async (options) => {
    const context = await browser.newContext(options);
    contexts.push(context);
    return context;
  };
  const own: Partial<Browser> = {
    newContext,
    newPage: async (options) => (await newContext(options)).newPage(),
    close: async () => void (await Promise.all(contexts.map((context) => context.close()))),
  };
  return new Proxy(browser, {
    get(target, name) {
      const value = Reflect.get(own, name) ?? Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** A browser of its own, for who kills it; throws when there is none or it does not start, so that a missing one fails the test. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  if (executablePath === undefined) {
    throw new Error('No Chromium starts here: put one on the PATH, or its path in CHROMIUM_PATH.');
  }
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: FLAGS, chromiumSandbox: false });
}

function answers(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

async function unpackedFromNpm(): Promise<string | undefined> {
  // The package unpacks to the temporary folder and trusts what lies there; a folder of our own is ours to distrust.
  const folder = resolve(import.meta.dirname, '../node_modules/.cache/chromium');
  const path = join(folder, 'chromium');
  if (answers(path)) return path;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  } catch {
    return undefined;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  return answers(path) ? path : undefined;
}
