import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../../../../test/browser.ts';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';

const WORK = '/arbeid/halden';
let server: TestServer;
let browser: Browser;
let own: { cookie: string; csrf: string };
beforeAll(async () => {
  server = await startServer();
  own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
  const post = (path: string, fields: Record<string, string>) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { cookie: own.cookie, origin: server.url },
      body: new URLSearchParams({ csrf: own.csrf, ...fields }),
      redirect: 'manual',
    });
  await post(`${WORK}/tiltak/maal`, { title: 'Trygge hjem', ledger: 'boligsosialt' });
  const about = { maal: '1', ledger: 'boligsosialt', group: 'unge', type: 'blokk', level: 'ingen' };
  const typed = { title: 'Kjøpe seks familieleiligheter i året i ordinære bomiljø', responsible: 'Eiendom' };
  await post(`${WORK}/tiltak`, { ...about, ...typed, status: 'foreslaatt', reason: 'Først dette.\nSå det.' });
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

it('shows every column on a screen of 1280, and a browser that sends it untouched changes nothing', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.context().addCookies([{ name: 'boligplan', value: own.cookie.split('=')[1] ?? '', url: server.url }]);
  await page.goto(`${server.url}${WORK}/inntak/tabell`);
  expect(await page.inputValue('#t1-reason')).toBe('Først dette.\nSå det.');
  const beside = await page.evaluate(
    "[...document.querySelectorAll('main .bp-scroll')].map((e) => e.scrollWidth - e.clientWidth)",
  );
  expect(beside).toEqual([0]);
  await page.click('main button[type="submit"]');
  await page.waitForURL('**/inntak/tabell?lagret=0');
  expect(await page.inputValue('[name="t1-revision"]')).toBe('1');
}, 60_000);
