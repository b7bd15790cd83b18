import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VERBS } from './cli.ts';

describe('the list of verbs', () => {
  it.each(Object.entries(VERBS))('says of %s what the verb itself says', async (name, entry) => {
    const { verb } = await entry.load();
    expect(entry.usage).toBe(verb.usage);
    expect(entry.usage.split(' ')[0]).toBe(name);
    expect(verb.help).not.toBe('');
  });
});

/** What one start in many needs, and then when it is needed. */
const SELDOM = [
  ...['exceljs', 'read-excel-file', 'docx', 'pptxgenjs', '@myriaddreamin', '@resvg'],
  ...['nodemailer', 'pg', 'yaml', 'esbuild', '@electric-sql'],
];
/** Tells on its error output which packages a program has loaded. */
const LISTENER = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  const loaded = new Set();
  registerHooks({ load(url, context, next) { loaded.add(url.match(/node_modules\\/([^/]+)/)?.[1] ?? ''); return next(url, context); } });
  process.on('exit', () => process.stderr.write(JSON.stringify([...loaded])));
`)}`;

describe('a start of the built product', () => {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;

  it('reads no library that one start in many needs, and leaves the code compiled for the next', () => {
    rmSync('dist/cache', { recursive: true, force: true });
    const { stderr, status } = spawnSync(process.execPath, ['--import', LISTENER, 'dist/main.js', 'serve', '--help'], {
      env,
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    const loaded = JSON.parse(stderr) as string[];
    expect(loaded).toContain('zod');
    expect(loaded.filter((name) => SELDOM.includes(name))).toEqual([]);
    expect(existsSync('dist/cache') && readdirSync('dist/cache', { recursive: true }).length).toBeGreaterThan(50);
  });
});
