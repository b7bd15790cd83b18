import ExcelJS from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../src/plan/plandokument/rendering/pdf-reading.ts';
import { launchBrowser } from '../browser.ts';
import { administrator, startServer, type TestServer } from '../server.ts';

const YEAR = new Date().getFullYear();
const BLOCK = [
  ['Felt', 'Plan-ID', 'Status', 'Eier', 'Grunn', 'Boligtype', String(YEAR), String(YEAR + 1)],
  ['Bryggefeltet', '2024001', 'Regulert', 'Brygga AS', 'Privat', 'Leilighet i blokk', '40', '60'],
  ['Bryggefeltet', '', '', '', '', 'rekkehus og småhus', '', '12'],
  ['Lia', '', 'Under regulering', 'Kommunen', 'Kommunal', 'Enebolig', '', '1 008'],
  ['Nes', '', 'Avsatt', '', '', 'Enebolig', '', '5'],
  ['Vik', '', 'Avsatt', '', '', 'Enebolig', '', '5'],
]
  .map((row) => row.join('\t'))
  .join('\r\n');

describe('the boligbyggeprogram, from a table in Excel to the gap', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let cookie = '';
  let csrf = '';
  const home = '/arbeid/halden/boligbyggeprogram';
  const text = async (path: string) => {
    await page.goto(server.url + path);
    return (await page.locator('main').innerText()).replaceAll('\u00a0', ' ');
  };

  beforeAll(async () => {
    server = await startServer();
    ({ cookie, csrf } = await administrator(server, { slug: 'halden', name: 'Halden', number: '3101' }));
    browser = await launchBrowser();
    const context = await browser.newContext();
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const paste = (into: string, words: string) =>
    page.evaluate(
      `{
        const cell = document.querySelector(${JSON.stringify(into)});
        cell.focus();
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', ${JSON.stringify(words)});
        cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }`,
    );
  const value = (id: string) => page.locator(`#${id}`).inputValue();

  it('takes a block from Excel with its head, fills down, undoes, and moves by the keys', async () => {
    await page.goto(`${server.url}${home}/tabell`);
    expect(await page.locator('tbody tr').count()).toBe(3);
    await paste('#r0-name', BLOCK);
    expect(await page.locator('tbody tr').count()).toBe(5);
    expect([
      await value('r0-status'),
      await value('r1-type'),
      await value(`r2-y${YEAR + 1}`),
      await value('r4-name'),
    ]).toEqual(['regulert', 'smaahus', '1 008', 'Vik']);
    // One press takes the whole block back, and the next paste is as the first.
    await page.locator('#r0-name').press('Control+z');
    expect([await value('r0-name'), await value('r0-status'), await value('r4-name')]).toEqual(['', '', '']);
    await paste('#r0-name', BLOCK);
    await page.locator('#r2-owner').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    expect([await value('r3-owner'), await value('r4-owner')]).toEqual(['Kommunen', 'Kommunen']);
    await page.keyboard.press('Control+z');
    expect([await value('r2-owner'), await value('r3-owner'), await value('r4-owner')]).toEqual(['Kommunen', '', '']);
    await page.locator('#r3-name').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('r4-name');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.id')).toBe('r3-planId');
    await page.keyboard.type('77');
    await page.keyboard.press('Control+z');
    expect(await value('r3-planId')).toBe('');
  });

  it('says what is wrong at the cell, stores nothing of it, and then all of it', async () => {
    await page.locator(`#r4-y${YEAR + 1}`).fill('mange');
    await page.getByRole('button', { name: 'Lagre tabellen' }).click();
    expect(await page.locator(`#r4-y${YEAR + 1}`).getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator(`#r4-y${YEAR + 1}-feil`).innerText()).toContain('helt tall');
    expect(await value('r2-name')).toBe('Lia');
    expect(await (await fetch(`${server.url}${home}`, { headers: { cookie } })).text()).toContain(
      'Ingen felt er lagt inn',
    );
    await page.locator(`#r4-y${YEAR + 1}`).fill('5');
    await page.getByRole('button', { name: 'Lagre tabellen' }).click();
    await page.waitForURL(/nye=4/);
    const words = (await page.locator('main').innerText()).replaceAll('\u00a0', ' ');
    expect(words).toContain(
      '4 felt har plass til 1 130 boliger som ikke er bygd. 112 av dem er regulert, men ikke igangsatt.',
    );
    expect(await page.locator('figure svg').count()).toBe(2);
  });

  it('shows what two people typed when they typed in the same field, and keeps both until one is chosen', async () => {
    await page.goto(`${server.url}${home}/tabell`);
    await page.locator(`#r3-y${YEAR + 1}`).fill('7');
    const other = await page.context().newPage();
    await other.goto(`${server.url}${home}/tabell`);
    await other.locator(`#r3-y${YEAR + 1}`).fill('9');
    await other.getByRole('button', { name: 'Lagre tabellen' }).click();
    await other.waitForURL(/endret=1/);
    await other.close();
    await page.getByRole('button', { name: 'Lagre tabellen' }).click();
    const words = await page.locator('main').innerText();
    expect(words).toContain('En annen har lagret noe av det samme');
    expect(words).toMatch(new RegExp(`Nes: ${YEAR + 1}, Enebolig\\s+9\\s+7`));
    await page.getByRole('button', { name: 'Lagre tabellen' }).click();
    await page.waitForURL(/endret=1/);
    expect(await text(`${home}/felt/3`)).toMatch(/Planlagte boliger\s+9\s+7/);
  });

  it('asks by name before a field whose rows are emptied goes, and brings it back by one press', async () => {
    await page.goto(`${server.url}${home}/tabell`);
    const empty = async (rows: readonly number[]) => {
      for (const at of rows) {
        for (const key of ['name', 'planId', 'owner', `y${YEAR}`, `y${YEAR + 1}`])
          await page.locator(`#r${at}-${key}`).fill('');
        for (const key of ['status', 'land', 'type']) await page.locator(`#r${at}-${key}`).selectOption('');
      }
    };
    await empty([3, 4]);
    await page.locator(`#r0-y${YEAR + 1}`).fill('61');
    await page.getByRole('button', { name: 'Lagre tabellen' }).click();
    const asked = async () => (await page.locator('main').innerText()).replaceAll('\u00a0', ' ');
    expect(await asked()).toContain('Skal 2 felt tas ut?');
    expect(await asked()).toMatch(/Nes og Vik\. \d+ boliger som ikke er bygd/);
    expect(await value(`r0-y${YEAR + 1}`)).toBe('61');
    expect(
      (await (await fetch(`${server.url}${home}`, { headers: { cookie } })).text()).replace(/&nbsp;/g, ' '),
    ).toContain('4 felt');
    await page.getByRole('button', { name: 'Ta ut feltene og lagre' }).click();
    await page.waitForURL(/ut=2&fjernet=3-4/);
    expect(await asked()).toContain('Tatt ut: Nes, Vik.');
    await page.getByRole('button', { name: 'Angre, sett inn igjen' }).click();
    expect(await asked()).toContain('4 felt');
    await page.goto(`${server.url}${home}/tabell`);
    await empty([3]);
    await page.locator(`#r0-y${YEAR + 1}`).fill('12');
    await page.getByRole('button', { name: 'Lagre tabellen' }).click();
    await page.getByRole('button', { name: 'Behold feltet, lagre resten' }).click();
    await page.waitForURL(/endret=1&nye=0&ut=0$/);
    expect(await text(`${home}/tabell`)).toBeTruthy();
    expect([await value('r3-name'), await value(`r0-y${YEAR + 1}`)]).toEqual(['Nes', '12']);
  });

  it('holds what was promised against what came, with the law of each provision', async () => {
    await page.goto(`${server.url}${home}/tabell?vis=levert`);
    await page.locator('#r0-type').selectOption('blokk');
    await page.locator(`#r0-y${YEAR}`).fill('25');
    await page.getByRole('button', { name: 'Lagre tabellen' }).click();
    await page.waitForURL(/endret=1/);
    await page.goto(`${server.url}${home}/tabell?vis=opplysninger`);
    await page.locator('#r0-maxUnits').fill('100');
    await page.locator('#r0-borettslag').fill('20');
    await page.locator('#r0-order').fill('Skolen må stå ferdig først');
    await page.getByRole('button', { name: 'Lagre tabellen' }).click();
    await page.waitForURL(/endret=1/);
    expect(await text(`${home}/loefter`)).toMatch(/Bryggefeltet\s+40\s+25\s+−15/);
    expect(await text(`${home}/loefter?dato=1.1.2020`)).toContain('Ingen felt sto i programmet 01.01.2020');
    const field = await text(`${home}/felt/1`);
    expect(field).toContain('112 boliger er planlagt, 25 er levert, og 87 er ikke bygd.');
    expect(field).toContain('Feltet har 112 planlagte boliger, men bestemmelsen tillater høyst 100.');
    expect(field).toContain('§ 12-7 nr. 15');
    expect(field).toMatch(/Rekkefølgekrav\s+Skolen må stå ferdig først\s+plan- og bygningsloven § 12-7 nr. 10/);
  });

  it('goes out as a workbook whose first sheet can be pasted back', async () => {
    const reply = await fetch(`${server.url}${home}/boligbyggeprogram.xlsx`, { headers: { cookie } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await reply.arrayBuffer()) as never);
    const rows: string[][] = [];
    book.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map((v) => String(v ?? ''))));
    expect(rows.some((row) => row[0] === 'Lia' && row.includes('1008') && row.includes('Under regulering'))).toBe(true);
    expect(book.worksheets).toHaveLength(3);
    // Whose land a field is on is told in the file, in the list and on the page of the field.
    const land = (name: string) => rows.find((row) => row[0] === name)?.[4];
    expect(['Bryggefeltet', 'Lia', 'Nes'].map(land)).toEqual(['Privat', 'Kommunal', '–']);
    await page.goto(server.url + home);
    const listed = await page.locator('tr', { has: page.locator('a', { hasText: /^Lia$/ }) }).allInnerTexts();
    expect(listed.some((row) => /\tKommunal\t/.test(row))).toBe(true);
    await page.locator('a', { hasText: /^Lia$/ }).first().click();
    expect(await page.locator('main').innerText()).toMatch(/Grunn\s+Kommunal/);
  });

  it('moves the gap of boligutvikling, and is read in the supply', async () => {
    expect(await text('/arbeid/halden/tilbud')).toMatch(/1 1\d\d av boligene står som felt/);
    const run = await server.db.inPlattform((tx) =>
      tx.rows<{ id: string }>("select id from kommune where slug = 'halden'"),
    );
    const figures = await server.db.inKommune(run[0]?.id ?? '', (tx) => server.run.ownFigures(tx));
    const own = figures.flows?.filter((flow) => flow.units === 1008) ?? [];
    expect(own.map((flow) => [flow.kind, flow.ledger, flow.year, flow.probability, flow.delay])).toEqual([
      ['programme', 'boligutvikling', YEAR + 1, 0.65, 3],
    ]);
    await page.goto(server.url + home);
    await page.getByRole('link', { name: 'Se gapet' }).click();
    await page.waitForURL(/\/gap/);
  });

  it('puts the fields on a map that is moved by the keys, and leads from a field in it to the gap', async () => {
    const square = (lon: number, lat: number) => [
      [lon, lat],
      [lon + 0.02, lat],
      [lon + 0.02, lat + 0.01],
      [lon, lat + 0.01],
      [lon, lat],
    ];
    const shape = (navn: string, lon: number, lat: number) => ({
      type: 'Feature',
      properties: { navn },
      geometry: { type: 'Polygon', coordinates: [square(lon, lat)] },
    });
    const give = async (features: readonly unknown[] | string, lag: string) => {
      await page.goto(`${server.url}${home}/kart`);
      await page.locator('#lag').selectOption(lag);
      const text = typeof features === 'string' ? features : JSON.stringify({ type: 'FeatureCollection', features });
      await page
        .locator('#fil')
        .setInputFiles({ name: 'kart.geojson', mimeType: 'application/json', buffer: Buffer.from(text) });
      await page.getByRole('button', { name: 'Last opp', exact: true }).click();
    };
    await give('{"type":"FeatureCollection","features":[', 'felt');
    await page.getByText('Filen er ikke GeoJSON, TopoJSON eller GML').first().waitFor();
    await give([shape('Halden', 10, 60)], 'kommune');
    await page.waitForURL(/inn=1/);
    await give(
      [shape('Lia', 10.005, 60.002), shape('Bryggefeltet', 10.01, 60.006), shape('Storgata 3', 10, 60)],
      'felt',
    );
    await page.getByText('2 former er tatt inn. 1 passet ikke med noe felt, og ble ikke lagret.').waitFor();
    expect(await page.locator('[data-kart] .bp-svg-wide circle').count()).toBe(2);
    const words = (await page.locator('main').innerText()).replaceAll('\u00a0', ' ');
    expect(words).toContain('2 av 4 felt står i kartet');
    expect(words).toMatch(/2\s+Lia\s+Under regulering\s+–\s+1 008/);
    // By an earlier year there is nothing of it yet, in the list and in the size of its circle.
    const circles = page.locator('[data-kart] .bp-svg-wide circle');
    const sizes = async () => (await Promise.all([0, 1].map((n) => circles.nth(n).getAttribute('r')))).map(Number);
    const [, late = 0] = await sizes();
    await page.goto(`${server.url}${home}/kart?aar=1999`);
    expect((await page.locator('main').innerText()).replaceAll('\u00a0', ' ')).toMatch(
      /2\s+Lia\s+Under regulering\s+–\s+0/,
    );
    expect((await sizes())[1]).toBeLessThan(late);
    await page.goto(`${server.url}${home}/kart`);
    const view = () => page.locator('[data-kart] .bp-svg-wide svg').getAttribute('viewBox');
    const whole = await view();
    await page.locator('[data-kart] .bp-svg').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowRight');
    expect(await view()).not.toBe(whole);
    await page.keyboard.press('0');
    expect(await view()).toBe(whole);
    await page.getByRole('link', { name: 'Lia' }).click();
    await page.waitForURL(/felt\/2/);
    await page.getByRole('link', { name: 'Se gapet' }).click();
    await page.waitForURL(/\/gap/);
    // On a narrow screen no table is read by scrolling sideways.
    await page.setViewportSize({ width: 320, height: 800 });
    for (const path of [`${home}/kart`, home, `${home}/felt/1`, `${home}/loefter`, '/nn/arbeid/halden/tilbud']) {
      await page.goto(server.url + path);
      const wide = await page.evaluate(
        "[...document.querySelectorAll('.bp-scroll')].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.ariaLabel)",
      );
      expect([path, wide]).toEqual([path, []]);
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it('is a table, a picture by year and a map in the plan, which stay as they were when the plan is frozen', async () => {
    const get = (path: string) => fetch(server.url + path, { headers: { cookie } });
    const html = async (path: string) => (await (await get(path)).text()).replace(/&nbsp;|\u00a0/g, ' ');
    const send = (path: string, fields: Record<string, string>) =>
      fetch(server.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie, origin: server.url },
        body: new URLSearchParams({ csrf, ...fields }),
      });
    const chapter = '/arbeid/halden/dokument/boligbyggeprogram';
    const blocks = ['felt', 'aar', 'kart'].map((part) => `{{boligbyggeprogram:${part}}}`);
    const before = await html(chapter);
    for (const block of blocks) expect(before).toContain(block);
    const revision = /name="revision" value="(\d+)"/.exec(before)?.[1] ?? '0';
    expect((await send(chapter, { revision, text: blocks.join('\n\n') })).status).toBe(303);
    await send('/arbeid/halden/dokument/frys', {});
    await server.desk.idle();
    const overview = await html('/arbeid/halden/dokument');
    const version = Math.max(...[...overview.matchAll(/dokument\/versjon\/(\d+)"/g)].map((m) => Number(m[1])));
    await page.goto(`${server.url}${home}/tabell`);
    await page.locator(`#r2-y${YEAR + 1}`).fill('777');
    await page.getByRole('button', { name: 'Lagre tabellen' }).click();
    await page.waitForURL(/endret=1/);
    expect(await html(chapter)).toMatch(/>777</);
    const frozen = await html(`/arbeid/halden/dokument/versjon/${version}`);
    expect(frozen).toContain('1 008');
    expect(frozen).not.toMatch(/>777</);
    const pdf = await readPdf(
      new Uint8Array(await (await get(`/arbeid/halden/dokument/versjon/${version}/boligplan.pdf`)).arrayBuffer()),
    );
    const alts = pdf.alts.join(' ').replaceAll('\u00a0', ' ');
    expect(alts).toContain('Kart over feltene. 2 av 4 felt står i kartet');
    expect(alts).toContain(`Flest boliger i ${YEAR + 1}:`);
    expect(pdf.text.replace(/\s+/g, ' ')).toContain('Felt som ikke står i kartet: Nes, Vik.');
    const word = await get(`/arbeid/halden/dokument/versjon/${version}/boligplan.docx`);
    // The picture by year and the map, each in the file of pictures.
    const packed = Buffer.from(await word.arrayBuffer()).toString('latin1');
    expect(new Set(packed.match(/word\/media\/[\w.-]+/g)).size).toBeGreaterThanOrEqual(2);
  }, 60_000);

  it('is one municipality’s: a reader of another finds nothing, and cannot write', async () => {
    const other = await fetch(`${server.url}/arbeid/eksempelvik/boligbyggeprogram`, { headers: { cookie } });
    expect(await other.text()).not.toContain('Brygga AS');
    const press = (kommune: string) =>
      fetch(`${server.url}/arbeid/${kommune}/boligbyggeprogram/felt/fjern`, {
        method: 'POST',
        headers: { origin: server.url, cookie },
        body: new URLSearchParams({ csrf, number: '1' }),
      });
    expect((await press('eksempelvik')).status).toBe(403);
    expect(await text('/arbeid/eksempelvik/boligbyggeprogram/felt/1')).not.toContain('tatt ut');
    expect(await text(`${home}/felt/1`)).not.toContain('tatt ut');
    expect(server.errors).toEqual([]);
  });
});
