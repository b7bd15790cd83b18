import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

describe('writing a chapter', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let session: { cookie: string; csrf: string };
  let url: string;
  beforeAll(async () => {
    server = await startServer();
    session = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    url = `${server.url}/arbeid/halden/dokument/mandat`;
    browser = await launchBrowser();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await logIn();
    page = await context.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const logIn = () =>
    context.addCookies([{ name: 'boligplan', value: session.cookie.split('=')[1] ?? '', url: server.url }]);
  const post = (path: string, fields: Record<string, string>, cookie = session.cookie) =>
    fetch(url + path, {
      method: 'POST',
      headers: { cookie, origin: server.url },
      redirect: 'manual',
      body: new URLSearchParams({ csrf: session.csrf, ...fields }),
    });
  const status = () => expect.poll(() => page.textContent('#utkast-status'), { timeout: 15_000 });
  const main = () => page.textContent('main');

  it('keeps what is typed on the server while it is typed, over a crash of the browser', async () => {
    await page.goto(url);
    await page.fill('#text', 'Kommunestyret bestilte planen.');
    await status().toMatch(/^Lagret kl\. \d\d\.\d\d$/);
    await page.close();
    page = await context.newPage();
    await page.goto(url);
    expect(await page.inputValue('#text')).toBe('Kommunestyret bestilte planen.');
    expect(await main()).toMatch(/Under står utkastet du lagret/);
    await page.fill('#name', 'Til styringsgruppa');
    await page.click('button:has-text("Lagre versjon")');
    await page.waitForURL('**?lagret=ja');
    expect(await main()).not.toMatch(/Under står utkastet/);
  });

  it('warns at once when somebody else has saved, and shows both texts', async () => {
    await page.goto(url);
    expect((await post('', { text: 'Den andres tekst.', revision: '1' })).status).toBe(303);
    await page.fill('#text', 'Min egen tekst.');
    await status().toContain('En annen har lagret kapittelet mens du skrev');
    await page.click('#utkast-status a');
    await expect.poll(main).toContain('Begge tekstene står under');
    expect(await main()).toContain('Den andres tekst.');
    expect(await page.inputValue('#text')).toBe('Min egen tekst.');
    await page.click('button:has-text("Lagre versjon")');
    await page.waitForURL('**?lagret=ja');
    expect(await page.inputValue('#text')).toBe('Min egen tekst.');
  });

  it('loses nothing when the session ends', async () => {
    await page.goto(url);
    await context.clearCookies();
    await page.fill('#text', 'Skrevet uten å være innlogget.');
    await status().toContain('Du er logget ut');
    await page.reload();
    await logIn();
    await page.goto(url);
    expect(await page.inputValue('#text')).toBe('Skrevet uten å være innlogget.');
    await status().toMatch(/Lagret kl/);

    // Out once more, and in by a login of its own, which has another token.
    await context.clearCookies();
    await page.fill('#text', 'Skrevet videre.');
    await status().toContain('Du er logget ut');
    const again = await server.accounts.logIn('anne@kommune.no', 'en lang og trygg setning');
    if (!again.ok) throw new Error(JSON.stringify(again.error));
    await context.addCookies([{ name: 'boligplan', value: again.value.token, url: server.url }]);
    await page.fill('#text', 'Skrevet videre, i samme vindu.');
    await status().toMatch(/Lagret kl/);
    await context.clearCookies();
    await logIn();
  });

  it('lists its versions with their names, and takes an old one up again as a new one', async () => {
    await page.goto(`${url}/historikk`);
    expect(await main()).toContain('Til styringsgruppa');
    await page.click('a:has-text("Versjon 1")');
    expect(await main()).toContain('Kommunestyret bestilte planen.');
    await page.click('button:has-text("Gjenopprett")');
    await page.waitForURL('**?lagret=ja');
    await page.goto(`${url}/historikk`);
    expect(await main()).toContain('Gjenopprettet fra versjon 1');
    expect(await main()).toContain('Kapittelet er lagret 4 ganger.');
  });

  it('works without JavaScript: a draft by its own button, both texts in a conflict, a refusal that keeps the text', async () => {
    expect((await post('', { text: 'Uten skript.', revision: '4', som: 'utkast' })).headers.get('location')).toContain(
      '?lagret=utkast',
    );
    const refused = await post('', { text: 'Vi mangler {{gap.1999}}.', revision: '4' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Vi mangler {{gap.1999}}.');
    const late = await post('', { text: 'For sent.', revision: '1' });
    expect(late.status).toBe(409);
    const both = await late.text();
    expect(both).toContain('For sent.');
    expect(both).toContain('Kommunestyret bestilte planen.');
    const out = await post('', { text: 'Skrevet uten å være innlogget.', revision: '4' }, '');
    expect(out.status).toBe(403);
    expect(await out.text()).toMatch(/Dette hadde du skrevet[\s\S]*Skrevet uten å være innlogget\./);
    expect(server.errors).toEqual([]);
  });

  it('puts a live figure in at the caret, in a plan that has figures', async () => {
    const demo = await browser.newPage();
    const { db } = server;
    const [eksempelvik] = await db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'eksempelvik'"),
    );
    const [bruker] = await db.inPlattform((tx) => tx.rows<{ id: string }>('select id from bruker'));
    await db.inPlattform((tx) =>
      tx.rows("insert into medlemskap (kommune_id, bruker_id, role) values ($1, $2, 'planlegger')", [
        eksempelvik?.id,
        bruker?.id,
      ]),
    );
    await demo
      .context()
      .addCookies([{ name: 'boligplan', value: session.cookie.split('=')[1] ?? '', url: server.url }]);
    await demo.goto(`${server.url}/arbeid/eksempelvik/dokument/oppfoelging`);
    await demo.fill('#text', 'Det blir  innbyggere.');
    await demo.evaluate("document.querySelector('#text').setSelectionRange(9, 9)");
    await demo.click('summary:has-text("Tall du kan sette inn")');
    await demo.click('[data-sett-inn^="{{befolkning."] >> nth=0');
    expect(await demo.inputValue('#text')).toMatch(/^Det blir \{\{befolkning\.\d{4}\}\} innbyggere\.$/);
    await demo.close();
  });
});
