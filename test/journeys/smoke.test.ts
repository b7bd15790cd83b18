import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eksempelvikDwellings, eksempelvikHouseholds, eksempelvikPopulation } from '../../src/app/demo/tall.ts';
import { launchBrowser } from '../browser.ts';
import { startServer, type TestServer } from '../server.ts';
import { pointing } from './hands.ts';
import { figures, takesThePlanHome } from './line.ts';

describe('from "Start med din kommune" to the downloaded plan', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    server = await startServer();
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const says = (text: string | RegExp) => expect.poll(() => page.innerText('main'), { timeout: 45_000 }).toMatch(text);

  it('works as a planner would do it', async () => {
    await page.goto(server.url);
    await page.click('main >> text=Start med din kommune >> nth=-1');
    await page.fill('#kommune', '0101');
    await page.fill('#code', 'FEIL-KODE');
    await page.fill('#name', 'Kari Nordmann');
    await page.fill('#email', 'kari@halden.no');
    await page.fill('#password', 'fire ord etter hverandre');
    await page.click('button:has-text("Opprett kommunen")');
    await says(/Koden stemmer ikke/);
    expect(await page.inputValue('#name')).toBe('Kari Nordmann');
    await page.fill('#code', server.code.toLowerCase());
    await page.fill('#password', 'fire ord etter hverandre');
    await page.click('button:has-text("Opprett kommunen")');
    await page.waitForURL('**/arbeid/halden/tall');
    await says(/Ingen offisielle tall er lastet inn ennå/);
    const lines = await page
      .locator('.bp-menu-group')
      .evaluateAll((groups) =>
        groups.map((group) => new Set([...group.querySelectorAll('a')].map((a) => a.offsetTop)).size),
      );
    expect(lines, 'each group of the menu on one line').toEqual([1, 1, 1]);

    await page.setInputFiles('#filer', [figures('feil.csv', 'Dette er ikke en tabell.\nBare tekst.\n')]);
    await page.click('button:has-text("Les filene")');
    await says(/feil\.csv: Dette ser ikke ut som en tabell/);
    await page.setInputFiles('#filer', [
      figures('befolkning.csv', eksempelvikPopulation(2026)),
      figures('husholdninger.csv', eksempelvikHouseholds(2026, 14_060)),
      figures('boliger.csv', eksempelvikDwellings(2026)),
    ]);
    await page.click('button:has-text("Les filene")');
    await says(/Filene er lest og lagret/);

    await page.click('.bp-next >> text=Se behovet');
    await page.click('button:has-text("Regn ut behovet")');
    await says(/Kommunen trenger mellom/);
    await page.click('.bp-menu a >> text=Gap');
    await says(/Kommunen mangler mellom|kan kommunen ha alt fra/);

    // A slider answers at once: beside the usual figures, without a button or a new page.
    await page.goto(`${server.url}/arbeid/halden/gap/proev`);
    await page.evaluate('window.stands = true');
    const gapRow = async () => (await page.locator('#svar-tall table').locator('tr').nth(3).innerText()).split('\t');
    const usual = await gapRow();
    expect(usual[1]).toBe(usual[2]);
    await page.focus('#vacancy');
    await page.keyboard.press('End');
    await expect.poll(async () => (await gapRow())[2], { timeout: 20_000 }).not.toBe(usual[2]);
    expect((await gapRow())[1]).toBe(usual[1]);
    expect([await page.evaluate('window.stands'), page.url()]).toEqual([true, expect.stringContaining('vacancy=5')]);

    await page.click('.bp-menu a >> text=Mål og tiltak');
    await page.fill('#title', 'Flere små leiligheter');
    await page.click('button:has-text("Legg til mål")');
    await says(/Flere små leiligheter/);
    await page.click('.bp-menu a >> text=Mål og tiltak');
    await page.click('text=Nytt tiltak');
    await page.fill('#title', 'Kjøpe åtte leiligheter');
    await page.fill('#responsible', 'Eiendom');
    await page.selectOption('#status', 'finansiert');
    await page.fill('#units1', '8');
    await page.fill('#investment1', '30 000 000');
    await page.click('button:has-text("Lagre")');
    await says(/En investering trenger en driftskostnad/);
    await page.fill('#operation1', '450 000');
    await page.click('button:has-text("Lagre")');
    await says(/Si hvor sikker kostnaden er/);
    await page.selectOption('#certainty', 'anbud');
    await page.click('button:has-text("Lagre")');
    await says(/T-001 Kjøpe åtte leiligheter/);
    await page.click('.bp-menu a >> text=Økonomiplan');
    await says(/30.000.000/);

    await page.click('.bp-menu a >> text=Plandokument');
    await page.click('text=1 Sammendrag');
    await page.fill('#text', 'Vi mangler {{gap.1999}} boliger.');
    await page.click('button:has-text("Lagre versjon")');
    await says(/Disse tallene finnes ikke i kjøringen: gap\.1999/);
    await page.fill('#text', 'Vi mangler {{gap.2036}} boliger.');
    await page.click('button:has-text("Lagre versjon")');
    await says(/Vi mangler [\d\s\u00a0\u2212]+ til [\d\s\u00a0]+ boliger/);
    await page.click('text=Tilbake til dokumentet');
    await page.waitForURL('**/dokument');
    await takesThePlanHome({ server, hands: pointing(page), lang: 'nb' });

    // A slow machine has shown the page of the job meanwhile.
    await page.click('.bp-menu a >> text=Plandokument');
    await page.click('button:has-text("Frys en versjon")');
    await expect.poll(() => page.innerText('main'), { timeout: 60_000 }).toMatch(/Frosset/);
    await page.click('button:has-text("Logg ut")');
    await page.goto(`${server.url}/arbeid/halden/tiltak`);
    await says(/Logg inn for å se siden/);
    expect(server.errors).toEqual([]);
  }, 240_000);

  const shared = join(process.env.BOLIGPLAN_SHARED ?? '../shared', 'data');
  it.skipIf(!existsSync(shared))(
    'reads the real population of Halden (skipped where the shared data folder is absent)',
    async () => {
      const result = await server.accounts.logIn('kari@halden.no', 'fire ord etter hverandre');
      if (!result.ok) throw new Error('no login');
      await page.context().addCookies([{ name: 'boligplan', value: result.value.token, url: server.url }]);
      await page.goto(`${server.url}/arbeid/halden/tall`);
      await page.setInputFiles('#filer', join(shared, 'population-by-age-sex-municipality-2021.wide.csv'));
      await page.click('button:has-text("Les filene")');
      await says(/Filene er lest og lagret/);
      await page.goto(`${server.url}/arbeid/halden/behov`);
      await page.click('button:has-text("Regn ut på nytt")');
      await expect.poll(() => page.textContent('main'), { timeout: 45_000 }).toMatch(/31.387/);
    },
  );
});
