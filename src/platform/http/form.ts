import { composed } from '../../kernel/index.ts';
import { lookAtParts, MAX_TEXT } from './multipart.ts';
import type { FormBody } from './route.ts';

/** Control characters have no place in what people type; line breaks and tabs do. Text is stored as NFC. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters to remove
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const clean = (text: string) => composed(text.replace(/\r\n?/g, '\n').replace(CONTROL, '')).trim();

/** The largest form of ours has some hundred fields. */
const MAX_FIELDS = 5_000;

/** A form without files. Its fields are read out of the text itself: a body made into an answer and taken to pieces costs more. */
const PLAIN = /^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** What came is not a form as a browser sends it, or has more fields than any. */
export class UnreadableForm extends Error {}

/** More text came beside the files than a form may hold. */
export class TooMuchText extends Error {}

/** RFC 2046: what may part the fields of a form. Anything else might be read in two ways. */
const BOUNDARY = /^multipart\/form-data\s*;\s*boundary=("?)([\w'()+,./:=?-]{1,70})\1\s*$/i;

/** The fields as they came. Taking a body of many small parts to pieces holds the server for a minute, so they are counted first. */
async function fieldsOf(request: Request): Promise<FormData | URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (!/^\s*multipart\b/i.test(type)) {
    if (bytes.length > MAX_TEXT) throw new TooMuchText();
    if (!PLAIN.test(type)) throw new UnreadableForm();
    return new URLSearchParams(new TextDecoder().decode(bytes));
  }
  const boundary = BOUNDARY.exec(type)?.[2];
  if (boundary === undefined) throw new UnreadableForm();
  const found = lookAtParts(bytes, boundary, MAX_FIELDS);
  if (found === 'long') throw new TooMuchText();
  if (found !== 'fine') throw new UnreadableForm();
  return new Response(bytes, { headers: { 'Content-Type': type } }).formData();
}

export async function readForm(request: Request): Promise<FormBody> {
  const data = await fieldsOf(request).catch((error: unknown) => {
    throw error instanceof TooMuchText ? error : new UnreadableForm();
  });
  const files = new Map<string, { name: string; bytes: Uint8Array }[]>();
  const texts = new Map<string, string[]>();
  let fields = 0;
  for (const [name, value] of data) {
    fields += 1;
    if (fields > MAX_FIELDS) throw new UnreadableForm();
    if (typeof value === 'string') add(texts, name, clean(value));
    else if (value.size > 0)
      add(files, name, { name: clean(value.name), bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return {
    text: (name) => texts.get(name)?.[0] ?? '',
    texts: (name) => texts.get(name) ?? [],
    file: (name) => files.get(name)?.[0] ?? null,
    files: (name) => files.get(name) ?? [],
    all: () => Object.fromEntries([...texts].map(([name, values]) => [name, values[0] ?? ''])),
  };
}

function add<T>(to: Map<string, T[]>, name: string, value: T): void {
  const values = to.get(name);
  if (values) values.push(value);
  else to.set(name, [value]);
}
