import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeOwnership } from '../platform/db/owner-lock.ts';
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
  registerHooks({ load(url, context, next) { const name = url.match(/node_modules\\/([^/]+)/)?.[1]; if (name) loaded.add(name); return next(url, context); } });
  process.on('exit', () => process.stderr.write(JSON.stringify([...loaded])));
`)}`;

describe('a start of the built product', () => {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const start = (args: readonly string[], settings: Record<string, string> = {}) => {
    const child = spawnSync(process.execPath, args, { env: { ...env, ...settings }, encoding: 'utf8' });
    const [, said = '', loaded = '[]'] = child.stderr.match(/^([\s\S]*?)(\[[^\n]*\])?$/) ?? [];
    return { code: child.status, said, loaded: JSON.parse(loaded) as string[] };
  };

  it('reads no library that one start in many needs', () => {
    const [serving = ''] = globSync('dist/serving-*.js');
    const { code, said, loaded } = start(['--import', LISTENER, serving]);
    expect(code, said).toBe(0);
    expect(loaded).toContain('zod');
    expect(loaded.filter((name) => SELDOM.includes(name))).toEqual([]);
  });

  it('reads no library at all before it is refused because another has the folder', () => {
    const data = mkdtempSync(join(tmpdir(), 'boligplan-door-'));
    const owned = takeOwnership(join(data, 'database'));
    if (!owned.ok) throw new Error(owned.error.code);
    const refused = start(['--import', LISTENER, 'dist/main.js', 'serve'], { BOLIGPLAN_DATA: data, DATABASE_URL: '' });
    owned.value.release();
    rmSync(data, { recursive: true, force: true });
    expect(refused.said).toContain(`already in use by process ${process.pid}`);
    expect(refused).toMatchObject({ code: 1, loaded: [] });
  });

  it('leaves the code compiled for the next', () => {
    rmSync('dist/cache', { recursive: true, force: true });
    expect(start(['dist/main.js', 'model', '--help']).code).toBe(0);
    expect(existsSync('dist/cache') && readdirSync('dist/cache', { recursive: true }).length).toBeGreaterThan(3);
  });
});
