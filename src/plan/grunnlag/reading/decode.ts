import { err, ok, type Result } from '../../../kernel/index.ts';
import type { ReaderRefusal } from './refusal.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const LATIN1 = new TextDecoder('windows-1252');
const LINE_FEED = 0x0a;

/** The line, from 1, that a byte lies in. */
function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let i = 0; i < at; i += 1) if (bytes[i] === LINE_FEED) line += 1;
  return line;
}

/** The first line, from 1, that is written in another encoding than the lines before it; null when all are ISO-8859-1. */
function firstMixedLine(bytes: Uint8Array): number | null {
  let seen: 'utf-8' | 'latin-1' | null = null;
  let start = 0;
  let line = 1;
  while (start < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, start);
    const text = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (text.some((b) => b >= 0x80)) {
      let found: 'utf-8' | 'latin-1' = 'utf-8';
      try {
        UTF8.decode(text);
      } catch {
        found = 'latin-1';
        // Both kinds in one line: a Norwegian letter in two bytes beside one that is a single byte.
        if (/Ã[¦¸¥†˜…]/.test(LATIN1.decode(text))) return line;
      }
      if (seen !== null && seen !== found) return line;
      seen = found;
    }
    if (end < 0) break;
    start = end + 1;
    line += 1;
  }
  return null;
}

/** The text of a file in UTF-8 or ISO-8859-1, found out from the bytes. UTF-16, and the two mixed, are refused. */
export function decodeText(bytes: Uint8Array): Result<string, ReaderRefusal> {
  if (bytes.length === 0) return err({ code: 'tom' });
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return err({ code: 'utf-16', data: { row: 1 } });
  const zero = bytes.indexOf(0);
  if (zero >= 0) return err({ code: 'utf-16', data: { row: lineOf(bytes, zero) } });
  try {
    return ok(UTF8.decode(bytes).replace(/^\ufeff/, ''));
  } catch {
    const row = firstMixedLine(bytes);
    return row === null ? ok(LATIN1.decode(bytes)) : err({ code: 'blandet-tegnsett', data: { row } });
  }
}
