import type { Ctx, Page, Refused } from './route.ts';

/** After a POST: see the result with a GET. `path` is the bokmål path; the reader's language is kept. */
export function seeOther(ctx: Ctx, path: string): Response {
  return new Response(null, { status: 303, headers: { Location: ctx.href(path) } });
}

/** The door turns this into the page that says what to do. */
export const notFound = (): Response => new Response(null, { status: 404 });

/** A file to save. `name` is ASCII. */
export function download(bytes: Uint8Array, type: string, name: string): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; ${named(name)}`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** RFC 6266: a header holds no other letters than those of ASCII, so a name with more is also said in its encoded form. */
function named(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  if (plain === name) return `filename="${name}"`;
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}

export const isRefused = (reply: Response | Page | Refused): reply is Refused => 'fault' in reply;

export const isPage = (reply: Response | Page): reply is Page => !(reply instanceof Response);
