// Every text a person reads, in both languages: the catalogues in src and the files in content.
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import type { Texts } from '../../src/kernel/index.ts';
import { plainText, renderParagraph, splitSections } from '../../src/plan/veileder/text-file.ts';

/** One text in both languages, and where it stands. */
export interface Pair extends Texts {
  readonly where: string;
}

const root = resolve(import.meta.dirname, '../..');

/** Source files that hold text for people; a text anywhere else is found by the guard. */
export const textFiles = (): string[] =>
  globSync('src/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.includes('.test.') && holdsTexts(readFileSync(join(root, file), 'utf8')))
    .sort();

export const holdsTexts = (source: string): boolean => /Texts(<.*>)? = \{|^\s+nn: \{$/m.test(source);

/** What a text that takes values is tried with: few, one, many, and words. */
const anyValue = (value: number | string): unknown => new Proxy({}, { get: () => value });

/** Stands for anything, however deep: read, called or written out, it is the value. */
const anything = (value: number | string): unknown =>
  new Proxy(() => value, {
    get: (_target, key) => (key === Symbol.toPrimitive ? () => value : anything(value)),
    apply: () => anything(value),
  });
const SAMPLES: readonly (readonly unknown[])[] = [
  [0, 0, 0, 0],
  [1, 1, 1, 1],
  [3, 2, 1, 0],
  [2, 7, true, 5],
  ['Halden', 'Halden', 'Halden', 'Halden'],
  ['Halden', 3, 3, 3],
  ['Halden', 'Halden', 3, 3],
  [anyValue(3), anyValue(3)],
  [anyValue('Halden'), anyValue('Halden')],
  [anything(3), anything(3), anything(3), anything(3)],
];

function call(text: unknown, sample: readonly unknown[]): unknown {
  try {
    return (text as (...values: readonly unknown[]) => unknown)(...sample);
  } catch {
    return undefined;
  }
}

function walk(where: string, nb: unknown, nn: unknown, out: Pair[]): void {
  if (typeof nb === 'string' && typeof nn === 'string') {
    if (!/undefined|NaN/.test(nb)) out.push({ where, nb, nn });
  } else if (typeof nb === 'function' && typeof nn === 'function') {
    const before = out.length;
    for (const sample of SAMPLES) walk(`${where}()`, call(nb, sample), call(nn, sample), out);
    if (out.length === before) throw new Error(`${where} answers none of the samples`);
  } else if (typeof nb === 'object' && nb !== null && typeof nn === 'object' && nn !== null) {
    for (const [key, value] of Object.entries(nb))
      walk(`${where}.${key}`, value, (nn as Record<string, unknown>)[key], out);
  }
}

/** Finds { nb, nn } anywhere inside a value. */
function find(where: string, value: unknown, out: Pair[], seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if ('nb' in value && 'nn' in value) walk(where, value.nb, value.nn, out);
  else for (const [key, child] of Object.entries(value)) find(`${where}.${key}`, child, out, seen);
}

export async function sourceTexts(): Promise<Pair[]> {
  const out: Pair[] = [];
  for (const file of textFiles()) {
    const module: Record<string, unknown> = await import(pathToFileURL(join(root, file)).href);
    const before = out.length;
    for (const [name, value] of Object.entries(module)) find(`${file} ${name}`, value, out);
    if (out.length === before)
      throw new Error(`${file} holds texts that it does not export: the guard cannot read them`);
  }
  return out;
}

/** The demonstration municipality writes bokmål alone, as a municipality does. */
const ownWords = (file: string): boolean => file.replaceAll('\\', '/').startsWith('content/eksempelvik/');

/** What the demonstration municipality has written: every paragraph and every text of its forms. */
export function demonstrationTexts(): { readonly where: string; readonly nb: string }[] {
  const out: { where: string; nb: string }[] = [];
  const gather = (where: string, value: unknown): void => {
    if (typeof value === 'string') out.push({ where, nb: value });
    else if (typeof value === 'object' && value !== null)
      for (const [key, child] of Object.entries(value)) gather(`${where}.${key}`, child);
  };
  for (const file of globSync('content/eksempelvik/**/*', { cwd: root }).sort()) {
    if (file.endsWith('.md')) out.push({ where: file, nb: plain(readFileSync(join(root, file), 'utf8')) });
    else if (file.endsWith('.yaml')) gather(file, parse(readFileSync(join(root, file), 'utf8')));
  }
  return out;
}

export function contentTexts(): Pair[] {
  const out: Pair[] = [];
  for (const file of globSync('content/**/*.yaml', { cwd: root }).sort())
    find(file, parse(readFileSync(join(root, file), 'utf8')), out);
  for (const file of globSync('content/**/*.nb.md', { cwd: root })
    .filter((f) => !ownWords(f))
    .sort()) {
    const sections = (lang: string) => {
      const name = file.replace(/\.nb\.md$/, `.${lang}.md`);
      return splitSections(name, readFileSync(join(root, name), 'utf8'), []);
    };
    const nn = sections('nn');
    for (const [id, text] of sections('nb'))
      out.push({ where: `${file} ${id}`, nb: plain(text), nn: plain(nn.get(id) ?? '') });
  }
  return out;
}

const plain = (source: string) => plainText(renderParagraph(source) ?? source);

export const allTexts = async (): Promise<Pair[]> => [...(await sourceTexts()), ...contentTexts()];
