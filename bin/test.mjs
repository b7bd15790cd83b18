// `npm test`: install, build, then every check and test; the last line is "N passed, N failed, N skipped".
import { spawnSync } from 'node:child_process';
import fs, { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { build, install, onPinnedNode, pinnedNode, root, say } from './ready.mjs';
import { mayBeSkipped, WITHOUT_POSTGRES } from './skips.mjs';

process.chdir(root);
const watched = process.stdout.isTTY === true;
if (!watched) {
  process.env.NO_COLOR = '1';
  delete process.env.FORCE_COLOR;
}
install(true);
build();
const pinnedVersion = JSON.parse(readFileSync('node_modules/node/package.json', 'utf8')).version;
if (process.versions.node === pinnedVersion) {
  await everything();
} else {
  process.exitCode = await onPinnedNode([join(root, 'bin/test.mjs')]);
}

async function everything() {
  const started = Date.now();
  const bins = join(root, 'node_modules/.bin');
  process.env.PATH = `${bins}${delimiter}${process.env.PATH}`;
  const sum = { passed: 0, failed: 0, skipped: 0, skips: [], failures: [], files: [] };

  check(sum, 'types', 'tsc', ['-p', 'tsconfig.json']);
  check(sum, 'types of the core', 'tsc', ['-p', 'tsconfig.core.json']);
  if (fs.globSync('src/**/*.island.ts').length > 0)
    check(sum, 'types of the islands', 'tsc', ['-p', 'tsconfig.island.json']);
  check(sum, 'lint', 'biome', [
    'lint',
    '--error-on-warnings',
    '--max-diagnostics=200',
    ...(watched ? [] : ['--colors=off']),
  ]);

  await provideBrowser();
  const { findPostgres } = await import('../test/postgres.ts');
  const found = findPostgres();
  if ('missing' in found) skip(sum, `${WITHOUT_POSTGRES}: ${found.missing}`);
  vitest(sum, 'missing' in found ? 'pglite' : 'both');

  report(sum, started);
}

function check(sum, name, command, args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error) process.stderr.write(`${command}: ${error.message}\n`);
  if (status === 0) sum.passed += 1;
  else fail(sum, `${name} (${command} ${args.join(' ')})`);
}

async function provideBrowser() {
  const { findChromium } = await import('../test/browser.ts');
  let path = await findChromium();
  const mayInstall = ['1', 'true'].includes(process.env.CI ?? '') && process.getuid?.() === 0;
  if (path === undefined && mayInstall) {
    spawnSync('sh', ['-c', 'apt-get update -q && apt-get install -q -y chromium'], { stdio: 'inherit' });
    path = await findChromium();
  }
  if (path === undefined) say('no Chromium starts here: the journeys will fail');
  else process.env.CHROMIUM_PATH = path;
}

/** Every test on the embedded database and, where asked for both, what stores data on PostgreSQL as well: one run, never idle. */
function vitest(sum, databases) {
  say(`tests on ${databases === 'both' ? 'pglite and postgres' : databases}`);
  const folder = mkdtempSync(join(tmpdir(), 'boligplan-test-'));
  const tally = join(folder, 'tally.json');
  const entry = join(root, 'node_modules/vitest/vitest.mjs');
  // One line for each file where nobody watches: dots say nothing in a log.
  const reporter = watched ? '--reporter=dot' : '--reporter=default';
  const { status } = spawnSync(pinnedNode, [entry, 'run', reporter, '--reporter=./test/tally.ts'], {
    stdio: 'inherit',
    env: { ...process.env, BOLIGPLAN_TEST_DB: databases, BOLIGPLAN_TEST_TALLY: tally },
  });
  const failedBefore = sum.failed;
  try {
    add(sum, JSON.parse(readFileSync(tally, 'utf8')));
  } catch (error) {
    fail(sum, `vitest left no result: ${error.message}`);
  }
  rmSync(folder, { recursive: true, force: true });
  if (status !== 0 && sum.failed === failedBefore) fail(sum, `vitest ended with ${status}: see its message above`);
}

function add(sum, files) {
  for (const { name, ms, failed, tests } of files) {
    sum.files.push({ name, ms });
    // A file that breaks before its tests lists them as skipped; what failed is the file.
    const broken = failed && !tests.some((test) => test.state === 'failed');
    if (broken) fail(sum, `${name}: broke outside its tests`);
    for (const test of tests) {
      if (test.state === 'passed') sum.passed += 1;
      else if (test.state === 'failed') fail(sum, `${name}: ${test.name}`);
      else if (!broken) skip(sum, `${name}: ${test.name}`);
    }
  }
}

function fail(sum, what) {
  sum.failed += 1;
  sum.failures.push(what);
}

function skip(sum, what) {
  if (!mayBeSkipped(what)) fail(sum, `${what}: skipped although the shared data are here`);
  sum.skipped += 1;
  sum.skips.push(what);
}

function report(sum, started) {
  const lines = [
    'The ten slowest test files:',
    ...sum.files
      .sort((a, b) => b.ms - a.ms)
      .slice(0, 10)
      .map(({ name, ms }) => `  ${(ms / 1000).toFixed(1).padStart(6)} s  ${name}`),
  ];
  if (sum.skips.length > 0) lines.push('Skipped:', ...sum.skips.map((what) => `  ${what}`));
  if (sum.failures.length > 0) lines.push('Failed:', ...sum.failures.map((what) => `  ${what}`));
  lines.push(
    `${Math.round((Date.now() - started) / 1000)} s in all`,
    `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`,
  );
  process.exitCode = sum.failed > 0 ? 1 : 0;
  process.stdout.write(`${lines.join('\n')}\n`);
}
