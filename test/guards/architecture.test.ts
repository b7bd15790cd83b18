import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each room may import; the rest is a violation. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  kernel: ['kernel'],
  model: ['model', 'kernel'],
  ui: ['ui', 'kernel'],
  platform: ['platform', 'model', 'kernel'],
  plan: ['plan', 'platform', 'model', 'ui', 'kernel'],
  app: ['app', 'plan', 'platform', 'model', 'ui', 'kernel'],
};

/** Slices that may know each other, through index.ts (and the document contract, which is data only). */
const EDGES = new Set([
  'boligbehov>grunnlag',
  'oekonomiplan>tiltak',
  'oekonomiplan>plandokument',
  'plandokument>boligbehov',
  'plandokument>boligtilbud',
  'plandokument>oekonomiplan',
  'plandokument>tiltak',
]);
const CONTRACTS = new Set(['src/plan/plandokument/document.ts']);

const IMPURE = /\bDate\b|Math\.random|\bprocess\b|\bfetch\(|from 'node:/;

function violations(file: string, source: string): string[] {
  const found: string[] = [];
  const [, room = '', slice = ''] = file.split('/');
  const imports = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/g)].flatMap((m) => (m[1] ? [m[1]] : []));
  if (room === 'kernel' || room === 'model') {
    if (IMPURE.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
      found.push(`${file}: the core knows no clock, chance or network`);
    for (const i of imports) if (!i.startsWith('.')) found.push(`${file}: imports ${i}`);
  }
  for (const i of imports.filter((x) => x.startsWith('.'))) {
    const target = normalize(join(dirname(file), i));
    const [, toRoom = '', toSlice = ''] = target.split('/');
    if (!MAY[room]?.includes(toRoom)) found.push(`${file}: ${room} may not import ${toRoom}`);
    if (room === 'plan' && toRoom === 'plan' && slice !== toSlice) {
      if (!EDGES.has(`${slice}>${toSlice}`)) found.push(`${file}: ${slice} may not know ${toSlice}`);
      if (target !== `src/plan/${toSlice}/index.ts` && !CONTRACTS.has(target))
        found.push(`${file}: enters ${toSlice} past its door`);
    }
  }
  return found;
}

const sources = () =>
  globSync('src/**/*.{ts,tsx}')
    .map((f) => f.replaceAll('\\', '/'))
    .filter((f) => !/\.test\.tsx?$/.test(f));

describe('the import picture', () => {
  it('holds', () => {
    expect(sources().flatMap((f) => violations(f, readFileSync(f, 'utf8')))).toEqual([]);
  });

  it.each([
    ['src/kernel/aar.ts', "import { x } from '../model/run.ts';"],
    ['src/model/run.ts', 'const now = new Date();'],
    ['src/model/run.ts', "import { readFileSync } from 'node:fs';"],
    ['src/platform/db/open.ts', "import { x } from '../../plan/tiltak/index.ts';"],
    ['src/ui/form.tsx', "import type { Ctx } from '../platform/http/route.ts';"],
    ['src/plan/tiltak/tiltak.ts', "import { x } from '../oekonomiplan/index.ts';"],
    ['src/plan/oekonomiplan/tables.ts', "import { x } from '../tiltak/tiltak.ts';"],
  ])('catches a planted violation in %s', (file, source) => {
    expect(violations(file, source)).not.toEqual([]);
  });

  it('has one acyclic list of edges', () => {
    const next = (slice: string) =>
      [...EDGES]
        .filter((e) => e.startsWith(`${slice}>`) && e !== 'oekonomiplan>plandokument')
        .map((e) => e.split('>')[1] ?? '');
    const reach = (slice: string, seen: readonly string[]): boolean =>
      next(slice).some((n) => seen.includes(n) || reach(n, [...seen, n]));
    for (const edge of EDGES) expect(reach(edge.split('>')[0] ?? '', [edge.split('>')[0] ?? ''])).toBe(false);
  });

  it('has no room without a name of its own', () => {
    expect(sources().filter((f) => /\/(utils?|helpers?|common|shared|lib|misc)(\/|\.tsx?$)/.test(f))).toEqual([]);
  });
});
