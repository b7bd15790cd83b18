import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressesOf } from '../neighbour.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

/** Script or style in the page itself, which the policy would stop, and anything fetched from elsewhere. */
const INLINE = /<style|\sstyle=|<script(?![^>]*\ssrc="\/assets\/)|\son[a-z]+=["']|href="javascript:/i;
const FOREIGN = /(\ssrc=|<link[^>]+href=)"(https?:)?\/\//i;
const faults = (html: string) => [INLINE, FOREIGN].flatMap((p) => p.exec(html)?.[0] ?? []);

describe('every answer', () => {
  let server: TestServer;
  let cookie = '';
  beforeAll(async () => {
    server = await startServer();
    ({ cookie } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
  }, 60_000);
  afterAll(() => server?.stop());

  it('carries the strict policy, and no page has script or style of its own', async () => {
    const css = /href="(\/assets\/[^"]+\.css)"/.exec(await (await fetch(server.url)).text())?.[1] ?? '';
    const pages = server.routes
      .filter((r) => r.method === 'GET')
      .flatMap((r) => ['eksempelvik', 'halden'].flatMap((slug) => addressesOf(r, slug, {})));
    for (const path of new Set([...pages, css, '/finnes/ikke', '/nn/finnes/ikke', '/assets/finnes-ikke.js'])) {
      const reply = await fetch(server.url + path, { headers: { cookie } });
      expect(reply.headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(reply.headers.get('content-security-policy'), path).not.toContain('unsafe');
      expect(reply.headers.get('x-content-type-options'), path).toBe('nosniff');
      if (reply.headers.get('content-type')?.includes('html')) expect(faults(await reply.text()), path).toEqual([]);
      else await reply.arrayBuffer();
    }
  }, 120_000);

  it.each([
    '<p style="color:red">',
    '<style>p{}</style>',
    '<script>x()</script>',
    '<script src="https://cdn.example/x.js"></script>',
    '<a onclick="x()">',
    '<img src="//cdn.example/x.png">',
  ])('would be caught with %s', (html) => {
    expect(faults(html)).not.toEqual([]);
  });

  it('says 405 with the methods there are, in the reader’s language, and answers HEAD', async () => {
    const wrong = await fetch(`${server.url}/nn/veileder`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await wrong.text()).toContain('Sida tek ikkje imot dette');
    const head = await fetch(`${server.url}/veileder`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('marks the session cookie for https only where the way is https', async () => {
    const logIn = (headers: Record<string, string>) =>
      fetch(`${server.url}/logg-inn`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.url, ...headers },
        body: new URLSearchParams({ email: 'anne@kommune.no', password: 'en lang og trygg setning' }),
      });
    const plain = (await logIn({})).headers.get('set-cookie') ?? '';
    expect(plain).toMatch(/HttpOnly; SameSite=Lax/);
    expect(plain).not.toContain('Secure');
    const safe = { 'x-forwarded-proto': 'https', origin: server.url.replace('http:', 'https:') };
    expect((await logIn(safe)).headers.get('set-cookie')).toContain('; Secure');
    // A form of the same name from a page without encryption is somebody else's.
    expect((await logIn({ 'x-forwarded-proto': 'https' })).status).toBe(403);
  });
});
