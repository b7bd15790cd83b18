import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, startServer, type TestServer } from '../../../test/server.ts';
import { encodingFor } from './fixed-pages.ts';

describe('pages that are the same for everybody', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  }, 60_000);
  afterAll(() => server.stop());
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.url + path, { headers: { 'accept-encoding': 'identity', ...headers } });

  it('are sent ready made, in the language and the packing asked for, and not at all to who has them', async () => {
    const path = '/veileder/trinn-4-temaplan-bolig';
    const made = await (await get(path)).text();
    const ready = await get(path);
    expect(await ready.text()).toBe(made);
    const tag = ready.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{16}-identity"$/);
    expect(ready.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(ready.headers.get('vary')).toBe('Cookie, Accept-Encoding');
    expect((await get(path, { 'if-none-match': tag })).status).toBe(304);
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    const { request } = await import('node:http');
    const packed = (encoding: string) =>
      new Promise<Buffer>((done, failed) => {
        request(server.url + path, { headers: { 'accept-encoding': encoding } }, (answer) => {
          const parts: Buffer[] = [];
          expect(answer.headers['content-encoding']).toBe(encoding);
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => done(Buffer.concat(parts)));
        })
          .on('error', failed)
          .end();
      });
    expect(brotliDecompressSync(await packed('br')).toString()).toBe(made);
    expect(gunzipSync(await packed('gzip')).toString()).toBe(made);
    await get(`/nn${path}`);
    expect(await (await get(`/nn${path}`)).text()).toContain('lang="nn"');
    expect((await get('/veileder/finnes-ikke')).status).toBe(404);
    expect((await get('/veileder/finnes-ikke')).headers.get('etag')).toBeNull();
  });

  it('are made anew for a person with a login, and for an address with questions', async () => {
    await get('/');
    await get('/');
    const { cookie } = await administrator(server, { slug: 'egenvik', name: 'Egenvik', number: '9902' });
    const own = await get('/', { cookie });
    expect(own.headers.get('etag')).toBeNull();
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    expect(await own.text()).toContain('Logg ut');
    const open = await get('/');
    expect(open.headers.get('etag')).not.toBeNull();
    expect(await open.text()).not.toContain('Logg ut');
    expect((await get('/?a=b')).headers.get('etag')).toBeNull();
  });

  it.each([
    [null, 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['BR', 'br'],
    ['deflate', 'identity'],
  ] as const)('choose for Accept-Encoding %s: %s', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
  });
});

it('a header as long as it may be is read in no time', () => {
  const started = performance.now();
  expect(encodingFor(`a${' '.repeat(60_000)}b, gzip`)).toBe('gzip');
  // Generous, as tests share the machine: it took five seconds.
  expect(performance.now() - started).toBeLessThan(1_000);
});
