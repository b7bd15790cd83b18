import { inflateRawSync } from 'node:zlib';
import { zipEntries } from './zip-names.ts';

const LOCAL = 0x04034b50;

/** One file out of a zip, never more than `limit` bytes of it; null when it is not there, or not packed as office files are. */
export function unzipOne(bytes: Uint8Array, name: string, limit: number): Uint8Array | null {
  const entry = zipEntries(bytes)?.find((e) => e.name === name);
  if (!entry || entry.size > limit) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL) return null;
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(from, from + entry.packed);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) return null;
  try {
    // What the file says of its own size is not believed.
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch {
    return null;
  }
}
