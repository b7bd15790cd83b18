import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { startServer, type TestServer } from '../server.ts';
import { keyboard, pointing } from './hands.ts';
import { wholeLine } from './line.ts';

const NARROW = { viewport: { width: 320, height: 640 } };
const WIDE = { viewport: { width: 1280, height: 900 } };

describe('the whole line, from "Start med din kommune" to the plan in the hand', () => {
  let browser: Browser;
  let server: TestServer;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 120_000);
  beforeEach(async () => {
    server = await startServer();
  }, 120_000);
  afterEach(() => server.stop());
  afterAll(() => browser?.close());

  const open = async (options: BrowserContextOptions) => (await browser.newContext(options)).newPage();

  it('is walked on a telephone, in nynorsk', async () => {
    await wholeLine({ server, lang: 'nn', hands: pointing(await open({ ...NARROW, hasTouch: true })) });
  }, 240_000);

  it('is walked with the keyboard alone, and the focus is seen at every stop', async () => {
    await wholeLine({ server, lang: 'nb', hands: keyboard(await open(WIDE)) });
  }, 240_000);

  it('is walked without JavaScript', async () => {
    const hands = pointing(await open({ ...WIDE, javaScriptEnabled: false }));
    await wholeLine({ server, lang: 'nb', scripts: false, hands });
  }, 240_000);
});

describe('who walks with the keyboard alone', () => {
  it('stops where the focus cannot be seen, and where Tab does not come', async () => {
    const browser = await launchBrowser();
    onTestFinished(() => browser.close());
    const page = await browser.newPage(WIDE);
    const shows = (link: string) =>
      page.setContent(
        `<style>a:focus { outline: 3px solid; }</style><a href="#innhold">Hopp</a><main id="innhold" tabindex="-1">${link}</main>`,
      );
    await shows('<a href="#a">Rett</a>');
    await keyboard(page).press('Rett');
    await shows('<a href="#a" tabindex="-1">Utenfor</a>');
    await expect(keyboard(page).press('Utenfor')).rejects.toThrow(/Out of reach/);
    await shows('<a href="#a" style="outline: 0">Skjult</a>');
    await expect(keyboard(page).press('Skjult')).rejects.toThrow(/focus is not seen/);
  }, 30_000);
});
