import { request } from 'node:http';

/** An answer over HTTP, read to its end. */
export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly location: string;
  readonly bytes: Buffer;
  text(): string;
}

interface Asked {
  readonly headers: Readonly<Record<string, string>>;
  /** What is posted; a form's fields, or bytes whose type is among the headers. Without it a page is read. */
  readonly body?: URLSearchParams | Buffer;
}

/** Asks as a program does, not packed and sent nowhere else: in thousands of requests half of what fetch costs. */
export function ask(url: string, { headers, body }: Asked): Promise<Reply> {
  const isForm = body instanceof URLSearchParams;
  const bytes = isForm ? Buffer.from(body.toString()) : body;
  const said: Record<string, string> = { ...headers, 'accept-encoding': 'identity' };
  if (isForm) said['content-type'] = 'application/x-www-form-urlencoded;charset=UTF-8';
  if (bytes) said['content-length'] = String(bytes.length);
  return new Promise((resolve, reject) => {
    const asking = request(url, { method: bytes ? 'POST' : 'GET', headers: said }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('error', reject);
      reply.on('end', () => {
        const all = Buffer.concat(parts);
        resolve({
          status: reply.statusCode ?? 0,
          type: reply.headers['content-type'] ?? '',
          location: reply.headers.location ?? '',
          bytes: all,
          text: () => all.toString('utf8'),
        });
      });
    });
    asking.on('error', reject);
    asking.end(bytes);
  });
}
