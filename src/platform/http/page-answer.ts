import { createHash } from 'node:crypto';
import { encodingFor, isSame } from './fixed-pages.ts';
import type { Found } from './kept-pages.ts';
import { gzipOf, plainOf } from './packed.ts';

/** A kept page, packed for those who take it so: packing it anew would cost more than all the rest. */
export function readyMade(page: Found, request: Request): Response {
  const packed = encodingFor(request.headers.get('accept-encoding')) !== 'identity';
  return new Response(packed ? gzipOf(page) : plainOf(page), {
    headers: {
      'Content-Type': 'text/html; charset=UTF-8',
      'Cache-Control': 'private, no-store',
      Vary: 'Accept-Encoding',
      ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
    },
  });
}

export function html(text: string, status: number, cache: string): Response {
  return new Response(text, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': cache, Vary: 'Cookie' },
  });
}

/** A page that whoever has it already is spared: 304 when the tag they name is still the page's. */
export function tagged(text: string, request: Request): Response {
  const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  const reply = html(text, 200, 'public, max-age=60');
  reply.headers.set('ETag', tag);
  if (!isSame(request.headers.get('if-none-match'), tag.slice(2))) return reply;
  return new Response(null, {
    status: 304,
    headers: { ETag: tag, 'Cache-Control': 'public, max-age=60', Vary: 'Cookie' },
  });
}
