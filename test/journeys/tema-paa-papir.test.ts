import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../src/plan/plandokument/rendering/pdf-reading.ts';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

/** A4 within margins of a centimetre, in the pixels of a browser. */
const PAPER = { width: 718, height: 1046 };

/** What lies outside the sheet, what hides a part of itself, and what is to be pressed: none of it is of use on paper. */
const FAULTS = `(() => {
  const seen = (e) => e.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true }) && e.getBoundingClientRect().height > 0;
  const all = [...document.querySelectorAll('body *:not(.ds-skip-link)')].filter(seen);
  const say = (e) => e.outerHTML.slice(0, 90);
  const outside = all.filter((e) => !e.closest('.ds-sr-only') && e.getBoundingClientRect().right > innerWidth + 1);
  const cut = all.filter((e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible' && !e.closest('.ds-sr-only'));
  const pressed = all.filter((e) => e.matches('form, input, select, textarea, button, nav, summary'));
  const folded = [...document.querySelectorAll('main details > :not(summary)')].filter((e) => !seen(e) && !e.closest('form, .bp-screen, .bp-actions'));
  return { outside: outside.map(say), cut: cut.map(say), pressed: pressed.map(say), folded: folded.map(say) };
})()`;
const NONE = { outside: [], cut: [], pressed: [], folded: [] };

describe('the knowledge base on paper', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    const { cookie, csrf } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    await server.db.inPlattform((tx) =>
      tx.rows(
        "insert into medlemskap (kommune_id, bruker_id, role) select k.id, b.id, 'planlegger' from kommune k, bruker b where k.slug = 'eksempelvik'",
      ),
    );
    const context = await browser.newContext({ viewport: PAPER });
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    const written = await fetch(`${server.url}/arbeid/eksempelvik/kunnskap/eldre-80/tekst`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, cookie },
      body: new URLSearchParams({ csrf, text: 'Vi blir eldre.', revision: '0' }),
    });
    expect(written.status).toBe(303);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const sheet = async (path: string) => {
    await page.goto(server.url + path);
    const faults = await page.evaluate(FAULTS);
    const margin = { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' };
    const { text, pages } = await readPdf(new Uint8Array(await page.pdf({ format: 'A4', margin })));
    return { faults, text: text.replace(/\s+/g, ' '), pages };
  };

  it.each([
    [
      '',
      'Befolkning og aldring: Eksempelvik',
      'Innbyggere 80 år og over',
      'Innbyggere som er 80 år eller eldre',
      'Hva betyr dette for oss?',
    ],
    [
      '/nn',
      'Folketal og aldring: Eksempelvik',
      'Innbyggjarar 80 år og over',
      'Innbyggjarar som er 80 år eller eldre',
      'Kva betyr dette for oss?',
    ],
  ])(
    'prints one theme with figures, years, sources and what the words mean (%s)',
    async (lang, heading, name, definition, meaning) => {
      const { text, faults, pages } = await sheet(`${lang}/arbeid/eksempelvik/kunnskap/befolkning/tema`);
      expect(faults).toEqual(NONE);
      for (const part of [heading, name, definition, '4,4', '2026', 'oppdiktet befolkning.csv', '06070'])
        expect(text).toContain(part);
      expect(text).toContain(`${meaning} Vi blir eldre.`);
      expect(pages.length).toBeLessThanOrEqual(4);
    },
  );

  it.each([
    '/arbeid/eksempelvik/kunnskap',
    '/nn/arbeid/eksempelvik/kunnskap/eldre-80',
    '/arbeid/eksempelvik/kunnskap/trinnfrie',
  ])('prints %s whole: which municipality, which day, and no menus', async (path) => {
    const { text, faults } = await sheet(path);
    expect(faults).toEqual(NONE);
    expect(text).toContain('Eksempelvik');
    expect(text).toContain(String(new Date().getFullYear()));
    // What is to be done on a screen is left on the screen.
    expect(text).not.toMatch(/skriv inn tallet|last inn tabell|Lag et mål|Lag eit mål|Last ned/);
  });

  it('is opened from the page of all themes', async () => {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`${server.url}/arbeid/eksempelvik/kunnskap`);
    await page.locator('section#levekaar').getByRole('link', { name: 'Åpne for utskrift' }).click();
    expect(await page.locator('h1').innerText()).toBe('Inntekt og levekår: Eksempelvik');
    expect((await page.goto(`${server.url}/arbeid/eksempelvik/kunnskap/ukjent/tema`))?.status()).toBe(404);
    expect(server.errors).toEqual([]);
  });
});
