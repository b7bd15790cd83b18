import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../clock/system.ts';
import type { Database } from '../db/database.ts';
import { createApp } from './app.ts';
import type { Route } from './route.ts';
import { readUnread } from './unread.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** What is held, and not what nobody has cleared away yet. */
const heldBytes = (): number => {
  collect();
  return process.memoryUsage().arrayBuffers;
};

describe('what a form may weigh', () => {
  const closed = () => Promise.reject(new Error('No database here'));
  const db: Database = { kind: 'pglite', inKommune: closed, inPlattform: closed, lookUp: closed, close: closed };
  const handle: Route['handle'] = async (ctx) => new Response(String((await ctx.form()).text('text').length));
  const app = createApp({
    routes: [
      { method: 'POST', path: '/skjema', who: 'alle', handle },
      { method: 'POST', path: '/filer', who: 'alle', files: true, handle },
      { method: 'POST', path: '/lukket', who: 'innlogget', files: true, handle },
    ],
    frame: {
      notice: () => '',
      render: (_ctx, page) => page.title,
      fault: (_ctx, fault) => ({ title: fault, body: fault }),
      problem: (_lang, fault) => ({ title: fault, detail: fault }),
    },
    db,
    clock: systemClock,
    visitors: {
      meet: async () => ({ visitor: { bruker: null, csrf: '', key: null }, kommune: null }),
      kommuneFor: async () => null,
    },
    assets: new Map(),
    localDemo: false,
    log: () => {},
  });
  const send = (path: string, megabytes: number) =>
    app.request(`http://localhost${path}`, {
      method: 'POST',
      headers: { origin: 'http://localhost', host: 'localhost' },
      body: new URLSearchParams({ text: 'a'.repeat(megabytes * 1024 * 1024) }),
    });

  it('is one megabyte, and more only where files are taken', async () => {
    expect((await send('/skjema', 0.9)).status).toBe(200);
    const refused = await send('/skjema', 1.1);
    expect([refused.status, await refused.text()]).toEqual([413, 'for-stort']);
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await send('/nn/skjema', 1.1)).status).toBe(413);
    expect((await send('/filer', 1.1)).status).toBe(200);
    expect((await send('/filer', 61)).status).toBe(413);
  });

  /** Megabytes without end, and how many were taken. */
  const endless = () => {
    const taken = { megabytes: 0 };
    const body = new ReadableStream<Uint8Array>(
      {
        pull(sink) {
          taken.megabytes += 1;
          sink.enqueue(new Uint8Array(1024 * 1024));
        },
      },
      { highWaterMark: 0 },
    );
    return {
      taken,
      request: new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit),
    };
  };

  it('is counted as it comes when nobody says how much it is, and gathered for nobody who may not send it', async () => {
    const chunked = (path: string) => {
      const { taken, request } = endless();
      const headers = {
        origin: 'http://localhost',
        host: 'localhost',
        'transfer-encoding': 'chunked',
        'content-type': 'application/x-www-form-urlencoded',
      };
      const init = { method: 'POST', headers, body: request.body, duplex: 'half' } as RequestInit;
      return { taken, reply: app.request(`http://localhost${path}`, init) };
    };
    const small = chunked('/skjema');
    expect((await small.reply).status).toBe(413);
    expect(small.taken.megabytes).toBeLessThan(10);
    const large = chunked('/filer');
    expect((await large.reply).status).toBe(413);
    expect(large.taken.megabytes).toBeGreaterThan(59);
    expect(large.taken.megabytes).toBeLessThan(70);
    const before = heldBytes();
    const shut = chunked('/lukket');
    expect((await shut.reply).status).toBe(403);
    await expect.poll(() => heldBytes() - before, { timeout: 20_000 }).toBeLessThan(50 * 1024 * 1024);
  });

  it('is taken to its end when nobody reads it, but not for ever', async () => {
    const { taken, request } = endless();
    await readUnread(request, 5 * 1024 * 1024);
    expect(taken.megabytes).toBe(5);
    const read = new Request('http://localhost/', { method: 'POST', body: 'a' });
    await read.text();
    await expect(readUnread(read)).resolves.toBeUndefined();
    const gone = new ReadableStream({ pull: (sink) => sink.error(new Error('gone')) });
    const cut = new Request('http://localhost/', { method: 'POST', body: gone, duplex: 'half' } as RequestInit);
    await expect(readUnread(cut)).resolves.toBeUndefined();
  });
});
