import { zipEntries } from './zip-names.ts';

export const FILE_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpeg: 'image/jpeg',
  json: 'application/json',
  csv: 'text/csv',
  /** Text that is neither of the two above; whoever reads it says what is wrong with it. */
  txt: 'text/plain',
} as const;
export type FileType = keyof typeof FILE_TYPES;

/** No plan or table of a municipality unpacks to more; a small file that does is made to exhaust the server. */
const UNPACKED_LIMIT = 400 * 1024 * 1024;

/** So much of a text shows what it is. */
const HEAD = 64 * 1024;

const starts = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);

/** What a file is by its content, whatever its name says; null for anything we do not take. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(bytes, 0x50, 0x4b)) return officeTypeOf(bytes);
  return textTypeOf(bytes);
}

function officeTypeOf(bytes: Uint8Array): FileType | null {
  const entries = zipEntries(bytes);
  if (!entries || entries.reduce((sum, entry) => sum + entry.size, 0) > UNPACKED_LIMIT) return null;
  const names = new Set(entries.map((entry) => entry.name));
  if (!names.has('[Content_Types].xml')) return null;
  if (names.has('word/document.xml')) return 'docx';
  return names.has('xl/workbook.xml') ? 'xlsx' : null;
}

/** Text in UTF-8 or ISO-8859-1: no control characters but tab and line ends; or in UTF-16 that says so. */
function textTypeOf(bytes: Uint8Array): FileType | null {
  if (bytes.length === 0) return null;
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) return 'txt';
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return null;
  // Not parsed, which could fill the memory: whoever reads it says what is wrong with it.
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, HEAD)).trimStart();
  if (/^(\{\s*["}]|\[\s*[[{])/.test(text)) return 'json';
  if (/^<(!doctype|html|\?xml|svg)/i.test(text)) return null;
  return /[;,\t]/.test(text) ? 'csv' : 'txt';
}
