import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a program that is not ours finds in a PDF; for tests. */
export async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  const roles = new Map<string, number>();
  const alts: string[] = [];
  const links: string[] = [];
  const fonts = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''));
    for (const one of await page.getAnnotations()) if (typeof one.url === 'string') links.push(one.url);
    await page.getOperatorList();
    for (const item of items) if ('fontName' in item) fonts.add(String(page.commonObjs.get(item.fontName).name));
    walk(await page.getStructTree(), (node) => {
      roles.set(node.role, (roles.get(node.role) ?? 0) + 1);
      if (node.alt) alts.push(node.alt);
    });
  }
  const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, unknown> };
  return {
    pages,
    text: pages.join(' '),
    roles,
    alts,
    links,
    fonts: [...fonts],
    info,
    outline: (await pdf.getOutline()) ?? [],
    tagged: (await pdf.getMarkInfo())?.Marked === true,
  };
}

/** Each piece of text with its width and the size of its type, in points. */
export async function textOf(bytes: Uint8Array) {
  const pdf = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const pieces: { text: string; width: number; size: number }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) pieces.push({ text: item.str, width: item.width, size: item.height });
  }
  return pieces;
}

interface Node {
  readonly role: string;
  readonly alt?: string;
  readonly children?: readonly unknown[];
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null || !('role' in node)) return;
  visit(node as Node);
  for (const child of (node as Node).children ?? []) walk(child, visit);
}
