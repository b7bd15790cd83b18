import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../../../test/browser.ts';
import { axeFaults } from '../../../../test/pages/axe.ts';
import { administrator, startServer, type TestServer } from '../../../../test/server.ts';

describe('the form of a tiltak', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let csrf = '';
  let headers: Record<string, string> = {};
  const at = (path: string) => `${server.url}/arbeid/halden/${path}`;

  beforeAll(async () => {
    server = await startServer();
    const own = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    csrf = own.csrf;
    headers = { cookie: own.cookie, origin: server.url };
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 320, height: 800 }, bypassCSP: true });
    await context.addCookies([{ name: 'boligplan', value: own.cookie.split('=')[1] ?? '', url: server.url }]);
    page = await context.newPage();
    expect((await post('tiltak/maal', { title: 'Trygge hjem', ledger: 'boligsosialt' })).status).toBe(303);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function post(path: string, fields: Record<string, string>) {
    const body = new URLSearchParams({ csrf, ...fields });
    const reply = await fetch(at(path), { method: 'POST', headers, body, redirect: 'manual' });
    return { status: reply.status, html: await reply.text(), location: reply.headers.get('location') ?? '' };
  }
  it('shows the whole of an example that stands in a field for a number, wide and narrow', async () => {
    const cut = () =>
      page.$$eval('input.bp-number', (all) =>
        all.flatMap((e) =>
          e.scrollWidth > e.clientWidth ? [`${e.getAttribute('name')}: ${e.getAttribute('value')}`] : [],
        ),
      );
    const before = page.viewportSize() ?? { width: 1280, height: 720 };
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(at('tiltak/nytt?eksempel=asker-investering'));
      expect(await page.inputValue('#investment1')).toMatch(/^30.000.000 \(eksempel – bytt ut\)$/);
      expect(await cut(), `${width}`).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), `${width}`).toBeLessThanOrEqual(
        0,
      );
    }
    for (const lang of ['', '/nn'])
      for (const path of ['tiltak', 'oekonomiplan', 'oppfoelging']) {
        await page.goto(`${server.url}${lang}/arbeid/halden/${path}`);
        await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
        const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await page.evaluate(over), `${lang} ${path}, every fold open`).toBe(0);
      }
    await page.setViewportSize(before);
  });

  it('asks where the dwellings come, how surely and how late, and shows it on the page of the tiltak', async () => {
    await post('tilbud', {
      name: 'Rekkehusene på Lia',
      kind: 'avtale',
      ledger: 'boligsosialt',
      type: 'smaahus',
      level: 'ingen',
      units: '8',
      year: '2028',
      probability: '80',
    });
    await page.goto(at('tiltak/nytt'));
    expect(await page.$$eval('#site-forslag option', (all) => all.map((o) => o.getAttribute('value')))).toContain(
      'Rekkehusene på Lia',
    );
    await page.click('summary:has-text("Sted, sannsynlighet og forsinkelse")');
    await page.fill('#title', 'Leie åtte rekkehus');
    await page.fill('#responsible', 'Boligkontoret');
    await page.fill('#start', '2026');
    await page.fill('#units3', '8');
    await page.fill('#area', 'Lia');
    await page.fill('#site', 'Rekkehusene på Lia');
    await page.fill('#probability', '120');
    await page.fill('#delay', '1');
    await page.click('form:has(#title) button:has-text("Lagre")');
    expect(await page.innerText('#probability-feil')).toContain('fra 1 til 100');
    expect(await page.isVisible('#site')).toBe(true);
    await page.fill('#probability', '70');
    await page.click('form:has(#title) button:has-text("Lagre")');
    const said = (await page.innerText('dl.bp-key')).replace(/\s+/g, ' ');
    expect(said).toContain('Område i kommunen Lia');
    expect(said).toContain('Felt, eiendom eller avtale Rekkehusene på Lia');
    expect(said).toMatch(/Tid fra start til første bolig eller plass \d+ år/);
    expect(said).toContain('Sannsynlighet for at boligene kommer 70 %');
    expect(said).toContain('Vanlig forsinkelse 1 år');
    expect(await axeFaults(page)).toEqual([]);
  });

  it('keeps a selection under a name for everybody, once, takes the name away, and brings it back', async () => {
    const named = { utvalgsnavn: 'Til formannskapet', utvalg: '?status=foreslaatt&fremmed=1' };
    expect((await post('tiltak/utvalg', named)).location).toMatch(/\/tiltak\?status=foreslaatt$/);
    const list = async () => (await fetch(at('tiltak'), { headers })).text();
    expect(await list()).toMatch(/href="\/arbeid\/halden\/tiltak\?status=foreslaatt">Til formannskapet<\/a>/);
    const again = await post('tiltak/utvalg', { utvalgsnavn: 'TIL formannskapet', utvalg: '?regnskap=boligsosialt' });
    expect([again.status, again.html.includes('value="TIL formannskapet"')]).toEqual([422, true]);
    // No filter is no selection, and neither is one that nothing can have; a name there must be.
    for (const fields of [
      { utvalgsnavn: 'Alt', utvalg: '' },
      { utvalgsnavn: 'Alt', utvalg: '?status=finnes-ikke' },
      { utvalgsnavn: '', utvalg: '?regnskap=boligsosialt' },
    ])
      expect((await post('tiltak/utvalg', fields)).status).toBe(422);
    expect((await post('tiltak/utvalg/fjern', { number: '2' })).status).toBe(404);
    expect((await post('tiltak/utvalg/fjern', { number: '1' })).status).toBe(303);
    const link = />Til formannskapet<\/a>/;
    expect(await list()).not.toMatch(link);
    // It is put away, not gone: the list has the way back, which is refused while another has the name.
    expect(await list()).toMatch(/Lagt bort \(1\)[\s\S]*action="[^"]*tiltak\/utvalg\/angre"/);
    const other = { ...named, utvalg: '?regnskap=boligsosialt' };
    expect((await post('tiltak/utvalg', other)).status).toBe(303);
    const refused = await post('tiltak/utvalg/angre', { number: '1' });
    expect([refused.status, refused.html.includes('value="Til formannskapet"')]).toEqual([422, true]);
    expect((await post('tiltak/utvalg/fjern', { number: '2' })).status).toBe(303);
    expect((await post('tiltak/utvalg/angre', { number: '3' })).status).toBe(404);
    expect((await post('tiltak/utvalg/angre', { number: '1' })).location).toMatch(/\/tiltak\?status=foreslaatt$/);
    expect(await list()).toMatch(link);
  });

  it('prints what is chosen with its goals and figures, and no form', async () => {
    const printed = async (query: string) => {
      const html = await (await fetch(`${server.url}/arbeid/eksempelvik/tiltak/utskrift${query}`)).text();
      return html.replaceAll('\u00a0', ' ').split('<main')[1]?.split('</main>')[0] ?? '';
    };
    const all = await printed('');
    const some = await printed('?regnskap=boligutvikling');
    const numbers = (html: string) => [...new Set(html.match(/T-\d{3}/g))];
    expect(numbers(all).length).toBeGreaterThan(20);
    expect(numbers(some)).toEqual(['T-001', 'T-002', 'T-003', 'T-004', 'T-005', 'T-006']);
    expect(some).toContain(`6 av ${numbers(all).length}`);
    expect(some).toMatch(/T-003[\s\S]{0,200}Kjøpe og klargjøre tomt på Stasjonsjordet[\s\S]{0,300}Eiendom/);
    expect(some).not.toContain('<form');
  });
});
