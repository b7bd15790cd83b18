import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashToken } from '../../src/platform/auth/token.ts';
import { launchBrowser } from '../browser.ts';
import { createInspector, type Inspector } from '../pages/inspect.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

const EMAIL = 'anne@kommune.no';
const PASSWORD = 'en lang og trygg setning';
const TYPED = 'Et avsnitt som det tok en time å skrive.';

describe('a login that is about to end', () => {
  let server: TestServer;
  let browser: Browser;
  let inspector: Inspector;
  let cookie = '';
  let csrf = '';
  beforeAll(async () => {
    server = await startServer();
    ({ cookie, csrf } = await administrator(server, { slug: 'haram', name: 'Haram', number: '1580' }));
    browser = await launchBrowser();
    inspector = await createInspector(browser);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await inspector?.close();
    await server?.stop();
  });

  const tokenOf = (cookie: string) => cookie.split('=')[1] ?? '';
  /** As if nobody had done anything so long that `seconds` are left; `hours` after the login. */
  const leave = (seconds: number, hours = 1, of = cookie) =>
    server.db.inPlattform((tx) =>
      tx.rows(
        `update oekt set expires = now() + $2 * interval '1 second', last_seen = now() - interval '59 minutes',
           created = now() + $2 * interval '1 second' - $3 * interval '1 hour' where token_hash = $1`,
        [hashToken(tokenOf(of)), seconds, hours],
      ),
    );
  const ask = (init: RequestInit = {}) =>
    fetch(`${server.url}/konto/oekt`, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
  const left = async () =>
    ((await (await ask({ headers: { accept: 'application/json' } })).json()) as { sekunder: number }).sekunder;

  it('is told by asking, which does not extend it; only a form of ours does', async () => {
    await leave(100);
    expect(await left()).toBeLessThanOrEqual(100);
    expect(await left()).toBeGreaterThan(90);
    const send = (token: string, headers: Record<string, string>) =>
      ask({ method: 'POST', body: new URLSearchParams({ csrf: token }), headers });
    const ours = { origin: server.url, referer: `${server.url}/nn/konto` };
    expect((await send(csrf, { ...ours, origin: 'https://evil.example' })).status).toBe(403);
    expect((await send('', ours)).status).toBe(403);
    const plain = await send(csrf, ours);
    expect([plain.status, plain.headers.get('location')]).toEqual([303, '/nn/konto']);
    expect(await left()).toBeGreaterThan(3500);
    const script = await send(csrf, { ...ours, accept: 'application/json' });
    expect(await script.json()).toMatchObject({ siste: false, csrf });
  });

  it('has a page of its own, which extends it without a script', async () => {
    for (const [lang, width] of [
      ['', 1280],
      ['/nn', 320],
    ] as const) {
      const page = await inspector.openWindow({ width, cookie, url: server.url });
      await page.goto(`${server.url}${lang}/konto/oekt`);
      expect(await inspector.faultsOf(page)).toEqual([]);
      expect(await page.locator('main form button').count()).toBe(1);
      await page.context().close();
    }
  });

  async function opened(lang: '' | '/nn', width: number): Promise<Page> {
    const page = await inspector.openWindow({ width, cookie, url: server.url });
    page.setDefaultTimeout(8000);
    await page.clock.install();
    await page.goto(`${server.url}${lang}/arbeid/haram/tiltak`);
    await page.fill('#title', TYPED);
    return page;
  }
  const says = (page: Page, text: RegExp) => page.locator('#oekt-tekst', { hasText: text }).waitFor();

  it('says so on the page in time, and is extended there with nothing lost', async () => {
    const page = await opened('', 320);
    expect(await page.locator('#oekt').isVisible()).toBe(false);
    await leave(115);
    await page.clock.fastForward(3_500_000);
    await says(page, /^Du blir logget ut om 2 minutter\.$/);
    expect(await inspector.faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fortsett å være logget inn' }).click();
    await says(page, /fortsatt logget inn/);
    expect(await left()).toBeGreaterThan(3500);
    expect(await page.inputValue('#title')).toBe(TYPED);
    await page.clock.fastForward(10_000);
    await page.locator('#oekt').waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('cannot be extended after twelve hours; after a new login the form is sent from where it stood', async () => {
    const page = await opened('/nn', 1280);
    await leave(50, 12);
    await page.clock.fastForward(3_500_000);
    await says(page, /vore logga inn i 12 timar, og blir logga ut om 1 minutt/);
    expect(await page.getByRole('button', { name: /Hald fram/ }).isVisible()).toBe(false);
    await leave(-1, 12);
    // The page asks by its own clock, and may just have asked.
    const told = async () => {
      await page.clock.fastForward(20_000);
      return page.locator('#oekt-tekst').textContent();
    };
    await expect
      .poll(told, { timeout: 30_000, interval: 500 })
      .toMatch(/^Du er logga ut\. Det du har skrive, står her/);

    const again = await server.accounts.logIn(EMAIL, PASSWORD);
    if (!again.ok) throw new Error('not logged in');
    await page.context().addCookies([{ name: 'boligplan', value: again.value.token, url: server.url }]);
    await page.clock.fastForward(20_000);
    await says(page, /logga inn igjen/);
    expect(await page.inputValue('#title')).toBe(TYPED);
    await page.locator('form:has(#title) button[type=submit]').click();
    await page.waitForURL(/lagret=ja/);
    expect(await page.locator('main').innerHTML()).toContain(TYPED);
    await page.context().close();
  });
});
