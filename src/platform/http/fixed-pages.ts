import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/**
 * Public pages that are the same bytes for everybody without a login: made and packed once, then answered from memory.
 * They are made of content alone, and content changes with the process, so that nothing here ever grows old.
 */
export interface FixedPages {
  /** The page of this address as the request wants it; null when it has not been made yet. */
  find(path: string, request: Request): Response | null;
  keep(path: string, html: string): void;
}

type Encoding = 'br' | 'gzip' | 'identity';

interface Kept {
  readonly html: Buffer;
  readonly digest: string;
  readonly packed: Map<Encoding, Uint8Array<ArrayBuffer>>;
}

const PACK: Readonly<Record<Encoding, (bytes: Buffer) => Buffer>> = {
  br: (bytes) =>
    brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
    }),
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
  identity: (bytes) => bytes,
};

/** The best of what the visitor takes; a coding that is refused with q=0 is not named. */
export function encodingFor(accepted: string | null): Encoding {
  const named = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((piece) => piece.trim()))
    .filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? ''))
    .map(([name]) => name);
  return named.includes('br') ? 'br' : named.includes('gzip') ? 'gzip' : 'identity';
}

/** Whether the visitor has these bytes already. */
export const isSame = (asked: string | null, tag: string): boolean =>
  asked !== null && (asked.trim() === '*' || asked.split(',').some((one) => one.trim().replace(/^W\//, '') === tag));

export function createFixedPages(): FixedPages {
  const pages = new Map<string, Kept>();
  return {
    find(path, request) {
      const page = pages.get(path);
      if (!page) return null;
      const encoding = encodingFor(request.headers.get('accept-encoding'));
      const tag = `"${page.digest}-${encoding}"`;
      const headers: Record<string, string> = {
        'Cache-Control': 'public, max-age=60',
        ETag: tag,
        Vary: 'Cookie, Accept-Encoding',
      };
      if (isSame(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });
      let bytes = page.packed.get(encoding);
      if (!bytes) {
        bytes = Uint8Array.from(PACK[encoding](page.html));
        page.packed.set(encoding, bytes);
      }
      headers['Content-Type'] = 'text/html; charset=utf-8';
      headers['Content-Length'] = String(bytes.length);
      if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
      return new Response(bytes, { headers });
    },
    keep(path, html) {
      const bytes = Buffer.from(html);
      const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
      pages.set(path, { html: bytes, digest, packed: new Map() });
    },
  };
}
