import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';
import { type Hands, keyboard, pointing } from './hands.ts';

/** Presses, not typing: from a municipality where nobody has counted to the overview of § 5 as a paper. */
const MOST = 12;

describe('from nothing to the overview of need', () => {
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

  const open = async (loggedIn: boolean): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
    if (loggedIn) await context.addCookies([{ name: 'boligplan', value: cookie.split('=')[1] ?? '', url: server.url }]);
    return context;
  };

  it.each<[string, string, (page: Hands['page']) => Hands]>([
    ['Nav', 'with a mouse', pointing],
    ['Boligkontoret', 'by keyboard alone', keyboard],
  ])(
    '%s is asked and answers, %s, in at most twelve presses',
    async (unit, _, handsOn) => {
      const [office, away] = [await open(true), await open(false)];
      const [planner, receiver] = [handsOn(await office.newPage()), handsOn(await away.newPage())];
      let presses = 0;
      const press = async (hands: Hands, name: string, where?: 'main' | 'menu') => {
        presses += 1;
        await hands.press(name, where);
      };

      await planner.page.goto(`${server.url}/arbeid/halden`);
      await press(planner, 'Kartlegging', 'menu');
      await planner.page.waitForURL('**/kartlegging');
      await press(planner, 'Be enhetene telle');
      await planner.page.waitForURL('**/forespoersler');
      await planner.write('unit-1', unit);
      await planner.write('email-1', 'kari@halden.no');
      await planner.write('deadline', '31.12.2099');
      await press(planner, 'Lag forespørsler');
      await planner.page.waitForURL('**?sendt=ja');
      await press(planner, `Lag lenke ${unit}`);
      const link = planner.page.locator('.bp-token code');
      await link.waitFor();

      // The link that a mail would have brought.
      presses += 1;
      await receiver.page.goto((await link.textContent()) ?? '');
      expect(await receiver.page.textContent('h1')).toBe(`Telling av boligbehov: ${unit}`);
      await receiver.choose('ny-1-group', 'unge');
      await receiver.choose('ny-1-situation', 'mangler');
      await receiver.choose('ny-1-type', 'blokk');
      await receiver.choose('ny-1-level', 'ingen');
      await receiver.write('ny-1-now', '14');
      await receiver.write('ny-1-perYear', '2');
      await receiver.choose('method', 'gjennomgang');
      await receiver.choose('doubleCount', 'kontrollert');
      await press(receiver, 'Lagre og meld ferdig');
      await receiver.page.waitForURL('**?lagret=ja');
      expect(await receiver.page.textContent('main')).toContain('Tallene er levert');

      await planner.page.goto(`${server.url}/arbeid/halden/kartlegging/forespoersler`);
      presses += 1;
      expect(await planner.page.textContent('main')).toContain('Levert');
      await press(planner, 'Se oversikten');
      await planner.page.waitForURL('**/oversikt');
      expect(await planner.page.textContent('main')).toContain(unit);
      for (const [name, ending] of [
        ['Last ned som PDF', 'pdf'],
        ['Last ned som Word', 'docx'],
      ] as const) {
        const [file] = await Promise.all([planner.page.waitForEvent('download'), press(planner, name)]);
        expect(file.suggestedFilename()).toBe(`behovsoversikt-halden.${ending}`);
      }
      expect(presses).toBeLessThanOrEqual(MOST);
      expect(server.errors).toEqual([]);
      await Promise.all([office.close(), away.close()]);
    },
    90_000,
  );
});
