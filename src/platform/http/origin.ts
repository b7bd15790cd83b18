import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A visitor at this very machine: socket address, Host header and no forwarding header must all say so. */
export function isLocalVisitor(request: Request, incoming: Pick<IncomingMessage, 'socket'> | undefined): boolean {
  const address = incoming?.socket.remoteAddress;
  if (!address || !LOOPBACK.has(address)) return false;
  for (const header of ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']) {
    if (request.headers.has(header)) return false;
  }
  const host = request.headers.get('host') ?? '';
  return LOCAL_NAMES.has(host.replace(/:\d+$/, ''));
}

/** A form may only be sent from our own pages; a browser always says where a POST comes from. */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin') return false;
  const origin = request.headers.get('origin');
  if (!origin) return site === 'same-origin';
  try {
    return new URL(origin).host === request.headers.get('host');
  } catch {
    return false;
  }
}
