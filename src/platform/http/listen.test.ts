import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listen, PATIENCE, type Patience } from './listen.ts';

const SHORT: Patience = { headersTimeout: 200, requestTimeout: 500, connectionsCheckingInterval: 50 };

/** What a client hears that begins with these lines and then drips one byte at a time, and after how long it is cut off. */
async function drip(first: string, patience?: Patience): Promise<{ heard: string; reset: boolean; after: number }> {
  const server = listen(async (request) => new Response(await request.text()), 0, '127.0.0.1', patience) as Server;
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  let heard = '';
  socket.on('data', (bytes) => {
    heard += bytes.toString();
  });
  let reset = false;
  socket.on('error', (error: NodeJS.ErrnoException) => {
    reset ||= error.code === 'ECONNRESET' || error.code === 'EPIPE';
  });
  const start = Date.now();
  socket.write(first);
  const dripping = setInterval(() => socket.write('a'), 40);
  const closed = new Promise((done) => socket.once('close', done));
  const patient = setTimeout(() => socket.destroy(), 4_000);
  await closed;
  clearInterval(dripping);
  clearTimeout(patient);
  server.closeAllConnections();
  server.close();
  return { heard, reset, after: Date.now() - start };
}

describe('slow clients', () => {
  it.each([
    ['headers', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    ['a body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n'],
  ])('are cut off when they drip %s', async (_what, first) => {
    const { heard, reset, after } = await drip(first, SHORT);
    // A byte that came after the answer makes the connection end before it is heard.
    expect(heard || (reset ? 'HTTP/1.1 408 ' : '')).toMatch(/^HTTP\/1\.1 408 /);
    expect(after).toBeLessThan(3_000);
  });

  it('are given little time for headers, and enough for a file, when nothing else is said', () => {
    const server = listen(() => new Response(), 0, '127.0.0.1') as Server;
    expect([server.headersTimeout, server.requestTimeout]).toEqual([PATIENCE.headersTimeout, PATIENCE.requestTimeout]);
    expect(server.headersTimeout).toBeLessThanOrEqual(15_000);
    expect(server.requestTimeout).toBeGreaterThanOrEqual(180_000);
    server.close();
  });
});
