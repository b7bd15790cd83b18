// Makes the folder ready to run: the locked packages, the pinned Node, a fresh build. Node built-ins only, any Node >= 20.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const pinnedNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * Compares the lock with npm's own note of what it installed (written last, so an interrupted install has none).
 * Packages for other platforms are optional and may be missing.
 */
export function isInstalled(withDev) {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note) || !existsSync(pinnedNode)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(note, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    if (!found) return Boolean(entry.optional || entry.devOptional || entry.peer || (entry.dev && !withDev));
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

export function install(withDev) {
  if (isInstalled(withDev)) return;
  say(`installing the packages in package-lock.json${withDev ? ', those for tests included' : ''} (npm ci) ...`);
  run('npm', ['ci', ...(withDev ? ['--include=dev'] : ['--omit=dev'])], 'npm ci failed; its message is above.');
  if (!existsSync(pinnedNode)) {
    fail(
      'npm did not place the pinned Node: install scripts are off. Run "npm ci --ignore-scripts=false" and try again.',
    );
  }
}

/** What the build is made from; kept beside it as dist/stamp. */
export function fingerprint() {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.md$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const hash = createHash('sha256');
  for (const file of [...sources.sort(), join(root, 'package-lock.json'), join(root, 'bin/build.mjs')]) {
    hash.update(file.slice(root.length).replaceAll(sep, '/')).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

export function build() {
  const stamp = join(root, 'dist/stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return;
  say('building ...');
  run(pinnedNode, [join(root, 'bin/build.mjs')], 'the build failed; its message is above.');
}

/** Runs the pinned Node with this terminal as its own; resolves to its exit code. Signals are passed on. */
export function onPinnedNode(args) {
  return new Promise((resolve) => {
    const child = spawn(pinnedNode, args, { stdio: 'inherit' });
    // In a terminal Ctrl-C reaches the whole group by itself; passed on once more it would count as a second one.
    const passedOn = ['SIGTERM', 'SIGHUP', 'SIGINT'];
    for (const signal of passedOn) {
      process.on(signal, () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      });
    }
    // npm passes a signal on to the shell between us, which dies alone: a vanished shell is a stop as well.
    if (process.env.npm_lifecycle_event !== undefined) {
      const shell = process.ppid;
      setInterval(() => process.ppid !== shell && child.kill('SIGTERM'), 250).unref();
    }
    child.on('error', (error) => fail(`the pinned Node does not run here: ${error.message}`));
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)));
  });
}

export function say(text) {
  process.stdout.write(`boligplan: ${text}\n`);
}

function run(command, args, complaint) {
  const shell = command === 'npm' && process.platform === 'win32';
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell });
  if (status !== 0) fail(error ? `${complaint} (${error.message})` : complaint);
}

function fail(text) {
  process.stderr.write(`boligplan: ${text}\n`);
  process.exit(1);
}
