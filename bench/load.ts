import { connect } from 'node:net';

/** One answer, as it came over the wire. */
interface Answer {
  readonly status: number;
  readonly headers: string;
  readonly bytes: number;
  readonly body: Buffer;
}

const END = Buffer.from('\r\n\r\n');

/** The first whole answer at the beginning of `buffer`, or null while some of it is under way. */
function firstAnswer(buffer: Buffer): Answer | null {
  const end = buffer.indexOf(END);
  if (end < 0) return null;
  const headers = buffer.toString('latin1', 0, end);
  const status = Number(headers.slice(9, 12));
  const from = end + 4;
  const length = /\r\ncontent-length: (\d+)/i.exec(headers)?.[1];
  if (length !== undefined || status === 304) {
    const to = from + Number(length ?? 0);
    return buffer.length < to ? null : { status, headers, bytes: to, body: buffer.subarray(from, to) };
  }
  const parts: Buffer[] = [];
  for (let at = from; ; ) {
    const line = buffer.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(buffer.toString('latin1', at, line), 16);
    const to = line + 2 + size;
    if (buffer.length < to + 2) return null;
    if (size === 0) return { status, headers, bytes: to + 2, body: Buffer.concat(parts) };
    parts.push(buffer.subarray(line + 2, to));
    at = to + 2;
  }
}

export interface Load {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** What the server itself says it spent (Server-Timing); null where it says nothing. */
  readonly serverP50Ms: number | null;
  readonly bytes: number;
}

const quantile = (sorted: readonly number[], q: number) => sorted[Math.floor((sorted.length - 1) * q)] ?? Number.NaN;
const rounded = (value: number) => Math.round(value * 100) / 100;

function request(url: URL, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ host: url.host, 'accept-encoding': 'gzip, br', ...headers });
  return `GET ${url.pathname} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** Asks for one address over `connections` connections, one question at a time on each, for so many seconds. */
export async function load(
  address: string,
  options: { connections: number; seconds: number; headers?: Readonly<Record<string, string>> },
): Promise<Load> {
  const url = new URL(address);
  const question = request(url, options.headers ?? {});
  const times: number[] = [];
  const server: number[] = [];
  let bytes = 0;
  const started = performance.now();
  const until = started + options.seconds * 1000;
  const line = () =>
    new Promise<void>((done, failed) => {
      const socket = connect(Number(url.port), '127.0.0.1', ask);
      let rest: Buffer = Buffer.alloc(0);
      let asked = 0;
      function ask() {
        asked = performance.now();
        socket.write(question);
      }
      socket.setNoDelay(true);
      socket.on('error', failed);
      socket.on('data', (chunk) => {
        rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        const answer = firstAnswer(rest);
        if (!answer) return;
        if (answer.status !== 200) failed(new Error(`${address} answered ${answer.status}`));
        times.push(performance.now() - asked);
        const spent = /\r\nserver-timing: app;dur=([\d.]+)/i.exec(answer.headers)?.[1];
        if (spent !== undefined) server.push(Number(spent));
        bytes = answer.bytes;
        rest = rest.subarray(answer.bytes);
        if (performance.now() < until) ask();
        else socket.end(done);
      });
    });
  await Promise.all(Array.from({ length: options.connections }, line));
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  server.sort((a, b) => a - b);
  return {
    requestsPerSecond: Math.round(times.length / seconds),
    p50Ms: rounded(quantile(times, 0.5)),
    p99Ms: rounded(quantile(times, 0.99)),
    serverP50Ms: server.length > 0 ? quantile(server, 0.5) : null,
    bytes,
  };
}

/** Everything a browser fetches at a first visit, with headers, as it goes over the wire. */
export async function firstVisit(address: string): Promise<{ total: number; parts: Record<string, number> }> {
  const parts: Record<string, number> = {};
  const get = async (path: string): Promise<string> => {
    const url = new URL(path, address);
    const headers = { 'accept-encoding': 'gzip, deflate, br, zstd', connection: 'close' };
    const answer = await new Promise<Answer>((done, failed) => {
      const socket = connect(Number(url.port), '127.0.0.1', () => socket.write(request(url, headers)));
      let all: Buffer = Buffer.alloc(0);
      socket.on('error', failed);
      socket.on('data', (chunk) => {
        all = Buffer.concat([all, chunk]);
        const whole = firstAnswer(all);
        if (whole) socket.end(() => done(whole));
      });
    });
    parts[url.pathname] = answer.bytes;
    return (await fetch(url)).text();
  };
  const page = await get('/');
  const wanted = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((found) => found[1] ?? '');
  for (const path of new Set(wanted)) {
    const text = await get(path);
    if (path.endsWith('.css'))
      for (const [, font] of text.matchAll(/url\(["']?(\/assets\/[^)"']+)/g)) if (font) await get(font);
  }
  return { total: Object.values(parts).reduce((sum, bytes) => sum + bytes, 0), parts };
}
