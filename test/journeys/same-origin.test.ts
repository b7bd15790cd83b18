import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

/** Pages of every kind: the guide, a workspace filled and empty, with an island, an account, an error. */
const PAGES = [
  '/',
  '/veileder/trinn-4-temaplan-bolig',
  '/nn/ordliste',
  '/arbeid/eksempelvik',
  '/arbeid/eksempelvik/behov',
  '/arbeid/eksempelvik/gap',
  '/arbeid/eksempelvik/tiltak',
  '/nn/arbeid/eksempelvik/oekonomiplan',
  '/arbeid/eksempelvik/dokument',
  '/arbeid/halden/tall',
  '/konto',
  '/om/api',
  '/finnes/ikke',
  '/arbeid/halden/dokument/sammendrag',
];

const TELL_OF_VIOLATIONS = `addEventListener('securitypolicyviolation', (e) => tellViolation(e.violatedDirective + ' ' + e.blockedURI))`;

describe('what a browser fetches', () => {
  let server: TestServer;
  let browser: Browser;
  let cookie = '';
  beforeAll(async () => {
    server = await startServer();
    ({ cookie } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** Opens the pages as they are, policy and all, or as `change` makes them; what came from elsewhere and what the browser complained of. */
  async function walk(pages: readonly string[], change?: (route: Route) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addCookies([{ name: 'boligplan', value: cookie.split('=')[1] ?? '', url: server.url }]);
    const page: Page = await context.newPage();
    const fetched: string[] = [];
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin === server.url) fetched.push(url.pathname);
      else if (url.protocol !== 'data:') foreign.push(request.url());
    });
    page.on('console', (said) => {
      // A page that is not there is said to be so; that is the page, not what it fetched.
      if (said.type() === 'error' && !/status of 404/.test(said.text())) complaints.push(said.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
    await page.exposeFunction('tellViolation', (what: string) => complaints.push(`policy: ${what}`));
    await page.addInitScript({ content: TELL_OF_VIOLATIONS });
    if (change) await page.route((url) => pages.includes(url.pathname), change);
    for (const path of pages) await page.goto(server.url + path);
    await page.waitForLoadState('networkidle');
    await context.close();
    return { fetched, foreign, complaints };
  }

  it('comes from the product itself, without a complaint from console or policy', async () => {
    const { fetched, foreign, complaints } = await walk(PAGES);
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
    expect(fetched.filter((path) => !path.startsWith('/assets/'))).toEqual(expect.arrayContaining(PAGES));
    for (const kind of ['css', 'woff2', 'js'])
      expect(
        fetched.some((path) => path.startsWith('/assets/') && path.endsWith(kind)),
        kind,
      ).toBe(true);
    expect(server.errors).toEqual([]);
  }, 60_000);

  const IMAGE = 'https://fremmed.example/punkt.png';
  const plant =
    (html: string, open = false) =>
    async (route: Route) => {
      const reply = await route.fetch();
      const headers = reply.headers();
      if (open) delete headers['content-security-policy'];
      await route.fulfill({
        status: reply.status(),
        headers,
        body: (await reply.text()).replace('</main>', `${html}</main>`),
      });
    };

  it('would be seen with an image from elsewhere, whether or not the policy stops it', async () => {
    const stopped = await walk(['/'], plant(`<img src="${IMAGE}" alt="">`));
    expect(stopped.complaints.join('\n')).toMatch(/policy: img-src https:\/\/fremmed\.example/);
    const sent = await walk(['/'], plant(`<img src="${IMAGE}" alt="">`, true));
    expect(sent.foreign).toEqual([IMAGE]);
  }, 60_000);

  it('would be seen with a script in the page, and with a file that is not there', async () => {
    const inline = await walk(['/'], plant('<script>window.x = 1</script>'));
    expect(inline.complaints.join('\n')).toMatch(/policy: script-src-elem inline/);
    const missing = await walk(['/'], plant('<script src="/assets/finnes-ikke.js"></script>'));
    expect(missing.fetched).toContain('/assets/finnes-ikke.js');
  }, 60_000);
});
