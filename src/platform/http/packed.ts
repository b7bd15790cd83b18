import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A piece of a page, packed once so that it can stand between others in one gzip answer. */
export interface Piece {
  readonly bytes: Buffer;
  /** Raw deflate blocks that end at a whole byte and are not the last; made when first asked for. */
  readonly deflated: Buffer;
}

const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty block that says it is the last. */
const END = Buffer.from([3, 0]);
const LONGEST_STORED = 0xffff;

export function pack(text: string): Piece {
  const bytes = Buffer.from(text);
  let deflated: Buffer | undefined;
  return {
    bytes,
    get deflated() {
      // A flush leaves the stream at a whole byte; the last block of our own is cut off with what makes it the last.
      deflated ??= deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
      return deflated;
    },
  };
}

/** Bytes as they are, in blocks of their own (RFC 1951, 3.2.4). */
function stored(bytes: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += LONGEST_STORED) {
    const part = bytes.subarray(from, from + LONGEST_STORED);
    const head = Buffer.alloc(5);
    head.writeUInt16LE(part.length, 1);
    head.writeUInt16LE(~part.length & 0xffff, 3);
    blocks.push(head, part);
  }
  return Buffer.concat(blocks);
}

/** One gzip answer (RFC 1952) of packed pieces and of texts that differ from answer to answer, which are not packed. */
export function gzipOf(pieces: readonly (Piece | string)[]): Buffer<ArrayBuffer> {
  let crc = 0;
  let length = 0;
  const parts: Buffer[] = [HEAD];
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece.bytes;
    crc = crc32(bytes, crc);
    length += bytes.length;
    parts.push(typeof piece === 'string' ? stored(bytes) : piece.deflated);
  }
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc, 0);
  tail.writeUInt32LE(length >>> 0, 4);
  return Buffer.concat([...parts, END, tail]);
}

export const plainOf = (pieces: readonly (Piece | string)[]): Buffer<ArrayBuffer> =>
  Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece.bytes)));
