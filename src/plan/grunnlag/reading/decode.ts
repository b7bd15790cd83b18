import { err, ok, type Result } from '../../../kernel/index.ts';
import type { ReaderRefusal } from './refusal.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const LATIN1 = new TextDecoder('windows-1252');

/** Valid UTF-8 sequences of the Norwegian letters, as they look when read byte by byte. */
const DOUBLE = /Ã[¦¸¥†˜…]/;
/** The same letters as single bytes. */
const SINGLE = /[æøåÆØÅéü]/;

/** The text of a file in UTF-8 or ISO-8859-1, found out from the bytes. UTF-16, and the two mixed, are refused. */
export function decodeText(bytes: Uint8Array): Result<string, ReaderRefusal> {
  if (bytes.length === 0) return err({ code: 'tom' });
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || bytes.subarray(0, 400).includes(0))
    return err({ code: 'utf-16' });
  try {
    return ok(UTF8.decode(bytes).replace(/^\ufeff/, ''));
  } catch {
    const text = LATIN1.decode(bytes);
    const mixed = DOUBLE.test(text) && SINGLE.test(text.replace(new RegExp(DOUBLE, 'g'), ''));
    return mixed ? err({ code: 'blandet-tegnsett' }) : ok(text);
  }
}
