import type { FormBody } from './route.ts';

/** Control characters have no place in what people type; line breaks and tabs do. Text is stored as NFC. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters to remove
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const clean = (text: string) => text.replace(/\r\n?/g, '\n').replace(CONTROL, '').normalize('NFC').trim();

export async function readForm(request: Request): Promise<FormBody> {
  const data = await request.formData();
  const files = new Map<string, { name: string; bytes: Uint8Array }[]>();
  const texts = new Map<string, string[]>();
  for (const [name, value] of data) {
    if (typeof value === 'string') {
      texts.set(name, [...(texts.get(name) ?? []), clean(value)]);
    } else if (value.size > 0) {
      const file = { name: clean(value.name), bytes: new Uint8Array(await value.arrayBuffer()) };
      files.set(name, [...(files.get(name) ?? []), file]);
    }
  }
  return {
    text: (name) => texts.get(name)?.[0] ?? '',
    texts: (name) => texts.get(name) ?? [],
    file: (name) => files.get(name)?.[0] ?? null,
    files: (name) => files.get(name) ?? [],
    all: () => Object.fromEntries([...texts].map(([name, values]) => [name, values[0] ?? ''])),
  };
}
