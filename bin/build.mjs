// Builds src into dist with esbuild: the server and command line, and one hashed file per island.
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { fingerprint, root } from './ready.mjs';

process.chdir(root);
const stamp = fingerprint();
// Built beside and swapped in whole, so that a failed or interrupted build leaves the old one working.
const out = `dist.${process.pid}`;
process.on('exit', () => rmSync(out, { recursive: true, force: true }));
mkdirSync(join(out, 'public'), { recursive: true });

const assets = {};
function publish(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const dot = name.lastIndexOf('.');
  const hashed = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  writeFileSync(join(out, 'public', hashed), bytes);
  assets[name] = `/assets/${hashed}`;
}

await build({
  entryPoints: {
    main: 'src/app/main.ts',
    ...Object.fromEntries(globSync('src/**/*.thread.ts').map((f) => [basename(f, '.ts'), f])),
  },
  outdir: out,
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node24',
  format: 'esm',
  sourcemap: true,
  // Names and lines are what an error needs; with the texts in them the maps cost a start half a second.
  sourcesContent: false,
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  legalComments: 'none',
  logLevel: 'warning',
});

const islands = await build({
  entryPoints: globSync('src/**/*.island.ts'),
  bundle: true,
  minify: true,
  write: false,
  outdir: join(out, 'public'),
  entryNames: '[name]',
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
});
for (const file of islands.outputFiles) publish(basename(file.path), file.contents);

publish('inter.woff2', readFileSync('node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'));
const css = await build({
  entryPoints: ['src/ui/boligplan.css'],
  bundle: true,
  minify: true,
  write: false,
  outdir: join(out, 'public'),
  external: ['*.woff2'],
  logLevel: 'warning',
});
for (const file of css.outputFiles) {
  publish('boligplan.css', Buffer.from(file.text.replaceAll('./inter.woff2', assets['inter.woff2'])));
}
for (const file of globSync('src/ui/public/*')) publish(basename(file), readFileSync(file));
// What the product reads at every start, parsed: see src/platform/content/yaml.ts.
const content = {};
for (const file of globSync('content/**/*.yaml')) {
  const { size, mtimeMs } = statSync(file);
  content[file.replaceAll('\\', '/')] = { size, mtimeMs, value: parse(readFileSync(file, 'utf8')) };
}
writeFileSync(join(out, 'content.json'), JSON.stringify(content));
writeFileSync(join(out, 'assets.json'), JSON.stringify(assets));
writeFileSync(join(out, 'stamp'), stamp);
rmSync('dist', { recursive: true, force: true });
renameSync(out, 'dist');
