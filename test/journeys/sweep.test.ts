import AxeBuilder from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

const OWN = { slug: 'halden', name: 'Halden', number: '3101' };

/** Every GET of the route table as addresses: `:kommune` filled in, other parameters from the route's examples. */
function addresses(server: TestServer, slug: string): string[] {
  return server.routes
    .filter((r) => r.method === 'GET')
    .flatMap((r) => {
      const bare = r.path.replace(':kommune', slug);
      if (!bare.includes(':')) return [bare];
      if (!r.examples?.length) throw new Error(`The route ${r.path} has no example for the sweep`);
      return r.examples.map((e) => e.replace(':kommune', slug));
    });
}

/** A job in each state, with the ids that the route's examples name; nobody does them. */
async function placeJobs(server: TestServer, slug: string): Promise<void> {
  const [kommune] = await server.db.inPlattform((tx) =>
    tx.rows<{ id: string }>('select id from kommune where slug = $1', [slug]),
  );
  if (!kommune) throw new Error(`No kommune ${slug}`);
  await server.db.inKommune(kommune.id, async (tx) => {
    for (const [i, state] of ['venter', 'kjoerer', 'ferdig', 'feilet', 'avbrutt'].entries())
      await tx.rows(
        `insert into jobb (kommune_id, id, kind, state, progress, message, input, input_hash, result, created)
         values ($1, $2, 'boligbehov.kjoering', $3, $4, $5, '{}', 'sveip', '{"runId": "1"}', now())`,
        [kommune.id, `00000000-0000-4000-8000-00000000000${i + 1}`, state, i * 20, ['', 'regner', '', 'feil', ''][i]],
      );
  });
}

/** Not pages: files, and the API, which src/app/api/api.test.ts walks. */
const isFile = (path: string) => path.startsWith('/api/') || /\.(pdf|docx|xlsx|json)$/.test(path);

describe('every page', () => {
  let server: TestServer;
  let browser: Browser;
  let cookie = '';
  beforeAll(async () => {
    server = await startServer();
    ({ cookie } = await administrator(server, OWN));
    await placeJobs(server, 'eksempelvik');
    await placeJobs(server, OWN.slug);
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function violations(paths: readonly string[], width: number, prefix: string): Promise<string[]> {
    const found: string[] = [];
    const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
    await context.addCookies([{ name: 'boligplan', value: cookie.split('=')[1] ?? '', url: server.url }]);
    const page = await context.newPage();
    for (const path of paths) {
      const reply = await page.goto(server.url + prefix + (path === '/' && prefix ? '' : path));
      if ((reply?.status() ?? 0) >= 500) found.push(`${path}: ${reply?.status()}`);
      if ((await page.evaluate('getComputedStyle(document.body).backgroundColor')) !== 'rgb(251, 250, 247)')
        found.push(`${path}: the style sheet is missing`);
      if (await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth'))
        found.push(`${path}: scrolls sideways at ${width}`);
      await page.evaluate(AxeBuilder.source);
      const result = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run()');
      for (const v of result.violations) found.push(`${path}: ${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`);
    }
    await context.close();
    return found;
  }

  it('has no accessibility fault when filled, in bokmål at 1280', async () => {
    const paths = addresses(server, 'eksempelvik').filter((p) => !isFile(p));
    expect(await violations(paths, 1280, '')).toEqual([]);
  }, 180_000);

  it('has no accessibility fault when empty, in nynorsk at 320', async () => {
    const paths = addresses(server, OWN.slug).filter((p) => !isFile(p));
    expect(await violations(paths, 320, '/nn')).toEqual([]);
  }, 180_000);

  it('is closed to a visitor without a role, and to the neighbour', async () => {
    const closed = server.routes.filter((r) => r.path.includes(':kommune') && !r.path.startsWith('/api/'));
    expect(closed.length).toBeGreaterThan(10);
    const { accounts } = server;
    const stranger = await accounts.createKommune(
      { slug: 'nabovik', name: 'Nabovik', number: '9903', demo: false },
      null,
    );
    expect(stranger.ok).toBe(true);
    for (const route of closed) {
      for (const path of (route.examples ?? [route.path]).map((p) =>
        p.replace(':kommune', 'nabovik').replace(/:[a-z]+(\{[^}]*\})?/g, '1'),
      )) {
        for (const headers of [{}, { cookie }] as Record<string, string>[]) {
          const reply = await fetch(server.url + path, {
            method: route.method,
            headers: { ...headers, origin: server.url },
            redirect: 'manual',
            ...(route.method === 'POST' ? { body: new URLSearchParams({ a: 'b' }) } : {}),
          });
          expect(reply.status, `${route.method} ${path}`).toBe(403);
          expect(await reply.text()).not.toContain('T-001');
        }
      }
    }
  });

  it('takes no form from elsewhere and none without its token', async () => {
    const url = `${server.url}/arbeid/halden/tiltak/maal`;
    const body = () => new URLSearchParams({ title: 'Mål', ledger: 'boligutvikling' });
    expect(
      (await fetch(url, { method: 'POST', body: body(), headers: { cookie, origin: 'https://ond.example' } })).status,
    ).toBe(403);
    expect((await fetch(url, { method: 'POST', body: body(), headers: { cookie } })).status).toBe(403);
    expect((await fetch(url, { method: 'POST', body: body(), headers: { cookie, origin: server.url } })).status).toBe(
      403,
    );
  });

  it('answers a missing page with a page, and logs no error anywhere', async () => {
    const reply = await fetch(`${server.url}/finnes/ikke`);
    expect(reply.status).toBe(404);
    expect(await reply.text()).toContain('Fant ikke siden');
    expect(server.errors).toEqual([]);
  });
});
