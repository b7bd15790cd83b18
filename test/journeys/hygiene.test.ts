import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressesOf } from '../neighbour.ts';
import { isFile } from '../pages/addresses.ts';
import { beyondPolicy, policyFaults } from '../pages/policy.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

describe('every answer', () => {
  let server: TestServer;
  let cookie = '';
  beforeAll(async () => {
    server = await startServer();
    ({ cookie } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
  }, 60_000);
  afterAll(() => server?.stop());

  // Pages and their refusals are read one by one by test/journeys/sweep.test.ts.
  it('carries the strict policy, whatever kind it is of', async () => {
    const css = /href="(\/assets\/[^"]+\.css)"/.exec(await (await fetch(server.url)).text())?.[1] ?? '';
    const files = server.routes
      .filter((r) => r.method === 'GET')
      .flatMap((r) => addressesOf(r, 'eksempelvik', {}).filter(isFile).slice(0, 1));
    const kinds = new Map(files.map((path) => [path.slice(path.lastIndexOf('.')), path]));
    expect(kinds.size).toBeGreaterThan(5);
    for (const path of [
      ...kinds.values(),
      css,
      '/api/v1',
      '/finnes/ikke',
      '/nn/finnes/ikke',
      '/assets/finnes-ikke.js',
    ]) {
      const reply = await fetch(server.url + path, { headers: { cookie } });
      const html = reply.headers.get('content-type')?.includes('html') ? await reply.text() : '';
      expect(policyFaults(reply.headers, html), path).toEqual([]);
    }
  });

  it('would be caught without it', () => {
    expect(policyFaults(new Headers(), '')).toHaveLength(2);
  });

  it.each([
    '<p style="color:red">',
    '<style>p{}</style>',
    '<script>x()</script>',
    '<script src="https://cdn.example/x.js"></script>',
    '<a onclick="x()">',
    '<img src="//cdn.example/x.png">',
  ])('would be caught with %s', (html) => {
    expect(beyondPolicy(html)).not.toEqual([]);
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
