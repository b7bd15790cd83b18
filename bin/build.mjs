// Builds src into dist with esbuild: the server and command line, and one hashed file per island.
import { createHash } from 'node:crypto';
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/public', { recursive: true });

const assets = {};
function publish(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const dot = name.lastIndexOf('.');
  const hashed = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  writeFileSync(join('dist/public', hashed), bytes);
  assets[name] = `/assets/${hashed}`;
}

await build({
  entryPoints: { main: 'src/app/main.ts', ...Object.fromEntries(globSync('src/**/*.thread.ts').map((f) => [basename(f, '.ts'), f])) },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node24',
  format: 'esm',
  sourcemap: true,
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
  outdir: 'dist/public',
  entryNames: '[name]',
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
});
for (const file of islands.outputFiles) publish(basename(file.path), file.contents);

publish(
  'inter.woff2',
  readFileSync('node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
);
const css = await build({
  entryPoints: ['src/ui/boligplan.css'],
  bundle: true,
  minify: true,
  write: false,
  outdir: 'dist/public',
  external: ['*.woff2'],
  logLevel: 'warning',
});
for (const file of css.outputFiles) {
  publish('boligplan.css', Buffer.from(file.text.replaceAll('./inter.woff2', assets['inter.woff2'])));
}
for (const file of globSync('src/ui/public/*')) publish(basename(file), readFileSync(file));
writeFileSync('dist/assets.json', JSON.stringify(assets));
copyFileSync('package-lock.json', 'dist/lock.json');
