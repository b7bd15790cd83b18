import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';
import { type Hands, keyboard, pointing } from './hands.ts';

/** A table as a plan has it: columns in another order than ours, heads and words of its own, and holes. */
const TABLE = [
  ['Hvem', 'Tidsfrist', 'Tiltak', 'Kostnad (mill. kr)', 'Målgruppe', 'Mål', 'Status'],
  ['Eiendom', '2027', 'Kjøpe åtte boliger', '24,5', 'Barnefamilier', 'Trygge hjem', 'Vedtatt'],
  ['', 'Løpende', 'Rådgi om startlån', '', 'Førstegangsetablerere', 'Trygge hjem', 'Pågår'],
  ['Helse', '31.12.2028', 'Bygge bofellesskap', '60', 'Utviklingshemming', '', ''],
]
  .map((row) => row.join('\t'))
  .join('\n');

describe.each([
  ['with a mouse', pointing],
  ['by keyboard alone', keyboard],
] as const)('from the last plan’s table to goals and tiltak, %s', (_, handsOf) => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let hands: Hands;
  let actions = 0;
  const main = async () => (await page.textContent('main')) ?? '';
  const counted = async (doing: Promise<void>) => {
    await doing;
    actions += 1;
  };

  beforeAll(async () => {
    server = await startServer();
    const { cookie } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' });
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addCookies([{ name: 'boligplan', value: cookie.split('=')[1] ?? '', url: server.url }]);
    page = await context.newPage();
    hands = handsOf(page);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('takes no more than six actions', async () => {
    await page.goto(`${server.url}/arbeid/halden`);
    await counted(hands.press('Ta inn forrige plan'));
    await counted(hands.write('tabell', TABLE));
    await counted(hands.press('Les tabellen'));
    await expect.poll(main, { timeout: 30_000 }).toContain('Dette mangler planen din');
    await expect.poll(main).toContain('Planen har 3 tiltak');
    // "Hvem" is a word nobody can guess; said once, it is remembered.
    await counted(hands.choose('k0', 'owner'));
    await counted(hands.press('Bruk valgene'));
    await expect.poll(main).not.toContain('«Kjøpe åtte boliger» har ingen ansvarlig');
    expect(await main()).toContain('«Rådgi om startlån» har ingen ansvarlig');
    expect(await main()).toContain('«Bygge bofellesskap» hører ikke til noe mål');
    await counted(hands.press('Ta inn 3 tiltak'));
    await expect.poll(main).toContain('3 tiltak er tatt inn');
    expect(actions).toBeLessThanOrEqual(6);
  }, 120_000);

  it('gives ordinary tiltak that say where they came from, and knows the table the next time', async () => {
    await hands.press('T-001');
    await expect.poll(main).toContain('Tatt inn fra Limt inn tabell, rad 2');
    expect(await main()).toMatch(/24\s500\s000/);
    expect(await page.inputValue('#responsible')).toBe('Eiendom');
    await hands.press('Mål og tiltak', 'menu');
    await hands.press('Ta inn forrige plan');
    await hands.write('tabell', `${TABLE}\nBygg\t2029\tRive et skur\t1\tAlle\tTrygge hjem\tForslag`);
    await hands.press('Les tabellen');
    await expect.poll(main, { timeout: 30_000 }).toContain('Planen har 4 tiltak');
    expect(await main()).not.toContain('«Bygge bofellesskap» har ingen ansvarlig');
    expect(await main()).toContain('har samme tittel som T-001 Kjøpe åtte boliger');
    await hands.press('Ta inn 1 tiltak');
    await expect.poll(main).toContain('1 tiltak er tatt inn');
  }, 120_000);

  it('takes a table that was copied from Word, with lines within its cells', async () => {
    const html = `<table><tr><th><p>Tiltak</p></th><th><p>Ansvar</p></th></tr>
      <tr><td><p>Leie</p><p>ut "loft"</p></td><td><p>NAV
      Halden</p></td></tr></table>`;
    const paste = `(() => {
      const data = new DataTransfer();
      data.setData('text/html', ${JSON.stringify(html)});
      document.querySelector('#tabell').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
    })()`;
    const stood = page.url();
    await page.goto(`${server.url}/arbeid/halden/inntak`);
    // The script comes after the page; until it does, a paste is the browser's own.
    await expect
      .poll(async () => {
        await page.fill('#tabell', '');
        await page.evaluate(paste);
        return page.inputValue('#tabell');
      })
      .toBe('Tiltak\tAnsvar\n"Leie\nut ""loft"""\tNAV Halden');
    await hands.press('Les tabellen');
    await expect.poll(main, { timeout: 30_000 }).toContain('Planen har 1 tiltak');
    await page.goto(stood);
  }, 60_000);

  it('is undone, and nothing is left in the lists', async () => {
    await hands.press('Angre inntaket');
    await expect.poll(main).toContain('Inntaket er angret');
    await hands.press('Til mål og tiltak');
    await expect.poll(main).toContain('Kjøpe åtte boliger');
    expect(await main()).not.toContain('Rive et skur');
  }, 60_000);
});
