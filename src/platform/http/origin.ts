import type { IncomingMessage } from 'node:http';
import type { Language } from '../../kernel/index.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What a proxy adds. One that was set up to add only some of it must be known too: behind it everybody comes from this machine. */
const FORWARDING = /^(forwarded|via)$|^x-(forwarded|original)-|(real|client|connecting)-ip$/;

/** A visitor at this very machine: socket address, Host header, address asked for and no forwarding header must all say so. */
export function isLocalVisitor(request: Request, incoming: Pick<IncomingMessage, 'socket'> | undefined): boolean {
  const address = incoming?.socket.remoteAddress;
  if (!address || !LOOPBACK.has(address)) return false;
  if ([...request.headers.keys()].some((name) => FORWARDING.test(name))) return false;
  const host = request.headers.get('host') ?? '';
  return LOCAL_NAMES.has(host.replace(/:\d+$/, '')) && LOCAL_NAMES.has(new URL(request.url).hostname);
}

/**
 * A form may only be sent from our own pages; a browser always says where a POST comes from. When the product is reached with
 * encryption, a page of the same name without it may be anybody's on the way.
 */
export function isSameOrigin(request: Request, secure: boolean): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site && site !== 'same-origin') return false;
  const origin = request.headers.get('origin');
  if (!origin) return site === 'same-origin';
  try {
    const { host, protocol } = new URL(origin);
    // A proxy that does not say it has encryption makes https look like http here, so https is never wrong.
    return host === request.headers.get('host') && (protocol === 'https:' || (protocol === 'http:' && !secure));
  } catch {
    return false;
  }
}

export interface Client {
  readonly address: string;
  readonly secure: boolean;
}

/**
 * Whom a request comes from. A forwarding header counts only when the peer is a proxy on this machine or one that was named,
 * and of its list only the last entry, which that proxy itself wrote. Of IPv6 the network counts: one visitor has many addresses.
 */
export function clientOf(
  request: Request,
  incoming: Pick<IncomingMessage, 'socket'> | undefined,
  proxies: ReadonlySet<string>,
): Client {
  const peer = (incoming?.socket.remoteAddress ?? 'ukjent').replace(/^::ffff:(?=\d+\.)/, '');
  const believed = LOOPBACK.has(peer) || proxies.has(peer);
  const last = (header: string) => request.headers.get(header)?.split(',').at(-1)?.trim();
  const address = (believed && last('x-forwarded-for')) || peer;
  const protocol = (believed && last('x-forwarded-proto')) || new URL(request.url).protocol.replace(':', '');
  return { address: networkOf(address.toLowerCase()), secure: protocol === 'https' };
}

function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest];
  return `${all
    .slice(0, 4)
    .map((g) => g.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** The page of ours that sent the visitor here, as path and query; null when there is none. */
export function pageBefore(request: Request): string | null {
  const referer = request.headers.get('referer');
  if (!referer) return null;
  try {
    const url = new URL(referer);
    const ours = url.host === request.headers.get('host') && !url.pathname.startsWith('//');
    return ours ? url.pathname + url.search : null;
  } catch {
    return null;
  }
}

/** Nynorsk when Accept-Language wants it more than bokmål, which is the answer to everything else. */
export function preferredLanguage(request: Request): Language {
  let best: { lang: Language; q: number } = { lang: 'nb', q: 0 };
  for (const part of (request.headers.get('accept-language') ?? '').split(',')) {
    const [tag = '', ...options] = part.trim().toLowerCase().split(';');
    const quality = options.map((o) => /^\s*q=([\d.]+)$/.exec(o)?.[1]).find((q) => q !== undefined);
    const q = quality === undefined ? 1 : Number(quality);
    const primary = tag.split('-')[0];
    const lang = primary === 'nn' ? 'nn' : primary === 'nb' || primary === 'no' ? 'nb' : null;
    if (lang && q > best.q) best = { lang, q };
  }
  return best.lang;
}
