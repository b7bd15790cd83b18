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

/** Slices that may know each other, through index.ts. */
const EDGES = new Set([
  'boligbehov>grunnlag',
  'boligbestand>boligtilbud',
  'boligbyggeprogram>grunnlag',
  'boliggruppe>organisering',
  'boliggruppe>prosessplan',
  'boliggruppe>runde',
  'boligtilbud>boligbyggeprogram',
  'ekstern>runde',
  'idekasse>organisering',
  'idekasse>runde',
  'idekasse>tiltak',
  'inntak>boligbehov',
  'inntak>egnefelt',
  'inntak>roedtraad',
  'inntak>tiltak',
  'kartlegging>runde',
  'kunnskap>grunnlag',
  'maalindikator>oppfoelging',
  'maalindikator>organisering',
  'maalindikator>tiltak',
  'oekonomiplan>boligbehov',
  'oekonomiplan>tiltak',
  'planregister>tiltak',
  'plandokument>boligbehov',
  'plandokument>boligbestand',
  'plandokument>brukerundersoekelse',
  'plandokument>boligtilbud',
  'plandokument>egnefelt',
  'plandokument>kartlegging',
  'plandokument>oekonomiplan',
  'plandokument>tiltak',
  'oppfoelging>boligbehov',
  'oppfoelging>boligbyggeprogram',
  'oppfoelging>boligtilbud',
  'oppfoelging>organisering',
  'oppfoelging>regnskap',
  'oppfoelging>tiltak',
  'prioritering>boligbehov',
  'prioritering>boligbestand',
  'prioritering>oekonomiplan',
  'prioritering>organisering',
  'prioritering>tiltak',
  'prosessplan>runde',
  'regnskap>oekonomiplan',
  'regnskap>roedtraad',
  'regnskap>tiltak',
  'roedtraad>boligbehov',
  'roedtraad>boligbestand',
  'roedtraad>boligtilbud',
  'roedtraad>grunnlag',
  'roedtraad>kartlegging',
  'roedtraad>oekonomiplan',
  'roedtraad>organisering',
  'roedtraad>planregister',
  'roedtraad>tiltak',
  'runde>veileder',
  'tiltak>boligtilbud',
  'tiltak>egnefelt',
  'veiledernotat>runde',
  'veiledernotat>veileder',
  'vedtak>boligbehov',
  'vedtak>oekonomiplan',
  'vedtak>plandokument',
  'vedtak>runde',
  'vedtak>tiltak',
]);
/** The shapes of a document and of a presentation are data that any slice may fill; knowing them is no edge. */
const CONTRACTS = new Set(['src/plan/plandokument/document.ts', 'src/plan/plandokument/presentation.ts']);

/** In a slice these files and folders do plumbing; every other file is pure. */
const PLUMBING = /^(index|actions|store|access|api|jobs|texts|content|[a-z]+\.thread)\.ts$|^(pages|rendering|actions)$/;
const NAMELESS = /\/(utils?|helpers?|common|shared|lib|misc)(\/|\.tsx?$)/;

const IMPURE = /\bDate\b|Math\.random|\bprocess\b|\bfetch\(|from 'node:/;

const importsOf = (source: string): string[] =>
  [...source.matchAll(/(?:from|import\(|import)\s*'([^']+)'/g)].flatMap((m) => (m[1] ? [m[1]] : []));

function violations(file: string, source: string): string[] {
  const found: string[] = [];
  const [, room = '', slice = '', inSlice = ''] = file.split('/');
  const imports = importsOf(source);
  if (NAMELESS.test(file)) found.push(`${file}: a name that says nothing`);
  if (room === 'plan' && !PLUMBING.test(inSlice))
    for (const i of imports)
      if (i.startsWith('node:') || i.includes('/platform/')) found.push(`${file}: is pure by its name, imports ${i}`);
  if (room === 'kernel' || room === 'model') {
    if (IMPURE.test(source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
      found.push(`${file}: the core knows no clock, chance or network`);
    for (const i of imports) if (!i.startsWith('.')) found.push(`${file}: imports ${i}`);
  }
  for (const i of imports.filter((x) => x.startsWith('.'))) {
    const target = normalize(join(dirname(file), i));
    const [, toRoom = '', toSlice = ''] = target.split('/');
    if (!MAY[room]?.includes(toRoom)) found.push(`${file}: ${room} may not import ${toRoom}`);
    if (room === 'plan' && toRoom === 'plan' && slice !== toSlice && !CONTRACTS.has(target)) {
      if (!EDGES.has(`${slice}>${toSlice}`)) found.push(`${file}: ${slice} may not know ${toSlice}`);
      if (target !== `src/plan/${toSlice}/index.ts`) found.push(`${file}: enters ${toSlice} past its door`);
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
    ['src/kernel/kroner.ts', "import { x } from '../model/run.ts';"],
    ['src/model/run.ts', 'const now = new Date();'],
    ['src/model/run.ts', "import { readFileSync } from 'node:fs';"],
    ['src/platform/db/open.ts', "import { x } from '../../plan/tiltak/index.ts';"],
    ['src/ui/form.tsx', "import type { Ctx } from '../platform/http/route.ts';"],
    ['src/plan/tiltak/tiltak.ts', "import { x } from '../oekonomiplan/index.ts';"],
    ['src/plan/oekonomiplan/tables.ts', "import { x } from '../tiltak/tiltak.ts';"],
    ['src/plan/tiltak/tiltak.ts', "import type { Tx } from '../../platform/db/database.ts';"],
    ['src/plan/tiltak/tiltak.ts', "import { readFileSync } from 'node:fs';"],
    ['src/plan/tiltak/actions.ts', "const x = await import('../eksempler/index.ts');"],
    ['src/app/main.ts', "import '../../test/server.ts';"],
    ['src/ui/utils.ts', ''],
    ['src/platform/shared/token.ts', ''],
  ])('catches a planted violation in %s', (file, source) => {
    expect(violations(file, source)).not.toEqual([]);
  });

  it('has one list of edges, without a circle and without an edge that nobody uses', () => {
    expect(circle(EDGES)).toBeUndefined();
    expect(circle([...EDGES, 'tiltak>plandokument'])).toBeDefined();
    const used = new Set(sources().flatMap((f) => edgesOf(f, readFileSync(f, 'utf8'))));
    expect([...EDGES].filter((edge) => !used.has(edge))).toEqual([]);
  });
});

function edgesOf(file: string, source: string): string[] {
  const [, room, slice] = file.split('/');
  if (room !== 'plan') return [];
  return importsOf(source)
    .map((i) => normalize(join(dirname(file), i)).split('/'))
    .filter(([, toRoom, toSlice]) => toRoom === 'plan' && toSlice !== slice)
    .map(([, , toSlice]) => `${slice}>${toSlice}`);
}

/** A slice that leads back to itself, if there is one. */
function circle(edges: Iterable<string>): string | undefined {
  const pairs = [...edges].map((edge) => edge.split('>'));
  const leadsTo = (from: string | undefined, seen: Set<string | undefined>): Set<string | undefined> => {
    for (const [a, b] of pairs) if (a === from && !seen.has(b)) leadsTo(b, seen.add(b));
    return seen;
  };
  return pairs.map(([a]) => a).find((a) => leadsTo(a, new Set()).has(a));
}
